// English times: found as phrases first, then resolved against the day of the document.
//
// Found: "24 May 2002", "May 24~26", "between 24 and 26 May", "late May", "the end of April",
// "2002-05-24", "24/5/2002", "in late 2000", "summer 2001", "15 November of the same year", "on
// Thursday", "the morning of Thursday, May 29", "yesterday", "last week", "three days ago", "since
// April", "before 3 May", "two days later", "the following day", "a week before", "since then", "on
// the 3rd". A time of the clock is no time of its own: it belongs to the date behind it.
//
// Resolved: a missing year comes from the same sentence, else it is the newest that is not after
// the document, else it comes from the dates around. Where nobody knows within a month when the
// text was written, it is the year that lies nearest to the date told before; if two lie about as
// near, both. "3/5/2002" is both days, unless another date of the text shows which comes first.
// "Early" is the first third of a month or year, "late" and "the end" the last. A weekday that does
// not fit its date widens the range to the nearest day that has it. A document that is itself dated
// by a range gives ranges. What cannot be resolved is no When at all: never a guess.
#pragma once

#include <optional>
#include <vector>

#include "model/value.h"
#include "reading/text.h"

namespace reading::english {

struct DayFields {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
};

struct TimePhrase {
  enum class Relative {
    kNone,
    // From the day of the text.
    kDaysBefore,
    kUnitBefore,
    kThisUnit,
    kAgo,
    kPast,
    kWeekend,
    // From the time told of before.
    kSameDay,
    kSameUnit,
    kNextUnit,  // "the following week"; `amount` -1: "the previous week"
    kLater,
    kEarlier
  };
  enum class Unit { kHour, kDay, kWeek, kMonth, kYear };
  enum class Part { kWhole, kEarly, kMiddle, kLate, kSeason };
  enum class Edge { kNone, kSince, kUntil, kBefore, kAfter };

  Range tokens;
  DayFields from;
  std::optional<DayFields> to;
  bool denied = false;  // "on 4 May, not on 3 May"
  std::size_t instead = static_cast<std::size_t>(-1);  // "not on 3 May but on 4 May": the other one
  bool year_of_neighbour = false;   // "of the same year"
  std::optional<int> year_of_text;  // "of this year": 0, "of last year": -1
  bool numeric_either_way = false;  // "3/5/2002": day and month may stand the other way round
  // "24/5/2002", "5/24/2002": figures with a stroke that can be read in one way only.
  enum class Numeric { kNo, kDayFirst, kMonthFirst } numeric = Numeric::kNo;
  std::optional<base::Weekday> weekday;
  bool last_weekday = false;  // "last Thursday"
  bool week_of = false;       // "the week of 2 April"
  bool week_before = false;   // "Thursday last week"
  Relative relative = Relative::kNone;
  Unit unit = Unit::kDay;
  int amount = 0;
  int amount_most = 0;  // "a few days": up to this many, if more than `amount`
  bool loose = false;   // "a year and a half": not meant to the month
  Part part = Part::kWhole;
  int season = 0;  // 0 spring, 1 summer, 2 autumn, 3 winter
  Edge edge = Edge::kNone;
  bool throughout = false;   // "from ... to"
  bool approximate = false;  // "about", "around"
  bool today = false;        // names the document's own day: "this morning, May 31"
};

// In the order of the text, none overlapping.
std::vector<TimePhrase> find_times(const Text& text);

class TimeLine {
 public:
  // `document`: the day or days on which the text was written; none if nothing is known.
  explicit TimeLine(std::optional<base::DateRange> document) : document_(document) {}

  const std::optional<base::DateRange>& document() const { return document_; }
  // Reads phrases in their order: what a phrase resolved to is the neighbour of those after it.
  std::optional<model::When> resolve(const TimePhrase& phrase, const Text& text);
  // The same words where they tell of what is to come: "will be tried on Tuesday", "by 20
  // February". None where that makes no difference.
  std::optional<model::When> ahead(const TimePhrase& phrase, const Text& text) const;

 private:
  std::optional<base::DateRange> range_of(const TimePhrase& phrase, std::size_t sentence);
  std::optional<base::DateRange> relative_range(const TimePhrase& phrase) const;
  std::optional<base::DateRange> range_from_neighbour(const TimePhrase& phrase) const;
  std::optional<base::DateRange> weekday_range(const TimePhrase& phrase) const;
  std::optional<base::DateRange> day_of_month(const TimePhrase& phrase, std::size_t sentence) const;
  std::optional<base::DateRange> by_fields(const TimePhrase& phrase, std::optional<int> year) const;
  struct Years {
    int first;
    int last;
  };
  std::optional<Years> missing_year(const TimePhrase& phrase, std::size_t sentence) const;
  std::optional<Years> year_of_story(const TimePhrase& phrase) const;

  std::optional<base::DateRange> document_;
  std::optional<base::DateRange> neighbour_;
  std::optional<int> neighbour_year_;
  std::size_t neighbour_sentence_ = 0;
};

}  // namespace reading::english
