// How many letters two folded names differ by, as far as it matters for a slip of the pen.
#pragma once

#include <optional>
#include <string_view>

namespace places {

// Letters put in, left out, changed, or swapped with their neighbour (Damerau's distance, adjacent
// swaps); empty above `most` (at most 2) or when the first letters differ. UTF-8 by characters.
std::optional<int> slips(std::string_view a, std::string_view b, int most);

// How many slips are believed in a name of so many letters: none in short names.
int slips_allowed(std::size_t letters);

}  // namespace places
