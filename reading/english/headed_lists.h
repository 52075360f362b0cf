// "Held in A since May:" over a list: what the heading tells is told of who heads each item.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Added to `found`, which is put back into the order of the text by its caller.
void find_headed_lists(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
