// Readings in words, so that tests, transcripts and people can compare them.
//
// A claim is one line: `subject | property | value | how it is told | "its words"`. People and
// groups are called by their label, events by their kind and, where a text tells of several of
// one kind, a number. Times and days are EDTF, ages `48y`, `30m` or `31m-41m`, counts `6`,
// `0..900` or `21..`, places the id and label of the node that they lie in and those that they
// are near. What the text says of itself comes first, with `report` as its subject.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/report.h"
#include "reading/place_source.h"

namespace reading::testing {

struct ClaimLine {
  std::string subject;
  std::string property;
  std::string value;
  std::string manner;   // empty for what the text says of itself
  std::string telling;  // basis and origin, empty where nothing is said of them
  std::string passage;  // on one line
  bool person = false;  // the subject is a person or a group
};

// The reader's only input from outside is the text: ids come from a world with a fixed seed.
model::Reading read_english(const PlaceSource& places, std::string_view text,
                            const base::DateRange& received);
std::vector<ClaimLine> claim_lines(const model::Reading& reading, std::string_view text);
std::string line_text(const ClaimLine& line);

}  // namespace reading::testing
