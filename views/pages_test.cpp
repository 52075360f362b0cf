// The pages of a case, told as small stories.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linking/proposal.h"
#include "model/testing/case_builder.h"
#include "views/case_view.h"
#include "views/decisions.h"
#include "weighing/testing/knowing.h"

namespace views {
namespace {

using model::Age;
using model::Basis;
using model::ClaimDecided;
using model::Count;
using model::Decision;
using model::GazetteerRef;
using model::IdentityDecided;
using model::Kin;
using model::Manner;
using model::Origin;
using model::Place;
using model::Property;
using model::Reference;
using model::Sameness;
using model::SubjectId;
using model::Term;
using model::Text;
using model::testing::CaseBuilder;
using model::testing::on;
using weighing::testing::in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

CaseView view_of(CaseBuilder& story) {
  model::Case folded = story.fold();
  weighing::Knowledge known = weighing::testing::linked(folded);
  return CaseView(std::move(folded), std::move(known));
}

std::vector<std::string> each(const Json& list, const char* key) {
  std::vector<std::string> all;
  for (const Json& one : list) all.push_back(one[key]);
  return all;
}

const Json& with(const Json& list, const char* key, const std::string& value) {
  for (const Json& one : list) {
    if (one[key] == value) return one;
  }
  static const Json kNone;
  return kNone;
}

// Four people held, two of them named, told by two reports; the mother of one is elsewhere and the
// father was killed long ago.
class Pages : public ::testing::Test {
 protected:
  Pages() {
    auto first = story_.report("A. Teller", "2011-03-10");
    first_ = first;
    story_.labelled(first, "message");
    auto group = first.group("a group of four");
    group.says(Property::kSize, Count{4, 4, "four"});
    group_ = group;
    auto ada = first.person("Ada Quillfeather");
    ada.says(Property::kMemberOf, Reference{group}).says(Property::kSex, Term{"female"});
    ada.says(Property::kAge, Age{360, 371, on("2011-03-10").range, "30 years"});
    ada_ = ada;
    auto min = first.person("Min Song-ryol");
    min.says(Property::kMemberOf, Reference{group});
    first.unnamed("one of four, not named (1 of 2)", group);
    first.unnamed("one of four, not named (2 of 2)", group);
    auto mother = first.person("Hana Quillfeather");
    auto father = first.person("Tam Quillfeather");
    ada.says(Property::kRelative, Kin{"mother", mother});
    ada.says(Property::kRelative, Kin{"father", father});
    arrest_ = first.event("arrest")
                  .says(Property::kVictim, Reference{group})
                  .says(Property::kEventTime, on("[2011-03-04..2011-03-06]"))
                  .says(Property::kEventPlace, in("XA-1"));
    first.event("killing")
        .says(Property::kVictim, Reference{father})
        .says(Property::kEventTime, on("1998"));
    first.event("transfer", {Manner::kFeared, Basis::kNotSaid, {}})
        .says(Property::kVictim, Reference{group});

    auto second = story_.report("Friends of Tellers", "2011-03-12");
    second_ = second;
    story_.labelled(second, "letter");
    second.passes_on(first);
    other_ada_ = second.person("Ada Quillfeather").says(Property::kSex, Term{"female"});
    second.event("arrest").says(Property::kVictim, Reference{other_ada_});
  }

