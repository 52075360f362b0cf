// What a letter may never do: say more than its findings, in either language.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "drafting/catalogue.h"
#include "drafting/letter.h"
#include "drafting/output/output.h"
#include "drafting/samples.h"
#include "model/terms.h"

namespace drafting {
namespace {

using samples::claim;
using samples::day;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kKinds[] = {
    model::terms::kArrest,       model::terms::kDetention, model::terms::kTransfer,
    model::terms::kForcedReturn, model::terms::kRelease,   model::terms::kKilling,
    model::terms::kExecution,    model::terms::kTorture,   model::terms::kDisappearance,
    model::terms::kTrial,        model::terms::kFlight,    model::terms::kDeparture,
    model::terms::kArrival,      model::terms::kDeath,     model::terms::kPunishment};

// A brief with one event of this kind and status, and nothing else.
Brief one_event(std::string_view kind, Status status) {
  Brief brief;
  brief.day = day("2014-07-04");
  brief.sender.organisation = {"Lanternfield Watch", ""};
  brief.state = {"SDN", {"Sudan", "スーダン"}};
  brief.group.count = {5, 5, false};
  EventSaid event;
  event.kind = kind;
  event.rest = {status, {claim(9)}};
  event.when = base::DateRange::on(day("2014-06-30"));
  brief.events = {event};
  return brief;
}

// The words that rest on the event's claim.
std::string told(const Brief& brief, Language language) {
  std::string words;
  for (const auto& sentence :
       drafted_sentences(write_letter(ViewForTests::of(brief), language).or_throw())) {
    const auto& claims = sentence.claims;
    if (std::find(claims.begin(), claims.end(), claim(9)) != claims.end()) words += sentence.words;
  }
  return words;
}

struct Row {
  Status status;
  std::string_view english;
  std::string_view japanese;
};
constexpr Row kHedges[] = {
    {Status::kReported, "reported", "と伝えられています。"},
    {Status::kCorroborated, "According to two sources that we believe to be independent",
     "独立していると考えられる二つの情報源によると"},
    {Status::kPossible, "It is reported that they may have ", "可能性があると伝えられています。"},
    {Status::kFeared, "We fear that", "おそれがあると懸念しています。"},
    {Status::kDiffering, "Accounts differ on whether", "食い違っています。"},
    {Status::kContested, "Accounts differ on whether", "食い違っています。"},
    {Status::kUnknown, "is not known to us", "把握していません。"},
};

TEST(Hedge, NothingButTheEstablishedIsSaidPlainly) {
  const Catalogue& english = Catalogue::of(Language::kEnglish);
  const Catalogue& japanese = Catalogue::of(Language::kJapanese);
  for (std::string_view kind : kKinds) {
    const std::string key = "kind." + std::string(kind) + ".plain";
    const std::string plain = "They " + english.say_for(key, 2);
    const std::string plain_ja = japanese.say_for(key, 2);
    EXPECT_THAT(told(one_event(kind, Status::kEstablished), Language::kEnglish), HasSubstr(plain));
    EXPECT_THAT(told(one_event(kind, Status::kEstablished), Language::kJapanese),
                HasSubstr(plain_ja));
    for (const Row& row : kHedges) {
      const Brief brief = one_event(kind, row.status);
      const std::string en = told(brief, Language::kEnglish);
      const std::string ja = told(brief, Language::kJapanese);
      EXPECT_THAT(en, HasSubstr(std::string(row.english))) << kind;
      EXPECT_THAT(en, Not(HasSubstr(plain))) << kind;
      EXPECT_THAT(ja, HasSubstr(std::string(row.japanese))) << kind;
      EXPECT_THAT(ja, Not(HasSubstr(plain_ja))) << kind;
    }
  }
}

TEST(Hedge, InJapaneseEverySentenceAboutAnAllegationEndsInItsHedge) {
  static const std::vector<std::string> kEndings{
      "伝えられています。", "とのことです。",     "懸念しています。",
      "把握していません。", "食い違っています。", "否定しています。",
      "情報があります。",   "不明です。",         "案じ、本状をお送りいたします。",
      "ここでは控えます。"};
  for (const Brief& brief : {samples::eleven_in_sudan(), samples::journalist_in_belarus()}) {
    const Document letter = write_letter(ViewForTests::of(brief), Language::kJapanese).or_throw();
    for (const Paragraph& paragraph : letter.body) {
      if (paragraph.kind == Paragraph::Kind::kRequest) continue;
      for (const Sentence& sentence : paragraph.sentences) {
        if (sentence.claims.empty()) continue;
        EXPECT_TRUE(std::any_of(kEndings.begin(), kEndings.end(), [&](const std::string& ending) {
          return sentence.words.ends_with(ending);
        })) << sentence.words;
      }
    }
  }
}

// "Is believed to be held in X": somebody thinks so. It is no fear, and not unknown either.
TEST(Hedge, WhereSomebodyMayBeIsNeitherAFearNorUnknown) {
  Brief brief = one_event(model::terms::kArrest, Status::kReported);
  Sighting sighting;
  sighting.place.inside = {{"Kassala", "カッサラ"}};
  sighting.status = Status::kPossible;
  sighting.claims = {claim(9)};
  brief.events.clear();
  brief.whereabouts.rest = {Status::kPossible, {claim(9)}};
  brief.whereabouts.last = {sighting};
  const std::string en = told(brief, Language::kEnglish);
  EXPECT_EQ(en,
            "It was last reported that they may be in Kassala; we have not been able to confirm "
            "this.");
  EXPECT_EQ(told(brief, Language::kJapanese),
            "この5人は、カッサラにいる可能性があると伝えられたのが最後で、当団体はこれを"
            "確認できていません。");
  brief.whereabouts.last.front().when = base::DateRange::on(day("2014-06-30"));
  EXPECT_THAT(told(brief, Language::kEnglish),
              HasSubstr("may have been in Kassala on 30 June 2014;"));

  // Beside another place that is reported.
  Sighting reported = sighting;
  reported.place.inside = {{"Gedaref", ""}};
  reported.status = Status::kReported;
  brief.whereabouts.rest.status = Status::kDiffering;
  brief.whereabouts.last = {reported, sighting};
  EXPECT_THAT(told(brief, Language::kEnglish),
              HasSubstr("reported to have been in Gedaref and possibly to have been in Kassala;"));
  EXPECT_THAT(told(brief, Language::kJapanese), HasSubstr("カッサラにいた可能性があるとの情報"));
}

TEST(Hedge, WhereSomeAreIsToldOfThemAloneAndTheOthersAreNotForgotten) {
  Brief brief = samples::eleven_in_sudan();
  WhereaboutsSaid of_one;
  of_one.of = {brief.group.people.front().subject};
  of_one.rest = {Status::kReported, {claim(9)}};
  Sighting sighting;
  sighting.place.inside = {{"Gedaref", ""}};
  sighting.claims = {claim(9)};
  of_one.last = {sighting};
  brief.whereabouts = {};
  brief.whereabouts_of_some = {of_one};
  const auto text = [&](Language language) {
    std::string words;
    for (const auto& sentence :
         drafted_sentences(write_letter(ViewForTests::of(brief), language).or_throw())) {
      words += sentence.words + "\n";
    }
    return words;
  };
  const std::string name = brief.group.people.front().name;
  EXPECT_THAT(text(Language::kEnglish),
              HasSubstr(name + " was last reported to have been in Gedaref; "));
  EXPECT_THAT(text(Language::kEnglish), HasSubstr(name + "'s present whereabouts"));
  EXPECT_THAT(text(Language::kEnglish), HasSubstr("The present whereabouts of the others are not"));
  EXPECT_THAT(text(Language::kJapanese), HasSubstr("そのほかの人の現在の所在を"));
  brief.group.count = {1, 1, false};
  EXPECT_THAT(text(Language::kEnglish), Not(HasSubstr("of the others are not")));
}

TEST(Hedge, WhatMayHaveHappenedIsNotAskedAboutAsDone) {
  const auto text = [](std::string_view kind, Status status) {
    return output::to_text(
        write_letter(ViewForTests::of(one_event(kind, status)), Language::kEnglish).or_throw());
  };
  EXPECT_THAT(text(model::terms::kArrest, Status::kReported), HasSubstr("for as long as they are"));
  EXPECT_THAT(text(model::terms::kArrest, Status::kPossible), HasSubstr("if held,"));
  EXPECT_THAT(text(model::terms::kTorture, Status::kReported), HasSubstr("reports of torture"));
  EXPECT_THAT(text(model::terms::kTorture, Status::kPossible),
              Not(HasSubstr("reports of torture")));
}

TEST(Hedge, WhatWasRefutedOrTakenBackIsNotSaid) {
  for (Status status : {Status::kRefuted, Status::kWithdrawn}) {
    for (Language language : {Language::kEnglish, Language::kJapanese}) {
      EXPECT_EQ(told(one_event(model::terms::kExecution, status), language), "");
    }
  }
}

TEST(Hedge, WhileAFindingIsChallengedThereIsNoDocument) {
  const Brief brief = one_event(model::terms::kArrest, Status::kChallenged);
  auto letter = write_letter(ViewForTests::of(brief), Language::kEnglish);
  ASSERT_FALSE(letter.ok());
  EXPECT_EQ(letter.error().code, base::ErrorCode::kConflict);
  EXPECT_FALSE(write_statement(ViewForTests::of(brief), Language::kJapanese).ok());
  Brief whereabouts = samples::journalist_in_belarus();
  whereabouts.whereabouts.rest.status = Status::kChallenged;
  EXPECT_FALSE(write_letter(ViewForTests::of(whereabouts), Language::kEnglish).ok());
  Brief member = samples::eleven_in_sudan();
  member.group.people.front().membership.status = Status::kChallenged;
  EXPECT_FALSE(write_letter(ViewForTests::of(member), Language::kEnglish).ok());
}

TEST(Hedge, ABriefAboutNobodyGivesNoDocument) {
  Brief brief = one_event(model::terms::kArrest, Status::kReported);
  brief.group.count = {0, 0, false};
  EXPECT_FALSE(write_letter(ViewForTests::of(brief), Language::kEnglish).ok());
}

TEST(Hedge, ADenialStandsBesideAndLowersNothing) {
  Brief brief = one_event(model::terms::kArrest, Status::kReported);
  const std::string alone = told(brief, Language::kEnglish);
  brief.events.front().denied_by = {"the authorities", "当局"};
  brief.events.front().denials = {claim(9)};
  const std::string beside = told(brief, Language::kEnglish);
  EXPECT_EQ(beside, alone + "This is denied by the authorities.");
  EXPECT_THAT(told(brief, Language::kJapanese), HasSubstr("当局はこれを否定しています。"));
}

TEST(Hedge, TheSentenceOfEveryAllegationKnowsItsClaims) {
  const Document letter =
      write_letter(ViewForTests::of(samples::eleven_in_sudan()), Language::kEnglish).or_throw();
  std::set<model::ClaimId> used;
  for (const auto& sentence : drafted_sentences(letter)) {
    used.insert(sentence.claims.begin(), sentence.claims.end());
    EXPECT_TRUE(std::is_sorted(sentence.claims.begin(), sentence.claims.end()));
  }
  constexpr unsigned char kNumbers[] = {1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 20};
  for (const unsigned char number : kNumbers) {
    EXPECT_TRUE(used.contains(claim(number))) << int{number};
  }
  for (const Paragraph& paragraph : letter.body) {
    for (const Sentence& sentence : paragraph.sentences) {
      EXPECT_EQ(sentence.ground == Ground::kFinding,
                !sentence.claims.empty() && sentence.law.empty())
          << sentence.words;
    }
  }
}

TEST(Hedge, AFearIsNotToldAsDoneAnywhere) {
  const std::string en = output::to_text(
      write_letter(ViewForTests::of(samples::eleven_in_sudan()), Language::kEnglish).or_throw());
  EXPECT_THAT(en, Not(HasSubstr("were tortured")));
  EXPECT_THAT(en, Not(HasSubstr("were forcibly")));
}

TEST(Hedge, WhatIsKnownAndHeldBackIsNotCalledUnknown) {
  Brief brief = one_event(model::terms::kArrest, Status::kReported);
  brief.group.others_not_known = false;
  const auto text = [&](Language language) {
    return output::to_text(write_letter(ViewForTests::of(brief), language).or_throw());
  };
  EXPECT_THAT(text(Language::kEnglish), HasSubstr("We do not name them here."));
  EXPECT_THAT(text(Language::kEnglish), Not(HasSubstr("names are not known")));
  EXPECT_THAT(text(Language::kJapanese), HasSubstr("ここでは控えます。"));
}

TEST(Hedge, NothingOfAPersonHeldBackIsSaidButThatThereIsOne) {
  Brief brief = samples::eleven_in_sudan();
  PersonSaid closed;
  closed.naming = Naming::kHeldBack;
  closed.name = "Closed Nameson";  // a mistake of whoever made the brief
  closed.name_ja = "クローズド";
  brief.group.people.push_back(closed);
  brief.group.people[2].name = "Childname Nohome";  // the child, also held back
  for (Language language : {Language::kEnglish, Language::kJapanese}) {
    const std::string text =
        output::to_text(write_letter(ViewForTests::of(brief), language).or_throw());
    EXPECT_THAT(text, Not(HasSubstr("Nameson")));
    EXPECT_THAT(text, Not(HasSubstr("クローズド")));
    EXPECT_THAT(text, Not(HasSubstr("Childname")));
  }
}

TEST(Hedge, WhoIsReportedToBeFreeMayStillBeHeld) {
  Brief brief = samples::journalist_in_belarus();
  for (EventSaid& event : brief.events) {
    if (event.kind == model::terms::kRelease) event.rest.status = Status::kReported;
  }
  const auto held = [&] {
    return output::to_text(write_letter(ViewForTests::of(brief), Language::kEnglish).or_throw());
  };
  EXPECT_THAT(held(), HasSubstr("for as long as she is held"));
  brief.events[2].rest.status = Status::kEstablished;
  EXPECT_THAT(held(), Not(HasSubstr("for as long as she is held")));
}

}  // namespace
}  // namespace drafting
