#include <string_view>

#include "reading/english/dates_find.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"
#include "reading/english/times.h"

namespace reading::english {
namespace {

using Relative = TimePhrase::Relative;
using Unit = TimePhrase::Unit;
using Part = TimePhrase::Part;
using Edge = TimePhrase::Edge;

class Finder {
 public:
  explicit Finder(const Text& text) : text_(text), dates_(text) {}

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
        found.back() = *phrase;
      } else {
        found.push_back(*phrase);
      }
    }
    settle_order(found);
    return found;
  }

 private:
  // "25/5/2021" beside "3/6/2021": whoever puts the day first once does so always.
  void settle_order(std::vector<TimePhrase>& found) const {
    bool days = false;
    bool months = false;
    for (const TimePhrase& phrase : found) {
      const bool slashes = phrase.from.day && phrase.tokens.end - phrase.tokens.first == 5 &&
                           is(phrase.tokens.first + 1, "/") &&
                           text_[phrase.tokens.first].lower.size() <= 2;
      if (!slashes || phrase.numeric_either_way) continue;
      months = months || phrase.month_in_front;
      days = days || (!phrase.month_in_front && *phrase.from.day > 12);
    }
    if (days == months) return;
    for (TimePhrase& phrase : found) {
      if (!phrase.numeric_either_way) continue;
      phrase.numeric_either_way = false;
      if (months) std::swap(phrase.from.day, phrase.from.month);
    }
  }

  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  bool in_sentence(std::size_t a, std::size_t b) const { return text_.same_sentence(a, b); }

  std::optional<Unit> unit_at(std::size_t at) const {
    const std::string& word = text_.lower(at);
    if (word == "day" || word == "days") return Unit::kDay;
    if (word == "week" || word == "weeks" || word == "fortnight" || word == "fortnights")
      return Unit::kWeek;
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
    if (word == "tomorrow") return relative(at, at + 1, Relative::kDaysBefore, Unit::kDay, -1);
    if (word == "next") {
      if (const auto unit = unit_at(at + 1); unit && *unit != Unit::kDay) {
        return relative(at, at + 2, Relative::kUnitBefore, *unit, -1);
      }
    }
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
    if (the) {
      if (auto day = day_of_month(at)) return day;
    }
    if (is(next, "weekend") && (the || word == "last" || word == "this")) {
      return relative(at, next + 1, Relative::kWeekend, Unit::kDay, 0);
    }
    if (is(at + 1, "weekend") && (word == "last" || word == "this")) {
      return relative(at, at + 2, Relative::kWeekend, Unit::kDay, 0);
    }
    auto amount = number_at(text_, at);
    if (!amount && (word == "a" || word == "an")) amount = Number{1, at + 1};
    if (amount && amount->value < 1000 && in_sentence(at, amount->end)) {
      if (const auto unit = unit_at(amount->end)) {
        const bool fortnight = text_.lower(amount->end).starts_with("fortnight");
        const int value = static_cast<int>(amount->value) * (fortnight ? 2 : 1);
        if (is(amount->end + 1, "ago"))
          return relative(at, amount->end + 2, Relative::kAgo, *unit, value);
        if (is(amount->end + 1, "later"))
          return relative(at, amount->end + 2, Relative::kLater, *unit, value);
      }
    }
    return std::nullopt;
  }

  // "on the 14th", "by the 3rd": not "the 14th floor".
  std::optional<TimePhrase> day_of_month(std::size_t at) const {
    if (at + 2 >= text_.size() || text_[at + 1].kind != TokenKind::kNumber ||
        text_[at + 1].lower.size() > 2 || !text_[at + 2].glued ||
        !one_of(text_.lower(at + 2), {"st", "nd", "rd", "th"})) {
      return std::nullopt;
    }
    const bool led = at > 0 && in_sentence(at - 1, at) &&
                     one_of(text_.lower(at - 1), {"on", "by", "until", "since", "before", "after"});
    const std::size_t end = at + 3;
    const bool alone = end >= text_.size() || !in_sentence(at, end) ||
                       text_[end].kind == TokenKind::kMark || is_function_word(text_.lower(end));
    const auto day = number_at(text_, at + 1);
    if (!led || !alone || !day || day->value < 1 || day->value > 31 || is(end, "of"))
      return std::nullopt;
    return relative(at, end, Relative::kDayOfMonth, Unit::kDay, static_cast<int>(day->value));
  }

  std::optional<TimePhrase> phrase_at(std::size_t at) const {
    if (const auto weekday = dates_.weekday_at(at)) {
      std::size_t next = at + 1;
      while (next < at + 4 && (is(next, ",") || is(next, ".") || is(next, "the"))) ++next;
      if (next < text_.size() && in_sentence(at, next)) {
        if (auto phrase = dates_.date_at(next); phrase && phrase->from.day) {
          phrase->tokens.first = at;
          phrase->weekday = weekday;
          return phrase;
        }
      }
      if (!dates_.whole_weekday(at)) return std::nullopt;
      TimePhrase phrase;
      phrase.tokens = {at, at + 1};
      phrase.weekday = weekday;
      phrase.last_weekday = at > 0 && is(at - 1, "last");
      return phrase;
    }
    if (text_[at].kind != TokenKind::kMark) {
      if (auto phrase = dates_.date_at(at)) {
        take_weekday_after(*phrase);
        return phrase;
      }
      if (auto phrase = dates_.season_at(at)) return phrase;
      return relative_at(at);
    }
    return std::nullopt;
  }

  // "29 May (Thursday)", "29 May, a Thursday".
  void take_weekday_after(TimePhrase& phrase) const {
    if (!phrase.from.day || phrase.to) return;
    const std::size_t end = phrase.tokens.end;
    if (is(end, "(") && dates_.weekday_at(end + 1) && is(end + 2, ")")) {
      phrase.weekday = dates_.weekday_at(end + 1);
      phrase.tokens.end = end + 3;
    } else if (is(end, ",") && is(end + 1, "a") && dates_.weekday_at(end + 2)) {
      phrase.weekday = dates_.weekday_at(end + 2);
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
    // "the first week of May", "in the last week of May 2021"
    if (phrase.relative == Relative::kNone && phrase.from.month && !phrase.from.day && !phrase.to &&
        (before(1) == "of" || before(1) == "in") && before(2) == "week") {
      static constexpr std::string_view kWeeks[] = {"first", "second", "third", "last"};
      for (int week = 0; week < 4; ++week) {
        if (before(3) != kWeeks[week]) continue;
        phrase.to = phrase.from;
        phrase.from.day = week == 3 ? 22 : 1 + 7 * week;
        phrase.to->day = week == 3 ? 28 : 7 + 7 * week;
        if (week == 3) phrase.to->day.reset();  // up to the end of the month
        first -= 3;
        if (before(1) == "the") --first;
      }
    }
    const bool unit =
        phrase.relative == Relative::kUnitBefore || phrase.relative == Relative::kThisUnit;
    if (unit && (phrase.unit == Unit::kYear || phrase.unit == Unit::kMonth)) {
      // "late last year", "early this month", "the end of last year"
      const std::size_t back = before(1) == "of" || before(1) == "in" ? 2 : 1;
      phrase.part = part_of(before(back));
      if (phrase.part != Part::kWhole) {
        first -= back;
        if (before(1) == "the") --first;
      }
    }
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
  DateScanner dates_;
};

}  // namespace

std::vector<TimePhrase> find_times(const Text& text) { return Finder(text).run(); }

}  // namespace reading::english
