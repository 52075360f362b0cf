// The folding of single words behind database/tokens.h: diacritics, Arabic, digits.
#pragma once

#include <string>
#include <vector>

#include <unicode/unistr.h>

namespace database {

bool is_east_asian(UChar32 c);  // Han, kana, bopomofo or Hangul, as a part of a word

// `word` is NFKC_Casefold already. Without diacritics, at most kTermCharactersMax characters.
// Empty where nothing is left.
icu::UnicodeString fold_word(const icu::UnicodeString& word);

// An Arabic word without its article and what stands in front of it; other words as they are.
icu::UnicodeString without_article(const icu::UnicodeString& folded);
// The word without one letter that may be "and", "with", "for" or "as"; empty where there is none.
icu::UnicodeString without_particle(const icu::UnicodeString& folded);

}  // namespace database
