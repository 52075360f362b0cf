#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

TEST(Lineage, SaysWhoseMessageIsPassedOn) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"This morning, May 31, we received the following urgent message from Jo Example, Lake "
       "Volunteers, with whom we work.",
       "Jo Example, Lake Volunteers"},
      {"We have received this report from Sister Ana Example.", "*Ana Example"},
      {"Please find below a letter from Mr. Ben Example.", "Mr. Ben Example"},
      {"Ms. Rosa Example told us by telephone that her son was arrested.", "Ms. Rosa Example"},
      {"I am forwarding a mail from Tom Example.", "Tom Example"},
      {"On 3 May 2004, Lia Example wrote:\n\nMy son was arrested.", "Lia Example"},
  };
  for (const auto& [text, teller] : kCases) {
    EXPECT_TRUE(Scene(std::string(text)).tells("report | relay | " + std::string(teller))) << text;
  }
}

TEST(Lineage, ATranslationIsARelayByItsTranslator) {
  EXPECT_TRUE(Scene("Translated from Spanish by Carmen Example\n\nMy son was arrested.")
                  .tells("report | translates | Carmen Example"));
}

TEST(Lineage, NoTellerNoRelay) {
  EXPECT_EQ(
      Scene("Mr. Ali Example was arrested. We received him in May.").count("report | relay | *"),
      0u);
}

TEST(Lineage, WhatAQuotedTellerSaysIsTheirs) {
  const Scene scene(
      "Dear friends,\n\nWe received this message from Jo Example of the Lake Volunteers:\n\nMr. "
      "Ali "
      "Example was arrested in Osh.\n");
  EXPECT_THAT(scene.transcript(), ::testing::HasSubstr("from Jo Example"));
}

TEST(Frames, SayWhoSignedAndWhen) {
  const Scene scene(
      "Harbour Committee\n12 Lantern Street, Geneva\n\n14 November 2007\n\nTo the Minister of "
      "Justice\n\nDear Minister,\n\nMr. Ali Example was arrested.\n\nYours faithfully,\n\nHenrike "
      "Example\nSecretary\n");
  EXPECT_TRUE(scene.tells("report | dated | 2007-11-14"));
  EXPECT_TRUE(scene.tells("report | signed | Henrike Example, Secretary"));
  EXPECT_TRUE(scene.never_tells("* | victim | Henrike Example"));
}

TEST(Frames, OfNewsHaveADateline) {
  for (const std::string_view line : {"BISHKEK, July 28, 2005 (Invented News) - ",
                                      "VAN, Turkey, 28 July 2005. ", "OSH, 28 July 2005 — "}) {
    const Scene scene(std::string(line) + "Mr. Ali Example was arrested yesterday.");
    EXPECT_TRUE(scene.tells("report | dated | 2005-07-28"));
    EXPECT_TRUE(scene.tells("arrest | event-time | 2005-07-27"));
  }
}

}  // namespace
}  // namespace reading::english
