#include <algorithm>
#include <string_view>

#include "reading/english/dates_find.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"
#include "reading/english/times.h"
#include "reading/english/times_relative.h"

namespace reading::english {
namespace {

using Relative = TimePhrase::Relative;
using Unit = TimePhrase::Unit;
using Part = TimePhrase::Part;
using Edge = TimePhrase::Edge;

class Finder {
 public:
  explicit Finder(const Text& text) : text_(text), dates_(text), relatives_(text) {}

  std::vector<TimePhrase> run() {
    std::vector<TimePhrase> found;
    Range clock;  // the last time of the clock: "at 9 pm"
    for (std::size_t at = 0; at < text_.size();) {
      if (const auto end = clock_end(text_, at)) {
        clock = {at, *end};
        at = *end;
        continue;
      }
      auto phrase = phrase_at(at);
      if (!phrase) {
        ++at;
        continue;
      }
      take_in_front(*phrase, found.empty() ? 0 : found.back().tokens.end, clock);
      at = std::max(at + 1, phrase->tokens.end);
      if (!found.empty() && says_again(found.back(), *phrase))
        found.back() = *phrase;
      else
        found.push_back(*phrase);
    }
    settle_order(found);
    return found;
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  bool in_sentence(std::size_t a, std::size_t b) const { return text_.same_sentence(a, b); }

  std::optional<TimePhrase> phrase_at(std::size_t at) const {
    if (const auto weekday = dates_.weekday_at(at)) {
      std::size_t next = at + 1;
      while (next < at + 4 && (is(next, ",") || is(next, ".") || is(next, "the"))) ++next;
      const bool part = relatives_.day_part(at + 1) && in_sentence(at, at + 1);
      if (next < text_.size() && in_sentence(at, next)) {
        if (auto phrase = dates_.date_at(next); phrase && phrase->from.day) {
          phrase->tokens.first = at;
          phrase->weekday = weekday;
          return phrase;
        }
      }
      if (!dates_.whole_weekday(at)) return std::nullopt;
      TimePhrase phrase;
      phrase.tokens = {at, at + (part ? 2 : 1)};
      phrase.weekday = weekday;
      phrase.last_weekday = at > 0 && is(at - 1, "last");
      const std::size_t behind = phrase.tokens.end + (is(phrase.tokens.end, "of") ? 1 : 0);
      if (is(behind, "last") && is(behind + 1, "week")) {
        phrase.week_before = true;
        phrase.tokens.end = behind + 2;
      }
      return phrase;
    }
    if (text_[at].kind != TokenKind::kMark) {
      if (auto phrase = dates_.date_at(at)) {
        take_weekday_after(*phrase);
        return phrase;
      }
      if (auto phrase = dates_.season_at(at)) return phrase;
      return relatives_.at(at);
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

  // "At about 9 pm on", "before dawn on", "in the early hours of", "overnight on", "on the night
  // from": where they begin, or `first`.
  std::size_t part_of_day_before(std::size_t first, std::size_t floor, Range clock) const {
    std::size_t at = first;
    const auto back = [&](std::size_t steps) {
      return at >= floor + steps && in_sentence(at - steps, first);
    };
    if (back(1) && one_of(text_.lower(at - 1), "of", "on", "from", "between", ",")) --at;
    std::size_t begin = at;
    const auto take = [&](std::initializer_list<std::string_view> words) {
      while (begin > floor && in_sentence(begin - 1, first) &&
             one_of(text_.lower(begin - 1), words))
        --begin;
    };
    if (back(1) && relatives_.day_part(at - 1)) {
      begin = at - 1;
      take({"early", "late", "the", "in", "at", "very"});
    } else if (back(2) && is(at - 1, "hours") && one_of(text_.lower(at - 2), "early", "small")) {
      begin = at - 2;
      take({"the", "in", "during"});
    } else if (back(1) && is(at - 1, "overnight")) {
      begin = at - 1;
    }
    if (!clock.empty() && clock.end <= begin && begin - clock.end <= 2 && clock.first >= floor &&
        in_sentence(clock.first, first)) {
      bool beside = true;
      for (std::size_t i = clock.end; i < begin; ++i)
        beside = beside && one_of(text_.lower(i), "on", "of", ",", "in", "the");
      if (beside) begin = clock.first;
      if (beside) take({"at", "around", "about", "approximately"});
    }
    return begin == at ? first : begin;
  }

  // Words in front that belong to the time: "sometime between", "late", "the morning of", "since".
  void take_in_front(TimePhrase& phrase, std::size_t floor, Range clock) const {
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
    const bool unit =
        phrase.relative == Relative::kUnitBefore || phrase.relative == Relative::kThisUnit;
    if (unit && (phrase.unit == Unit::kYear || phrase.unit == Unit::kMonth)) {
      // "late last year", "early this month", "the end of last year"
      const std::size_t back = before(1) == "of" || before(1) == "in" ? 2 : 1;
      const Part part = part_of(before(back));
      if (part != Part::kWhole && phrase.part == Part::kWhole) {
        phrase.part = part;
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
    if (const std::size_t part = part_of_day_before(first, floor, clock); part != first) {
      first = part;
      phrase.tokens.first = first;
      // "Before dawn on 3 May" is on that day.
      const bool moment = one_of(text_.lower(first), "dawn", "noon", "midnight", "sunrise");
      if (moment && one_of(before(1), "before", "after", "around", "about")) return;
    }
    if (phrase.from.day && phrase.from.month && !phrase.to && before(1) == "of" &&
        before(2) == "week") {
      phrase.week_of = true;
      first -= 2;
      if (before(1) == "the") --first;
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
    } else if (word == "than" && before(2) == "later" &&
               (before(3) == "no" || before(3) == "not")) {
      phrase.edge = Edge::kUntil;  // "no later than 3 May"
      first -= 3;
    } else if (word == "before") {
      phrase.edge = Edge::kBefore;
      --first;
    } else if (word == "after") {
      phrase.edge = Edge::kAfter;
      --first;
    } else if ((word == "earlier" || word == "later") &&
               (phrase.relative == Relative::kThisUnit ||
                phrase.relative == Relative::kDaysBefore)) {
      --first;
    }
    phrase.tokens.first = first;
  }

  // "This morning, May 31", "two weeks ago, on the 3rd of March", "last Saturday (18 May)": the
  // second names the day that the first has told already, and takes its place.
  bool says_again(const TimePhrase& first, TimePhrase& second) const {
    if (!second.from.day || second.to || second.edge != Edge::kNone || second.weekday) return false;
    const bool weekday = first.weekday && !first.from.day;
    const bool back = first.relative == Relative::kAgo || first.relative == Relative::kUnitBefore ||
                      first.relative == Relative::kThisUnit ||
                      first.relative == Relative::kDaysBefore;
    if ((!weekday && !back) || first.edge != Edge::kNone) return false;
    const std::size_t gap = second.tokens.first - first.tokens.end;
    if (gap == 0 || gap > 3 || !in_sentence(first.tokens.first, second.tokens.first)) return false;
    for (std::size_t i = first.tokens.end; i < second.tokens.first; ++i) {
      if (!one_of(text_.lower(i), ",", "(", "on", "the", "-")) return false;
    }
    if (is(first.tokens.end, "(") && is(second.tokens.end, ")")) ++second.tokens.end;
    second.today = first.relative == Relative::kDaysBefore && first.amount == 0;
    second.tokens.first = first.tokens.first;
    if (weekday) second.weekday = first.weekday;
    return true;
  }

  // "3/5/2002" is 3 May where another date of the text can only have its day first, or is that
  // very day in words.
  static void settle_order(std::vector<TimePhrase>& found) {
    int day_first = 0;
    int month_first = 0;
    for (const TimePhrase& phrase : found) {
      if (phrase.numeric == TimePhrase::Numeric::kDayFirst) ++day_first;
      if (phrase.numeric == TimePhrase::Numeric::kMonthFirst) ++month_first;
    }
    if ((day_first > 0) == (month_first > 0)) return;
    for (TimePhrase& phrase : found) {
      if (!phrase.numeric_either_way) continue;
      phrase.numeric_either_way = false;
      if (month_first > 0) std::swap(phrase.from.day, phrase.from.month);
    }
  }

  const Text& text_;
  DateScanner dates_;
  RelativeScanner relatives_;
};

}  // namespace

std::vector<TimePhrase> find_times(const Text& text) { return Finder(text).run(); }

}  // namespace reading::english
