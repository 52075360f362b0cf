#include "database/token_fold.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/result.h"
#include "database/tokens.h"

namespace database {
namespace {

struct Range {
  UChar32 first;
  UChar32 last;
};

// Blocks of the Unicode standard 15, without their punctuation.
constexpr Range kEastAsian[] = {
    {0x1100, 0x11ff}, {0x2e80, 0x2fdf}, {0x3005, 0x3007},   {0x3021, 0x3029}, {0x3031, 0x3035},
    {0x3038, 0x303b}, {0x3041, 0x3096}, {0x309d, 0x309f},   {0x30a1, 0x30fa}, {0x30fc, 0x30ff},
    {0x3105, 0x312f}, {0x3131, 0x318e}, {0x31a0, 0x31bf},   {0x31f0, 0x31ff}, {0x3400, 0x4dbf},
    {0x4e00, 0x9fff}, {0xa960, 0xa97f}, {0xac00, 0xd7fb},   {0xf900, 0xfaff}, {0x20000, 0x3ffff},
};

// Letters that are not a base letter and a mark for Unicode, and yet are for those who search.
struct Same {
  char16_t from;
  const char16_t* to;
};
constexpr Same kSame[] = {
    {u'\u00e6', u"ae"},    {u'\u00f0', u"d"},     {u'\u00f8', u"o"},     {u'\u00fe', u"th"},
    {u'\u0111', u"d"},     {u'\u0127', u"h"},     {u'\u0131', u"i"},     {u'\u0142', u"l"},
    {u'\u0153', u"oe"},    {u'\u0640', u""},      {u'\u0671', u"\u0627"}, {u'\u0649', u"\u064a"},
    {u'\u06cc', u"\u064a"}, {u'\u06a9', u"\u0643"}, {u'\u0629', u"\u0647"},
};

constexpr int kArabicRestMin = 3;  // letters left: shorter words are taken as they are

const icu::Normalizer2& decomposition() {
  static const icu::Normalizer2* const found = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFDInstance(status);
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
    return instance;
  }();
  return *found;
}

bool is_plain(const icu::UnicodeString& word) {
  const char16_t* begin = word.getBuffer();
  return std::all_of(begin, begin + word.length(), [](char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
  });
}

// Marks of alphabets go; the vowel signs of the scripts of India and Thailand are letters.
bool is_diacritic(UChar32 c) {
  if (u_charType(c) != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
         script == USCRIPT_SYRIAC;
}

void append_folded(UChar32 c, icu::UnicodeString& out) {
  if (c < 0x80) {
    if (u_isalnum(c)) out.append(c);
    return;
  }
  for (const Same& same : kSame) {
    if (same.from == c) {
      out.append(same.to, -1);
      return;
    }
  }
  if (is_diacritic(c)) return;
  if (const int digit = u_charDigitValue(c); digit >= 0) {
    out.append(static_cast<char16_t>(u'0' + digit));
  } else if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK ||
             u_charType(c) == U_COMBINING_SPACING_MARK) {
    out.append(c);
  }
}

void drop_english_genitive(icu::UnicodeString& word) {
  const int length = word.length();
  if (length > 2 && word[length - 1] == u's' &&
      (word[length - 2] == u'\'' || word[length - 2] == u'\u2019')) {
    word.truncate(length - 2);
  }
}

bool is_arabic(const icu::UnicodeString& word) {
  return word.length() > kArabicRestMin && word[0] >= 0x0620 && word[0] <= 0x064a;
}

}  // namespace

bool is_east_asian(UChar32 c) {
  if (c < kEastAsian[0].first) return false;
  const auto* after = std::upper_bound(std::begin(kEastAsian), std::end(kEastAsian), c,
                                       [](UChar32 value, const Range& range) {
                                         return value < range.first;
                                       });
  return after != std::begin(kEastAsian) && c <= std::prev(after)->last;
}

icu::UnicodeString fold_word(const icu::UnicodeString& word) {
  icu::UnicodeString folded;
  if (is_plain(word)) {
    folded = word;
  } else {
    icu::UnicodeString whole = word;
    drop_english_genitive(whole);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString parts = decomposition().normalize(whole, status);
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      append_folded(parts.char32At(i), folded);
    }
  }
  const auto most = static_cast<int>(kTermCharactersMax);
  if (folded.length() > most) folded.truncate(folded.getChar32Start(most));
  return folded;
}

icu::UnicodeString without_article(const icu::UnicodeString& folded) {
  if (!is_arabic(folded)) return folded;
  // waw and feh may stand in front of all the others.
  const int start = folded[0] == u'\u0648' || folded[0] == u'\u0641' ? 1 : 0;
  static constexpr std::array<const char16_t*, 4> kArticles = {
      u"\u0628\u0627\u0644", u"\u0643\u0627\u0644", u"\u0627\u0644", u"\u0644\u0644"};
  for (const char16_t* article : kArticles) {
    const icu::UnicodeString form(article);
    const int rest = start + form.length();
    if (folded.length() - rest >= kArabicRestMin &&
        folded.compare(start, form.length(), form) == 0) {
      return folded.tempSubString(rest);
    }
  }
  return folded;
}

icu::UnicodeString without_particle(const icu::UnicodeString& folded) {
  static const icu::UnicodeString particles(u"\u0648\u0641\u0628\u0643\u0644");
  if (!is_arabic(folded) || particles.indexOf(folded[0]) < 0) return {};
  return folded.tempSubString(1);
}

}  // namespace database
