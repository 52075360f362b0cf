// English ages: "30 months old", "a 31-year-old", "aged 48", "two and a half year old", "in her
// thirties", "Anna Example, 30,", "Anna Example (30)", "(f, 30)", "a boy, about 14", "who is 17".
//
// "A and B, aged 19 and 24" are two ages that stand in the order of the people before them.
//
// An age is a range of whole months: "48" is 48 years and up to eleven months more, "two and a
// half" a quarter of a year to either side, "30 months" just that. On which day it is said to
// hold is the reader's to know.
#pragma once

#include <string_view>
#include <vector>

#include "reading/english/lexicon.h"
#include "reading/text.h"

namespace reading::english {

struct AgePhrase {
  Range tokens;
  int months_min = 0;
  int months_max = 0;
  bool bare = false;    // a number alone after a name: an age only if a name stands before it
  bool plural = false;  // said of several people: "aged between 12 and 15", "in their thirties"
  // "aged 12 and 14": how many ages stand together, of the first; the others follow it.
  std::size_t listed = 0;
  // "who is 17", "he would be 59": the token of whom it is said, and whether it is said of what
  // was.
  std::size_t subject = static_cast<std::size_t>(-1);
  bool past = false;
  bool unmarked = false;  // a number behind a name without any mark
  bool then = false;      // "at that time", "at the time", "then": not on the document's day
};

// "m", "female", "girl": what a word beside an age tells of the sex, as in a list.
Sex sex_word(std::string_view lower);

// In the order of the text, none overlapping.
std::vector<AgePhrase> find_ages(const Text& text);

}  // namespace reading::english
