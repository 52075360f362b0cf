// Forms and fields: "Name: A", "Date of arrest: 3 May 2020", "Place of arrest: B", "Arrested by:
// C".
//
// Lines of a label and a colon that follow each other tell of one person, whom a field names or the
// line above them. What a label says of an act belongs to that person's act; "Date", "Place" and
// "By" alone to the act that another label names.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Added to `found`, which stays in the order of the text.
void find_forms(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
