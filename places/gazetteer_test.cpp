#include "places/gazetteer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>

#include "names/letters.h"

namespace places {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  return opened;
}

std::string first_id(std::string_view words) {
  const auto found = gazetteer().lookup(words);
  return found.empty() ? "nothing" : std::string(found.front().node.id);
}

TEST(Gazetteer, FindsCountriesByAllTheirNames) {
  for (const auto& [words, id] : std::map<std::string, std::string>{
           {"China", "CN"}, {"PRC", "CN"}, {"中国", "CN"}, {"Китай", "CN"}, {"الصين", "CN"},
           {"North Korea", "KP"}, {"DPRK", "KP"}, {"北朝鮮", "KP"}, {"북한", "KP"},
           {"Korea, Democratic People's Republic of", "KP"}, {"Burma", "MM"}, {"ミャンマー", "MM"},
           {"Côte d'Ivoire", "CI"}, {"cote divoire", "CI"}, {"TÜRKİYE", "TR"}, {"Turkey", "TR"},
           {"Viet Nam", "VN"}, {"Vietnam", "VN"}, {"Lao PDR", "LA"}, {"Kosovo", "XK"},
           {"D.R. Congo", "CD"}, {"Eswatini", "SZ"}, {"Палестина", "PS"}, {"Эритрея", "ER"}}) {
    EXPECT_EQ(first_id(words), id) << words;
  }
}

