#include "cli/nearest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Nearest, FindsWhatOneSlipAwayIsMeant) {
  const std::vector<std::string> words{"report", "prove", "people", "read", "reads", "search"};
  EXPECT_THAT(nearest("reprot", words), ElementsAre("report"));
  EXPECT_THAT(nearest("poeple", words), ElementsAre("people"));
  EXPECT_THAT(nearest("serch", words), ElementsAre("search"));
  EXPECT_THAT(nearest("readd", words), ElementsAre("read", "reads"));
}

TEST(Nearest, SaysNothingWhereNothingIsNear) {
  EXPECT_THAT(nearest("xyzzy", {"report", "people"}), IsEmpty());
  EXPECT_THAT(nearest("", {"report"}), IsEmpty());
  EXPECT_THAT(nearest(std::string(100'000, 'x'), {"report"}), IsEmpty());
}

}  // namespace
}  // namespace cli
