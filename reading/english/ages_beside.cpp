// Ages that only what stands beside a number makes one.
#include <algorithm>
#include <optional>
#include <string_view>

#include "reading/english/ages_forms.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

struct Years {
  int least = 0;
  int most = 0;
  bool about = false;
  Range tokens;  // with the word that says "about"
};

// "30", "about 30", "c. 30", "16 or 17" from a token on.
std::optional<Years> years_from(const Text& text, std::size_t at) {
  const bool about = says_about(text.lower(at));
  const auto number = number_at(text, about ? after_about(text, at) : at);
  if (!number || number->value < 1 || number->value > kAgeYearsMax) return std::nullopt;
  if (!text.same_sentence(at, number->end - 1)) return std::nullopt;
  const int value = static_cast<int>(number->value);
  Years years{value, value, about, {at, number->end}};
  if (one_of(text.lower(number->end), "or", "-", "/") && text.same_sentence(at, number->end)) {
    const auto other = number_at(text, number->end + 1);
    const int next = other ? static_cast<int>(std::min<std::uint64_t>(other->value, 999)) : 0;
    if (next > value && next <= value + 10 && next <= kAgeYearsMax &&
        text.same_sentence(at, other->end - 1)) {
      years.most = next;
      years.tokens.end = other->end;
    }
  }
  return years;
}

AgePhrase age_of(const Years& years) {
  AgePhrase age = age_of_years(years.tokens, years.least, years.about);
  age.months_max += (years.most - years.least) * 12;
  return age;
}

// "Ana E., 30": the full stop belongs to the name.
bool initial_before(const Text& text, std::size_t at) {
  return at > 1 && text.is(at - 1, ".") && text[at - 2].capital && text.lower(at - 2).size() == 1;
}

// "Example", "al-Example": a word that may end a name.
bool ends_name(const Text& text, std::size_t at) {
  if (text[at].capital || other_script(text.lower(at))) return true;
  const std::string_view raw = text.raw({at, at + 1});
  const std::size_t hyphen = raw.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < raw.size() && raw[hyphen + 1] >= 'A' &&
         raw[hyphen + 1] <= 'Z';
}

// Whether a word may be the last of whom an age stands behind: of a name, "boy", "his son".
bool person_before(const Text& text, std::size_t at) {
  if (at == 0 || !text.same_sentence(at - 1, at)) return false;
  const PersonNoun* noun = person_noun(text.lower(at - 1));
  const KinNoun* kin = kin_noun(text.lower(at - 1));
  return (noun != nullptr && !noun->plural) || (kin != nullptr && !kin->plural) ||
         offspring(text.lower(at - 1)) != nullptr;
}

bool ends_at(const Text& text, std::size_t at, std::size_t end) {
  return end >= text.size() || !text.same_sentence(at, end);
}

// ", 30," and "(30)", "- 30" after a word with a capital: an age if that word is of a name. After
// "boy" or "his son" it is one anyhow.
std::optional<AgePhrase> set_off(const Text& text, std::size_t at) {
  if (at == 0 || text[at].kind != TokenKind::kMark || !text.same_sentence(at - 1, at)) return {};
  const bool named = ends_name(text, at - 1) || initial_before(text, at);
  const bool noun = !named && person_before(text, at);
  // "Ana Example (f), 30", and behind another script or the mark of a note
  const bool marked = one_of(text.lower(at - 1), ")", "*", "\"");
  if (!named && !noun && !marked) return std::nullopt;
  const bool bracket = text.is(at, "(") || text.is(at, "[");
  const bool dash = text.is(at, "-") && !text[at].glued;
  if (!bracket && !dash && !text.is(at, ",") && !text.is(at, ";")) return std::nullopt;
  // "(19, 22)": of two
  if (bracket && ages_together(text, at + 2) > 0 && text[at + 1].kind == TokenKind::kNumber)
    return std::nullopt;
  const bool now = one_of(text.lower(at + 1), "now", "then", "only", "just", "barely");
  const auto years = years_from(text, at + (now ? 2 : 1));
  const bool plain = years && text[years->tokens.end - 1].kind == TokenKind::kNumber;
  if (!plain || !text.same_sentence(at - 1, years->tokens.first)) return std::nullopt;
  const std::size_t end = years->tokens.end;
  const bool ends = ends_at(text, at, end);
  if (text.is(end, "and") && number_at(text, end + 1))
    return std::nullopt;  // "18 and 19 years old"
  const bool sex_next =
      (text.is(end, ",") || text.is(end, "/")) && sex_word(text.lower(end + 1)) != Sex::kUnknown;
  // "A. Example, teacher, 36 - seen in B"
  const PersonNoun* trade = noun ? person_noun(text.lower(at - 1)) : nullptr;
  const bool list_mark =
      text.is(end, ":") || (text.is(end, "-") && end < text.size() && !text[end].glued);
  const bool corrected = text.is(end, "(") && text.is(end + 1, "not");  // "25 (not 52)"
  const bool closed = corrected ? !bracket
                      : bracket ? text.is(end, ")") || text.is(end, "]") || sex_next ||
                                      text.is(end, ",") || text.is(end, ";")
                                : ends || one_of(text.lower(end), ",", ";", ".", ")") || sex_next ||
                                      list_mark || (text.is(end, "and") && !noun);
  const bool of_trade = trade != nullptr && trade->trade;
  if (!closed || (noun && !of_trade && !bracket && !years->about && ends)) return std::nullopt;
  AgePhrase age = age_of(*years);
  age.tokens.first = at + 1;
  age.bare = !noun;
  age.then = text.is(at + 1, "then");
  return age;
}

