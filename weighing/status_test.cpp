// The status of a finding, row by row (design section 5), each as a small story.
#include "weighing/status.h"

#include <gtest/gtest.h>

#include "model/testing/case_builder.h"
#include "weighing/testing/knowing.h"
#include "weighing/weigh.h"

namespace weighing {
namespace {

using model::Basis;
using model::ClaimDecided;
using model::ClaimId;
using model::Decision;
using model::FindingDecided;
using model::Manner;
using model::Origin;
using model::Property;
using model::Reference;
using model::RootsDecided;
using model::SubjectId;
using model::Term;
using model::Text;
using model::Value;
using model::Verdict;
using model::testing::CaseBuilder;
using model::testing::on;
using model::testing::Told;
using testing::in;

class Status : public ::testing::Test {
 protected:
  Finding found(SubjectId subject, Property property) {
    const model::Case folded = story_.fold();
    const Weighed weighed = weigh(folded, testing::apart());
    const Finding* finding = weighed.find(subject, property);
    return finding ? *finding : Finding{};
  }
  FindingStatus of(SubjectId subject, Property property) { return found(subject, property).status; }
  void decide(SubjectId subject, Property property, Verdict verdict,
              std::optional<Value> value = {}) {
    story_.act(FindingDecided{story_.id(), subject, property, verdict, std::move(value), "looked"});
  }
  CaseBuilder story_;
};

TEST_F(Status, WithdrawnByItsTellerTakesItsRepetitionsAlong) {
  auto first = story_.report("Teller One");
  auto arrest = first.event("arrest");
  const ClaimId told = arrest.last_claim();
  auto second = story_.report("Friends");
  second.passes_on(first);
  second.again(arrest).says(Property::kEventKind, Term{"arrest"});
  story_.act(ClaimDecided{{told}, Decision::kTakenBack, "it was another man"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kWithdrawn);

  // Whoever passed it on and knows it by themselves still stands by it.
  Told seen{Manner::kStated, Basis::kWitnessed, {}};
  second.again(arrest).told(seen).says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kReported);
}

TEST_F(Status, RejectedByAMemberIsNotWithdrawnByItsTeller) {
  auto arrest = story_.report("Teller One").event("arrest");
  story_.act(ClaimDecided{{arrest.last_claim()}, Decision::kRejected, "misread"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kUnknown);
}

TEST_F(Status, RefutedStaysAndIsSaidWhenToldAgain) {
  auto arrest = story_.report("Teller One").event("arrest");
  decide(arrest, Property::kEventKind, Verdict::kRefuted);
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kRefuted);
  EXPECT_TRUE(weigh(story_.fold(), testing::apart()).misfits.empty());
  story_.report("Teller Two").again(arrest).says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kRefuted);
  const Weighed weighed = weigh(story_.fold(), testing::apart());
  ASSERT_EQ(weighed.misfits.size(), 1u);
  EXPECT_EQ(weighed.misfits[0].kind, Misfit::Kind::kContradiction);
  decide(arrest, Property::kEventKind, Verdict::kReopened);
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kReported);
}

TEST_F(Status, EstablishedIsChallengedByWhateverIsNewerAndDoesNotAgree) {
  auto person = story_.report("Teller One").person("Invented Person");
  person.says(Property::kWhereabouts, in("XA-1"));
  story_.report("Teller Two").again(person).says(Property::kWhereabouts, in("XA-2"));
  decide(person, Property::kWhereabouts, Verdict::kEstablished, in("XA-1"));
  Finding finding = found(person, Property::kWhereabouts);
  EXPECT_EQ(finding.status, FindingStatus::kEstablished);  // the other was known when deciding
  EXPECT_FALSE(finding.provisional);
  story_.report("Teller Three").again(person).says(Property::kWhereabouts, in("XA-1-7"));
  EXPECT_EQ(of(person, Property::kWhereabouts), FindingStatus::kEstablished);  // refines it
  story_.report("Teller Four").again(person).says(Property::kWhereabouts, in("XA-2"));
  EXPECT_EQ(of(person, Property::kWhereabouts), FindingStatus::kChallenged);
  decide(person, Property::kWhereabouts, Verdict::kEstablished, in("XA-2"));
  EXPECT_EQ(of(person, Property::kWhereabouts), FindingStatus::kEstablished);
}

