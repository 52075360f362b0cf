#include "cli/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cli {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Le;

TEST(Wrap, BreaksBetweenWordsAndWhereAScriptAllowsIt) {
  EXPECT_THAT(wrap("five people were arrested", 12),
              ElementsAre("five people", "were", "arrested"));
  EXPECT_THAT(wrap("逮捕されたと伝えられている", 10),
              ElementsAre("逮捕された", "と伝えられ", "ている"));
  EXPECT_THAT(wrap("", 10), ElementsAre(""));
}

TEST(Wrap, BreaksAtTheEdgeWhatHasNoPlaceToBreak) {
  EXPECT_THAT(wrap("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
}

TEST(Wrap, NoLineIsWiderThanItsColumns) {
  const std::string text = "Ünïcode 長春 평양 عمّان a-b/c " + std::string(70, 'x') + " end";
  for (std::size_t columns : {2u, 3u, 7u, 20u, 80u}) {
    std::vector<std::size_t> widths;
    for (const std::string& line : wrap(text, columns)) widths.push_back(columns_of(line));
    EXPECT_THAT(widths, Each(Le(columns))) << columns;
  }
}

TEST(Columns, WideLettersTakeTwoAndMarksNone) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("長春"), 4u);
  EXPECT_EQ(columns_of("e\u0301"), 1u);
}

// "\033]0;" names a window, "\033[2J" empties it, U+009B is "\033[" in one letter.
TEST(Shown, TakesOutWhatATerminalObeys) {
  EXPECT_EQ(shown("a\033[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(shown("a\u009b2Jb\x07"), "a\uFFFD2Jb\uFFFD");
  EXPECT_EQ(shown("one\r\ntwo\tthree"), "one  two three");
  EXPECT_EQ(shown("safe\u202eevil"), "safe\uFFFDevil");
  EXPECT_EQ(shown_lines("one\ntwo\033"), "one\ntwo\uFFFD");
}

TEST(Shown, JsonKeepsWhatATerminalObeysInDigits) {
  EXPECT_EQ(shown_json("{\n  \"a\": \"\u009b2J 長\x7f\u202e\"\n}"),
            "{\n  \"a\": \"\\u009b2J 長\\u007f\\u202e\"\n}");
  EXPECT_EQ(shown_json("\"cut \xe9\x95"), "\"cut \xe9\x95") << "not UTF-8: as it is";
}

}  // namespace
}  // namespace cli