TEST(Gazetteer, FindsProvincesAndTowns) {
  for (const auto& [words, id] : std::map<std::string, std::string>{
           {"Yunnan", "CN-YN"}, {"雲南省", "CN-YN"}, {"云南", "CN-YN"}, {"운남성", "CN-YN"},
           {"North Hamgyong", "KP-09"}, {"함경북도", "KP-09"}, {"Nineveh", "IQ-NI"},
           {"Kachin", "MM-11"}, {"Sakha", "RU-SA"}, {"愛知県", "JP-23"}, {"Tigray", "ET-TI"},
           {"Kunming", "g1804651"}, {"昆明", "g1804651"}, {"쿤밍 시", "g1804651"},
           {"Jinghong", "g1785710"}, {"竜井", "g2035966"}, {"Onsŏng", "g2042267"},
           {"onsong", "g2042267"}, {"图们", "g2034340"}}) {
    EXPECT_EQ(first_id(words), id) << words;
  }
  EXPECT_TRUE(gazetteer().lookup("").empty());
  EXPECT_TRUE(gazetteer().lookup("...").empty());
  EXPECT_TRUE(gazetteer().lookup("Zzyzzxqu").empty());
  EXPECT_TRUE(gazetteer().lookup(std::string(100'000, 'a')).empty());
}

TEST(Gazetteer, TellsDemonymsAndParts) {
  EXPECT_EQ(gazetteer().lookup("North Korean").front().name, NameKind::kDemonym);
  EXPECT_EQ(gazetteer().lookup("North Korean").front().node.id, "KP");
  EXPECT_EQ(gazetteer().lookup("Yanbian").front().name, NameKind::kPart);
  EXPECT_EQ(gazetteer().lookup("Yanbian").front().node.id, "CN-JL");
}

// The seats of districts, known from atlases, against the map from GeoNames to ISO 3166-2: the
// largest town of that name in the country must lie there.
TEST(Gazetteer, PutsKnownTownsIntoTheirProvinces) {
  struct Known {
    const char* town;
    const char* province;
  };
  for (const Known& known : {
           Known{"Changchun", "CN-JL"}, {"Shenyang", "CN-LN"}, {"Harbin", "CN-HL"},
           {"Urumqi", "CN-XJ"}, {"Lhasa", "CN-XZ"}, {"Yinchuan", "CN-NX"}, {"Hohhot", "CN-NM"},
           {"Xi'an", "CN-SN"}, {"Taiyuan", "CN-SX"}, {"Zhengzhou", "CN-HA"}, {"Haikou", "CN-HI"},
           {"Chongjin", "KP-09"}, {"Hyesan", "KP-10"}, {"Sinuiju", "KP-03"}, {"Wonsan", "KP-07"},
           {"Busan", "KR-26"}, {"Suwon", "KR-41"}, {"Sapporo", "JP-01"}, {"Naha", "JP-47"},
           {"Luang Prabang", "LA-LP"}, {"Pakxe", "LA-CH"}, {"Myitkyina", "MM-11"},
           {"Sittwe", "MM-16"}, {"Lashio", "MM-17"}, {"Chiang Mai", "TH-50"}, {"Mae Sot", "TH-63"},
           {"Haiphong", "VN-HP"}, {"Pleiku", "VN-30"}, {"Ulan Bator", "MN-1"},
           {"Vladivostok", "RU-PRI"}, {"Yakutsk", "RU-SA"}, {"Groznyy", "RU-CE"},
           {"Perm", "RU-PER"}, {"Anadyr", "RU-CHU"}, {"Tabriz", "IR-03"}, {"Zahedan", "IR-11"},
           {"Sanandaj", "IR-12"}, {"Mashhad", "IR-09"}, {"Deir ez-Zor", "SY-DY"},
           {"Tartus", "SY-TA"}, {"Mosul", "IQ-NI"}, {"Sulaymaniyah", "IQ-SU"}, {"Tikrit", "IQ-SD"},
           {"Diyarbakir", "TR-21"}, {"Van", "TR-65"}, {"Arish", "EG-SIN"}, {"Luxor", "EG-LX"},
           {"Keren", "ER-AN"}, {"Massawa", "ER-SK"}, {"Mekele", "ET-TI"}, {"Jijiga", "ET-SO"},
           {"Nyala", "SD-DS"}, {"El Fasher", "SD-DN"}, {"Kassala", "SD-KA"}, {"Misratah", "LY-MI"},
           {"Benghazi", "LY-BA"}, {"Homyel", "BY-HO"}, {"Nukus", "UZ-QR"}, {"Bukhara", "UZ-BU"},
           {"Turkmenabat", "TM-L"}, {"Simferopol", "UA-43"}, {"Kandahar", "AF-KAN"},
           {"Peshawar", "PK-KP"}, {"Juba", "SS-EC"}, {"Malakal", "SS-NU"}, {"Maiduguri", "NG-BO"},
           {"Goma", "CD-NK"}, {"Srinagar", "IN-JK"}, {"Jaffna", "LK-4"}, {"Mombasa", "KE-28"},
           {"Wroclaw", "PL-02"}, {"Bilbao", "ES-PV"}, {"Manaus", "BR-AM"}, {"El Paso", "US-TX"},
           {"Medellin", "CO-ANT"}, {"Oran", "DZ-31"}, {"Almaty", "KZ-ALA"}, {"Osh", "KG-O"}}) {
    const std::string country(known.province, 2);
    const auto found = gazetteer().lookup(known.town);
    const Found* largest = nullptr;
    for (const Found& one : found) {
      if (one.node.kind != Kind::kTown || one.node.country != country) continue;
      if (largest == nullptr || one.node.population > largest->node.population) largest = &one;
    }
    ASSERT_NE(largest, nullptr) << known.town;
    EXPECT_EQ(largest->node.province, known.province) << known.town;
    EXPECT_TRUE(gazetteer().contains(known.province, largest->node.id)) << known.town;
    EXPECT_TRUE(gazetteer().contains(country, largest->node.id)) << known.town;
  }
}

TEST(Gazetteer, ContainsIsWhatLiesInside) {
  EXPECT_TRUE(gazetteer().contains("CN", "CN"));
  EXPECT_TRUE(gazetteer().contains("CN", "CN-YN"));
  EXPECT_TRUE(gazetteer().contains("CN-YN", "g1785710"));
  EXPECT_TRUE(gazetteer().contains("CN-53", "g1785710"));  // the id as it was until 2017
  EXPECT_TRUE(gazetteer().contains("CN-53", "CN-YN"));
  EXPECT_FALSE(gazetteer().contains("CN-YN", "CN"));
  EXPECT_FALSE(gazetteer().contains("CN-JL", "g1785710"));
  EXPECT_FALSE(gazetteer().contains("g1804651", "g1785710"));
  EXPECT_FALSE(gazetteer().contains("CN", "no such id"));
  EXPECT_FALSE(gazetteer().contains("no such id", "no such id"));
  EXPECT_EQ(gazetteer().country_of("g1785710"), "CN");
  EXPECT_EQ(gazetteer().country_of("nothing"), "");
}

TEST(Gazetteer, MeasuresBetweenTownsOnly) {
  // Beijing to Kunming: 2,100 km by published tables of great-circle distances.
  EXPECT_NEAR(gazetteer().distance_km("g1816670", "g1804651").value(), 2090, 30);
  EXPECT_DOUBLE_EQ(gazetteer().distance_km("g1804651", "g1804651").value(), 0);
  EXPECT_FALSE(gazetteer().distance_km("CN", "g1804651").has_value());
  EXPECT_FALSE(gazetteer().distance_km("g1804651", "g999").has_value());
}

TEST(Gazetteer, LabelsInEnglishAndSurelyInJapanese) {
  EXPECT_EQ(gazetteer().label("CN", "ja"), "中国");
  EXPECT_EQ(gazetteer().label("KP", "en"), "North Korea");
  EXPECT_EQ(gazetteer().label("KP", "ja"), "北朝鮮");
  EXPECT_EQ(gazetteer().label("MM", "ja"), "ミャンマー");
  EXPECT_EQ(gazetteer().label("CN-YN", "en"), "Yunnan");
  EXPECT_EQ(gazetteer().label("CN-YN", "ja"), "雲南省");
  EXPECT_EQ(gazetteer().label("g1804651", "en"), "Kunming");
  EXPECT_EQ(gazetteer().label("g1804651", "ja"), "昆明");
  EXPECT_EQ(gazetteer().label("g2034340", "ja"), "図們");
  EXPECT_EQ(gazetteer().label("g2042267", "ja"), std::nullopt);  // no sure Japanese name
  EXPECT_EQ(gazetteer().label("CN", "xx"), std::nullopt);
  EXPECT_EQ(gazetteer().label("nothing", "en"), std::nullopt);
}

TEST(Gazetteer, KnowsLandBordersBothWays) {
  const auto holds = [](std::string_view country, std::string_view other) {
    const auto all = gazetteer().neighbours(country);
    return std::find(all.begin(), all.end(), other) != all.end();
  };
  EXPECT_EQ(gazetteer().neighbours("CN").size(), 16u);  // with Hong Kong and Macao
  EXPECT_EQ(gazetteer().neighbours("KP").size(), 3u);
  EXPECT_TRUE(holds("LA", "CN") && holds("CN", "LA"));
  EXPECT_FALSE(holds("JP", "KR"));
  EXPECT_TRUE(gazetteer().neighbours("JP").empty());
  EXPECT_TRUE(gazetteer().neighbours("CN-YN").empty());
}

// The slow twin: each line of the raw table, read anew and folded by itself. Every name of a
// sampled town finds that town, and what a lookup gives is just what a scan of all lines gives.
TEST(Gazetteer, FindsWhatAScanOfTheRawFileFinds) {
  std::multimap<std::string, std::string> scan;
  std::vector<std::string> asked;
  std::mt19937 chance(11);
  std::ifstream in(WHEREABOUTS_TOWNS);
  ASSERT_TRUE(in.good());
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> columns;
    std::size_t begin = 0;
    for (std::size_t tab; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1) {
      columns.push_back(line.substr(begin, tab - begin));
    }
    const bool sampled = chance() % 100 == 0;
    std::vector<std::string> names{columns[1], columns[2]};  // these may hold commas
    for (std::size_t at = 0, comma = 0; comma != std::string::npos; at = comma + 1) {
      comma = columns[3].find(',', at);
      const std::string name = columns[3].substr(at, comma - at);
      const bool airport = name.size() <= 4 &&
                           name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == name.npos;
      if (!airport) names.push_back(name);
    }
    for (const std::string& name : names) {
      scan.emplace(::names::fold_joined(name), "g" + columns[0]);
      if (sampled) asked.push_back(name);
    }
  }
  ASSERT_GT(asked.size(), 5000u);
  std::size_t beyond = 0;  // towns found by a curated or shortened name only
  for (const std::string& name : asked) {
    std::set<std::string> wanted;
    const auto [first, last] = scan.equal_range(::names::fold_joined(name));
    for (auto one = first; one != last; ++one) wanted.insert(one->second);
    std::set<std::string> found;
    for (const Found& one : gazetteer().lookup(name)) {
      if (one.node.kind == Kind::kTown) found.insert(std::string(one.node.id));
    }
    EXPECT_TRUE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()))
        << name << testing::PrintToString(wanted) << testing::PrintToString(found);
    beyond += found.size() - wanted.size();
  }
  EXPECT_LT(beyond, asked.size() / 100);
}

