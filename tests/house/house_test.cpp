// The rules on the whole tree, the rules on their bad samples, and the splitter that they rest on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/house/rules.h"

namespace house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

namespace fs = std::filesystem;

const fs::path kTop = WHEREABOUTS_HOUSE;
const fs::path kSamples = kTop / "tests/house/samples";

const Tree& whole_house() {
  static const Tree tree = read_tree(kTop);
  return tree;
}

std::string place_of(const Breach& breach) {
  return breach.path + ":" + std::to_string(breach.line);
}

class HouseRule : public testing::TestWithParam<Rule> {};

TEST_P(HouseRule, IsKeptInTheWholeHouse) {
  for (const Breach& breach : GetParam().broken_in(whole_house())) {
    ADD_FAILURE() << place_of(breach) << ": " << breach.says;
  }
}

TEST_P(HouseRule, FindsAllThatIsWrongInItsSampleAndNothingElse) {
  const Tree sample = read_tree(kSamples / GetParam().name);
  const SourceFile* expected = sample.find("breaches.txt");
  ASSERT_NE(expected, nullptr) << "a rule without a sample is a rule that may never fail";
  ASSERT_THAT(expected->lines, Not(IsEmpty()));

  std::vector<std::string> found;
  for (const Breach& breach : GetParam().broken_in(sample)) found.push_back(place_of(breach));
  EXPECT_THAT(found, testing::UnorderedElementsAreArray(expected->lines));
}

INSTANTIATE_TEST_SUITE_P(All, HouseRule, testing::ValuesIn(rules()),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(HouseRules, HaveNoSampleWithoutARule) {
  for (const auto& each : fs::directory_iterator(kSamples)) {
    EXPECT_TRUE(std::ranges::any_of(rules(), [&](const Rule& rule) {
      return each.path().filename() == rule.name;
    })) << each.path();
  }
}

TEST(HouseTree, SeesTheRoomsAndItself) {
  EXPECT_THAT(rooms_in_order(whole_house()), testing::Contains("base"));
  EXPECT_NE(whole_house().find("tests/house/house_test.cpp"), nullptr);
}

TEST(HouseTree, TellsCodeFromLiteralsAndComments) {
  SourceFile file;
  file.lines = {
      R"(call("text \" // no comment"); // comment "no text")",
      R"(a /* one)",
      R"(two */ b 'c' 1'000 d)",
      R"(R"x(raw " text)",
      R"(still)x" e)",
  };
  split_code_and_literals(file);
  const auto without_blanks = [](std::vector<std::string> lines) {
    for (std::string& line : lines) std::erase(line, ' ');
    return lines;
  };
  EXPECT_THAT(without_blanks(file.code), ElementsAre("call();", "a", "b1'000d", "R", "e"));
  EXPECT_THAT(without_blanks(file.literals),
              ElementsAre("text\\//nocomment", "", "c", "raw\"text", "still"));
}

}  // namespace
}  // namespace house