TEST_F(Status, WhatWasTakenBackAfterItWasEstablishedIsWithdrawn) {
  auto arrest = story_.report("Teller One").event("arrest");
  decide(arrest, Property::kEventKind, Verdict::kEstablished, Term{"arrest"});
  story_.act(ClaimDecided{{arrest.last_claim()}, Decision::kTakenBack, "a mistake"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kWithdrawn);
  // Somebody who establishes it knowing that has another ground.
  decide(arrest, Property::kEventKind, Verdict::kEstablished, Term{"arrest"});
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kEstablished);
}

TEST_F(Status, AGraveStatusNeedsTwoMembers) {
  auto person = story_.report("Teller One").person("Invented Person");
  person.says(Property::kFate, Term{"dead"});
  decide(person, Property::kFate, Verdict::kEstablished, Term{"dead"});
  decide(person, Property::kFate, Verdict::kEstablished, Term{"dead"});
  Finding finding = found(person, Property::kFate);
  EXPECT_EQ(finding.status, FindingStatus::kReported);
  EXPECT_TRUE(finding.awaits_second_member);
  EXPECT_FALSE(finding.established.has_value());
  EXPECT_TRUE(finding.provisional);

  story_.another_member();
  decide(person, Property::kFate, Verdict::kEstablished, Term{"executed"});  // not the same word
  EXPECT_EQ(of(person, Property::kFate), FindingStatus::kReported);
  story_.another_member();
  decide(person, Property::kFate, Verdict::kEstablished, Term{"executed"});
  finding = found(person, Property::kFate);
  EXPECT_EQ(finding.status, FindingStatus::kEstablished);
  EXPECT_FALSE(finding.awaits_second_member);
  EXPECT_EQ(*finding.value(), Value(Term{"executed"}));
  decide(person, Property::kFate, Verdict::kReopened);
  EXPECT_EQ(of(person, Property::kFate), FindingStatus::kReported);
  decide(person, Property::kFate, Verdict::kEstablished, Term{"executed"});
  EXPECT_TRUE(found(person, Property::kFate).awaits_second_member);
}

TEST_F(Status, TheDeathOfAnEventIsGraveToo) {
  auto killing = story_.report("Teller One").event("killing");
  decide(killing, Property::kEventKind, Verdict::kEstablished, Term{"killing"});
  EXPECT_EQ(of(killing, Property::kEventKind), FindingStatus::kReported);
  story_.another_member();
  decide(killing, Property::kEventKind, Verdict::kEstablished, Term{"killing"});
  EXPECT_EQ(of(killing, Property::kEventKind), FindingStatus::kEstablished);
}

TEST_F(Status, ContestedComesBeforeDiffering) {
  auto person = story_.report("Teller One").person("Invented Person");
  person.says(Property::kBirth, on("1980"));
  story_.report("Teller Two").again(person).says(Property::kBirth, on("1990~"));
  EXPECT_EQ(of(person, Property::kBirth), FindingStatus::kDiffering);  // rough: ask
  story_.report("Teller Three").again(person).says(Property::kBirth, on("1971"));
  EXPECT_EQ(of(person, Property::kBirth), FindingStatus::kContested);
  EXPECT_EQ(found(person, Property::kBirth).value(), nullptr);
}

TEST_F(Status, PlacesAtKnownTimesFollowOneAnother) {
  auto person = story_.report("Teller One").person("Invented Person");
  auto whereabouts = [&](const std::string& place, std::string_view when) {
    story_.report("Teller One").again(person).says(Property::kWhereabouts, in(place), when);
  };
  whereabouts("XA-1", "2011-03-01");
  whereabouts("XA-2", "2011-03-05");
  const Finding finding = found(person, Property::kWhereabouts);
  EXPECT_EQ(finding.status, FindingStatus::kReported);
  EXPECT_TRUE(finding.in_sequence);
  ASSERT_TRUE(finding.value());
  EXPECT_EQ(std::get<model::Place>(*finding.value()).inside->id, "XA-2");
  whereabouts("XA-3", "[2011-03-01..2011-03-05]");
  EXPECT_EQ(of(person, Property::kWhereabouts), FindingStatus::kDiffering);
}

