// Who had it from whom, as a sentence of a text tells it of the text itself.
//
// "The following account was given to us by A, who had it from a trader", "Voice message from A",
// "typed by A", "as told to A", "my cousin heard it from a neighbour", "A told us all this". What
// the headers of a mail and its quoted parts say stands in the frame.
#pragma once

#include <optional>
#include <vector>

#include "reading/english/frame.h"
#include "reading/english/notes.h"

namespace reading::english {

// "A of Organisation": the words of a teller that begin at a token, or none.
std::optional<Range> teller_at(const Notes& notes, std::size_t at);
// Those of one sentence; `author`: who writes, where it is known.
std::vector<RelayCue> told_relays(const Notes& notes, std::size_t sentence,
                                  const std::string& author);

}  // namespace reading::english
