#include "parse/parser.h"

#include <fcntl.h>
#include <glib.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "parse/inside/sandbox.h"
#include "parse/inside/testing/docx_file.h"
#include "parse/pages/testing/paper.h"

namespace parse {
namespace {

using base::ErrorCode;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

base::Result<Parsed> parsed(std::string_view content,
                            std::optional<model::Medium> hint = std::nullopt) {
  return Parser(program_beside_this_one()).parse(base::as_bytes(content), hint);
}

TEST(Parser, ReadsTextThroughTheProgram) {
  const auto read = parsed("First line\r\nsecond line\r\n\r\nA paragraph: 안녕 <b>");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->text, "First line\nsecond line\n\nA paragraph: 안녕 <b>");
  EXPECT_EQ(read->medium, model::Medium::kText);
  EXPECT_EQ(read->charset, "utf-8");
  ASSERT_EQ(read->parts.size(), 1u);
  EXPECT_EQ(read->parts[0].range, (Range{0, read->text.size()}));
}

TEST(Parser, ReadsAPageThroughTheProgram) {
  const auto read = parsed("<html><body><p>One<p>Two</body></html>");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->text, "One\n\nTwo");
  EXPECT_EQ(read->medium, model::Medium::kHtml);
}

// Charsets that glibc's iconv would load files for, in every place of a mail where they can stand:
// with the sandbox closed, one attempt to load would kill the program.
TEST(Parser, ReadsAMailInRareCharsetsThroughTheProgram) {
  const auto read = parsed(
      "Message-ID: <1@example.org>\nDate: Fri, 31 May 2002 06:00:12 KST\n"
      "From: =?euc-kr?B?sejHz7TD?= <a@example.org>, =?iso-2022-jp?B?GyRCM0FFRBsoQg==?= <b@c.d>\n"
      "Subject: =?koi8-r?B?8NLJ18XU?= =?windows-1256?Q?=E3=D1=CD=C8=C7?= \xC7\xD1\xB1\xDB\n"
      "Content-Type: text/plain; charset=big5; name*=gb2312''%D6%D0\n\n\xA4\xA4\xA4\xE5\n");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_THAT(read->messages.at(0).subject, HasSubstr("Приветمرحبا"));
  EXPECT_EQ(read->messages.at(0).from.at(0).name, "김하늘");
  EXPECT_THAT(read->messages.at(0).from.at(1).name, HasSubstr("柿田"));
  EXPECT_THAT(read->text, HasSubstr("中文"));
  EXPECT_TRUE(read->messages.at(0).date);
}

TEST(Parser, ReadsAWordDocumentThroughTheProgram) {
  const auto read = parsed(inside::samples::docx(inside::samples::p("Seen on 2 June.")));
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->text, "Seen on 2 June.");
  EXPECT_EQ(read->medium, model::Medium::kDocx);
}

// With the sandbox closed: one look for a font, a table or a thread more would be death.
TEST(Parser, ReadsPagesThroughTheirProgram) {
  using pages::samples::Kind;
  const pages::samples::Page page = {{60, 80, 470, "Three people were arrested on 24 May. Привет"}};
  const auto pdf = parsed(pages::samples::pdf_of({page}));
  ASSERT_TRUE(pdf.ok()) << pdf.error().message;
  EXPECT_EQ(pdf->text, page[0].text);
  EXPECT_EQ(pdf->medium, model::Medium::kPdf);
  for (const std::string& scan :
       {pages::samples::png_of(page), pages::samples::pdf_of({page}, Kind::kScan)}) {
    const auto read = parsed(scan);
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_THAT(read->text, HasSubstr("Three people were arrested on 24 May."));
    ASSERT_EQ(read->unread.size(), 1u);
    EXPECT_EQ(read->unread[0].why, Unread::Why::kByMachine);
  }
}

TEST(Parser, ReadsPagesThatAreAttached) {
  const auto base64 = [](const std::string& bytes) {
    gchar* coded =
        g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
    const std::string text(coded);
    g_free(coded);
    return text + "\n";
  };
  const auto read = parsed(
      "Message-ID: <1@example.org>\nFrom: A <a@example.org>\nSubject: x\n"
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\n"
      "Content-Type: application/pdf; name=list.pdf\nContent-Transfer-Encoding: base64\n\n" +
      base64(pages::samples::pdf_of({{{60, 80, 470, "Seen on 2 June."}}})) + "--b--\n");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_THAT(read->text, HasSubstr("first\n\nAttachment: list.pdf\n\nSeen on 2 June."));
}

