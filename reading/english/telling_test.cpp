#include "reading/english/lexicon.h"
#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Scene;

// What may never come out as happened: `kind` told as stated, reported or possible.
void expect_not_happened(const std::string& text, const std::string& kind) {
  const Scene scene(text);
  for (const std::string_view manner : {"stated", "reported", "possible"}) {
    EXPECT_TRUE(scene.never_tells(kind + " | event-kind | * | " + std::string(manner)));
  }
  EXPECT_EQ(scene.count("* | fate | dead*"), 0u) << scene.transcript();
  EXPECT_EQ(scene.count("* | fate | executed*"), 0u) << scene.transcript();
}

TEST(Fears, AreNeverToldAsHappened) {
  for (const std::string_view text : {"It is feared that Mr. Ali Example was executed.",
                                      "We fear that Mr. Ali Example will be executed.",
                                      "Mr. Ali Example would be executed if he were deported.",
                                      "If deported, Mr. Ali Example could be executed.",
                                      "Mr. Ali Example may be executed at any time.",
                                      "Mr. Ali Example is at risk of execution.",
                                      "Mr. Ali Example is in danger of being executed.",
                                      "There is a danger that Mr. Ali Example is executed.",
                                      "Mr. Ali Example faces execution.",
                                      "Mr. Ali Example is to be executed on Friday.",
                                      "Mr. Ali Example is likely to be executed.",
                                      "Mr. Ali Example was sentenced to be executed.",
                                      "The court ordered that Mr. Ali Example be executed.",
                                      "They threatened that Mr. Ali Example would be executed.",
                                      "Unless you act, Mr. Ali Example will be executed.",
                                      "Mr. Ali Example is awaiting execution.",
                                      "Nobody knows whether Mr. Ali Example was executed.",
                                      "Was Mr. Ali Example executed?",
                                      "Please make sure that Mr. Ali Example is not executed.",
                                      "Do not let Mr. Ali Example be executed.",
                                      "The authorities must not have Mr. Ali Example executed.",
                                      "His friends prevented that Mr. Ali Example was executed."}) {
    expect_not_happened(std::string(text), "execution");
  }
}

TEST(Plans, AreNeverToldAsHappened) {
  for (const std::string_view text :
       {"The government plans to deport Mr. Ali Example to Chad by 20 February.",
        "Mr. Ali Example will be deported to Chad.",
        "The police are preparing to deport Mr. Ali Example to Chad.",
        "Mr. Ali Example is being taken to N'Djamena for deportation to Chad.",
        "The police tried to deport Mr. Ali Example to Chad, but failed.",
        "They attempted to deport Mr. Ali Example.",
        "The minister refused to deport Mr. Ali Example.",
        "We ask you not to deport Mr. Ali Example.", "Stop deporting Mr. Ali Example!",
        "We urge the government not to deport Mr. Ali Example to Chad.",
        "Mr. Ali Example is due to be deported tomorrow.",
        "Mr. Ali Example hid in order not to be deported.",
        "An order to deport Mr. Ali Example has been signed."}) {
    expect_not_happened(std::string(text), "forced-return");
  }
}

TEST(Fears, OfAPersonWhoActedDoNotUndoTheAct) {
  const Scene scene(
      "The fear of arrest forced Ms. Ana Example to leave Chad in May 2004 and arrive in Cairo on "
      "6 "
      "June 2004. Fearing arrest, Mr. Bo Example fled to Kenya.");
  EXPECT_TRUE(scene.tells("departure | event-kind | departure | stated"));
  EXPECT_TRUE(scene.tells("arrival | event-time | 2004-06-06 | stated"));
  EXPECT_TRUE(scene.tells("flight | event-kind | flight | stated"));
  EXPECT_TRUE(scene.never_tells("arrest | * | *"));
}

TEST(Attributions, ReportAndNameTheirOrigin) {
  const Scene named("According to Ms. Rosa Example, Mr. Ali Example was arrested on 3 May 2004.");
  EXPECT_TRUE(named.tells("arrest | event-kind | arrest | reported"));
  EXPECT_TRUE(named.never_tells("arrest | victim | Rosa Example"));
  EXPECT_THAT(named.transcript(), ::testing::HasSubstr("from Ms. Rosa Example"));
  for (const std::string_view text :
       {"Mr. Ali Example is reported to have been arrested.",
        "Mr. Ali Example was reportedly arrested.",
        "Some reports suggest that Mr. Ali Example was arrested.",
        "It is said that Mr. Ali Example was arrested.",
        "We have received reports that Mr. Ali Example was arrested.",
        "We were told that Mr. Ali Example was arrested.",
        "A neighbour said that Mr. Ali Example was arrested.",
        "Mr. Ali Example was arrested, his lawyer says.",
        "\"Mr. Ali Example was arrested in May,\" a colleague told reporters.",
        "Officials told his family that Mr. Ali Example had been arrested."}) {
    const Scene scene{std::string(text)};
    EXPECT_TRUE(scene.tells("arrest | event-kind | arrest | reported"));
    EXPECT_TRUE(scene.never_tells("arrest | event-kind | arrest | stated"));
  }
}

TEST(Attributions, HoldForTheWholeQuotation) {
  const Scene scene(
      "\"We were not told,\" said Ms. Judith Example. \"Two men who were deported in September "
      "2002 "
      "have since disappeared in Kabul.\"");
  EXPECT_TRUE(scene.tells("forced-return | event-kind | forced-return | reported"));
  EXPECT_TRUE(scene.tells("disappearance | event-kind | disappearance | reported"));
  EXPECT_TRUE(scene.never_tells("disappearance | event-time | 2002-09"));
  EXPECT_TRUE(scene.never_tells("* | victim | Judith Example"));
}

