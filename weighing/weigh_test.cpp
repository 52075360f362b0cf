// What a case holds, told as small stories.
#include "weighing/weigh.h"

#include <gtest/gtest.h>

#include "model/terms.h"
#include "model/testing/case_builder.h"
#include "weighing/testing/knowing.h"

namespace weighing {
namespace {

using model::Age;
using model::Basis;
using model::ClaimId;
using model::Count;
using model::GazetteerRef;
using model::Manner;
using model::Name;
using model::Origin;
using model::Place;
using model::Property;
using model::Reference;
using model::SubjectId;
using model::Term;
using model::testing::CaseBuilder;
using model::testing::on;
using model::testing::Told;
using testing::in;

FindingStatus status(CaseBuilder& story, SubjectId subject, Property property) {
  Weighed weighed = weigh(story.fold(), testing::apart());
  const Finding* finding = weighed.find(subject, property);
  return finding ? finding->status : FindingStatus::kUnknown;
}

TEST(Weigh, OneTellerIsReported) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kReported);
}

TEST(Weigh, WhoeverPassesItOnAddsNoVoice) {
  CaseBuilder story;
  auto first = story.report("Teller One");
  auto arrest = first.event("arrest");
  auto second = story.report("Friends of Tellers");
  second.passes_on(first);
  second.again(arrest).says(Property::kEventKind, Term{"arrest"});
  auto folded = story.fold();
  const Weighed weighed = weigh(folded, testing::apart());
  const Finding* finding = weighed.find(arrest, Property::kEventKind);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->status, FindingStatus::kReported);
  ASSERT_EQ(finding->groups.size(), 1u);
  EXPECT_EQ(finding->groups[0].claims.size(), 2u);
  EXPECT_EQ(finding->groups[0].roots.at_least, 1u);
  EXPECT_EQ(finding->groups[0].roots.at_most, 1u);
}

TEST(Weigh, ARelayThatNamesTheSignerLeadsToWhatTheySigned) {
  CaseBuilder story;
  auto first = story.report("A. Teller");
  auto arrest = first.event("arrest");
  auto second = story.report("Friends");
  second.passes_on_words_of("A. Teller, Volunteers of Somewhere");
  second.again(arrest).says(Property::kEventKind, Term{"arrest"});
  auto folded = story.fold();
  EXPECT_TRUE(Lineage(folded).passes_on(second, first));
  EXPECT_FALSE(Lineage(folded).passes_on(first, second));
}

TEST(Weigh, TwoTellersAreCorroborationOnlyWhenAMemberFoundThemDistinct) {
  CaseBuilder story;
  Told seen{Manner::kStated, Basis::kWitnessed, {}};
  auto arrest = story.report("Teller One").event("arrest", seen);
  ClaimId one = arrest.last_claim();
  auto second = story.report("Teller Two").again(arrest);
  second.told(seen).says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kReported);
  story.act(model::RootsDecided{one, second.last_claim(), true, "were at two places"});
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kCorroborated);
  story.act(model::RootsDecided{second.last_claim(), one, false, "same household after all"});
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kReported);
}

TEST(Weigh, ABasisNotSaidIsNeverSurelyDistinct) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  ClaimId one = arrest.last_claim();
  auto second = story.report("Teller Two").again(arrest);
  second.says(Property::kEventKind, Term{"arrest"});
  story.act(model::RootsDecided{one, second.last_claim(), true, "they do not know each other"});
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kReported);
}

TEST(Weigh, UnnamedOriginsLeaveTheUpperEndOpen) {
  CaseBuilder story;
  Told rumour{Manner::kReported, Basis::kNotSaid, {Origin::Kind::kUnnamed, "some reports", true}};
  auto arrest = story.report("Teller One").event("arrest", rumour);
  const Weighed weighed = weigh(story.fold(), testing::apart());
  const Roots& roots = weighed.find(arrest, Property::kEventKind)->groups[0].roots;
  EXPECT_EQ(roots.at_least, 1u);
  EXPECT_FALSE(roots.at_most.has_value());
  EXPECT_TRUE(roots.unnamed);
}

