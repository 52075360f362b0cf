#include "base/date.h"

#include <algorithm>
#include <limits>

namespace base {

namespace {

constexpr std::int32_t kFirstNumber = -719162;  // 0001-01-01
constexpr std::int32_t kLastNumber = 2932896;   // 9999-12-31
constexpr std::int64_t kMicrosecondsPerDay = std::int64_t{86'400} * 1'000'000;

// Counted from 1 March of the year 0, so that a leap day is the last day of its year, its four
// years and its four centuries.
constexpr std::int32_t kNumberOfMarchYear0 = -719468;
constexpr int kDaysIn400Years = 146'097;
constexpr int kDaysIn100Years = 36'524;
constexpr int kDaysIn4Years = 1'461;

// Days before the month that is `month` months after March: 0, 31, 61, 92, ... 306, 337. The
// months run 31 30 31 30 31 twice, which is 153 days in five.
constexpr int days_before_month(int month) { return (153 * month + 2) / 5; }

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

std::string padded(int value, std::size_t digits) {
  std::string text = std::to_string(value);
  return std::string(digits - text.size(), '0') + text;
}

// Open ends as the numbers that lie beyond every day.
std::int64_t begin_of(const DateRange& range) {
  return range.earliest ? range.earliest->number() : std::numeric_limits<std::int64_t>::min();
}
std::int64_t end_of(const DateRange& range) {
  return range.latest ? range.latest->number() : std::numeric_limits<std::int64_t>::max();
}

bool is_empty(const DateRange& range) { return begin_of(range) > end_of(range); }

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Result<Day> Day::make(int year, int month, int day) {
  if (year < 1 || year > 9999) {
    return Error{ErrorCode::kBadInput, "a year must lie between 1 and 9999"};
  }
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return Error{ErrorCode::kBadInput,
                 "there is no such day in the calendar; check the month and the day"};
  }
  int march_year = month > 2 ? year : year - 1;
  int months_after_march = month > 2 ? month - 3 : month + 9;
  int days = march_year * 365 + march_year / 4 - march_year / 100 + march_year / 400 +
             days_before_month(months_after_march) + day - 1;
  return Day(kNumberOfMarchYear0 + days);
}

Result<Day> Day::parse(std::string_view iso) {
  const Error bad{ErrorCode::kBadInput, "a day is written as year-month-day, like 2002-05-24"};
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return bad;
  for (std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
    if (iso[at] < '0' || iso[at] > '9') return bad;
  }
  int year = two_digits(iso) * 100 + two_digits(iso.substr(2));
  return make(year, two_digits(iso.substr(5)), two_digits(iso.substr(8)));
}

Day Day::from_number(std::int64_t number) {
  return Day(static_cast<std::int32_t>(
      std::clamp<std::int64_t>(number, kFirstNumber, kLastNumber)));
}

Day Day::of(Instant instant) {
  return from_number(floor_divide(instant.microseconds, kMicrosecondsPerDay));
}

CivilDay Day::civil() const {
  int days = number_ - kNumberOfMarchYear0;
  int year = 400 * (days / kDaysIn400Years);
  days %= kDaysIn400Years;
  int centuries = std::min(days / kDaysIn100Years, 3);  // the fourth is a day longer
  days -= centuries * kDaysIn100Years;
  int fours = days / kDaysIn4Years;
  days %= kDaysIn4Years;
  int ones = std::min(days / 365, 3);  // so is the fourth year
  days -= ones * 365;
  year += centuries * 100 + fours * 4 + ones;

  int months_after_march = (5 * days + 2) / 153;
  int day = days - days_before_month(months_after_march) + 1;
  if (months_after_march < 10) return {year, months_after_march + 3, day};
  return {year + 1, months_after_march - 9, day};
}

Weekday Day::weekday() const {
  // 0001-01-01 was a Monday, and no day is before it: what is divided is not negative.
  return static_cast<Weekday>((number_ - kFirstNumber) % 7 + 1);
}

std::string Day::iso() const {
  CivilDay held = civil();
  return padded(held.year, 4) + "-" + padded(held.month, 2) + "-" + padded(held.day, 2);
}

bool may_meet(const DateRange& a, const DateRange& b) {
  return std::max(begin_of(a), begin_of(b)) <= std::min(end_of(a), end_of(b));
}

bool contains(const DateRange& outer, const DateRange& inner) {
  return is_empty(inner) ||
         (begin_of(outer) <= begin_of(inner) && end_of(inner) <= end_of(outer));
}

std::optional<DateRange> meet(const DateRange& a, const DateRange& b) {
  if (!may_meet(a, b)) return std::nullopt;
  bool begins_a = begin_of(a) >= begin_of(b), begins_b = begin_of(b) >= begin_of(a);
  bool ends_a = end_of(a) <= end_of(b), ends_b = end_of(b) <= end_of(a);
  // A flag of an end stays if everyone who sets this end has it.
  auto kept = [&](bool flag_a, bool flag_b) {
    bool begin_flag = (!begins_a || flag_a) && (!begins_b || flag_b);
    bool end_flag = (!ends_a || flag_a) && (!ends_b || flag_b);
    return begin_flag || end_flag;
  };
  DateRange both;
  both.earliest = begins_a ? a.earliest : b.earliest;
  both.latest = ends_a ? a.latest : b.latest;
  bool throughout = a.holds == Holds::kThroughout && b.holds == Holds::kThroughout;
  both.holds = throughout ? Holds::kThroughout : Holds::kWithin;
  both.approximate = kept(a.approximate, b.approximate);
  both.uncertain = kept(a.uncertain, b.uncertain);
  return both;
}

}  // namespace base
