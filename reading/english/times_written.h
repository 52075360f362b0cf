// On which day or days each part of a text was written.
//
// A part that says it was written on that day, if the day is not after the receipt. A part that
// does not was written at the latest on the day it came and, as mail takes its time and days begin
// at other hours elsewhere, is taken to be as new as that or a day older. Where it tells in full of
// a day that was past a month before it came or longer, nothing says that it came at once: then it
// was written some day from that one to the day it came. A part that another text quotes is not
// younger than the text around it.
#pragma once

#include <optional>
#include <vector>

#include "reading/english/frame.h"
#include "reading/english/notes.h"

namespace reading::english {

struct WrittenDay {
  std::optional<base::DateRange> range;  // none if nothing is known
  std::optional<model::When> told;       // as the part says itself
};

// One for each part of the frame. `received`: without both ends, nothing is known of it.
std::vector<WrittenDay> written_days(const Notes& notes, const Frame& frame,
                                     const base::DateRange& received);

}  // namespace reading::english