TEST(Weigh, WhatIsOnlyFearedIsFearedAndADenialLowersNothing) {
  CaseBuilder story;
  auto report = story.report("Teller One");
  auto back = report.event("forced-return", {Manner::kFeared, Basis::kNotSaid, {}});
  auto arrest = report.event("arrest");
  auto ministry = story.report("Ministry").again(arrest);
  ministry.told({Manner::kDenied, Basis::kNotSaid, {}}).says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(status(story, back, Property::kEventKind), FindingStatus::kFeared);
  const Weighed weighed = weigh(story.fold(), testing::apart());
  const Finding* finding = weighed.find(arrest, Property::kEventKind);
  EXPECT_EQ(finding->status, FindingStatus::kReported);
  EXPECT_EQ(finding->denials.size(), 1u);
}

TEST(Weigh, ANarrowerPlaceRefinesAWiderOne) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  arrest.says(Property::kEventPlace, in("XA-1"));
  story.report("Teller Two").again(arrest).says(Property::kEventPlace, in("XA-1-7"));
  const Weighed weighed = weigh(story.fold(), testing::apart());
  const Finding* finding = weighed.find(arrest, Property::kEventPlace);
  EXPECT_EQ(finding->status, FindingStatus::kReported);
  ASSERT_TRUE(finding->value());
  EXPECT_EQ(std::get<Place>(*finding->value()).inside->id, "XA-1-7");
}

TEST(Weigh, AnEventInTwoPlacesIsContestedAPersonInTwoPlacesDiffers) {
  CaseBuilder story;
  auto one = story.report("Teller One");
  auto arrest = one.event("arrest");
  arrest.says(Property::kEventPlace, in("XA-1"));
  auto person = one.person("Invented Person");
  person.says(Property::kWhereabouts, in("XA-1"));
  auto two = story.report("Teller Two");
  two.again(arrest).says(Property::kEventPlace, in("XA-2"));
  two.again(person).says(Property::kWhereabouts, in("XA-2"));
  EXPECT_EQ(status(story, arrest, Property::kEventPlace), FindingStatus::kContested);
  EXPECT_EQ(status(story, person, Property::kWhereabouts), FindingStatus::kDiffering);
}

TEST(Weigh, DatesThatLeaveRoomForEachOtherAgree) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  arrest.says(Property::kEventTime, on("[2011-03-01..2011-03-04]"));
  auto two = story.report("Teller Two").again(arrest);
  two.says(Property::kEventTime, on("[2011-03-03..2011-03-09]"));
  const Weighed weighed = weigh(story.fold(), testing::apart());
  const Finding* finding = weighed.find(arrest, Property::kEventTime);
  EXPECT_EQ(finding->status, FindingStatus::kReported);
  EXPECT_EQ(base::edtf(std::get<model::When>(*finding->value()).range), "[2011-03-03..2011-03-04]");
  two.says(Property::kEventTime, on("2011-04"));
  EXPECT_EQ(status(story, arrest, Property::kEventTime), FindingStatus::kContested);
}

TEST(Weigh, AWeekdayThatDoesNotFitItsDateIsSaid) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  // 2 March 2011 was a Wednesday; the words say Thursday.
  model::When when{base::parse_edtf("[2011-03-02..2011-03-03]").or_throw(), "Thursday, March 2",
                   base::Weekday::kThursday};
  arrest.says(Property::kEventTime, when);
  const Weighed weighed = weigh(story.fold(), testing::apart());
  ASSERT_EQ(weighed.misfits.size(), 1u);
  EXPECT_EQ(weighed.misfits[0].kind, Misfit::Kind::kWeekday);
  EXPECT_EQ(weighed.misfits[0].sentence,
            "The report speaks of a Thursday, but 2011-03-02 was a Wednesday and 2011-03-03 was a "
            "Thursday.");
}

TEST(Weigh, AHedgeLostInRepetitionIsSaidAndChangesNothing) {
  CaseBuilder story;
  auto arrest =
      story.report("Careful Body")
          .event("arrest",
                 {Manner::kReported, Basis::kNotSaid, {Origin::Kind::kUnnamed, "reports", true}});
  story.report("Careless Body").again(arrest).says(Property::kEventKind, Term{"arrest"});
  const Weighed weighed = weigh(story.fold(), testing::apart());
  EXPECT_EQ(weighed.find(arrest, Property::kEventKind)->status, FindingStatus::kReported);
  ASSERT_EQ(weighed.misfits.size(), 1u);
  EXPECT_EQ(weighed.misfits[0].kind, Misfit::Kind::kHedgeLost);
}