  CaseBuilder story_;
  model::ReportId first_;
  model::ReportId second_;
  SubjectId group_;
  SubjectId ada_;
  SubjectId other_ada_;
  SubjectId arrest_;
};

TEST_F(Pages, PeopleAreThoseOfTheCaseWithTheirGroupsAndOthersApart) {
  const Json page = people(view_of(story_));
  EXPECT_THAT(each(page["people"], "label"),
              ElementsAre("Ada Quillfeather", "Min Song-ryol", "one of four, not named (1 of 2)",
                          "one of four, not named (2 of 2)"));
  EXPECT_THAT(each(page["groups"], "label"), ElementsAre("a group of four"));
  EXPECT_THAT(each(page["others"], "label"), ElementsAre("Hana Quillfeather", "Tam Quillfeather"));
  const Json& ada = page["people"][0];
  EXPECT_EQ(ada["groups"], Json::array({group_.text()}));
  EXPECT_EQ(ada["named"], true);
  EXPECT_EQ(page["people"][2]["named"], false);
  EXPECT_EQ(with(ada["facts"], "property", "age")["says"],
            Json::array({"30 years (10 March 2011)"}));
  EXPECT_EQ(with(ada["facts"], "property", "sex")["status"], "reported");
}

TEST_F(Pages, PeopleSayWhoIsTheSameOnlyByProposal) {
  Json ada = people(view_of(story_))["people"][0];
  EXPECT_EQ(ada["provisional"], true);
  ASSERT_EQ(ada["also"].size(), 1u);
  EXPECT_EQ(ada["also"][0]["report_label"], "letter");
  EXPECT_EQ(ada["also"][0]["decided"], false);
  story_.act(IdentityDecided{ada_, other_ada_, Sameness::kSame, "the same address"});
  ada = people(view_of(story_))["people"][0];
  EXPECT_EQ(ada["provisional"], false);
  EXPECT_EQ(ada["also"][0]["decided"], true);
}

TEST_F(Pages, WhoeverIsOnlyInRejectedClaimsIsNotListed) {
  auto third = story_.report("T");
  auto nobody = third.person("Misread Heading");
  story_.act(ClaimDecided{{nobody.last_claim()}, Decision::kRejected, "a heading"});
  const Json page = people(view_of(story_));
  EXPECT_TRUE(with(page["others"], "label", "Misread Heading").is_null());
}

TEST_F(Pages, TheTimelineIsInOrderAndWhatHasNoDayComesLast) {
  const Json page = timeline(view_of(story_));
  EXPECT_THAT(each(page["events"], "what"), ElementsAre("killing", "arrest", "transfer"));
  const Json& arrest = page["events"][1];
  EXPECT_EQ(arrest["when"], "[2011-03-04..2011-03-06]");
  EXPECT_EQ(arrest["status"], "reported");
  EXPECT_EQ(arrest["whom"], Json::array({"a group of four"}));
  EXPECT_EQ(with(arrest["facts"], "property", "event-time")["says"],
            Json::array({"between 4 and 6 March 2011 (\"[2011-03-04..2011-03-06]\")"}));
  EXPECT_EQ(page["events"][2]["when"], Json());
  EXPECT_EQ(page["events"][2]["status"], "feared");
}

TEST_F(Pages, FindingsLeadBackToTheWordsOfTheReports) {
  const Json page = findings(view_of(story_));
  for (const Json& finding : page["findings"]) {
    if (finding["subject"] != arrest_.text() || finding["property"] != "event-kind") continue;
    EXPECT_EQ(finding["status"], "reported");
    EXPECT_EQ(finding["provisional"], true);
    EXPECT_EQ(finding["joined_by_proposal"], true);
    ASSERT_EQ(finding["groups"].size(), 1u);
    const Json& group = finding["groups"][0];
    EXPECT_EQ(group["roots"]["at_least"], 1);
    EXPECT_EQ(group["roots"]["at_most"], 1);  // the letter passes the message on
    EXPECT_EQ(group["roots"]["known"], Json::array({"A. Teller"}));
    EXPECT_THAT(each(group["claims"], "report_label"), ElementsAre("message", "letter"));
    EXPECT_EQ(group["claims"][0]["quote"], ".");
    EXPECT_EQ(group["claims"][0]["manner"], "stated");
    EXPECT_EQ(group["claims"][0]["basis"], "not-said");
    return;
  }
  FAIL() << "the arrest is not among the findings";
}

TEST_F(Pages, AWhereaboutsSaysWhenItWasLastToldAndADenialStandsBeside) {
  auto third = story_.report("U. Teller", "2011-03-20");
  third.again(ada_).says(Property::kWhereabouts, in("XA-2"));
  auto ministry = story_.report("Ministry", "2011-03-21").again(ada_);
  ministry.told({Manner::kDenied, Basis::kNotSaid, {}}).says(Property::kWhereabouts, in("XA-2"));
  const Json page = findings(view_of(story_));
  const Json& finding = with(page["findings"], "property", "whereabouts");
  EXPECT_EQ(finding["last_reported"], "2011-03-20");
  EXPECT_EQ(finding["status"], "reported");
  EXPECT_EQ(finding["denials"], 1);
  EXPECT_EQ(finding["denied_by"][0]["manner"], "denied");
}

TEST_F(Pages, MisfitsAndQuestionsAreSentencesWithTheirClaims) {
  auto third = story_.report("U. Teller", "2011-03-20");
  third.again(ada_).says(Property::kSex, Term{"male"});
  const Json misfit = misfits(view_of(story_))["misfits"][0];
  EXPECT_EQ(misfit["kind"], "contradiction");
  EXPECT_EQ(misfit["subject"], ada_.text());
  EXPECT_EQ(misfit["claims"].size(), 3u);
  const Json page = questions(view_of(story_));
  const Json& first = page["questions"][0];
  EXPECT_EQ(first["question"], "Where is Ada Quillfeather now, and in what state?");
  EXPECT_EQ(first["about"], "Ada Quillfeather");
  EXPECT_EQ(first["property"], "whereabouts");
  EXPECT_EQ(first["whom"], Json::array({"A. Teller", "U. Teller"}));
}

TEST_F(Pages, LineageSaysWhoTellsAndWhoPassesOn) {
  const Json page = lineage(view_of(story_));
  EXPECT_THAT(each(page["reports"], "label"), ElementsAre("message", "letter"));
  EXPECT_EQ(page["reports"][0]["teller"], "A. Teller");
  EXPECT_THAT(page["reports"][0]["passes_on"], IsEmpty());
  EXPECT_EQ(page["reports"][1]["passes_on"], Json::array({first_.text()}));
  EXPECT_EQ(page["reports"][1]["received"], "2011-03-12");
  EXPECT_EQ(page["reports"][0]["dated"], Json());
}

TEST_F(Pages, LineageSaysWhatMayRestOnWhat) {
  auto third = story_.report("Another Body", "2011-03-20");
  story_.labelled(third, "their letter");
  third.again(ada_).says(Property::kAge, Age{360, 371, on("2011-03-10").range, "aged 30"});
  third.again(arrest_)
      .says(Property::kEventKind, Term{"arrest"})
      .says(Property::kEventTime, on("2011-03-05"))
      .says(Property::kEventPlace, in("XA-1"));
  third.again(group_).says(Property::kSize, Count{4, 4, "4"});
  const Json page = lineage(view_of(story_));
  EXPECT_EQ(page["reports"][2]["may_rest_on"]["label"], "message");
  EXPECT_EQ(page["reports"][2]["may_rest_on"]["details"], 4);
}

Office office() { return {base::Zone::utc(), base::Day(), {}}; }

TEST_F(Pages, IdentitiesAreProposedDecidedAndMayClash) {
  Json page = identities(view_of(story_), office());
  EXPECT_THAT(page["decided"], IsEmpty());
  ASSERT_EQ(page["proposed"].size(), 2u);  // the person and the arrest
  const Json& pair = with(page["proposed"], "one", ada_.text());
  EXPECT_EQ(pair["one_report"], "message");
  EXPECT_EQ(pair["other_report"], "letter");
  EXPECT_EQ(pair["strength"], "likely");
  EXPECT_EQ(pair["joined"], true);
  EXPECT_EQ(pair["reasons"], Json::array({"the same name", "the same sex"}));

  const SubjectId third = story_.report("T").person("Ada Q.");
  story_.act(IdentityDecided{ada_, third, Sameness::kDifferent, "two people"});
  story_.act(IdentityDecided{ada_, other_ada_, Sameness::kSame, "the same"});
  story_.act(IdentityDecided{other_ada_, third, Sameness::kSame, "a clash"});
  page = identities(view_of(story_), office());
  EXPECT_THAT(each(page["decided"], "decision"), ElementsAre("same", "same", "different"));
  ASSERT_EQ(page["clashes"].size(), 1u);
  EXPECT_EQ(page["clashes"][0]["reason"], "a clash");
}

TEST_F(Pages, ErasedWordsAreNotQuoted) {
  const CaseView view = view_of(story_);
  CaseView erased = view;
  erased.folded.reports.erase(first_);
  for (const auto& [id, state] : erased.folded.claims) {
    if (state.claim.passage.report != first_) continue;
    EXPECT_EQ(erased.quoted(id), "");
  }
  EXPECT_NO_THROW(findings(erased));
  EXPECT_NO_THROW(timeline(erased));
  EXPECT_NO_THROW(lineage(erased));
}

}  // namespace
}  // namespace views
