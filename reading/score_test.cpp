// The scorer is as strict as it says, and no stricter.
#include <gtest/gtest.h>

#include "reading/testing/document.h"

namespace reading::testing {
namespace {

ClaimLine line(std::string subject, std::string property, std::string value) {
  return {std::move(subject), std::move(property), std::move(value), "stated", "", "", false};
}

Score score_of(std::vector<std::string> expected, const std::vector<ClaimLine>& lines) {
  Document document;
  document.name = "invented";
  document.expected = std::move(expected);
  Score into;
  score(document, lines, into);
  return into;
}

// Ana was arrested in May and Bela in June.
const std::vector<ClaimLine> kTwoArrests = {
    line("arrest 1", "victim", "Ana"), line("arrest 1", "event-time", "2001-05"),
    line("arrest 2", "victim", "Bela"), line("arrest 2", "event-time", "2001-06")};

TEST(Scorer, TakesAnyOfTheAnswersThatCount) {
  Score score = score_of({"+ arrest/detention | event-place/event-from | *Rome*"},
                         {line("detention", "event-from", "g1 Rome")});
  EXPECT_EQ(score.of("places").found, 1u);
  EXPECT_EQ(score.of("places").right, 1u);
  score = score_of({"+ arrest/detention | event-place/event-from | *Rome*"},
                   {line("transfer", "event-from", "g1 Rome")});
  EXPECT_EQ(score.of("places").found, 0u);
}

TEST(Scorer, FindsTheSlotsOfOneEventInOneEvent) {
  Score score = score_of({"+ arrest#a | victim | Ana", "+ arrest#a | event-time | 2001-05",
                          "+ arrest#b | victim | Bela", "+ arrest#b | event-time | 2001-06"},
                         kTwoArrests);
  EXPECT_EQ(score.of("events").found, 2u);
  EXPECT_EQ(score.of("dates").found, 2u);
}

TEST(Scorer, DoesNotJoinTheVictimOfOneEventToTheDayOfAnother) {
  Score score =
      score_of({"+ arrest#a | victim | Ana", "+ arrest#a | event-time | 2001-06"}, kTwoArrests);
  EXPECT_EQ(score.of("events").found + score.of("dates").found, 1u);
  score = score_of({"+ arrest | victim | Ana", "+ arrest | event-time | 2001-06"}, kTwoArrests);
  EXPECT_EQ(score.of("events").found + score.of("dates").found, 2u);
}

TEST(Scorer, MeasuresByWhomOnlyWhereItIsAsked) {
  const std::vector<ClaimLine> told = {line("arrest", "perpetrator", "soldiers")};
  EXPECT_EQ(score_of({"+ arrest | event-time | 2001"}, told).of("by whom").told, 0u);
  Score score = score_of({"+ arrest | perpetrator | police"}, told);
  EXPECT_EQ(score.of("by whom").told, 1u);
  EXPECT_EQ(score.of("by whom").right, 0u);
}

TEST(Scorer, CountsWhatMustNeverBeTold) {
  EXPECT_EQ(score_of({"- * | victim | Bela"}, kTwoArrests).never, 1u);
  EXPECT_EQ(score_of({"- * | victim | Cesar"}, kTwoArrests).never, 0u);
}

}  // namespace
}  // namespace reading::testing
