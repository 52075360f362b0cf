// The scorer is as strict as it says, and no stricter.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "model/property.h"
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

TEST(Scorer, TakesOneWordForTwoEventsOfDifferentKinds) {
  Score score = score_of({"+ arrest#ana | victim | Ana", "+ release#ana | victim | Ana"},
                         {line("arrest", "victim", "Ana"), line("release", "victim", "Ana")});
  EXPECT_EQ(score.of("events").found, 2u);
}

TEST(Scorer, MeasuresByWhomOnlyWhereItIsAsked) {
  const std::vector<ClaimLine> told = {line("arrest", "perpetrator", "soldiers")};
  EXPECT_EQ(score_of({"+ arrest | event-time | 2001"}, told).of("by whom").told, 0u);
  Score score = score_of({"+ arrest | perpetrator | police"}, told);
  EXPECT_EQ(score.of("by whom").told, 1u);
  EXPECT_EQ(score.of("by whom").right, 0u);
}

// A label that cannot be parsed stops the scorer; one of a property that is not there never fails.
TEST(Scorer, CanReadEveryLabelOfTheCorpus) {
  const auto corpus = std::filesystem::path(WHEREABOUTS_SOURCE_FOLDER) / "reading" / "corpus";
  const std::set<std::string> of_the_text = {"dated", "signed", "relay", "translates", "*"};
  for (const std::string_view name : {"open", "aside", "second", "third", "fourth"}) {
    const auto documents = documents_in(corpus / name);
    ASSERT_FALSE(documents.empty()) << name;
    for (const Document& document : documents) {
      for (const std::string& label : document.expected) {
        const auto expected = parse_expected(label);
        ASSERT_TRUE(expected.ok()) << document.name << ": " << label;
        std::stringstream properties(expected->fields[1]);
        for (std::string each; std::getline(properties, each, '/');) {
          EXPECT_TRUE(of_the_text.contains(each) || model::property_from_code(each).ok())
              << document.name << ": " << label;
        }
      }
    }
  }
}

TEST(Scorer, CountsWhatMustNeverBeTold) {
  EXPECT_EQ(score_of({"- * | victim | Bela"}, kTwoArrests).never, 1u);
  EXPECT_EQ(score_of({"- * | victim | Cesar"}, kTwoArrests).never, 0u);
}

}  // namespace
}  // namespace reading::testing
