#include "database/tokens.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>

#include "base/limits.h"
#include "database/token_fold.h"

namespace database {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Terms in order; another reading at the same place stands behind a slash.
std::vector<std::string> terms(std::string_view text) {
  std::vector<std::string> found;
  cut_text(text, [&](const Token& token) {
    if (token.at_same_place) {
      found.back() += "/" + std::string(token.term);
    } else {
      found.emplace_back(token.term);
    }
    return true;
  });
  return found;
}

TEST(Tokens, CutsWordsAndFoldsThem) {
  EXPECT_THAT(terms("The North-Gate, (2002)!"), ElementsAre("the", "north", "gate", "2002"));
  EXPECT_THAT(terms("Amara\u2019s O\u2019Dell can't"), ElementsAre("amara", "odell", "cant"));
  EXPECT_THAT(terms("ÉCOLE ﬁn Ⅻ"), ElementsAre("ecole", "fin", "xii"));
  EXPECT_THAT(terms("  \n\t "), IsEmpty());
  EXPECT_THAT(terms("... -- \"\""), IsEmpty());
}

TEST(Tokens, CutsEastAsianTextIntoPairsAndSingleCharacters) {
  EXPECT_THAT(terms("北港村"), ElementsAre("北港/北", "港村/港", "村"));
  EXPECT_THAT(terms("北 港"), ElementsAre("北港/北", "港"));
  EXPECT_THAT(terms("北\n\n港"), ElementsAre("北", "港")) << "another paragraph";
  EXPECT_THAT(terms("北。港"), ElementsAre("北", "港"));
  EXPECT_THAT(terms("第3棟"), ElementsAre("第", "3", "棟"));
  EXPECT_THAT(terms("ｶﾞｰﾄﾞ"), ElementsAre("ガー/ガ", "ード/ー", "ド"));
  EXPECT_THAT(terms("𠮷野"), ElementsAre("𠮷野/𠮷", "野"));
}

TEST(Tokens, TakesTheArticleOffArabicWords) {
  EXPECT_THAT(terms("المدينة"), ElementsAre("مدينه"));
  EXPECT_THAT(terms("والمدينة"), ElementsAre("مدينه"));
  EXPECT_THAT(terms("بالمدينة"), ElementsAre("مدينه"));
  EXPECT_THAT(terms("للمدينة"), ElementsAre("مدينه"));
  EXPECT_THAT(terms("ومحمد"), ElementsAre("ومحمد/محمد"));
  EXPECT_THAT(terms("وزير"), ElementsAre("وزير/زير"));
  EXPECT_THAT(terms("ولد"), ElementsAre("ولد")) << "too short to take something off";
  EXPECT_THAT(terms("الله"), ElementsAre("الله"));
}

TEST(Tokens, KeepsTheVowelSignsOfScriptsThatSpellWithThem) {
  EXPECT_THAT(terms("हिन्दी"), ElementsAre("हिन्दी"));
}

TEST(Tokens, CutsLongWordsOff) {
  EXPECT_THAT(terms(std::string(5000, 'a')), ElementsAre(std::string(kTermCharactersMax, 'a')));
  EXPECT_THAT(terms(std::string(5000, 'a') + "\u00e4"),
              ElementsAre(std::string(kTermCharactersMax, 'a')));
}

TEST(Tokens, StopsWhenToldTo) {
  int seen = 0;
  cut_text("one two three 北港村 four", [&](const Token&) { return ++seen < 4; });
  EXPECT_EQ(seen, 4);
}

TEST(Phrases, AreTheWordsOfASearch) {
  EXPECT_THAT(phrases_of("north gate").or_throw(), ElementsAre(Phrase{"north"}, Phrase{"gate"}));
  EXPECT_THAT(phrases_of("\"north gate\" wall").or_throw(),
              ElementsAre(Phrase{"north", "gate"}, Phrase{"wall"}));
  EXPECT_THAT(phrases_of("北港村").or_throw(), ElementsAre(Phrase{"北港", "港村"}));
  EXPECT_THAT(phrases_of("北港　村").or_throw(), ElementsAre(Phrase{"北港"}, Phrase{"村"}));
  EXPECT_THAT(phrases_of("\"北港 gate\"").or_throw(), ElementsAre(Phrase{"北港", "港", "gate"}));
  EXPECT_THAT(phrases_of("*").or_throw(), IsEmpty());
}

TEST(Phrases, HaveLimits) {
  EXPECT_FALSE(phrases_of(std::string(base::kSearchWordsBytesMax + 1, 'a')).ok());
  std::string many;
  for (std::size_t i = 0; i <= base::kSearchWordsMax; ++i) many += "a ";
  EXPECT_EQ(phrases_of(many).error().code, base::ErrorCode::kTooLarge);
}

// The slow twin: every word by ICU's rules alone, without the short cut for plain ASCII.
std::vector<std::string> terms_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto folded = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(text), status);
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  breaks->setText(folded);
  std::vector<std::string> found;
  int begin = 0;
  for (int end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    if (breaks->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    std::string term;
    fold_word(folded.tempSubStringBetween(begin, end)).toUTF8String(term);
    if (!term.empty()) found.push_back(term);
  }
  return found;
}

TEST(Tokens, TheShortCutForAsciiCutsAsIcuDoes) {
  const std::string alphabet = "abcXYZ019 \n,.;:!?()\"'-_/@#";
  std::mt19937 random(4);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t j = random() % 16; j > 0; --j) text += alphabet[random() % alphabet.size()];
    ASSERT_EQ(terms(text), terms_by_icu(text)) << '[' << text << ']';
  }
}

}  // namespace
}  // namespace database
