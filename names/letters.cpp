#include "names/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>

#include "base/result.h"
#include "base/utf8.h"

namespace names {
namespace {

bool is_ascii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Appends one separator, never two in a row and never first. A space wins over a hyphen.
void separate(std::string& out, char separator) {
  if (out.empty()) return;
  if (out.back() == ' ') return;
  if (out.back() == '-') {
    out.back() = separator == ' ' ? ' ' : '-';
    return;
  }
  out.push_back(separator);
}

void drop_last_separator(std::string& out) {
  if (!out.empty() && (out.back() == ' ' || out.back() == '-')) out.pop_back();
}

std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    } else if (c == '-') {
      separate(out, '-');
    } else if (c != '\'' && c != '`') {
      separate(out, ' ');
    }
  }
  drop_last_separator(out);
  return out;
}

bool is_apostrophe(UChar32 c) {
  switch (c) {
    case 0x27: case 0x60: case 0xB4: case 0x2B9: case 0x2BB: case 0x2BC: case 0x2BD: case 0x2BE:
    case 0x2BF: case 0x2C8: case 0x2018: case 0x2019: case 0x201B: case 0x2032: case 0x5F3:
      return true;
    default:
      return false;
  }
}

bool is_hyphen(UChar32 c) {
  switch (c) {
    case 0x2D: case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: case 0x30A0:
    case 0x30FB: case 0xB7: case 0x2022: case 0x3D: case 0x5BE:
      return true;
    default:
      return false;
  }
}

// Marks that only help to read the letter before them.
bool is_reading_mark(UChar32 c) {
  return (c >= 0x300 && c <= 0x36F) ||                               // Latin, Greek, Cyrillic
         (c >= 0x591 && c <= 0x5C7 && u_charType(c) == U_NON_SPACING_MARK) ||  // Hebrew points
         (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
         c == 0x640 ||                                               // tatweel
         c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0xAD;
}

// Letters that are not taken apart by NFKC; nullptr: no change.
const char16_t* plain_letter(UChar32 c) {
  switch (c) {
    case 0xF8: return u"o";
    case 0x111: case 0xF0: return u"d";
    case 0x142: return u"l";
    case 0x131: return u"i";
    case 0xE6: return u"ae";
    case 0x153: return u"oe";
    case 0xFE: return u"th";
    case 0x127: return u"h";
    case 0x14B: return u"ng";
    case 0x259: case 0x1DD: return u"a";
    case 0x671: case 0x623: case 0x625: case 0x622: return u"\u0627";  // alef
    case 0x649: case 0x6CC: case 0x626: return u"\u064A";              // yeh
    case 0x6A9: return u"\u0643";                                      // kaf
    case 0x629: case 0x6C1: case 0x6C0: case 0x6BE: case 0x6D5: return u"\u0647";  // heh
    case 0x624: return u"\u0648";                                      // waw
    case 0x621: return u"";                                            // hamza by itself
    case 0x5DA: return u"\u05DB";
    case 0x5DD: return u"\u05DE";
    case 0x5DF: return u"\u05E0";
    case 0x5E3: return u"\u05E4";
    case 0x5E5: return u"\u05E6";
    case 0x4C0: case 0x4CF: return u"";  // palochka
    default: return nullptr;
  }
}

bool has_han(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (u_hasBinaryProperty(text.char32At(i), UCHAR_UNIFIED_IDEOGRAPH)) return true;
  }
  return false;
}

void simplify_han(icu::UnicodeString& text) {
  // A transliterator is not made for several threads; one for each costs little.
  thread_local const std::unique_ptr<icu::Transliterator> simplify = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        "Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !made) {
      throw base::Failure(base::ErrorCode::kUnsupported,
                          "this ICU has no table of simplified Han; install libicu72");
    }
    return made;
  }();
  simplify->transliterate(text);
}

// Before normalisation, which would make spaces of some of them.
icu::UnicodeString without_apostrophes(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (!is_apostrophe(text.char32At(i))) out.append(text.char32At(i));
  }
  return out;
}

icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString folded = casefold->normalize(without_apostrophes(source), status);
  if (U_SUCCESS(status) && has_han(folded)) simplify_han(folded);
  icu::UnicodeString out = decompose->normalize(folded, status);
  WHEREABOUTS_ASSERT(U_SUCCESS(status));
  return out;
}

std::string composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString whole = icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
  WHEREABOUTS_ASSERT(U_SUCCESS(status));
  std::string out;
  return whole.toUTF8String(out);
}

void append_letter(icu::UnicodeString& out, UChar32 c) {
  if (c >= 0x3041 && c <= 0x3096) c += 0x60;  // hiragana -> katakana
  if (const char16_t* plain = plain_letter(c)) {
    out.append(icu::UnicodeString(plain));
  } else {
    out.append(c);
  }
}

bool is_kept(UChar32 c) {
  if (u_isalnum(c)) return true;
  const int type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

std::string fold_unicode(std::string_view text) {
  const icu::UnicodeString letters = decomposed(base::is_utf8(text) ? std::string(text)
                                                                    : base::repair_utf8(text));
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    const bool after_letter = !out.isEmpty() && out[out.length() - 1] != ' ' &&
                              out[out.length() - 1] != '-';
    if (is_reading_mark(c)) continue;
    if (is_kept(c)) {
      append_letter(out, c);
    } else if (is_hyphen(c)) {
      if (after_letter) out.append(u'-');
    } else if (after_letter) {
      out.append(u' ');
    } else if (!out.isEmpty()) {
      out.setCharAt(out.length() - 1, u' ');
    }
  }
  std::string folded = composed(out);
  drop_last_separator(folded);
  return folded;
}

Script script_of_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_LATIN: return Script::kLatin;
    case USCRIPT_CYRILLIC: return Script::kCyrillic;
    case USCRIPT_GREEK: return Script::kGreek;
    case USCRIPT_ARABIC: return Script::kArabic;
    case USCRIPT_HEBREW: return Script::kHebrew;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return Script::kHan;
    case USCRIPT_HANGUL: return Script::kHangul;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return c == 0x30FC ? Script::kHan : Script::kNone;  // the long vowel mark of kana
    default: return Script::kOther;
  }
}

}  // namespace

std::string fold_letters(std::string_view text) {
  return is_ascii(text) ? fold_ascii(text) : fold_unicode(text);
}

std::string fold_joined(std::string_view text) {
  std::string folded = fold_letters(text);
  std::erase_if(folded, [](char c) { return c == ' ' || c == '-'; });
  return folded;
}

Script script_of(std::string_view folded) {
  Script found = Script::kNone;
  const auto letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const Script script = script_of_letter(letters.char32At(i));
    if (script == Script::kNone || script == found) continue;
    if (found != Script::kNone) return Script::kMixed;
    found = script;
  }
  return found;
}

}  // namespace names
