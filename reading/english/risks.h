// What somebody is said to face: "would be likely to face torture or execution", "is at risk of
// arrest", "in danger of persecution". Always feared, never told as happened.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Added to `found`, which stays in the order of the text.
void find_risks(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
