#include "base/result.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace base {
namespace {

Error missing() { return {ErrorCode::kNotFound, "no such thing; look again"}; }

Result<int> number(bool there) {
  if (there) return 7;
  return missing();
}

TEST(Result, HoldsAValueOrAnError) {
  Result<int> good = number(true);
  ASSERT_TRUE(good.ok());
  EXPECT_TRUE(static_cast<bool>(good));
  EXPECT_EQ(*good, 7);
  *good = 8;
  EXPECT_EQ(good.value(), 8);
  Result<int> bad = number(false);
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(bad.error().message, "no such thing; look again");
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, TurnsItsErrorIntoAFailureWhereTheOperationMustEnd) {
  EXPECT_EQ(number(true).or_throw(), 7);
  try {
    number(false).or_throw();
    FAIL() << "nothing was thrown";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::kNotFound);
    EXPECT_STREQ(failure.what(), "no such thing; look again");
  }
}

Result<std::string> with_try(bool first, bool second, int& steps) {
  TRY(number(first));
  ++steps;
  TRY_ASSIGN(int held, number(second));
  ++steps;
  TRY_ASSIGN(int again, number(held == 7));
  using Table = std::map<int, int>;
  TRY_ASSIGN(Table table, Result<std::map<int, int>>(Table{{held, again}}));
  return std::to_string(table[7]);
}

TEST(Result, TryLeavesAtTheFirstError) {
  int steps = 0;
  EXPECT_FALSE(with_try(false, true, steps).ok());
  EXPECT_EQ(steps, 0);
  EXPECT_EQ(with_try(true, false, steps).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(steps, 1);
  EXPECT_EQ(with_try(true, true, steps).or_throw(), "7");
}

TEST(Result, AStatusIsAResultWithNothingToGive) {
  EXPECT_TRUE(ok_status().ok());
  Status bad = missing();
  EXPECT_FALSE(bad.ok());
}

TEST(ResultDeathTest, TheWrongSideEndsTheProgram) {
  Result<int> good = 7;
  Result<int> bad = missing();
  EXPECT_DEATH(static_cast<void>(good.error()), "other side of a Result");
  EXPECT_DEATH(static_cast<void>(bad.value()), "other side of a Result");
  EXPECT_DEATH(static_cast<void>(*bad), "other side of a Result");
}

TEST(ResultDeathTest, AnAssertionSaysWhatAndWhere) {
  WHEREABOUTS_ASSERT(1 + 1 == 2);
  EXPECT_DEATH(WHEREABOUTS_ASSERT(1 + 1 == 3), "result_test.cpp:[0-9]+: 1 \\+ 1 == 3");
}

}  // namespace
}  // namespace base
