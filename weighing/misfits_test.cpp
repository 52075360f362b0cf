// What does not fit and what to ask, each as a small story with the sentence a caseworker reads.
#include "weighing/misfits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/testing/case_builder.h"
#include "weighing/testing/knowing.h"
#include "weighing/weigh.h"

namespace weighing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using model::Age;
using model::Basis;
using model::Count;
using model::Kin;
using model::Manner;
using model::Origin;
using model::Property;
using model::Reference;
using model::SubjectId;
using model::Term;
using model::Text;
using model::testing::CaseBuilder;
using model::testing::on;
using model::testing::Told;
using testing::in;

std::vector<std::string> misfits(CaseBuilder& story) {
  const model::Case folded = story.fold();
  std::vector<std::string> sentences;
  for (const Misfit& each : weigh(folded, testing::linked(folded)).misfits) {
    sentences.push_back(each.sentence);
  }
  return sentences;
}

std::vector<std::string> questions(CaseBuilder& story) {
  const model::Case folded = story.fold();
  std::vector<std::string> sentences;
  for (const Question& each : weigh(folded, testing::linked(folded)).questions) {
    sentences.push_back(each.sentence);
  }
  return sentences;
}

Age years(int number, std::string_view day = "2011-03-10") {
  return {number * 12, number * 12 + 11, base::parse_edtf(day).or_throw(),
          std::to_string(number) + " years"};
}

class Story : public ::testing::Test {
 protected:
  CaseBuilder story_;
};
using Order = Story;
using Parts = Story;
using Ages = Story;
using Hedges = Story;
using Places = Story;
using Asking = Story;
using Relays = Story;

TEST_F(Order, WhatFollowsAnArrestIsNotBeforeIt) {
  auto report = story_.report("T");
  auto ada = report.person("Ada Quillfeather");
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-04"));
  report.event("transfer")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("[2011-03-01..2011-03-03]"));
  EXPECT_THAT(misfits(story_),
              ElementsAre("the transfer of Ada Quillfeather: the transfer (between 1 and 3 March "
                          "2011) is told as before the arrest (4 March 2011)."));
}

TEST_F(Order, WhereTheTimesLeaveRoomNothingIsSaid) {
  auto report = story_.report("T");
  auto ada = report.person("Ada Quillfeather");
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-04"));
  report.event("transfer")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("[2011-03-01..2011-03-04]"));
  report.event("release")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-02~"));
  EXPECT_THAT(misfits(story_), IsEmpty());
}

TEST_F(Order, NothingBefallsTheDeadOrTheUnborn) {
  auto report = story_.report("T");
  auto ada = report.person("Ada Quillfeather");
  ada.says(Property::kBirth, on("1980"));
  report.event("death")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-01"));
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-04"));
  report.event("flight")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("1979-05"));
  EXPECT_THAT(misfits(story_),
              ElementsAre("Ada Quillfeather is told to be born in 1980, after the flight (in May "
                          "1979).",
                          "Of Ada Quillfeather the arrest (4 March 2011) is told after the death "
                          "(in January 2011)."));
}

TEST_F(Order, AnArrivalIsNotBeforeItsDeparture) {
  auto report = story_.report("T");
  auto ada = report.person("Ada Quillfeather");
  report.event("departure")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2010-11-22"));
  report.event("arrival")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2010-10"));
  EXPECT_THAT(misfits(story_),
              ElementsAre(HasSubstr("arrival (in October 2010) is told as before")));
}

TEST_F(Order, NobodyTellsOfTomorrowAsOfYesterday) {
  auto report = story_.report("T", "2011-03-10");
  story_.dates_itself(report, "2011-03-09");
  story_.labelled(report, "the message");
  auto ada = report.person("Ada Quillfeather");
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-12"));
  // What is only feared may lie ahead.
  report.event("forced-return", {Manner::kFeared, Basis::kNotSaid, {}})
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-20"));
  EXPECT_THAT(misfits(story_),
              ElementsAre("the message (9 March 2011) tells of something that would have happened "
                          "later: the arrest of Ada Quillfeather, 12 March 2011."));
}

