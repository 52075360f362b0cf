#include "reading/english/ages.h"

#include <optional>
#include <string_view>

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

constexpr int kAgeYearsMax = 115;

struct Amount {
  int months_min = 0;
  int months_max = 0;
  std::size_t end = 0;
};

std::size_t skip_hyphen(const Text& text, std::size_t at) { return text.is(at, "-") ? at + 1 : at; }

// "31 year(s)", "two and a half years", "30 months", "three weeks".
std::optional<Amount> amount_at(const Text& text, std::size_t at) {
  const auto number = number_at(text, at);
  if (!number || number->value > 1500) return std::nullopt;
  std::size_t next = skip_hyphen(text, number->end);
  bool half = false;
  if (text.is(next, "and")) {  // "two and a half", "two and half", "two-and-a-half"
    std::size_t at_half = skip_hyphen(text, next + 1);
    if (text.is(at_half, "a")) at_half = skip_hyphen(text, at_half + 1);
    if (!text.is(at_half, "half")) return std::nullopt;
    half = true;
    next = skip_hyphen(text, at_half + 1);
  }
  const int value = static_cast<int>(number->value);
  const std::string& unit = text.lower(next);
  if (!text.same_sentence(at, next)) return std::nullopt;
  if (unit == "year" || unit == "years" || unit == "yr" || unit == "yrs") {
    if (value > kAgeYearsMax) return std::nullopt;
    if (half) return Amount{value * 12 + 3, value * 12 + 8, next + 1};
    return Amount{value * 12, value * 12 + 11, next + 1};
  }
  if (half) return std::nullopt;
  if (unit == "month" || unit == "months") return Amount{value, value, next + 1};
  if (unit == "week" || unit == "weeks") return Amount{value * 7 / 31, value * 7 / 28, next + 1};
  if (unit == "day" || unit == "days") return Amount{value / 31, value / 28, next + 1};
  return std::nullopt;
}

bool says_then(const Text& text, std::size_t end) {
  return text.is(end, "at") && (text.is(end + 1, "that") || text.is(end + 1, "the")) &&
         text.is(end + 2, "time");
}

// "31 years old", "31-year-old", "31 year old", "31 years of age".
std::optional<AgePhrase> old_at(const Text& text, std::size_t at) {
  const auto amount = amount_at(text, at);
  if (!amount) return std::nullopt;
  const std::size_t next = skip_hyphen(text, amount->end);
  AgePhrase age{{at, next + 1}, amount->months_min, amount->months_max, false, false, false};
  if (text.is(next, "of") && text.is(next + 1, "age")) {
    age.tokens.end = next + 2;
  } else if (!text.is(next, "old") && !text.is(next, "olds")) {
    return std::nullopt;
  }
  age.plural = text.is(next, "olds");
  if (!text.same_sentence(at, age.tokens.end - 1)) return std::nullopt;
  return age;
}

// "aged 48", "aged 30 months", "age 48", "aged between 20 and 30".
std::optional<AgePhrase> aged_at(const Text& text, std::size_t at) {
  if (!text.is(at, "aged") && !text.is(at, "age")) return std::nullopt;
  std::size_t next = at + 1;
  if (text.is(next, "about") || text.is(next, "around") || text.is(next, ":")) ++next;
  if (const auto amount = amount_at(text, next)) {
    return AgePhrase{
        {at, amount->end}, amount->months_min, amount->months_max, false, false, false};
  }
  const bool between = text.is(next, "between");
  if (between) ++next;
  const auto number = number_at(text, next);
  if (!number || number->value > kAgeYearsMax || !text.same_sentence(at, number->end - 1))
    return std::nullopt;
  const int years = static_cast<int>(number->value);
  AgePhrase age{{at, number->end}, years * 12, years * 12 + 11, false, false, false};
  const bool joined = (between && text.is(number->end, "and")) || text.is(number->end, "-") ||
                      text.is(number->end, "to");
  if (joined) {
    const auto last = number_at(text, number->end + 1);
    if (!last || last->value > kAgeYearsMax || static_cast<int>(last->value) < years)
      return std::nullopt;
    age.months_max = static_cast<int>(last->value) * 12 + 11;
    age.tokens.end = last->end;
  } else if (text.is(number->end, "and") && number_at(text, number->end + 1)) {
    age.plural = true;  // "aged 12 and 14": which of them is which is not for us to say
  }
  if (text.is(at, "age") && at > 0 && (text.is(at - 1, "of") || text.is(at - 1, "the")))
    return std::nullopt;
  return age;
}

