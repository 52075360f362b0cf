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

TEST(Names, AreNotNumbersHeadingsOrFirstWords) {
  const Scene scene(
      "Five Iranians were deported. Eleven were released. Meanwhile nothing is known.");
  EXPECT_EQ(scene.count("* | name | *"), 0u) << scene.transcript();
}

}  // namespace
}  // namespace reading::english
