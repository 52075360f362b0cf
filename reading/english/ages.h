// English ages: "30 months old", "a 31-year-old", "aged 48", "two and a half year old", "in her
// thirties", "Anna Example, 30," and "Anna Example (30)".
//
// An age is a range of whole months: "48" is 48 years and up to eleven months more, "two and a
// half" a quarter of a year to either side, "30 months" just that. On which day it is said to
// hold is the reader's to know.
#pragma once

#include <vector>

#include "reading/text.h"

namespace reading::english {

struct AgePhrase {
  Range tokens;
  int months_min = 0;
  int months_max = 0;
  bool bare = false;    // a number alone after a name: an age only if a name stands before it
  bool plural = false;  // "aged 12 and 14": the second of several, or said of several people
  bool then = false;    // "at that time", "at the time", "then": not on the document's day
};

// In the order of the text, none overlapping.
std::vector<AgePhrase> find_ages(const Text& text);

}  // namespace reading::english
