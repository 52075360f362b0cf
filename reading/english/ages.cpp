#include "reading/english/ages.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "reading/english/ages_forms.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {

AgePhrase age_of_months(Range tokens, int least, int most) {
  AgePhrase age;
  age.tokens = tokens;
  age.months_min = least;
  age.months_max = most;
  return age;
}

AgePhrase age_of_years(Range tokens, int years, bool about) {
  const int slack = about ? 12 * std::max(1, years / 10) : 0;
  return age_of_months(tokens, std::max(0, years * 12 - slack), years * 12 + 11 + slack);
}

bool says_about(std::string_view word) {
  return one_of(word, "about", "around", "approximately", "approx", "circa", "ca", "roughly", "~",
                "abt", "c", "maybe", "perhaps", "probably", "possibly", "estimated");
}

std::size_t after_about(const Text& text, std::size_t at) {
  return at + (text.is(at + 1, ".") && text[at + 1].glued ? 2 : 1);
}

std::size_t ages_together(const Text& text, std::size_t end) {
  std::size_t count = 1;
  for (;;) {
    const bool last = text.is(end, "and") || text.is(end, "&");
    if (count > 1 && text.is(end, ")")) return count;  // "(19, 22)"
    if (!last && !text.is(end, ",")) return 0;
    const auto number = number_at(text, end + 1);
    if (!number || number->value > kAgeYearsMax || !text.same_sentence(end, number->end - 1))
      return 0;
    ++count;
    end = number->end;
    if (last) return count;
  }
}

namespace {

std::size_t skip_hyphen(const Text& text, std::size_t at) { return text.is(at, "-") ? at + 1 : at; }

}  // namespace

std::optional<AgeAmount> age_amount_at(const Text& text, std::size_t at) {
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
  if (one_of(unit, "year", "years", "yr", "yrs", "ys", "y")) {
    if (value > kAgeYearsMax) return std::nullopt;
    std::size_t end = next + 1;
    const bool stop = text.is(end, ".") && text[end].glued;
    if (unit == "y") {  // "34 y.o.", "34 y/o", "34y"
      const bool o = text.is(end + 1, "o") && (stop || text.is(end, "/"));
      if (!o && !text[next].glued) return std::nullopt;
      if (o) end += text.is(end + 2, ".") && text[end + 2].glued && stop ? 3u : 2u;
    } else if (stop && unit.starts_with("yr") && text.same_sentence(at, end + 1)) {
      ++end;
    }
    if (half) return AgeAmount{value * 12 + 3, value * 12 + 8, end};
    return AgeAmount{value * 12, value * 12 + 11, end};
  }
  if (half) return std::nullopt;
  if (unit == "month" || unit == "months") return AgeAmount{value, value, next + 1};
  if (unit == "week" || unit == "weeks") return AgeAmount{value * 7 / 31, value * 7 / 28, next + 1};
  if (unit == "day" || unit == "days") return AgeAmount{value / 31, value / 28, next + 1};
  return std::nullopt;
}

bool says_then(const Text& text, std::size_t end) {
  return text.is(end, "at") && (text.is(end + 1, "that") || text.is(end + 1, "the")) &&
         text.is(end + 2, "time");
}

