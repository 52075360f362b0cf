#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

TEST(Members, AreThoseOfWhomItIsSaid) {
  const Scene scene(
      "A group of six Karen refugees was arrested near Mae Sot on 3 May 2004. The group includes a "
      "four-year-old girl, Naw Example. Another member of the group is Mr. Saw Example, 51.");
  EXPECT_TRUE(scene.tells("Naw Example | member-of | A group of six Karen refugees"));
  EXPECT_TRUE(scene.tells("Saw Example | member-of | A group of six Karen refugees"));
  EXPECT_EQ(scene.count("*not named* | member-of | *"), 4u) << scene.transcript();
  std::size_t unnamed = 0;
  for (const model::Subject& subject : scene.read().subjects) unnamed += subject.unnamed ? 1 : 0;
  EXPECT_EQ(unnamed, 4u);  // each a subject of its own
}

TEST(Members, MayBeListedBehindTheirGroup) {
  for (const std::string_view text :
       {"Three catechists, Tomás Rivas, Elmer Chicas and Reina Portillo, were arrested in May "
        "1989.",
        "Three catechists of my parish, Tomás Rivas, Elmer Chicas and Reina Portillo, were "
        "arrested.",
        "Three catechists were arrested, among them Tomás Rivas, Elmer Chicas and Reina Portillo.",
        "Three catechists, including Tomás Rivas, Elmer Chicas and Reina Portillo, were "
        "arrested."}) {
    const Scene scene{std::string(text)};
    for (const std::string_view name : {"Tomás Rivas", "Elmer Chicas", "Reina Portillo"}) {
      EXPECT_TRUE(scene.tells(std::string(name) + " | member-of | Three catechists*"));
    }
    EXPECT_EQ(scene.count("*not named* | * | *"), 0u) << scene.transcript();
  }
}

TEST(Members, AreNotTheirRelativesNorTellersNorOfficials) {
  const Scene scene(
      "Dear Minister Hansen,\n\nFive Hmong asylum seekers were arrested in Nong Khai on 3 May "
      "2004. "
      "The group includes Ms. Pa Example, 30 years old. Her husband, Mr. Tou Example, 41 years "
      "old, "
      "lives in Sydney. Mr. Lee Example, a lawyer, told us that he was not allowed to see them. "
      "Colonel Somchai Example denied everything.\n\nYours sincerely,\nAnna Example\n");
  EXPECT_EQ(scene.count("*Example | member-of | *"), 1u) << scene.transcript();
  for (const std::string_view outsider : {"Tou", "Lee", "Somchai", "Anna"}) {
    EXPECT_TRUE(scene.never_tells("* | victim | " + std::string(outsider) + " Example"));
    EXPECT_TRUE(scene.never_tells(std::string(outsider) + " Example | member-of | *"));
  }
  EXPECT_TRUE(scene.never_tells("* | victim | *Hansen*"));
}

TEST(Relatives, AreSubjectsOfTheirOwn) {
  const Scene scene(
      "Mr. Aziz Example was arrested in Osh on 3 May 2004. His wife and eldest son were beaten. "
      "His "
      "mother, 75 years old, is missing.");
  EXPECT_TRUE(scene.tells("torture | victim | wife of Aziz Example"));
  EXPECT_TRUE(scene.tells("torture | victim | son of Aziz Example"));
  EXPECT_TRUE(scene.never_tells("torture | victim | Aziz Example"));
  EXPECT_TRUE(scene.tells("mother of Aziz Example | age | 75y"));
  EXPECT_TRUE(scene.tells("mother of Aziz Example | fate | missing*"));
  EXPECT_TRUE(scene.never_tells("Aziz Example | fate | missing*"));
}

TEST(Relatives, AMotherAndHerBabyAreTwo) {
  const Scene scene(
      "The group includes a 20 months old boy, Kofi Example. Ms. Ama Example, the child's mother, "
      "delivered her baby boy in Lomé on 4 May 2002. She arrived in Paris on 6 June 2003.");
  EXPECT_TRUE(scene.tells("Kofi Example | relative | mother: Ama Example"));
  EXPECT_TRUE(scene.tells("Kofi Example | birth | 2002-05-04"));
  EXPECT_TRUE(scene.tells("arrival | victim | Ama Example"));
  EXPECT_TRUE(scene.never_tells("arrival | victim | Kofi Example"));
}

TEST(Members, AreThoseOfWhomSomebodyKnowsMore) {
  const Scene scene(
      "A group of five Eritrean refugees were arrested near Kassala on 3 May 2004. They are now "
      "being taken by the authorities towards the border for deportation to Eritrea. We know only "
      "two of them so far. Mr. Filmon Example, 34 years old, was a teacher. The group also "
      "includes "
      "a four-year-old girl, Selam Example.");
  EXPECT_TRUE(scene.tells("Filmon Example | member-of | A group of five Eritrean refugees"));
  EXPECT_TRUE(scene.tells("Selam Example | member-of | A group of five Eritrean refugees"));
  EXPECT_TRUE(scene.tells("* | named-count | 2"));
  EXPECT_EQ(scene.count("*not named* | member-of | *"), 3u) << scene.transcript();
  EXPECT_EQ(scene.count("arrest | event-kind | arrest"), 1u) << scene.transcript();
  EXPECT_TRUE(scene.tells("forced-return | event-to | *Eritrea | feared"));
}

