#include "base/zone.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace base {
namespace {

constexpr std::int64_t kMinute = 60'000'000;

Zone zone(std::string_view name) { return Zone::make(name).or_throw(); }
Day day(std::string_view iso) { return Day::parse(iso).or_throw(); }

Instant utc(std::string_view iso, int hour, int minute) {
  return {(day(iso).number() * std::int64_t{24 * 60} + hour * 60 + minute) * kMinute};
}

TEST(Zone, KnowsIanaNamesOnly) {
  for (const char* good : {"UTC", "Etc/UTC", "Asia/Tokyo", "Europe/Paris", "America/St_Johns",
                           "America/Argentina/Buenos_Aires"}) {
    auto made = Zone::make(good);
    ASSERT_TRUE(made.ok()) << good;
    EXPECT_EQ(made->name(), good);
  }
  for (const char* bad : {"", "JST", "EST", "GMT+9", "Asia", "Asia/", "Asia/Nowhere", "asia/tokyo",
                          "Asia/Tokyo ", "Etc/Unknown", "/", "GMT+9/", "Asia/Tokyo\xff"}) {
    auto made = Zone::make(bad);
    ASSERT_FALSE(made.ok()) << bad;
    EXPECT_EQ(made.error().code, ErrorCode::kBadInput);
  }
}

TEST(Zone, AMomentIsShownWithItsOffset) {
  Instant evening = utc("2002-05-30", 21, 0);
  EXPECT_EQ(Zone::utc().text(evening), "2002-05-30 21:00 UTC");
  EXPECT_EQ(zone("Asia/Tokyo").text(evening), "2002-05-31 06:00 UTC+9");
  EXPECT_EQ(zone("Asia/Kolkata").text(evening), "2002-05-31 02:30 UTC+5:30");
  EXPECT_EQ(zone("America/St_Johns").text(evening), "2002-05-30 18:30 UTC-2:30");
  EXPECT_EQ(zone("Europe/London").text(utc("2002-01-01", 0, 5)), "2002-01-01 00:05 UTC");
  EXPECT_EQ(zone("Europe/London").text(utc("2002-07-01", 0, 5)), "2002-07-01 01:05 UTC+1");
  EXPECT_EQ(zone("Asia/Tokyo").text({-1}), "1970-01-01 08:59 UTC+9");
}

TEST(Zone, ADayBeginsAtMidnightThere) {
  EXPECT_EQ(Zone::utc().start_of(day("2002-05-31")), utc("2002-05-31", 0, 0));
  EXPECT_EQ(zone("Asia/Tokyo").start_of(day("2002-05-31")), utc("2002-05-30", 15, 0));
  EXPECT_EQ(zone("America/New_York").start_of(day("2002-05-31")), utc("2002-05-31", 4, 0));
  EXPECT_EQ(zone("Pacific/Kiritimati").start_of(day("2002-05-31")), utc("2002-05-30", 10, 0));
}

TEST(Zone, ADayBeginsLaterWhereMidnightIsLeftOut) {
  // The clocks of Brazil were put forward at midnight: the day began at one o'clock.
  Zone there = zone("America/Sao_Paulo");
  Instant start = there.start_of(day("2017-10-15"));
  EXPECT_EQ(there.text(start), "2017-10-15 01:00 UTC-2");
  EXPECT_EQ(there.text({start.microseconds - 1}), "2017-10-14 23:59 UTC-3");
}

TEST(Zone, ADayBeginsTheFirstTimeWhereMidnightComesTwice) {
  // In Newfoundland the clocks were put back one minute after midnight.
  Zone there = zone("America/St_Johns");
  Instant start = there.start_of(day("2005-10-30"));
  EXPECT_EQ(there.text(start), "2005-10-30 00:00 UTC-2:30");
  EXPECT_EQ(there.text({start.microseconds + kMinute}), "2005-10-29 23:01 UTC-3:30");
}

TEST(Zone, ADayThatWasLeftOutBeginsWithTheNext) {
  // Samoa moved over the date line at the end of 29 December 2011.
  Zone there = zone("Pacific/Apia");
  Instant start = there.start_of(day("2011-12-30"));
  EXPECT_EQ(start, there.start_of(day("2011-12-31")));
  EXPECT_EQ(there.day_of(start), day("2011-12-31"));
  EXPECT_EQ(there.day_of({start.microseconds - 1}), day("2011-12-29"));
}

// The slow twin: minute by minute from well before, the first at which it is that day or later.
Instant slow_start(const Zone& there, Day wanted) {
  Instant at{(wanted.number() - 1) * 24 * 60 * kMinute - 180 * kMinute};
  while (there.day_of(at) < wanted) at.microseconds += kMinute;
  return at;
}

TEST(Zone, StartsOfDaysAgreeWithTheSlowTwin) {
  for (const char* name : {"Asia/Tehran", "Africa/Cairo", "Asia/Beirut", "America/Havana",
                           "America/St_Johns", "Australia/Lord_Howe", "Asia/Pyongyang"}) {
    Zone there = zone(name);
    for (Day at = day("2007-01-01"); at < day("2008-01-01"); at = at.plus(1)) {
      ASSERT_EQ(there.start_of(at), slow_start(there, at)) << name << " " << at.iso();
    }
  }
}

TEST(Zone, TheEndsOfTheCalendarAreNoEndOfTheProgram) {
  for (const char* name : {"UTC", "Asia/Tokyo", "America/New_York"}) {
    Zone there = zone(name);
    EXPECT_EQ(there.day_of({INT64_MIN}).iso(), "0001-01-01");
    EXPECT_EQ(there.day_of({INT64_MAX}).iso(), "9999-12-31");
    EXPECT_EQ(there.day_of(there.start_of(day("0001-01-01"))).iso(), "0001-01-01");
    EXPECT_EQ(there.day_of(there.start_of(day("9999-12-31"))).iso(), "9999-12-31");
    EXPECT_FALSE(there.text({INT64_MAX}).empty());
  }
}

TEST(Zone, IsReadFromSeveralThreads) {
  Zone there = zone("Europe/Paris");
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 4; ++reader) {
    readers.emplace_back([there] {
      for (Day at = day("2002-01-01"); at < day("2003-01-01"); at = at.plus(1)) {
        EXPECT_EQ(there.day_of(there.start_of(at)), at);
      }
    });
  }
  for (auto& reader : readers) reader.join();
}

}  // namespace
}  // namespace base
