// Words that a scan has spoilt: "hirn", "wornan", "arrcsted".
//
// Only in a text that shows such slips, and only where one exchange of letters that scanners
// confuse makes a word that this reader knows out of one that it does not. Positions and the words
// as written stay as they are.
#pragma once

#include "reading/text.h"

namespace reading::english {

void mend_scan_slips(Text& text);

}  // namespace reading::english
