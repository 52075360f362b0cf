// What a teller takes back: "Our message said that she was held in A; this was wrong."
#pragma once

#include <vector>

#include "reading/english/cues.h"
#include "reading/english/notes.h"

namespace reading::english {

// Denies what the sentence tells, whatever stands where in it, if it or the sentence behind it says
// that this was wrong. Such a cue has no tokens.
void add_retractions(const Notes& notes, Range sentence, std::vector<Cue>& cues);

// "reports", "a rumour", "our message", "we wrote": somebody else's words or earlier ones.
bool speaks_of_reports(const Text& text, Range words);

}  // namespace reading::english