namespace {

// "31 years old", "31-year-old", "31 year old", "31 years of age".
std::optional<AgePhrase> old_at(const Text& text, std::size_t at) {
  const bool about = at > 0 && says_about(text.lower(at - 1)) && text.same_sentence(at - 1, at);
  if (text.is(at + 1, "yo") && text[at].kind == TokenKind::kNumber) {  // "62yo"
    const auto years = number_at(text, at);
    if (!years || years->value > kAgeYearsMax || !text.same_sentence(at, at + 1)) return {};
    return age_of_years({at, at + 2}, static_cast<int>(years->value), about);
  }
  const auto amount = age_amount_at(text, at);
  if (!amount) return std::nullopt;
  const std::size_t next = skip_hyphen(text, amount->end);
  const bool years = amount->months_max - amount->months_min == 11;
  AgePhrase age = years ? age_of_years({at, next + 1}, amount->months_min / 12, about)
                        : age_of_months({at, next + 1}, amount->months_min, amount->months_max);
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
  const bool about = says_about(text.lower(next));
  if (about || text.is(next, ":")) next = after_about(text, next);
  if (const auto amount = age_amount_at(text, next)) {
    return age_of_months({at, amount->end}, amount->months_min, amount->months_max);
  }
  const bool between = text.is(next, "between");
  if (between) ++next;
  const auto number = number_at(text, next);
  if (!number || number->value > kAgeYearsMax || !text.same_sentence(at, number->end - 1))
    return std::nullopt;
  const int years = static_cast<int>(number->value);
  AgePhrase age = age_of_years({at, number->end}, years, about);
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
    age.listed = ages_together(text, number->end);
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
  AgePhrase age = age_of_months({at, end}, (decade + low) * 12, (decade + high) * 12 + 11);
  age.plural = text.is(at + 1, "their");
  return age;
}

// "18 and 19 years old", "12, 14 and 15 years": as many people as ages.
std::optional<AgePhrase> several_at(const Text& text, std::size_t at) {
  const auto first = number_at(text, at);
  if (!first || first->value > kAgeYearsMax) return std::nullopt;
  const std::size_t together = ages_together(text, first->end);
  if (together == 0) return std::nullopt;
  std::size_t end = first->end;
  for (std::size_t i = 1; i < together; ++i) end = number_at(text, end + 1)->end;
  const bool years = one_of(text.lower(end), "years", "year", "yrs");
  const bool old = text.is(end + 1, "old") || text.is(end + 1, "olds") ||
                   (text.is(end + 1, "of") && text.is(end + 2, "age"));
  // "Anvar and Sobir Example, 22 and 25": ages only where as many people stand before them.
  const bool set_off =
      at > 1 && (text.is(at - 1, ",") || text.is(at - 1, "(")) &&
      (text[at - 2].capital || kin_noun(text.lower(at - 2))) &&
      (end >= text.size() || !text.same_sentence(at, end) || text[end].kind == TokenKind::kMark);
  if (!set_off && (!years || !old || !text.same_sentence(at, end + 1))) return std::nullopt;
  AgePhrase age = age_of_years({at, first->end}, static_cast<int>(first->value), false);
  age.listed = together;
  return age;
}

// Each form begins with a token of its kind, so most tokens are passed over at once.
std::optional<AgePhrase> age_at(const Text& text, std::size_t at) {
  const std::string& word = text.lower(at);
  if (text[at].kind != TokenKind::kMark && word != "of") {
    if (word == "in") return decade_at(text, at);
    if (word == "age" || word == "aged") return aged_at(text, at);
    if (!number_at(text, at)) return std::nullopt;
    if (auto age = several_at(text, at)) return age;
    if (auto age = old_at(text, at)) {
      if (!age->plural) take_subject(text, *age);
      return age;
    }
  }
  return age_beside_at(text, at);
}

// "Setareh 11" counts where its sentence tells an age in the usual way too.
void drop_unmarked(const Text& text, std::vector<AgePhrase>& ages) {
  std::vector<AgePhrase> kept;
  for (std::size_t first = 0; first < ages.size();) {
    std::size_t end = first;
    bool marked = false;
    while (end < ages.size() &&
           text.same_sentence(ages[first].tokens.first, ages[end].tokens.first)) {
      marked = marked || !ages[end].unmarked;
      ++end;
    }
    for (; first < end; ++first) {
      if (marked || !ages[first].unmarked) kept.push_back(ages[first]);
    }
  }
  ages = std::move(kept);
}

}  // namespace

Sex sex_word(std::string_view lower) {
  if (one_of(lower, "m", "male", "man", "boy")) return Sex::kMale;
  return one_of(lower, "f", "female", "woman", "girl") ? Sex::kFemale : Sex::kUnknown;
}

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
      ages.push_back(age_of_years({at + 1, next.end}, static_cast<int>(next.value), false));
      at = next.end;
    }
    if (age->listed > 0) {
      while (text.same_sentence(at - 1, at) &&
             one_of(text.lower(at), "years", "year", "yrs", "old", "respectively"))
        ++at;
      ages.back().tokens.end = at;
    }
  }
  drop_unmarked(text, ages);
  return ages;
}

}  // namespace reading::english
