#include "parse/pages/layout.h"

#include <gtest/gtest.h>

namespace parse::pages {
namespace {

// Words of a typewriter's line: six points a character, twelve a line.
void type(std::vector<Word>& words, double left, double top, std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const double from = left + 6 * static_cast<double>(at);
    if (end > at) {
      words.push_back({from, top, left + 6 * static_cast<double>(end), top + 10,
                       std::string(line.substr(at, end - at))});
    }
    at = end + 1;
  }
}

TEST(Layout, ReadsLinesFromTheTopAndMarksParagraphs) {
  std::vector<Word> words;
  type(words, 50, 136, "A second paragraph.");
  type(words, 50, 112, "and ends in this one.");
  type(words, 50, 100, "A paragraph begins here");
  EXPECT_EQ(in_reading_order(words),
            "A paragraph begins here\nand ends in this one.\n\nA second paragraph.");
  EXPECT_EQ(in_reading_order({}), "");
}

TEST(Layout, ReadsColumnsOneAfterTheOther) {
  std::vector<Word> words;
  type(words, 50, 60, "A heading that runs over both of the columns below");
  for (int line = 0; line < 4; ++line) {
    const std::string number = std::to_string(line);
    type(words, 50, 100 + 12 * line, "words of the left side " + number);
    type(words, 300, 103 + 12 * line, "words of the right side " + number);  // not in step
  }
  type(words, 50, 180, "A line that runs over both of the columns above again");
  EXPECT_EQ(in_reading_order(words),
            "A heading that runs over both of the columns below\n\n"
            "words of the left side 0\nwords of the left side 1\nwords of the left side 2\n"
            "words of the left side 3\n\n"
            "words of the right side 0\nwords of the right side 1\nwords of the right side 2\n"
            "words of the right side 3\n\n"
            "A line that runs over both of the columns above again");
}

TEST(Layout, ReadsTablesRowByRow) {
  std::vector<Word> words;
  const char* names[] = {"Name", "Selam Teklu", "Haile Woldu", "Sara Kidane"};
  const char* ages[] = {"Age", "17", "34", "29"};
  for (int row = 0; row < 4; ++row) {
    type(words, 50, 100 + 12 * row, names[row]);
    type(words, 250, 100 + 12 * row, ages[row]);
  }
  EXPECT_EQ(in_reading_order(words),
            "Name\tAge\nSelam Teklu\t17\nHaile Woldu\t34\nSara Kidane\t29");
}

TEST(Layout, JoinsPiecesOfWords) {
  EXPECT_EQ(in_reading_order({{0, 0, 12, 10, "国境"}, {12, 0, 18, 10, "で"}, {50, 0, 60, 10, "x"}}),
            "国境で\tx");
}

TEST(Layout, StaysFastOnPagesMadeToBeSlow) {
  std::vector<Word> words;
  for (int at = 0; at < 200'000; ++at) {
    words.push_back(
        {double(at % 700), double(at % 997), double(at % 700) + 3, double(at % 997) + 9, "x"});
  }
  EXPECT_GT(in_reading_order(words).size(), words.size());
}

TEST(OneText, SaysHeadersAndFootersOnce) {
  EXPECT_EQ(one_text({"Invented Group\nThree people were\nPage 1 of 3",
                      "Invented Group\ntaken on 2 June.\n\nCase 1\nPage 2 of 3",
                      "Invented Group\nCase 2\nPage 3 of 3"}),
            "Invented Group\n\nThree people were\ntaken on 2 June.\n\nCase 1\n\nCase 2");
  EXPECT_EQ(one_text({"Case 1", "Case 2", "Case 3"}), "Case 1\n\nCase 2\n\nCase 3");
}

TEST(OneText, JoinsWordsPartedAtTheEndOfALine) {
  EXPECT_EQ(
      one_text({"on the tele-\nphone, Kim-\nLee said, 1998-\nto 2002, and was re-", "leased."}),
      "on the telephone, Kim-\nLee said, 1998-\nto 2002, and was released.");
}

}  // namespace
}  // namespace parse::pages
