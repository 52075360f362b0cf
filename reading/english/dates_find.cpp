#include "reading/english/dates_find.h"

#include <string_view>
#include <unordered_map>

namespace reading::english {
namespace {

using Part = TimePhrase::Part;

constexpr int kWeekdayBase = 100;

int calendar_number(std::string_view word) {
  static const std::unordered_map<std::string_view, int> kCalendar = {
#include "reading/english/calendar.inc"
  };
  const auto found = kCalendar.find(word);
  return found == kCalendar.end() ? 0 : found->second;
}

}  // namespace

std::optional<int> DateScanner::number(std::size_t at, std::size_t digits_max) const {
  if (at >= text_.size() || text_[at].kind != TokenKind::kNumber ||
      text_[at].lower.size() > digits_max) {
    return std::nullopt;
  }
  int value = 0;
  for (const char digit : text_[at].lower) value = value * 10 + (digit - '0');
  return value;
}

std::optional<int> DateScanner::year_at(std::size_t at) const {
  const auto value = number(at, 4);
  const bool decade = at + 1 < text_.size() && text_[at + 1].glued && is(at + 1, "s");
  return value && *value >= 1900 && *value <= 2099 && !decade ? value : std::nullopt;
}

std::optional<DateScanner::DayAt> DateScanner::day_at(std::size_t at) const {
  const auto value = number(at, 2);
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  std::size_t end = at + 1;
  const std::string& next = text_.lower(end);
  const bool ordinal = next == "st" || next == "nd" || next == "rd" || next == "th";
  if (ordinal && text_[end].glued) ++end;
  return DayAt{*value, end};
}

// A month's name; a short one only beside a number, "May" and "March" only with a capital.
std::optional<int> DateScanner::month_at(std::size_t at) const {
  if (at >= text_.size() || !text_[at].capital) return std::nullopt;
  const int month = calendar_number(text_[at].lower);
  if (month < 1 || month > 12) return std::nullopt;
  const bool whole = month == 5 || text_[at].lower.size() > 4 || text_[at].lower == "june" ||
                     text_[at].lower == "july";
  const std::size_t next = at + (is(at + 1, ".") ? 2 : 1);
  const bool number_beside = (at > 0 && text_[at - 1].kind == TokenKind::kNumber) ||
                             (at > 1 && text_[at - 2].kind == TokenKind::kNumber) ||
                             number(next, 4).has_value();
  if (number_beside) return month;
  if (!whole) return std::nullopt;
  const bool opens = at == 0 || !in_sentence(at - 1, at);
  const bool doubtful = month == 5 || month == 3;
  return opens && doubtful ? std::nullopt : std::optional<int>(month);
}

std::size_t DateScanner::after_month(std::size_t month) const {
  return text_[month].lower.size() <= 4 && is(month + 1, ".") && text_[month + 1].glued &&
                 number(month + 2, 4)
             ? month + 2
             : month + 1;
}

std::optional<base::Weekday> DateScanner::weekday_at(std::size_t at) const {
  if (at >= text_.size() || !text_[at].capital) return std::nullopt;
  const int value = calendar_number(text_[at].lower);
  return value > kWeekdayBase ? std::optional(static_cast<base::Weekday>(value - kWeekdayBase))
                              : std::nullopt;
}

// A year after a date: ", 2002", "2002", "of the same year", "of that year".
void DateScanner::take_year(TimePhrase& phrase, DayFields& fields) const {
  const std::size_t at = phrase.tokens.end;
  const std::size_t next = at + (is(at, ",") || is(at, "of") ? 1 : 0);
  if (!in_sentence(phrase.tokens.first, next)) return;
  if (const auto year = year_at(next)) {
    // "on 24 May, 2000 people" is a count and no year.
    const bool people = next != at && is(at, ",") && is(next + 1, "people");
    if (people) return;
    fields.year = year;
    phrase.tokens.end = next + 1;
  } else if (is(at, "of") && (is(at + 1, "the") || is(at + 1, "that")) &&
             (is(at + 2, "same") ? is(at + 3, "year") : is(at + 2, "year") && is(at + 1, "that"))) {
    phrase.year_of_neighbour = true;
    phrase.tokens.end = at + (is(at + 2, "same") ? 4 : 3);
  } else if ((is(at, "this") || is(at, "last")) && is(at + 1, "year")) {
    phrase.tokens.end = at + 2;  // the newest before the document, which is the rule anyhow
  }
}

bool DateScanner::joins(std::size_t at) const {
  return is(at, "-") || is(at, "~") || is(at, "to") || is(at, "and") || is(at, "or") ||
         is(at, "until") || is(at, "till") || is(at, "/") || is(at, "through");
}

// "24 May 2002", "24-26 May", "30 May to 2 June 2002".
std::optional<TimePhrase> DateScanner::day_first(std::size_t at) const {
  const auto day = day_at(at);
  if (!day) return std::nullopt;
  TimePhrase phrase;
  std::size_t next = day->end;
  std::optional<DayAt> last;
  if (joins(next)) {
    last = day_at(next + 1);
    if (last) next = last->end;
  }
  if (is(next, "of")) ++next;
  if (is(next, "-") && text_[next].glued) ++next;  // "24-May-2002"
  const auto month = month_at(next);
  if (!month || !in_sentence(at, next)) return std::nullopt;
  phrase.tokens = {at, after_month(next)};
  phrase.from = {std::nullopt, month, day->day};
  if (last) phrase.to = DayFields{std::nullopt, month, last->day};
  if (is(phrase.tokens.end, "-") && text_[phrase.tokens.end].glued &&
      year_at(phrase.tokens.end + 1)) {
    phrase.from.year = year_at(phrase.tokens.end + 1);
    phrase.tokens.end += 2;
  }
  take_year(phrase, phrase.from);
  if (!last && joins(phrase.tokens.end)) {
    const std::size_t second = phrase.tokens.end + 1;
    const auto end_day = day_at(second);
    const std::size_t end_month = end_day ? end_day->end + (is(end_day->end, "of") ? 1 : 0) : 0;
    if (end_day && month_at(end_month) && in_sentence(at, end_month)) {
      DayFields to{std::nullopt, month_at(end_month), end_day->day};
      phrase.tokens.end = after_month(end_month);
      take_year(phrase, to);
      phrase.to = to;
    }
  }
  return phrase;
}

// "May 24, 2002", "May 24~26", "May 30 to June 2", "May 2002", "May, 1999", "May to July".
std::optional<TimePhrase> DateScanner::month_first(std::size_t at) const {
  const auto month = month_at(at);
  if (!month) return std::nullopt;
  TimePhrase phrase;
  std::size_t next = after_month(at);
  phrase.tokens = {at, next};
  phrase.from.month = month;
  if (is(next, "the")) ++next;
  const auto day = day_at(next);
  if (day && in_sentence(at, next)) {
    phrase.from.day = day->day;
    phrase.tokens.end = day->end;
    if (joins(day->end)) {
      const std::size_t second = day->end + 1;
      const auto last = day_at(second);
      const auto other = month_at(second);
      const auto other_day = other ? day_at(after_month(second)) : std::nullopt;
      if (last && !month_at(last->end) && in_sentence(at, second)) {
        phrase.to = DayFields{std::nullopt, month, last->day};
        phrase.tokens.end = last->end;
      } else if (other_day && in_sentence(at, second)) {
        phrase.to = DayFields{std::nullopt, other, other_day->day};
        phrase.tokens.end = other_day->end;
      }
    }
  } else if (joins(phrase.tokens.end) && month_at(phrase.tokens.end + 1) &&
             in_sentence(at, phrase.tokens.end + 1) &&
             !day_at(after_month(phrase.tokens.end + 1))) {
    phrase.to = DayFields{std::nullopt, month_at(phrase.tokens.end + 1), std::nullopt};
    phrase.tokens.end = after_month(phrase.tokens.end + 1);
  }
  take_year(phrase, phrase.to ? *phrase.to : phrase.from);
  // "March 2019 to May 2020", "May 3, 2019 to June 2, 2020"
  const std::size_t second = phrase.tokens.end + 1;
  if (!phrase.to && phrase.from.year && joins(phrase.tokens.end) && in_sentence(at, second)) {
    const auto other = month_at(second);
    const std::size_t after = other ? after_month(second) : 0;
    const auto other_day = other ? day_at(after) : std::nullopt;
    const bool alike = other && other_day.has_value() == phrase.from.day.has_value();
    DayFields to{std::nullopt, other, other_day ? std::optional(other_day->day) : std::nullopt};
    TimePhrase longer = phrase;
    longer.tokens.end = other_day ? other_day->end : after;
    if (alike) take_year(longer, to);
    if (to.year) {
      phrase = longer;
      phrase.to = to;
    }
  }
  return phrase;
}

// "2002-05-24", "24/5/2002", "24.5.2002", "24/5/02".
std::optional<TimePhrase> DateScanner::figures(std::size_t at) const {
  if (at + 4 >= text_.size()) return std::nullopt;
  const std::string& mark = text_[at + 1].lower;
  if ((mark != "-" && mark != "/" && mark != ".") || text_[at + 3].lower != mark)
    return std::nullopt;
  for (std::size_t i = at + 1; i <= at + 4; ++i) {
    if (!text_[i].glued) return std::nullopt;
  }
  if (at + 5 < text_.size() && text_[at + 5].glued && text_[at + 5].lower == mark) {
    const bool longer = at + 6 < text_.size() && text_[at + 6].glued;
    if (longer) return std::nullopt;  // an address, a file number
  }
  TimePhrase phrase;
  phrase.tokens = {at, at + 5};
  const auto first = number(at, 4);
  const auto second = number(at + 2, 2);
  const auto third = number(at + 4, 4);
  if (!first || !second || !third) return std::nullopt;
  if (text_[at].lower.size() == 4) {
    if (!year_at(at) || *second > 12 || *third > 31 || *second < 1 || *third < 1)
      return std::nullopt;
    phrase.from = {*first, *second, *third};
    return phrase;
  }
  int year = *third;
  if (text_[at + 4].lower.size() == 2) year += year < 50 ? 2000 : 1900;
  if (year < 1900 || year > 2099 || *first < 1 || *second < 1) return std::nullopt;
  if (*second <= 12 && *first <= 31) {
    phrase.from = {year, *second, *first};
    phrase.numeric_either_way = mark == "/" && *first <= 12 && *first != *second;
  } else if (*first <= 12 && *second <= 31) {
    phrase.from = {year, *first, *second};
    phrase.month_in_front = mark == "/";
  } else {
    return std::nullopt;
  }
  return phrase;
}

// A year by itself counts only where the words around make it one.
std::optional<TimePhrase> DateScanner::year_alone(std::size_t at) const {
  const auto year = year_at(at);
  if (!year || at == 0 || !in_sentence(at - 1, at)) return std::nullopt;
  static constexpr std::string_view kBefore[] = {
      "in",      "born",   "since", "of",     "late",   "early",  "mid",    "by",
      "until",   "before", "after", "from",   "during", "around", "about",  "circa",
      "between", "year",   "-",     "spring", "summer", "autumn", "winter", "fall"};
  bool allowed = false;
  for (const std::string_view word : kBefore) allowed = allowed || is(at - 1, word);
  static constexpr std::string_view kNotAfter[] = {"people",   "persons",   "men",      "women",
                                                   "children", "prisoners", "refugees", "detainees",
                                                   "%",        "dollars"};
  for (const std::string_view word : kNotAfter) allowed = allowed && !is(at + 1, word);
  if (!allowed || (is(at - 1, "of") && !is(at - 2, "end") && !is(at - 2, "beginning") &&
                   !is(at - 2, "start") && !is(at - 2, "spring") && !is(at - 2, "summer") &&
                   !is(at - 2, "autumn") && !is(at - 2, "winter") && !is(at - 2, "middle"))) {
    return std::nullopt;
  }
  TimePhrase phrase;
  phrase.tokens = {at, at + 1};
  phrase.from.year = year;
  const bool between = is(at - 1, "between") || is(at - 1, "from");
  if (between && (is(at + 1, "and") || is(at + 1, "to")) && year_at(at + 2)) {
    phrase.to = DayFields{year_at(at + 2), std::nullopt, std::nullopt};
    phrase.tokens.end = at + 3;
  }
  return phrase;
}

std::optional<TimePhrase> DateScanner::season_at(std::size_t at) const {
  static constexpr std::pair<std::string_view, int> kSeasons[] = {
      {"spring", 0}, {"summer", 1}, {"autumn", 2}, {"fall", 2}, {"winter", 3}};
  for (const auto& [word, season] : kSeasons) {
    if (!is(at, word)) continue;
    const std::size_t next = at + (is(at + 1, "of") ? 2 : 1);
    const auto year = year_at(next);
    if (!year || !in_sentence(at, next)) return std::nullopt;
    TimePhrase phrase;
    phrase.tokens = {at, next + 1};
    phrase.from.year = year;
    phrase.part = Part::kSeason;
    phrase.season = season;
    return phrase;
  }
  return std::nullopt;
}

std::optional<TimePhrase> DateScanner::date_at(std::size_t at) const {
  if (text_[at].kind == TokenKind::kNumber) {
    if (at > 0 && text_[at].glued && text_[at - 1].kind == TokenKind::kMark &&
        (is(at - 1, "/") || is(at - 1, "."))) {
      return std::nullopt;
    }
    if (auto phrase = figures(at)) return phrase;
    if (auto phrase = day_first(at)) return phrase;
    return year_alone(at);
  }
  return month_first(at);
}

}  // namespace reading::english
