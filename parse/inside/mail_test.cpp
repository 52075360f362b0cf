#include "parse/inside/mail.h"

#include <glib.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "parse/inside/read.h"
#include "parse/inside/testing/docx_file.h"

namespace parse::inside {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using namespace std::string_literals;

const std::string kHead =
    "From: \"Volunteer, A.\" <a@example.org>\r\nTo: Office <office@example.net>, b@example.com\r\n"
    "Date: Fri, 31 May 2002 06:00:12 +0900\r\nSubject: Six people\r\n"
    "Message-ID: <20020531.1@example.org>\r\nIn-Reply-To: <0@example.net>\r\nMIME-Version: 1.0\r\n";

class Mail : public testing::Test {
 protected:
  void SetUp() override { load_all(); }
  static Refusal refusal_of(std::string_view content) {
    const Answer answer = read_content(content, model::Medium::kMail);
    const Refusal* refusal = std::get_if<Refusal>(&answer);
    return refusal ? *refusal : Refusal{};
  }
  static std::string body(const Parsed& parsed, std::size_t part) {
    const Range range = parsed.parts.at(part).range;
    return parsed.text.substr(range.begin, range.end - range.begin);
  }
  static std::string text_of(const std::string& rest) {
    const Parsed parsed = read_mail(kHead + rest);
    return parsed.parts.empty() ? std::string() : body(parsed, 0);
  }
};

TEST_F(Mail, HeadersAreValuesAndLinesOfTheText) {
  const Parsed parsed = read_mail(kHead + "\r\nThey were arrested.\r\n\r\nPlease act.\r\n");
  EXPECT_EQ(parsed.text,
            "From: Volunteer, A. <a@example.org>\n"
            "To: Office <office@example.net>, b@example.com\n"
            "Date: Fri, 31 May 2002 06:00:12 +0900\nSubject: Six people\n\n"
            "They were arrested.\n\nPlease act.");
  ASSERT_EQ(parsed.messages.size(), 1u);
  const Message& message = parsed.messages[0];
  EXPECT_EQ(message.from, (std::vector<Address>{{"Volunteer, A.", "a@example.org"}}));
  EXPECT_EQ(message.to.size(), 2u);
  EXPECT_EQ(message.subject, "Six people");
  EXPECT_EQ(message.message_id, "20020531.1@example.org");
  EXPECT_EQ(message.in_reply_to, "0@example.net");
  ASSERT_TRUE(message.date);
  EXPECT_EQ(message.date->moment.microseconds, 1'022'792'412'000'000);
  EXPECT_EQ(message.date->utc_offset_minutes, 540);
  EXPECT_EQ(message.header_lines.begin, 0u);
  EXPECT_THAT(parsed.text.substr(0, message.header_lines.end), EndsWith("Subject: Six people"));
  EXPECT_EQ(body(parsed, 0), "They were arrested.\n\nPlease act.");
  EXPECT_EQ(parsed.parts[0].message, 0u);
  EXPECT_TRUE(parsed.unread.empty());
}

TEST_F(Mail, ADayThatDoesNotExistIsNoDate) {
  for (const char* words : {"31 Feb 2002 06:00:12 +0900", "yesterday", "99 May 2002 99:99:99 +9999",
                            "Fri, 31 May 99999999999 06:00:00 +0000", ""}) {
    const Parsed parsed =
        read_mail("From: a@b.c\nMessage-ID: <1@b.c>\nDate: " + std::string(words) + "\n\ntext\n");
    EXPECT_FALSE(parsed.messages[0].date) << words;
    EXPECT_EQ(parsed.messages[0].date_words, words);
  }
}

TEST_F(Mail, DecodesHeaders) {
  const Parsed parsed = read_mail(
      "From: =?UTF-8?B?6rmA7ZWY64qY?= <k@example.org>\n"
      "Subject: =?iso-8859-1?Q?caf=E9?= and =?koi8-r?B?8NLJ18XU?=\n"
      " =?koi8-r?B?8NLJ18XU?= folded\n"
      "To: a group: x@example.org, Y <y@example.org>;\n\ntext\n");
  EXPECT_EQ(parsed.messages[0].from[0].name, "김하늘");
  EXPECT_EQ(parsed.messages[0].subject, "café and ПриветПривет folded");
  ASSERT_EQ(parsed.messages[0].to.size(), 2u);
  EXPECT_EQ(parsed.messages[0].to[1].name, "Y");
}

TEST_F(Mail, ReadsRawHeadersByTheCharsetOfTheMail) {
  const Parsed parsed = read_mail(
      "From: a@example.org\nSubject: \xB1\xB9\xB0\xE6\xBF\xA1\xBC\xAD \xC3\xBC\xC6\xF7\n\n"
      "\xB1\xB9\xB0\xE6\xBF\xA1\xBC\xAD \xC3\xBC\xC6\xF7\xB5\xC8 \xBB\xE7\xB6\xF7\xB5\xE9\xC0\xC7 "
      "\xC7\xE0\xB9\xE6\xC0\xBA \xBE\xC6\xC1\xF7\n");
  EXPECT_EQ(parsed.messages[0].subject, "국경에서 체포");
  EXPECT_EQ(body(parsed, 0), "국경에서 체포된 사람들의 행방은 아직");
  EXPECT_TRUE(parsed.charset_guessed);
}

TEST_F(Mail, DecodesBodies) {
  EXPECT_EQ(text_of("Content-Type: text/plain; charset=euc-kr\n"
                    "Content-Transfer-Encoding: base64\n\nsbmw5g==\n"),
            "국경");
  EXPECT_EQ(text_of("Content-Type: text/plain; charset=\"iso-2022-jp\"\n\n\x1b$B9q6-\x1b(B\n"),
            "国境");
  EXPECT_EQ(text_of("Content-Transfer-Encoding: quoted-printable\n"
                    "Content-Type: text/plain; charset=utf-8\n\ncaf=C3=A9 soft=\n break\n"),
            "café soft break");
  EXPECT_EQ(text_of("Content-Type: text/html; charset=windows-1252\n\n<p>a\x97<b>b</b><p>c\n"),
            "a—b\n\nc");
}

TEST_F(Mail, TakesThePlainOneOfAlternatives) {
  const std::string start = "Content-Type: multipart/alternative; boundary=x\n\n";
  const std::string plain = "--x\nContent-Type: text/plain\n\nplain\n";
  const std::string html = "--x\nContent-Type: text/html\n\n<p>page</p>\n";
  const std::string blank = "--x\nContent-Type: text/plain\n\n \n";
  EXPECT_EQ(text_of(start + html + plain + "--x--\n"), "plain");
  EXPECT_EQ(text_of(start + html + "--x--\n"), "page");
  EXPECT_EQ(text_of(start + blank + html + "--x--\n"), "page");
  EXPECT_EQ(text_of(start + plain + html), "plain");  // cut off before its end
}

TEST_F(Mail, NamesAttachmentsByTypeAndSizeOnly) {
  const Parsed parsed = read_mail(
      kHead +
      "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n"
      "--x\nContent-Type: image/PNG; name=\"face of a person.png\"\n"
      "Content-Disposition: attachment; filename*=utf-8''secret%20name.png\n"
      "Content-Transfer-Encoding: base64\n\nAAAAAAAA\n"
      "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nnote\n"
      "--x\nContent-Type: text/html\n\n<p>second\n--x--\n");
  EXPECT_EQ(body(parsed, 0), "first");
  EXPECT_EQ(body(parsed, 1), "second");
  EXPECT_EQ(parsed.parts[1].medium, model::Medium::kHtml);
  ASSERT_EQ(parsed.unread.size(), 2u);
  EXPECT_EQ(words(parsed.unread[0]), "one attachment was not read (image/png, 6 bytes)");
  EXPECT_EQ(parsed.unread[1].kind, "text/plain");
  for (const char* secret : {"face", "secret", "note"}) {
    EXPECT_THAT(parsed.text, Not(HasSubstr(secret)));
  }
}

TEST_F(Mail, ReadsDocumentsThatAreAttached) {
  const std::string deleted = "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>";
  const std::string file = samples::docx(samples::p("Seen on 2 June.") + deleted);
  gchar* encoded = g_base64_encode(reinterpret_cast<const guchar*>(file.data()), file.size());
  const std::string part = std::string("Content-Transfer-Encoding: base64\n\n") + encoded + "\n";
  g_free(encoded);
  const Parsed parsed = read_mail(
      kHead + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n" +
      "--x\nContent-Type: application/octet-stream\n"
      "Content-Disposition: attachment; filename=\"a\tlist.pdf\"\n" + part +
      "--x\nContent-Type: application/x-word\n" + part + "--x\n\nlast\n--x--\n");
  EXPECT_THAT(parsed.text, HasSubstr("first\n\nAttachment: a list.pdf\n\nSeen on 2 June.\n\n"
                                     "Attachment: application/x-word\n\nSeen on 2 June.\n\n"
                                     "last"));
  ASSERT_EQ(parsed.parts.size(), 4u);
  EXPECT_EQ(body(parsed, 1), "Seen on 2 June.");
  EXPECT_EQ(parsed.parts[1].medium, model::Medium::kDocx);
  EXPECT_EQ(parsed.parts[1].message, std::uint64_t{0});
  ASSERT_EQ(parsed.unread.size(), 2u);
  EXPECT_EQ(words(parsed.unread[0]),
            "in an attachment (application/octet-stream), one passage was left out: deleted with "
            "changes being tracked");
}

TEST_F(Mail, ReadsAMailInsideAMail) {
  const Parsed parsed = read_mail(
      kHead +
      "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nI pass this on.\n"
      "--x\nContent-Type: message/rfc822\n\n"
      "From: Other <o@example.org>\nSubject: the first word\n\nI saw it.\n--x--\n");
  ASSERT_EQ(parsed.messages.size(), 2u);
  EXPECT_EQ(parsed.messages[1].depth, 1);
  EXPECT_EQ(parsed.messages[1].from[0].name, "Other");
  EXPECT_THAT(parsed.text, EndsWith("I pass this on.\n\nFrom: Other <o@example.org>\n"
                                    "Subject: the first word\n\nI saw it."));
  EXPECT_EQ(parsed.parts[1].message, 1u);
}

std::string nested(int depth, const std::string& type) {
  std::string mail = kHead;
  for (int i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    mail += type == "message/rfc822"
                ? "Content-Type: message/rfc822\n\nFrom: a@b.c\n"
                : "Content-Type: " + type + "; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  return mail + "\ninnermost\n";
}

TEST_F(Mail, SaysWhatIsNestedTooDeep) {
  for (const char* type : {"message/rfc822", "multipart/mixed", "multipart/alternative"}) {
    for (const int depth : {25, 1000}) {
      const Parsed parsed = read_mail(nested(depth, type));
      ASSERT_EQ(parsed.unread.size(), 1u) << type << depth;
      EXPECT_EQ(parsed.unread[0].why, Unread::Why::kTooDeep);
      EXPECT_LE(parsed.messages.back().depth, base::kMailDepthMax);
    }
    EXPECT_THAT(read_mail(nested(5, type)).text, EndsWith("innermost"));
  }
}

TEST_F(Mail, ReadsTheFirstOfTenThousandParts) {
  std::string mail = kHead + "Content-Type: multipart/mixed; boundary=x\n\n";
  for (int i = 0; i < 10'000; ++i) mail += "--x\n\npart " + std::to_string(i) + "\n";
  const Parsed parsed = read_mail(mail + "--x--\n");
  EXPECT_LE(parsed.parts.size(), base::kMailPartsMax);
  EXPECT_THAT(parsed.text, HasSubstr("part 998"));
  ASSERT_EQ(parsed.unread.size(), 1u);
  EXPECT_EQ(words(parsed.unread[0]), "9001 parts were not read: the mail has too many");
}

TEST_F(Mail, LimitsHeaders) {
  std::string to = "To: ";
  for (int i = 0; i < 1000; ++i) to += "person" + std::to_string(i) + "@example.org,\n ";
  const Parsed parsed = read_mail("From: a@b.c\n" + to + "z@example.org\nSubject: " +
                                  std::string(10'000, 'x') + "\n\ntext\n");
  EXPECT_EQ(parsed.messages[0].subject.size(), base::kMailHeaderBytesMax);
  EXPECT_EQ(parsed.messages[0].to.size(), base::kMailAddressesMax - 1);
  std::vector<std::string> said;
  for (const Unread& unread : parsed.unread) said.push_back(words(unread));
  EXPECT_THAT(said, testing::UnorderedElementsAre(
                        "802 addresses were not read: the mail has too many",
                        "one long header line was shortened"));
}

TEST_F(Mail, HeadersCannotForgeLines) {
  const Parsed parsed = read_mail("From: a@b.c\nSubject: =?utf-8?Q?x=0AFrom:_y?=\n\ntext\n");
  EXPECT_EQ(parsed.messages[0].subject, "x From: y");
}

TEST_F(Mail, TakesNulAndBadBytes) {
  const Parsed parsed =
      read_mail(kHead + "Content-Type: text/plain; charset=utf-8\n\n국경에서 a\0b \xFF c\n"s);
  EXPECT_EQ(body(parsed, 0), "국경에서 a\uFFFDb \uFFFD c");
  EXPECT_EQ(words(parsed.unread.at(0)),
            "2 places held bytes that are not characters; U+FFFD stands there instead");
}

TEST_F(Mail, SkipsTheLineOfAMailbox) {
  EXPECT_EQ(body(read_mail("From a@example.org Fri May 31 06:00:12 2002\n" + kHead + "\nx\n"), 0),
            "x");
}

TEST_F(Mail, RefusesWhatIsNoMail) {
  EXPECT_EQ(refusal_of("Just a text.\n\nWith paragraphs."), Refusal::kNotMail);
  EXPECT_EQ(refusal_of("\n\n"), Refusal::kNotMail);
  EXPECT_EQ(refusal_of("From "), Refusal::kNotMail);
}

}  // namespace
}  // namespace parse::inside
