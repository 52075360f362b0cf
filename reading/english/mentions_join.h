// The second half of find_mentions: what stands beside a mention and belongs to it.
//
// "A. Example, 48 years old", "a boy, B. Example", "his mother C. Example, former vocalist,": one
// mention each. Only names and single people are joined, and only one name with one phrase.
#pragma once

#include <vector>

#include "reading/english/mentions.h"

namespace reading::english {

// Joins the mentions of one sentence, those from `begin` on. `age_at`: for each token the age that
// begins there, or the largest number.
void join_mentions(const Text& text, const std::vector<AgePhrase>& ages,
                   const std::vector<std::size_t>& age_at, std::vector<Mention>& found,
                   std::size_t begin, Range sentence);

}  // namespace reading::english
