#include "reading/english/dates_find.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "reading/english/lexicon.h"

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

// A month that a hand or a scan has spoilt by one letter: "Septernber", "Octobar"; or 0.
int near_month(std::string_view word) {
  // Not the short ones: "Marco" and "Augusto" are names.
  static constexpr std::pair<std::string_view, int> kMonths[] = {
      {"january", 1},  {"february", 2},  {"september", 9},
      {"october", 10}, {"november", 11}, {"december", 12}};
  std::string read(word);
  if (const auto at = read.find("rn"); at != std::string::npos) read.replace(at, 2, "m");
  for (const auto& [month, number] : kMonths) {
    const std::size_t longer = std::max(read.size(), month.size());
    const std::size_t shorter = std::min(read.size(), month.size());
    if (shorter < 6 || longer - shorter > 1) continue;
    std::size_t front = 0;
    while (front < shorter && read[front] == month[front]) ++front;
    std::size_t back = 0;
    while (back < shorter - front && read[read.size() - 1 - back] == month[month.size() - 1 - back])
      ++back;
    if (front + back + 1 >= longer) return number;
  }
  return 0;
}

// "The first of April", in words.
int ordinal_word(std::string_view word) {
  static constexpr std::string_view kOrdinals[] = {
      "first",      "second",     "third",     "fourth",    "fifth",       "sixth",
      "seventh",    "eighth",     "ninth",     "tenth",     "eleventh",    "twelfth",
      "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
      "nineteenth", "twentieth",  "thirtieth"};
  const auto* found = std::find(std::begin(kOrdinals), std::end(kOrdinals), word);
  if (found == std::end(kOrdinals)) return 0;
  return word == "thirtieth" ? 30 : static_cast<int>(found - std::begin(kOrdinals)) + 1;
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
  if (at < text_.size() && text_[at].kind == TokenKind::kWord) {
    const int day = ordinal_word(text_[at].lower);
    return day > 0 && is(at + 1, "of") ? std::optional(DayAt{day, at + 1}) : std::nullopt;
  }
  const auto value = number(at, 2);
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  std::size_t end = at + 1;
  const std::string& next = text_.lower(end);
  const bool ordinal = next == "st" || next == "nd" || next == "rd" || next == "th";
  if (ordinal && text_[end].glued) ++end;
  return DayAt{*value, end};
}

// A month's name; a short one only beside a number and with a capital, "May" and "March" with a
// capital or where they can be no verb: "on march 3", "the 3rd of may", "4 may 2015".
std::optional<int> DateScanner::month_at(std::size_t at) const {
  if (at >= text_.size() || text_[at].kind != TokenKind::kWord) return std::nullopt;
  int month = calendar_number(text_[at].lower);
  if (month == 0 && text_[at].lower.size() >= 5 && number_beside(at))
    month = near_month(text_[at].lower);
  if (month < 1 || month > 12) return std::nullopt;
  const bool whole = month == 5 || text_[at].lower.size() > 4 || text_[at].lower == "june" ||
                     text_[at].lower == "july";
  if (!text_[at].capital)
    return whole && small_month(at, month) ? std::optional(month) : std::nullopt;
  if (number_beside(at)) return month;
  if (!whole) return std::nullopt;
  const bool opens = at == 0 || !in_sentence(at - 1, at);
  const bool doubtful = month == 5 || month == 3;
  return opens && doubtful ? std::nullopt : std::optional<int>(month);
}

bool DateScanner::number_beside(std::size_t at) const {
  const std::size_t next = at + (is(at + 1, ".") ? 2 : 1);
  return (at > 0 && text_[at - 1].kind == TokenKind::kNumber) ||
         (at > 1 && text_[at - 2].kind == TokenKind::kNumber) || number(next, 4).has_value();
}

