#include <string_view>
#include <unordered_set>
#include <utility>

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

enum class Bound { kExact, kUpTo, kAtLeast, kMoreThan, kLessThan, kAbout, kNearly };

struct BoundWords {
  std::string_view words;
  Bound bound;
};

constexpr BoundWords kBounds[] = {
    {"up to", Bound::kUpTo},
    {"as many as", Bound::kUpTo},
    {"at most", Bound::kUpTo},
    {"no more than", Bound::kUpTo},
    {"not more than", Bound::kUpTo},
    {"a maximum of", Bound::kUpTo},
    {"at least", Bound::kAtLeast},
    {"no fewer than", Bound::kAtLeast},
    {"no less than", Bound::kAtLeast},
    {"not less than", Bound::kAtLeast},
    {"not fewer than", Bound::kAtLeast},
    {"a minimum of", Bound::kAtLeast},
    {"upwards of", Bound::kAtLeast},
    {"more than", Bound::kMoreThan},
    {"well over", Bound::kMoreThan},
    {"just over", Bound::kMoreThan},
    {"in excess of", Bound::kMoreThan},
    {"over", Bound::kMoreThan},
    {"fewer than", Bound::kLessThan},
    {"less than", Bound::kLessThan},
    {"under", Bound::kLessThan},
    {"about", Bound::kAbout},
    {"around", Bound::kAbout},
    {"approximately", Bound::kAbout},
    {"approx .", Bound::kAbout},
    {"approx", Bound::kAbout},
    {"roughly", Bound::kAbout},
    {"some", Bound::kAbout},
    {"an estimated", Bound::kAbout},
    {"~", Bound::kAbout},
    {"nearly", Bound::kNearly},
    {"almost", Bound::kNearly},
    {"close to", Bound::kNearly},
    {"just under", Bound::kNearly},
    {"a total of", Bound::kExact},
    {"exactly", Bound::kExact},
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
  std::uint64_t most = 0;  // 0: no upper end
};

// Words for a number that nobody has counted.
constexpr Loose kLoose[] = {
    {"tens of thousands", 20'000},
    {"hundreds of thousands", 200'000},
    {"several thousand", 3000},
    {"several hundred", 300},
    {"a few thousand", 2000},
    {"a few hundred", 200},
    {"a few dozen", 24},
    {"several dozens", 36},
    {"several dozen", 36},
    {"thousands", 2000},
    {"hundreds", 200},
    {"scores", 40},
    {"dozens", 24},
    {"tens", 20},
    {"several", 3},
    {"a couple", 2, 3},
};

// Whether a count can begin with this word: asked of every word of a text.
bool may_begin(const Text& text, std::size_t token) {
  static const auto kFirst = [] {
    std::unordered_set<std::string_view> words = {"between"};
    const auto first = [](std::string_view all) { return all.substr(0, all.find(' ')); };
    for (const BoundWords& entry : kBounds) words.insert(first(entry.words));
    for (const Loose& loose : kLoose) words.insert(first(loose.words));
    return words;
  }();
  if (token >= text.size()) return false;
  if (text[token].kind == TokenKind::kNumber) return true;
  return kFirst.contains(text.lower(token)) || number_at(text, token).has_value();
}

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

bool is_measure(std::string_view word) {
  return one_of(word, "kg", "kgs", "kilos", "kilo", "km", "kms", "kilometres", "kilometers",
                "metres", "meters", "miles", "mile", "litres", "%", "percent", "per", "years",
                "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour",
                "minutes", "seconds", "hrs", "mins", "times", "pages", "page", "articles",
                "dollars", "euros", "usd", "degrees", "lashes", "o'clock", "am", "pm", "counts",
                "occasions");
}

bool is_numbered(std::string_view word) {
  return one_of(word, "no", "nos", "number", "article", "articles", "section", "sections", "page",
                "room", "cell", "ward", "block", "chapter", "paragraph", "aged", "age", "turned",
                "art", "#");
}

// "Concern about six people", "nothing is known about two of them": no bound of a number.
bool is_topic(const Text& text, std::size_t token) {
  if (!text.is(token, "about") || token == 0 || !text.same_sentence(token - 1, token)) return false;
  return one_of(text.lower(token - 1), "concern", "concerns", "concerned", "worried", "anxious",
                "information", "news", "report", "reports", "know", "knows", "known", "nothing",
                "wrote", "write", "ask", "asked", "told", "spoke", "heard", "letter", "facts",
                "details", "account", "question", "questions", "talked", "anything", "everything",
                "something");
}

// "100+", "20 or so", "50 or more": the bound and the token after it.
std::pair<Bound, std::size_t> bound_after(const Text& text, std::size_t at) {
  if (at >= text.size() || !text.same_sentence(at - 1, at)) return {Bound::kExact, at};
  if (text.is(at, "+") && text[at].glued) return {Bound::kAtLeast, at + 1};
  if (text.is(at, "-") && text.is(at + 1, "odd")) return {Bound::kAbout, at + 2};
  if (!text.is(at, "or")) return {Bound::kExact, at};
  if (text.is(at + 1, "so")) return {Bound::kAbout, at + 2};
  if (text.is(at + 1, "more")) return {Bound::kAtLeast, at + 2};
  if (one_of(text.lower(at + 1), "fewer", "less")) return {Bound::kUpTo, at + 2};
  return {Bound::kExact, at};
}

// "Prison No. 6", "article 117", "Nos. 1 and 2" in front; "12 kg", "5 km", "40%" behind; "9 pm".
bool names_or_measures(const Text& text, std::size_t at, std::size_t end) {
  if (clock_end(text, at)) return true;
  if (end < text.size() && text.same_sentence(at, end) && is_measure(text.lower(end))) return true;
  for (std::size_t steps = 0; steps < 4 && at > 1 && text.same_sentence(at - 1, at); ++steps) {
    const std::string& word = text.lower(at - 1);
    if (is_numbered(word)) return true;
    if (word == "." && one_of(text.lower(at - 2), "no", "nos", "art", "arts")) return true;
    // "Nos. 1, 2 and 3"
    if (!one_of(word, ",", "and", "to", "-") || text[at - 2].kind != TokenKind::kNumber)
      return false;
    at -= 2;
  }
  return false;
}

}  // namespace

std::optional<CountPhrase> count_at(const Text& text, std::size_t token) {
  if (!may_begin(text, token)) return std::nullopt;
  if (is_topic(text, token)) return std::nullopt;
  CountPhrase phrase;
  Bound bound = Bound::kExact;
  std::size_t at = token;
  const bool figures = text[token].kind == TokenKind::kNumber;
  for (const BoundWords& entry : kBounds) {
    if (figures) break;
    const std::size_t used = spelled(text, token, entry.words);
    if (used > 0) {
      bound = entry.bound;
      at += used;
      break;
    }
  }
  for (const Loose& loose : kLoose) {
    if (at >= text.size() || text[at].kind == TokenKind::kNumber) break;
    const std::size_t used = spelled(text, at, loose.words);
    if (used == 0) continue;
    phrase.tokens = {token, at + used};
    phrase.count = {loose.least, std::nullopt, text.words(phrase.tokens)};
    if (loose.most > 0) phrase.count.most = loose.most;
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
  if (names_or_measures(text, at, number->end)) return std::nullopt;
  if (const auto [after, end] = bound_after(text, number->end); end > number->end) {
    bound = bound == Bound::kExact ? after : bound;
    phrase.tokens.end = end;
  }
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
