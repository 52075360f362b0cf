#include <algorithm>
#include <cstdlib>

#include "reading/english/times.h"

namespace reading::english {
namespace {

using base::DateRange;
using base::Day;
using Part = TimePhrase::Part;
using Edge = TimePhrase::Edge;
using Relative = TimePhrase::Relative;
using Unit = TimePhrase::Unit;

std::optional<DateRange> whole(const DayFields& fields) {
  if (!fields.year) return std::nullopt;
  const int year = *fields.year;
  if (!fields.month) {
    const auto first = Day::make(year, 1, 1);
    const auto last = Day::make(year, 12, 31);
    if (!first || !last) return std::nullopt;
    return DateRange::within(*first, *last);
  }
  const int month = *fields.month;
  if (month < 1 || month > 12) return std::nullopt;
  if (!fields.day) {
    const auto first = Day::make(year, month, 1);
    const auto last = Day::make(year, month, base::days_in_month(year, month));
    if (!first || !last) return std::nullopt;
    return DateRange::within(*first, *last);
  }
  const auto day = Day::make(year, month, *fields.day);
  if (!day) return std::nullopt;  // 31 April: no such day, so nothing is said
  return DateRange::on(*day);
}

// Thirds of a month by days, of a year by months.
std::optional<DateRange> part_of(const DayFields& fields, Part part) {
  const auto all = whole(fields);
  if (!all || part == Part::kWhole || fields.day) return all;
  const auto first = all->earliest->civil();
  const auto make = [](int year, int month, int day) {
    return Day::make(year, month, day).or_throw();
  };
  if (fields.month) {
    const int last_day = all->latest->civil().day;
    const int from = part == Part::kEarly ? 1 : part == Part::kMiddle ? 11 : 21;
    const int to = part == Part::kEarly ? 10 : part == Part::kMiddle ? 20 : last_day;
    return DateRange::within(make(first.year, first.month, from),
                             make(first.year, first.month, to));
  }
  const int from = part == Part::kEarly ? 1 : part == Part::kMiddle ? 5 : 9;
  return DateRange::within(make(first.year, from, 1),
                           make(first.year, from + 3, base::days_in_month(first.year, from + 3)));
}

std::optional<DateRange> season_of(int year, int season) {
  const int from = 3 + season * 3;  // of the north; a winter begins in its year
  const auto first = Day::make(year, from, 1);
  const int to_year = season == 3 ? year + 1 : year;
  const int to = season == 3 ? 2 : from + 2;
  const auto last = Day::make(to_year, to, base::days_in_month(to_year, to));
  if (!first || !last) return std::nullopt;
  DateRange range = DateRange::within(*first, *last);
  range.approximate = true;
  return range;
}

Day plus_months(Day day, int months) {
  const auto civil = day.civil();
  const int index = std::clamp(civil.year * 12 + civil.month - 1 + months, 12, 9999 * 12 + 11);
  const int year = index / 12;
  const int month = index % 12 + 1;
  return Day::make(year, month, std::min(civil.day, base::days_in_month(year, month))).or_throw();
}

Day plus_units(Day day, Unit unit, int amount) {
  switch (unit) {
    case Unit::kHour: return day.plus(amount / 24);
    case Unit::kDay: return day.plus(amount);
    case Unit::kWeek: return day.plus(amount * 7);
    case Unit::kMonth: return plus_months(day, amount);
    case Unit::kYear: return plus_months(day, amount * 12);
  }
  return day;
}

// "Three weeks ago" is rarely meant to the day, "a year and a half ago" not to the season.
int slack_days(const TimePhrase& phrase) {
  if (phrase.loose) return phrase.unit == Unit::kMonth ? (phrase.amount > 12 ? 91 : 45) : 10;
  switch (phrase.unit) {
    case Unit::kHour:
    case Unit::kDay: return 0;
    case Unit::kWeek: return 3;
    case Unit::kMonth: return 15;
    case Unit::kYear: return 183;
  }
  return 0;
}

Day monday_of(Day day) { return day.plus(1 - static_cast<int>(day.weekday())); }

DateRange unit_around(const DateRange& document, Unit unit, int back) {
  const auto first = document.earliest->civil();
  const auto last = document.latest->civil();
  if (unit == Unit::kWeek) {  // weeks that begin on Sunday and weeks that begin on Monday
    return DateRange::within(monday_of(*document.earliest).plus(-7 * back - 1),
                             monday_of(*document.latest).plus(-7 * back + 6));
  }
  if (unit == Unit::kMonth) {
    const Day from = plus_months(Day::make(first.year, first.month, 1).or_throw(), -back);
    const auto to = plus_months(Day::make(last.year, last.month, 1).or_throw(), -back).civil();
    return DateRange::within(
        from, Day::make(to.year, to.month, base::days_in_month(to.year, to.month)).or_throw());
  }
  const int from_year = std::max(1, first.year - back);
  const int to_year = std::max(1, last.year - back);
  return DateRange::within(Day::make(from_year, 1, 1).or_throw(),
                           Day::make(to_year, 12, 31).or_throw());
}

// Hours end in the day after the one that their whole days lead to.
int rounded_up(const TimePhrase& phrase) {
  const int most = std::max(phrase.amount, phrase.amount_most);
  return phrase.unit == Unit::kHour ? most + 23 : most;
}

DateRange back_from(const DateRange& day, const TimePhrase& phrase) {
  const int slack = slack_days(phrase);
  return DateRange::within(plus_units(*day.earliest, phrase.unit, -rounded_up(phrase)).plus(-slack),
                           plus_units(*day.latest, phrase.unit, -phrase.amount).plus(slack));
}

// "Late" of a month or year that may be one of two: from the one's to the other's.
DateRange part_within(DateRange range, const TimePhrase& phrase) {
  if (phrase.part == Part::kWhole) return range;
  const auto part = [&](Day day) {
    const auto civil = day.civil();
    DayFields fields{civil.year, std::nullopt, std::nullopt};
    if (phrase.unit == Unit::kMonth) fields.month = civil.month;
    return part_of(fields, phrase.part);
  };
  const auto first = part(*range.earliest);
  const auto last = part(*range.latest);
  if (first && last) range = DateRange::within(*first->earliest, *last->latest);
  return range;
}

constexpr int kNearDays = 122;   // a writer who leaves a year out is rarely further off
constexpr int kUnsureDays = 31;  // a text is undated if nobody knows its day within this many

bool bounded(const std::optional<DateRange>& range) {
  return range && range->earliest && range->latest;
}

}  // namespace

std::optional<DateRange> TimeLine::range_from_neighbour(const TimePhrase& phrase) const {
  if (!bounded(neighbour_)) return std::nullopt;
  switch (phrase.relative) {
    case Relative::kSameDay:
      return neighbour_->is_one_day() || phrase.edge == Edge::kSince ? neighbour_ : std::nullopt;
    case Relative::kSameUnit: return unit_around(*neighbour_, phrase.unit, 0);
    case Relative::kNextUnit: return unit_around(*neighbour_, phrase.unit, -phrase.amount);
    case Relative::kEarlier: return back_from(*neighbour_, phrase);
    default: break;
  }
  const int slack = slack_days(phrase);
  return DateRange::within(
      plus_units(*neighbour_->earliest, phrase.unit, phrase.amount).plus(-slack),
      plus_units(*neighbour_->latest, phrase.unit, rounded_up(phrase)).plus(slack));
}

std::optional<DateRange> TimeLine::relative_range(const TimePhrase& phrase) const {
  switch (phrase.relative) {
    case Relative::kSameDay:
    case Relative::kSameUnit:
    case Relative::kNextUnit:
    case Relative::kLater:
    case Relative::kEarlier: return range_from_neighbour(phrase);
    default: break;
  }
  if (!bounded(document_)) return std::nullopt;
  const Day first = *document_->earliest;
  const Day last = *document_->latest;
  if (phrase.part == Part::kSeason && phrase.unit != Unit::kYear) {
    // "Last summer": the newest that had ended, or one that it may be for a part of the days.
    const auto ended = [&](Day day) -> std::optional<DateRange> {
      for (int year = day.civil().year; year > day.civil().year - 2; --year) {
        const auto season = season_of(year, phrase.season);
        if (season && *season->latest < day) return season;
      }
      return std::nullopt;
    };
    const auto from = ended(first);
    const auto to = ended(last);
    if (!from || !to) return std::nullopt;
    DateRange range = DateRange::within(*from->earliest, *to->latest);
    range.approximate = true;
    return range;
  }
  if (phrase.part == Part::kSeason) {  // "in autumn last year"
    const int back = phrase.relative == Relative::kUnitBefore ? phrase.amount : 0;
    if (first.civil().year != last.civil().year) return std::nullopt;
    return season_of(first.civil().year - back, phrase.season);
  }
  switch (phrase.relative) {
    case Relative::kDaysBefore:
      return DateRange::within(first.plus(-phrase.amount), last.plus(-phrase.amount));
    case Relative::kUnitBefore:
      return part_within(unit_around(*document_, phrase.unit, phrase.amount), phrase);
    case Relative::kThisUnit: {
      DateRange range = part_within(unit_around(*document_, phrase.unit, 0), phrase);
      range.latest = std::max(*range.earliest, last);
      return range;
    }
    case Relative::kAgo: return back_from(*document_, phrase);
    case Relative::kWeekend: {
      // The one that ended before this day or goes on.
      const auto saturday = [](Day day) {
        return monday_of(day).plus(static_cast<int>(day.weekday()) >= 6 ? 5 : -2);
      };
      return DateRange::within(saturday(first), std::min(last, saturday(last).plus(1)));
    }
    case Relative::kPast:
      return DateRange::within(plus_units(first, phrase.unit, -phrase.amount), last);
    default: return std::nullopt;
  }
}

std::optional<DateRange> TimeLine::weekday_range(const TimePhrase& phrase) const {
  if (!bounded(document_)) return std::nullopt;
  const auto back = [&](Day day) {
    if (phrase.last_weekday) day = day.plus(-1);
    if (phrase.week_before) {
      return monday_of(day).plus(static_cast<int>(*phrase.weekday) - 8);
    }
    const int days = (static_cast<int>(day.weekday()) - static_cast<int>(*phrase.weekday) + 7) % 7;
    return day.plus(-days);
  };
  return DateRange::within(back(*document_->earliest), back(*document_->latest));
}

// Nobody knows within a month when the text was written: a writer leaves out the year where the
// date is near to one told before.
std::optional<TimeLine::Years> TimeLine::year_of_story(const TimePhrase& phrase) const {
  const Day near = bounded(neighbour_) ? *neighbour_->earliest : *document_->earliest;
  const auto day_in = [&](int year) {
    const int month = *phrase.from.month;
    if (year < 1 || year > 9999) return std::optional<Day>();
    const int day = std::min(phrase.from.day.value_or(1), base::days_in_month(year, month));
    const auto made = Day::make(year, month, day);
    return made ? std::optional(*made) : std::nullopt;
  };
  std::optional<int> best;
  int distance = 0;
  const int middle = near.civil().year;
  for (int year = middle - 1; year <= middle + 1; ++year) {
    const auto day = day_in(year);
    if (!day || *day > *document_->latest) continue;
    const int off = std::abs(day->number() - near.number());
    if (best && off >= distance) continue;
    best = year;
    distance = off;
  }
  if (!best) return std::nullopt;
  if (distance <= kNearDays) return Years{*best, *best};
  const auto after = day_in(middle + 1);
  return Years{middle, after && *after <= *document_->latest ? middle + 1 : middle};
}

std::optional<TimeLine::Years> TimeLine::missing_year(const TimePhrase& phrase,
                                                      std::size_t sentence) const {
  const auto one = [](std::optional<int> year) {
    return year ? std::optional(Years{*year, *year}) : std::nullopt;
  };
  if (phrase.year_of_neighbour) return one(neighbour_year_);
  if (phrase.year_of_text && bounded(document_) &&
      document_->earliest->civil().year == document_->latest->civil().year) {
    return one(document_->latest->civil().year + *phrase.year_of_text);
  }
  if (neighbour_year_ && neighbour_sentence_ == sentence) return one(neighbour_year_);
  if (!bounded(document_)) return one(neighbour_year_);
  const auto last = document_->latest->civil();
  if (!phrase.from.month) return one(last.year);
  if (document_->latest->number() - document_->earliest->number() > kUnsureDays)
    return year_of_story(phrase);
  // The newest that is not after the document; a plan ("by 20 February") is the next one.
  const int month = *phrase.from.month;
  const int day = phrase.from.day.value_or(1);
  const bool after = month > last.month || (month == last.month && day > last.day);
  if (phrase.edge == Edge::kUntil)
    return one(after ? last.year : last.year + (month < last.month ? 1 : 0));
  const int newest = after ? last.year - 1 : last.year;
  // "He fled in April 2000. In May ..." goes on where the sentence before left off.
  // Only a day or a month is left off at: "released in 2006" is no beginning of a story.
  if (neighbour_year_ && neighbour_sentence_ + 1 == sentence && *neighbour_year_ < newest &&
      bounded(neighbour_) && neighbour_->latest->number() - neighbour_->earliest->number() < 31 &&
      month >= neighbour_->earliest->civil().month && !phrase.weekday) {
    return one(neighbour_year_);
  }
  return one(newest);
}

// "On the 3rd": of the month told of just before or of the one after, else the newest.
std::optional<DateRange> TimeLine::day_of_month(const TimePhrase& phrase,
                                                std::size_t sentence) const {
  const int day = *phrase.from.day;
  const auto in_month_of = [&](Day near, int step) -> std::optional<Day> {
    const auto civil =
        plus_months(Day::make(near.civil().year, near.civil().month, 1).or_throw(), step).civil();
    const auto made = Day::make(civil.year, civil.month, day);
    return made ? std::optional(*made) : std::nullopt;
  };
  const bool goes_on = bounded(neighbour_) && neighbour_sentence_ + 1 >= sentence &&
                       neighbour_->latest->number() - neighbour_->earliest->number() < 31;
  if (goes_on) {
    for (const int step : {0, 1}) {
      const auto made = in_month_of(*neighbour_->earliest, step);
      const bool known = made && (!bounded(document_) || *made <= *document_->latest);
      if (known && *made >= *neighbour_->earliest) return DateRange::on(*made);
    }
    return std::nullopt;
  }
  if (!bounded(document_) ||
      document_->latest->number() - document_->earliest->number() > kUnsureDays) {
    return std::nullopt;
  }
  const auto newest = [&](Day written) -> std::optional<Day> {
    for (const int step : {0, -1, -2}) {
      const auto made = in_month_of(written, step);
      if (made && *made <= written) return made;
    }
    return std::nullopt;
  };
  const auto first = newest(*document_->earliest);
  const auto last = newest(*document_->latest);
  if (!first || !last) return std::nullopt;
  return DateRange::within(*first, *last);
}

// A date whose missing year is the one given.
std::optional<DateRange> TimeLine::by_fields(const TimePhrase& phrase,
                                             std::optional<int> year) const {
  DayFields from = phrase.from;
  std::optional<DayFields> to = phrase.to;
  if (!from.year && !(to && to->year)) from.year = year;
  if (to && !to->year) {
    to->year = from.year;
    if (to->year && to->month < from.month) to->year = *to->year + 1;
  }
  if (to && !from.year) {
    from.year = to->year;
    if (from.year && to->month < from.month) from.year = *from.year - 1;
  }
  if (!from.year) return std::nullopt;
  auto range = part_of(from, phrase.part);
  if (!range || !to) return range;
  const auto last = whole(*to);
  if (!last || *last->latest < *range->earliest) return std::nullopt;
  range->latest = last->latest;
  return range;
}

std::optional<DateRange> TimeLine::range_of(const TimePhrase& phrase, std::size_t sentence) {
  if (phrase.relative != Relative::kNone) return relative_range(phrase);
  std::optional<DateRange> range;
  if (phrase.from.day && !phrase.from.month) {
    range = day_of_month(phrase, sentence);
  } else {
    if (phrase.weekday && !phrase.from.month) return weekday_range(phrase);
    if (phrase.part == Part::kSeason) {
      neighbour_year_ = phrase.from.year;
      return season_of(*phrase.from.year, phrase.season);
    }
    const bool told = phrase.from.year || (phrase.to && phrase.to->year);
    const auto years = told ? std::optional(Years{0, 0}) : missing_year(phrase, sentence);
    if (!years) return std::nullopt;
    range = by_fields(phrase, years->first);
    if (range && years->last != years->first) {
      const auto other = by_fields(phrase, years->last);
      if (other) range->latest = other->latest;
    }
  }
  if (!range) return std::nullopt;
  if (phrase.week_of) {
    const Day monday = monday_of(*range->earliest);
    range = DateRange::within(monday, monday.plus(6));
  }
  if (phrase.numeric_either_way) {
    const auto other = whole({phrase.from.year, phrase.from.day, phrase.from.month});
    // A day after the text is none that it tells of.
    const bool late = other && bounded(document_) && *other->earliest > *document_->latest;
    const bool only = bounded(document_) && *range->earliest > *document_->latest;
    if (other && only && !late) {
      range = other;
    } else if (other && !late) {
      range = DateRange::within(std::min(*range->earliest, *other->earliest),
                                std::max(*range->latest, *other->latest));
      range->uncertain = true;
    }
  }
  neighbour_year_ = range->earliest->civil().year;
  if (phrase.weekday && range->is_one_day() && range->earliest->weekday() != *phrase.weekday) {
    int ahead =
        (static_cast<int>(*phrase.weekday) - static_cast<int>(range->earliest->weekday()) + 7) % 7;
    if (ahead > 3) ahead -= 7;
    const Day named = range->earliest->plus(ahead);
    range = DateRange::within(std::min(*range->earliest, named), std::max(*range->latest, named));
  }
  return range;
}

std::optional<model::When> TimeLine::ahead(const TimePhrase& phrase, const Text& text) const {
  if (!bounded(document_) || phrase.relative != Relative::kNone || phrase.last_weekday) return {};
  const Day first = *document_->earliest;
  std::optional<DateRange> range;
  if (phrase.from.day && !phrase.from.month) return {};
  if (phrase.weekday && !phrase.from.month) {
    // The next one, or today's.
    const auto next = [&](Day day) {
      return day.plus((static_cast<int>(*phrase.weekday) - static_cast<int>(day.weekday()) + 7) %
                      7);
    };
    const Day soonest = next(first);
    const Day latest = next(document_->latest->plus(1));
    range = DateRange::within(soonest, std::max(soonest, latest));
  } else if (phrase.from.month && !phrase.from.year && !(phrase.to && phrase.to->year) &&
             !phrase.year_of_neighbour && !phrase.numeric_either_way) {
    DayFields from = phrase.from;
    from.year = first.civil().year;
    range = part_of(from, phrase.part);
    if (range && *range->latest < first) {
      from.year = *from.year + 1;
      range = part_of(from, phrase.part);
    }
    if (range && phrase.to) {
      DayFields to = *phrase.to;
      to.year = *from.year + (to.month < from.month ? 1 : 0);
      const auto last = whole(to);
      if (!last || *last->latest < *range->earliest) return std::nullopt;
      range->latest = last->latest;
    }
  }
  if (!range) return std::nullopt;
  range->approximate = phrase.approximate;
  if (phrase.edge == Edge::kUntil || phrase.edge == Edge::kBefore) range->earliest = std::nullopt;
  return model::When{*range, text.words(phrase.tokens), phrase.weekday};
}

std::optional<model::When> TimeLine::resolve(const TimePhrase& phrase, const Text& text) {
  const std::size_t sentence = text[phrase.tokens.first].sentence;
  auto range = range_of(phrase, sentence);
  if (!range) return std::nullopt;
  neighbour_ = range;
  neighbour_sentence_ = sentence;
  if (!neighbour_year_ || phrase.relative != Relative::kNone) {
    neighbour_year_ = range->earliest ? std::optional(range->earliest->civil().year) : std::nullopt;
  }
  // "Since Monday": the days after it are not said to be Mondays.
  const bool opens = phrase.edge == Edge::kSince || phrase.edge == Edge::kAfter;
  const bool fits = opens && phrase.weekday && range->is_one_day() &&
                    range->earliest->weekday() == *phrase.weekday;
  if (phrase.throughout) range->holds = base::Holds::kThroughout;
  range->approximate = range->approximate || phrase.approximate;
  switch (phrase.edge) {
    case Edge::kNone: break;
    case Edge::kSince:
      range->latest = bounded(document_) && *document_->latest >= *range->earliest
                          ? document_->latest
                          : std::nullopt;
      break;
    case Edge::kAfter:
      // "After 3 May" begins on that day at the earliest; where it ends nobody says.
      range->latest = bounded(document_) && *document_->latest >= *range->earliest
                          ? document_->latest
                          : std::nullopt;
      break;
    case Edge::kUntil:
    case Edge::kBefore: range->earliest = std::nullopt; break;
  }
  const auto weekday = fits ? std::nullopt : phrase.weekday;
  return model::When{*range, text.words(phrase.tokens), weekday};
}

}  // namespace reading::english