// Libraries do unforeseen things with unforeseen input: load a charset, look up a time zone, print
// a complaint. None of it may end the program, which the sandbox would see to.
TEST(Parser, NoInputMakesTheProgramDoWhatItMustNever) {
  const std::string mail =
      "Message-ID: <1@example.org>\nDate: Fri, 31 May 2002 06:00:12 EST5EDT\n"
      "From: \xB1\xB9 <a@b.c>\nTo: x@xn--fiqs8s.example\n"
      "Subject: =?euc-kr?B?sbmw5g==?= =?x-unknown?Q?=E9?= =?utf-7?Q?+AGE-?=\n"
      "Content-Type: multipart/mixed; boundary=b; x*0*=hz-gb-2312''%7E; x*1=y\n\n--b\n"
      "Content-Type: text/html; charset=ibm-943\n\n"
      "<meta charset=gb18030><p>&eacute;\x8D\x91&#150;<pre>\n--b\n"
      "Content-Type: text/plain; charset=iso-2022-kr\nContent-Transfer-Encoding: x-uuencode\n\n"
      "begin 644 x\n#86)C\n`\nend\n--b\n"
      "Content-Type: message/rfc822\n\nDate: 1 Jan 1 0:0 -0000\n\nx\n--b--\n";
  std::mt19937 chance(5);
  for (int round = 0; round < 120; ++round) {
    std::string changed = mail;
    for (int i = 0; i < round % 12; ++i) {
      changed[chance() % changed.size()] = static_cast<char>(chance());
    }
    const auto read =
        parsed(changed, round % 3 == 2 ? model::Medium::kHtml : model::Medium::kMail);
    const std::string message = read.ok() ? "" : read.error().message;
    EXPECT_THAT(message, Not(HasSubstr("the parser"))) << round;
  }
}

TEST(Parser, RefusesInWordsOfItsOwn) {
  EXPECT_THAT(parsed("").error().message, HasSubstr("holds no text"));
  EXPECT_THAT(parsed(" \n\t ").error().message, HasSubstr("holds no text"));
  EXPECT_THAT(parsed("%PDF-1.4 and so on").error().message, HasSubstr("damaged"));
  EXPECT_EQ(parsed("{\\rtf1 and so on}").error().code, ErrorCode::kUnsupported);
  EXPECT_THAT(parsed(std::string("a\0b\x01", 4)).error().message, HasSubstr("not text"));
  EXPECT_THAT(parsed("no header here", model::Medium::kMail).error().message,
              HasSubstr("not a mail"));
}

TEST(Parser, RefusesAHundredMegabytes) {
  const auto read = parsed(std::string(100'000'000, 'a'));
  EXPECT_EQ(read.error().code, ErrorCode::kTooLarge);
}

TEST(Parser, RefusesTextPastItsLimitAndReadsTextWithin) {
  const std::string line = "Nothing is known of them since that day.\n";
  std::string text;
  while (text.size() + line.size() <= base::kTextBytesMax) text += line;
  const auto most = parsed(text);
  ASSERT_TRUE(most.ok()) << most.error().message;
  EXPECT_EQ(most->text, text);
  while (text.size() + line.size() <= base::kReportBytesMax) text += line;
  EXPECT_EQ(parsed(text).error().code, ErrorCode::kTooLarge);
}

