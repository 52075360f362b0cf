#include "reading/english/numbers.h"

#include <string_view>
#include <unordered_map>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Words = std::unordered_map<std::string_view, std::uint64_t>;

const Words& units() {
  static const Words kUnits = {
#include "reading/english/numbers.inc"
  };
  return kUnits;
}

std::optional<std::uint64_t> figure(const Token& token) {
  if (token.kind != TokenKind::kNumber || token.lower.size() > 9) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : token.lower) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

std::optional<Number> small_at(const Text& text, std::size_t token) {
  const auto found = units().find(text.lower(token));
  if (found == units().end()) return std::nullopt;
  Number number{found->second, token + 1};
  if (number.value < 20 || number.value % 10 != 0) return number;
  const std::size_t next = token + (text.is(token + 1, "-") ? 2 : 1);
  const auto one = units().find(text.lower(next));
  if (one != units().end() && one->second > 0 && one->second < 10 &&
      text.same_sentence(token, next)) {
    return Number{number.value + one->second, next + 1};
  }
  return number;
}

// A word that makes the number before it larger: "two hundred", "5 thousand", "three dozen".
std::uint64_t scale_of(std::string_view word) {
  if (word == "dozen") return 12;
  if (word == "score") return 20;
  if (word == "hundred") return 100;
  if (word == "thousand") return 1000;
  if (word == "million") return 1'000'000;
  return 0;
}

}  // namespace

std::optional<Number> number_at(const Text& text, std::size_t token) {
  if (token >= text.size()) return std::nullopt;
  std::optional<Number> number;
  if (const auto value = figure(text[token])) {
    number = Number{*value, token + 1};
    // "3.5" and "10/12" are no whole numbers, nor is the "2" of "2nd".
    if (token + 2 < text.size() && text[token + 1].glued && text[token + 2].glued &&
        (text.is(token + 1, ".") || text.is(token + 1, "/")) &&
        text[token + 2].kind == TokenKind::kNumber) {
      return std::nullopt;
    }
    if (token > 1 && text[token].glued && text[token - 1].glued &&
        (text.is(token - 1, ".") || text.is(token - 1, "/")) &&
        text[token - 2].kind == TokenKind::kNumber) {
      return std::nullopt;
    }
  } else if (text.is(token, "a") && scale_of(text.lower(token + 1)) > 0 &&
             text.same_sentence(token, token + 1)) {
    number = Number{1, token + 1};
  } else {
    number = small_at(text, token);
  }
  if (!number) return std::nullopt;
  while (text.same_sentence(token, number->end)) {
    const std::uint64_t scale = scale_of(text.lower(number->end));
    if (scale == 0 || number->value > 1'000'000) break;
    number->value *= scale;
    ++number->end;
    const std::size_t rest = number->end + (text.is(number->end, "and") ? 1 : 0);
    if (scale < 100 || !text.same_sentence(token, rest)) continue;
    const auto more = small_at(text, rest);
    if (more && more->value < scale) {
      number->value += more->value;
      number->end = more->end;
    }
  }
  return number;
}

namespace {

enum class Bound { kExact, kUpTo, kAtLeast, kMoreThan, kLessThan, kAbout, kNearly };

struct BoundWords {
  std::string_view words;
  Bound bound;
};

constexpr BoundWords kBounds[] = {
    {"up to", Bound::kUpTo},           {"as many as", Bound::kUpTo},
    {"at most", Bound::kUpTo},         {"no more than", Bound::kUpTo},
    {"at least", Bound::kAtLeast},     {"no fewer than", Bound::kAtLeast},
    {"no less than", Bound::kAtLeast}, {"not less than", Bound::kAtLeast},
    {"a minimum of", Bound::kAtLeast}, {"more than", Bound::kMoreThan},
    {"over", Bound::kMoreThan},        {"fewer than", Bound::kLessThan},
    {"less than", Bound::kLessThan},   {"under", Bound::kLessThan},
    {"about", Bound::kAbout},          {"around", Bound::kAbout},
    {"approximately", Bound::kAbout},  {"roughly", Bound::kAbout},
    {"some", Bound::kAbout},           {"an estimated", Bound::kAbout},
    {"nearly", Bound::kNearly},        {"almost", Bound::kNearly},
};

// How many tokens from `token` on spell `words` (one blank between two), or 0.
std::size_t spelled(const Text& text, std::size_t token, std::string_view words) {
  std::size_t used = 0;
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    const std::string_view word = words.substr(0, blank);
    if (!text.is(token + used, word) || !text.same_sentence(token, token + used)) return 0;
    ++used;
    words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
  }
  return used;
}

