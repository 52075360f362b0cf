// English cues: how a sentence puts what it tells, and whom it names as the origin.
//
// "According to A", "A said", "we have received reports that", "witnesses have reported seeing",
// "I saw", "it is feared that", "if", "whether", "denied that". Each cue has the part of its
// sentence over which it rules. The gravest cue wins: what is feared, asked or denied is never
// told as happened.
#pragma once

#include <vector>

#include "model/claim.h"
#include "reading/english/notes.h"

namespace reading::english {

struct Cue {
  enum class Kind { kAttribution, kFeared, kAsked, kDenied, kPossible, kUnreal };
  Kind kind = Kind::kAttribution;
  Range tokens;                                     // its own words
  Range scope;                                      // rules over what lies here
  model::Manner manner = model::Manner::kReported;  // of an attribution
  model::Basis basis = model::Basis::kNotSaid;
  model::Origin origin;
};

// A cue that rules over `scope`; of nobody's telling.
Cue cue_of(Cue::Kind kind, Range tokens, Range scope);

// Where a clause of the sentence that begins at `from` ends: at ";", or at ", but" and ", while".
std::size_t clause_end(const Text& text, Range sentence, std::size_t from);

// Cues of one sentence, in the order of the text.
std::vector<Cue> find_cues(const Notes& notes, const Sentence& sentence);

}  // namespace reading::english
