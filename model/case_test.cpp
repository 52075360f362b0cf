#include "model/case.h"

#include <gtest/gtest.h>

#include "model/testing/case_builder.h"

namespace model {
namespace {

using testing::CaseBuilder;

TEST(Case, KeepsWhatWasReceivedAndWhatItClaims) {
  CaseBuilder story;
  auto report = story.report("Invented Teller");
  auto person = report.person("Invented Person");
  person.says(Property::kSex, Term{"male"});
  Case folded = story.fold();
  EXPECT_EQ(folded.title, "A story");
  ASSERT_TRUE(folded.reports.contains(report));
  EXPECT_TRUE(folded.reports.at(report).filed);
  EXPECT_EQ(folded.reports.at(report).author, "Invented Teller");
  EXPECT_EQ(folded.claims.size(), 2u);
  EXPECT_EQ(folded.claims.at(person.last_claim()).standing, Standing::kProposed);
}

TEST(Case, ADecisionChangesTheStandingOfJustItsClaims) {
  CaseBuilder story;
  auto person = story.report("T").person("Invented Person");
  ClaimId name = person.last_claim();
  person.says(Property::kSex, Term{"male"});
  story.act(ClaimDecided{{name}, Decision::kRejected, "another person"});
  Case folded = story.fold();
  EXPECT_FALSE(folded.claims.at(name).stands());
  EXPECT_TRUE(folded.claims.at(person.last_claim()).stands());
}

TEST(Case, ACorrectionReplacesAndTheOldClaimStaysToBeSeen) {
  CaseBuilder story;
  auto person = story.report("T").person("Invented Persn");
  ClaimId wrong = person.last_claim();
  Claim right = story.fold().claims.at(wrong).claim;
  right.id = ClaimId(base::IdBytes{1});
  right.value = Name{"Invented Person"};
  story.act(ClaimAdded{right, wrong, "a slip of the pen"});
  Case folded = story.fold();
  EXPECT_EQ(folded.claims.at(wrong).standing, Standing::kReplaced);
  EXPECT_EQ(folded.claims.at(wrong).replaced_by, right.id);
  EXPECT_EQ(folded.claims.at(right.id).standing, Standing::kAccepted);
}

TEST(Case, ANewReadingReplacesProposalsAndLeavesDecisions) {
  CaseBuilder story;
  auto report = story.report("T");
  auto person = report.person("Invented Person");
  ClaimId name = person.last_claim();
  person.says(Property::kSex, Term{"male"});
  ClaimId sex = person.last_claim();
  story.act(ClaimDecided{{name}, Decision::kAccepted, "yes"});
  report.again(person).says(Property::kOccupation, Text{"teacher"});
  Case folded = story.fold();
  EXPECT_TRUE(folded.claims.contains(name));
  EXPECT_FALSE(folded.claims.contains(sex));
}

TEST(Case, AsOfAnEarlierDayIsTheFoldOfEarlierEntries) {
  CaseBuilder story;
  auto person = story.report("T").person("Invented Person");
  auto entries = story.entries();
  story.act(ClaimDecided{{person.last_claim()}, Decision::kRejected, "no"});
  Case before = fold(story.id(), entries);
  Case after = story.fold();
  EXPECT_TRUE(before.claims.at(person.last_claim()).stands());
  EXPECT_FALSE(after.claims.at(person.last_claim()).stands());
}

TEST(Case, AnEntryThatCannotBeOpenedIsCountedAndHarmsNothing) {
  CaseBuilder story;
  story.report("T").person("Invented Person");
  auto entries = story.entries();
  entries.back().body.reset();
  Case folded = fold(story.id(), entries);
  EXPECT_EQ(folded.unreadable, 1u);
  EXPECT_EQ(folded.history.size(), entries.size());
}

}  // namespace
}  // namespace model
