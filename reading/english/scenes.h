// The scene of an act that another clause or sentence sets: "Soldiers came to a house in A and took
// away four people", "Police raided B. Ten men were arrested.", "In C, where he lived, he was
// arrested." It is where the act was done, unless the act has a place of its own.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

void set_scenes(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
