#include "parse/inside/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/read.h"

namespace parse::inside {
namespace {

using namespace std::string_view_literals;

class Text : public testing::Test {
 protected:
  void SetUp() override { load_all(); }
  static Refusal refusal_of(std::string_view content) {
    const Answer answer = read_content(content, model::Medium::kText);
    const Refusal* refusal = std::get_if<Refusal>(&answer);
    return refusal ? *refusal : Refusal{};
  }
};

TEST_F(Text, KeepsParagraphsAndMakesOneKindOfLineEnd) {
  EXPECT_EQ(read_text("a\r\nb\rc\n\n d\te\fg\r\n\r\nh").text, "a\nb\nc\n\n d\te\ng\n\nh");
  EXPECT_EQ(read_text("a\xE2\x80\xA8" "b\xE2\x80\xA9" "c\xC2\x85" "d").text, "a\nb\nc\nd");
}

TEST_F(Text, DropsByteOrderMarkAndEscapes) {
  EXPECT_EQ(read_text("\xEF\xBB\xBF" "text").text, "text");
  EXPECT_EQ(read_text("red \x1b[31mtext\x1a").text, "red [31mtext");
}

TEST_F(Text, ReadsUtf16ByItsMark) {
  const Parsed little = read_text("\xFF\xFE" "a\0\x48\xC5\x0D\0\x0A\0b\0"sv);
  EXPECT_EQ(little.text, "a안\nb");
  EXPECT_EQ(little.charset, "utf-16");
  EXPECT_FALSE(little.charset_guessed);
  EXPECT_EQ(read_text("\xFE\xFF\0a\xC5\x48\xD8\x3D\xDE\x00"sv).text, "a안😀");
}

struct Legacy {
  std::string_view bytes;
  std::string_view text;
};

// What people saved in the year 2002, without a word on the charset.
TEST_F(Text, GuessesLegacyCharsets) {
  const Legacy korean{
      "\xB1\xB9\xB0\xE6\xBF\xA1\xBC\xAD \xC3\xBC\xC6\xF7\xB5\xC8 \xBB\xE7\xB6\xF7\xB5\xE9\xC0\xC7 "
      "\xC7\xE0\xB9\xE6\xC0\xBA \xBE\xC6\xC1\xF7 \xBE\xCB\xB7\xC1\xC1\xF6\xC1\xF6 "
      "\xBE\xCA\xBE\xD2\xB4\xD9."sv,
      "국경에서 체포된 사람들의 행방은 아직 알려지지 않았다."sv};
  const Legacy japanese{
      "\x8D\x91\x8B\xAB\x82\xC5\x91\xDF\x95\xDF\x82\xB3\x82\xEA\x82\xBD\x90\x6C\x82\xBD\x82\xBF\x82"
      "\xCC\x8F\x8A\x8D\xDD\x82\xCD\x82\xED\x82\xA9\x82\xC1\x82\xC4\x82\xA2\x82\xC8\x82\xA2"
      "\x81\x42"sv,
      "国境で逮捕された人たちの所在はわかっていない。"sv};
  const Legacy russian{
      "\xCC\xE5\xF1\xF2\xEE\xED\xE0\xF5\xEE\xE6\xE4\xE5\xED\xE8\xE5 "
      "\xE7\xE0\xE4\xE5\xF0\xE6\xE0\xED"
      "\xED\xFB\xF5 \xEB\xFE\xE4\xE5\xE9 \xE4\xEE \xF1\xE8\xF5 \xEF\xEE\xF0 "
      "\xED\xE5\xE8\xE7\xE2\xE5\xF1\xF2\xED\xEE."sv,
      "Местонахождение задержанных людей до сих пор неизвестно."sv};
  const Legacy french{
      "Les personnes arr\xEAt\xE9" "es \xE0 la fronti\xE8re ont \xE9t\xE9 transf\xE9r\xE9" "es vers"
      " une destination qui n'est pas connue \x97 dit-on."sv,
      "Les personnes arrêtées à la frontière ont été transférées vers une destination qui n'est pas"
      " connue — dit-on."sv};
  for (const Legacy& legacy : {korean, japanese, russian, french}) {
    const Parsed parsed = read_text(legacy.bytes);
    EXPECT_EQ(parsed.text, legacy.text);
    EXPECT_TRUE(parsed.charset_guessed);
  }
}

TEST_F(Text, GuessesByTheLinesThatTell) {
  std::string text;
  while (text.size() < 50'000) text += "A long beginning in English says nothing of a charset.\n";
  text += "\xB1\xB9\xB0\xE6\xBF\xA1\xBC\xAD \xC3\xBC\xC6\xF7\xB5\xC8 \xBB\xE7\xB6\xF7\xB5\xE9";
  EXPECT_THAT(read_text(text).text, testing::EndsWith("국경에서 체포된 사람들"));
}

TEST_F(Text, KeepsUtf8ThatLostSomeBytes) {
  const Parsed parsed = read_text("국경에서 체포된 사람들의 행\xEB\xB0 아직\xFF");
  EXPECT_EQ(parsed.text, "국경에서 체포된 사람들의 행\uFFFD 아직\uFFFD");
  EXPECT_FALSE(parsed.charset_guessed);
  ASSERT_EQ(parsed.unread.size(), 1u);
  EXPECT_EQ(words(parsed.unread[0]),
            "2 places held bytes that are not characters; U+FFFD stands there instead");
}

TEST_F(Text, RefusesWhatIsNoText) {
  EXPECT_EQ(refusal_of("text\0with a NUL"sv), Refusal::kBinary);
  EXPECT_EQ(refusal_of("\x01\x02\x03"), Refusal::kBinary);
  EXPECT_EQ(refusal_of("\x7F" "ELF\x02\x01\x01"), Refusal::kKnownBinary);
  EXPECT_EQ(refusal_of("{\\rtf1 some text}"), Refusal::kKnownBinary);
  EXPECT_EQ(refusal_of(""), Refusal::kEmpty);
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF \r\n\xE3\x80\x80"), Refusal::kEmpty);
}

TEST_F(Text, RefusesRandomBytesAlsoBehindAMark) {
  std::mt19937 chance(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(64 + chance() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(chance());
    EXPECT_EQ(refusal_of(bytes), Refusal::kBinary) << round;
    EXPECT_EQ(refusal_of("\xFF\xFE" + bytes), Refusal::kBinary) << round;
  }
}

// Harder: bytes above ASCII only, so that no control character gives them away.
TEST_F(Text, RefusesNearlyAllRandomHighBytes) {
  std::mt19937 chance(12);
  int read = 0;
  for (int round = 0; round < 500; ++round) {
    std::string bytes(400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(0x80 + chance() % 0x80);
    if (refusal_of(bytes) != Refusal::kBinary) ++read;
  }
  EXPECT_LE(read, 5);
}

TEST_F(Text, RefusesMoreTextThanIsAllowed) {
  EXPECT_EQ(refusal_of(std::string(base::kTextBytesMax + 1, 'a')), Refusal::kTextTooLarge);
  EXPECT_EQ(refusal_of(std::string(base::kReportBytesMax + 1, 'a')), Refusal::kContentTooLarge);
  EXPECT_EQ(refusal_of(std::string(base::kReportBytesMax, '\xE9')), Refusal::kTextTooLarge);
}

TEST_F(Text, CountsNotesOfOneKindAndLimitsTheKinds) {
  std::vector<Unread> notes;
  note(notes, {Unread::Why::kAttachment, "image/png", 1000, 1, {}});
  note(notes, {Unread::Why::kAttachment, "image/png", 2500, 1, {}});
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(words(notes[0]), "2 attachments were not read (image/png, 4 kB together)");
  for (int i = 0; i < 1000; ++i) {
    note(notes, {Unread::Why::kAttachment, std::to_string(i), 1, 1, {}});
  }
  EXPECT_EQ(notes.size(), base::kUnreadNotesMax + 1);
  EXPECT_EQ(words(notes.back()), "901 further things were not read");
}

}  // namespace
}  // namespace parse::inside