TEST(Pronouns, OfThoseWhomOneActStruckAreAllOfThem) {
  const Scene scene(
      "Ms. Selam Example was arrested together with Mr. Filmon Example and three others. They are "
      "being held in Omdurman.");
  EXPECT_TRUE(scene.tells("detention | victim | Selam Example"));
  EXPECT_TRUE(scene.tells("detention | victim | Filmon Example"));
  EXPECT_TRUE(scene.tells("detention | victim | three others"));
}

TEST(Pronouns, StandForNobodyWhereTwoCanBeMeant) {
  const Scene two("Mr. Ivo Example met Mr. Jan Example in Brno. He was arrested on 3 May 2004.");
  EXPECT_EQ(two.count("arrest | victim | *"), 0u) << two.transcript();
  const Scene one("Mr. Ivo Example met Ms. Eva Example in Brno. He was arrested on 3 May 2004.");
  EXPECT_TRUE(one.tells("arrest | victim | Ivo Example"));
}

TEST(Pronouns, OfALawyersWordsStandForTheClient) {
  const Scene scene(
      "Mr. Reza Example stopped eating. His lawyer, Mr. Tim Example, said he was transferred to "
      "Perth yesterday.");
  EXPECT_TRUE(scene.tells("transfer | victim | Reza Example"));
  EXPECT_TRUE(scene.never_tells("transfer | victim | Tim Example"));
}

TEST(Speakers, OfEachPartOfAMailAreTheirOwn) {
  const Scene scene(
      "From: Ines Example <i@mail.example>\nDate: Mon, 9 May 2005 10:00:00 +0200\n\nSee below, he "
      "is a friend of mine.\n\n---------- Forwarded message ----------\nFrom: Omar Example "
      "<o@mail.example>\nDate: Wed, 4 May 2005 08:00:00 +0200\n\nMy son Tarik Example was "
      "arrested. "
      "I was beaten.\n",
      "2005-05-09");
  EXPECT_TRUE(scene.tells("Omar Example | relative | son: Tarik Example"));
  EXPECT_TRUE(scene.tells("torture | victim | Omar Example"));
  EXPECT_TRUE(scene.never_tells("* | victim | Ines Example"));
}

TEST(Names, OfTradesAndOfficesBesideThem) {
  const Scene scene(
      "Callixte Example, a judge, was murdered on 9 April 1994. Ms. Sara Example, a former nun, "
      "was "
      "re-arrested in Lhasa.");
  EXPECT_TRUE(scene.tells("killing | victim | Callixte Example"));
  EXPECT_TRUE(scene.tells("Callixte Example | occupation | judge"));
  EXPECT_TRUE(scene.tells("Sara Example | occupation | former nun"));
  EXPECT_TRUE(scene.tells("arrest | victim | Sara Example"));
}

TEST(Acts, OfPeopleThemselvesAreNotDoneToThem) {
  EXPECT_EQ(Scene("In March 2001 she returned to Lhasa.").count("forced-return | * | *"), 0u);
  const Scene home("Ms. Ana Example returned to Kabul in 2003. The refugees moved to Ankara.");
  EXPECT_EQ(home.count("forced-return | * | *"), 0u) << home.transcript();
  EXPECT_EQ(home.count("transfer | * | *"), 0u) << home.transcript();
  const Scene forced("Ms. Ana Example was returned to Kabul in 2003.");
  EXPECT_TRUE(forced.tells("forced-return | victim | Ana Example | stated"));
}

TEST(Acts, OfOneVerbDoNotGiveTheirTimeToTheNext) {
  const Scene scene(
      "Mr. Ivo Example was detained in Cairo on 2 January 2011 and is now being held in Suez.");
  EXPECT_TRUE(scene.tells("arrest | event-time | 2011-01-02"));
  EXPECT_TRUE(scene.never_tells("detention | event-time | *"));
}

TEST(Acts, AreFoundInManyShapesOfAClause) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"Soldiers took Mr. Ali Example from his house.", "arrest"},
      {"They handed Mr. Ali Example over to Chad.", "forced-return"},
      {"After his arrest on 2 March 2011, Mr. Ali Example was beaten.", "arrest"},
      {"Soldiers arrested five miners and Mr. Ali Example.", "arrest"},
      {"Among those detained were Mr. Ali Example and a nurse.", "arrest"},
      {"Mr. Bo Example was arrested with Mr. Ali Example.", "arrest"},
      {"The men arrested with knives were released, Mr. Ali Example was killed.", "killing"},
      {"Mr. Ali Example, the goalkeeper, was re-arrested.", "arrest"},
      {"Police raided the house, arresting Mr. Ali Example.", "arrest"},
      {"Held in Mekelle:\n\n1. Ali Example, 44\n2. Bo Example, 45\n", "detention"},
      {"Mr. Ali Example was freed but re-arrested.", "arrest"},
      {"Mr. Ali Example (born in 1970 in Osh), a tailor, was hanged.", "execution"},
      {"The family of Mr. Ali Example says that men took him away.", "arrest"},
  };
  for (const auto& [text, kind] : kCases) {
    EXPECT_TRUE(Scene(std::string(text)).tells(std::string(kind) + " | victim | Ali Example"));
  }
}

TEST(Names, AreNotNumbersHeadingsOrFirstWords) {
  const Scene scene(
      "Five Iranians were deported. Eleven were released. Meanwhile nothing is known.");
  EXPECT_EQ(scene.count("* | name | *"), 0u) << scene.transcript();
}

}  // namespace
}  // namespace reading::english
