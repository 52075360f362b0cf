#include "base/cbor.h"

#include <gtest/gtest.h>

#include <functional>

#include "base/limits.h"

namespace base {
namespace {

using Kind = CborReader::Kind;

Bytes hex(std::string_view digits) { return from_hex(digits).or_throw(); }

std::string written(const std::function<void(CborWriter&)>& write) {
  CborWriter writer;
  write(writer);
  return to_hex(writer.written());
}

bool accepts(std::string_view digits) {
  Bytes in = hex(digits);
  CborReader reader(in);
  reader.skip();
  return reader.finish().ok();
}

// RFC 8949, appendix A: all of it that the record uses.
struct UnsignedVector {
  std::uint64_t value;
  const char* encoded;
};
constexpr UnsignedVector kUnsignedVectors[] = {
    {0, "00"},
    {1, "01"},
    {10, "0a"},
    {23, "17"},
    {24, "1818"},
    {25, "1819"},
    {100, "1864"},
    {255, "18ff"},
    {256, "190100"},
    {1000, "1903e8"},
    {65535, "19ffff"},
    {65536, "1a00010000"},
    {1000000, "1a000f4240"},
    {4294967295u, "1affffffff"},
    {4294967296u, "1b0000000100000000"},
    {1000000000000u, "1b000000e8d4a51000"},
    {18446744073709551615u, "1bffffffffffffffff"},
};

TEST(Cbor, UnsignedIntegersAsInTheStandard) {
  for (const auto& vector : kUnsignedVectors) {
    EXPECT_EQ(written([&](auto& out) { out.unsigned_integer(vector.value); }), vector.encoded);
    Bytes in = hex(vector.encoded);
    CborReader reader(in);
    EXPECT_EQ(reader.next(), Kind::kUnsigned);
    EXPECT_EQ(reader.unsigned_integer(), vector.value);
    EXPECT_TRUE(reader.finish().ok()) << vector.encoded;
  }
}

TEST(Cbor, SignedIntegersAsInTheStandard) {
  const std::pair<std::int64_t, const char*> vectors[] = {
      {0, "00"},
      {1000, "1903e8"},
      {-1, "20"},
      {-10, "29"},
      {-24, "37"},
      {-25, "3818"},
      {-100, "3863"},
      {-1000, "3903e7"},
      {INT64_MAX, "1b7fffffffffffffff"},
      {INT64_MIN, "3b7fffffffffffffff"},
  };
  for (const auto& [value, encoded] : vectors) {
    EXPECT_EQ(written([number = value](auto& out) { out.integer(number); }), encoded);
    Bytes in = hex(encoded);
    CborReader reader(in);
    EXPECT_EQ(reader.next(), value < 0 ? Kind::kNegative : Kind::kUnsigned);
    EXPECT_EQ(reader.integer(), value);
    EXPECT_TRUE(reader.finish().ok()) << encoded;
  }
}

TEST(Cbor, IntegersThatDoNotFitAreRefusedNotCut) {
  for (const char* encoded : {"1b8000000000000000", "3b8000000000000000", "3bffffffffffffffff"}) {
    Bytes in = hex(encoded);
    CborReader reader(in);
    EXPECT_EQ(reader.integer(), 0);
    EXPECT_FALSE(reader.ok()) << encoded;
    EXPECT_TRUE(accepts(encoded)) << "well formed, and may be carried: " << encoded;
  }
}

TEST(Cbor, StringsAsInTheStandard) {
  const std::pair<std::string_view, const char*> texts[] = {
      {"", "60"},
      {"a", "6161"},
      {"IETF", "6449455446"},
      {"\"\\", "62225c"},
      {"\u00fc", "62c3bc"},
      {"\u6c34", "63e6b0b4"},
      {"\U00010151", "64f0908591"},
  };
  for (const auto& [text, encoded] : texts) {
    EXPECT_EQ(written([words = text](auto& out) { out.text(words); }), encoded);
    Bytes in = hex(encoded);
    CborReader reader(in);
    EXPECT_EQ(reader.next(), Kind::kText);
    EXPECT_EQ(reader.text(), text);
    EXPECT_TRUE(reader.finish().ok());
  }
  for (const char* encoded : {"40", "4401020304"}) {
    Bytes in = hex(encoded);
    CborReader reader(in);
    EXPECT_EQ(reader.next(), Kind::kBytes);
    ByteView content = reader.bytes();
    EXPECT_TRUE(reader.finish().ok());
    EXPECT_EQ(written([&](auto& out) { out.bytes(content); }), encoded);
  }
}

TEST(Cbor, SimpleValuesAsInTheStandard) {
  EXPECT_EQ(written([](auto& out) { out.boolean(false), out.boolean(true), out.null(); }),
            "f4f5f6");
  Bytes in = hex("f4f5f6");
  CborReader reader(in);
  EXPECT_EQ(reader.next(), Kind::kBoolean);
  EXPECT_FALSE(reader.boolean());
  EXPECT_TRUE(reader.boolean());
  EXPECT_EQ(reader.next(), Kind::kNull);
  reader.null();
  EXPECT_EQ(reader.next(), Kind::kEnd);
  EXPECT_TRUE(reader.finish().ok());
}

TEST(Cbor, ArraysAndMapsAsInTheStandard) {
  EXPECT_EQ(written([](auto& out) { out.array(0); }), "80");
  EXPECT_EQ(written([](auto& out) { out.map(0); }), "a0");
  EXPECT_EQ(written([](auto& out) {
              out.array(3);
              out.integer(1);
              out.array(2), out.integer(2), out.integer(3);
              out.array(2), out.integer(4), out.integer(5);
            }),
            "8301820203820405");
  EXPECT_EQ(written([](auto& out) {
              out.map(2);
              out.unsigned_integer(1), out.unsigned_integer(2);
              out.unsigned_integer(3), out.unsigned_integer(4);
            }),
            "a201020304");
  std::string twenty_five = "9818";
  twenty_five += "0102030405060708090a0b0c0d0e0f101112131415161718181819";
  EXPECT_FALSE(accepts(twenty_five)) << "25 items follow a head that says 24";
  twenty_five[3] = '9';
  EXPECT_TRUE(accepts(twenty_five));
}

TEST(Cbor, AMapGivesItsKeysInOrder) {
  Bytes in = hex("a3016161026162181f6163");
  CborReader reader(in);
  std::string seen;
  for (CborMap map(reader); auto key = map.next_key();) {
    seen += std::to_string(*key) + std::string(reader.text()) + " ";
  }
  EXPECT_EQ(seen, "1a 2b 31c ");
  EXPECT_TRUE(reader.finish().ok());
}

TEST(Cbor, MapKeysAscendStrictlyAndAreUnsigned) {
  for (const char* bad :
       {"a201000100", "a202000100", "a218190000f6", "a12000", "a1616100", "a1f600"}) {
    Bytes in = hex(bad);
    CborReader reader(in);
    for (CborMap map(reader); map.next_key();) reader.skip();
    EXPECT_FALSE(reader.finish().ok()) << bad;
    EXPECT_FALSE(accepts(bad)) << bad << ", when skipped as a whole";
  }
}

TEST(Cbor, WhatIsNotDeterministicOrNotOursIsRefused) {
  const char* bad[] = {
      "1800",  "1817",  "190017", "1900ff", "1a0000ffff", "1b00000000ffffffff",  // a shorter form
      "3800",  "3817",  "5800",   "580161", "780161",     "9800", "b800",
      "1c",    "1d",    "1e",     "1f",     "fc",         "fd", "fe", "ff",      // reserved
      "5f4101ff", "7f6161ff", "9fff", "9f01ff", "bfff", "bf0102ff",              // indefinite
      "f90000", "f93c00", "fa47c35000", "fb3ff199999999999a", "f97e00",          // floats
      "c074323031332d30332d32315432303a30343a30305a", "c11a514b67b0", "d74401020304",  // tags
      "c249010000000000000000",
      "f7", "f0", "f8ff", "f800", "f820", "e0",                                  // other simple
      "61ff", "62c080", "63eda080", "64f4908080", "62c328",                      // no UTF-8
      "18", "19ff", "1a000000", "1b00000000000000", "41", "61", "81", "a1", "a101",  // cut short
      "5bffffffffffffffff", "7bffffffffffffffff", "9bffffffffffffffff", "bbffffffffffffffff",
      "5affffffff00", "9affffffff00",
      "", "0000", "6000",                                                        // left over
  };
  for (const char* digits : bad) EXPECT_FALSE(accepts(digits)) << digits;
}

TEST(Cbor, ATextOfTheWrongKindIsRefused) {
  Bytes in = hex("6161");
  CborReader as_integer(in), as_bytes(in), as_array(in), as_map(in), as_boolean(in), as_null(in);
  EXPECT_EQ(as_integer.unsigned_integer(), 0u);
  EXPECT_TRUE(as_bytes.bytes().empty());
  EXPECT_EQ(as_array.array(), 0u);
  EXPECT_EQ(as_map.map(), 0u);
  EXPECT_FALSE(as_boolean.boolean());
  as_null.null();
  for (auto* reader : {&as_integer, &as_bytes, &as_array, &as_map, &as_boolean, &as_null}) {
    EXPECT_FALSE(reader->ok());
  }
}

TEST(Cbor, TheFirstErrorSticks) {
  Bytes in = hex("61610102f5");
  CborReader reader(in);
  EXPECT_EQ(reader.unsigned_integer(), 0u);
  EXPECT_EQ(reader.next(), Kind::kBad);
  EXPECT_EQ(reader.text(), "");
  EXPECT_EQ(reader.integer(), 0);
  EXPECT_FALSE(reader.boolean());
  EXPECT_TRUE(reader.item().empty());
  Status status = reader.finish();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kDamaged);
}

TEST(Cbor, AnItemIsGivenWholeAndCanBeWrittenAgain) {
  Bytes in = hex("a201820102026161f6");
  CborReader reader(in);
  ByteView item = reader.item();
  EXPECT_EQ(to_hex(item), "a201820102026161");
  reader.null();
  EXPECT_TRUE(reader.finish().ok());
  EXPECT_EQ(written([&](auto& out) { out.raw(item); }), "a201820102026161");
}

TEST(Cbor, NestingHasALimit) {
  auto nested = [](int arrays) {
    std::string digits;
    for (int at = 0; at < arrays; ++at) digits += "81";
    return digits + "00";
  };
  EXPECT_TRUE(accepts(nested(kCborDepthMax - 1)));
  EXPECT_FALSE(accepts(nested(kCborDepthMax)));
  EXPECT_FALSE(accepts(nested(100'000)));
}

TEST(CborDeathTest, TextThatNobodyCouldReadBackIsNeverWritten) {
  CborWriter writer;
  EXPECT_DEATH(writer.text("\xff"), "is_utf8");
}

}  // namespace
}  // namespace base
