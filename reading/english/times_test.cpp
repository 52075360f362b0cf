#include "reading/english/times.h"

#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

struct Case {
  std::string_view words;
  std::string_view edtf;
};

std::string read_time(std::string_view words, std::string_view received) {
  const Scene scene("Mr. Ibro Example was arrested " + std::string(words) + ".", received);
  return scene.value_of("event-time");
}

TEST(Times, AreReadInTheFormsThatMessagesUse) {
  // The message came on Thursday 17 March 2011 and bears no date: it was written then or the day
  // before.
  constexpr Case kCases[] = {
      {"on 24 May 2002", "2002-05-24"},
      {"on May 24, 2002", "2002-05-24"},
      {"on the 24th of May 2002", "2002-05-24"},
      {"on May 24th, 2002", "2002-05-24"},
      {"on 2002-05-24", "2002-05-24"},
      {"on 24.5.2002", "2002-05-24"},
      {"on 24/5/02", "2002-05-24"},
      {"on 24-May-2002", "2002-05-24"},
      {"on 3/5/2002", "[2002-03-05?..2002-05-03?]"},
      {"between May 24~26, 2002", "[2002-05-24..2002-05-26]"},
      {"sometime between 24 and 26 May 2002", "[2002-05-24..2002-05-26]"},
      {"between 30 May and 2 June 2002", "[2002-05-30..2002-06-02]"},
      {"between 28 December 2001 and 3 January 2002", "[2001-12-28..2002-01-03]"},
      {"on the night of 24-25 May 2002", "[2002-05-24..2002-05-25]"},
      {"in May 2002", "2002-05"},
      {"in May, 1999", "1999-05"},
      {"in late May 2002", "[2002-05-21..2002-05-31]"},
      {"late in May 2002", "[2002-05-21..2002-05-31]"},
      {"at the end of May 2002", "[2002-05-21..2002-05-31]"},
      {"in mid-May 2002", "[2002-05-11..2002-05-20]"},
      {"in early May 2002", "[2002-05-01..2002-05-10]"},
      {"in 2001", "2001"},
      {"in late 2000", "2000-39"},
      {"in spring 2001", "2001-21~"},
      {"around 20 May 2002", "2002-05-20~"},
      {"in March and April 2002", "[2002-03..2002-04]"},
      {"on 12 March", "2011-03-12"},
      {"on 20 April", "2010-04-20"},  // the newest that is not after the message
      {"yesterday", "[2011-03-15..2011-03-16]"},
      {"today", "[2011-03-16..2011-03-17]"},
      {"this morning", "[2011-03-16..2011-03-17]"},
      {"last night", "[2011-03-15..2011-03-17]"},
      {"the day before yesterday", "[2011-03-14..2011-03-15]"},
      {"three days ago", "[2011-03-13..2011-03-14]"},
      {"on Monday", "2011-03-14"},
      {"last month", "2011-02"},
      {"last year", "2010"},
      {"late last year", "2010-39"},
      {"since April 2010", "[2010-04-01..2011-03-17]"},
      {"before 3 May 2002", "[..2002-05-03]"},
      {"on the morning of Thursday, May 29, 2003", "2003-05-29"},
      // 29 May 2002 was a Wednesday: either the day or its name is wrong, so both days.
      {"on the morning of Thursday, May 29, 2002",
       "[2002-05-29..2002-05-30] said to be a Thursday"},
      {"on Friday 29 February 2008", "2008-02-29"},
      {"in December 2008 or January 2009", "[2008-12..2009-01]"},
      {"from 3 March until 6 June 2008", "2008-03-03/2008-06-06"},
      {"from March 3, 2008 to June 6, 2009", "2008-03-03/2009-06-06"},
      {"in the night from 5 to 6 August 2008", "[2008-08-05..2008-08-06]"},
      {"overnight on 3-4 July 2008", "[2008-07-03..2008-07-04]"},
      {"in the first week of March 2008", "[2008-03-01..2008-03-07]"},
      {"in the second half of June 2008", "[2008-06-16..2008-06-30]"},
      {"in the last days of March 2008", "[2008-03-21..2008-03-31]"},
      {"in the spring of 2008", "2008-21~"},
      {"in autumn last year", "2010-23~"},
      {"in the 1990s", "199X"},
      {"last summer", "2010-22~"},
      {"in the first half of 2008", "2008-40"},
      {"in the week of 2 April 2008", "[2008-03-31..2008-04-06]"},
      {"in 04/2008", "2008-04"},
      {"no later than 1 April 2008", "[..2008-04-01]"},
      {"half a year ago", "[2010-08-02..2010-11-01]"},
      {"at the end of last month", "[2011-02-21..2011-02-28]"},
      {"at the weekend", "[2011-03-12..2011-03-13]"},
      {"a few days ago", "[2011-03-10..2011-03-15]"},
      {"two hours ago", "[2011-03-15..2011-03-17]"},
      {"2 weeks back", "[2011-02-27..2011-03-06]"},
      {"a year and a half ago", "[2009-06-17..2009-12-17]"},
      {"yesterday evening", "[2011-03-15..2011-03-16]"},
      {"on Monday night", "2011-03-14"},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(read_time(each.words, "2011-03-17"), each.edtf) << each.words;
  }
}