// "(m, 26)", ", female, about 31,", "F/31", ", boy, 12 years": behind a word for the sex, as lists
// have it.
std::optional<AgePhrase> behind_sex(const Text& text, std::size_t at) {
  if (at < 2 || text[at].kind != TokenKind::kNumber || !text.same_sentence(at - 2, at)) return {};
  std::size_t first = at;
  if (text.is(first - 1, ".") && says_about(text.lower(first - 2))) --first;
  if (says_about(text.lower(first - 1))) --first;
  const std::size_t mark = first - 1;
  const bool off = one_of(text.lower(mark), ",", "/", "-");
  const std::size_t sex = off && text.is(mark - 1, ".") ? mark - 2 : off ? mark - 1 : mark;
  if (sex_word(text.lower(sex)) == Sex::kUnknown || !text.same_sentence(sex, at)) return {};
  if (const auto amount = age_amount_at(text, at); amount && first == at) {
    const bool closed =
        ends_at(text, at, amount->end) || text[amount->end].kind == TokenKind::kMark;
    if (!closed) return std::nullopt;
    AgePhrase age = age_of_months({at, amount->end}, amount->months_min, amount->months_max);
    age.bare = true;
    return age;
  }
  const auto years = years_from(text, first);
  if (!years) return std::nullopt;
  const std::size_t end = years->tokens.end;
  if (!ends_at(text, at, end) && text[end].kind != TokenKind::kMark) return std::nullopt;
  AgePhrase age = age_of(*years);
  age.bare = true;
  return age;
}

// Whether what stands behind "is 17" leaves it an age: "17 and a student", "17 when", "17 in May",
// not "17 kilometres".
bool says_no_more(const Text& text, std::size_t at, std::size_t end) {
  if (ends_at(text, at, end) || says_then(text, end)) return true;
  const std::string& next = text.lower(end);
  if (text[end].kind == TokenKind::kMark) return !one_of(next, "%", "$", "€", "-", "/");
  return one_of(next, "and", "but", "when", "now", "then", "today", "in", "on", "last", "this",
                "as", "so", "while", "because", "at", "not", "only", "years", "yrs", "who", "with",
                "after", "yesterday", "next", "by", "or", "too", "already");
}

}  // namespace

// Whom the words before an age say it of, and whether of what was: "who is", "she is only", "he
// was", "I am", "turned", "would be".
bool take_subject(const Text& text, AgePhrase& age) {
  const std::size_t first = age.tokens.first;
  if (first < 2 || !text.same_sentence(first - 2, first)) return false;
  std::size_t verb = first - 1;
  while (verb > 1 && one_of(text.lower(verb), "only", "just", "now", "barely", "already", "still",
                            "then", "not", "yet", "even")) {
    if (text.is(verb, "not") && !text.is(verb + 1, "yet")) return false;
    --verb;
  }
  std::size_t subject = verb - 1;
  if (text.is(verb, "be")) {
    if (!one_of(text.lower(verb - 1), "would", "must", "should") || verb < 2) return false;
    subject = verb - 2;
    if (one_of(text.lower(subject), "now", "today") && subject > 0) --subject;
  } else if (text.is(verb, "turned")) {  // "who has just turned 30"
    while (subject > 0 && one_of(text.lower(subject), "has", "had", "just", "recently", "only")) {
      --subject;
    }
  } else if (!one_of(text.lower(verb), "is", "was", "'s", "am", "'m")) {
    return false;
  }
  if (!text.same_sentence(subject, first)) return false;
  const bool clause = text.is(subject, "and") && text.is(verb, "turned");  // "was 16 and turned 17"
  const bool somebody = one_of(text.lower(subject), "who", "he", "she", "i", ",", ")", "*") ||
                        ends_name(text, subject) || person_before(text, subject + 1) || clause;
  if (!somebody) return false;
  age.subject = subject;
  age.past = text.is(verb, "was");
  return true;
}

