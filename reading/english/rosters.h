// People who are told one by one: "A (41), his wife B, two others and a man of 30", "the builder A,
// 33; the brothers B and C; and D, who keeps a shop".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/english/notes.h"

namespace reading::english {

// The mentions that stand in a row from a token on, in their order; those of [.., end) only. Where
// one of them tells ("A, B and C said"), nobody.
std::vector<std::size_t> people_in_row(const Notes& notes, std::size_t at, Range range,
                                       std::size_t end);
// How many people a row is of; none where it does not say.
std::optional<std::uint64_t> people_of_row(const Notes& notes, const std::vector<std::size_t>& row);

}  // namespace reading::english
