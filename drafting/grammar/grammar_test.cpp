#include "drafting/grammar/grammar.h"

#include <gtest/gtest.h>

namespace drafting::grammar {
namespace {

struct DateRow {
  const char* edtf;
  const char* english;
  const char* japanese;
};

TEST(Grammar, DatesSayWhatIsKnownAndNoMore) {
  const DateRow rows[] = {
      {"2014-05-24", "on 24 May 2014", "2014年5月24日に"},
      {"[2014-05-24..2014-05-26]", "at some time between 24 and 26 May 2014",
       "2014年5月24日から26日までの間のいずれかの日に"},
      {"2014-05-24/2014-05-26", "from 24 to 26 May 2014", "2014年5月24日から26日まで"},
      {"[2014-05-29..2014-05-30]", "on 29 or 30 May 2014", "2014年5月29日または30日に"},
      {"[2014-05-31..2014-06-01]", "on 31 May or 1 June 2014", "2014年5月31日または6月1日に"},
      {"[2014-12-30..2015-01-02]", "at some time between 30 December 2014 and 2 January 2015",
       "2014年12月30日から2015年1月2日までの間のいずれかの日に"},
      {"2014-05", "in May 2014", "2014年5月に"},
      {"2014-05~", "in about May 2014", "2014年5月頃に"},
      {"2014", "in 2014", "2014年に"},
      {"199X", "at some time between 1990 and 1999", "1990年から1999年までの間に"},
      {"2014-21", "at some time between March and May 2014", "2014年3月から5月までの間に"},
      {"[..2014-05-26]", "on or before 26 May 2014", "2014年5月26日以前に"},
      {"[2014-05-24..]", "on or after 24 May 2014", "2014年5月24日以降に"},
      {"2014-05-24~", "on about 24 May 2014", "2014年5月24日頃に"},
      {"2014-05-24?", "possibly on 24 May 2014", "不確かながら2014年5月24日に"},
  };
  for (const DateRow& row : rows) {
    const auto range = base::parse_edtf(row.edtf).or_throw();
    EXPECT_EQ(english().when(range), row.english);
    EXPECT_EQ(japanese().when(range), row.japanese);
  }
  EXPECT_EQ(english().when({}), "");
  EXPECT_EQ(japanese().when({}), "");
}

struct CountRow {
  CountSaid count;
  const char* english;
  const char* japanese;
};

TEST(Grammar, CountsKeepTheirLooseEnds) {
  const Label eritrean{"Eritrean", "エリトリア"};
  const CountRow rows[] = {
      {{6, 6, false}, "six Eritreans", "エリトリア出身の6人"},
      {{1, 1, false}, "one Eritrean person", "エリトリア出身の1人"},
      {{11, 11, false}, "11 Eritreans", "エリトリア出身の11人"},
      {{0, 900, false}, "up to 900 Eritreans", "エリトリア出身の最大900人とされる人々"},
      {{21, {}, false}, "at least 21 Eritreans", "エリトリア出身の少なくとも21人"},
      {{40, 40, true}, "about 40 Eritreans", "エリトリア出身の約40人"},
      {{20, 30, false}, "between 20 and 30 Eritreans", "エリトリア出身の20人から30人"},
      {{100, 999, true}, "hundreds of Eritreans", "エリトリア出身の数百人"},
  };
  for (const CountRow& row : rows) {
    EXPECT_EQ(english().people(row.count, eritrean), row.english);
    EXPECT_EQ(japanese().people(row.count, eritrean), row.japanese);
  }
  EXPECT_EQ(english().people({6, 6, false}, {"Chinese", "中国"}), "six Chinese people");
  EXPECT_EQ(english().people({6, 6, false}, {}), "six people");
  EXPECT_EQ(japanese().people({6, 6, false}, {}), "6人");
}

TEST(Grammar, PlacesKeepTheirAreaTheirNeighboursAndTheirScript) {
  const PlaceSaid border{
      {{"Savannakhet", "サワンナケート県"}}, {}, {{"Viet Nam", "ベトナム"}, {"Thailand", "タイ"}}};
  EXPECT_EQ(english().at(border), "in Savannakhet, near the border with Viet Nam and Thailand");
  EXPECT_EQ(japanese().at(border), "サワンナケート県のベトナムおよびタイとの国境付近で");
  const PlaceSaid town{{{"Sesheke", ""}, {"Western Province", "西部州"}}, {}, {}};
  EXPECT_EQ(english().to(town), "to Sesheke, Western Province");
  EXPECT_EQ(japanese().to(town), "西部州・Seshekeへ") << "no kana is guessed";
  EXPECT_EQ(english().to_country({"Philippines", ""}), "to the Philippines");
  EXPECT_EQ(english().to_country({"Viet Nam", ""}), "to Viet Nam");
  const PlaceSaid close{{}, {{"Sesheke", ""}}, {}};
  EXPECT_EQ(english().to(close), "to a place near Sesheke");
  const PlaceSaid both{{}, {{"Sesheke", "セシェケ"}}, {{"Namibia", "ナミビア"}}};
  EXPECT_EQ(english().at(both), "near Sesheke, near the border with Namibia");
  EXPECT_EQ(japanese().at(both), "ナミビアとの国境付近のセシェケ付近で");
  const PlaceSaid station{
      {{"Sesheke", "セシェケ"}}, {}, {}, {"a police station", "警察署"}};
  EXPECT_EQ(english().at(station), "at a police station in Sesheke");
  EXPECT_EQ(english().to(station), "to a police station in Sesheke");
  EXPECT_EQ(japanese().at(station), "セシェケの警察署で");
  const PlaceSaid prison{{}, {}, {}, {"prison", "刑務所"}};
  EXPECT_EQ(english().in(prison), "in prison");
  EXPECT_EQ(english().from(prison), "from prison");
  EXPECT_EQ(japanese().in(prison), "刑務所に");
}

TEST(Grammar, AgesAndChildren) {
  PersonSaid person;
  person.naming = Naming::kHeldBack;
  person.child = true;
  person.age_months_min = person.age_months_max = 30;
  EXPECT_EQ(english().person(person), "a child aged about two and a half");
  EXPECT_EQ(japanese().person(person), "約2歳半の子ども");
  person.age_months_min = 24, person.age_months_max = 47;
  EXPECT_EQ(english().person(person), "a child aged 2 or 3");
  EXPECT_EQ(japanese().person(person), "2歳または3歳の子ども");
  person.age_months_min = person.age_months_max = 6;
  EXPECT_EQ(english().person(person), "a child aged under one");
  person = {};
  person.sex = "female";
  person.age_months_min = 360, person.age_months_max = 371;
  EXPECT_EQ(english().person(person), "a woman aged 30 whose name is not known to us");
  EXPECT_EQ(japanese().person(person), "氏名不詳の30歳の女性");
  person.naming = Naming::kNamed;
  person.name = "Mira Inventata";
  EXPECT_EQ(english().person(person), "Ms Mira Inventata, aged 30");
  EXPECT_EQ(japanese().person(person), "Mira Inventataさん（30歳）");
  person.name_ja = "ミラ・インヴェンタータ";
  EXPECT_EQ(japanese().person(person), "ミラ・インヴェンタータさん（30歳）");
}

TEST(Grammar, ListsWithCommasInsideAreSetApart) {
  EXPECT_EQ(english().all_of({"A", "B", "C"}), "A, B and C");
  EXPECT_EQ(english().all_of({"A, aged 3", "B"}), "A, aged 3; and B");
  EXPECT_EQ(english().any_of_acts({"be tortured", "be executed"}), "be tortured or executed");
  EXPECT_EQ(english().any_of_acts({"be tortured", "disappear"}), "be tortured or disappear");
  // Inside a sentence that goes on after a semicolon.
  EXPECT_EQ(english().all_of_reports({"to have been sent to A, B, on 4 May", "to have been in C"}),
            "to have been sent to A, B, on 4 May, and to have been in C");
  EXPECT_EQ(english().any_of_reports({"to have been in A", "to have been in C"}),
            "to have been in A or to have been in C");
  EXPECT_EQ(japanese().all_of({"甲", "乙", "丙"}), "甲、乙および丙");
}

TEST(Grammar, LawIsNamedByTreatyOnce) {
  const std::vector<law::Citation> citations{
      {"ICCPR", "9", "", {}}, {"ICCPR", "10(1)", "", {}}, {"CRC", "37(b)", "", {}}};
  EXPECT_EQ(english().law(citations),
            "Articles 9 and 10(1) of the International Covenant on Civil and Political Rights and "
            "Article 37(b) of the Convention on the Rights of the Child");
  EXPECT_EQ(japanese().law(citations),
            "市民的及び政治的権利に関する国際規約第9条および第10条1項、ならびに"
            "児童の権利に関する条約第37条(b)");
}

}  // namespace
}  // namespace drafting::grammar
