// What each handler promises, and what it refuses: with errors that say what to do, hold no words
// of a report, and leave nothing behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "actions/testing/desk.h"

namespace actions {
namespace {

using base::ErrorCode;
using testing::Desk;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kNobody(26, '0');

class Handlers : public ::testing::Test {
 protected:
  void SetUp() override {
    case_ = desk_.open_case();
    report_ = desk_.add_report(case_, "Ana Example was arrested\nin Khartoum. Ana Example is 34.");
    other_ = desk_.add_report(case_, "We pass on a message about three people.");
    ana_ = desk_.add_subject(case_, report_, "person", "Ana Example");
    group_ = desk_.add_subject(case_, other_, "group", "three people");
  }

  // The action on this case, with these fields beside it.
  base::Result<Json> act(std::string_view name, Input::Words words = {}) {
    words["case"] = {case_};
    return desk_.act(name, std::move(words));
  }
  void expect_refused(std::string_view name, Input::Words words, ErrorCode code,
                      const std::string& says) {
    const std::uint64_t before = desk_.keeper().size();
    auto done = act(name, std::move(words));
    ASSERT_FALSE(done.ok()) << name << " was not refused: " << says;
    EXPECT_EQ(done.error().code, code) << done.error().message;
    EXPECT_THAT(done.error().message, HasSubstr(says));
    EXPECT_EQ(desk_.keeper().size(), before);
  }
  Input::Words claim(const std::string& property, const std::string& value,
                     const std::string& quote) {
    return {{"report", {report_}},     {"subject", {ana_}}, {"property", {property}},
            {"value", {value}},        {"quote", {quote}},  {"manner", {"stated"}},
            {"reason", {"read again"}}};
  }
  std::string add_claim(const std::string& property, const std::string& value,
                        const std::string& quote) {
    return act("claim add", claim(property, value, quote)).or_throw()["claim"];
  }
  Json finding(const std::string& property) {
    const Json page = act("case findings").or_throw();
    for (const Json& each : page["findings"]) {
      if (each["property"] == property) return each;
    }
    return {};
  }

