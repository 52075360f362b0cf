#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

TEST(Ages, AreReadInTheFormsThatMessagesUse) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"Mr. Sami Example, 48 years old, was arrested.", "48y"},
      {"Mr. Sami Example, aged 48, was arrested.", "48y"},
      {"Mr. Sami Example (48) was arrested.", "48y"},
      {"Mr. Sami Example, 48, was arrested.", "48y"},
      {"The 48-year-old Sami Example was arrested.", "48y"},
      {"A 30 months old boy, Sami Example, was arrested.", "30m"},
      {"Sami Example, a two-and-a-half-year-old boy, was arrested.", "27m-32m"},
      {"Sami Example, a two and half year old boy, was arrested.", "27m-32m"},
      {"Mr. Sami Example, in his early forties, was arrested.", "40y-43y"},
      {"Mr. Sami Example, in his fifties, was arrested.", "50y-59y"},
      {"Sami Example, 48 years of age, was arrested.", "48y"},
      {"Sami Example, an 18-month-old baby, was arrested.", "18m"},
      {"Mr. Sami Example was arrested. He is 36 years old.", "36y"},
      {"One boy is Sami Example, 15 yrs, he was arrested.", "15y"},
      {"Mr. Sami Example, about 40, was arrested.", "36y-44y"},
      {"Mr. Sami Example was arrested. He is about 40 years old.", "36y-44y"},
      {"Sami Example (m, 26) was arrested.", "26y"},
      {"Mr. Sami Example, male, 26, was arrested.", "26y"},
      {"Sami Example, 62yo, was arrested.", "62y"},
      {"Sami Example [30] was arrested.", "30y"},
      {"Sami Example, f., 30, was arrested.", "30y"},
      {"Mr. Sami Example, now 30, was arrested.", "30y"},
      {"Mr. Sami Example, who has just turned 30, was arrested.", "30y"},
      {"My nephew Sami Example, who is 17, was arrested.", "17y"},
      {"Mr. Sami Example was arrested. He is 17 and diabetic.", "17y"},
  };
  for (const auto& [text, age] : kCases) {
    const Scene scene{std::string(text)};
    EXPECT_TRUE(scene.tells("*Sami Example | age | " + std::string(age))) << text;
    EXPECT_EQ(scene.count("* | age | *"), 1u) << scene.transcript();
  }
}

TEST(Ages, HoldOnTheDayThatTheyAreToldFor) {
  EXPECT_EQ(Scene("Geneva, 3 May 2004\n\nMr. Sami Example, 48, was arrested.").value_of("age"),
            "48y on 2004-05-03");
  EXPECT_EQ(Scene("She left on 22 November 2000 without her son Sami Example, 12 months old at "
                  "that time.")
                .value_of("age"),
            "12m on 2000-11-22");
  EXPECT_EQ(Scene("Geneva, 3 May 2004\n\nMr. Sami Example was 19 years old when he disappeared.")
                .value_of("age"),
            "19y on [..2004-05-03]");
  EXPECT_EQ(Scene("Geneva, 3 May 2004\n\nMr. Sami Example was 16 at the time of his arrest on 3 "
                  "May 1999.")
                .value_of("age"),
            "16y on 1999-05-03");
}

TEST(Ages, OfSeveralStandInTheirOrder) {
  const Scene scene(
      "Omar Example, Salim Example and Nour Example, aged 21, 23 and 30 respectively, were "
      "arrested.");
  EXPECT_TRUE(scene.tells("Omar Example | age | 21y"));
  EXPECT_TRUE(scene.tells("Salim Example | age | 23y"));
  EXPECT_TRUE(scene.tells("Nour Example | age | 30y"));
}

TEST(Ages, StandInLists) {
  const Scene scene(
      "These were arrested:\n1. Sam Example, male, 26, teacher\n2. Mina Example (f), 17, student\n"
      "3. a boy, about 14");
  EXPECT_TRUE(scene.tells("Sam Example | age | 26y"));
  EXPECT_TRUE(scene.tells("Sam Example | sex | male"));
  EXPECT_TRUE(scene.tells("Mina Example | age | 17y"));
  EXPECT_TRUE(scene.tells("*boy* | age | 13y-15y"));
}