// Whether a month in lower case is one by the words around it.
bool DateScanner::small_month(std::size_t at, int month) const {
  if (at == 0 || !in_sentence(at - 1, at)) return false;
  const std::string& before = text_.lower(at - 1);
  const bool time_word = one_of(before, "in", "of", "since", "until", "till", "by", "early", "late",
                                "mid", "end", "last", "next", "this", "during", "from", "before",
                                "after", "between", "around", "about");
  const bool ordinal = one_of(before, "st", "nd", "rd", "th") && text_[at - 1].glued;
  const bool year_next = year_at(at + 1) || (is(at + 1, ",") && year_at(at + 2));
  const bool doubtful = month == 3 || month == 5 || month == 8;
  if (ordinal || year_next || (before == "of" && at > 1)) return true;
  if (!doubtful) {
    return time_word || before == "-" || before == "on" || before == "and" || before == "to" ||
           text_[at - 1].kind == TokenKind::kNumber || number(at + 1, 2).has_value();
  }
  // "on 5 march", "on march 5", "since march"; never "12 may be", "they march 5 km".
  if (text_[at - 1].kind == TokenKind::kNumber) {
    return at > 1 && one_of(text_.lower(at - 2), "on", "since", "until", "by", "before", "after",
                            "from", "to", "and", "between", "-", "the", ",");
  }
  return before == "on" ? number(at + 1, 2).has_value() : time_word;
}

std::size_t DateScanner::after_month(std::size_t month) const {
  return text_[month].lower.size() <= 4 && is(month + 1, ".") && text_[month + 1].glued &&
                 number(month + 2, 4)
             ? month + 2
             : month + 1;
}

std::optional<base::Weekday> DateScanner::weekday_at(std::size_t at) const {
  if (at >= text_.size() || text_[at].kind != TokenKind::kWord) return std::nullopt;
  const int value = calendar_number(text_[at].lower);
  if (!text_[at].capital && !whole_weekday(at)) return std::nullopt;
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
  } else if ((is(next, "this") || is(next, "last")) && is(next + 1, "year") &&
             in_sentence(phrase.tokens.first, next + 1)) {
    phrase.tokens.end = next + 2;
    phrase.year_of_text = is(next, "last") ? -1 : 0;
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
  const std::size_t second = phrase.tokens.end + 1;
  if (!phrase.to && phrase.from.year && joins(phrase.tokens.end) && month_at(second) &&
      in_sentence(at, second)) {  // "December 2018 or January 2019", "May 3, 2018 to June 4, 2019"
    DayFields to{std::nullopt, month_at(second), std::nullopt};
    const auto last = phrase.from.day ? day_at(after_month(second)) : std::nullopt;
    if (phrase.from.day.has_value() != last.has_value()) return phrase;
    if (last) to.day = last->day;
    phrase.tokens.end = last ? last->end : after_month(second);
    take_year(phrase, to);
    phrase.to = to;
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
    if (mark == "/" && *first > 12) phrase.numeric = TimePhrase::Numeric::kDayFirst;
  } else if (*first <= 12 && *second <= 31) {
    phrase.from = {year, *first, *second};
    if (mark == "/") phrase.numeric = TimePhrase::Numeric::kMonthFirst;
  } else {
    return std::nullopt;
  }
  return phrase;
}

// "17/6" and "16.6.": at the beginning of a line or behind "on", where nothing else can be meant.
std::optional<TimePhrase> DateScanner::figures_without_year(std::size_t at) const {
  const auto day = number(at, 2);
  const auto month = number(at + 2, 2);
  const bool mark = (is(at + 1, "/") || is(at + 1, ".")) && text_[at + 1].glued;
  if (!day || !month || !mark || !text_[at + 2].glued || *day < 1 || *day > 31 || *month < 1 ||
      *month > 12) {
    return std::nullopt;
  }
  const bool opens = at == 0 || !in_sentence(at - 1, at);
  const bool on = at > 0 && one_of(text_.lower(at - 1), "on", "since", "until");
  const std::size_t end = at + 3 + (is(at + 1, ".") && is(at + 3, ".") ? 1 : 0);
  const bool closed = end < text_.size() &&
                      !(text_[end].glued && text_[end].kind != TokenKind::kMark) &&
                      text_[end].kind != TokenKind::kNumber;
  // "2/3 of them", "1.5 km"
  const bool share = one_of(text_.lower(end), "of", "km", "kg", "hours", "years", "%", "million");
  if ((!opens && !on) || !closed || share) return std::nullopt;
  const bool figure = is(at + 1, ".") && !is(at + 3, ".") && text_[at + 2].lower.size() < 2;
  if (figure && !on) return std::nullopt;  // "1.2 Arrests"
  TimePhrase phrase;
  phrase.tokens = {at, end};
  phrase.from = {std::nullopt, *month, *day};
  phrase.numeric_either_way = is(at + 1, "/") && *day <= 12 && *day != *month;
  if (is(at + 1, "/") && *day > 12) phrase.numeric = TimePhrase::Numeric::kDayFirst;
  return phrase;
}

