// What leaves and what stays, told as small stories.
#include "disclosure/gates.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "disclosure/testing/story.h"

namespace disclosure {
namespace {

using namespace disclosure::testing;
using model::Audience;
using model::Count;
using model::Manner;
using model::Name;
using model::Opening;
using model::Property;
using model::Reference;
using model::SubjectId;
using model::Text;
using model::testing::CaseBuilder;
using model::testing::on;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Gates, UnderTheProvisionalPolicyAdultsAreNamedAndChildrenAreNot) {
  Story story;
  const Brief brief = story.brief(provisional());
  EXPECT_EQ(brief.group.count.least, 3u);
  EXPECT_EQ(brief.group.nationality, (Label{"Eritrean", "エリトリア"}));
  EXPECT_THAT(names_in(brief), ElementsAre("Tesfay Nohome"));
  ASSERT_EQ(brief.group.people.size(), 2u);
  const PersonSaid& girl = brief.group.people[1];
  EXPECT_TRUE(girl.child);
  EXPECT_EQ(girl.naming, Naming::kHeldBack);
  EXPECT_EQ(girl.sex, "");
  EXPECT_EQ(girl.age_months_min, 36) << "roughly";
  EXPECT_EQ(girl.age_months_max, 71);
  EXPECT_TRUE(brief.provisional.has_value());
  EXPECT_THAT(brief.held_back, Contains(Property::kFaith));
  EXPECT_THAT(brief.held_back, Contains(Property::kRelative));
}

TEST(Gates, ThePublicIsToldNoNames) {
  Story story;
  EXPECT_THAT(names_in(story.brief(provisional(Audience::kPublic))), IsEmpty());
}

TEST(Gates, WhereNobodySetAGateNothingIsTold) {
  Story story;
  Occasion occasion = provisional();
  occasion.policy = Policy::kDecidedOnly;
  occasion.state = "SD";
  EXPECT_EQ(Weighed(story.builder).view(occasion).error().code, base::ErrorCode::kNotAllowed);
  story.builder.act(model::GateSet{story.builder.id(), story.arrest, Property::kEventKind,
                                   Audience::kAddressee, Opening::kOpen, "the family asks"});
  const Brief brief = story.brief(occasion);
  ASSERT_EQ(brief.events.size(), 1u);
  EXPECT_FALSE(brief.events[0].when || brief.events[0].where);
  EXPECT_THAT(brief.group.people, ::testing::Each(::testing::Field(&PersonSaid::child, false)));
  EXPECT_EQ(brief.group.count, (CountSaid{2, {}, false}));
  EXPECT_THAT(brief.group.people, ::testing::Each(::testing::Field(&PersonSaid::name, "")));
  EXPECT_EQ(brief.group.nationality, Label{});
}

TEST(Gates, AGateThatAMemberSetGoesBeforeThePolicyAndForItsAudienceOnly) {
  Story story;
  const auto set = [&](SubjectId subject, Property property, Opening opening) {
    story.builder.act(model::GateSet{story.builder.id(), subject, property, Audience::kAddressee,
                                     opening, "asked the family"});
  };
  set(story.girl, Property::kName, Opening::kOpen);
  set(story.man, Property::kName, Opening::kClosed);
  EXPECT_THAT(names_in(story.brief(provisional())), ElementsAre("Selam Nohome"));
  EXPECT_THAT(names_in(story.brief(provisional(Audience::kPublic))), IsEmpty());
  // The newest decision stands.
  set(story.girl, Property::kName, Opening::kClosed);
  EXPECT_THAT(names_in(story.brief(provisional())), IsEmpty());
}

TEST(Gates, CoarseIsTheMonthAndTheProvince) {
  Story story;
  for (Property property : {Property::kEventTime, Property::kEventPlace}) {
    story.builder.act(model::GateSet{story.builder.id(), story.arrest, property,
                                     Audience::kAddressee, Opening::kCoarse, "a small town"});
  }
  const Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.events.size(), 1u);
  EXPECT_EQ(base::edtf(*brief.events[0].when), "2011-03");
  ASSERT_EQ(brief.events[0].where->inside.size(), 1u);
  EXPECT_EQ(brief.events[0].where->inside[0].en, "Red Sea");
}

TEST(Gates, SomebodyOfNoKnownAgeMayBeAChild) {
  CaseBuilder story;
  auto report = story.report("A. Teller");
  auto group = report.group("two people");
  group.says(Property::kSize, Count{2, 2, "two"});
  for (const char* name : {"Ana Nikakva", "Ivo Nikakav"}) {
    report.person(name)
        .says(Property::kName, Name{name})
        .says(Property::kMemberOf, Reference{group});
  }
  report.event("detention")
      .says(Property::kVictim, Reference{group})
      .says(Property::kEventPlace, in("Minsk", "BY"));
  const Brief brief = Weighed(story).view(provisional()).or_throw().brief();
  EXPECT_THAT(names_in(brief), IsEmpty());
  EXPECT_FALSE(brief.group.people.front().child);  // nor told as one
}

TEST(Gates, OneAccountOfAChildIsEnoughToHoldTheNameBack) {
  Story story;
  story.builder.report("Another").again(story.man).says(Property::kAge, years(17));
  EXPECT_THAT(names_in(story.brief(provisional())), IsEmpty());
}