TEST(Ages, OfChildrenFollowOf) {
  EXPECT_TRUE(Scene("Mrs. Yolanda Example and her son of four were arrested.")
                  .tells("son of Yolanda Example | age | 4y"));
  EXPECT_EQ(Scene("Mrs. Yolanda Example, a mother of three, was arrested.").count("* | age | *"),
            0u);
}

TEST(Births, StandBesideAName) {
  EXPECT_TRUE(Scene("Mr. Karl Example (b. 1983) was arrested.").tells("* | birth | 1983"));
  EXPECT_TRUE(
      Scene("Mr. Karl Example (DOB 3 May 1990) was arrested.").tells("* | birth | 1990-05-03"));
}

TEST(Ages, ThatBelongToNobodyForSureAreNotTold) {
  const Scene scene("Two brothers, aged 12 and 14, were arrested.");
  EXPECT_EQ(scene.count("* | age | *"), 0u) << scene.transcript();
}

TEST(Counts, AreRangesWithTheirWords) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"Six students were arrested.", "6"},
      {"Up to 900 refugees were deported.", "0..900"},
      {"At least 21 prisoners were killed.", "21.."},
      {"More than 60 people were killed.", "61.."},
      {"Hundreds of refugees were deported.", "200.."},
      {"Several dozen students were arrested.", "36.."},
      {"About 40 people were arrested.", "32..48"},
      {"Between 25 and 30 miners were arrested.", "25..30"},
      {"10 to 15 children were arrested.", "10..15"},
      {"1,200 refugees were deported.", "1200"},
      {"Twenty-five workers were arrested.", "25"},
      {"A dozen nuns were arrested.", "12"},
      {"Fewer than 50 refugees were deported.", "0..49"},
      {"Fourteen dockers were arrested.", "14"},
      {"3.000 refugees were deported.", "3000"},
      {"12 000 refugees were deported.", "12000"},
      {"Half a dozen students were arrested.", "6"},
      {"A couple of monks were arrested.", "2..3"},
      {"Tens of students were arrested.", "20.."},
      {"At least two dozen students were arrested.", "24.."},
      {"100+ students were arrested.", "100.."},
      {"Twenty or so monks were arrested.", "16..24"},
      {"50 or more monks were arrested.", "50.."},
      {"Close to 300 villagers were deported.", "240..300"},
      {"A total of 14 monks were arrested.", "14"},
      {"Not more than 20 monks were arrested.", "0..20"},
  };
  for (const auto& [text, count] : kCases) {
    EXPECT_EQ(Scene(std::string(text)).value_of("event-count"), count) << text;
  }
}

TEST(Counts, AreOfPeopleOnly) {
  for (const std::string_view text :
       {"Mr. Amin Example lost 12 kg in Prison No. 6 and was arrested under article 117.",
        "The 5 km road was closed within 20 minutes and Mr. Amin Example was arrested.",
        "At 9 pm Mr. Amin Example was arrested.", "Nos. 1, 2 and 3 were released."}) {
    EXPECT_EQ(Scene(std::string(text)).count("* | size | *"), 0u) << text;
    EXPECT_EQ(Scene(std::string(text)).count("* | event-count | *"), 0u) << text;
  }
  EXPECT_TRUE(Scene("In this unit, 20 men were arrested.").tells("arrest | event-count | 20"));
}

TEST(Counts, OfPartsAreNoCountsOfTheWhole) {
  const Scene scene("Eighteen of the 30 Afghans held in Adelaide were released on 3 May 2004.");
  EXPECT_TRUE(scene.tells("release | event-count | 18"));
  EXPECT_TRUE(scene.never_tells("release | event-count | 30"));
}

TEST(Counts, AreNotTopics) {
  const Scene scene("We wrote about six villagers who were arrested on 3 May 2004.");
  EXPECT_TRUE(scene.tells("arrest | event-count | 6"));
}

TEST(Counts, OfHowManyAreKnownByName) {
  const Scene scene(
      "A group of five miners was arrested on 3 May 2004. We know the names of only two of them as "
      "follows\n\nJuma Example, 31 years old\n\nMr. Asha Example, 44 years old\n");
  EXPECT_TRUE(scene.tells("A group of five miners | named-count | 2"));
  EXPECT_TRUE(scene.tells("Juma Example | member-of | A group of five miners"));
  EXPECT_TRUE(scene.tells("Asha Example | member-of | A group of five miners"));
  EXPECT_EQ(scene.count("*not named* | member-of | A group of five miners"), 3u);
}

}  // namespace
}  // namespace reading::english