TEST(Gazetteer, CoversTheTownsOfTheWorldByProvinces) {
  // Measured when the map was made: 133,715 of 135,233. A newer list of codes may lose a few.
  std::size_t all = 0;
  std::size_t placed = 0;
  std::ifstream in(WHEREABOUTS_TOWNS);
  for (std::string line; std::getline(in, line);) {
    const auto town = gazetteer().find("g" + line.substr(0, line.find('\t')));
    ASSERT_TRUE(town.has_value());
    ++all;
    if (!town->province.empty()) ++placed;
  }
  EXPECT_EQ(all, 135'233u);
  EXPECT_GT(placed * 100, all * 98);
}

TEST(Gazetteer, OpensAtOnce) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took.count() / 20, 2.0);
  EXPECT_GE(gazetteer().version().size(), 19u);
}

class DamagedGazetteer : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream in(WHEREABOUTS_GAZETTEER, std::ios::binary);
    whole_.assign(std::istreambuf_iterator<char>(in), {});
    path_ = testing::TempDir() + "gazetteer-" + std::to_string(::getpid());
  }
  void TearDown() override { std::filesystem::remove(path_); }
  base::Result<Gazetteer> open(const std::string& content) {
    std::ofstream(path_, std::ios::binary) << content;
    return Gazetteer::open(path_);
  }
  std::string whole_;
  std::string path_;
};

