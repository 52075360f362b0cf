// English times: found as phrases first, then resolved against the day of the document.
//
// Found: "24 May 2002", "May 24~26", "between 24 and 26 May", "late May", "the end of April",
// "2002-05-24", "24/5/2002" (of "3/5/2002" the other dates of the text say which is the month), "in
// late 2000", "summer 2001", "15 November of the same year", "on Thursday", "the morning of
// Thursday, May 29", "yesterday", "last week", "three days ago", "since April", "before 3 May",
// "two days later", "the following day".
//
// Resolved: a missing year comes from the same sentence, else it is the newest that is not after
// the document, else it comes from the dates around. "Early" is the first third of a month or
// year, "late" and "the end" the last. A weekday that does not fit its date widens the range to
// the nearest day that has it. A document that is itself dated by a range gives ranges. What
// cannot be resolved is no When at all: never a guess.
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
    kDaysBefore,
    kUnitBefore,
    kThisUnit,
    kAgo,
    kPast,
    kSameDay,
    kSameMonth,
    kSameYear,
    kLater,
    kDayOfMonth,  // "on the 14th": `amount` of the month that was told of last
    kWeekend
  };
  enum class Unit { kDay, kWeek, kMonth, kYear };
  enum class Part { kWhole, kEarly, kMiddle, kLate, kSeason };
  enum class Edge { kNone, kSince, kUntil, kBefore, kAfter };

  Range tokens;
  DayFields from;
  std::optional<DayFields> to;
  bool year_of_neighbour = false;   // "of the same year"
  bool numeric_either_way = false;  // "3/5/2002": day and month may stand the other way round
  bool month_in_front = false;      // "5/25/2002"
  std::optional<base::Weekday> weekday;
  bool last_weekday = false;  // "last Thursday"
  Relative relative = Relative::kNone;
  Unit unit = Unit::kDay;
  int amount = 0;
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
  std::optional<base::DateRange> day_of_month(int day) const;
  std::optional<base::DateRange> weekday_range(const TimePhrase& phrase) const;
  std::optional<int> missing_year(const TimePhrase& phrase, std::size_t sentence) const;

  std::optional<base::DateRange> document_;
  std::optional<base::DateRange> neighbour_;
  std::optional<int> neighbour_year_;
  std::size_t neighbour_sentence_ = 0;
};

}  // namespace reading::english
