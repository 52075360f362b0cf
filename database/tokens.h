// Tokens: how a text is cut into the terms by which it is found, the same for every engine.
//
// A text is folded by NFKC_Casefold (Unicode standard, section 3.13), then cut:
// - Han, kana and Hangul into single characters and pairs of neighbours, so that any part of a
//   word is found without a dictionary. Spaces and single line ends between them count as
//   nothing: readers of scanned pages put them anywhere. Korean spacing is free as well.
// - everything else into the words of ICU's word breaks (UAX #29), without diacritics and
//   apostrophes; an English 's goes. Digits of all scripts become ASCII.
// - Arabic loses its vowel signs and tatweel; the forms of alef, yeh and teh marbuta fall
//   together. The article goes with what is written in front of it (al-, wal-, bil-, lil- ...).
//   A single letter in front (and, with, for, as) may also belong to the word itself: a text gets
//   both readings, at the same place.
//
// The terms stand in the index, so a change here asks for a new index. Safe from all threads.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace database {

struct Token {
  std::string_view term;       // UTF-8, without spaces or quotes; valid during the call
  bool at_same_place = false;  // another reading of the token before it
};

inline constexpr std::size_t kTermCharactersMax = 40;  // the rest of a longer word is left away

// Hands over the tokens in order until `take` says false. `text` is UTF-8; what is not well formed
// there counts as a break between words.
void cut_text(std::string_view text, const std::function<bool(const Token&)>& take);

// Terms that must stand next to each other in a text, in this order.
using Phrase = std::vector<std::string>;

// The words of a search: each becomes a phrase (most of one term), and all "in quotes" one
// phrase; there are no operators. Errors: kTooLarge past kSearchWordsBytesMax or kSearchWordsMax.
// No phrases: nothing to look for was in it.
base::Result<std::vector<Phrase>> phrases_of(std::string_view words);

}  // namespace database
