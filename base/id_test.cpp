#include "base/id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "base/world.h"

namespace base {
namespace {

using TestId = Id<struct TestTag>;

constexpr std::int64_t kMillisecond = 1000;

TEST(Id, TextIsReadBackAndKeepsTheOrder) {
  MemoryWorld world({0});
  std::vector<TestId> ids = {TestId(), TestId(IdBytes{1}), TestId(IdBytes{0, 1})};
  IdBytes highest;
  highest.fill(0xff);
  ids.push_back(TestId(highest));
  for (int round = 0; round < 1000; ++round) {
    IdBytes bytes;
    world.random(bytes);
    ids.push_back(TestId(bytes));
  }
  for (std::size_t at = 0; at < 16; ++at) {  // the same up to each byte, which is then 1 or 0x80
    IdBytes bytes{};
    bytes[at] = 1;
    if (at > 1) ids.push_back(TestId(bytes));
    bytes[at] = 0x80;
    ids.push_back(TestId(bytes));
  }
  std::sort(ids.begin(), ids.end());
  for (std::size_t at = 0; at < ids.size(); ++at) {
    std::string text = ids[at].text();
    ASSERT_EQ(text.size(), 26u);
    ASSERT_EQ(TestId::parse(text).or_throw(), ids[at]);
    if (at > 0) {
      ASSERT_LT(ids[at - 1].text(), text);
    }
  }
}

TEST(Id, TextIsCrockfordsBase32) {
  IdBytes bytes{};
  EXPECT_EQ(id_to_text(bytes), "00000000000000000000000000");
  bytes[15] = 31;
  EXPECT_EQ(id_to_text(bytes), "0000000000000000000000000z");
  bytes[15] = 32;
  EXPECT_EQ(id_to_text(bytes), "00000000000000000000000010");
  bytes.fill(0xff);
  EXPECT_EQ(id_to_text(bytes), "7zzzzzzzzzzzzzzzzzzzzzzzzz");
}

TEST(Id, LookAlikesAndUpperCaseAreReadAsWhatTheyLookLike) {
  auto plain = TestId::parse("01h0000000000000000000001z").or_throw();
  EXPECT_EQ(TestId::parse("0lH00000000OOooo000000000IZ").ok(), false) << "27 letters";
  EXPECT_EQ(TestId::parse("oIHO000000000000000000000iZ").ok(), false);
  EXPECT_EQ(TestId::parse("oLhO00000000000000000000iZ").or_throw(), plain);
}

TEST(Id, OtherTextIsRefused) {
  for (const char* bad : {"", "0", "0000000000000000000000000", "000000000000000000000000000",
                          "80000000000000000000000000", "zzzzzzzzzzzzzzzzzzzzzzzzzz",
                          "0000000000000000000000000u", "0000000000000-000000000000",
                          "0000000000000000000000000 ", "0000000000000000000000000\xc3"}) {
    auto id = TestId::parse(bad);
    ASSERT_FALSE(id.ok()) << bad;
    EXPECT_EQ(id.error().code, ErrorCode::kBadInput);
  }
}

TEST(Id, IsOrderedByTheTimeItWasMade) {
  MemoryWorld world({0});
  TestId last;
  const std::vector<std::int64_t> times = {1, 2, 255, 256, 65'536, 1'022'000'000'000, 1LL << 40};
  for (std::int64_t at : times) {
    world.set_now({at * kMillisecond});
    TestId made = TestId::make(world);
    EXPECT_LT(last, made) << at;
    last = made;
  }
}

TEST(Id, CarriesTheClockThatWasSet) {
  MemoryWorld world({0x0123456789ab * kMillisecond + 999});
  EXPECT_EQ(to_hex(TestId::make(world).bytes()).substr(0, 12), "0123456789ab");
  world.set_now({-5 * kMillisecond});
  EXPECT_EQ(to_hex(TestId::make(world).bytes()).substr(0, 12), "000000000000");
}

TEST(Id, ManyOfOneMomentDiffer) {
  MemoryWorld world({1'022'000'000'000'000});
  std::unordered_set<TestId> seen;
  for (int round = 0; round < 10'000; ++round) seen.insert(TestId::make(world));
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(Id, IsStoredAsItsBytes) {
  MemoryWorld world({1'022'000'000'000'000});
  TestId id = TestId::make(world);
  EXPECT_EQ(TestId::from_bytes(id.bytes()).or_throw(), id);
  Bytes wrong(15, 1);
  EXPECT_EQ(TestId::from_bytes(wrong).error().code, ErrorCode::kDamaged);
  wrong.resize(17);
  EXPECT_EQ(TestId::from_bytes(wrong).error().code, ErrorCode::kDamaged);
}

TEST(Id, NilNamesNothing) {
  MemoryWorld world({1});
  EXPECT_TRUE(TestId().is_nil());
  EXPECT_FALSE(TestId::make(world).is_nil());
}

}  // namespace
}  // namespace base
