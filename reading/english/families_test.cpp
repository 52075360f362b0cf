// Families of sentences: what of each must be read, and what must never be.
#include <gtest/gtest.h>

#include "reading/testing/family.h"
#include "reading/testing/scene.h"

namespace reading::english {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path(WHEREABOUTS_SOURCE_FOLDER) / "reading" / "families";
}

TEST(Families, AreReadAsExpected) {
  const auto families = testing::families_in(folder());
  ASSERT_GE(families.size(), 10u);
  for (const testing::Family& family : families) {
    EXPECT_GE(family.members.size(), 10u) << family.name;
    for (const testing::FamilyMember& member : family.members) {
      EXPECT_FALSE(member.expected.empty()) << member.text;
      const auto read = testing::read_english(testing::real_places(), member.text, family.received);
      const auto lines = testing::claim_lines(read, member.text);
      for (const std::string& failed : testing::shortfall(member, lines).failed) {
        ADD_FAILURE() << family.name << ": " << failed << "\n" << member.text;
      }
    }
  }
}

}  // namespace
}  // namespace reading::english
