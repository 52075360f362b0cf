// What goes into a reader and what comes out. A reader proposes claims; a person decides.
//
// Each reader reads one language. It makes nothing up: each claim rests on the characters that
// say it, in the way that they say it, and what was not understood is left out. What the reader
// did not look at (another language, text past the limit) it says in Reading::unread.
#pragma once

#include <string_view>

#include "base/date.h"
#include "base/world.h"
#include "model/report.h"

namespace reading {

struct ReadingInput {
  model::ReportId report;
  std::string_view text;      // UTF-8, as it stands in the report
  base::DateRange received;   // when it reached us: an undated text was written about then
  std::string_view language;  // ISO 639-1, empty if it is not known
  base::World& world;         // for the ids of what is proposed
};

}  // namespace reading
