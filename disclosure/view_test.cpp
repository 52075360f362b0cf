// What may leave, told as small stories: every person and body in them is invented.
#include "disclosure/view.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "disclosure/gates.h"
#include "linking/identities.h"
#include "model/terms.h"
#include "model/testing/case_builder.h"

namespace disclosure {
namespace {

using model::Age;
using model::Audience;
using model::ClaimId;
using model::Count;
using model::GazetteerRef;
using model::Manner;
using model::Name;
using model::Opening;
using model::Place;
using model::Property;
using model::Reference;
using model::SubjectId;
using model::Term;
using model::Text;
using model::testing::CaseBuilder;
using model::testing::on;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const places::Gazetteer& gazetteer() {
  static const places::Gazetteer kOpened =
      places::Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  return kOpened;
}

// The one node of this name that is a town of the country, or the area itself.
Place in(const std::string& name, std::string_view country) {
  for (const places::Found& found : gazetteer().lookup(name)) {
    if (found.node.country != country || found.edits > 0) continue;
    return {
        name, GazetteerRef{std::string(found.node.id), std::string(found.node.label)}, {}, false};
  }
  ADD_FAILURE() << name;
  return {};
}

Age years(int count) {
  return {count * 12, count * 12 + 11, on("2011-03-10").range, std::to_string(count)};
}

base::Day day(std::string_view iso) { return base::Day::parse(iso).or_throw(); }

struct Weighed {
  model::Case folded;
  weighing::Knowledge knowledge;
  weighing::Weighed weighed;

  explicit Weighed(CaseBuilder& story)
      : folded(story.fold()),
        knowledge{[](std::string_view outer, std::string_view inner) {
                    return gazetteer().contains(outer, inner);
                  },
                  linking::Identities(folded, {}, linking::View::kDecidedOnly)},
        weighed(weighing::weigh(folded, knowledge)) {}

  base::Result<View> view(const Occasion& occasion) const {
    return make_view(folded, weighed, knowledge, gazetteer(), occasion);
  }
};

Occasion provisional(Audience audience = Audience::kAddressee) {
  Occasion occasion;
  occasion.audience = audience;
  occasion.policy = Policy::kProvisional;
  occasion.day = day("2011-03-17");
  return occasion;
}

// Three people arrested in Port Sudan, of whom one may be a child; a brother stands outside.
struct Story {
  CaseBuilder builder;
  CaseBuilder::ReportBuilder report = builder.report("A. Teller");
  CaseBuilder::SubjectBuilder group = report.group("three people");
  CaseBuilder::SubjectBuilder man = report.person("Tesfay Nohome");
  CaseBuilder::SubjectBuilder girl = report.person("Selam Nohome");
  CaseBuilder::SubjectBuilder brother = report.person("Yonas Nohome");
  CaseBuilder::SubjectBuilder arrest = report.event("arrest");

