#include "base/bytes.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Bytes, TextIsTheSameBytes) {
  std::string_view text("a\0\xff", 3);
  EXPECT_EQ(to_bytes(text), (Bytes{'a', 0, 0xff}));
  EXPECT_EQ(as_text(to_bytes(text)), text);
  EXPECT_EQ(as_bytes(text).size(), 3u);
  EXPECT_EQ(as_text({}), "");
  EXPECT_TRUE(to_bytes({}).empty());
}

TEST(Bytes, EveryByteHasTwoHexadecimalDigits) {
  Bytes all;
  for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<std::uint8_t>(byte));
  std::string digits = to_hex(all);
  EXPECT_EQ(digits.size(), 512u);
  EXPECT_EQ(digits.substr(0, 6), "000102");
  EXPECT_EQ(digits.substr(506), "fdfeff");
  EXPECT_EQ(from_hex(digits).or_throw(), all);
  EXPECT_EQ(from_hex("00FfA9").or_throw(), (Bytes{0, 0xff, 0xa9}));
  EXPECT_TRUE(from_hex("").or_throw().empty());
}

TEST(Bytes, WhatIsNotHexadecimalIsRefused) {
  for (const char* bad : {"0", "000", "0g", "g0", " 0", "0x", "0\xc3", "/0", ":0", "@0", "`0"}) {
    auto bytes = from_hex(bad);
    ASSERT_FALSE(bytes.ok()) << bad;
    EXPECT_EQ(bytes.error().code, ErrorCode::kBadInput);
  }
}

}  // namespace
}  // namespace base
