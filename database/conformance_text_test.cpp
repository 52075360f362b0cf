#include <gmock/gmock.h>

#include "database/conformance.h"
#include "database/text_index.h"

namespace database {
namespace {

using Order = TextIndex::Order;
using testing::ElementsAre;
using testing::IsEmpty;

// All texts are invented.
TEST_P(TextConformance, FindsTextsThatHaveAllTheWordsNewestFirst) {
  add(1, "Three fishermen were taken from the harbour of Almadra.");
  add(2, "The harbour was closed on Monday.");
  add(3, "Nothing is known of the fishermen.");
  EXPECT_THAT(find("harbour"), ElementsAre(2, 1));
  EXPECT_THAT(find("HARBOUR fishermen"), ElementsAre(1));
  EXPECT_THAT(find("harbor"), IsEmpty());
}

TEST_P(TextConformance, FindsWordsThatStandNextToEachOther) {
  add(1, "north gate of the prison");
  add(2, "gate in the north, a prison");
  EXPECT_THAT(find("north gate"), ElementsAre(2, 1));
  EXPECT_THAT(find("\"north gate\""), ElementsAre(1));
  EXPECT_THAT(find("\u201cnorth gate\u201d prison"), ElementsAre(1));
  EXPECT_THAT(find("\"north gate"), ElementsAre(2, 1)) << "a quotation that does not end";
}

TEST_P(TextConformance, TakesNothingForAnOperator) {
  add(1, "north or south and not near body gate");
  add(2, "south");
  EXPECT_THAT(find("north OR south"), ElementsAre(1));
  EXPECT_THAT(find("south NOT gate"), ElementsAre(1));
  EXPECT_THAT(find("body:gate"), ElementsAre(1));
  EXPECT_THAT(find("sou*"), IsEmpty());
  EXPECT_THAT(find("^south"), ElementsAre(2, 1));
  EXPECT_THAT(find("NEAR(body gate)"), ElementsAre(1));
  EXPECT_THAT(find("-gate + south; DROP TABLE' \\ {}"), IsEmpty());
}

TEST_P(TextConformance, RefusesWhatHoldsNoWordAndWhatIsTooLong) {
  Reader reader = database_->reader();
  TextIndex::Query query;
  for (const char* words : {"", "  ", "\"\"", "...", "\" \" *"}) {
    query.words = words;
    EXPECT_EQ(index().find(*reader, query).error().code, base::ErrorCode::kBadInput) << words;
  }
  const std::string many(5000, 'a');
  query.words = many;
  EXPECT_EQ(index().find(*reader, query).error().code, base::ErrorCode::kTooLarge);
}

TEST_P(TextConformance, FindsAnyPartOfChineseJapaneseAndKorean) {
  add(1, "三名渔民在北港被带走。");
  add(2, "北港で三人の漁師が連行された。ミナトさんの話による。");
  add(3, "북항에서 어부 세 명이 체포되었다. 증인은 림산호 씨다.");
  EXPECT_THAT(find("北港"), ElementsAre(2, 1));
  EXPECT_THAT(find("渔民"), ElementsAre(1));
  EXPECT_THAT(find("港"), ElementsAre(2, 1)) << "a single character";
  EXPECT_THAT(find("走"), ElementsAre(1)) << "the last character";
  EXPECT_THAT(find("被带走"), ElementsAre(1));
  EXPECT_THAT(find("带被走"), IsEmpty());
  EXPECT_THAT(find("ﾐﾅﾄ"), ElementsAre(2)) << "half width";
  EXPECT_THAT(find("림산호"), ElementsAre(3));
  EXPECT_THAT(find("산호"), ElementsAre(3));
  EXPECT_THAT(find("어부 증인"), ElementsAre(3)) << "two words apart";
  EXPECT_THAT(find("\"세 명이\""), ElementsAre(3));
}

TEST_P(TextConformance, SpacesOfScannedPagesDoNotHideAWord) {
  add(1, "三 名 渔 民 在\n北 港 被 带 走");
  add(2, "림 산 호 씨");
  EXPECT_THAT(find("渔民"), ElementsAre(1));
  EXPECT_THAT(find("在北港"), ElementsAre(1));
  EXPECT_THAT(find("림산호"), ElementsAre(2));
}

TEST_P(TextConformance, FoldsCaseAndDiacritics) {
  add(1, "Müller, Þórðarson, Łukasz, Ёлка, ΆΝΝΑ, Straße");
  for (const char* words :
       {"muller", "MÜLLER", "thordarson", "lukasz", "елка", "αννα", "strasse"}) {
    EXPECT_THAT(find(words), ElementsAre(1)) << words;
  }
}

TEST_P(TextConformance, FindsArabicWordsWithWhatIsWrittenInFront) {
  add(1, "وصل الوزير إلى المدينة وسأل عن السجن");
  add(2, "قال محمد إن الشرطة والجيش في السجون");
  add(3, "وَمُحَمَّدٌ بالمدينـــة للشرطة");
  EXPECT_THAT(find("المدينة"), ElementsAre(3, 1));
  EXPECT_THAT(find("مدينه"), ElementsAre(3, 1));
  EXPECT_THAT(find("وزير"), ElementsAre(1));
  EXPECT_THAT(find("محمد"), ElementsAre(3, 2));
  EXPECT_THAT(find("شرطة"), ElementsAre(3, 2));
  EXPECT_THAT(find("جيش"), ElementsAre(2));
  EXPECT_THAT(find("الى"), ElementsAre(1)) << "hamza and alef maqsura";
}

TEST_P(TextConformance, DigitsOfAllScriptsAreTheSame) {
  add(1, "cell ٣٤٥");
  EXPECT_THAT(find("345"), ElementsAre(1));
  EXPECT_THAT(find("３４５"), ElementsAre(1));
}

TEST_P(TextConformance, PagesThroughByNumber) {
  for (std::int64_t i = 1; i <= 25; ++i) add(i, "harbour");
  TextIndex::Query query;
  query.words = "harbour";
  query.most = 10;
  Reader reader = database_->reader();
  auto first = index().find(*reader, query).or_throw();
  ASSERT_EQ(first.size(), 10u);
  EXPECT_EQ(first.front(), 25);
  query.older_than = first.back();
  auto second = index().find(*reader, query).or_throw();
  EXPECT_EQ(second.front(), 15);
  EXPECT_EQ(second.back(), 6);
}

TEST_P(TextConformance, RanksWhatIsMoreAboutTheWordsFirstAndTheNewerOfEquals) {
  add(1, "harbour harbour harbour gate");
  add(2, "a long text of other things in which the harbour is named one single time only");
  add(3, "the gate of the wall");
  add(4, "the gate of the wall");
  EXPECT_THAT(find("harbour", Order::kRanked), ElementsAre(1, 2));
  EXPECT_THAT(find("wall", Order::kRanked), ElementsAre(4, 3));
}

TEST_P(TextConformance, RemovesJustTheTextThatIsTakenOut) {
  add(1, "harbour gate");
  add(2, "harbour wall");
  index().remove(writer(), 1, "harbour gate");
  EXPECT_THAT(find("harbour"), ElementsAre(2));
  EXPECT_THAT(find("gate"), IsEmpty());
  index().create(writer());
  EXPECT_THAT(find("harbour"), IsEmpty());
  add(1, "harbour again");
  EXPECT_THAT(find("harbour"), ElementsAre(1));
  EXPECT_TRUE(database_->check().empty());
}

TEST_P(TextConformance, ShowsAllThatStandsInIt) {
  add(2, "gate harbour gate");
  add(1, "gate");
  std::string all;
  Reader reader = database_->reader();
  const auto write_down = [&all](std::string_view word, std::int64_t number, std::int64_t place) {
    all += std::string(word) + " " + std::to_string(number) + " " + std::to_string(place) + "\n";
  };
  index().for_each(*reader, write_down);
  EXPECT_EQ(all, "gate 1 0\ngate 2 0\ngate 2 2\nharbour 2 1\n");
  index().remove(writer(), 2, "gate harbour gate");
  all.clear();
  index().for_each(*reader, write_down);
  EXPECT_EQ(all, "gate 1 0\n");
}

TEST_P(TextConformance, RollsBackWithTheTransaction) {
  {
    Transaction write(writer(), Transaction::Kind::kWrite);
    add(1, "harbour");
  }
  EXPECT_THAT(find("harbour"), IsEmpty());
}

TEST_P(TextConformance, TakesAnyBytesForAText) {
  add(1, std::string("gate\0wall \xff\xfe harbour\xc3", 21));
  EXPECT_THAT(find("gate"), ElementsAre(1));
  EXPECT_THAT(find("harbour"), ElementsAre(1));
  index().remove(writer(), 1, std::string("gate\0wall \xff\xfe harbour\xc3", 21));
  EXPECT_THAT(find("wall"), IsEmpty());
}

}  // namespace
}  // namespace database
