// "Ma" is a title in Burma and a surname in China, "Pak" a title in Indonesia and a surname in
// Korea: such words are taken off a name only where the text is about the country of the title.
#pragma once

#include <vector>

#include "reading/english/names.h"

namespace reading::english {

// `found`: the names of one text, in its order. Linear.
void take_off_honorifics(const Text& text, std::vector<NameSpan>& found);

}  // namespace reading::english
