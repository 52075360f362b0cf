#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

std::string where(const std::string& words, const std::string& property = "event-place") {
  return Scene("The Chinese and Sudanese authorities know. Mr. Ibro Example was arrested " + words +
               " on 3 May 2004.")
      .value_of(property);
}

TEST(Places, AreTheSmallestThatTheWordsSurelyAllow) {
  EXPECT_EQ(where("in Kassala, Sudan").substr(0, 2), "SD");
  EXPECT_EQ(where("in Yunnan Province"), "CN-YN Yunnan");
  EXPECT_EQ(where("in north China"), "CN China");
  EXPECT_EQ(where("near Jinghong"), "near g1785710 Jinghong");
}

TEST(Places, BordersAreWithCountries) {
  EXPECT_EQ(where("near the border with Laos and Myanmar"),
            "near the border with LA Laos and MM Myanmar");
  EXPECT_EQ(where("near the border with Laos and Myanma, in Yunnan Province"),
            "CN-YN Yunnan, near the border with LA Laos and MM Myanmar");
  EXPECT_EQ(where("at the Chinese border"), "near the border with CN China");
}

TEST(Places, BorderPoliceAreNoBorder) {
  const Scene scene("Mr. Ibro Example was arrested by Indian border police in Mizoram.");
  EXPECT_EQ(scene.count("arrest | event-place | *"), 1u) << scene.transcript();
}

TEST(Places, AreNoSlipOfAFarTownThatTheTextDoesNotSupport) {
  const Scene scene("The Indian police arrested Mr. Ibro Example. He was sent to Champai.");
  EXPECT_TRUE(scene.tells("transfer | event-to | (Champai)"));
}

TEST(Places, KnownAllOverTheWorldNeedNoCountry) {
  EXPECT_EQ(Scene("Mr. Ibro Example was arrested in Cairo.").value_of("event-place"), "EG-C Cairo");
}

TEST(Places, SlipsOfSpellingAreProposedAndTheWordsAreKept) {
  const Scene scene(
      "The Chinese police arrested Mr. Ibro Example. He was sent to Kunmng on 3 May 2004.");
  EXPECT_TRUE(scene.tells("transfer | event-to | g1804651 Kunming"));
  for (const model::Claim& claim : scene.read().claims) {
    if (claim.property != model::Property::kEventTo) continue;
    EXPECT_EQ(std::get<model::Place>(claim.value).words, "Kunmng");
  }
}

TEST(Places, UnknownOnesAreKeptAsWords) { EXPECT_EQ(where("in Qwxyzville"), "(Qwxyzville)"); }

TEST(Places, ToAndFromAreToldApartFromIn) {
  const Scene scene(
      "Mr. Ibro Example was transferred from Jeddah to a prison in Riyadh on 3 May 2004.");
  EXPECT_TRUE(scene.tells("transfer | event-from | *Jeddah*"));
  EXPECT_TRUE(scene.tells("transfer | event-to | *Riyadh*"));
  EXPECT_TRUE(scene.never_tells("transfer | event-place | *"));
  EXPECT_TRUE(scene.never_tells("arrival | * | *"));  // sent is not arrived
}

TEST(Places, OfAFirstAndASecondLegAreTwoTransfers) {
  const Scene scene(
      "Three Eritrean refugees were arrested in Khartoum. They were sent to Kassala on 3 May 2004 "
      "and to Port Sudan yesterday.",
      "2004-05-09");
  EXPECT_EQ(scene.count("transfer | event-kind | transfer | stated"), 2u) << scene.transcript();
  EXPECT_TRUE(scene.tells("transfer | event-to | *Kassala*"));
  EXPECT_TRUE(scene.tells("transfer | event-to | *Port Sudan*"));
  EXPECT_TRUE(scene.tells("transfer | event-time | 2004-05-03"));
  EXPECT_TRUE(scene.tells("transfer | event-time | [2004-05-07..2004-05-08]"));
}

TEST(Places, OfWhoTellsAreNotThoseOfWhatIsTold) {
  const Scene scene(
      "Four Uzbek refugees were deported on 3 May 2004, according to a lawyer in Osh.");
  EXPECT_TRUE(scene.never_tells("forced-return | * | *Osh*"));
}

TEST(Places, WhereSomebodyIsHeldIsTheirWhereabouts) {
  const Scene scene("Cairo, 3 May 2004\n\nMr. Ibro Example is being held in Suez.");
  EXPECT_TRUE(scene.tells("Ibro Example | whereabouts | *Suez at 2004-05-03"));
  const Scene last("Cairo, 3 May 2004\n\nMr. Ibro Example was last reported to be held in Suez.");
  EXPECT_TRUE(last.tells("Ibro Example | whereabouts | *Suez at [..2004-05-03] | reported"));
}

const model::Place& place_told(const Scene& scene) {
  static const model::Place kNone;
  for (const model::Claim& claim : scene.read().claims) {
    if (claim.property == model::Property::kEventPlace) return std::get<model::Place>(claim.value);
  }
  return kNone;
}

TEST(Places, OfABuildingKeepItsWordsBesideTheTownThatItIsIn) {
  const Scene in("Mr. Ibro Example was tortured at a police station in Lahore on 3 May 2004.");
  EXPECT_EQ(place_told(in).words, "a police station in Lahore");
  EXPECT_EQ(place_told(in).inside->label, "Lahore");
  const Scene named("Mr. Ibro Example was held in Conakry Central Prison on 3 May 2004.");
  EXPECT_EQ(place_told(named).words, "Conakry Central Prison");
  EXPECT_EQ(place_told(named).inside->label, "Conakry");
}

TEST(Places, OfABuildingAreNoFarHomonym) {
  // Kober prison is in Khartoum; "Kober" is also Kobe, in Japan, in some languages.
  const Scene scene("Mr. Ibro Example was arrested in Khartoum. He was held in Kober prison.");
  EXPECT_TRUE(scene.tells("detention | event-place | (Kober prison)"));
}

TEST(Places, SmallHomonymsOutsideTheCountriesOfTheTextAreNotTaken) {
  const Scene scene("The Afghan police lied. Mr. Ibro Example was arrested in Tila on 3 May 2004.");
  EXPECT_TRUE(scene.tells("arrest | event-place | (Tila)"));
}

TEST(Places, DisputedAreasAreNoCountrys) {
  EXPECT_EQ(where("in Crimea"), "(Crimea)");
  EXPECT_EQ(where("in Kashmir"), "(Kashmir)");
  EXPECT_EQ(where("in Western Sahara"), "EH Western Sahara");
}

TEST(Places, TransliterationsAreOneNameOnlyInACountryOfTheText) {
  EXPECT_EQ(where("in Zuwara, Libya"), "g2208425 Zuwārah");
  EXPECT_EQ(where("in Zuwara"), "(Zuwara)");
}

}  // namespace
}  // namespace reading::english