// "in her thirties", "in his early 40s".
std::optional<AgePhrase> decade_at(const Text& text, std::size_t at) {
  if (!text.is(at, "in")) return std::nullopt;
  if (!text.is(at + 1, "his") && !text.is(at + 1, "her") && !text.is(at + 1, "their"))
    return std::nullopt;
  std::size_t next = at + 2;
  int low = 0;
  int high = 9;
  if (text.is(next, "early")) {
    high = 3;
    ++next;
  } else if (text.is(next, "mid")) {
    low = 4;
    high = 6;
    next = skip_hyphen(text, next + 1);
  } else if (text.is(next, "late")) {
    low = 7;
    ++next;
  }
  static constexpr std::pair<std::string_view, int> kDecades[] = {
      {"twenties", 20}, {"thirties", 30},  {"forties", 40},  {"fifties", 50},
      {"sixties", 60},  {"seventies", 70}, {"eighties", 80}, {"nineties", 90}};
  int decade = 0;
  std::size_t end = next + 1;
  for (const auto& [word, value] : kDecades) {
    if (text.is(next, word)) decade = value;
  }
  if (decade == 0) {
    const auto number = number_at(text, next);
    if (number && number->value >= 20 && number->value <= 90 && number->value % 10 == 0 &&
        text.is(number->end, "s") && text[number->end].glued) {
      decade = static_cast<int>(number->value);
      end = number->end + 1;
    }
  }
  if (decade == 0 || !text.same_sentence(at, end - 1)) return std::nullopt;
  return AgePhrase{{at, end}, (decade + low) * 12,      (decade + high) * 12 + 11,
                   false,     text.is(at + 1, "their"), false};
}

// "Ana E., 30": the full stop belongs to the name.
bool initial_before(const Text& text, std::size_t at) {
  return at > 1 && text.is(at - 1, ".") && text[at - 2].capital && text.lower(at - 2).size() == 1;
}

// ", 30," and "(30)" after a word with a capital: an age if that word is of a name.
std::optional<AgePhrase> bare_at(const Text& text, std::size_t at) {
  // "A. Example, teacher, 36"
  const PersonNoun* trade = at > 0 && text.is(at, ",") ? person_noun(text.lower(at - 1)) : nullptr;
  const bool beside_trade = trade != nullptr && trade->trade && !trade->plural;
  if (at == 0 || text[at].kind != TokenKind::kMark ||
      !(text[at - 1].capital || initial_before(text, at) || beside_trade)) {
    return std::nullopt;
  }
  const bool bracket = text.is(at, "(");
  if (!bracket && !text.is(at, ",")) return std::nullopt;
  const auto number = number_at(text, at + 1);
  if (!number || number->value < 1 || number->value > kAgeYearsMax || number->end != at + 2 ||
      text[at + 1].kind != TokenKind::kNumber || !text.same_sentence(at - 1, at + 1)) {
    return std::nullopt;
  }
  const bool closed = bracket ? text.is(at + 2, ")")
                              : at + 2 >= text.size() || !text.same_sentence(at, at + 2) ||
                                    text.is(at + 2, ",") || text.is(at + 2, ";") ||
                                    text.is(at + 2, ".") || text.is(at + 2, ")") ||
                                    text.is(at + 2, "and") || text.is(at + 2, ":") ||
                                    (text.is(at + 2, "-") && !text[at + 2].glued);
  if (!closed) return std::nullopt;
  const int years = static_cast<int>(number->value);
  return AgePhrase{{at + 1, at + 2}, years * 12, years * 12 + 11, true, false, false};
}

}  // namespace

