// The day of the text, as it is written in letters, news, mails and notes.
#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

struct Case {
  std::string_view text;
  std::string_view dated;
  std::string_view event;  // when what it tells of happened
};

TEST(TheDayOfTheText, StandsOnALineOfItsOwn) {
  constexpr Case kCases[] = {
      {"URGENT APPEAL\nTogo: Two trade unionists at risk of torture\n14 March 2019\n\nKodjo "
       "Example was arrested on 2 March.",
       "2019-03-14", "2019-03-02"},
      {"Accra, 3 July 2017\n\nDear Sir,\n\nMr. Kwame Example was arrested on 30 June.\n",
       "2017-07-03", "2017-06-30"},
      {"Ministry of Justice\nDakar, the 6th of June 2017\n\nMr. Ousmane Example was arrested on 4 "
       "June.",
       "2017-06-06", "2017-06-04"},
      {"Our ref: 12/2019\nKampala, 3 May 2019\n\nTo the Commissioner\n\nMr. Okello Example was "
       "arrested on 1 May.",
       "2019-05-03", "2019-05-01"},
      {"Situation report No. 7 (17 January 2017)\n\nTen miners were arrested on 15 January.",
       "2017-01-17", "2017-01-15"},
      {"Statement of the Embassy of Examplia, Vienna, 4 March 2014\n\nMr. Ivan Example was "
       "arrested on 25 February.",
       "2014-03-04", "2014-02-25"},
      {"Friday 13 October 2017\nANNOUNCEMENT\n\nMs. Thida Example was arrested yesterday.",
       "2017-10-13", "2017-10-12"},
      {"Case update\nDate: 22 April 2015\n\nLeyla Example was released on 20 April.", "2015-04-22",
       "2015-04-20"},
      {"Writer held in Baku\nPublished 11 November 2020 · 3 min read\nShare\n\nThe writer Elman "
       "Example was arrested on Sunday.",
       "2020-11-11", "2020-11-08"},
      {"Last updated: 8 December 2021, 14:00 GMT\n\nMr. Htun Example was arrested on 5 December.",
       "2021-12-08", "2021-12-05"},
      {"As of 4 May 2020\n\nMr. Omar Example was arrested on 31 March.", "2020-05-04",
       "2020-03-31"},
      {"By Manka Example\n17 January 2018 | 18:04\n\nTwo lawyers were arrested on Monday.",
       "2018-01-17", "2018-01-15"},
  };
  for (const Case& each : kCases) {
    const Scene scene(std::string(each.text), "2024-05-17");
    EXPECT_TRUE(scene.tells("report | dated | " + std::string(each.dated)));
    EXPECT_EQ(scene.value_of("event-time"), each.event) << each.text;
  }
}

TEST(TheDayOfTheText, StandsInADatelineOrUnderTheSignature) {
  constexpr Case kCases[] = {
      {"BAMAKO, 5 February 2016 (Sahel News) - Moussa Example was arrested on Tuesday.",
       "2016-02-05", "2016-02-02"},
      {"NAIROBI, Kenya (9 August 2018) — Brian Example was arrested on Monday.", "2018-08-09",
       "2018-08-06"},
      {"Dear friends,\n\nMr. Pavel Example was arrested on 2 May.\n\nGreetings\nJana "
       "Example\nBrno, "
       "9 May 2018\n",
       "2018-05-09", "2018-05-02"},
      {"hello my cousin Said Example was arrested on monday in Tangier. please help\n\nKarima\n"
       "21.6.2019",
       "2019-06-21", "2019-06-17"},
      {"Sirs, Mrs. Rosa Example was arrested on 2 October in Puno.\nWe ask you to act.\n\nMaria "
       "Example, Lima, 15 October 2012",
       "2012-10-15", "2012-10-02"},
  };
  for (const Case& each : kCases) {
    const Scene scene(std::string(each.text), "2024-05-17");
    EXPECT_TRUE(scene.tells("report | dated | " + std::string(each.dated)));
    EXPECT_EQ(scene.value_of("event-time"), each.event) << each.text;
  }
}

TEST(TheDayOfTheText, IsNoDayThatItTellsOf) {
  for (const std::string_view text :
       {"List of people arrested in Example Town on 27 March 2021:\n\n1. Ko Example\n2. Ma Example",
        "3 May 2018\nMr. Ivan Example was arrested.\n\n5 June 2018\nMr. Ivan Example was "
        "released.\n"
        "\n7 June 2018\nMr. Ivan Example was arrested.",
        "Subject: Arrest in Lagos, 3 May 2019\n\nMr. Ade Example was arrested there.",
        "Date of arrest: 3 May 2019\nName: Ade Example"}) {
    EXPECT_TRUE(Scene(std::string(text), "2024-05-17").never_tells("report | dated | *"));
  }
  // It came before that day: a slip.
  EXPECT_TRUE(Scene("Lima, 15 October 2032\n\nMr. Juan Example was arrested yesterday.")
                  .tells("arrest | event-time | [2011-03-15..2011-03-16]"));
}

TEST(TheDayOfTheText, IsOneOfManyWhereNothingSaysIt) {
  // It tells of 2019 and came in 2024: nobody knows when between the two it was written.
  const Scene old(
      "Mr. Tomas Example, 40, was arrested on 10 May 2019. He was released on 1 June. Mr. Jan "
      "Example was arrested yesterday.",
      "2024-05-17");
  EXPECT_EQ(old.value_of("age"), "40y on [2019-05-10..2024-05-17]");
  EXPECT_TRUE(old.tells("release | event-time | 2019-06-01"));
  EXPECT_TRUE(old.tells("arrest | event-time | [2019-05-09..2024-05-16]"));
  // What came as news was written on the day it came or the day before.
  EXPECT_TRUE(Scene("Mr. Tomas Example was arrested on 9 May 2024. He was released yesterday.",
                    "2024-05-17")
                  .tells("release | event-time | [2024-05-15..2024-05-16]"));
  // A birth says nothing of when a text was written.
  EXPECT_TRUE(Scene("Mr. Juan Example, born on 3 May 1980, was arrested on Monday.", "2024-05-17")
                  .tells("arrest | event-time | 2024-05-13"));
}

TEST(TheDayOfTheText, LeavesOutTheYearOnlyNearToAnotherDate) {
  EXPECT_TRUE(
      Scene("Mr. Li Example was arrested on 28 December 2016. On 4 January he was released.",
            "2024-05-17")
          .tells("release | event-time | 2017-01-04"));
  // Half a year off it may be the year told before or the one after.
  EXPECT_TRUE(Scene("Mr. Li Example was arrested on 2 March 2016. On 20 September he was released.",
                    "2024-05-17")
                  .tells("release | event-time | [2016-09-20..2017-09-20]"));
}

TEST(TheDayOfTheText, IsNoPartOfWhoSigns) {
  const Scene scene(
      "Dear friends,\n\nMr. Pavel Example was arrested on 2 May.\n\nYours sincerely,\nJana "
      "Example\nBrno, 9 May 2018\n");
  EXPECT_TRUE(scene.tells("report | signed | Jana Example"));
}

}  // namespace
}  // namespace reading::english
