// The word that somebody may have meant: which of those there are is nearest to what was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// At most a third of its letters apart (one at least), counted in letters added, left out, changed
// or swapped with their neighbour; none when nothing is that near. Words are ASCII.
std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& words);

}  // namespace cli
