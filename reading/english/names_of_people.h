// Names of people that some town bears too.
#pragma once

#include <vector>

#include "reading/english/names.h"

namespace reading::english {

// A place among the names of a text that what stands beside it makes a person: a word of a name
// told before, "my sister Meron", "Musa (19)", "Sofia was arrested". Not where a place stands
// ("in").
void people_not_places(const Text& text, std::vector<NameSpan>& found);

}  // namespace reading::english
