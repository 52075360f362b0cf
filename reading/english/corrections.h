// Values that a text gives only to say that they are not the ones: "in A, not in B", "not on Monday
// but on Tuesday", "was not arrested in A but in B". The first is told, the other denied; and the
// act is not denied with it.
#pragma once

#include "reading/english/notes.h"

namespace reading::english {

void mark_corrections(Notes& notes);

// The number that ", not 19" or "(not 19)" behind an age takes back, or an empty range.
Range corrected_number(const Text& text, std::size_t behind);

}  // namespace reading::english
