// Whether a run of capitals is the name of a person: by what stands beside it.
#pragma once

#include "reading/english/notes.h"

namespace reading::english {

// A name that only its capitals make one counts if something is told of its bearer. `struck`: an
// event says that something happened to it.
bool is_persons_name(const Notes& notes, std::size_t mention, bool struck);
// A name of two words that nothing is told of: "she" may be its bearer as well as anybody.
bool may_be_a_person(const Notes& notes, std::size_t mention);

// Whether a mention is of somebody who only wrote down, translated or took part in talking: "notes
// taken by A", "Interviewer: A", "our colleague A". What befell others is never meant of them.
bool is_scribe(const Notes& notes, std::size_t mention);

}  // namespace reading::english