TEST(Weigh, MoreMembersThanTheGroupHasIsSaid) {
  CaseBuilder story;
  auto report = story.report("Teller One");
  auto group = report.group("two people");
  group.says(Property::kSize, Count{2, 2, "two"});
  for (const char* name : {"First Invented", "Second Invented", "Third Invented"}) {
    report.person(name).says(Property::kMemberOf, Reference{group});
  }
  const Weighed weighed = weigh(story.fold(), testing::apart());
  ASSERT_EQ(weighed.misfits.size(), 1u);
  EXPECT_EQ(weighed.misfits[0].kind, Misfit::Kind::kParts);
}

TEST(Weigh, AnAgeIsComparedAsARangeOfBirths) {
  base::DateRange day = base::DateRange::on(base::Day::parse("2011-03-10").or_throw());
  base::DateRange thirty = birth_range({360, 371, day, "30"});
  EXPECT_EQ(base::edtf(thirty), "[1980-03-11..1981-03-10]");
  auto compared = [&](int years) {
    return compare(Property::kAge, Age{360, 371, day, "30"},
                   Age{years * 12, years * 12 + 11, day, "x"}, testing::apart());
  };
  EXPECT_EQ(compared(30), Agreement::kAgree);
  EXPECT_EQ(compared(31), Agreement::kDiffer);
  EXPECT_EQ(compared(40), Agreement::kContradict);
}

TEST(Weigh, AMembersDecisionStandsUntilANewerClaimContradicts) {
  CaseBuilder story;
  auto person = story.report("Teller One").person("Invented Person");
  person.says(Property::kSex, Term{"male"});
  story.act(model::FindingDecided{story.id(), person, Property::kSex, model::Verdict::kEstablished,
                                  Term{"male"}, "met him"});
  EXPECT_EQ(status(story, person, Property::kSex), FindingStatus::kEstablished);
  story.report("Teller Two").again(person).says(Property::kSex, Term{"female"});
  EXPECT_EQ(status(story, person, Property::kSex), FindingStatus::kChallenged);
}

TEST(Weigh, WhatItsTellerTookBackIsWithdrawn) {
  CaseBuilder story;
  auto arrest = story.report("Teller One").event("arrest");
  story.act(
      model::ClaimDecided{{arrest.last_claim()}, model::Decision::kTakenBack, "was mistaken"});
  EXPECT_EQ(status(story, arrest, Property::kEventKind), FindingStatus::kWithdrawn);
}

TEST(Weigh, ReportsThatPassOnEachOtherAreSaidAndStillAreOneVoice) {
  CaseBuilder story;
  auto one = story.report("Teller One");
  auto arrest = one.event("arrest");
  auto two = story.report("Teller Two");
  two.passes_on(one);
  two.again(arrest).says(Property::kEventKind, Term{"arrest"});
  story.act(model::RelayAdded{{one, two, "", false, {one, 0, 1}}, "by mistake"});
  auto folded = story.fold();
  const Weighed weighed = weigh(folded, testing::apart());
  ASSERT_EQ(weighed.misfits.size(), 1u);
  EXPECT_EQ(weighed.misfits[0].kind, Misfit::Kind::kRelayCircle);
  EXPECT_EQ(weighed.find(arrest, Property::kEventKind)->groups[0].roots.at_least, 1u);
}

TEST(Weigh, AsksWhereEachOfThemIsAndWhoTheUnnamedAre) {
  CaseBuilder story;
  auto report = story.report("Teller One");
  auto group = report.group("two people");
  auto named = report.person("Invented Person");
  named.says(Property::kMemberOf, Reference{group});
  auto unnamed = report.unnamed("one of the two, not named", group);
  report.event("arrest").says(Property::kVictim, Reference{group});
  const Weighed weighed = weigh(story.fold(), testing::apart());
  auto asked = [&](SubjectId subject, Property property) {
    return std::any_of(
        weighed.questions.begin(), weighed.questions.end(),
        [&](const Question& each) { return each.subject == subject && each.property == property; });
  };
  EXPECT_TRUE(asked(named, Property::kWhereabouts));
  EXPECT_FALSE(asked(named, Property::kName));
  EXPECT_TRUE(asked(unnamed, Property::kName));
}

}  // namespace
}  // namespace weighing
