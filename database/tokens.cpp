#include "database/tokens.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

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
  explicit Cutter(const std::function<bool(const Token&)>& take) : take_(take) {}

  void cut(const UnicodeString& text) {
    int at = 0;
    while (going_ && at < text.length()) {
      const UChar32 c = text.char32At(at);
      if (is_space(c)) {
        at = text.moveIndex32(at, 1);
      } else if (is_east_asian(c)) {
        at = east_asian_run(text, at);
      } else {
        at = chunk(text, at);
      }
    }
  }

 private:
  void hand_over(const UnicodeString& term, bool at_same_place = false) {
    if (!going_ || term.isEmpty()) return;
    utf8_.clear();
    term.toUTF8String(utf8_);
    going_ = take_({utf8_, at_same_place});
  }

  // The next character of the run behind `at`: the neighbour, or one behind spaces and at most
  // one end of line. -1: the run ends here.
  static int next_in_run(const UnicodeString& text, int at) {
    int ends_of_line = 0;
    at = text.moveIndex32(at, 1);
    while (at < text.length() && is_space(text.char32At(at))) {
      if (text[at] == u'\n' && ++ends_of_line > 1) return -1;
      at = text.moveIndex32(at, 1);
    }
    return at < text.length() && is_east_asian(text.char32At(at)) ? at : -1;
  }

  int east_asian_run(const UnicodeString& text, int at) {
    while (true) {
      const UChar32 c = text.char32At(at);
      const int next = next_in_run(text, at);
      if (next < 0) {
        hand_over(UnicodeString(c));
        return text.moveIndex32(at, 1);
      }
      hand_over(UnicodeString(c).append(text.char32At(next)));
      hand_over(UnicodeString(c), true);
      if (!going_) return text.length();
      at = next;
    }
  }

  // All up to a space or an East Asian character: no word reaches over these.
  int chunk(const UnicodeString& text, int begin) {
    int end = begin;
    bool simple = true;  // words of a-z and 0-9 with a stop or a bracket at most
    while (end < text.length()) {
      const UChar32 c = text.char32At(end);
      if (is_space(c) || is_east_asian(c)) break;
      simple = simple && c < 0x80 && is_simple(static_cast<char16_t>(c));
      end = text.moveIndex32(end, 1);
    }
    const UnicodeString part = text.tempSubStringBetween(begin, end);
    if (simple) {
      word(part);
    } else if (const UnicodeString bare = without_stops(part); all_simple(bare)) {
      word(bare);
    } else {
      words(part);
    }
    return end;
  }

  static bool is_stop(char16_t c) {
    return c == u',' || c == u'.' || c == u';' || c == u':' || c == u'!' || c == u'?' ||
           c == u'(' || c == u')' || c == u'"';
  }
  static UnicodeString without_stops(const UnicodeString& part) {
    int begin = 0;
    int end = part.length();
    while (begin < end && is_stop(part[begin])) ++begin;
    while (begin < end && is_stop(part[end - 1])) --end;
    return part.tempSubStringBetween(begin, end);
  }
  static bool all_simple(const UnicodeString& part) {
    for (int i = 0; i < part.length(); ++i) {
      if (!is_simple(part[i])) return false;
    }
    return !part.isEmpty();
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

  void word(const UnicodeString& whole) {
    const UnicodeString folded = fold_word(whole);
    const UnicodeString bare = without_article(folded);
    hand_over(bare);
    if (bare.length() == folded.length()) hand_over(without_particle(folded), true);
  }

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
    return phrase.size() <= kQueryTermsMax;
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
  Cutter(take).cut(case_folded(text));
}

base::Result<std::vector<Phrase>> phrases_of(std::string_view words) {
  const base::Error too_large{base::ErrorCode::kTooLarge,
                              "too many words to search for: at most " +
                                  std::to_string(base::kSearchWordsBytesMax) + " bytes and " +
                                  std::to_string(kQueryTermsMax) + " words are allowed"};
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
  if (terms > kQueryTermsMax) return too_large;
  return phrases;
}

}  // namespace database