TEST_F(Order, AReportIsNotDatedAfterItCame) {
  auto report = story_.report("T", "2011-03-10");
  report.person("Ada Quillfeather");
  story_.dates_itself(report, "2011-03-12");
  story_.labelled(report, "the letter");
  EXPECT_THAT(misfits(story_),
              ElementsAre("the letter is dated 12 March 2011, which is after the day on which it "
                          "is said to have been received (10 March 2011)."));
}

TEST_F(Parts, GroupsInAGroupCountAsManyAsTheySurelyAre) {
  auto report = story_.report("T");
  auto all = report.group("five people");
  all.says(Property::kSize, Count{5, 5, "five"});
  auto women = report.group("four women");
  women.says(Property::kSize, Count{4, 4, "four"}).says(Property::kMemberOf, Reference{all});
  auto men = report.group("two men");
  men.says(Property::kSize, Count{2, 2, "two"}).says(Property::kMemberOf, Reference{all});
  EXPECT_THAT(misfits(story_), ElementsAre("The group is said to be 5, but 6 people are told of as "
                                           "in it: five people."));
}

TEST_F(Parts, MoreNamedThanTheReportSaysItCanName) {
  auto report = story_.report("T");
  auto all = report.group("A group of six");
  all.says(Property::kSize, Count{6, 6, "six"}).says(Property::kNamedCount, Count{2, 2, "two"});
  for (const char* name : {"Ada Quillfeather", "Min Song-ryol", "Karim Zarrabi"}) {
    report.person(name).says(Property::kMemberOf, Reference{all});
  }
  EXPECT_THAT(misfits(story_), ElementsAre("The report knows more only of 2, but names 3 as in a "
                                           "group of six."));
}

TEST_F(Ages, AnAgeAgainstADayOfBirth) {
  auto report = story_.report("T");
  report.person("Ada Quillfeather")
      .says(Property::kAge, years(34))
      .says(Property::kBirth, on("1985-06-02"));
  report.person("Min Song-ryol")
      .says(Property::kAge, years(34))
      .says(Property::kBirth, on("1978-06-02"));
  report.person("Karim Zarrabi")
      .says(Property::kAge, years(34))
      .says(Property::kBirth, on("1976-06-02"));
  EXPECT_THAT(misfits(story_),
              ElementsAre("The age of Ada Quillfeather (\"34 years\") does not fit the birth told, "
                          "2 June 1985.",
                          "The age of Min Song-ryol (\"34 years\") does not fit the birth told, 2 "
                          "June 1978, unless years are counted another way."));
}

TEST_F(Ages, AMotherIsOlderThanHerChild) {
  auto report = story_.report("T");
  auto mother = report.person("Hana Quillfeather");
  mother.says(Property::kAge, years(21));
  report.person("Ada Quillfeather")
      .says(Property::kAge, years(15))
      .says(Property::kRelative, Kin{"mother", mother});
  EXPECT_THAT(misfits(story_), ElementsAre("By the ages told, Hana Quillfeather is too young to be "
                                           "the mother of Ada Quillfeather."));
}

TEST_F(Hedges, AreSaidOnceForAnAllegationAndNotForALife) {
  Told reported{Manner::kReported, Basis::kNotSaid, {Origin::Kind::kUnnamed, "reports", true}};
  auto careful = story_.report("Careful Body");
  auto ada = careful.person("Ada Quillfeather");
  ada.told(reported).says(Property::kOccupation, Text{"teacher"});
  auto arrest = careful.event("arrest", reported);
  arrest.says(Property::kVictim, Reference{ada}).says(Property::kEventTime, on("2011-03-04"));
  story_.labelled(careful, "the careful letter");
  auto later = story_.report("Careless Body");
  story_.labelled(later, "the statement");
  later.again(ada).says(Property::kOccupation, Text{"teacher"});
  later.again(arrest)
      .says(Property::kEventKind, Term{"arrest"})
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03-04"));
  EXPECT_THAT(misfits(story_),
              ElementsAre("What the careful letter hands on as reported, the statement tells as a "
                          "fact: the arrest of Ada Quillfeather."));
}

TEST_F(Hedges, AWitnessMaySpeakPlainly) {
  Told reported{Manner::kReported, Basis::kNotSaid, {}};
  auto arrest = story_.report("Careful Body").event("arrest", reported);
  story_.report("Somebody who was there")
      .again(arrest)
      .told({Manner::kStated, Basis::kWitnessed, {}})
      .says(Property::kEventKind, Term{"arrest"});
  EXPECT_THAT(misfits(story_), IsEmpty());
}