  Story() {
    group.says(Property::kSize, Count{3, 3, "three"})
        .says(Property::kNationality, Text{"Eritrean"});
    man.says(Property::kName, Name{"Tesfay Nohome"})
        .says(Property::kAge, years(34))
        .says(Property::kSex, Term{"male"})
        .says(Property::kFaith, Text{"an invented faith"})
        .says(Property::kMemberOf, Reference{group});
    girl.says(Property::kName, Name{"Selam Nohome"})
        .says(Property::kAge, years(4))
        .says(Property::kSex, Term{"female"})
        .says(Property::kMemberOf, Reference{group});
    brother.says(Property::kName, Name{"Yonas Nohome"}).says(Property::kAge, years(30));
    man.says(Property::kRelative, model::Kin{"brother", brother});
    arrest.says(Property::kVictim, Reference{group})
        .says(Property::kEventTime, on("[2011-03-11..2011-03-13]"))
        .says(Property::kEventPlace, in("Port Sudan", "SD"))
        .says(Property::kPerpetrator, Text{"Inspector Kovac of the Sudanese police"});
  }
  Brief brief(const Occasion& occasion) {
    return Weighed(builder).view(occasion).or_throw().brief();
  }
};

std::vector<std::string> names_in(const Brief& brief) {
  std::vector<std::string> names;
  for (const PersonSaid& person : brief.group.people) {
    if (!person.name.empty()) names.push_back(person.name);
  }
  return names;
}

TEST(View, UnderTheProvisionalPolicyAdultsAreNamedAndChildrenAreNot) {
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
  EXPECT_EQ(girl.age_months_min, 48);
  EXPECT_EQ(girl.age_months_max, 59);
  EXPECT_TRUE(brief.provisional.has_value());
  EXPECT_THAT(brief.held_back, Contains(Property::kFaith));
  EXPECT_THAT(brief.held_back, Contains(Property::kRelative));
}

TEST(View, ThePublicIsToldNoNames) {
  Story story;
  EXPECT_THAT(names_in(story.brief(provisional(Audience::kPublic))), IsEmpty());
}

TEST(View, WhereNobodySetAGateNothingIsTold) {
  Story story;
  Occasion occasion = provisional();
  occasion.policy = Policy::kDecidedOnly;
  occasion.state = "SD";
  const Brief brief = story.brief(occasion);
  EXPECT_THAT(brief.events, IsEmpty());
  EXPECT_EQ(brief.group.count, (CountSaid{2, {}, false}));
  EXPECT_THAT(brief.group.people, testing::Each(testing::Field(&PersonSaid::name, "")));
  EXPECT_EQ(brief.group.nationality, Label{});
}

TEST(View, AGateThatAMemberSetGoesBeforeThePolicyAndForItsAudienceOnly) {
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

TEST(View, CoarseIsTheMonthAndTheProvince) {
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

TEST(View, WordsOfAReportGoInOnlyAsSomethingUnderstood) {
  Story story;
  const Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.events.size(), 1u);
  // The inspector's name was never the agency's.
  EXPECT_EQ(brief.events[0].perpetrator, (Label{"police", "警察"}));
  EXPECT_EQ(brief.state.iso3, "SDN");
}

TEST(View, TwoBodiesAreNamedOnlyWhereOneSaysMoreThanTheOther) {
  Story story;
  const auto also_by = [&](const char* words) {
    story.builder.report("Another").again(story.arrest).says(Property::kPerpetrator, Text{words});
    return story.brief(provisional()).events.at(0).perpetrator.en;
  };
  EXPECT_EQ(also_by("the Sudanese authorities"), "police");
  EXPECT_EQ(also_by("- Sudanese police"), "the Sudanese police");
  EXPECT_EQ(also_by("soldiers"), "");
}

TEST(View, SomebodyOfNoKnownAgeMayBeAChild) {
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

TEST(View, OneAccountOfAChildIsEnoughToHoldTheNameBack) {
  Story story;
  story.builder.report("Another").again(story.man).says(Property::kAge, years(17));
  EXPECT_THAT(names_in(story.brief(provisional())), IsEmpty());
}

TEST(View, ASentenceClaimsNoMoreThanItsWeakestPart) {
  Story story;
  story.builder.act(model::FindingDecided{story.builder.id(), story.arrest, Property::kEventKind,
                                          model::Verdict::kEstablished, Term{"arrest"},
                                          "three members spoke to witnesses"});
  const Brief told_with_its_day = story.brief(provisional());
  EXPECT_EQ(told_with_its_day.events.at(0).rest.status, Status::kReported);
  for (Property property : {Property::kEventTime, Property::kEventPlace, Property::kPerpetrator}) {
    story.builder.act(model::GateSet{story.builder.id(), story.arrest, property,
                                     Audience::kAddressee, Opening::kClosed, "only reported"});
  }
  EXPECT_EQ(story.brief(provisional()).events.at(0).rest.status, Status::kEstablished);
}

TEST(View, WhatAMemberRefutedOrATellerTookBackIsNotIn) {
  Story story;
  auto beating = story.builder.report("Another").event("torture");
  beating.says(Property::kVictim, Reference{story.group});
  EXPECT_EQ(story.brief(provisional()).events.size(), 2u);
  story.builder.act(model::FindingDecided{story.builder.id(),
                                          beating,
                                          Property::kEventKind,
                                          model::Verdict::kRefuted,
                                          {},
                                          "another group"});
  EXPECT_EQ(story.brief(provisional()).events.size(), 1u);
}

TEST(View, AccountsThatDoNotAgreeStandSideBySide) {
  Story story;
  auto other = story.builder.report("Another").again(story.arrest);
  other.says(Property::kEventTime, on("2011-03-20"))
      .says(Property::kEventPlace, in("Port Sudan", "SD"));
  const Brief brief = story.brief(provisional());
  const EventSaid& arrest = brief.events.at(0);
  EXPECT_EQ(arrest.rest.status, Status::kContested);
  ASSERT_EQ(arrest.accounts.size(), 2u);
  EXPECT_FALSE(arrest.when.has_value());
  EXPECT_TRUE(arrest.where.has_value());  // the common ground
  std::set<std::string> days;
  for (const Account& account : arrest.accounts) days.insert(base::edtf(*account.when));
  EXPECT_EQ(days, (std::set<std::string>{"[2011-03-11..2011-03-13]", "2011-03-20"}));
}

TEST(View, TheLastPlaceIsTheOneWhoseDayIsSurelyTheLatest) {
  Story story;
  const auto sent = [&](std::string_view to, std::string_view when) {
    story.report.event("transfer")
        .says(Property::kVictim, Reference{story.group})
        .says(Property::kEventTo, in(std::string(to), "SD"))
        .says(Property::kEventTime, on(when));
  };
  sent("Khartoum", "2011-03-16");
  sent("Wad Medani", "2011-03-14");
  const Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.whereabouts.last.size(), 1u);
  EXPECT_EQ(brief.whereabouts.last[0].place.inside.front().en, "Khartoum");
  EXPECT_TRUE(brief.whereabouts.last[0].sent_there);
}

TEST(View, TwoReportsOfTheLastPlaceWithoutAnOrderDiffer) {
  Story story;
  story.report.event("transfer")
      .says(Property::kVictim, Reference{story.group})
      .says(Property::kEventTo, in("Khartoum", "SD"))
      .says(Property::kEventTime, on("2011-03-16"));
  story.builder.report("Another")
      .event("detention")
      .says(Property::kVictim, Reference{story.group})
      .says(Property::kEventPlace, in("Port Sudan", "SD"));
  const Brief brief = story.brief(provisional());
  EXPECT_EQ(brief.whereabouts.rest.status, Status::kDiffering);
  EXPECT_EQ(brief.whereabouts.last.size(), 2u);
}

TEST(View, RelativesAndOtherGroupsAreNotThePeopleOfTheLetter) {
  Story story;
  auto others = story.report.group("hundreds");
  others.says(Property::kSize, Count{200, {}, "hundreds"})
      .says(Property::kNationality, Text{"Eritrean"});
  story.report.event("forced-return").says(Property::kVictim, Reference{others});
  story.report.event("execution").says(Property::kVictim, Reference{story.brother});
  const Brief brief = story.brief(provisional());
  EXPECT_EQ(brief.group.subject, story.group.id());
  EXPECT_EQ(brief.events.size(), 1u);
  ASSERT_EQ(brief.background.size(), 1u);
  EXPECT_TRUE(brief.background[0].count.approximate);
  EXPECT_EQ(brief.background[0].count.least, 100u);
  EXPECT_THAT(names_in(brief), Not(Contains("Yonas Nohome")));
}

TEST(View, WhoIsFearedToBeSentHomeToPersecutionSeeksRefuge) {
  Story story;
  const model::testing::Told feared{Manner::kFeared, model::Basis::kNotSaid, {}};
  story.report.event("forced-return", feared)
      .told(feared)
      .says(Property::kVictim, Reference{story.group});
  EXPECT_FALSE(story.brief(provisional()).seeks_refuge);
  auto another = story.builder.report("Another");
  another.event("torture", feared).told(feared).says(Property::kVictim, Reference{story.group});
  const Brief brief = story.brief(provisional());
  EXPECT_TRUE(brief.seeks_refuge);
  ASSERT_TRUE(brief.feared_country.has_value());
  EXPECT_EQ(brief.feared_country->iso3, "ERI");
}

TEST(View, ACaseOfNobodyAndAStateThatNobodyNamedAreSaid) {
  CaseBuilder nobody;
  nobody.report("A. Teller").person("Somebody").says(Property::kName, Name{"Somebody"});
  auto made = Weighed(nobody).view(provisional());
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, base::ErrorCode::kNotFound);

  CaseBuilder nowhere;
  auto report = nowhere.report("A. Teller");
  auto person = report.person("Somebody");
  person.says(Property::kName, Name{"Somebody"}).says(Property::kAge, years(40));
  report.event("arrest").says(Property::kVictim, Reference{person});
  made = Weighed(nowhere).view(provisional());
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, base::ErrorCode::kBadInput);
  Occasion occasion = provisional();
  occasion.state = "NOWHERE";
  EXPECT_FALSE(Weighed(nowhere).view(occasion).ok());
  occasion.state = "tha";
  EXPECT_EQ(Weighed(nowhere).view(occasion).or_throw().brief().state.iso3, "THA");
}

// Every value of every closed property, told by a report in words that stand nowhere else, is
// looked for in all that a view holds.
TEST(View, NothingThatIsClosedIsAnywhereInIt) {
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

TEST(View, APlaceWhereTheyAreBelievedToBeIsToldAsPossible) {
  Story story;
  story.group.told({Manner::kPossible, model::Basis::kNotSaid, {}})
      .says(Property::kWhereabouts, in("Kassala", "SD"));
  Brief brief = story.brief(provisional());
  EXPECT_EQ(brief.whereabouts.rest.status, Status::kPossible);
  ASSERT_EQ(brief.whereabouts.last.size(), 1u);
  EXPECT_EQ(brief.whereabouts.last[0].status, Status::kPossible);
  // Two who believe different things.
  auto more = story.builder.report("B. Teller").again(story.group);
  more.told({Manner::kPossible, model::Basis::kNotSaid, {}})
      .says(Property::kWhereabouts, in("Port Sudan", "SD"));
  brief = story.brief(provisional());
  EXPECT_EQ(brief.whereabouts.rest.status, Status::kDiffering);
  ASSERT_EQ(brief.whereabouts.last.size(), 2u);
  for (const Sighting& sighting : brief.whereabouts.last) {
    EXPECT_EQ(sighting.status, Status::kPossible);
  }
}

TEST(View, APossiblePartMakesTheSentencePossibleAndAFearedOneIsLeftOut) {
  Story story;
  const auto arrest = [&] { return story.brief(provisional()).events.at(0); };
  const auto tell = [&](Manner manner, Property property, model::Value value) {
    auto report = story.builder.report("B. Teller");
    report.again(story.arrest).told({manner, model::Basis::kNotSaid, {}}).says(property, value);
  };
  tell(Manner::kFeared, Property::kEventTo, in("Kassala", "SD"));
  EXPECT_EQ(arrest().rest.status, Status::kReported);
  EXPECT_FALSE(arrest().to.has_value());
  tell(Manner::kPossible, Property::kEventFrom, in("Khartoum", "SD"));
  EXPECT_EQ(arrest().rest.status, Status::kPossible);
}

TEST(View, WhatAddsNothingIsNotToldBesideWhatSaysMore) {
  Story story;
  const auto send = [&](const Place& place) {
    story.builder.report("B. Teller")
        .event("transfer")
        .says(Property::kVictim, Reference{story.group})
        .says(Property::kEventTo, place);
  };
  const Place town = in("Port Sudan", "SD");
  const auto area = gazetteer().find(gazetteer().find(town.inside->id)->province);
  ASSERT_TRUE(area.has_value());
  send({"the state", GazetteerRef{std::string(area->id), std::string(area->label)}, {}, false});
  send(town);
  story.report.event("detention").says(Property::kVictim, Reference{story.group});
  const Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.whereabouts.last.size(), 1u);
  EXPECT_EQ(brief.whereabouts.last[0].place.inside.front().en, "Port Sudan");
  EXPECT_EQ(brief.events.size(), 2u);
}

TEST(View, ABuildingIsTheLastPlaceThoughNoMapHasIt) {
  Story story;
  const auto send = [&](const char* teller, const Place& place) {
    story.builder.report(teller)
        .event("transfer")
        .says(Property::kVictim, Reference{story.group})
        .says(Property::kEventTime, on("2011-03-14"))
        .says(Property::kEventTo, place);
  };
  send("B. Teller", {"Nohome detention centre", {}, {}, false});
  const auto last = [&] {
    std::vector<std::string> places;
    for (const Sighting& each : story.brief(provisional()).whereabouts.last) {
      places.push_back(each.place.building.en);
    }
    return places;
  };
  EXPECT_THAT(last(), ElementsAre("Nohome detention centre"));
  send("C. Teller", {"the shop of a friend", {}, {}, false});
  EXPECT_THAT(last(), ElementsAre("Nohome detention centre")) << "nothing that a letter may name";
}

// The reader missed that somebody named beside the group is of it.
TEST(View, NamesAreNotCalledUnknownWhileSomebodyIsNamedAsStruckByTheSame) {
  Story story;
  auto nameless = story.report.described("a woman");
  nameless.says(Property::kSex, Term{"female"})
      .says(Property::kAge, years(40))
      .says(Property::kMemberOf, Reference{story.group});
  const Brief before = story.brief(provisional());
  EXPECT_TRUE(before.group.others_not_known);
  EXPECT_EQ(before.group.people.back().naming, Naming::kNotKnown);

  auto other = story.builder.report("B. Teller");
  const SubjectId named = other.person("Hana Nohome");
  other.event("arrest")
      .says(Property::kVictim, Reference{named})
      .says(Property::kEventTime, on("2011-03-12"));
  const Brief brief = story.brief(provisional());
  EXPECT_FALSE(brief.group.others_not_known);
  EXPECT_EQ(brief.group.people.back().naming, Naming::kHeldBack);
}

TEST(View, WhoIsNamedAsStruckByAnotherActMakesNobodyKnown) {
  Story story;
  auto other = story.builder.report("B. Teller");
  const SubjectId named = other.person("Hana Nohome");
  const auto strike = [&](std::string_view kind, std::string_view when, const Place& where) {
    other.event(kind)
        .says(Property::kVictim, Reference{named})
        .says(Property::kEventTime, on(when))
        .says(Property::kEventPlace, where);
  };
  strike("torture", "2011-03-12", in("Port Sudan", "SD"));
  strike("arrest", "2011-04-12", in("Port Sudan", "SD"));
  strike("arrest", "2011-03-12", in("Khartoum", "SD"));
  EXPECT_TRUE(story.brief(provisional()).group.others_not_known);
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

TEST(View, WhereOneOfThemWasSeenIsNotWhereAllAre) {
  Story story;
  story.report.event("transfer")
      .says(Property::kVictim, Reference{story.man})
      .says(Property::kEventTo, in("Khartoum", "SD"));
  story.girl.told({Manner::kPossible, model::Basis::kNotSaid, {}})
      .says(Property::kWhereabouts, in("Kassala", "SD"));
  const Brief brief = story.brief(provisional());
  EXPECT_TRUE(brief.whereabouts.last.empty());
  ASSERT_EQ(brief.whereabouts_of_some.size(), 2u);
  for (const WhereaboutsSaid& where : brief.whereabouts_of_some) {
    ASSERT_EQ(where.of.size(), 1u);
    const bool of_man = where.of.front() == story.man.id();
    EXPECT_EQ(where.rest.status, of_man ? Status::kReported : Status::kPossible);
    EXPECT_EQ(where.last.front().place.inside.front().en, of_man ? "Khartoum" : "Kassala");
  }
}

TEST(View, ATransferOfWhichNoPlaceIsKnownIsNotTold) {
  Story story;
  story.report.event("transfer")
      .says(Property::kVictim, Reference{story.group})
      .says(Property::kEventTime, on("2011-03-14"));
  EXPECT_EQ(story.brief(provisional()).events.size(), 1u);
}

TEST(View, ADeathNeverTravelsByItselfAndAFearOfOneDoes) {
  Story story;
  story.report.event("execution", {Manner::kFeared, model::Basis::kNotSaid, {}})
      .says(Property::kVictim, Reference{story.group});
  const SubjectId killing = story.builder.report("B. Teller")
                                .event("killing")
                                .says(Property::kVictim, Reference{story.man});
  Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.events.size(), 2u);
  EXPECT_EQ(brief.events[1].kind, "execution");
  story.builder.act(model::GateSet{story.builder.id(), killing, Property::kEventKind,
                                   Audience::kAddressee, Opening::kOpen, "the family knows"});
  EXPECT_EQ(story.brief(provisional()).events.size(), 3u);
}

TEST(View, WhoWasToldOfAsAChildIsNotNamedYearsLater) {
  Story story;
  Occasion later = provisional();
  later.day = day("2030-01-01");
  EXPECT_THAT(names_in(story.brief(later)), ElementsAre("Tesfay Nohome"));
}

}  // namespace
}  // namespace disclosure
