#include "base/utf8.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <string>
#include <vector>

namespace base {
namespace {

constexpr const char* kMark = "\xEF\xBF\xBD";

// The oracle: ICU's own converter, which replaces maximal ill-formed parts.
struct Oracle {
  bool well_formed;
  std::string repaired;
};
Oracle ask_icu(const std::string& text) {
  auto length = static_cast<std::int32_t>(text.size());
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, text.data(), length, &error);
  icu::UnicodeString repaired = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), length));
  repaired.findAndReplace(icu::UnicodeString(UChar32{0}), icu::UnicodeString(UChar32{0xFFFD}));
  Oracle oracle{error != U_INVALID_CHAR_FOUND, {}};
  repaired.toUTF8String(oracle.repaired);
  return oracle;
}

// Bytes on both sides of every border in table 3-7.
const std::vector<int> kBorders = {0x00, 0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                   0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                   0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};

void compare_all(std::string& text, std::size_t bytes) {
  Oracle oracle = ask_icu(text);
  ASSERT_EQ(is_utf8(text), oracle.well_formed) << testing::PrintToString(text);
  ASSERT_EQ(repair_utf8(text), oracle.repaired) << testing::PrintToString(text);
  if (bytes == 0) return;
  for (int byte : kBorders) {
    text.push_back(static_cast<char>(byte));
    compare_all(text, bytes - 1);
    if (testing::Test::HasFatalFailure()) return;
    text.pop_back();
  }
}

TEST(Utf8, AgreesWithIcuOnEveryStringOfFourBytesAroundTheBorders) {
  std::string text;
  compare_all(text, 4);
}

TEST(Utf8, AgreesWithIcuWhereTheFastPathEnds) {
  for (std::size_t letters = 0; letters < 20; ++letters) {
    std::string text(letters, 'a');
    compare_all(text, 2);
  }
}

TEST(Utf8, KnowsEveryCharacter) {
  for (UChar32 letter = 1; letter <= 0x10FFFF; ++letter) {
    if (letter >= 0xD800 && letter <= 0xDFFF) continue;
    std::string text;
    icu::UnicodeString(letter).toUTF8String(text);
    ASSERT_TRUE(is_utf8(text)) << letter;
    ASSERT_EQ(repair_utf8(text), text);
  }
}

// The Unicode standard's own examples, tables 3-8 to 3-11 of version 15.
TEST(Utf8, RepairsTheExamplesOfTheStandard) {
  auto marks = [](int count) {
    std::string text;
    for (int at = 0; at < count; ++at) text += kMark;
    return text;
  };
  EXPECT_EQ(repair_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), marks(8) + "A");
  EXPECT_EQ(repair_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), marks(8) + "A");
  EXPECT_EQ(repair_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
            marks(5) + "A" + marks(2) + "B");
  EXPECT_EQ(repair_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), marks(4) + "A");
}

TEST(Utf8, RepairsNulAndNothingElse) {
  EXPECT_EQ(repair_utf8(std::string_view("a\0b", 3)), std::string("a") + kMark + "b");
  EXPECT_EQ(repair_utf8(""), "");
  EXPECT_EQ(repair_utf8("tab\t \u6c34 \U0001F54A"), "tab\t \u6c34 \U0001F54A");
}

TEST(Utf8, ABoundaryIsTheStartOfACharacterOrTheEnd) {
  std::string_view text = "a\u6c34b";
  std::vector<bool> expected = {true, true, false, false, true, true, false};
  for (std::size_t at = 0; at < expected.size(); ++at) {
    EXPECT_EQ(is_boundary(text, at), expected[at]) << at;
  }
  EXPECT_TRUE(is_boundary("", 0));
}

TEST(Utf8, APrefixNeverSplitsACharacter) {
  std::string_view text = "a\u00fc\u6c34\U0001F54Ab";
  std::vector<std::size_t> expected = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t most = 0; most < expected.size(); ++most) {
    EXPECT_EQ(utf8_prefix(text, most).size(), expected[most]) << most;
  }
}

TEST(Utf8, TrimTakesAsciiWhiteSpaceOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\n\v\f a b \n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\u3000a"), "\u3000a");
}

}  // namespace
}  // namespace base
