// Small stories: reports told in code, and who is who in them. All people are invented.
#include <gtest/gtest.h>

#include <set>

#include "linking/identities.h"
#include "linking/proposal.h"
#include "model/testing/case_builder.h"

namespace linking {
namespace {

using model::Age;
using model::Case;
using model::Count;
using model::IdentityDecided;
using model::Kin;
using model::Place;
using model::Property;
using model::Reference;
using model::Sameness;
using model::SubjectId;
using model::Term;
using model::testing::CaseBuilder;
using model::testing::on;

// A small map of its own: "XA-1" and "XA-2" lie in "XA".
bool contains(std::string_view outer, std::string_view inner) {
  return inner == outer || (outer.size() == 2 && inner.substr(0, 2) == outer);
}

Identities who(const Case& folded, View view = View::kProvisional) {
  return Identities(folded, propose(folded, contains), view);
}

Place in(const std::string& id) { return {id, model::GazetteerRef{id, id}, {}, false}; }
Count exactly(std::uint64_t number) { return {number, number, "so many"}; }
Age years(int number, std::string_view day = "2011-03-10") {
  return {number * 12, number * 12 + 11, base::parse_edtf(day).or_throw(), "years"};
}

std::size_t people(const Case& folded, const Identities& identities) {
  std::set<SubjectId> apart;
  for (const auto& [id, subject] : folded.subjects) {
    if (subject.kind == model::SubjectKind::kPerson) apart.insert(identities.canonical(id));
  }
  return apart.size();
}

TEST(Persons, TheSameNameInTwoReportsIsProposedAndOnlyProvisional) {
  CaseBuilder story;
  const SubjectId first = story.report("A").person("Ada Quillfeather");
  const SubjectId second = story.report("B").person("QUILLFEATHER, Ada");
  const Case folded = story.fold();
  const auto proposals = propose(folded, contains);
  ASSERT_EQ(proposals.size(), 1u);
  EXPECT_EQ(proposals[0].strength, Strength::kLikely);
  EXPECT_EQ(proposals[0].reasons, std::vector<std::string>{"the same name"});
  EXPECT_EQ(who(folded).canonical(second), first);
  EXPECT_TRUE(who(folded).provisional(first));
  EXPECT_EQ(who(folded).members(second), (std::vector<SubjectId>{first, second}));
  EXPECT_EQ(who(folded, View::kDecidedOnly).canonical(second), second);
  EXPECT_FALSE(who(folded, View::kDecidedOnly).provisional(second));
}

TEST(Persons, OneReportIsNeverMergedByMachine) {
  CaseBuilder story;
  auto report = story.report("A");
  const SubjectId one = report.person("Ada Quillfeather");
  const SubjectId two = report.person("Ada Quillfeather");
  EXPECT_NE(who(story.fold()).canonical(one), who(story.fold()).canonical(two));

  // And which of the two another report means cannot be told.
  const SubjectId elsewhere = story.report("B").person("Ada Quillfeather");
  const Case folded = story.fold();
  for (const Proposal& proposal : propose(folded, contains)) {
    EXPECT_EQ(proposal.strength, Strength::kPossible);
  }
  EXPECT_EQ(who(folded).canonical(elsewhere), elsewhere);
}

TEST(Persons, SexAndAgeSpeakAgainst) {
  CaseBuilder story;
  story.report("A").person("Robin Quillfeather").says(Property::kSex, Term{"female"});
  story.report("B").person("Mr Robin Quillfeather");
  EXPECT_TRUE(propose(story.fold(), contains).empty());

  CaseBuilder ages;
  ages.report("A").person("Min Song-ryol").says(Property::kAge, years(31));
  ages.report("B").person("Min Song-ryol").says(Property::kAge, years(45));
  EXPECT_TRUE(propose(ages.fold(), contains).empty());
}

TEST(Persons, AgesByAnotherCountAndYearsApartStillFit) {
  CaseBuilder story;
  story.report("A").person("Min Song-ryol").says(Property::kAge, years(31));
  story.report("B").person("Min Songryol").says(Property::kAge, years(29));
  story.report("C").person("Song Ryol MIN").says(Property::kBirth, on("1980-11"));
  const Case folded = story.fold();
  EXPECT_EQ(people(folded, who(folded)), 1u);
  for (const Proposal& proposal : propose(folded, contains)) {
    EXPECT_EQ(proposal.strength, Strength::kStrong);
  }
}

TEST(Persons, AShorterFormOrALoneWordIsOnlyAQuestion) {
  CaseBuilder story;
  story.report("A").person("Karim Wali Zarrabi");
  story.report("B").person("Karim Zarrabi");
  story.report("C").person("Zarrabi");
  story.report("D").person("Unknown");
  story.report("E").person("unknown");
  const Case folded = story.fold();
  EXPECT_EQ(people(folded, who(folded)), 5u);
  const auto proposals = propose(folded, contains);
  ASSERT_EQ(proposals.size(), 1u);
  EXPECT_EQ(proposals[0].strength, Strength::kPossible);
}

TEST(Decisions, TheNewestOnAPairStandsAndMembersOverruleTheMachine) {
  CaseBuilder story;
  const SubjectId first = story.report("A").person("Ada Quillfeather");
  const SubjectId second = story.report("B").person("Ada Quillfeather");
  story.act(IdentityDecided{first, second, Sameness::kDifferent, "two cousins"});
  EXPECT_TRUE(propose(story.fold(), contains).empty());
  EXPECT_EQ(who(story.fold()).canonical(second), second);
  story.act(IdentityDecided{second, first, Sameness::kSame, "one after all"});
  EXPECT_EQ(who(story.fold(), View::kDecidedOnly).canonical(second), first);
  EXPECT_FALSE(who(story.fold()).provisional(second));
  story.act(IdentityDecided{first, second, Sameness::kUnsure, "not clear"});
  EXPECT_EQ(who(story.fold()).canonical(second), second);
}

TEST(Decisions, DifferentKeepsApartWhateverIsJoinedToEither) {
  CaseBuilder story;
  const SubjectId a = story.report("A").person("Ada Quillfeather");
  const SubjectId b = story.report("B").person("Ada Quillfeather");
  const SubjectId c = story.report("C").person("Ada Quillfeather");
  story.act(IdentityDecided{a, c, Sameness::kDifferent, "two people"});
  Case folded = story.fold();
  EXPECT_NE(who(folded).canonical(a), who(folded).canonical(c));
  EXPECT_EQ(people(folded, who(folded)), 2u);  // b is with one of them, not with both

  story.act(IdentityDecided{a, b, Sameness::kSame, "the first"});
  story.act(IdentityDecided{b, c, Sameness::kSame, "a clash"});
  folded = story.fold();
  const Identities decided = who(folded, View::kDecidedOnly);
  EXPECT_EQ(decided.canonical(b), a);
  EXPECT_EQ(decided.canonical(c), c);
  ASSERT_EQ(decided.clashes().size(), 1u);
  EXPECT_EQ(decided.clashes()[0].reason, "a clash");
}

// One report tells of six people held, names three; another of six, names two; a third of six and
// names nobody. Whoever counts must come to six.
class Six : public testing::Test {
 protected:
  void SetUp() override {
    group(first_, "A", {"Ada Quillfeather", "Min Song-ryol", "Karim Zarrabi"}, "XA-1",
          "[2011-03-04..2011-03-06]");
    group(second_, "B", {"Ada Quillfeather", "Min Songryol"}, "XA", "2011-03-05");
  }
  void group(SubjectId& out, const std::string& author, std::vector<std::string> names,
             const std::string& place, std::string_view time) {
    auto report = story_.report(author);
    auto group = report.group("six people");
    group.says(Property::kSize, exactly(6));
    for (const std::string& name : names) {
      report.person(name).says(Property::kMemberOf, Reference{group});
    }
    for (std::size_t i = names.size(); i < 6; ++i) report.unnamed("one of the six", group);
    report.event("arrest")
        .says(Property::kVictim, Reference{group})
        .says(Property::kEventTime, on(time))
        .says(Property::kEventPlace, in(place));
    out = group;
  }
  CaseBuilder story_;
  SubjectId first_;
  SubjectId second_;
};

TEST_F(Six, StaySix) {
  const Case folded = story_.fold();
  const Identities identities = who(folded);
  EXPECT_EQ(identities.canonical(second_), first_);
  EXPECT_EQ(people(folded, identities), 6u);
  for (const auto& [id, subject] : folded.subjects) {
    EXPECT_LE(identities.members(id).size(), 2u) << subject.label;
    // Whoever is named anywhere is called by the name.
    if (!subject.unnamed && subject.kind == model::SubjectKind::kPerson) {
      EXPECT_FALSE(folded.subjects.at(identities.canonical(id)).unnamed) << subject.label;
    }
  }
}

TEST_F(Six, StaySixOverThreeAndFourReports) {
  SubjectId third;
  SubjectId fourth;
  group(third, "C", {}, "XA", "2011-03");
  group(fourth, "D", {"Karim Zarrabi"}, "XA-1", "2011-03-05");
  const Case folded = story_.fold();
  const Identities identities = who(folded);
  EXPECT_EQ(people(folded, identities), 6u);
  EXPECT_EQ(identities.canonical(third), first_);
  EXPECT_EQ(identities.canonical(fourth), first_);
}

TEST_F(Six, TheArrestIsOneEvent) {
  const Case folded = story_.fold();
  std::set<SubjectId> events;
  for (const auto& [id, subject] : folded.subjects) {
    if (subject.kind == model::SubjectKind::kEvent) events.insert(who(folded).canonical(id));
  }
  EXPECT_EQ(events.size(), 1u);
}

TEST_F(Six, AreNotSevenAndNotSixElsewhere) {
  auto report = story_.report("E");
  auto seven = report.group("seven people");
  seven.says(Property::kSize, exactly(7));
  report.event("arrest")
      .says(Property::kVictim, Reference{seven})
      .says(Property::kEventTime, on("2011-03-05"));
  SubjectId elsewhere;
  group(elsewhere, "F", {}, "XB", "2011-03-05");
  SubjectId later;
  group(later, "G", {}, "XA", "2011-07-05");
  const Identities identities = who(story_.fold());
  EXPECT_EQ(identities.canonical(seven), seven.id());
  EXPECT_EQ(identities.canonical(elsewhere), elsewhere);
  EXPECT_EQ(identities.canonical(later), later);
}

TEST(Groups, WhoIsNamedBesideAGroupFillsAPlaceHeldOpenInIt) {
  CaseBuilder story;
  auto first = story.report("A");
  auto group = first.group("three people");
  group.says(Property::kSize, exactly(3));
  for (const char* name : {"Ada Quillfeather", "Karim Zarrabi"}) {
    first.person(name).says(Property::kMemberOf, Reference{group});
  }
  first.unnamed("one of the three", group);
  first.event("arrest").says(Property::kVictim, Reference{group}).says(Property::kEventTime,
                                                                       on("2011-03-04"));
  // The second names two of them, but does not say in so many words that they are of the three.
  auto second = story.report("B");
  auto others = second.group("three teachers");
  others.says(Property::kSize, exactly(3));
  for (int i = 0; i < 3; ++i) second.unnamed("one of the three", others);
  second.person("Ada Quillfeather");
  second.person("Karim Zarrabi");
  second.event("arrest").says(Property::kVictim, Reference{others}).says(Property::kEventTime,
                                                                         on("2011-03-04"));
  const Case folded = story.fold();
  EXPECT_EQ(people(folded, who(folded)), 3u);
}

TEST(Events, ToldTwiceInOneReportAreOneWhereOneOfThemAddsNothing) {
  CaseBuilder story;
  auto report = story.report("A");
  const SubjectId ada = report.person("Ada Quillfeather");
  const SubjectId first = report.event("arrest")
                              .says(Property::kVictim, Reference{ada})
                              .says(Property::kEventTime, on("2011-03-04"));
  const SubjectId again = report.event("arrest").says(Property::kVictim, Reference{ada});
  const SubjectId other_day = report.event("arrest")
                                  .says(Property::kVictim, Reference{ada})
                                  .says(Property::kEventTime, on("2011-05"));
  const SubjectId sent = report.event("transfer").says(Property::kVictim, Reference{ada});
  const SubjectId sent_on = report.event("transfer").says(Property::kVictim, Reference{ada});
  const Identities identities = who(story.fold());
  EXPECT_EQ(identities.canonical(again), first);
  EXPECT_EQ(identities.canonical(other_day), other_day);
  EXPECT_NE(identities.canonical(sent), identities.canonical(sent_on));
}

TEST(Groups, OfOneSizeInAReportAndInWhatItPassesOn) {
  CaseBuilder story;
  auto first = story.report("A");
  const SubjectId six = first.group("six people").says(Property::kSize, exactly(6));
  auto second = story.report("B");
  second.passes_on(first);
  const SubjectId handed_on = second.group("the six").says(Property::kSize, exactly(6));
  const SubjectId elsewhere = story.report("C").group("six").says(Property::kSize, exactly(6));
  const Identities identities = who(story.fold());
  EXPECT_EQ(identities.canonical(handed_on), six);
  EXPECT_EQ(identities.canonical(elsewhere), elsewhere);
}

TEST(Groups, AChildWithoutANameIsTheOneOfItsAge) {
  CaseBuilder story;
  auto tell = [&](const char* author, const char* name, int age) {
    auto report = story.report(author);
    auto group = report.group("six people");
    group.says(Property::kSize, exactly(6));
    auto child = name ? report.person(name) : report.described("a boy");
    child.says(Property::kMemberOf, Reference{group}).says(Property::kAge, years(age));
    report.person(name ? "Karim Zarrabi" : "Karim ZARRABI")
        .says(Property::kMemberOf, Reference{group})
        .says(Property::kAge, years(48));
    return child.id();
  };
  const SubjectId named = tell("A", "Min Song-ryol", 4);
  const SubjectId nameless = tell("B", nullptr, 4);
  EXPECT_EQ(who(story.fold()).canonical(nameless), named);
}

TEST(Relatives, ABrotherWhomTheSameBefellIsTheSame) {
  CaseBuilder story;
  SubjectId brothers[2];
  for (int i = 0; i < 2; ++i) {
    auto report = story.report(i == 0 ? "A" : "B");
    auto brother = report.described("brother of Ada Quillfeather");
    report.person("Ada Quillfeather").says(Property::kRelative, Kin{"brother", brother});
    report.event("killing").says(Property::kVictim, Reference{brother});
    // A father told of in both makes the killing one.
    auto father = report.person("Tam Quillfeather");
    report.event("killing").says(Property::kVictim, Reference{father}).says(
        Property::kVictim, Reference{brother});
    brothers[i] = brother;
  }
  EXPECT_EQ(who(story.fold()).canonical(brothers[1]), brothers[0]);
}

TEST(Groups, ManyAreNotCountedOff) {
  CaseBuilder story;
  SubjectId groups[2];
  for (int i = 0; i < 2; ++i) {
    auto report = story.report("A");
    auto group = report.group("hundreds");
    group.says(Property::kSize, Count{i == 0 ? 100u : 0u, 900, "hundreds"});
    report.unnamed("one of them", group);
    report.event("return-of-many").says(Property::kVictim, Reference{group}).says(
        Property::kEventTime, on("2011-04"));
    groups[i] = group;
  }
  const Case folded = story.fold();
  EXPECT_EQ(who(folded).canonical(groups[1]), groups[0]);
  EXPECT_EQ(people(folded, who(folded)), 2u);
}

TEST(Relatives, TheMotherOfTheSameChildIsTheSame) {
  CaseBuilder story;
  SubjectId mothers[3];
  for (int i = 0; i < 3; ++i) {
    auto report = story.report("A");
    auto mother = i == 0   ? report.person("Hana Quillfeather")
                  : i == 1 ? report.person("")
                           : report.person("Mira Zarrabi");
    report.person("Ada Quillfeather").says(Property::kRelative, Kin{"mother", mother});
    mothers[i] = mother;
  }
  const Case folded = story.fold();
  EXPECT_EQ(who(folded).canonical(mothers[1]), mothers[0]);
  EXPECT_EQ(who(folded).canonical(mothers[2]),
            mothers[2]);  // another name: a question for weighing
}

TEST(Events, OtherGoalsDatesAndFearsAreOtherEvents) {
  CaseBuilder story;
  auto first = story.report("A");
  const SubjectId ada = first.person("Ada Quillfeather");
  const SubjectId sent = first.event("transfer")
                             .says(Property::kVictim, Reference{ada})
                             .says(Property::kEventTo, in("XA-1"));
  auto second = story.report("B");
  const SubjectId ada_too = second.person("Ada Quillfeather");
  const SubjectId elsewhere = second.event("transfer")
                                  .says(Property::kVictim, Reference{ada_too})
                                  .says(Property::kEventTo, in("XA-2"));
  const SubjectId there = second.event("transfer")
                              .says(Property::kVictim, Reference{ada_too})
                              .says(Property::kEventTo, in("XA"));
  auto third = story.report("C");
  const SubjectId ada_again = third.person("Ada Quillfeather");
  const SubjectId feared =
      third.event("transfer", {model::Manner::kFeared, model::Basis::kNotSaid, {}})
          .says(Property::kVictim, Reference{ada_again});
  const Identities identities = who(story.fold());
  EXPECT_EQ(identities.canonical(there), there);  // "to the province" may be another leg
  EXPECT_NE(identities.canonical(sent), identities.canonical(there));
  EXPECT_EQ(identities.canonical(elsewhere), elsewhere);
  EXPECT_EQ(identities.canonical(feared), feared);
}

// Two reports of one kind of event, each of the same person; what they say of it differs.
struct TwoTellings {
  using Says = std::vector<std::pair<Property, model::Value>>;
  static bool are_one(std::string_view kind, const Says& one, const Says& other,
                      model::Manner manner = model::Manner::kStated) {
    CaseBuilder story;
    SubjectId events[2];
    for (int i = 0; i < 2; ++i) {
      auto report = story.report(i == 0 ? "A" : "B");
      const SubjectId ada = report.person("Ada Quillfeather");
      auto event = report.event(kind, {manner, model::Basis::kNotSaid, {}});
      event.says(Property::kVictim, Reference{ada});
      for (const auto& [property, value] : i == 0 ? one : other) event.says(property, value);
      events[i] = event;
    }
    return who(story.fold()).canonical(events[0]) == who(story.fold()).canonical(events[1]);
  }
};

TEST(Events, AnAreaThatHoldsTheOtherPlaceDoesNotMakeTransfersOne) {
  const TwoTellings::Says town{{Property::kEventTo, in("XA-1")}};
  const TwoTellings::Says country{{Property::kEventTo, in("XA")}};
  EXPECT_TRUE(TwoTellings::are_one("transfer", town, town));
  EXPECT_FALSE(TwoTellings::are_one("transfer", country, town));
  EXPECT_FALSE(TwoTellings::are_one("transfer", {}, town));
  // Nor does it speak against it: the day tells.
  const TwoTellings::Says on_the_day{{Property::kEventTo, in("XA-1")},
                                     {Property::kEventTime, on("2011-03-04")}};
  EXPECT_TRUE(TwoTellings::are_one(
      "transfer", {{Property::kEventTo, in("XA")}, {Property::kEventTime, on("2011-03-04")}},
      on_the_day));
  // A month has room for both.
  EXPECT_FALSE(TwoTellings::are_one(
      "transfer", {{Property::kEventTo, in("XA")}, {Property::kEventTime, on("2011-03")}},
      on_the_day));
}

TEST(Events, TwoLegsOfAWayAreTwo) {
  const auto day = std::pair<Property, model::Value>{Property::kEventTime, on("2011-03-04")};
  EXPECT_FALSE(TwoTellings::are_one("transfer", {day, {Property::kEventTo, in("XA-1")}},
                                    {day, {Property::kEventFrom, in("XA-1")}}));
  EXPECT_TRUE(TwoTellings::are_one(
      "transfer", {day, {Property::kEventTo, in("XA-1")}},
      {day, {Property::kEventFrom, in("XA-1")}, {Property::kEventTo, in("XA-1")}}));
  EXPECT_FALSE(TwoTellings::are_one("transfer", {day, {Property::kEventFrom, in("XA-1")}},
                                    {day, {Property::kEventFrom, in("XA-2")}}));
}

TEST(Events, WhatComesOnceOrSaysNoMoreNeedsNothingParticular) {
  const TwoTellings::Says place{{Property::kEventPlace, in("XA-1")}};
  const TwoTellings::Says day{{Property::kEventTime, on("2011-03-04")}};
  EXPECT_TRUE(TwoTellings::are_one("arrest", {{Property::kEventPlace, in("XA")}}, place));
  EXPECT_TRUE(TwoTellings::are_one("torture", {}, place));
  // Tortured there, and tortured on that day: nobody says that it was there on that day.
  EXPECT_FALSE(TwoTellings::are_one("torture", day, place));
  EXPECT_TRUE(TwoTellings::are_one("torture", day, place, model::Manner::kFeared));
}

TEST(Proposals, AreTheSameForTheSameCase) {
  CaseBuilder story;
  for (int i = 0; i < 5; ++i) {
    auto report = story.report("A");
    for (const char* name : {"Ada Quillfeather", "Min Song-ryol", "Karim Wali Zarrabi"}) {
      report.person(name).says(Property::kAge, years(20 + i));
    }
  }
  const Case folded = story.fold();
  const auto once = propose(folded, contains);
  const auto twice = propose(folded, contains);
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].one, twice[i].one);
    EXPECT_EQ(once[i].other, twice[i].other);
    EXPECT_EQ(once[i].reasons, twice[i].reasons);
    EXPECT_LT(std::find(folded.met.begin(), folded.met.end(), once[i].one),
              std::find(folded.met.begin(), folded.met.end(), once[i].other));
    EXPECT_NE(folded.subject_report.at(once[i].one), folded.subject_report.at(once[i].other));
  }
}

}  // namespace
}  // namespace linking