namespace {

// "a woman of 30", "a man of about 40,": beside a noun for people, and closed.
std::optional<AgePhrase> of_at(const Text& text, std::size_t at) {
  if (at == 0 || !text.is(at, "of") || !text.same_sentence(at - 1, at)) return std::nullopt;
  const PersonNoun* noun = person_noun(text.lower(at - 1));
  if (noun == nullptr || noun->plural) return std::nullopt;
  const bool about = one_of(text.lower(at + 1), {"about", "around"});
  const std::size_t first = at + (about ? 2 : 1);
  const auto number = number_at(text, first);
  if (!number || number->value < 1 || number->value > kAgeYearsMax) return std::nullopt;
  const bool closed = number->end >= text.size() || !text.same_sentence(at, number->end) ||
                      text[number->end].kind == TokenKind::kMark || text.is(number->end, "years");
  if (!closed) return std::nullopt;
  const int years = static_cast<int>(number->value);
  const int slack = about ? 12 * (years / 10) : 0;
  return AgePhrase{
      {at, number->end}, years * 12 - slack, years * 12 + 11 + slack, false, false, false};
}

// "A. Example 15 yrs", "A. Example, 15 years,": bare, as it counts beside a name only.
std::optional<AgePhrase> years_at(const Text& text, std::size_t at) {
  if (at == 0 || text[at].kind != TokenKind::kNumber || !text.same_sentence(at - 1, at)) return {};
  const bool comma = text.is(at - 1, ",") && at > 1 && text[at - 2].capital;
  if (!comma && !text[at - 1].capital) return std::nullopt;
  const auto amount = amount_at(text, at);
  if (!amount || text.lower(amount->end - 1).starts_with("d")) return std::nullopt;
  const bool closed = amount->end >= text.size() || !text.same_sentence(at, amount->end) ||
                      text[amount->end].kind == TokenKind::kMark;
  if (!closed) return std::nullopt;
  return AgePhrase{{at, amount->end}, amount->months_min, amount->months_max, true, false, false};
}

// "who is only 15,", "She is 34 and": a number behind "is" that nothing is counted by.
std::optional<AgePhrase> is_at(const Text& text, std::size_t at) {
  if (at < 2 || text[at].kind != TokenKind::kNumber || text[at].lower.size() > 2) return {};
  std::size_t be = at - 1;
  if (one_of(text.lower(be), {"only", "just", "about", "now", "still"})) --be;
  if (!one_of(text.lower(be), {"is", "was", "turned"}) || !text.same_sentence(be, at)) return {};
  const auto number = number_at(text, at);
  if (!number || number->value < 1 || number->value > kAgeYearsMax) return std::nullopt;
  const std::size_t end = number->end;
  const bool closed = end >= text.size() || !text.same_sentence(at, end) ||
                      one_of(text.lower(end), {",", ".", ";", ")", "and", "but", "when"});
  if (!closed) return std::nullopt;
  const int years = static_cast<int>(number->value);
  return AgePhrase{{at, end}, years * 12, years * 12 + 11, true, false, false};
}

}  // namespace

std::vector<AgePhrase> find_ages(const Text& text) {
  std::vector<AgePhrase> ages;
  for (std::size_t at = 0; at < text.size();) {
    auto age = old_at(text, at);
    if (!age) age = aged_at(text, at);
    if (!age) age = decade_at(text, at);
    if (!age) age = of_at(text, at);
    if (!age) age = years_at(text, at);
    if (!age) age = is_at(text, at);
    if (!age) age = bare_at(text, at);
    if (!age) {
      ++at;
      continue;
    }
    age->then = says_then(text, age->tokens.end);
    at = age->tokens.end;
    ages.push_back(*age);
  }
  return ages;
}

}  // namespace reading::english
