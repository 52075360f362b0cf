// Events that a noun tells: "the arrest of A on 3 May", "her deportation to B", "after A's death",
// "the transfer of the six took place in June".
//
// A noun tells of an act as easily as of its threat, so it counts as happened only where the words
// say so: a past day of its own, "after", "the news of", "took place". Any word of its sentence
// that speaks of fear, plan, wish, denial or condition leaves it out.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Added to `found`, which stays in the order of the text; what is in it already is not told again.
void find_noun_events(const Notes& notes, std::vector<EventMention>& found);

}  // namespace reading::english
