// What should be asked, and of whom: only what somebody would ask, each once.
#pragma once

#include <vector>

#include "weighing/ground.h"

namespace weighing {

// In the order in which a caseworker would ask: where they are, who they are, what differs, what
// came of what is feared, and how those who tell it know.
std::vector<Question> find_questions(const Ground& ground);

}  // namespace weighing