struct Loose {
  std::string_view words;
  std::uint64_t least;
};

// Words for a number that has no upper end.
constexpr Loose kLoose[] = {
    {"tens of thousands", 20'000},
    {"hundreds of thousands", 200'000},
    {"several thousand", 3000},
    {"several hundred", 300},
    {"several dozens", 36},
    {"several dozen", 36},
    {"thousands", 2000},
    {"hundreds", 200},
    {"scores", 40},
    {"dozens", 24},
    {"several", 3},
};

void apply_bound(model::Count& count, Bound bound) {
  const std::uint64_t value = count.least;
  switch (bound) {
    case Bound::kExact: break;
    case Bound::kUpTo: count.least = 0; break;
    case Bound::kAtLeast: count.most.reset(); break;
    case Bound::kMoreThan:
      count.least = value + 1;
      count.most.reset();
      break;
    case Bound::kLessThan:
      count.least = 0;
      count.most = value == 0 ? 0 : value - 1;
      break;
    case Bound::kAbout:
      count.least = value - value / 5;
      count.most = value + value / 5;
      break;
    case Bound::kNearly: count.least = value - value / 5; break;
  }
}

}  // namespace

// "Concern about six people", "nothing is known about two of them": no bound of a number.
static bool is_topic(const Text& text, std::size_t token) {
  if (!text.is(token, "about") || token == 0 || !text.same_sentence(token - 1, token)) return false;
  return one_of(text.lower(token - 1),
                {"concern",  "concerns",  "concerned", "worried",  "anxious",    "information",
                 "news",     "report",    "reports",   "know",     "knows",      "known",
                 "nothing",  "wrote",     "write",     "ask",      "asked",      "told",
                 "spoke",    "heard",     "letter",    "facts",    "details",    "account",
                 "question", "questions", "talked",    "anything", "everything", "something"});
}

std::optional<CountPhrase> count_at(const Text& text, std::size_t token) {
  if (is_topic(text, token)) return std::nullopt;
  CountPhrase phrase;
  Bound bound = Bound::kExact;
  std::size_t at = token;
  for (const BoundWords& entry : kBounds) {
    const std::size_t used = spelled(text, token, entry.words);
    if (used > 0) {
      bound = entry.bound;
      at += used;
      break;
    }
  }
  for (const Loose& loose : kLoose) {
    const std::size_t used = spelled(text, at, loose.words);
    if (used == 0) continue;
    phrase.tokens = {token, at + used};
    phrase.count = {loose.least, std::nullopt, text.words(phrase.tokens)};
    if (bound == Bound::kUpTo || bound == Bound::kLessThan || bound == Bound::kNearly)
      phrase.count.least = 0;
    return phrase;
  }
  if (text.is(at, "between")) {
    const auto low = number_at(text, at + 1);
    if (!low || !text.is(low->end, "and")) return std::nullopt;
    const auto high = number_at(text, low->end + 1);
    if (!high || high->value < low->value || !text.same_sentence(token, high->end - 1))
      return std::nullopt;
    phrase.tokens = {token, high->end};
    phrase.count = {low->value, high->value, text.words(phrase.tokens)};
    return phrase;
  }
  const auto number = number_at(text, at);
  if (!number || !text.same_sentence(token, number->end - 1)) return std::nullopt;
  phrase.tokens = {token, number->end};
  phrase.count.least = number->value;
  phrase.count.most = number->value;
  phrase.exact = bound == Bound::kExact;
  const bool joins = text.is(number->end, "-") || text.is(number->end, "~") ||
                     text.is(number->end, "to") || text.is(number->end, "or");
  if (phrase.exact && joins) {
    const auto high = number_at(text, number->end + 1);
    if (high && high->value > number->value && text.same_sentence(token, high->end - 1)) {
      phrase.tokens.end = high->end;
      phrase.count.most = high->value;
      phrase.exact = false;
    }
  }
  apply_bound(phrase.count, bound);
  phrase.count.words = text.words(phrase.tokens);
  return phrase;
}

}  // namespace reading::english