TEST(Bases, SayHowTheTellerKnows) {
  EXPECT_THAT(Scene("I saw that Mr. Ali Example was arrested.").transcript(),
              ::testing::HasSubstr("arrest | stated, witnessed"));
  EXPECT_THAT(Scene("His wife told us that Mr. Ali Example was arrested.").transcript(),
              ::testing::HasSubstr("reported, told by the person or family"));
  EXPECT_THAT(Scene("The police admitted that Mr. Ali Example was arrested.").transcript(),
              ::testing::HasSubstr("reported, official admission"));
  EXPECT_THAT(Scene("Witnesses saw Mr. Ali Example being taken back to Chad.").transcript(),
              ::testing::HasSubstr("witnessed, from unnamed several"));
  // Nothing said of it is nothing known of it.
  const Scene plain("Mr. Ali Example was arrested.");
  for (const model::Claim& claim : plain.read().claims) {
    EXPECT_EQ(claim.basis, model::Basis::kNotSaid);
  }
}

TEST(Denials, AreDenials) {
  for (const std::string_view text :
       {"The police denied that Mr. Ali Example had been tortured.",
        "It is not true that Mr. Ali Example was tortured.", "Mr. Ali Example was not tortured.",
        "Mr. Ali Example has never been tortured."}) {
    expect_not_happened(std::string(text), "torture");
    EXPECT_TRUE(Scene(std::string(text)).tells("torture | victim | Ali Example | denied"));
  }
  expect_not_happened("No person named Ali Example is held in any prison.", "detention");
  expect_not_happened("Nobody has been arrested in Bukavu.", "arrest");
  expect_not_happened("None of the six students was arrested.", "arrest");
}

TEST(Requests, AreAskedAndNothingElse) {
  for (const std::string_view text :
       {"We call on the government to release Mr. Ali Example at once.",
        "We urge the authorities to release Mr. Ali Example.", "Please release Mr. Ali Example.",
        "Mr. Ali Example should be released immediately.",
        "We demand that Mr. Ali Example be released."}) {
    expect_not_happened(std::string(text), "release");
  }
  const Scene scene("We call on the government to release Mr. Ali Example at once.");
  EXPECT_TRUE(scene.tells("the government | request | We call on the government* | asked"));
}

TEST(Requests, AreOfWhomTheyAreAskedOf) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"Dear Minister Hansen,\n\nWe ask you to release Mr. Ali Example.\n", "Minister Hansen"},
      {"We also urge the authorities to say where he is.", "the authorities"},
      {"The Collective calls on the Attorney General to search for them.", "the Attorney General"},
      {"I appeal to the United Nations to act.", "the United Nations"},
      {"We request that the European Court order a stop to it.", "the European Court*"},
  };
  for (const auto& [text, whom] : kCases) {
    EXPECT_TRUE(Scene(std::string(text)).tells(std::string(whom) + " | request | * | asked"));
  }
  EXPECT_EQ(Scene("They asked him to leave. He was asked to pay.").count("* | request | *"), 0u);
}

TEST(Requests, ToSayWhereSomebodyIsDoNotSayThatTheyAreThere) {
  expect_not_happened("We ask you to inform us where Mr. Ali Example is held.", "detention");
  expect_not_happened("We ask you to make public where Mr. Ali Example is held.", "detention");
  expect_not_happened("It is not known where Mr. Ali Example is held.", "detention");
}

TEST(Requests, MayHoldWhatHasHappened) {
  const Scene scene(
      "We ask you to say where Mr. Ali Example, who was arrested on 3 May 2004, is now.");
  EXPECT_TRUE(scene.tells("arrest | event-time | 2004-05-03 | stated"));
}

TEST(Origin, IsTheOneWhomAPronounStandsFor) {
  const Scene scene("Omid Example is a baker. He told me that Sami Muster was arrested in Homs.");
  EXPECT_TRUE(scene.tells("arrest | victim | Sami Muster | reported"));
  const auto& claims = scene.read().claims;
  const auto told = std::ranges::find_if(claims, [](const model::Claim& claim) {
    return claim.property == model::Property::kVictim;
  });
  ASSERT_NE(told, claims.end());
  EXPECT_EQ(told->origin.words, "Omid Example");
}

TEST(Origin, IsNeverABarePronoun) {
  for (const char* text :
       {"She said that Sami Muster was taken to Homs.", "They say that Sami Muster was beaten.",
        "Sami Muster and Omid Example are bakers. His mother says that Eva Muster was beaten."}) {
    const Scene scene(text);
    for (const model::Claim& claim : scene.read().claims) {
      EXPECT_FALSE(one_of(claim.origin.words, "She", "They", "His mother")) << text;
    }
  }
}

TEST(Weekday, NamesTheFirstDayOfWhatIsGoingOnSince) {
  const Scene scene("Sami Muster is missing since Monday morning.", "2024-09-06");
  EXPECT_TRUE(scene.tells("disappearance | event-time | [2024-09-02..2024-09-06]"));
}

TEST(Stamp, IsTheDayOfWritingAndNotOfWhatIsTold) {
  const Scene scene(
      "10/09/24, 07:12 - Rosa: Luis Muster was beaten in the police post\n"
      "11/09/24, 08:00 - Rosa: Ana Muster was arrested yesterday\n",
      "2024-09-12");
  EXPECT_TRUE(scene.tells("torture | victim | Luis Muster"));
  EXPECT_TRUE(scene.never_tells("torture | event-time | *"));
  EXPECT_TRUE(scene.tells("arrest | event-time | 2024-09-10"));
}

}  // namespace
}  // namespace reading::english