TEST_F(Status, PossibleIsLessThanReportedAndMoreThanFeared) {
  Told perhaps{Manner::kPossible, Basis::kNotSaid, {}};
  Told feared{Manner::kFeared, Basis::kNotSaid, {}};
  auto arrest = story_.report("Teller One").event("arrest", feared);
  EXPECT_EQ(of(arrest, Property::kEventKind), FindingStatus::kFeared);
  story_.report("Teller Two")
      .again(arrest)
      .told(perhaps)
      .says(Property::kEventKind, Term{"arrest"});
  Finding finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kPossible);
  EXPECT_EQ(finding.manner, Manner::kPossible);
  EXPECT_EQ(finding.fears.size(), 1u);
  story_.report("Teller Three").again(arrest).says(Property::kEventKind, Term{"arrest"});
  finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kReported);
  EXPECT_EQ(finding.manner, Manner::kStated);
  EXPECT_EQ(finding.fears.size(), 2u);
  ASSERT_EQ(finding.groups.size(), 1u);
  EXPECT_EQ(finding.groups[0].claims.size(), 1u);
}

TEST_F(Status, TwoWhoThinkItPossibleMakeItNoSurerAndMayDiffer) {
  Told perhaps{Manner::kPossible, Basis::kWitnessed, {}};
  auto first = story_.report("Teller One").event("arrest", perhaps);
  const model::ClaimId one = first.last_claim();
  auto again = story_.report("Teller Two").again(first);
  again.told(perhaps).says(Property::kEventKind, Term{"arrest"});
  story_.act(model::RootsDecided{one, again.last_claim(), true, "no contact"});
  EXPECT_EQ(of(first, Property::kEventKind), FindingStatus::kPossible);

  auto person = story_.report("Teller Three").person("Ada Quillfeather");
  person.told(perhaps);
  person.says(Property::kWhereabouts, in("XA-1"));
  person.says(Property::kWhereabouts, in("XA-2"));
  const Finding finding = found(person, Property::kWhereabouts);
  EXPECT_EQ(finding.status, FindingStatus::kDiffering);
  EXPECT_EQ(finding.manner, Manner::kPossible);
}

TEST_F(Status, AnOfficialAdmissionIsARootADenialIsNone) {
  auto first = story_.report("Teller One");
  auto arrest = first.event("arrest");
  Told denied{Manner::kDenied, Basis::kNotSaid, {Origin::Kind::kNamed, "the ministry", false}};
  auto second = story_.report("A Newspaper");
  second.passes_on(first);
  second.again(arrest).told(denied).says(Property::kEventKind, Term{"arrest"});
  Finding finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kReported);
  EXPECT_EQ(finding.denials.size(), 1u);
  EXPECT_EQ(finding.groups[0].roots.at_most, 1u);

  Told admitted{
      Manner::kStated, Basis::kOfficialAdmission, {Origin::Kind::kNamed, "the ministry", false}};
  second.again(arrest).told(admitted).says(Property::kEventKind, Term{"arrest"});
  finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.groups[0].roots.at_least, 1u);
  EXPECT_EQ(finding.groups[0].roots.at_most, 2u);
  const std::vector<std::string> known{"Teller One", "the ministry"};
  EXPECT_EQ(finding.groups[0].roots.known, known);
}

TEST_F(Status, OnlyDeniedIsNotKnown) {
  Told denied{Manner::kDenied, Basis::kNotSaid, {}};
  auto arrest = story_.report("Ministry").event("arrest", denied);
  const Finding finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kUnknown);
  EXPECT_EQ(finding.denials.size(), 1u);
  Told asked{Manner::kAsked, Basis::kNotSaid, {}};
  auto other = story_.report("Somebody").event("transfer", asked);
  EXPECT_EQ(of(other, Property::kEventKind), FindingStatus::kUnknown);
}