TEST(Times, AreReadAsHurriedPeopleWriteThem) {
  constexpr Case kCases[] = {
      {"on 3 march at home", "2011-03-03"},
      {"on march 3", "2011-03-03"},
      {"on the 3rd of may", "2010-05-03"},
      {"on the first of April", "2010-04-01"},
      {"in june", "2010-06"},
      {"in november last year", "2010-11"},
      {"on 5 febuary 2010", "2010-02-05"},
      {"in Setember 2009", "2009-09"},
      {"last friday", "2011-03-11"},
      {"on Wedensday 9 March", "2011-03-09"},
      {"on the 3rd", "2011-03-03"},
      {"on the 28th", "2011-02-28"},
      {"on Tuesday the 8th", "2011-03-08"},
      {"two weeks ago, on the 3rd of march", "2011-03-03"},
      {"last Saturday (12 March 2011)", "2011-03-12"},
      {"on 30th march, saturday", "2010-03-30"},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(read_time(each.words, "2011-03-17"), each.edtf) << each.words;
  }
}

TEST(Times, AreNoMonthsWhereTheyAreVerbs) {
  for (const std::string_view text :
       {"Of the prisoners 12 may be held in Example Town.", "They may march 5 km to the border.",
        "The prisoners march 5 hours each day."}) {
    const Text words(text, [](std::string_view) { return false; });
    EXPECT_TRUE(find_times(words).empty()) << text;
  }
}

TEST(Times, OfTheClockBelongToTheirDay) {
  constexpr Case kCases[] = {
      {"at around 9 pm on 3 March", "2011-03-03"},
      {"at 3 in the morning on 4 March 2011", "2011-03-04"},
      {"at 10.30 p.m. on 4 March 2011", "2011-03-04"},
      {"at 0600 hrs on 4 March 2011", "2011-03-04"},
      {"about 6 o'clock in the evening of 4 March 2011", "2011-03-04"},
      {"before dawn on 4 March 2011", "2011-03-04"},
      {"shortly before midnight on 4 March", "2011-03-04"},
      {"in the early hours of 4 March 2011", "2011-03-04"},
      {"at about 21:00", ""},
  };
  for (const Case& each : kCases) {
    EXPECT_EQ(read_time(each.words, "2011-03-17"), each.edtf) << each.words;
  }
  EXPECT_EQ(Scene("At 5 a.m. men came. Around 9 pm Mr. Ibro Example was arrested.")
                .count("* | event-count | *"),
            0u);
}

TEST(Times, InFiguresAreSettledByAnotherDateOfTheText) {
  const std::string text = "Mr. Ibro Example was arrested on 03/05/2010 and released on ";
  EXPECT_TRUE(Scene(text + "21/05/2010.").tells("arrest | event-time | 2010-05-03"));
  EXPECT_TRUE(Scene(text + "05/21/2010.").tells("arrest | event-time | 2010-03-05"));
  EXPECT_TRUE(
      Scene(text + "the same day.").tells("arrest | event-time | [2010-03-05?..2010-05-03?]"));
  // The other reading lies after the message.
  EXPECT_TRUE(Scene("Mr. Ibro Example was arrested on 03/05/2011.")
                  .tells("arrest | event-time | 2011-03-05"));
}

