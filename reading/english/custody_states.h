// "is in custody", "has been behind bars since May", "spent two years in prison", "has been missing
// since May": held or gone, without a verb that says so. The helpers before it say how it is put,
// as with a verb.
#pragma once

#include <optional>

#include "reading/english/verbs.h"

namespace reading::english {

// Where such a state begins at a token: its verb, form and words; the helpers are not read yet.
std::optional<VerbGroup> custody_state_at(const Text& text, std::size_t at);

// The token behind "in custody", "behind bars", "in the central prison"; 0 for other words.
std::size_t held_phrase_end(const Text& text, std::size_t at);

}  // namespace reading::english
