#include <string_view>
#include <unordered_map>

#include "reading/english/numbers.h"
#include "reading/english/times.h"

namespace reading::english {
namespace {

using Relative = TimePhrase::Relative;
using Unit = TimePhrase::Unit;
using Part = TimePhrase::Part;
using Edge = TimePhrase::Edge;

constexpr int kWeekdayBase = 100;

int calendar_number(std::string_view word) {
  static const std::unordered_map<std::string_view, int> kCalendar = {
#include "reading/english/calendar.inc"
  };
  const auto found = kCalendar.find(word);
  return found == kCalendar.end() ? 0 : found->second;
}

class Finder {
 public:
  explicit Finder(const Text& text) : text_(text) {}

  std::vector<TimePhrase> run() {
    std::vector<TimePhrase> found;
    for (std::size_t at = 0; at < text_.size();) {
      auto phrase = phrase_at(at);
      if (!phrase) {
        ++at;
        continue;
      }
      take_in_front(*phrase, found.empty() ? 0 : found.back().tokens.end);
      at = phrase->tokens.end;
      if (!found.empty() && repeats_today(found.back(), *phrase)) {
        phrase->tokens.first = found.back().tokens.first;
        phrase->today = true;
        found.back() = std::move(*phrase);
      } else {
        found.push_back(std::move(*phrase));
      }
    }
    return found;
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  bool in_sentence(std::size_t a, std::size_t b) const { return text_.same_sentence(a, b); }

  std::optional<int> number(std::size_t at, std::size_t digits_max) const {
    if (at >= text_.size() || text_[at].kind != TokenKind::kNumber ||
        text_[at].lower.size() > digits_max) {
      return std::nullopt;
    }
    int value = 0;
    for (const char digit : text_[at].lower) value = value * 10 + (digit - '0');
    return value;
  }

  std::optional<int> year_at(std::size_t at) const {
    const auto value = number(at, 4);
    const bool decade = at + 1 < text_.size() && text_[at + 1].glued && is(at + 1, "s");
    return value && *value >= 1900 && *value <= 2099 && !decade ? value : std::nullopt;
  }

  struct DayAt {
    int day;
    std::size_t end;
  };
  std::optional<DayAt> day_at(std::size_t at) const {
    const auto value = number(at, 2);
    if (!value || *value < 1 || *value > 31) return std::nullopt;
    std::size_t end = at + 1;
    const std::string& next = text_.lower(end);
    const bool ordinal = next == "st" || next == "nd" || next == "rd" || next == "th";
    if (ordinal && text_[end].glued) ++end;
    return DayAt{*value, end};
  }

  // A month's name; a short one only beside a number, "May" and "March" only with a capital.
  std::optional<int> month_at(std::size_t at) const {
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

  std::size_t after_month(std::size_t month) const {
    return text_[month].lower.size() <= 4 && is(month + 1, ".") && text_[month + 1].glued &&
                   number(month + 2, 4)
               ? month + 2
               : month + 1;
  }

  std::optional<base::Weekday> weekday_at(std::size_t at) const {
    if (at >= text_.size() || !text_[at].capital) return std::nullopt;
    const int value = calendar_number(text_[at].lower);
    return value > kWeekdayBase ? std::optional(static_cast<base::Weekday>(value - kWeekdayBase))
                                : std::nullopt;
  }
  bool whole_weekday(std::size_t at) const { return text_[at].lower.size() > 5; }

  // A year after a date: ", 2002", "2002", "of the same year", "of that year".
  void take_year(TimePhrase& phrase, DayFields& fields) const {
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
               (is(at + 2, "same") ? is(at + 3, "year")
                                   : is(at + 2, "year") && is(at + 1, "that"))) {
      phrase.year_of_neighbour = true;
      phrase.tokens.end = at + (is(at + 2, "same") ? 4 : 3);
    } else if ((is(at, "this") || is(at, "last")) && is(at + 1, "year")) {
      phrase.tokens.end = at + 2;  // the newest before the document, which is the rule anyhow
    }
  }

  bool joins(std::size_t at) const {
    return is(at, "-") || is(at, "~") || is(at, "to") || is(at, "and") || is(at, "or") ||
           is(at, "until") || is(at, "till") || is(at, "/") || is(at, "through");
  }

  // "24 May 2002", "24-26 May", "30 May to 2 June 2002".
  std::optional<TimePhrase> day_first(std::size_t at) const {
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
  std::optional<TimePhrase> month_first(std::size_t at) const {
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
    return phrase;
  }

  // "2002-05-24", "24/5/2002", "24.5.2002", "24/5/02".
  std::optional<TimePhrase> figures(std::size_t at) const {
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
    } else {
      return std::nullopt;
    }
    return phrase;
  }

  // A year by itself counts only where the words around make it one.
  std::optional<TimePhrase> year_alone(std::size_t at) const {
    const auto year = year_at(at);
    if (!year || at == 0 || !in_sentence(at - 1, at)) return std::nullopt;
    static constexpr std::string_view kBefore[] = {
        "in",     "since", "of",     "late",   "early",  "mid",    "by",    "until",
        "before", "after", "from",   "during", "around", "about",  "circa", "between",
        "year",   "-",     "spring", "summer", "autumn", "winter", "fall"};
    bool allowed = false;
    for (const std::string_view word : kBefore) allowed = allowed || is(at - 1, word);
    static constexpr std::string_view kNotAfter[] = {
        "people",    "persons",  "men",       "women", "children",
        "prisoners", "refugees", "detainees", "%",     "dollars"};
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

  std::optional<Unit> unit_at(std::size_t at) const {
    const std::string& word = text_.lower(at);
    if (word == "day" || word == "days") return Unit::kDay;
    if (word == "week" || word == "weeks") return Unit::kWeek;
    if (word == "month" || word == "months") return Unit::kMonth;
    if (word == "year" || word == "years") return Unit::kYear;
    return std::nullopt;
  }

  TimePhrase relative(std::size_t first, std::size_t end, Relative kind, Unit unit,
                      int amount) const {
    TimePhrase phrase;
    phrase.tokens = {first, end};
    phrase.relative = kind;
    phrase.unit = unit;
    phrase.amount = amount;
    return phrase;
  }

  bool day_part(std::size_t at) const {
    return is(at, "morning") || is(at, "afternoon") || is(at, "evening") || is(at, "night") ||
           is(at, "noon") || is(at, "dawn");
  }

  std::optional<TimePhrase> relative_at(std::size_t at) const {
    const std::string& word = text_.lower(at);
    if (word == "yesterday") return relative(at, at + 1, Relative::kDaysBefore, Unit::kDay, 1);
    if (word == "today" || word == "tonight")
      return relative(at, at + 1, Relative::kDaysBefore, Unit::kDay, 0);
    if (word == "this" &&
        (is(at + 1, "morning") || is(at + 1, "afternoon") || is(at + 1, "evening"))) {
      return relative(at, at + 2, Relative::kDaysBefore, Unit::kDay, 0);
    }
    if (word == "last" && is(at + 1, "night")) {
      return relative(at, at + 2, Relative::kPast, Unit::kDay, 1);
    }
    if (word == "the" && is(at + 1, "day") && is(at + 2, "before") && is(at + 3, "yesterday")) {
      return relative(at, at + 4, Relative::kDaysBefore, Unit::kDay, 2);
    }
    const bool the = word == "the";
    const std::size_t next = at + (the ? 1 : 0);
    if (!the && (word == "last" || word == "this")) {
      if (const auto unit = unit_at(at + 1); unit && *unit != Unit::kDay) {
        return relative(at, at + 2, word == "last" ? Relative::kUnitBefore : Relative::kThisUnit,
                        *unit, 1);
      }
    }
    if (word == "that" || ((the || word == "that") && is(next, "same"))) {
      const std::size_t unit_token = is(at + 1, "same") ? at + 2 : at + 1;
      if (const auto unit = unit_at(unit_token); unit && *unit != Unit::kWeek) {
        const Relative kind = *unit == Unit::kDay     ? Relative::kSameDay
                              : *unit == Unit::kMonth ? Relative::kSameMonth
                                                      : Relative::kSameYear;
        return relative(at, unit_token + 1, kind, *unit, 0);
      }
    }
    if (the && (is(next, "next") || is(next, "following")) &&
        (is(next + 1, "day") || day_part(next + 1))) {
      return relative(at, next + 2, Relative::kLater, Unit::kDay, 1);
    }
    if ((is(next, "past") || is(next, "last")) && (the || (at > 0 && is(at - 1, "for")))) {
      if (const auto amount = number_at(text_, next + 1); amount && amount->value < 1000) {
        if (const auto unit = unit_at(amount->end)) {
          return relative(at, amount->end + 1, Relative::kPast, *unit,
                          static_cast<int>(amount->value));
        }
      }
      if (const auto unit = unit_at(next + 1); unit && the) {
        return relative(at, next + 2, Relative::kPast, *unit, 1);
      }
    }
    auto amount = number_at(text_, at);
    if (!amount && (word == "a" || word == "an")) amount = Number{1, at + 1};
    if (amount && amount->value < 1000 && in_sentence(at, amount->end)) {
      if (const auto unit = unit_at(amount->end)) {
        const int value = static_cast<int>(amount->value);
        if (is(amount->end + 1, "ago"))
          return relative(at, amount->end + 2, Relative::kAgo, *unit, value);
        if (is(amount->end + 1, "later"))
          return relative(at, amount->end + 2, Relative::kLater, *unit, value);
      }
    }
    return std::nullopt;
  }

  std::optional<TimePhrase> season_at(std::size_t at) const {
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

  std::optional<TimePhrase> date_at(std::size_t at) const {
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

  std::optional<TimePhrase> phrase_at(std::size_t at) const {
    if (const auto weekday = weekday_at(at)) {
      std::size_t next = at + 1;
      while (next < at + 4 && (is(next, ",") || is(next, ".") || is(next, "the"))) ++next;
      if (next < text_.size() && in_sentence(at, next)) {
        if (auto phrase = date_at(next); phrase && phrase->from.day) {
          phrase->tokens.first = at;
          phrase->weekday = weekday;
          return phrase;
        }
      }
      if (!whole_weekday(at)) return std::nullopt;
      TimePhrase phrase;
      phrase.tokens = {at, at + 1};
      phrase.weekday = weekday;
      phrase.last_weekday = at > 0 && is(at - 1, "last");
      return phrase;
    }
    if (text_[at].kind != TokenKind::kMark) {
      if (auto phrase = date_at(at)) {
        take_weekday_after(*phrase);
        return phrase;
      }
      if (auto phrase = season_at(at)) return phrase;
      return relative_at(at);
    }
    return std::nullopt;
  }

  // "29 May (Thursday)", "29 May, a Thursday".
  void take_weekday_after(TimePhrase& phrase) const {
    if (!phrase.from.day || phrase.to) return;
    const std::size_t end = phrase.tokens.end;
    if (is(end, "(") && weekday_at(end + 1) && is(end + 2, ")")) {
      phrase.weekday = weekday_at(end + 1);
      phrase.tokens.end = end + 3;
    } else if (is(end, ",") && is(end + 1, "a") && weekday_at(end + 2)) {
      phrase.weekday = weekday_at(end + 2);
      phrase.tokens.end = end + 3;
    }
  }

  // Words in front that belong to the time: "sometime between", "late", "the morning of", "since".
  void take_in_front(TimePhrase& phrase, std::size_t floor) const {
    std::size_t first = phrase.tokens.first;
    const auto before = [&](std::size_t back) -> const std::string& {
      static const std::string kNothing;
      if (first < floor + back || !in_sentence(first - back, phrase.tokens.first)) return kNothing;
      return text_.lower(first - back);
    };
    const auto part_of = [](std::string_view word) {
      if (word == "early" || word == "beginning" || word == "start") return Part::kEarly;
      if (word == "mid" || word == "middle") return Part::kMiddle;
      if (word == "late" || word == "end") return Part::kLate;
      return Part::kWhole;
    };
    if (phrase.relative == Relative::kNone && !phrase.from.day &&
        (phrase.from.month || phrase.from.year)) {
      // "late May", "mid-May", "late in May", "the end of May"
      std::size_t back = 1;
      if (before(1) == "-" || before(1) == "in" || before(1) == "of") back = 2;
      const bool allowed = before(1) != "of" || before(2) == "end" || before(2) == "beginning" ||
                           before(2) == "start" || before(2) == "middle";
      if (part_of(before(back)) != Part::kWhole && allowed && phrase.part == Part::kWhole) {
        phrase.part = part_of(before(back));
        first -= back;
        if (before(1) == "the") --first;
      }
    }
    if (before(1) == "of" || before(1) == "on") {
      // "the morning of", "on the night of"
      if (before(1) == "of" && !before(2).empty() && day_part(first - 2)) {
        first -= 2;
        if (before(1) == "early" || before(1) == "late") --first;
        if (before(1) == "the") --first;
      }
    }
    if (before(1) == "around" || before(1) == "about" || before(1) == "circa" ||
        before(1) == "approximately") {
      phrase.approximate = true;
      --first;
    }
    if (before(1) == "last" && phrase.last_weekday) --first;
    const std::string& word = before(1);
    if (word == "between") {
      --first;
      if (before(1) == "sometime") --first;
    } else if (word == "from") {
      if (phrase.to) {
        phrase.throughout = true;
        --first;
      }
    } else if (word == "since") {
      phrase.edge = Edge::kSince;
      --first;
    } else if (word == "until" || word == "till" || word == "by") {
      phrase.edge = Edge::kUntil;
      --first;
    } else if (word == "before") {
      phrase.edge = Edge::kBefore;
      --first;
    } else if (word == "after") {
      phrase.edge = Edge::kAfter;
      --first;
    } else if (word == "earlier" && (phrase.relative == Relative::kThisUnit ||
                                     phrase.relative == Relative::kDaysBefore)) {
      --first;
    }
    phrase.tokens.first = first;
  }

  // "this morning, May 31": the second phrase is the day that the first calls its own.
  bool repeats_today(const TimePhrase& first, const TimePhrase& second) const {
    return first.relative == Relative::kDaysBefore && first.amount == 0 && second.from.day &&
           !second.to && first.tokens.end + 1 == second.tokens.first && is(first.tokens.end, ",");
  }

  const Text& text_;
};

}  // namespace

std::vector<TimePhrase> find_times(const Text& text) { return Finder(text).run(); }

}  // namespace reading::english
