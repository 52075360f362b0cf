// The sentences of a text that only ask: what stands under "Demands:", "What we ask", behind "We
// ask:" or in the items under it.
//
// "The release of A" under such a heading is wished for and has not come to pass. A part ends with
// its list, with the next heading, or with its paragraph.
#pragma once

#include <vector>

#include "reading/english/notes.h"

namespace reading::english {

// For each sentence whether it stands in such a part.
std::vector<bool> asked_parts(const Notes& notes);

}  // namespace reading::english