  Desk desk_;
  std::string case_, report_, other_, ana_, group_;
};

TEST_F(Handlers, AClaimRestsOnItsWordsWhateverTheirLineBreaks) {
  add_claim("whereabouts", "SD", "arrested in Khartoum");
  const Json found = finding("whereabouts");
  ASSERT_THAT(found["groups"], SizeIs(1));
  EXPECT_EQ(found["groups"][0]["claims"][0]["quote"], "arrested\nin Khartoum");
  EXPECT_EQ(found["groups"][0]["claims"][0]["confirmed"], true);
  EXPECT_EQ(found["provisional"], false);
}

TEST_F(Handlers, AClaimWhoseWordsStandTwiceIsAskedWhich) {
  expect_refused("claim add", claim("name", "Ana Example", "Ana Example"), ErrorCode::kBadInput,
                 "2 times");
  Input::Words second = claim("name", "Ana Example", "Ana Example");
  second["occurrence"] = {"2"};
  EXPECT_TRUE(act("claim add", second).ok());
  second["occurrence"] = {"3"};
  expect_refused("claim add", second, ErrorCode::kBadInput, "2 times only");
}

TEST_F(Handlers, AClaimNeedsWordsASubjectAndAReportOfItsCase) {
  expect_refused("claim add", claim("name", "Ana", "Bela"), ErrorCode::kBadInput, "--quote");
  Input::Words words = claim("age", "34", "is 34");
  words["subject"] = {kNobody};
  expect_refused("claim add", words, ErrorCode::kNotFound, "case people");
  words = claim("age", "34", "is 34");
  words["report"] = {kNobody};
  expect_refused("claim add", words, ErrorCode::kNotFound, "case lineage");
  const std::string elsewhere = desk_.add_report(desk_.open_case("Another"), "Ana is 34.");
  words["report"] = {elsewhere};
  expect_refused("claim add", words, ErrorCode::kNotFound, "case lineage");
}

TEST_F(Handlers, AValueIsReadAsItsPropertyTakesIt) {
  const std::vector<std::array<std::string, 3>> good{
      {"age", "34", "34 years (10 March 2011)"},
      {"age", "18 months", "18 months (10 March 2011)"},
      {"sex", "female", "female"},
      {"fate", "missing", "missing"},
      {"birth", "1976-05", "in May 1976"},
      {"whereabouts", "SD", "Sudan"},
      {"legal-status", "refugee", "refugee"},
      {"legal-status", "stateless", "stateless"},
      {"member-of", group_, "three people"},
      {"relative", "mother:" + ana_, "mother: Ana Example"},
  };
  for (const auto& [property, value, says] : good) {
    Input::Words words = claim(property, value, "is 34");
    auto done = act("claim add", words);
    ASSERT_TRUE(done.ok()) << property << ": " << done.error().message;
    EXPECT_THAT(finding(property).dump(), HasSubstr(says)) << property;
    expect_refused("claim add", words, ErrorCode::kConflict, "already");
    act("claim reject",
        {{"claim", {(*done)["claim"].get<std::string>()}}, {"reason", {"only a test"}}})
        .or_throw();
  }
  const std::vector<std::array<std::string, 2>> bad{
      {"age", "old"},
      {"age", "36-34"},
      {"age", "200"},
      {"sex", "unknown"},
      {"fate", "lost"},
      {"birth", "31.2.1976"},
      {"birth", "1976-02-31"},
      {"size", "several"},
      {"size", "5-3"},
      {"member-of", ana_},
      {"member-of", "three"},
      {"relative", ana_},
      {"relative", "friend:" + ana_},
      {"event-kind", "party"},
  };
  for (const auto& [property, value] : bad) {
    const std::uint64_t before = desk_.keeper().size();
    auto done = act("claim add", claim(property, value, "is 34"));
    ASSERT_FALSE(done.ok()) << property << " " << value;
    EXPECT_EQ(done.error().code, ErrorCode::kBadInput) << done.error().message;
    EXPECT_EQ(desk_.keeper().size(), before);
  }
}

TEST_F(Handlers, APlaceThatSeveralBearIsAskedWhich) {
  expect_refused("claim add", claim("whereabouts", "Springfield", "in Khartoum"),
                 ErrorCode::kBadInput, "give the id of one: ");
  Input::Words words = claim("whereabouts", "Kassala", "in Khartoum");
  EXPECT_EQ(act("claim add", words).or_throw()["says"], "Kassala: SD-KA (Kassala, Sudan)");
  words["value"] = {"a hut by the river"};
  const std::string hut = act("claim add", words).or_throw()["says"];
  EXPECT_THAT(hut, HasSubstr("a hut by the river: these words alone"));
}

TEST_F(Handlers, ACorrectionReplacesTheClaimOnce) {
  const std::string wrong = add_claim("age", "43", "is 34");
  Input::Words right = claim("age", "34", "is 34");
  right["replaces"] = {wrong};
  ASSERT_TRUE(act("claim add", right).ok());
  ASSERT_THAT(finding("age")["groups"], SizeIs(1));
  EXPECT_THAT(finding("age")["groups"][0]["says"].get<std::string>(), HasSubstr("34 years"));
  right["value"] = {"35"};
  expect_refused("claim add", right, ErrorCode::kConflict, "replaced before");
  expect_refused("claim accept", {{"claim", {wrong}}, {"reason", {"a test"}}}, ErrorCode::kConflict,
                 "was replaced by");
}

TEST_F(Handlers, ClaimsAreDecidedAndTakenBackByTheirTeller) {
  const std::string claim_id = add_claim("age", "34", "is 34");
  act("claim reject", {{"claim", {claim_id}}, {"reason", {"misread"}}}).or_throw();
  EXPECT_TRUE(finding("age").is_null() || finding("age")["groups"].empty());
  act("claim accept", {{"claim", {claim_id, claim_id}}, {"reason", {"read again"}}}).or_throw();
  EXPECT_EQ(finding("age")["status"], "reported");
  act("claim take-back", {{"claim", {claim_id}}, {"reason", {"she wrote again"}}}).or_throw();
  EXPECT_EQ(finding("age")["status"], "withdrawn");
  expect_refused("claim accept", {{"claim", {kNobody}}, {"reason", {"a test"}}},
                 ErrorCode::kNotFound, "case findings");
}

TEST_F(Handlers, ASubjectIsAddedOnceToItsReport) {
  const Input::Words words{{"report", {report_}}, {"kind", {"person"}}, {"label", {"Ana Example"}}};
  expect_refused("subject add", words, ErrorCode::kConflict, "tell them apart");
  expect_refused("subject add",
                 {{"report", {report_}}, {"kind", {"group"}}, {"label", {"them"}}, {"unnamed", {}}},
                 ErrorCode::kBadInput, "--unnamed");
}

TEST_F(Handlers, TheSameBytesAgainAreNoVoiceOfTheirOwn) {
  const std::string again = desk_.add_report(case_, "We pass on a message about three people.");
  const std::string passes_on = "\"passes_on\":[\"" + other_ + "\"]";
  EXPECT_THAT(act("case lineage").or_throw().dump(), HasSubstr(passes_on));
  desk_.reader_version = 2;
  desk_.act("report read", {{"report", {again}}}).or_throw();
  EXPECT_THAT(act("case lineage").or_throw().dump(), HasSubstr(passes_on)) << "read again";
  const std::string elsewhere = desk_.open_case("Another");
  desk_.add_report(elsewhere, "We pass on a message about three people.");
  const Json lineage = desk_.act("case lineage", {{"case", {elsewhere}}}).or_throw();
  EXPECT_EQ(lineage["reports"][0]["passes_on"], Json::array());
}

TEST_F(Handlers, RelaysHaveNoCircles) {
  const auto relay = [](const std::string& report, const std::string& of) {
    return Input::Words{{"report", {report}}, {"of-report", {of}}, {"reason", {"it says so"}}};
  };
  ASSERT_TRUE(act("relay add", relay(other_, report_)).ok());
  const Json lineage = act("case lineage").or_throw();
  EXPECT_THAT(lineage.dump(), HasSubstr("\"passes_on\":[\"" + report_ + "\"]"));
  expect_refused("relay add", relay(other_, report_), ErrorCode::kConflict, "added before");
  expect_refused("relay add", relay(report_, other_), ErrorCode::kBadInput, "no circles");
  expect_refused("relay add", relay(report_, report_), ErrorCode::kBadInput, "itself");
  const std::string third = desk_.add_report(case_, "And on.");
  ASSERT_TRUE(act("relay add", relay(third, other_)).ok());
  expect_refused("relay add", relay(report_, third), ErrorCode::kBadInput, "no circles");
  expect_refused("relay add", {{"report", {report_}}, {"reason", {"a test"}}}, ErrorCode::kBadInput,
                 "--of-report");
}

TEST_F(Handlers, ACheckIsPlannedForALaterDayAndAnswered) {
  Input::Words words{{"subject", {ana_}},
                     {"property", {"whereabouts"}},
                     {"whom", {"her aunt"}},
                     {"way", {"by telephone, after six"}},
                     {"due", {"2011-03-12"}}};
  // It is 13 March in the organisation's zone.
  expect_refused("check plan", words, ErrorCode::kBadInput, "past");
  words["due"] = {"2011-03-14"};
  const std::string check = act("check plan", words).or_throw()["check"];
  EXPECT_EQ(act("case checks").or_throw()["checks"][0]["state"], "open");
  desk_.world.set_now(base::Instant{1'300'000'000'000'000 + 2 * 86'400'000'000});
  EXPECT_EQ(act("case checks").or_throw()["checks"][0]["state"], "late");
  expect_refused("check answer", {{"check", {check}}}, ErrorCode::kBadInput, "--note");
  expect_refused("check answer", {{"check", {kNobody}}, {"note", {"nobody"}}}, ErrorCode::kNotFound,
                 "case checks");
  act("check answer", {{"check", {check}}, {"report", {report_}}, {"note", {"by letter"}}})
      .or_throw();
  const Json line = act("case checks").or_throw()["checks"][0];
  EXPECT_EQ(line["state"], "answered");
  EXPECT_EQ(line["answers"][0]["report"], report_);
}

TEST_F(Handlers, OfTheGatesThatMembersSetTheNewestStands) {
  EXPECT_THAT(act("case gates").or_throw()["gates"], IsEmpty());
  Input::Words words{{"subject", {ana_}},
                     {"property", {"name"}},
                     {"audience", {"addressee"}},
                     {"opening", {"open"}},
                     {"reason", {"her family asks for it"}}};
  ASSERT_TRUE(act("gate set", words).ok());
  EXPECT_EQ(act("case gates").or_throw()["gates"][0]["opening"], "open");
  words["opening"] = {"closed"};
  ASSERT_TRUE(act("gate set", words).ok());
  const Json gates = act("case gates").or_throw()["gates"];
  ASSERT_THAT(gates, SizeIs(1));
  EXPECT_EQ(gates[0]["opening"], "closed");
  expect_refused("gate set", words, ErrorCode::kConflict, "stands so already");
  words["property"] = {"shoe-size"};
  expect_refused("gate set", words, ErrorCode::kBadInput, "takes one of");
}

// A draft under the provisional policy opens what nobody decided, so that it must be possible to
// close a value before anything opened it.
TEST_F(Handlers, AGateIsClosedBeforeItWasEverOpen) {
  const Input::Words words{{"subject", {ana_}},
                           {"property", {"name"}},
                           {"audience", {"addressee"}},
                           {"opening", {"closed"}},
                           {"reason", {"her family asks for it"}}};
  ASSERT_TRUE(act("gate set", words).ok());
  EXPECT_EQ(act("case gates").or_throw()["gates"][0]["opening"], "closed");
}

TEST_F(Handlers, IdentitiesAreDecidedBetweenTwoOfAKind) {
  const std::string twin = desk_.add_subject(case_, other_, "person", "A. Example");
  const auto same = [](const std::string& one, const std::string& other) {
    return Input::Words{{"one", {one}},
                        {"other", {other}},
                        {"decision", {"same"}},
                        {"reason", {"the same birthday"}}};
  };
  expect_refused("identity decide", same(ana_, ana_), ErrorCode::kBadInput, "name two");
  expect_refused("identity decide", same(ana_, group_), ErrorCode::kBadInput, "different kinds");
  expect_refused("identity decide", same(ana_, kNobody), ErrorCode::kNotFound, "case people");
  ASSERT_TRUE(act("identity decide", same(ana_, twin)).ok());
  const Json decided = act("case identities").or_throw()["decided"];
  ASSERT_THAT(decided, SizeIs(1));
  EXPECT_EQ(decided[0]["decision"], "same");
  EXPECT_EQ(decided[0]["reason"], "the same birthday");
  EXPECT_EQ(decided[0]["day"], "2011-03-13");
}

TEST_F(Handlers, ACaseIsSeenAsOfAPastDayOfTheOrganisation) {
  // 14 March 2011, 00:30 in Tokyo; still the 13th in UTC.
  desk_.world.set_now(base::Instant{1'300'030'200'000'000});
  add_claim("age", "34", "is 34");
  const auto people = [this](const std::string& day) {
    return act("case findings", {{"as-of", {day}}});
  };
  EXPECT_THAT(people("2011-03-13").or_throw()["findings"], IsEmpty());
  EXPECT_THAT(people("2011-03-14").or_throw()["findings"], SizeIs(1));
  auto before = people("2011-03-12");
  ASSERT_FALSE(before.ok());
  EXPECT_EQ(before.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(act("case history").or_throw()["entries"].back()["day"], "2011-03-14");
}

TEST_F(Handlers, ACaseIsChangedEndedAndOpenedAgain) {
  expect_refused("case change", {}, ErrorCode::kBadInput, "say what to change");
  expect_refused("case change", {{"ended", {}}, {"reopened", {}}}, ErrorCode::kBadInput,
                 "only one");
  EXPECT_EQ(act("case change", {{"ended", {}}}).or_throw()["ended"], true);
  EXPECT_EQ(act("case change", {{"title", {"Four"}}}).or_throw()["ended"], true);
  EXPECT_EQ(act("case change", {{"reopened", {}}}).or_throw()["ended"], false);
  auto opened = desk_.act("case open", {{"title", {"Five"}}, {"keeper", {kNobody}}});
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr("--closed"));
}

TEST_F(Handlers, AReportIsFiledOnceAndReadAgainOnlyByANewerReader) {
  expect_refused("report file", {{"report", {report_}}}, ErrorCode::kConflict, "already");
  expect_refused("report file", {{"report", {kNobody}}}, ErrorCode::kNotFound, "report list");
  auto again = desk_.act("report read", {{"report", {report_}}});
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  desk_.reader_version = 2;
  const Json people = act("case people").or_throw()["people"];
  const Json json = desk_.act("report read", {{"report", {report_}}}).or_throw();
  EXPECT_EQ(json["found_again"], json["claims"]);
  EXPECT_EQ(json["new"], 0);
  EXPECT_EQ(json["not_found_again"], 0);
  EXPECT_EQ(act("case people").or_throw()["people"], people);
}

TEST_F(Handlers, AnOriginalComesBackByteForByte) {
  const Json json =
      desk_.act("report original", {{"report", {report_}}, {"out", {"here"}}}).or_throw();
  ASSERT_THAT(desk_.made, SizeIs(1));
  EXPECT_EQ(desk_.made[0].content,
            Desk::bytes("Ana Example was arrested\nin Khartoum. Ana Example is 34."));
  EXPECT_EQ(desk_.made[0].label, report_ + ".txt");
}

TEST_F(Handlers, AReportOfTheFutureOrOfNoSourceIsRefusedBeforeItIsRead) {
  const std::uint64_t before = desk_.keeper().size();
  const Input::Files file{{"file", {{"message", Desk::bytes("words")}}}};
  auto done = desk_.act("report add", {{"received", {"2011-03-20"}}}, file);
  EXPECT_THAT(done.error().message, HasSubstr("future"));
  done = desk_.act("report add", {{"source", {kNobody}}}, file);
  EXPECT_THAT(done.error().message, HasSubstr("source list"));
  done = desk_.act("report add", {{"case", {kNobody}}}, file);
  EXPECT_EQ(done.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(desk_.keeper().size(), before);
}

TEST_F(Handlers, WhatIsReadIsNotedWithoutTheWordsThatWereTyped) {
  const std::string report = desk_.add_report(case_, "Ana Example was seen at the ferry.");
  const auto newest = [&](const char* name, Input::Words words) {
    desk_.act(name, std::move(words), {}, model::Role::kReader).or_throw();
    const Json notes = desk_.act("reads", {{"most", {"1"}}}).or_throw()["reads"];
    return notes.empty() ? std::string() : notes[0]["what"].get<std::string>();
  };
  EXPECT_EQ(newest("case people", {{"case", {case_}}}), "case people " + case_);
  EXPECT_EQ(newest("case history", {{"case", {case_}}}), "case history " + case_);
  EXPECT_EQ(newest("report show", {{"report", {report}}}), "report show " + report);
  EXPECT_EQ(newest("search", {{"words", {"ferry seen"}}}), "search " + report);
  EXPECT_EQ(newest("search", {{"words", {"nothing of it"}}}), "search " + report) << "no hits";
  EXPECT_EQ(newest("case list", {}), "search " + report) << "shows no words of a report";
}

TEST_F(Handlers, WhoASourceIsOnlyItsKeepersSee) {
  const std::string source = desk_
                                 .act("source add", {{"label", {"source 1"}},
                                                     {"identity", {"Bela Example"}},
                                                     {"protected", {}},
                                                     {"grade", {"B"}}})
                                 .or_throw()["source"];
  EXPECT_EQ(desk_.act("source show", {{"source", {source}}}).or_throw()["identity"],
            "Bela Example");
  for (auto role : {model::Role::kReader, model::Role::kApprover}) {
    const Json seen = desk_.act("source show", {{"source", {source}}}, {}, role).or_throw();
    EXPECT_EQ(seen["label"], "source 1");
    EXPECT_TRUE(seen["identity"].is_null());
  }
  EXPECT_THAT(desk_.act("source list", {}).or_throw().dump(), ::testing::Not(HasSubstr("Bela")));
  auto twice = desk_.act("source add", {{"label", {"source 1"}}});
  EXPECT_EQ(twice.error().code, ErrorCode::kConflict);
  auto kept = desk_.act("source add", {{"label", {"source 2"}}, {"keeper", {kNobody}}});
  EXPECT_THAT(kept.error().message, HasSubstr("--identity"));
  desk_.act("erase", {{"source", {source}}, {"reason", {"the source asked"}}}).or_throw();
  EXPECT_THAT(desk_.act("source list", {}).or_throw()["sources"], IsEmpty());
}

TEST_F(Handlers, ADeathIsEstablishedByTwoMembersAndNotByOneTwice) {
  ASSERT_TRUE(act("claim add", claim("fate", "dead", "is 34")).ok());
  const auto decide = [&](model::Role role) {
    const Input::Words words{{"case", {case_}},
                             {"subject", {ana_}},
                             {"property", {"fate"}},
                             {"verdict", {"established"}},
                             {"reason", {"saw the register"}}};
    desk_.act("finding decide", words, {}, role).or_throw();
    return finding("fate");
  };
  for (int times = 0; times < 2; ++times) {
    const Json alone = decide(model::Role::kKeeper);
    EXPECT_EQ(alone["status"], "reported");
    EXPECT_EQ(alone["awaits_second_member"], true);
  }
  const Json together = decide(model::Role::kApprover);
  EXPECT_EQ(together["status"], "established");
  EXPECT_EQ(together["awaits_second_member"], false);
}

// A draft keeps the words of what it rests on, and a decision its value: a person looks at them.
TEST_F(Handlers, AnErasureNamesTheDraftsAndDecisionsThatRestOnIt) {
  const std::string claim_id = add_claim("sex", "male", "is 34");
  const auto draft = [&](const std::vector<model::ClaimId>& claims) {
    model::DocumentDrafted drafted;
    drafted.action = model::ActionId::make(desk_.world);
    drafted.case_id = model::CaseId::parse(case_).or_throw();
    drafted.language = "en";
    drafted.sentences = {{"We are concerned.", {}}, {"He is said to be 34.", claims}};
    desk_.keeper().append({drafted}).or_throw();
    return drafted.action.text();
  };
  const std::string quoting = draft({model::ClaimId::parse(claim_id).or_throw()});
  draft({});
  const auto decide = [&](const char* property, const char* verdict) {
    const Input::Words words{{"case", {case_}},
                             {"subject", {ana_}},
                             {"property", {property}},
                             {"verdict", {verdict}},
                             {"reason", {"saw the register"}}};
    desk_.act("finding decide", words, {}, model::Role::kKeeper).or_throw();
  };
  decide("sex", "established");
  decide("age", "reopened");  // holds no value
  const Json other =
      desk_.act("erase", {{"report", {other_}}, {"reason", {"the sender asked"}}}).or_throw();
  EXPECT_THAT(other["still_quoted_in"], IsEmpty());
  EXPECT_THAT(other["still_established"], IsEmpty());
  const Json erased =
      desk_.act("erase", {{"report", {report_}}, {"reason", {"the sender asked"}}}).or_throw();
  ASSERT_EQ(erased["still_quoted_in"].size(), 1u);
  EXPECT_EQ(erased["still_quoted_in"][0]["draft"], quoting);
  EXPECT_EQ(erased["still_quoted_in"][0]["case"], case_);
  EXPECT_EQ(erased["still_quoted_in"][0]["document"], "letter");
  ASSERT_EQ(erased["still_established"].size(), 1u);
  EXPECT_EQ(erased["still_established"][0]["subject"], ana_);
  EXPECT_EQ(erased["still_established"][0]["property"], "sex");
}

TEST_F(Handlers, ErrorsHoldNoWordsOfAReport) {
  const std::vector<std::pair<std::string, Input::Words>> wrong{
      {"claim add", claim("name", "Khartoum", "Ana Example")},
      {"claim add", claim("size", "Khartoum", "Ana Example was")},
      {"subject add", {{"report", {report_}}, {"kind", {"person"}}, {"label", {"Ana Example"}}}},
  };
  for (const auto& [name, words] : wrong) {
    auto done = act(name, words);
    ASSERT_FALSE(done.ok());
    EXPECT_THAT(done.error().message, ::testing::Not(HasSubstr("Example")));
    EXPECT_THAT(done.error().message, ::testing::Not(HasSubstr("Khartoum")));
  }
}

}  // namespace
}  // namespace actions
