#include "database/tokens.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/limits.h"
#include "database/token_fold.h"

namespace database {
namespace {

using icu::UnicodeString;

// One per thread: an iterator is costly to make and cannot be shared.
icu::BreakIterator& word_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
    return made;
  }();
  // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDelete): it lives as long as its thread
  return *breaks;
}

UnicodeString case_folded(std::string_view text) {
  static const icu::Normalizer2* const folding = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
    return instance;
  }();
  UErrorCode status = U_ZERO_ERROR;
  const auto source = UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  UnicodeString folded = folding->normalize(source, status);
  WHEREABOUTS_ASSERT(U_SUCCESS(status));
  return folded;
}

bool is_space(UChar32 c) { return c < 0x80 ? c <= 0x20 : u_isUWhiteSpace(c) != 0; }
bool is_simple(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

// Walks one text, already folded.
class Cutter {
 public:
  Cutter(const UnicodeString& text, const std::function<bool(const Token&)>& take)
      : text_(text), at_(text.getBuffer()), size_(text.length()), take_(take) {}

  void cut() {
    for (int i = 0; going_ && i < size_;) {
      int next = i;
      const UChar32 c = character(next);
      if (is_space(c)) {
        i = next;
      } else if (is_east_asian(c)) {
        i = east_asian_run(i);
      } else {
        i = chunk(i);
      }
    }
  }

 private:
  UChar32 character(int& i) const {  // and i behind it
    const UChar32 c = at_[i];
    if (c < 0xd800 || c > 0xdfff) {
      ++i;
      return c;
    }
    const UChar32 whole = text_.char32At(i);
    i += U16_LENGTH(whole);
    return whole;
  }

  void take(bool at_same_place) { going_ = going_ && take_({utf8_, at_same_place}); }

  void append_east_asian(UChar32 c) {
    const auto tail = [&](int shift) { utf8_ += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x10000) {
      utf8_ += static_cast<char>(0xe0 | (c >> 12));  // no East Asian character lies below 0x800
    } else {
      utf8_ += static_cast<char>(0xf0 | (c >> 18));
      tail(12);
    }
    tail(6);
    tail(0);
  }

  // The next character of the run behind `i`: the neighbour, or one behind spaces and at most
  // one end of line. -1: the run ends here.
  int next_in_run(int i) const {
    int ends_of_line = 0;
    while (i < size_) {
      int next = i;
      const UChar32 c = character(next);
      if (!is_space(c)) return is_east_asian(c) ? i : -1;
      if (c == u'\n' && ++ends_of_line > 1) return -1;
      i = next;
    }
    return -1;
  }

  int east_asian_run(int i) {
    while (going_) {
      int behind = i;
      const UChar32 c = character(behind);
      const int next = next_in_run(behind);
      if (next >= 0) {
        int ignored = next;
        utf8_.clear();
        append_east_asian(c);
        append_east_asian(character(ignored));
        take(false);
      }
      utf8_.clear();
      append_east_asian(c);
      take(next >= 0);
      if (next < 0) return behind;
      i = next;
    }
    return size_;
  }

  static bool is_stop(char16_t c) {
    return c == u',' || c == u'.' || c == u';' || c == u':' || c == u'!' || c == u'?' ||
           c == u'(' || c == u')' || c == u'"';
  }

  // All up to a space or an East Asian character: no word reaches over these. What is but a word
  // of a-z and 0-9 between stops needs no look at Unicode's rules.
  int chunk(int begin) {
    int end = begin;
    for (int next = begin; next < size_; end = next) {
      const UChar32 c = character(next);
      if (is_space(c) || is_east_asian(c)) break;
    }
    int first = begin;
    int last = end;
    while (first < last && is_stop(at_[first])) ++first;
    while (first < last && is_stop(at_[last - 1])) --last;
    if (first < last && std::all_of(at_ + first, at_ + last, is_simple)) {
      const auto most = std::min(static_cast<std::size_t>(last - first), kTermCharactersMax);
      utf8_.assign(at_ + first, at_ + first + most);
      take(false);
    } else if (first < last) {
      words(text_.tempSubStringBetween(begin, end));
    }
    return end;
  }

  void words(const UnicodeString& part) {
    icu::BreakIterator& breaks = word_breaks();
    breaks.setText(part);
    int begin = breaks.first();
    for (int end = breaks.next(); end != icu::BreakIterator::DONE && going_;
         begin = end, end = breaks.next()) {
      if (breaks.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
        word(part.tempSubStringBetween(begin, end));
      }
    }
  }

  void hand_over(const UnicodeString& term, bool at_same_place) {
    if (term.isEmpty()) return;
    utf8_.clear();
    term.toUTF8String(utf8_);
    take(at_same_place);
  }

  void word(const UnicodeString& whole) {
    const UnicodeString folded = fold_word(whole);
    const UnicodeString bare = without_article(folded);
    hand_over(bare, false);
    if (bare.length() == folded.length()) hand_over(without_particle(folded), true);
  }

  const UnicodeString& text_;
  const char16_t* at_;
  int size_;
  const std::function<bool(const Token&)>& take_;
  bool going_ = true;
  std::string utf8_;
};

bool is_east_asian_term(const std::string& term) {
  return is_east_asian(UnicodeString::fromUTF8(term).char32At(0));
}

// The terms of one word or of one quotation, as they stand next to each other in a text. The
// single character at the end of a run is left away, where the pair before it says it already.
Phrase phrase_of(std::string_view part) {
  Phrase phrase;
  cut_text(part, [&](const Token& token) {
    if (!token.at_same_place) phrase.emplace_back(token.term);
    return phrase.size() <= base::kSearchWordsMax;
  });
  if (phrase.size() >= 2 && is_east_asian_term(phrase.back())) {
    const auto before = UnicodeString::fromUTF8(phrase[phrase.size() - 2]);
    const auto last = UnicodeString::fromUTF8(phrase.back());
    const bool single = last.countChar32() == 1;
    if (single && is_east_asian(before.char32At(0)) && before.countChar32() == 2 &&
        before.endsWith(last)) {
      phrase.pop_back();
    }
  }
  return phrase;
}

std::vector<std::string_view> split_at_spaces(std::string_view words) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto end_part = [&](std::size_t end) {
    if (end > begin) parts.push_back(words.substr(begin, end - begin));
  };
  for (std::size_t i = 0; i < words.size();) {
    const bool wide = words.substr(i, 3) == "\u3000";
    if (wide || static_cast<unsigned char>(words[i]) <= 0x20) {
      end_part(i);
      i += wide ? 3 : 1;
      begin = i;
    } else {
      ++i;
    }
  }
  end_part(words.size());
  return parts;
}

