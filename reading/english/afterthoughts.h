// A time or place in a sentence of its own: "He was arrested. That was on 27 September.", "This
// happened in Gao.", "The arrest took place on 3 May." It belongs to what the sentences before
// told last, unless that has a time or place already.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

void add_afterthoughts(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