class Taken : public ::testing::Test {
 protected:
  Taken() {
    auto first = story_.report("Teller One");
    story_.labelled(first, "first");
    ada_ = first.person("Ada Quillfeather");
    first.event("transfer")
        .says(Property::kVictim, Reference{ada_})
        .says(Property::kEventTo, in("XA-1"));
    auto second = story_.report("Teller Two");
    story_.labelled(second, "second");
    second.again(ada_).says(Property::kWhereabouts, in("XA-2"));
  }
  CaseBuilder story_;
  SubjectId ada_;
};

TEST_F(Taken, SentToOnePlaceAndHeldInAnotherDiffersAndIsAsked) {
  EXPECT_THAT(misfits(story_),
              ElementsAre("The accounts differ on the whereabouts of Ada Quillfeather: sent to "
                          "\"XA-1\" (first) against held in \"XA-2\" (second); the order is not "
                          "known."));
  EXPECT_THAT(questions(story_), Contains("Did Ada Quillfeather come to \"XA-1\", to \"XA-2\", or "
                                          "to both, and in which order?"));
}

TEST_F(Taken, WhoTellsOfBothPlacesKnowsTheOrder) {
  auto third = story_.report("Teller Two");
  third.event("transfer")
      .says(Property::kVictim, Reference{ada_})
      .says(Property::kEventTo, in("XA-1"));
  third.again(ada_).says(Property::kWhereabouts, in("XA-3"));
  for (const std::string& sentence : misfits(story_)) {
    EXPECT_THAT(sentence, ::testing::Not(HasSubstr("against held in \"XA-3\"")));
  }
}

TEST_F(Places, NearABorderAgreesWithAnAreaAtItATownElsewhereDiffers) {
  auto arrest = story_.report("T").event("arrest");
  model::Place border{"near the border with L", {}, {{"LL", "L"}}, true};
  arrest.says(Property::kEventPlace, border).says(Property::kEventPlace, in("XA-1"));
  EXPECT_THAT(misfits(story_), IsEmpty());
  const model::Case folded = story_.fold();
  const Finding finding = *weigh(folded, testing::apart()).find(arrest, Property::kEventPlace);
  EXPECT_EQ(std::get<model::Place>(*finding.value()).inside->id, "XA-1");
  EXPECT_EQ(std::get<model::Place>(*finding.value()).near.size(), 1u);

  model::Place town{"near T", {}, {{"XA-2-9", "T"}}, false};
  story_.report("U").again(arrest).says(Property::kEventPlace, town);
  EXPECT_THAT(misfits(story_), ElementsAre(HasSubstr("The accounts differ on the arrest, where")));
}

TEST_F(Relays, ACircleIsSaidWithItsReportsAndEnds) {
  auto one = story_.report("Teller One");
  auto two = story_.report("Teller Two");
  auto three = story_.report("Teller Three");
  story_.labelled(one, "one");
  story_.labelled(two, "two");
  story_.labelled(three, "three");
  one.event("arrest");
  one.passes_on(two);
  two.passes_on(three);
  three.passes_on(one);
  EXPECT_THAT(misfits(story_), ElementsAre(HasSubstr("pass on each other in a circle")));
  const model::Case folded = story_.fold();
  const Lineage lineage(folded);
  EXPECT_TRUE(lineage.passes_on(one, one));
  EXPECT_EQ(lineage.circles().size(), 1u);
}