TEST_F(Status, AnUnnamedOriginIsNeverSurelyDistinct) {
  Told seen{Manner::kStated, Basis::kWitnessed, {}};
  Told witnesses{Manner::kReported, Basis::kWitnessed, {Origin::Kind::kUnnamed, "witnesses", true}};
  auto arrest = story_.report("Teller One").event("arrest", seen);
  const ClaimId one = arrest.last_claim();
  auto second = story_.report("Teller Two").again(arrest);
  second.told(witnesses).says(Property::kEventKind, Term{"arrest"});
  story_.act(RootsDecided{one, second.last_claim(), true, "they say so"});
  const Finding finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kReported);
  EXPECT_EQ(finding.groups[0].roots.at_least, 1u);
  EXPECT_FALSE(finding.groups[0].roots.at_most.has_value());
}

TEST_F(Status, ThreeRootsOfWhichTwoMayBeOneAreTwo) {
  Told seen{Manner::kStated, Basis::kWitnessed, {}};
  auto arrest = story_.report("Teller One").event("arrest", seen);
  const ClaimId one = arrest.last_claim();
  auto second = story_.report("Teller Two").again(arrest);
  const ClaimId two = second.told(seen).says(Property::kEventKind, Term{"arrest"}).last_claim();
  auto third = story_.report("Teller Three").again(arrest);
  const ClaimId three = third.told(seen).says(Property::kEventKind, Term{"arrest"}).last_claim();
  story_.act(RootsDecided{one, two, true, "strangers"});
  story_.act(RootsDecided{three, one, true, "strangers"});
  Finding finding = found(arrest, Property::kEventKind);
  EXPECT_EQ(finding.status, FindingStatus::kCorroborated);
  EXPECT_EQ(finding.groups[0].roots.at_least, 2u);
  EXPECT_EQ(finding.groups[0].roots.at_most, 3u);
  story_.act(RootsDecided{two, three, true, "strangers"});
  EXPECT_EQ(found(arrest, Property::kEventKind).groups[0].roots.at_least, 3u);
}

TEST_F(Status, WhoPassesOnTheWordsOfAnotherNamesThemAndAddsNoVoice) {
  auto first = story_.report("C. K. Teller");
  auto arrest = first.event("arrest");
  auto second = story_.report("Friends");
  second.passes_on(first);
  Told according{Manner::kReported,
                 Basis::kNotSaid,
                 {Origin::Kind::kNamed, "C. K. Teller, Volunteers", false}};
  second.again(arrest).told(according).says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(found(arrest, Property::kEventKind).groups[0].roots.at_most, 1u);
  // And so does somebody who is not known to pass the message on.
  story_.report("Strangers")
      .again(arrest)
      .told(according)
      .says(Property::kEventKind, Term{"arrest"});
  EXPECT_EQ(found(arrest, Property::kEventKind).groups[0].roots.at_most, 1u);
}

TEST_F(Status, ProvisionalUntilTheClaimsAreAccepted) {
  auto arrest = story_.report("Teller One").event("arrest");
  EXPECT_TRUE(found(arrest, Property::kEventKind).provisional);
  story_.act(ClaimDecided{{arrest.last_claim()}, Decision::kAccepted, "as in the message"});
  EXPECT_FALSE(found(arrest, Property::kEventKind).provisional);
}

TEST(ProvisionalIdentity, HoldsClaimsTogetherUntilItIsDecided) {
  CaseBuilder story;
  auto one = story.report("Teller One").person("Ada Quillfeather");
  one.says(Property::kSex, Term{"female"});
  const ClaimId first = one.last_claim();
  auto two = story.report("Teller Two").person("Ada Quillfeather");
  two.says(Property::kSex, Term{"female"});
  story.act(ClaimDecided{{first, two.last_claim()}, Decision::kAccepted, "as written"});
  auto finding = [&] {
    const model::Case folded = story.fold();
    return *weigh(folded, testing::linked(folded)).find(one, Property::kSex);
  };
  EXPECT_EQ(finding().groups[0].claims.size(), 2u);
  EXPECT_TRUE(finding().joined_by_proposal);
  EXPECT_TRUE(finding().provisional);
  story.act(model::IdentityDecided{one, two, model::Sameness::kSame, "same address"});
  EXPECT_FALSE(finding().joined_by_proposal);
  EXPECT_FALSE(finding().provisional);
}

}  // namespace
}  // namespace weighing
