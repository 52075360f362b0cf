// The words that must follow a verb to make it an act: "up" of "picked up", "into a white van" of
// "pushed into a white van".
//
// A tail of events.inc is written word by word. A word that begins with % stands for a class of
// phrases, so that one row does for all of them:
//   %vehicle  "a bus", "the back of a pickup", "army trucks"    %held   "in custody", "behind bars"
//   %court    "a judge", "the military tribunal"                %prison "prison", "the county jail"
//   %term     "five years", "a life sentence"                   %self   "himself", "themselves"
//   %poss     "his", "their"
#pragma once

#include <string_view>

#include "reading/text.h"

namespace reading::english {

// The token behind a tail that begins at `at`; 0 where something else stands there.
std::size_t tail_end(const Text& text, std::size_t at, std::string_view tail);
// "handed him over", "pushed the boys into a van": the object stands between verb and tail.
bool parted_from_tail(const Text& text, std::size_t at, std::string_view tail);

}  // namespace reading::english