TEST(Parser, RunsInSeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> texts(8);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    threads.emplace_back([&texts, i] {
      for (int round = 0; round < 5; ++round) {
        const auto read = parsed("thread number " + std::to_string(i));
        texts[i] = read.ok() ? read->text : read.error().message;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(texts[i], "thread number " + std::to_string(i));
  }
}

TEST(Parser, SaysThatTheProgramIsMissing) {
  const Parser parser("/nowhere/whereabouts-parse");
  const auto read = parser.parse(base::as_bytes("text"));
  EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(read.error().message, HasSubstr("install again"));
  EXPECT_EQ(Parser("/etc").parse(base::as_bytes("text")).error().code, ErrorCode::kIo);
}

// A service may run without standard descriptors; the pipes then come to lie on their numbers.
TEST(Parser, RunsWithoutStandardDescriptors) {
  const int kept[] = {fcntl(0, F_DUPFD_CLOEXEC, 20), fcntl(1, F_DUPFD_CLOEXEC, 20)};
  close(0);
  close(1);
  const auto read = parsed("some text");
  dup2(kept[0], 0);
  dup2(kept[1], 1);
  close(kept[0]);
  close(kept[1]);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->text, "some text");
}

// Bytes at random are refused whatever their number, as soon as there are enough to tell.
TEST(Parser, RefusesRandomBytes) {
  std::mt19937 chance(7);
  for (const std::size_t size : {64u, 100u, 1000u, 10'000u, 1'000'000u}) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(chance());
    const auto read = parsed(bytes);
    ASSERT_FALSE(read.ok()) << size;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput);
  }
}

// A program that does its worst in the parser's place.
class Hostile : public testing::Test {
 protected:
  // Far more time than anything here takes, on a machine that is busy with other things too.
  static constexpr milliseconds kPatience{60'000};
  static constexpr milliseconds kShort{1'500};

  base::Result<Parsed> does(const std::string& what, std::size_t bytes = 0,
                            milliseconds wall_max = kPatience) {
    const auto program = program_beside_this_one().parent_path() / "parse_hostile";
    const Parser parser(program, wall_max);
    std::string content = "hostile:" + what + ";";
    content.resize(std::max(bytes, content.size()), 'x');
    return parser.parse(base::as_bytes(content));
  }
  void costs_one_error(const std::string& what, const std::string& why, std::size_t bytes = 0,
                       milliseconds wall_max = kPatience) {
    const auto read = does(what, bytes, wall_max);
    ASSERT_FALSE(read.ok()) << what;
    EXPECT_THAT(read.error().message, HasSubstr("the reading of this file failed")) << what;
    EXPECT_THAT(read.error().message, HasSubstr(why)) << what;
    const auto next = parsed("the next file");
    ASSERT_TRUE(next.ok()) << "after " << what << ": " << next.error().message;
    EXPECT_EQ(next->text, "the next file");
  }
};

TEST_F(Hostile, HangingEndsWithTheTime) {
  for (const char* what : {"hang", "spin", "kill-parent-pipe"}) {
    costs_one_error(what, "longer than is allowed", 0, kShort);
  }
  costs_one_error("stop-reading", "longer than is allowed", 20'000'000, kShort);
}

TEST_F(Hostile, DyingIsToldWithItsCause) {
  costs_one_error("segfault", "signal 11");
  costs_one_error("kill", "signal 9");
  costs_one_error("abort", "signal 6");
  costs_one_error("kill-group", "signal 9");
  costs_one_error("exit", "code 77");
  costs_one_error("leave-early", "makes no sense", 20'000'000);
}

TEST_F(Hostile, FloodingIsCutOff) { costs_one_error("flood", "wrote more than is allowed"); }

TEST_F(Hostile, NonsenseAndLiesAreNotBelieved) {
  for (const char* what : {"garbage", "nothing", "lie-range", "lie-split", "lie-message",
                           "lie-control", "lie-kind", "lie-utf8"}) {
    costs_one_error(what, "makes no sense");
  }
}

TEST_F(Hostile, AChildLeftBehindIsNotWaitedFor) {
  costs_one_error("child", "makes no sense");  // it would have been "longer than is allowed"
}

TEST_F(Hostile, MemoryIsLimitedFromOutside) {
  if (!inside::has_sandbox()) GTEST_SKIP() << "no limit of memory in a build with a sanitizer";
  costs_one_error("memory", "code 9");
}

// Even a program without the sandbox finds no environment, no open file, and cannot make files
// grow; what only the sandbox forbids is proved in sandbox_test.cpp.
TEST_F(Hostile, FindsNothingToTakeAndLeavesNothing) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "the thread sanitizer writes a file, so that files may grow";
#endif
  const auto read = does("everything");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->text, "tried: ");
}

}  // namespace
}  // namespace parse
