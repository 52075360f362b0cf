// Everything that the scanners found in one text, side by side: what the second half of the
// reader works on.
#pragma once

#include <vector>

#include "reading/english/ages.h"
#include "reading/english/mentions.h"
#include "reading/english/names.h"
#include "reading/english/place_phrases.h"
#include "reading/english/times.h"
#include "reading/english/verbs.h"
#include "reading/text.h"

namespace reading::english {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Notes {
  const Text& text;
  std::vector<TimePhrase> times;
  std::vector<AgePhrase> ages;
  std::vector<NameSpan> names;
  std::vector<PlacePhrase> places;
  std::vector<Mention> mentions;
  std::vector<VerbGroup> verbs;
  // For each token, and a few places past the last one, the index of what holds it, or kNone.
  std::vector<std::size_t> time_at, place_at, mention_at, verb_at, age_at;

  // Whether a token stands between quotation marks, and for each sentence the mention of whom its
  // paragraph names as the speaker of what is quoted in it, or kNone.
  std::vector<bool> quoted;
  std::vector<std::size_t> speaker_of;

  Notes(const Text& of, const PlaceSource& source);
};

}  // namespace reading::english
