#include "reading/english/ages.h"

#include <algorithm>
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

AgePhrase months(Range tokens, int least, int most) {
  AgePhrase age;
  age.tokens = tokens;
  age.months_min = least;
  age.months_max = most;
  return age;
}

// "About 40" is four years to either side, "about 14" one.
AgePhrase of_years(Range tokens, int years, bool about) {
  const int slack = about ? 12 * std::max(1, years / 10) : 0;
  return months(tokens, std::max(0, years * 12 - slack), years * 12 + 11 + slack);
}

bool is_about(std::string_view word) {
  return one_of(word,
                {"about", "around", "approximately", "approx", "circa", "ca", "roughly", "~"});
}

std::size_t after_about(const Text& text, std::size_t at) {
  return at + (text.is(at + 1, ".") && text[at + 1].glued ? 2 : 1);
}

// "19 and 24", "12, 14 and 15" from the end of the first number on: how many, or 0.
std::size_t listed(const Text& text, std::size_t end) {
  std::size_t count = 1;
  for (;;) {
    const bool last = text.is(end, "and");
    if (!last && !text.is(end, ",")) return 0;
    const auto number = number_at(text, end + 1);
    if (!number || number->value > kAgeYearsMax || !text.same_sentence(end, number->end - 1))
      return 0;
    ++count;
    end = number->end;
    if (last) return count;
  }
}

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
  const bool about = at > 0 && is_about(text.lower(at - 1)) && text.same_sentence(at - 1, at);
  if (text.is(at + 1, "yo") && text[at].kind == TokenKind::kNumber) {  // "62yo"
    const auto years = number_at(text, at);
    if (!years || years->value > kAgeYearsMax || !text.same_sentence(at, at + 1)) return {};
    return of_years({at, at + 2}, static_cast<int>(years->value), about);
  }
  const auto amount = amount_at(text, at);
  if (!amount) return std::nullopt;
  const std::size_t next = skip_hyphen(text, amount->end);
  const bool years = amount->months_max - amount->months_min == 11;
  AgePhrase age = years ? of_years({at, next + 1}, amount->months_min / 12, about)
                        : months({at, next + 1}, amount->months_min, amount->months_max);
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
  const bool about = is_about(text.lower(next));
  if (about || text.is(next, ":")) next = after_about(text, next);
  if (const auto amount = amount_at(text, next)) {
    return months({at, amount->end}, amount->months_min, amount->months_max);
  }
  const bool between = text.is(next, "between");
  if (between) ++next;
  const auto number = number_at(text, next);
  if (!number || number->value > kAgeYearsMax || !text.same_sentence(at, number->end - 1))
    return std::nullopt;
  const int years = static_cast<int>(number->value);
  AgePhrase age = of_years({at, number->end}, years, about);
  const bool joined = (between && text.is(number->end, "and")) || text.is(number->end, "-") ||
                      text.is(number->end, "to");
  if (joined) {
    const auto last = number_at(text, number->end + 1);
    if (!last || last->value > kAgeYearsMax || static_cast<int>(last->value) < years)
      return std::nullopt;
    age.months_max = static_cast<int>(last->value) * 12 + 11;
    age.tokens.end = last->end;
  } else {
    age.plural = between;
    age.listed = listed(text, number->end);
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
  AgePhrase age = months({at, end}, (decade + low) * 12, (decade + high) * 12 + 11);
  age.plural = text.is(at + 1, "their");
  return age;
}

// "Ana E., 30": the full stop belongs to the name.
bool initial_before(const Text& text, std::size_t at) {
  return at > 1 && text.is(at - 1, ".") && text[at - 2].capital && text.lower(at - 2).size() == 1;
}

// Whether a word may be the last of whom an age stands behind: of a name, "boy", "his son".
bool person_before(const Text& text, std::size_t at) {
  if (at == 0 || !text.same_sentence(at - 1, at)) return false;
  const PersonNoun* noun = person_noun(text.lower(at - 1));
  const KinNoun* kin = kin_noun(text.lower(at - 1));
  return (noun != nullptr && !noun->plural) || (kin != nullptr && !kin->plural) ||
         offspring(text.lower(at - 1)) != nullptr;
}

