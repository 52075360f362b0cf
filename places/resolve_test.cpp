#include <gtest/gtest.h>

#include <string>

#include "places/gazetteer.h"
#include "places/near_spelling.h"

namespace places {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  return opened;
}

Resolution resolve(std::string_view words, const Context& context = {}) {
  return gazetteer().resolve(words, context);
}

std::string id_of(const Resolution& found) {
  return found.inside ? std::string(found.inside->id) : "nothing";
}

TEST(Resolve, TheWordsAroundAName) {
  EXPECT_EQ(id_of(resolve("Yunnan Province")), "CN-YN");
  EXPECT_EQ(id_of(resolve("the province of Yunnan")), "CN-YN");
  EXPECT_EQ(id_of(resolve("Jilin")), "CN-JL");        // the province contains the city
  EXPECT_EQ(id_of(resolve("Jilin City")), "g2036502");
  EXPECT_EQ(id_of(resolve("the city of Kunming")), "g1804651");
  EXPECT_EQ(id_of(resolve("昆明市")), "g1804651");
  EXPECT_EQ(id_of(resolve("Kachin State")), "MM-11");
  EXPECT_EQ(id_of(resolve("Nineveh Governorate")), "IQ-NI");
  EXPECT_EQ(id_of(resolve("the People's Republic of China")), "CN");
  EXPECT_EQ(id_of(resolve("the Republic of Korea")), "KR");
  EXPECT_TRUE(resolve("Chinese").is_demonym);
}

TEST(Resolve, ADirectionNamesAPart) {
  for (const char* words : {"north China", "northern China", "Northeast China", "north-east China",
                            "the north of China", "central China"}) {
    EXPECT_EQ(id_of(resolve(words)), "CN") << words;
    EXPECT_TRUE(resolve(words).is_part) << words;
  }
  EXPECT_EQ(id_of(resolve("southern Yunnan Province")), "CN-YN");
  // But these are names.
  EXPECT_EQ(id_of(resolve("South Korea")), "KR");
  EXPECT_FALSE(resolve("South Korea").is_part);
  EXPECT_EQ(id_of(resolve("North Macedonia")), "MK");
  EXPECT_EQ(id_of(resolve("South Sudan")), "SS");
  EXPECT_EQ(id_of(resolve("North Hamgyong Province")), "KP-09");
  EXPECT_EQ(id_of(resolve("Yanbian")), "CN-JL");
  EXPECT_TRUE(resolve("Yanbian").is_part);
}

TEST(Resolve, HomonymsAreSettledByContext) {
  EXPECT_EQ(id_of(resolve("Longjing", {{}, {"CN-JL"}})), "g2035966");
  EXPECT_EQ(id_of(resolve("Tumen", {{"CN"}, {"CN-JL"}})), "g2034340");
  EXPECT_EQ(id_of(resolve("Tripoli", {{"LB"}, {}})), "g266826");
  EXPECT_EQ(id_of(resolve("Tripoli", {{"LY"}, {}})), "LY-TB");
  EXPECT_EQ(resolve("Tripoli", {{"LB"}, {}}).how, How::kByContext);
  EXPECT_EQ(id_of(resolve("Punjab", {{"PK"}, {}})), "PK-PB");
  EXPECT_EQ(id_of(resolve("Punjab", {{"IN"}, {}})), "IN-PB");
  EXPECT_EQ(id_of(resolve("Punjab")), "nothing");  // two, and nothing in common
}

TEST(Resolve, WhatEverybodyKnowsNeedsNoContext) {
  EXPECT_EQ(id_of(resolve("Peking")), "CN-BJ");
  EXPECT_EQ(id_of(resolve("Rangoon")), "g1298824");
  EXPECT_EQ(id_of(resolve("Geneva", {{"CN"}, {}})), "CH-GE");
  EXPECT_EQ(id_of(resolve("Damascus")), "SY-DI");
}

TEST(Resolve, SeveralTownsLeaveTheAreaThatHoldsThem) {
  // Two towns of one name and like size in one country, neither far larger.
  const auto found = resolve("Lanxi", {{"CN"}, {}});
  EXPECT_EQ(found.how, How::kCommonArea);
  EXPECT_EQ(id_of(found), "CN");
  EXPECT_TRUE(found.is_part);
}

TEST(Resolve, CommasNestPlaces) {
  EXPECT_EQ(id_of(resolve("Jinghong, Yunnan Province, China")), "g1785710");
  EXPECT_EQ(id_of(resolve("Longjing, Jilin")), "g2035966");
  EXPECT_EQ(id_of(resolve("the fifth house, Jinghong, Yunnan")), "g1785710");
  EXPECT_TRUE(resolve("the fifth house, Jinghong, Yunnan").is_part);
  EXPECT_EQ(id_of(resolve("Nowhereville, Neverland")), "nothing");
  EXPECT_EQ(id_of(resolve(std::string(400, ','))), "nothing");
}

TEST(Resolve, SlipsAreGuessedOnlyWithSupport) {
  const Context yunnan{{"CN"}, {"CN-YN"}};
  EXPECT_EQ(id_of(resolve("Kunmimg", yunnan)), "g1804651");
  EXPECT_EQ(resolve("Kunmimg", yunnan).how, How::kNearSpelling);
  EXPECT_EQ(id_of(resolve("Myanma")), "MM");
  EXPECT_EQ(id_of(resolve("Yunan Province", {{"CN"}, {}})), "CN-YN");
  EXPECT_EQ(id_of(resolve("Jinghonng", yunnan)), "g1785710");
  EXPECT_EQ(id_of(resolve("Jinghonng")), "nothing");  // a small town, and nothing speaks for it
  EXPECT_EQ(id_of(resolve("Xyzzy", yunnan)), "nothing");
  EXPECT_EQ(id_of(resolve("Kun", yunnan)), id_of(resolve("Kun", yunnan)));
  for (const auto& found : gazetteer().lookup_near_spelling("Kunmimg", yunnan)) {
    EXPECT_GT(found.edits, 0);
  }
  EXPECT_TRUE(gazetteer().lookup_near_spelling("Lao", {{"LA"}, {}}).empty());  // too short
}

// The slow twin of slips(): all ways to make one slip, tried one after the other.
bool one_slip_apart(const std::string& a, const std::string& b) {
  const std::string letters = "abc";
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (char c : letters) {
      if (a.substr(0, i) + c + a.substr(i) == b) return true;
      if (i < a.size() && a.substr(0, i) + c + a.substr(i + 1) == b) return true;
    }
    if (i < a.size() && a.substr(0, i) + a.substr(i + 1) == b) return true;
    if (i + 1 < a.size()) {
      std::string swapped = a;
      std::swap(swapped[i], swapped[i + 1]);
      if (swapped == b) return true;
    }
  }
  return false;
}

TEST(Slips, AreWhatTryingAllOfThemGives) {
  std::vector<std::string> words;
  for (int number = 0; number < 3 * 3 * 3 * 3; ++number) {
    std::string word = "a";
    for (int rest = number, i = 0; i < 4; ++i, rest /= 3) {
      word += "abc"[rest % 3];
      if (number % 3 == i) words.push_back(word);
    }
    words.push_back(word);
  }
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const auto found = slips(a, b, 1);
      EXPECT_EQ(found == 0, a == b) << a << ' ' << b;
      EXPECT_EQ(found == 1, a != b && one_slip_apart(a, b)) << a << ' ' << b;
    }
  }
  EXPECT_EQ(slips("昆明", "昆名", 1), 1);
  EXPECT_EQ(slips("kunming", "cunming", 2), std::nullopt);  // the first letter is right
}

}  // namespace
}  // namespace places