namespace {

// "who is 17", "She is only 15.", "he was 19 when", "I am 24", "turned 19 last month", "would be 59
// today": a number that says what somebody is.
std::optional<AgePhrase> said_of(const Text& text, std::size_t at) {
  if (at < 2 || !text.same_sentence(at - 2, at)) return std::nullopt;
  std::size_t first = at;
  if (text.is(first - 1, ".") && says_about(text.lower(first - 2))) --first;
  if (says_about(text.lower(first - 1))) --first;
  const auto years = years_from(text, first);
  if (!years || years->least < 2) return std::nullopt;
  AgePhrase age = age_of(*years);
  if (!take_subject(text, age)) return std::nullopt;
  std::size_t end = years->tokens.end;
  if (!says_no_more(text, at, end)) return std::nullopt;
  if (one_of(text.lower(end), "years", "yrs")) ++end;
  age.tokens.end = end;
  return age;
}

// "He have 36 years": as those say it whose own language has ages so. "Has 15 years in prison" is
// none.
std::optional<AgePhrase> had(const Text& text, std::size_t at) {
  if (at < 2 || !text.same_sentence(at - 2, at)) return std::nullopt;
  const bool somebody = one_of(text.lower(at - 2), "he", "she", "who", "i", "am") ||
                        ends_name(text, at - 2) || person_before(text, at - 1);
  if (!one_of(text.lower(at - 1), "has", "have", "had") || !somebody) return std::nullopt;
  const auto amount = age_amount_at(text, at);
  if (!amount || amount->months_max - amount->months_min != 11) return std::nullopt;
  const bool closed = ends_at(text, at, amount->end) ||
                      one_of(text.lower(amount->end), ",", ".", ";", "and", "old");
  if (!closed) return std::nullopt;
  AgePhrase age = age_of_months({at, amount->end}, amount->months_min, amount->months_max);
  age.subject = text.is(at - 2, "am") ? at - 3 : at - 2;
  age.past = text.is(at - 1, "had");
  return age;
}

// "a woman of 30", "a man of about 40,": beside a noun for people, and closed. "A. Example of 41
// years" beside a name.
std::optional<AgePhrase> of_at(const Text& text, std::size_t at) {
  if (at == 0 || !text.is(at, "of") || !text.same_sentence(at - 1, at)) return std::nullopt;
  const PersonNoun* noun = person_noun(text.lower(at - 1));
  // "Her son of four"; "a mother of three" is none.
  const bool child =
      offspring(text.lower(at - 1)) != nullptr ||
      one_of(text.lower(at - 1), "son", "daughter", "grandson", "granddaughter", "nephew", "niece",
             "brother", "sister", "widow", "widower", "uncle", "aunt", "cousin");
  const bool named = ends_name(text, at - 1);
  if (const auto amount = age_amount_at(text, at + 1);
      amount && (child || named || (noun != nullptr && !noun->plural))) {
    const bool closed = ends_at(text, at, amount->end) ||
                        text[amount->end].kind == TokenKind::kMark ||
                        one_of(text.lower(amount->end), "and", "who", "was", "is", "were", "old",
                               "has", "had", "from");
    if (!closed || !text.same_sentence(at, amount->end - 1)) return std::nullopt;
    AgePhrase age = age_of_months({at, amount->end}, amount->months_min, amount->months_max);
    age.bare = named;
    return age;
  }
  if (!child && (noun == nullptr || noun->plural)) return std::nullopt;
  const auto years = years_from(text, at + 1);
  if (!years) return std::nullopt;
  const std::size_t end = years->tokens.end;
  const std::string& next = text.lower(end);
  const bool closed = ends_at(text, at, end) || text[end].kind == TokenKind::kMark ||
                      one_of(next, "was", "were", "is", "are", "has", "had", "and", "who", "from",
                             "whose", "with", "in");
  if (!closed) return std::nullopt;
  AgePhrase age = age_of(*years);
  age.tokens.first = at;
  return age;
}

bool is_month(std::string_view word) {
  return one_of(word, "january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
                "jul", "aug", "sep", "sept", "oct", "nov", "dec");
}

// Words before the number of a thing.
bool is_numbered(std::string_view word) {
  return one_of(word, "no", "article", "section", "room", "cell", "ward", "block", "chapter",
                "unit", "line", "flight", "bus", "page", "item", "number", "level", "grade", "form",
                "class", "route", "highway", "building", "case", "order", "law", "decree", "annex",
                "part", "volume", "issue", "phase", "sector", "gate", "platform", "hut", "hall",
                "update", "day", "week", "container", "desk", "tent", "floor", "box", "house",
                "group", "table", "note", "resolution");
}

// "A. Example 15 yrs", "A. Example, 15 years,", "A. Example, about 7 months": bare, as it counts
// beside a name only.
std::optional<AgePhrase> with_unit(const Text& text, std::size_t at) {
  if (at == 0 || text[at].kind == TokenKind::kMark || !text.same_sentence(at - 1, at)) return {};
  std::size_t first = at;
  if (first > 1 && says_about(text.lower(first - 1))) --first;
  const bool comma = first > 1 && (text.is(first - 1, ",") || text.is(first - 1, "(")) &&
                     (ends_name(text, first - 2) || one_of(text.lower(first - 2), ")", "*", "\""));
  // "her baby, ten days old" has its own form; "her baby, ten days" is one here.
  const bool kin = first > 1 && text.is(first - 1, ",") && person_before(text, first - 1);
  if (!comma && !kin && !text[first - 1].capital) return std::nullopt;
  auto amount = age_amount_at(text, at);
  if (!amount) {  // "40-45 yrs"
    const auto years = years_from(text, at);
    if (!years || years->most == years->least ||
        !one_of(text.lower(years->tokens.end), "years", "yrs")) {
      return std::nullopt;
    }
    amount = AgeAmount{years->least * 12, years->most * 12 + 11, years->tokens.end + 1};
  }
  if (text.lower(amount->end - 1).starts_with("d") && !kin) return std::nullopt;
  const bool closed = ends_at(text, at, amount->end) ||
                      text[amount->end].kind == TokenKind::kMark ||
                      one_of(text.lower(amount->end), "and", "n", "r", "are", "is", "was", "were",
                             "also", "who", "has", "had");
  if (!closed || is_month(text.lower(first - 1))) return std::nullopt;
  const bool years = amount->months_max - amount->months_min == 11;
  AgePhrase age = years
                      ? age_of_years({first, amount->end}, amount->months_min / 12, first != at)
                      : age_of_months({first, amount->end}, amount->months_min, amount->months_max);
  age.bare = !kin;
  return age;
}

// "Setareh 11, and", "Yusuf 6;": a number behind a name without any mark, where the same sentence
// tells another age just before or after it in the usual way.
std::optional<AgePhrase> unmarked(const Text& text, std::size_t at) {
  if (at == 0 || text[at].kind != TokenKind::kNumber || !text.same_sentence(at - 1, at)) return {};
  std::size_t first = at;  // "Khadija approx. 40"
  if (text.is(first - 1, ".") && says_about(text.lower(first - 2))) --first;
  if (says_about(text.lower(first - 1))) --first;
  const std::size_t name = first - 1;
  if (first == 0 || !text.same_sentence(name, at) || !text[name].capital ||
      text[name].kind != TokenKind::kWord || text[at].glued || is_month(text.lower(name)) ||
      body(text.lower(name)) != Body::kNone || is_numbered(text.lower(name))) {
    return std::nullopt;
  }
  const auto number = number_at(text, at);
  if (!number || number->value < 1 || number->value > kAgeYearsMax || number->end != at + 1)
    return std::nullopt;
  if (!ends_at(text, at, at + 1) && !one_of(text.lower(at + 1), ",", ";", "and", ".", ")"))
    return std::nullopt;
  AgePhrase age = age_of_years({first, at + 1}, static_cast<int>(number->value), first != at);
  age.bare = true;
  age.unmarked = first == at;
  return age;
}

}  // namespace

std::optional<AgePhrase> age_beside_at(const Text& text, std::size_t at) {
  if (text[at].kind == TokenKind::kMark) return set_off(text, at);
  if (text.is(at, "of")) return of_at(text, at);
  for (const auto form : {with_unit, said_of, behind_sex, had, unmarked}) {
    if (auto age = form(text, at)) return age;
  }
  return std::nullopt;
}

}  // namespace reading::english