TEST(Times, ThatNoCalendarHasSayNothing) {
  for (const std::string_view words :
       {"on 31 April 2002", "on 30 February 2010", "on 45 May 2002"}) {
    EXPECT_EQ(read_time(words, "2011-03-17").find("2002-04-31"), std::string::npos) << words;
    EXPECT_NE(read_time(words, "2011-03-17"), "2002-04-31") << words;
  }
  EXPECT_EQ(read_time("on 31 April 2002", "2011-03-17"), "");
}

TEST(Times, LeanOnTheDateThatTheTextGivesItself) {
  const Scene scene(
      "Lagos, 4 June 2009\n\nDear Sir,\n\nMr. Ade Example was arrested yesterday. His brother was "
      "released on Monday.\n\nYours faithfully,\nBisi Example\n",
      "2011-03-17");
  EXPECT_TRUE(scene.tells("report | dated | 2009-06-04"));
  EXPECT_TRUE(scene.tells("arrest | event-time | 2009-06-03"));
  EXPECT_TRUE(scene.tells("release | event-time | 2009-06-01"));
}

TEST(Times, OfTheSameYearAndOfDaysAfterLeanOnTheTimeBefore) {
  const Scene scene(
      "Ms. Rita Example was arrested in May 1999. She was released on 15 November of the same "
      "year. She was arrested again two days later.");
  EXPECT_TRUE(scene.tells("arrest | event-time | 1999-05"));
  EXPECT_TRUE(scene.tells("release | event-time | 1999-11-15"));
  EXPECT_TRUE(scene.tells("arrest | event-time | 1999-11-17"));
}

TEST(Times, LeanOnTheTimeBefore) {
  constexpr Case kCases[] = {
      {"She was released the same night.", "2009-10-09"},
      {"That evening she was released.", "2009-10-09"},
      {"She was released the next morning.", "2009-10-10"},
      {"She was released the day after.", "2009-10-10"},
      {"Next day she was released.", "2009-10-10"},
      {"A few hours later she was released.", "[2009-10-09..2009-10-10]"},
      {"She was released after three days.", "2009-10-12"},
      {"She was released on the 12th.", "2009-10-12"},
      {"She was released on the 2nd.", "2009-11-02"},
      {"She had been released the day before.", "2009-10-08"},
      {"She had been released three days earlier.", "2009-10-06"},
      {"She had been released a week before.", "[2009-09-29..2009-10-05]"},
      {"She had been released the previous month.", "2009-09"},
  };
  for (const Case& each : kCases) {
    const Scene scene("Ms. Hala Example was arrested on 9 October 2009. " +
                      std::string(each.words));
    EXPECT_TRUE(scene.tells("release | event-time | " + std::string(each.edtf)));
  }
  EXPECT_TRUE(Scene("Lima, 3 May 2010\n\nMs. Hala Example was arrested on 9 April. She has been "
                    "held in Lima since then.")
                  .tells("detention | event-time | [2010-04-09..2010-05-03]"));
}

TEST(Times, OfWhatIsToComeAreTheNextOnes) {
  const std::string text = "Hanoi, 18 July 2010\n\nMr. Binh Example will be tried on ";
  EXPECT_TRUE(Scene(text + "Tuesday.").tells("trial | event-time | 2010-07-20 | feared"));
  EXPECT_TRUE(Scene(text + "2 August.").tells("trial | event-time | 2010-08-02 | feared"));
  EXPECT_TRUE(Scene(text + "4 January.").tells("trial | event-time | 2011-01-04 | feared"));
  EXPECT_TRUE(Scene("Hanoi, 18 July 2010\n\nMr. Binh Example will be deported by 20 February.")
                  .tells("forced-return | event-time | [..2011-02-20] | feared"));
}

TEST(Times, InsideAQuotedMailLeanOnTheDayOfThatMail) {
  const Scene scene(
      "From: Ines Example <i@mail.example>\nDate: Mon, 9 May 2005 10:00:00 +0200\nSubject: Fwd\n\n"
      "See below, he is a friend of mine.\n\n---------- Forwarded message ----------\n"
      "From: Omar Example <o@mail.example>\nDate: Wed, 4 May 2005 08:00:00 +0200\n\n"
      "My cousin Tarik Example was arrested yesterday.\n",
      "2005-05-09");
  EXPECT_TRUE(scene.tells("report | dated | 2005-05-09"));
  EXPECT_TRUE(scene.tells("arrest | event-time | 2005-05-03"));
}

