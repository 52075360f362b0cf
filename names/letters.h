// Letters made comparable: one spelling for what only looks different.
//
// Compatibility forms (NFKC), case, the diacritics of Latin, Greek and Cyrillic, the vowel points
// of Arabic and Hebrew, the forms of alef, yeh, kaf, teh marbuta and hamza, final Hebrew letters,
// hiragana against katakana, traditional against simplified Han: all folded away. Marks that make
// another letter in their script (Indic vowels, the voicing of kana) stay. Nothing is turned from
// one script into another. Plain functions, safe from several threads.
#pragma once

#include <string>
#include <string_view>

namespace names {

enum class Script {
  kNone,  // no letter at all
  kLatin,
  kCyrillic,
  kGreek,
  kArabic,
  kHebrew,
  kHan,  // and kana: one name may be written in both
  kHangul,
  kOther,
  kMixed,
};

// Letters, digits and marks folded; apostrophes left out; hyphens (and the dots between the parts
// of a foreign name in kana or Han) become '-'; all else becomes single spaces. Text that is not
// UTF-8 is repaired first. "P'yŏng-yang (City)" -> "pyong-yang city".
std::string fold_letters(std::string_view text);

// fold_letters without its spaces and hyphens: "pyongyangcity". The key of the gazetteer.
std::string fold_joined(std::string_view text);

// The script of the letters of a folded text.
Script script_of(std::string_view folded);

}  // namespace names
