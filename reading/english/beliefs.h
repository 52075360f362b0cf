// What somebody only believes, or has a bad feeling about: "his brother thinks that", "it seems",
// "we assume", "my guess is that". Whoever believes it, nobody says that it happened.
#pragma once

#include <string_view>
#include <vector>

#include "reading/english/cues.h"

namespace reading::english {

// "thinks", "assumed": what somebody holds of others, hardly of themselves.
bool is_verb_of_belief(std::string_view lower);

void add_beliefs(const Notes& notes, Range sentence, std::vector<Cue>& cues);

}  // namespace reading::english
