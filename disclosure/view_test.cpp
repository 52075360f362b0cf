// What may leave, told as small stories.
#include "disclosure/view.h"

#include <gmock/gmock.h>

#include "disclosure/testing/story.h"

namespace disclosure {
namespace {

using namespace disclosure::testing;
using model::Audience;
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
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

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
  Occasion occasion = provisional();
  occasion.state = "SD";  // where it was done is closed now
  EXPECT_EQ(story.brief(occasion).events.at(0).rest.status, Status::kEstablished);
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

TEST(View, AReportThatTellsDayByDayPutsAnActWithoutADayInItsPlace) {
  Story story;
  const auto send = [&](const char* town) {
    return story.report.event("transfer")
        .says(Property::kVictim, Reference{story.group})
        .says(Property::kEventTo, in(town, "SD"));
  };
  send("Kassala");
  send("Khartoum").says(Property::kEventTime, on("2011-03-16"));
  const Brief brief = story.brief(provisional());
  ASSERT_EQ(brief.whereabouts.last.size(), 1u);
  EXPECT_EQ(brief.whereabouts.last[0].place.inside.front().en, "Khartoum");
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

TEST(View, IsOfThoseWhoAreStillHeldAndElseOfThoseToldOfFirst) {
  for (const bool released : {false, true}) {
    CaseBuilder builder;
    auto report = builder.report("A. Teller");
    std::vector<SubjectId> men;
    for (const char* name : {"Tesfay Nohome", "Yonas Nohome"}) {
      men.push_back(report.person(name));
      report.event("arrest")
          .says(Property::kVictim, Reference{men.back()})
          .says(Property::kEventPlace, in("Port Sudan", "SD"));
    }
    if (released) report.event("release").says(Property::kVictim, Reference{men[0]});
    const Brief brief = Weighed(builder).view(provisional()).or_throw().brief();
    EXPECT_EQ(brief.group.subject, men[released ? 1 : 0]);
  }
}

TEST(View, CountsThatDifferLeaveAllThatIsSaidAndOneOfThemIsNoFurtherOne) {
  Story story;
  story.report.described("one of them").says(Property::kMemberOf, Reference{story.group});
  auto other = story.builder.report("B. Teller");
  auto four = other.group("four people");
  four.says(Property::kSize, Count{4, 4, "four"});
  story.builder.act(
      model::IdentityDecided{story.group, four, model::Sameness::kSame, "the same arrest"});
  EXPECT_EQ(story.brief(provisional()).group.count, (CountSaid{3, 4, false}));
}

TEST(View, ATransferOfWhichNoPlaceIsKnownIsNotTold) {
  Story story;
  story.report.event("transfer")
      .says(Property::kVictim, Reference{story.group})
      .says(Property::kEventTime, on("2011-03-14"));
  EXPECT_EQ(story.brief(provisional()).events.size(), 1u);
}

}  // namespace
}  // namespace disclosure
