// People told of by a number or a word for all of them alone: "Nos. 1 and 2", "nine were released",
// "all of them", "both", "12 dead", "Total: 14", "the names of seven:".
#pragma once

#include <optional>

#include "reading/english/mentions.h"

namespace reading::english {

// "Nos. 1 and 2", "numbers 3, 4 and 7", "No. 5": items of a list.
std::optional<Mention> items_of_list(const Text& text, std::size_t at);

// A count behind which no noun stands, where the words around it say that it is of people.
std::optional<Mention> number_alone(const Text& text, std::size_t at, const CountPhrase& count);

// "all of them", "All were arrested", "both of them": people told of before, or in a list below.
std::optional<Mention> everybody(const Text& text, std::size_t at);

}  // namespace reading::english
