// Who tells or believes what a pronoun's clause says: "A told her sister that she", "his brother
// thinks he". Whoever tells a relative tells of themselves first; what somebody believes, they
// believe of another.
#pragma once

#include "reading/english/notes.h"

namespace reading::english {

struct Spoken {
  std::size_t teller = kNone;  // indexes of mentions
  std::size_t hearer = kNone;
  bool believed = false;
};

// The words that a pronoun's clause depends on, if they stand directly before it.
Spoken spoken_before(const Notes& notes, std::size_t pronoun);

}  // namespace reading::english
