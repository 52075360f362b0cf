// What stands before the name of a place and says what part it plays: "in", "in the central prison
// of", "20 km north of", "near the border with", "on the road from".
//
// Words that only describe the place ("the northern Nigerian town of") are passed over. Looks back
// no further than a few words, so the whole stays linear.
#pragma once

#include "reading/text.h"

namespace reading::english {

enum class PlaceRole { kAt, kFrom, kTo, kOther };

struct PlaceLead {
  std::size_t first = 0;  // where it begins; the name itself where nothing leads
  PlaceRole role = PlaceRole::kOther;
  bool near = false;
  bool border = false;
  bool pair = false;  // "between A and B", "on the road from A to B": a second place belongs to it
};

// `floor`: tokens before it belong to another name.
PlaceLead lead_before(const Text& text, Range name, std::size_t floor);
// "the border with X" as it stands before `border`, the token of that word.
PlaceLead border_lead(const Text& text, std::size_t border);
// "prison", "airport", "crossing": a building or spot inside a place.
bool is_building(std::string_view lower);
// The end of words behind a name that make it a building's: "Central Prison", "women's jail",
// "border crossing", "Prison No. 6"; `at` where there are none.
std::size_t building_end(const Text& text, std::size_t at);

}  // namespace reading::english