// "In 04/2016": behind a word for a time only, as "12/2019" may number a file.
std::optional<TimePhrase> DateScanner::month_in_figures(std::size_t at) const {
  const auto month = number(at, 2);
  const bool led = at > 0 && in_sentence(at - 1, at) &&
                   one_of(text_.lower(at - 1), "in", "since", "until", "from", "during", "by");
  if (!led || !month || *month < 1 || *month > 12 || !is(at + 1, "/") || !text_[at + 1].glued ||
      !year_at(at + 2) || !text_[at + 2].glued || !in_sentence(at, at + 2)) {
    return std::nullopt;
  }
  TimePhrase phrase;
  phrase.tokens = {at, at + 3};
  phrase.from = {year_at(at + 2), month, std::nullopt};
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
  // "(b. 1983)", "(DOB 1983)", "(1983)" alone is no year of anything.
  bool allowed = is(at - 1, "dob") || (at > 1 && is(at - 1, ".") && is(at - 2, "b")) ||
                 (at > 1 && is(at - 1, ":") && one_of(text_.lower(at - 2), "dob", "birth", "born"));
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
  // "from 2010 until December 2015"
  const bool up_to = is(at - 1, "from") && one_of(text_.lower(at + 1), "to", "until", "till");
  const auto month = up_to ? month_at(at + 2) : std::nullopt;
  if (month && in_sentence(at, at + 2) && year_at(after_month(at + 2))) {
    phrase.to = DayFields{year_at(after_month(at + 2)), month, std::nullopt};
    phrase.tokens.end = after_month(at + 2) + 1;
    return phrase;
  }
  const bool between = is(at - 1, "between") || is(at - 1, "from");
  if (between && one_of(text_.lower(at + 1), "and", "to", "until", "till") && year_at(at + 2)) {
    phrase.to = DayFields{year_at(at + 2), std::nullopt, std::nullopt};
    phrase.tokens.end = at + 3;
  }
  return phrase;
}

// "On the 3rd", "since the 12th": a day whose month was told before or is the newest.
std::optional<TimePhrase> DateScanner::day_alone(std::size_t at) const {
  const auto day = day_at(at);
  if (!day || day->end != at + 2 || at < 2 || !in_sentence(at - 2, at)) return std::nullopt;
  if (!is(at - 1, "the")) return std::nullopt;
  const bool time = one_of(text_.lower(at - 2), "on", "since", "until", "by", "before", "after") ||
                    weekday_at(at - 2);
  if (!time) return std::nullopt;
  const std::size_t next = day->end;
  const bool closed = next >= text_.size() || !in_sentence(at, next) ||
                      text_[next].kind == TokenKind::kMark ||
                      (is_function_word(text_.lower(next)) && !is(next, "of"));
  if (!closed) return std::nullopt;
  TimePhrase phrase;
  phrase.tokens = {at, next};
  phrase.from.day = day->day;
  return phrase;
}