TEST_F(DamagedGazetteer, IsRefused) {
  EXPECT_EQ(Gazetteer::open("/no/such/file").error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(open("").error().code, base::ErrorCode::kDamaged);
  EXPECT_EQ(open("short").error().code, base::ErrorCode::kDamaged);
  EXPECT_EQ(open(whole_.substr(0, whole_.size() - 1)).error().code, base::ErrorCode::kDamaged);
  std::string newer = whole_;
  newer[8] = 99;
  EXPECT_EQ(open(newer).error().code, base::ErrorCode::kUnsupported);
}

TEST_F(DamagedGazetteer, NeverLeadsOutsideTheFile) {
  std::mt19937 chance(3);
  std::string damaged = whole_;
  for (int i = 0; i < 200'000; ++i) {
    damaged[200 + chance() % (damaged.size() - 200)] = static_cast<char>(chance());
  }
  const auto opened = open(damaged);
  ASSERT_TRUE(opened.ok());
  for (const char* words : {"Kunming", "China", "Jilin", "San Jose", "昆明"}) {
    for (const Found& found : opened.value().lookup(words)) {
      EXPECT_LE(found.node.label.size(), 65'535u);
    }
    const auto near = opened.value().lookup_near_spelling(words, {{"CN"}, {}});
    EXPECT_LE(near.size(), 140'000u);
  }
}

}  // namespace
}  // namespace places
