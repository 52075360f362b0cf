#include "base/date.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <set>
#include <vector>

namespace base {
namespace {

Day day(std::string_view iso) { return Day::parse(iso).or_throw(); }

// The slow twin of the calendar: one day after another, by the rules that children learn.
struct SlowCalendar {
  int year = 1, month = 1, day = 1;
  int weekday = 1;  // 1 January of the year 1 was a Monday

  int days_in_this_month() const {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
  }
  void next() {
    weekday = weekday % 7 + 1;
    if (++day <= days_in_this_month()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
};

TEST(Day, EveryDayOfTenThousandYearsAgreesWithTheSlowCalendarAndTheStandardLibrary) {
  SlowCalendar slow;
  std::int32_t number = -719162;
  for (; slow.year <= 9999; slow.next(), ++number) {
    auto made = Day::make(slow.year, slow.month, slow.day);
    ASSERT_TRUE(made.ok());
    ASSERT_EQ(made->number(), number);
    CivilDay civil = Day::from_number(number).civil();
    ASSERT_TRUE(civil.year == slow.year && civil.month == slow.month && civil.day == slow.day)
        << number;
    ASSERT_EQ(static_cast<int>(made->weekday()), slow.weekday);
    ASSERT_EQ(days_in_month(slow.year, slow.month), slow.days_in_this_month());
    std::chrono::sys_days standard{std::chrono::year{slow.year} / slow.month / slow.day};
    ASSERT_EQ(standard.time_since_epoch().count(), number);
  }
  EXPECT_EQ(number, 2932897);
}

TEST(Day, DaysThatNoCalendarHasAreRefused) {
  for (auto [year, month, date] : std::vector<std::array<int, 3>>{
           {2002, 2, 29}, {2002, 2, 31}, {1900, 2, 29}, {2002, 4, 31}, {2002, 13, 1},
           {2002, 0, 1},  {2002, 1, 0},  {2002, 1, 32}, {0, 1, 1},     {10000, 1, 1},
           {-1, 1, 1},    {2002, -1, 1}, {2002, 1, -1}}) {
    auto made = Day::make(year, month, date);
    ASSERT_FALSE(made.ok()) << year << " " << month << " " << date;
    EXPECT_EQ(made.error().code, ErrorCode::kBadInput);
  }
  EXPECT_TRUE(Day::make(2000, 2, 29).ok());
}

TEST(Day, OnlyTheFullIsoFormIsRead) {
  EXPECT_EQ(day("2002-05-24").iso(), "2002-05-24");
  EXPECT_EQ(day("0001-01-01").iso(), "0001-01-01");
  for (const char* bad : {"", "2002", "2002-5-24", "2002-05-24 ", "2002/05/24", "20020524",
                          "+002-05-24", "2002-05-2x", "2002-05- 4", "12002-05-24", "2002-02-30"}) {
    EXPECT_FALSE(Day::parse(bad).ok()) << bad;
  }
}

TEST(Day, WeekdaysOfKnownDays) {
  EXPECT_EQ(day("1970-01-01").weekday(), Weekday::kThursday);
  EXPECT_EQ(day("2000-02-29").weekday(), Weekday::kTuesday);
  EXPECT_EQ(day("2024-12-25").weekday(), Weekday::kWednesday);
}

TEST(Day, AnInstantFallsOnItsDayBefore1970Too) {
  constexpr std::int64_t kDay = 86'400'000'000;
  EXPECT_EQ(Day::of({0}).iso(), "1970-01-01");
  EXPECT_EQ(Day::of({kDay - 1}).iso(), "1970-01-01");
  EXPECT_EQ(Day::of({kDay}).iso(), "1970-01-02");
  EXPECT_EQ(Day::of({-1}).iso(), "1969-12-31");
  EXPECT_EQ(Day::of({-kDay}).iso(), "1969-12-31");
  EXPECT_EQ(Day::of({-kDay - 1}).iso(), "1969-12-30");
}

TEST(Day, ArithmeticStopsAtTheEndsOfTheCalendar) {
  EXPECT_EQ(day("2002-12-31").plus(1).iso(), "2003-01-01");
  EXPECT_EQ(day("2002-03-01").plus(-1).iso(), "2002-02-28");
  EXPECT_EQ(day("9999-12-31").plus(1).iso(), "9999-12-31");
  EXPECT_EQ(day("0001-01-01").plus(INT32_MIN).iso(), "0001-01-01");
  EXPECT_EQ(day("9999-12-31").plus(INT32_MAX).iso(), "9999-12-31");
  EXPECT_EQ(Day::of({INT64_MAX}).iso(), "9999-12-31");
  EXPECT_EQ(Day::of({INT64_MIN}).iso(), "0001-01-01");
}

// The slow twin of ranges: the set of moments, with a window around all days that the test uses,
// so that open ends reach beyond them.
constexpr int kWindowBegin = -2, kWindowEnd = 7;

std::set<int> moments(const DateRange& range) {
  std::set<int> all;
  for (int at = kWindowBegin; at <= kWindowEnd; ++at) {
    bool too_early = range.earliest && at < range.earliest->number();
    bool too_late = range.latest && at > range.latest->number();
    if (!too_early && !too_late) all.insert(at);
  }
  return all;
}

std::vector<DateRange> all_small_ranges() {
  std::vector<std::optional<Day>> ends = {std::nullopt};
  for (int at = 0; at <= 5; ++at) ends.push_back(Day::from_number(at));
  std::vector<DateRange> ranges;
  for (auto earliest : ends) {
    for (auto latest : ends) {
      for (Holds holds : {Holds::kWithin, Holds::kThroughout}) {
        ranges.push_back({earliest, latest, holds, false, false});
      }
    }
  }
  return ranges;
}

TEST(DateRange, AgreesWithSetsOfDays) {
  int met = 0, contained = 0;
  for (const DateRange& a : all_small_ranges()) {
    for (const DateRange& b : all_small_ranges()) {
      std::set<int> in_a = moments(a), in_b = moments(b), in_both;
      for (int at : in_a) {
        if (in_b.contains(at)) in_both.insert(at);
      }
      ASSERT_EQ(may_meet(a, b), !in_both.empty());
      bool all_inside = in_both.size() == in_b.size();
      ASSERT_EQ(contains(a, b), all_inside);
      auto left = meet(a, b);
      ASSERT_EQ(left.has_value(), !in_both.empty());
      if (left) {
        ASSERT_EQ(moments(*left), in_both);
        ASSERT_EQ(left->holds == Holds::kThroughout,
                  a.holds == Holds::kThroughout && b.holds == Holds::kThroughout);
        ASSERT_EQ(left, meet(b, a));
      }
      met += left.has_value();
      contained += all_inside;
    }
  }
  EXPECT_GT(met, 1000);
  EXPECT_GT(contained, 1000);
}

TEST(DateRange, AFlagStaysWithTheEndItBelongsTo) {
  DateRange about_may = DateRange::within(day("2002-05-01"), day("2002-05-31"));
  about_may.approximate = true;
  DateRange in_may = DateRange::within(day("2002-05-24"), day("2002-05-26"));
  EXPECT_FALSE(meet(about_may, in_may)->approximate) << "both ends come from the exact one";
  DateRange may_and_june = DateRange::within(day("2002-05-24"), day("2002-06-10"));
  EXPECT_TRUE(meet(about_may, may_and_june)->approximate) << "the end of May is approximate";
  DateRange exact_may = about_may;
  exact_may.approximate = false;
  EXPECT_FALSE(meet(about_may, exact_may)->approximate);
  about_may.uncertain = true;
  EXPECT_TRUE(meet(about_may, about_may)->uncertain);
}

TEST(DateRange, OneDay) {
  EXPECT_TRUE(DateRange::on(day("2002-05-24")).is_one_day());
  EXPECT_FALSE(DateRange::within(day("2002-05-24"), day("2002-05-26")).is_one_day());
  EXPECT_FALSE(DateRange{}.is_one_day());
}

}  // namespace
}  // namespace base
