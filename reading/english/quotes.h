// What stands between quotation marks, and whom the paragraph names beside it as its speaker.
//
// A quotation that its paragraph does not close is none: marks get lost on the way, and a whole
// message may stand between two of them.
#pragma once

#include <vector>

#include "reading/english/mentions.h"

namespace reading::english {

struct Quotes {
  std::vector<bool> quoted;             // for each token
  std::vector<std::size_t> speaker_of;  // for each sentence a mention, or the largest number
};

// `mention_at`: for each token the mention that holds it, or the largest number.
Quotes find_quotes(const Text& text, const std::vector<Mention>& mentions,
                   const std::vector<std::size_t>& mention_at);

}  // namespace reading::english
