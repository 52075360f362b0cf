// All names here are invented.
#include "names/fold.h"

#include <gtest/gtest.h>

#include <string>

namespace names {
namespace {

struct Pair {
  const char* one;
  const char* other;
};

TEST(Fold, SpellingsOfOneNameMeet) {
  for (const Pair& pair : {
           Pair{"Min Song-ryol", "Min Songryol"}, {"Min Song-ryol", "MIN Song Ryol"},
           {"Min Song-ryol", "Song-ryol Min"}, {"Song Ryol Min", "Min Songryol"},
           {"Min Sŏng-ryŏl", "Min Song-ryol"}, {"Ms. Min Song-ryol", "min song ryol"},
           {"O'Brannagh, Síle", "Sile O’Brannagh"}, {"Dr. Zoltán Kővágó", "Kovago Zoltan"},
           {"José-María Ibárruen", "Jose Maria Ibarruen"}, {"Jürgen Groß", "JURGEN GROSS"},
           {"Łukasz Źdźbłowski", "Lukasz Zdzblowski"}, {"İsmail Yıldıray", "Ismail Yildiray"},
           {"Đặng Thị Hoàn", "Dang Thi Hoan"}, {"al-Harbawi, Yusuf", "Yusuf Al Harbawi"},
           {"Haji Abdul Karim Wardaki", "Abdul-Karim Wardaki"}, {"C.K. Pelham", "C. K. Pelham"},
           {"Пётр Семёнкин", "ПЕТР СЕМЕНКИН"}, {"г-н Семёнкин Пётр", "Петр Семенкин"},
           {"أحمد الحربوي", "احمد الحَرْبَوي"}, {"السيد أحمد الحربوي", "احـمد الحربوی"},
           {"فاطمة الزبداوية", "فاطمه الزبداويه"}, {"עמרם שקדוביץ", "מר עָמְרָם שקדוביצ"},
           {"閔成烈", "闵成烈"}, {"閔 成烈", "閔成烈さん"}, {"민성렬", "민 성렬 씨"},
           {"ミン・ソンリョル", "ﾐﾝ ｿﾝﾘｮﾙ"}, {"みん そんりょる", "ミンソンリョル氏"},
       }) {
    EXPECT_TRUE(same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
    EXPECT_TRUE(same_name(pair.other, pair.one)) << pair.other << " / " << pair.one;
    EXPECT_TRUE(may_be_same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
  }
}

TEST(Fold, OtherNamesStayApart) {
  for (const Pair& pair : {
           Pair{"Min Song-ryol", "Min Song-nyol"}, {"Min Son-gryol", "Min Song-ryol"},
           {"Min Song-ryol", "Min Ryol-song"}, {"Pak Yong Song", "Pak Song Yong"},
           {"Ahmed Hassan Walid", "Hassan Ahmed Walid"}, {"Min Song-ryol", "Min"},
           {"Min Song-ryol", "민성렬"}, {"ハタ", "パタ"}, {"कमला देवरी", "कमल देवरी"},
       }) {
    EXPECT_FALSE(same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
  }
}

TEST(Fold, ShorterFormsMayBeTheSameButAreNot) {
  for (const Pair& pair : {
           Pair{"Ahmed Hassan", "Ahmed Walid Hassan"}, {"Ahmed W. Hassan", "Ahmed Walid Hassan"},
           {"Ahmed Walid Hassan", "Hassan Ahmed Walid Karim"},
           {"Maria Anna Lopegui", "Anna Maria Lopegui"}, {"Min Son-gryol", "Min Song-ryol"},
       }) {
    EXPECT_FALSE(same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
    EXPECT_TRUE(may_be_same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
    EXPECT_TRUE(may_be_same_name(pair.other, pair.one)) << pair.other << " / " << pair.one;
  }
  for (const Pair& pair : {
           Pair{"Ahmed", "Ahmed Hassan"}, {"A. Hassan", "Ahmed Hassan"}, {"A. H.", "Ahmed Hassan"},
           {"Mr Hassan", "Ahmed Hassan"}, {"Ahmed Q. Hassan", "Ahmed Walid Hassan"},
           {"Ahmed Hassan", "Ahmed Walid"}, {"閔", "閔成烈"},
       }) {
    EXPECT_FALSE(may_be_same_name(pair.one, pair.other)) << pair.one << " / " << pair.other;
  }
}

TEST(Fold, ANameThatFoldsToNothingMatchesNothing) {
  for (const char* none : {"", "   ", "???", "-", "...", "Mr.", "Unknown", "name withheld", "N.N.",
                           "12", "J. S.", "not known", "不明", "\xff\xfe"}) {
    EXPECT_TRUE(fold(none).empty()) << none;
    EXPECT_FALSE(same_name(none, none)) << none;
    EXPECT_FALSE(may_be_same_name(none, "Ahmed Hassan")) << none;
  }
  EXPECT_TRUE(fold(std::string(401, 'a')).empty());
}

TEST(Fold, TitlesAreSetApartAndTellWhatTheyTell) {
  EXPECT_EQ(fold("Mrs. Ada Quillfeather").addressed_as, AddressedAs::kFemale);
  EXPECT_EQ(fold("Mr Ade Quillfeather").addressed_as, AddressedAs::kMale);
  EXPECT_EQ(fold("Prof. Dr. Ade Quillfeather").units.size(), 2u);
  EXPECT_EQ(fold("Prof. Ade Quillfeather").addressed_as, AddressedAs::kNotSaid);
  // Titles that are names elsewhere stay where they are needed as a name.
  EXPECT_EQ(fold("Imam Quillfeather").units.size(), 2u);
  EXPECT_EQ(fold("Imam Ade Quillfeather").units.size(), 2u);
}

TEST(Fold, OneWordIsANameButNotAFullOne) {
  EXPECT_TRUE(same_name("Surtikno", "SURTIKNO"));
  EXPECT_FALSE(fold("Surtikno").is_full());
  EXPECT_FALSE(fold("A. Surtikno").is_full());
  EXPECT_TRUE(fold("Ade Surtikno").is_full());
  EXPECT_TRUE(fold("閔成烈").is_full());
  EXPECT_FALSE(fold("閔").is_full());
}

TEST(Fold, TheKeyIsFreeOfOrderAndHyphens) {
  EXPECT_EQ(fold("Min Song-ryol").order_free_key(), "min songryol");
  EXPECT_EQ(fold("Song-ryol MIN").order_free_key(), "min songryol");
}

}  // namespace
}  // namespace names
