// Days, and dates that admit what is not known.
//
// A Day is one day of the proleptic Gregorian calendar. A DateRange is what a source says of a
// time: no earlier than, no later than, and whether it holds throughout or at some time within.
// Text form is EDTF (ISO 8601-2:2019): `2002-05-24/2002-05-26` holds throughout,
// `[2002-05-24..2002-05-26]` at some time within, `2002-05` within that month, `2000-21` is
// spring, `2002-05~` approximately, `199X` within the decade, `../2002` and `2002/..` are open.
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

class Day {
 public:
  Day() = default;  // 1970-01-01
  // Errors: kBadInput for a day that no calendar has (31 February) or a year outside 1 to 9999.
  static Result<Day> make(int year, int month, int day);
  static Result<Day> parse(std::string_view iso);  // YYYY-MM-DD
  static Day from_number(std::int32_t number) { return Day(number); }
  static Day of(Instant instant);  // in UTC

  std::int32_t number() const { return number_; }  // days since 1970-01-01
  CivilDay civil() const;
  Weekday weekday() const;
  std::string iso() const;
  Day plus(std::int32_t days) const { return Day(number_ + days); }
  friend auto operator<=>(const Day&, const Day&) = default;

 private:
  explicit Day(std::int32_t number) : number_(number) {}
  std::int32_t number_ = 0;
};

int days_in_month(int year, int month);

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

// Errors: kBadInput for text that is not EDTF as described above, or that ends before it begins.
Result<DateRange> parse_edtf(std::string_view text);
// The shortest text that parse_edtf reads back as the same value.
std::string edtf(const DateRange& range);

// Could both hold of one and the same moment?
bool may_meet(const DateRange& a, const DateRange& b);
// Does every moment that `inner` allows lie inside `outer`?
bool contains(const DateRange& outer, const DateRange& inner);
// What is left when both are true; empty if they cannot meet.
std::optional<DateRange> meet(const DateRange& a, const DateRange& b);

}  // namespace base