// The slow twin: what the rule for weekdays says, by walking the calendar a day at a time.
base::Day last_of(base::Weekday weekday, base::Day from) {
  base::Day day = from;
  while (day.weekday() != weekday) day = day.plus(-1);
  return day;
}
base::Day next_of(base::Weekday weekday, base::Day from) {
  base::Day day = from;
  while (day.weekday() != weekday) day = day.plus(1);
  return day;
}

class Calendar : public ::testing::Test {
 protected:
  static constexpr std::string_view kNames[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                                "Thursday", "Friday", "Saturday", "Sunday"};
  static std::optional<model::When> resolve(const std::string& words, const base::DateRange& day,
                                            bool ahead = false) {
    const Text text(words, [](std::string_view) { return false; });
    const auto times = find_times(text);
    if (times.size() != 1) return std::nullopt;
    TimeLine line(day);
    return ahead ? line.ahead(times.front(), text) : line.resolve(times.front(), text);
  }
};

TEST_F(Calendar, WeekdaysAreThoseOfASlowWalk) {
  const base::Day first = base::Day::parse("2003-12-20").or_throw();
  for (int offset = 0; offset < 400; ++offset) {
    const base::Day day = first.plus(offset);
    for (int number = 1; number <= 7; ++number) {
      const auto weekday = static_cast<base::Weekday>(number);
      const std::string name{kNames[number]};
      const auto on = resolve("on " + name, base::DateRange::on(day));
      ASSERT_TRUE(on);
      EXPECT_EQ(on->range, base::DateRange::on(last_of(weekday, day))) << day.iso() << name;
      const auto last = resolve("on last " + name, base::DateRange::on(day));
      ASSERT_TRUE(last);
      EXPECT_EQ(last->range, base::DateRange::on(last_of(weekday, day.plus(-1))));
      const auto ahead = resolve("on " + name, base::DateRange::on(day), true);
      ASSERT_TRUE(ahead);
      EXPECT_EQ(*ahead->range.earliest, next_of(weekday, day));
      // Written on one of three days: no day that one of the three would give is left out.
      const auto three = resolve("on " + name, base::DateRange::within(day, day.plus(2)));
      ASSERT_TRUE(three);
      for (int late = 0; late < 3; ++late) {
        EXPECT_TRUE(
            base::contains(three->range, base::DateRange::on(last_of(weekday, day.plus(late)))));
      }
    }
  }
}

TEST_F(Calendar, AWeekdayThatDoesNotFitWidensToTheNearestDayThatBearsIt) {
  const base::Day first = base::Day::parse("2002-05-01").or_throw();
  for (int offset = 0; offset < 31; ++offset) {
    const base::Day day = first.plus(offset);
    for (int number = 1; number <= 7; ++number) {
      const auto weekday = static_cast<base::Weekday>(number);
      const auto when = resolve(
          std::string(kNames[number]) + ", " + std::to_string(day.civil().day) + " May 2002",
          base::DateRange::on(day));
      ASSERT_TRUE(when);
      const base::Day before = last_of(weekday, day);
      const base::Day after = next_of(weekday, day);
      const base::Day nearest =
          day.number() - before.number() <= after.number() - day.number() ? before : after;
      EXPECT_EQ(*when->range.earliest, std::min(day, nearest));
      EXPECT_EQ(*when->range.latest, std::max(day, nearest));
      EXPECT_EQ(when->weekday, weekday);
    }
  }
}

TEST_F(Calendar, DaysAgoAreCountedBack) {
  const base::Day day = base::Day::parse("2004-03-02").or_throw();
  for (int back = 1; back <= 400; ++back) {
    const auto when =
        resolve(std::to_string(back) + " days ago", base::DateRange::within(day, day.plus(1)));
    ASSERT_TRUE(when) << back;
    EXPECT_EQ(when->range, base::DateRange::within(day.plus(-back), day.plus(1 - back)));
  }
}

}  // namespace
}  // namespace reading::english