// ", 30," and "(30)", "- 30" after a word with a capital: an age if that word is of a name. After
// "boy" or "his son" it is one anyhow.
std::optional<AgePhrase> bare_at(const Text& text, std::size_t at) {
  if (at == 0 || text[at].kind != TokenKind::kMark || !text.same_sentence(at - 1, at)) return {};
  const bool named = text[at - 1].capital || initial_before(text, at);
  const bool noun = !named && person_before(text, at);
  // "Ana Example (f), 30"
  // and "Ana Example (another script), 30"
  const bool sexed = text.is(at - 1, ")");
  if (!named && !noun && !sexed) return std::nullopt;
  const bool bracket = text.is(at, "(") || text.is(at, "[");
  const bool dash = text.is(at, "-") && !text[at].glued;
  if (!bracket && !dash && !text.is(at, ",")) return std::nullopt;
  const bool about = is_about(text.lower(at + 1));
  const bool now = one_of(text.lower(at + 1), {"now", "then", "only", "just", "barely"});
  const std::size_t first = about ? after_about(text, at + 1) : at + (now ? 2 : 1);
  const auto number = number_at(text, first);
  if (!number || number->value < 1 || number->value > kAgeYearsMax || number->end != first + 1 ||
      text[first].kind != TokenKind::kNumber || !text.same_sentence(at - 1, first)) {
    return std::nullopt;
  }
  const std::size_t end = first + 1;
  const bool ends = end >= text.size() || !text.same_sentence(at, end);
  const bool sex_next =
      (text.is(end, ",") || text.is(end, "/")) && is_sex_word(text.lower(end + 1));
  // "A. Example, teacher, 36 - seen in B"
  const PersonNoun* trade = noun ? person_noun(text.lower(at - 1)) : nullptr;
  const bool list_mark =
      text.is(end, ":") || (text.is(end, "-") && end < text.size() && !text[end].glued);
  const bool closed = bracket ? text.is(end, ")") || text.is(end, "]") || sex_next
                              : ends || one_of(text.lower(end), {",", ";", ".", ")"}) || sex_next ||
                                    list_mark || (text.is(end, "and") && !noun);
  const bool of_trade = trade != nullptr && trade->trade;
  if (!closed || (noun && !of_trade && !bracket && !about && ends)) return std::nullopt;
  AgePhrase age = of_years({at + 1, end}, static_cast<int>(number->value), about);
  age.bare = !noun;
  age.then = text.is(at + 1, "then");
  return age;
}

// "(m, 26)", ", female, 31,", "F/31": behind a word for the sex, as lists have it.
std::optional<AgePhrase> sexed_at(const Text& text, std::size_t at) {
  if (at < 2 || text[at].kind != TokenKind::kNumber || !text.same_sentence(at - 2, at)) return {};
  const bool set_off = text.is(at - 1, ",") || text.is(at - 1, "/") || text.is(at - 1, "-");
  const std::size_t back = set_off && text.is(at - 2, ".") && at > 3 ? 3 : set_off ? 2 : 1;
  const bool sex = is_sex_word(text.lower(at - back));  // "f., 30" too
  const auto number = number_at(text, at);
  if (!sex || !number || number->value < 1 || number->value > kAgeYearsMax) return std::nullopt;
  const bool closed = number->end >= text.size() || !text.same_sentence(at, number->end) ||
                      text[number->end].kind == TokenKind::kMark;
  if (!closed) return std::nullopt;
  AgePhrase age = of_years({at, number->end}, static_cast<int>(number->value), false);
  age.bare = true;
  return age;
}