// "The first week of May", "the second half of June 2019".
std::optional<TimePhrase> DateScanner::share_at(std::size_t at) const {
  static constexpr std::string_view kOrder[] = {"first", "second", "third", "fourth"};
  const bool days = is(at + 1, "days");
  if (!is(at + 2, "of") || !(is(at + 1, "week") || is(at + 1, "half") || days)) return std::nullopt;
  const auto* found = std::find(std::begin(kOrder), std::end(kOrder), text_.lower(at));
  const bool last = is(at, "last") || is(at, "final");
  const int order = last ? 3 : static_cast<int>(found - std::begin(kOrder));
  const bool half = is(at + 1, "half");
  if (order > 3 || (half && order > 1)) return std::nullopt;
  const auto month = month_at(at + 3);
  if (!in_sentence(at, at + 3)) return std::nullopt;
  TimePhrase phrase;
  if (const auto year = year_at(at + 3); year && half) {
    phrase.tokens = {at, at + 4};
    phrase.from = {year, order == 0 ? 1 : 7, std::nullopt};
    phrase.to = DayFields{year, order == 0 ? 6 : 12, std::nullopt};
    return phrase;
  }
  if (!month) return std::nullopt;
  phrase.tokens = {at, after_month(at + 3)};
  phrase.from.month = month;
  take_year(phrase, phrase.from);
  if (days) {  // "the first days of", "the last days of"
    if (order > 0 && !last) return std::nullopt;
    phrase.part = last ? Part::kLate : Part::kEarly;
    return phrase;
  }
  const int length = half ? 15 : 7;
  phrase.from.day = order * length + 1;
  if (last || (half && order == 1)) {
    // To the end of the month, however long it is.
    phrase.to = DayFields{phrase.from.year, month, std::nullopt};
  } else {
    phrase.to = DayFields{phrase.from.year, month, (order + 1) * length};
  }
  return phrase;
}

// "In the 1990s".
std::optional<TimePhrase> DateScanner::decade_at(std::size_t at) const {
  const auto year = number(at, 4);
  const bool decade = year && *year >= 1900 && *year <= 2090 && *year % 10 == 0 &&
                      is(at + 1, "s") && text_[at + 1].glued;
  if (!decade || at == 0 || !is(at - 1, "the")) return std::nullopt;
  TimePhrase phrase;
  phrase.tokens = {at, at + 2};
  phrase.from.year = year;
  phrase.to = DayFields{*year + 9, std::nullopt, std::nullopt};
  return phrase;
}

std::optional<TimePhrase> DateScanner::season_at(std::size_t at) const {
  static constexpr std::pair<std::string_view, int> kSeasons[] = {
      {"spring", 0}, {"summer", 1}, {"autumn", 2}, {"fall", 2}, {"winter", 3}};
  for (const auto& [word, season] : kSeasons) {
    if (!is(at, word)) continue;
    const std::size_t next = at + (is(at + 1, "of") || is(at + 1, ",") ? 2 : 1);
    const auto year = year_at(next);
    const bool this_year = is(at + 1, "this") && is(at + 2, "year");
    const bool last_year = is(at + 1, "last") && is(at + 2, "year");
    if (!year && !this_year && !last_year && at > 0 && is(at - 1, "last") &&
        in_sentence(at - 1, at)) {
      TimePhrase phrase;  // "last summer"
      phrase.tokens = {at - 1, at + 1};
      phrase.part = Part::kSeason;
      phrase.season = season;
      phrase.relative = TimePhrase::Relative::kUnitBefore;
      return phrase;
    }
    if ((!year && !this_year && !last_year) || !in_sentence(at, next)) return std::nullopt;
    TimePhrase phrase;
    phrase.tokens = {at, year ? next + 1 : at + 3};
    phrase.from.year = year;
    phrase.part = Part::kSeason;
    phrase.season = season;
    if (year) return phrase;
    phrase.relative =
        last_year ? TimePhrase::Relative::kUnitBefore : TimePhrase::Relative::kThisUnit;
    phrase.unit = TimePhrase::Unit::kYear;
    phrase.amount = 1;
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
    if (auto phrase = figures_without_year(at)) return phrase;
    if (auto phrase = month_in_figures(at)) return phrase;
    if (auto phrase = day_first(at)) return phrase;
    if (auto phrase = day_alone(at)) return phrase;
    if (auto phrase = decade_at(at)) return phrase;
    return year_alone(at);
  }
  if (auto phrase = share_at(at)) return phrase;
  if (ordinal_word(text_[at].lower) > 0) return day_first(at);
  return month_first(at);
}

}  // namespace reading::english
