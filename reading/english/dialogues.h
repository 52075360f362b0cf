// Who speaks in a chat or an interview pasted line by line: "[27/03/2024, 07:12] A. Example: he is
// only 17", "Ana: where is he? / Ben: I do not know".
#pragma once

#include <vector>

#include "reading/english/notes.h"

namespace reading::english {

// For each mention whether it only labels what its line says. A label comes again, or stands
// behind a time; "- Ana: released" of a list is none.
std::vector<bool> speaker_labels(const Notes& notes);

}  // namespace reading::english
