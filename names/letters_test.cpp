#include "names/letters.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace names {
namespace {

TEST(Letters, FoldWhatOnlyLooksDifferent) {
  EXPECT_EQ(fold_letters("P'yŏng-yang  (City)"), "pyong-yang city");
  EXPECT_EQ(fold_letters("Ürümqi"), "urumqi");
  EXPECT_EQ(fold_letters("Ｋｕｎｍｉｎｇ"), "kunming");
  EXPECT_EQ(fold_letters("Saint´s"), "saints");
  EXPECT_EQ(fold_joined("Xi'an Shi"), "xianshi");
  EXPECT_EQ(fold_joined("龍井"), fold_joined("龙井"));
  EXPECT_EQ(fold_joined("カブール"), fold_joined("ｶﾌﾞｰﾙ"));
  EXPECT_NE(fold_joined("ガ"), fold_joined("カ"));
  EXPECT_EQ(fold_letters(" - , - "), "");
}

TEST(Letters, TheScriptIsTold) {
  EXPECT_EQ(script_of("kunming"), Script::kLatin);
  EXPECT_EQ(script_of("куньмин"), Script::kCyrillic);
  EXPECT_EQ(script_of("قم"), Script::kArabic);
  EXPECT_EQ(script_of("חיפה"), Script::kHebrew);
  EXPECT_EQ(script_of("龙井"), Script::kHan);
  EXPECT_EQ(script_of("カブール"), Script::kHan);
  EXPECT_EQ(script_of("쿤밍"), Script::kHangul);
  EXPECT_EQ(script_of("ရန်ကုန်"), Script::kOther);
  EXPECT_EQ(script_of("123 -"), Script::kNone);
  EXPECT_EQ(script_of("kunming 昆明"), Script::kMixed);
}

// The quick way for plain ASCII is the general way: a letter outside ASCII, far from the rest,
// leads the same text through the other.
TEST(Letters, TheQuickWayIsTheGeneralWay) {
  std::mt19937 chance(7);
  const std::string alphabet = "abzABZ019 '-.,()`-  \t";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto length = chance() % 12; length > 0; --length) {
      text.push_back(alphabet[chance() % alphabet.size()]);
    }
    const std::string general = fold_letters(text + " \u044F");
    const std::string quick = fold_letters(text);
    EXPECT_EQ(general, quick.empty() ? "\u044F" : quick + " \u044F") << '[' << text << ']';
  }
}

TEST(Letters, FoldingTwiceChangesNothing) {
  for (const char* text : {"Đặng-Thị  Hoàn", "أحمد الحربوي", "ミン・ソンリョル", "민 성렬", "Пётр",
                           "ʿAlī ibn Ṣāliḥ", "สมชาย", "Ǆ ﬁ ①", "\xff\xfe bad"}) {
    const std::string once = fold_letters(text);
    EXPECT_EQ(fold_letters(once), once) << text;
  }
}

}  // namespace
}  // namespace names