// "who is 17", "She is only 15.", "he was 19 when": a number that says what somebody is.
std::optional<AgePhrase> is_at(const Text& text, std::size_t at) {
  if (at < 2 || !text.same_sentence(at - 2, at)) return std::nullopt;
  std::size_t verb = at - 1;
  if (one_of(text.lower(verb), {"only", "just", "now", "barely", "about", "around"}) && verb > 1)
    --verb;
  if (!one_of(text.lower(verb), {"is", "was", "turned", "'s"}) || verb == 0) return std::nullopt;
  if (text.is(verb, "turned")) {  // "who has just turned 30"
    while (verb > 1 && one_of(text.lower(verb - 1), {"has", "had", "just", "recently"})) --verb;
  }
  const bool somebody = one_of(text.lower(verb - 1), {"who", "he", "she"}) ||
                        text[verb - 1].capital || person_before(text, verb);
  const auto number = number_at(text, at);
  if (!somebody || !number || number->value < 2 || number->value > kAgeYearsMax)
    return std::nullopt;
  const std::size_t end = number->end + (text.is(number->end, "years") ? 1 : 0);
  const bool closed = end >= text.size() || !text.same_sentence(at, end) ||
                      one_of(text.lower(end), {",", ".", ";", ")", "and", "but", "when", "now"}) ||
                      says_then(text, end);
  if (!closed) return std::nullopt;
  return of_years({at, end}, static_cast<int>(number->value), is_about(text.lower(at - 1)));
}

// "a woman of 30", "a man of about 40,": beside a noun for people, and closed.
std::optional<AgePhrase> of_at(const Text& text, std::size_t at) {
  if (at == 0 || !text.is(at, "of") || !text.same_sentence(at - 1, at)) return std::nullopt;
  const PersonNoun* noun = person_noun(text.lower(at - 1));
  // "Her son of four"; "a mother of three" is none.
  const bool child = offspring(text.lower(at - 1)) != nullptr ||
                     one_of(text.lower(at - 1), {"son", "daughter", "grandson", "granddaughter",
                                                 "nephew", "niece", "brother", "sister"});
  if (!child && (noun == nullptr || noun->plural)) return std::nullopt;
  const bool about = is_about(text.lower(at + 1));
  const std::size_t first = about ? after_about(text, at + 1) : at + 1;
  const auto number = number_at(text, first);
  if (!number || number->value < 1 || number->value > kAgeYearsMax) return std::nullopt;
  const std::string& next = text.lower(number->end);
  const bool closed = number->end >= text.size() || !text.same_sentence(at, number->end) ||
                      text[number->end].kind == TokenKind::kMark || next == "years" ||
                      one_of(next, {"was", "were", "is", "are", "has", "had", "and", "who"});
  if (!closed) return std::nullopt;
  return of_years({at, number->end}, static_cast<int>(number->value), about);
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
  AgePhrase age = months({at, amount->end}, amount->months_min, amount->months_max);
  age.bare = true;
  return age;
}

}  // namespace

bool is_sex_word(std::string_view lower) { return one_of(lower, {"m", "f", "male", "female"}); }

namespace {

// Each form begins with a token of its kind, so most tokens are passed over at once.
std::optional<AgePhrase> age_at(const Text& text, std::size_t at) {
  if (text[at].kind == TokenKind::kMark) return bare_at(text, at);
  const std::string& word = text.lower(at);
  if (word == "of") return of_at(text, at);
  if (word == "in") return decade_at(text, at);
  if (word == "age" || word == "aged") return aged_at(text, at);
  if (!number_at(text, at)) return std::nullopt;
  auto age = old_at(text, at);
  if (!age) age = years_at(text, at);
  if (!age) age = is_at(text, at);
  if (!age) age = sexed_at(text, at);
  return age;
}

}  // namespace

std::vector<AgePhrase> find_ages(const Text& text) {
  std::vector<AgePhrase> ages;
  for (std::size_t at = 0; at < text.size();) {
    auto age = age_at(text, at);
    if (!age) {
      ++at;
      continue;
    }
    age->then = age->then || says_then(text, age->tokens.end);
    at = age->tokens.end;
    ages.push_back(*age);
    for (std::size_t i = 1; i < age->listed; ++i) {
      const Number next = *number_at(text, at + 1);
      ages.push_back(of_years({at + 1, next.end}, static_cast<int>(next.value), false));
      at = next.end;
    }
  }
  return ages;
}

}  // namespace reading::english