// The quotation marks of all that people paste from become the ASCII one.
std::string with_plain_quotes(std::string_view words) {
  static constexpr std::string_view kQuotes[] = {"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb",
                                                 "\u300c", "\u300d", "\uff02"};
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = 1;
    for (const std::string_view quote : kQuotes) {
      if (words.substr(i, quote.size()) == quote) length = quote.size();
    }
    if (length > 1) {
      out += '"';
    } else {
      out += words[i];
    }
    i += length;
  }
  return out;
}

}  // namespace

void cut_text(std::string_view text, const std::function<bool(const Token&)>& take) {
  WHEREABOUTS_ASSERT(text.size() <= base::kReportBytesMax);
  const UnicodeString folded = case_folded(text);
  Cutter(folded, take).cut();
}

base::Result<std::vector<Phrase>> phrases_of(std::string_view words) {
  const base::Error too_large{base::ErrorCode::kTooLarge,
                              "too many words to search for: at most " +
                                  std::to_string(base::kSearchWordsBytesMax) + " bytes and " +
                                  std::to_string(base::kSearchWordsMax) + " words are allowed"};
  if (words.size() > base::kSearchWordsBytesMax) return too_large;
  std::vector<Phrase> phrases;
  std::size_t terms = 0;
  const auto add = [&](std::string_view part) {
    Phrase phrase = phrase_of(part);
    terms += phrase.size();
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
  };
  const std::string plain = with_plain_quotes(words);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const std::size_t open = rest.find('"');
    for (const std::string_view part : split_at_spaces(rest.substr(0, open))) add(part);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open + 1);
    const std::size_t close = rest.find('"');
    if (close == std::string_view::npos) continue;  // no end: words like all others
    add(rest.substr(0, close));
    rest.remove_prefix(close + 1);
  }
  if (terms > base::kSearchWordsMax) return too_large;
  return phrases;
}

}  // namespace database