TEST_F(Asking, EachQuestionOnceAndOfWhoeverCouldKnow) {
  auto report = story_.report("A. Teller");
  auto group = report.group("A group of four");
  group.says(Property::kSize, Count{4, 4, "four"});
  auto ada = report.person("Ada Quillfeather");
  ada.says(Property::kMemberOf, Reference{group}).says(Property::kOccupation, Text{"nurse"});
  auto min = report.person("Min Song-ryol");
  min.says(Property::kMemberOf, Reference{group});
  report.unnamed("one of the four, not named (1 of 2)", group);
  report.unnamed("one of the four, not named (2 of 2)", group);
  report.event("arrest").says(Property::kVictim, Reference{group});
  report.event("transfer")
      .says(Property::kVictim, Reference{group})
      .says(Property::kEventTo, in("XA-1"));
  report.event("execution", {Manner::kFeared, Basis::kNotSaid, {}})
      .says(Property::kVictim, Reference{ada});
  EXPECT_THAT(
      questions(story_),
      ElementsAre("Where is Ada Quillfeather now, and in what state?",
                  "Where is Min Song-ryol now, and in what state?",
                  "Who are the 2 who are not named of a group of four, where are they now, and in "
                  "what state?",
                  "Did a group of four, said to be sent to XA-1, arrive there, and are they still "
                  "there?",
                  "Has what is feared for Ada Quillfeather happened: execution?",
                  "Who knows more of Min Song-ryol: family, friends, where they come from?",
                  "How does A. Teller know of the arrest and the transfer?"));
  const model::Case folded = story_.fold();
  for (const Question& each : weigh(folded, testing::linked(folded)).questions) {
    EXPECT_THAT(each.whom, ElementsAre("A. Teller")) << each.sentence;
  }
}

TEST_F(Asking, NobodyIsAskedForTheDeadOrForRelativesOfLongAgo) {
  auto report = story_.report("A. Teller");
  auto ada = report.person("Ada Quillfeather");
  ada.says(Property::kOccupation, Text{"nurse"});
  auto father = report.person("Tam Quillfeather");
  ada.says(Property::kRelative, Kin{"father", father});
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kEventTime, on("2011-03"));
  report.event("arrest")
      .says(Property::kVictim, Reference{father})
      .says(Property::kEventTime, on("1998"));
  const model::Case folded = story_.fold();
  const Weighed weighed = weigh(folded, testing::linked(folded));
  EXPECT_TRUE(weighed.struck.contains(ada));
  EXPECT_FALSE(weighed.struck.contains(father));
  EXPECT_THAT(questions(story_), Contains("Where is Ada Quillfeather now, and in what state?"));
  EXPECT_THAT(questions(story_), ::testing::Not(Contains(HasSubstr("Where is Tam"))));
}

TEST_F(Asking, ARelativeTakenTogetherOrLaterIsOfTheCase) {
  auto report = story_.report("A. Teller");
  auto ada = report.person("Ada Quillfeather");
  auto brother = report.person("Tam Quillfeather");
  auto wife = report.person("Sol Quillfeather");
  brother.says(Property::kRelative, Kin{"wife", wife});
  ada.says(Property::kRelative, Kin{"brother", brother});
  report.event("arrest")
      .says(Property::kVictim, Reference{ada})
      .says(Property::kVictim, Reference{brother})
      .says(Property::kEventTime, on("2011-03-04"));
  report.event("arrest")
      .says(Property::kVictim, Reference{wife})
      .says(Property::kEventTime, on("2011-03-06"));
  const model::Case folded = story_.fold();
  EXPECT_EQ(weigh(folded, testing::linked(folded)).struck.size(), 3u);
}

TEST_F(Asking, WhoeverSharesManyParticularsMayRestOnThem) {
  auto tell = [&](const char* author, const char* label) {
    auto report = story_.report(author);
    story_.labelled(report, label);
    auto ada = report.person("Ada Quillfeather");
    ada.says(Property::kAge, years(34)).says(Property::kOccupation, Text{"nurse"});
    report.event("arrest")
        .says(Property::kVictim, Reference{ada})
        .says(Property::kEventTime, on("2011-03-04"))
        .says(Property::kEventPlace, in("XA-1"));
  };
  tell("A. Teller", "the message");
  tell("Another Body", "their letter");
  const std::string sentence =
      "Does their letter, which shares 4 particulars with the message, rest on it, or does its "
      "teller know of them some other way?";
  EXPECT_THAT(questions(story_), Contains(sentence));
  const model::Case folded = story_.fold();
  const Weighed weighed = weigh(folded, testing::linked(folded));
  ASSERT_EQ(weighed.echoes.size(), 1u);
  for (const Finding& finding : weighed.findings) {
    for (const ClaimGroup& group : finding.groups) EXPECT_EQ(group.roots.at_least, 1u);
  }
}

}  // namespace
}  // namespace weighing