// Every value of every closed property, told by a report in words that stand nowhere else, is
// looked for in all that a view holds.
TEST(Gates, NothingThatIsClosedIsAnywhereInIt) {
  Story story;
  const std::string secret = "Geheimwort";
  for (const auto& info : model::properties()) {
    if (model::takes(info.property, model::ValueKind::kText)) {
      story.girl.says(info.property, Text{secret});
      story.man.says(info.property, Text{secret});
      story.arrest.says(info.property, Text{secret});
    }
    if (model::takes(info.property, model::ValueKind::kName)) {
      story.girl.says(info.property, Name{secret});
    }
  }
  const Brief brief = story.brief(provisional());
  std::string all;
  for (const PersonSaid& person : brief.group.people)
    all += person.name + person.name_ja + person.sex;
  for (const EventSaid& event : brief.events) {
    all += event.kind + event.perpetrator.en + event.perpetrator.ja + event.denied_by.en;
    for (const auto* place : {&event.where, &event.from, &event.to}) {
      if (!*place) continue;
      for (const Label& label : (*place)->inside) all += label.en + label.ja;
      for (const Label& label : (*place)->near) all += label.en + label.ja;
    }
  }
  all += brief.group.nationality.en + brief.group.nationality.ja;
  EXPECT_EQ(all.find(secret), std::string::npos);
}

// Two reports of one woman: what a member closed for one of the two stays closed when they are
// joined, whichever decision came first, and by whomever they are joined.
TEST(Gates, SubjectsHeldToBeOneShareTheMostClosedOfTheirNewestGates) {
  CaseBuilder story;
  const SubjectId one = story.report("A. Teller").person("Selam Nohome");
  const SubjectId other = story.report("B. Teller").person("Selam Nohome");
  const auto set = [&](SubjectId subject, Opening opening) {
    story.act(model::GateSet{story.id(), subject, Property::kFaith, Audience::kPartner, opening,
                             "looked at"});
  };
  const auto opening = [&] {
    const model::Case folded = story.fold();
    const linking::Contains same = [](std::string_view a, std::string_view b) { return a == b; };
    const weighing::Knowledge knowledge{
        same,
        linking::Identities(folded, linking::propose(folded, same), linking::View::kProvisional)};
    EXPECT_EQ(knowledge.canonical(other), one);
    const weighing::Weighed weighed = weighing::weigh(folded, knowledge);
    return Gates(folded, weighed, knowledge, Audience::kPartner, Policy::kDecidedOnly,
                 day("2011-03-17"))
        .opening(one, Property::kFaith);
  };
  set(one, Opening::kOpen);
  EXPECT_EQ(opening(), Opening::kOpen);
  set(other, Opening::kCoarse);
  set(other, Opening::kClosed);
  set(one, Opening::kOpen);
  EXPECT_EQ(opening(), Opening::kClosed);
  set(other, Opening::kCoarse);
  EXPECT_EQ(opening(), Opening::kCoarse);
  set(other, Opening::kOpen);
  EXPECT_EQ(opening(), Opening::kOpen);
}

TEST(Gates, ADeathNeverTravelsByItselfAndAFearOfOneDoes) {
  Story story;
  story.report.event("execution", {Manner::kFeared, model::Basis::kNotSaid, {}})
      .says(Property::kVictim, Reference{story.group});
  const SubjectId killing = story.builder.report("B. Teller")
                                .event("killing")
                                .says(Property::kVictim, Reference{story.man});
  Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.events.size(), 2u);
  EXPECT_EQ(brief.events[1].kind, "execution");
  EXPECT_THAT(brief.held_back, Contains(Property::kEventKind)) << "whoever drafts must know";
  story.builder.act(model::GateSet{story.builder.id(), killing, Property::kEventKind,
                                   Audience::kAddressee, Opening::kOpen, "the family knows"});
  EXPECT_EQ(story.brief(provisional()).events.size(), 3u);
}

TEST(Gates, WhoWasToldOfAsAChildIsNotNamedYearsLater) {
  Story story;
  Occasion later = provisional();
  later.day = day("2030-01-01");
  EXPECT_THAT(names_in(story.brief(later)), ElementsAre("Tesfay Nohome"));
}

TEST(Gates, AnAgeThatASecondReportContradictsMakesNobodyAChildOf67) {
  Story story;
  story.man.says(Property::kBirth, on("2008-03"));
  const Brief brief = story.brief(provisional());
  const PersonSaid& man = brief.group.people[0];
  EXPECT_EQ(man.naming, Naming::kHeldBack) << "one of the two says that he may be a child";
  EXPECT_FALSE(man.child);
  EXPECT_EQ(man.age_months_min, 30 * 12) << "roughly";
  EXPECT_EQ(man.age_months_max, 39 * 12 + 11);
}

TEST(Gates, WhatTheyHoldBackIsNotCalledUnknown) {
  EXPECT_FALSE(Story().brief(provisional()).whereabouts.held_back);
  Story open, closed;
  for (Story* each : {&open, &closed}) {
    each->group.says(Property::kWhereabouts, in("Khartoum", "SD"));
  }
  EXPECT_FALSE(open.brief(provisional()).whereabouts.held_back);
  closed.builder.act(model::GateSet{closed.builder.id(), closed.group, Property::kWhereabouts,
                                    Audience::kAddressee, Opening::kClosed, "their safety"});
  const Brief brief = closed.brief(provisional());
  EXPECT_THAT(brief.whereabouts.last, IsEmpty());
  EXPECT_TRUE(brief.whereabouts.held_back);
}

TEST(Gates, ABodyThatIsNotTheGovernmentIsNotWrittenToAsOne) {
  Story story;
  EXPECT_EQ(story.brief(provisional()).addressee.lines_en.front(), "The Head of Government");
  EXPECT_THAT(story.brief(provisional(Audience::kUnBody)).addressee.lines_en, IsEmpty());
}

}  // namespace
}  // namespace disclosure
