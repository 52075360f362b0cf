// The iconv that the libraries get is ours, and keeps the promises of POSIX that they rely on.
#include <gmock/gmock.h>
#include <glib.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include <cerrno>
#include <string>

#include "parse/inside/read.h"

namespace parse::inside {
namespace {

class Iconv : public testing::Test {
 protected:
  void SetUp() override { load_all(); }
  void TearDown() override {
    if (handle_ != reinterpret_cast<iconv_t>(-1)) iconv_close(handle_);
  }
  void open(const char* from) { handle_ = iconv_open("UTF-8", from); }
  // Converts into a buffer of `room` bytes and remembers what came out and what was left.
  std::size_t convert(std::string in, std::size_t room) {
    std::string buffer(room, '\0');
    char* from = in.data();
    std::size_t from_left = in.size();
    char* to = buffer.data();
    std::size_t to_left = room;
    const std::size_t result = iconv(handle_, &from, &from_left, &to, &to_left);
    error_ = errno;
    out_ = buffer.substr(0, room - to_left);
    left_ = from_left;
    return result;
  }
  iconv_t handle_ = reinterpret_cast<iconv_t>(-1);
  std::string out_;
  std::size_t left_ = 0;
  int error_ = 0;
};

constexpr auto kFailed = static_cast<std::size_t>(-1);

TEST_F(Iconv, Converts) {
  open("euc-kr");
  EXPECT_EQ(convert("a\xB1\xB9", 100), 0u);
  EXPECT_EQ(out_, "a국");
  EXPECT_EQ(left_, 0u);
}

TEST_F(Iconv, StopsBeforeABadByte) {
  open("utf-8");
  EXPECT_EQ(convert("ab\xFFz", 100), kFailed);
  EXPECT_EQ(error_, EILSEQ);
  EXPECT_EQ(out_, "ab");
  EXPECT_EQ(left_, 2u);
}

TEST_F(Iconv, SaysWhenACharacterIsCut) {
  open("utf-8");
  EXPECT_EQ(convert("ab\xE3\x81", 100), kFailed);
  EXPECT_EQ(error_, EINVAL);
  EXPECT_EQ(out_, "ab");
  EXPECT_EQ(left_, 2u);
}

TEST_F(Iconv, SaysWhenThereIsNoRoom) {
  open("koi8-r");
  EXPECT_EQ(convert("\xF0\xF2\xE9\xF7\xE5\xF4", 6), kFailed);
  EXPECT_EQ(error_, E2BIG);
  EXPECT_EQ(out_, "ПР");
  EXPECT_EQ(left_, 4u);
}

TEST_F(Iconv, KeepsTheStateOfEscapes) {
  open("iso-2022-jp");
  EXPECT_EQ(convert("\x1b$B9q6-", 5), kFailed);
  EXPECT_EQ(error_, E2BIG);
  EXPECT_EQ(out_, "国");
  EXPECT_EQ(left_, 2u);
  EXPECT_EQ(convert("6-\x1b(Babc", 100), 0u);
  EXPECT_EQ(out_, "境abc");
}

TEST_F(Iconv, KnowsNoOtherTarget) {
  EXPECT_EQ(iconv_open("UTF-32", "UTF-8"), reinterpret_cast<iconv_t>(-1));
  EXPECT_EQ(iconv_open("UTF-8", "no-such-charset"), reinterpret_cast<iconv_t>(-1));
}

TEST_F(Iconv, WritesUtf16ForPoppler) {
  handle_ = iconv_open("UTF-16LE", "UTF-8");
  EXPECT_EQ(convert("a안😀", 100), 0u);
  const std::u16string expected = u"a안😀";
  EXPECT_EQ(out_, std::string(reinterpret_cast<const char*>(expected.data()), 8));
}

// The point of it all: a library that was built against glibc calls ours. The name is one of ICU,
// which glibc does not know.
TEST_F(Iconv, IsWhatGlibCalls) {
  GIConv handle = g_iconv_open("UTF-8", "ibm-943_P15A-2003");
  ASSERT_NE(handle, reinterpret_cast<GIConv>(-1));
  g_iconv_close(handle);
}

}  // namespace
}  // namespace parse::inside
