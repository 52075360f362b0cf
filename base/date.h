// Days, and dates that admit what is not known.
//
// A Day is one day of the proleptic Gregorian calendar. A DateRange is what a source says of a
// time: no earlier than, no later than, and whether it holds throughout or at some time within.
// Text form is EDTF (ISO 8601-2:2019): `2002-05-24/2002-05-26` holds throughout,
// `[2002-05-24..2002-05-26]` at some time within, `2002-05` within that month, `2000-21` is
// spring, `2002-05~` approximately, `199X` within the decade, `../2002-05-24` and
// `2002-05-24/..` are open.
// Plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/world.h"

namespace base {

enum class Weekday { kMonday = 1, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };

struct CivilDay {
  int year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

// Every Day lies in the years 1 to 9999: arithmetic that would leave them stops at their ends.
class Day {
 public:
  Day() = default;  // 1970-01-01
  // Errors: kBadInput for a day that no calendar has (31 February) or a year outside 1 to 9999.
  static Result<Day> make(int year, int month, int day);
  static Result<Day> parse(std::string_view iso);  // YYYY-MM-DD
  // What does not fit gives the nearest day: data from outside is compared with number().
  static Day from_number(std::int64_t number);
  static Day of(Instant instant);  // in UTC; see base/zone.h for the days of the organisation

  std::int32_t number() const { return number_; }  // days since 1970-01-01
  CivilDay civil() const;
  Weekday weekday() const;
  std::string iso() const;
  Day plus(std::int32_t days) const { return from_number(std::int64_t{number_} + days); }
  friend auto operator<=>(const Day&, const Day&) = default;

 private:
  explicit Day(std::int32_t number) : number_(number) {}
  std::int32_t number_ = 0;
};

int days_in_month(int year, int month);  // precondition: month is 1 to 12

enum class Holds { kWithin = 1, kThroughout = 2 };

struct DateRange {
  std::optional<Day> earliest;  // none: open, as far as anybody says
  std::optional<Day> latest;
  Holds holds = Holds::kWithin;
  bool approximate = false;  // EDTF ~
  bool uncertain = false;    // EDTF ?
  friend bool operator==(const DateRange&, const DateRange&) = default;

  static DateRange on(Day day) { return {day, day, Holds::kWithin, false, false}; }
  static DateRange within(Day earliest, Day latest) {
    return {earliest, latest, Holds::kWithin, false, false};
  }
  bool is_one_day() const { return earliest && latest && *earliest == *latest; }
};

// EDTF as a range: the earliest and the latest day that the text allows, never fewer.
//   2002-05-24              that day
//   2002-05  2002  199X  2002-05-XX  1X99  XXXX-05-24
//                           within: the first to the last day that fits; a year that is wholly
//                           unspecified leaves both ends open
//   2000-21 .. 2000-41      within a season (whole months; without a hemisphere a northern one; a
//                           winter begins in its year), quarter, third or half of the year
//   [a..b] [a,b] [..b] [a..]
//                           within: one of these, so from the first to the last of them
//   a/b  a/..  ../b  ../..  throughout, if each end that is given is one day. `2004/2005` begins
//                           some day in 2004, so no day but New Year's Eve and New Year's Day is
//                           sure: read as within 2004 and 2005
//   a/  /b                  an end is meant but not known: within, open on that side
//   ~ ? %                   approximate, uncertain, both; wherever they stand, of the whole
// Not read: years before 1 or of five digits, times of day, sets of "all of".
// Errors: kBadInput for other text, for days that no calendar has, and for what ends before it
// begins; kTooLarge past kEdtfBytesMax.
Result<DateRange> parse_edtf(std::string_view text);
// Text that parse_edtf reads back as the same value, as short as its ends allow. One value has no
// EDTF of its own, approximately throughout all time; it is written `../..~`. A range that ends
// before it begins gives text that parse_edtf refuses.
std::string edtf(const DateRange& range);

// The three below ask about moments. What holds throughout holds at each moment of its range, what
// holds within at one of them or more, nobody says which: so each moment from earliest to latest
// is one at which it may hold, and an open end has no moment too far. A range that ends before it
// begins allows no moment. The flags ~ and ? do not widen a range: a caller that would call
// something a contradiction looks at them first.

// Could both hold of one and the same moment? When one holds throughout and the other within, or
// both within, this is possible, not sure.
bool may_meet(const DateRange& a, const DateRange& b);
// Does every moment that `inner` allows lie inside `outer`? Then `inner` says it more exactly.
bool contains(const DateRange& outer, const DateRange& inner);
// The moments at which both may hold; empty if they cannot meet. They hold together throughout
// only if each of them holds throughout. A flag stays where its end of the range does, unless the
// other has the same end without it.
std::optional<DateRange> meet(const DateRange& a, const DateRange& b);

}  // namespace base
