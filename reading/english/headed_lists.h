// Lists whose heading tells what happened to all in them: "Arrested on 3 May in Osh:", "List of
// those killed in A:", "The following persons were detained: A, B and C".
#pragma once

#include <string_view>
#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Added to `found`, which stays in the order of the text.
void find_headed_lists(const Notes& notes, std::vector<EventMention>& found);

// The kind of act that a word of a heading tells, or "": "arrested", "the detained", "missing",
// "disappearance".
std::string_view heading_kind(const Notes& notes, std::size_t at);
// Whether a heading speaks of those who were struck, and not of their lawyers, of what is feared,
// or of those who sign.
bool heads_a_list(const Notes& notes, Range heading);

}  // namespace reading::english
