#include "parse/inside/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "parse/inside/docx_numbering.h"
#include "parse/inside/read.h"
#include "parse/inside/testing/docx_file.h"

namespace parse::inside {
namespace {

using samples::docx;
using samples::docx_parts;
using samples::p;
using samples::w;
using samples::zip_of;

Refusal refusal_of(std::string_view content) {
  const Answer answer = read_content(content, std::nullopt);
  const Refusal* refusal = std::get_if<Refusal>(&answer);
  return refusal ? *refusal : Refusal{};
}

std::vector<std::string> unread_of(const Parsed& parsed) {
  std::vector<std::string> all;
  for (const Unread& unread : parsed.unread) all.push_back(words(unread));
  return all;
}

TEST(Docx, PartsParagraphsAndJoinsRuns) {
  const Parsed parsed = read_docx(
      docx("<w:p><w:r><w:t>Selam </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Teklu</w:t></w:r>"
           "<w:hyperlink><w:r><w:t xml:space=\"preserve\"> was seen</w:t></w:r></w:hyperlink>"
           "</w:p><w:p/>" +
           p("A&amp;B &#x4E2D;") +
           "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/>"
           "<w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p>"));
  EXPECT_EQ(parsed.text, "Selam Teklu was seen\n\nA&B 中\n\none\ntwo\tthree-four");
  EXPECT_EQ(parsed.medium, model::Medium::kDocx);
  ASSERT_EQ(parsed.parts.size(), 1u);
  EXPECT_EQ(parsed.parts[0].range, (Range{0, parsed.text.size()}));
  EXPECT_TRUE(parsed.unread.empty());
}

TEST(Docx, MakesARowOfATableALine) {
  const auto cell = [](std::string_view inside) {
    return "<w:tc><w:tcPr/>" + std::string(inside) + "</w:tc>";
  };
  const std::string inner = "<w:tbl><w:tr>" + cell(p("x")) + cell(p("y")) + "</w:tr></w:tbl>";
  EXPECT_EQ(read_docx(docx(p("Those held:") + "<w:tbl><w:tr>" + cell(p("Name")) + cell(p("Age")) +
                           "</w:tr><w:tr>" + cell(p("Selam") + p("Teklu")) + cell(p("17")) +
                           "</w:tr><w:tr>" + cell(inner) + "</w:tr></w:tbl>" + p("End.")))
                .text,
            "Those held:\n\nName\tAge\nSelam Teklu\t17\nx\ty\n\nEnd.");
}

const std::string kNumbering =
    w("numbering",
      "<w:abstractNum w:abstractNumId=\"7\">"
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
      "<w:lvlText w:val=\"%1.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/>"
      "<w:lvlText w:val=\"%1.%2)\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xEF\x82\xB7\"/></w:lvl>"
      "</w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>");

std::string item(std::string_view text, int list, int level) {
  return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                     std::to_string(list) + "\"/></w:numPr>");
}

TEST(Docx, CountsTheItemsOfLists) {
  const std::string styles =
      w("styles",
        "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        "</w:style><w:style w:styleId=\"Round\"><w:basedOn w:val=\"Round\"/></w:style>"
        "<w:style w:styleId=\"Item\"><w:basedOn w:val=\"Base\"/></w:style>");
  EXPECT_EQ(
      read_docx(docx(p("List:") + item("one", 1, 0) + item("deeper", 1, 1) + item("again", 1, 1) +
                         item("dash", 1, 2) + item("two", 1, 0) + item("first anew", 1, 1) +
                         p("by style", "<w:pStyle w:val=\"Item\"/>") + p("between") +
                         item("started at five", 2, 0) + p("plain", "<w:pStyle w:val=\"Round\"/>") +
                         item("none", 0, 0),
                     {{"numbering", kNumbering}, {"styles", styles}}))
          .text,
      "List:\n\n1. one\n1.a) deeper\n1.b) again\n- dash\n2. two\n2.a) first anew\n"
      "3. by style\n\nbetween\n\n5. started at five\n\nplain\n\nnone");
}

TEST(Docx, WritesNumbersInTheirFormats) {
  EXPECT_EQ(in_format(14, "lowerRoman"), "xiv");
  EXPECT_EQ(in_format(1999, "upperRoman"), "MCMXCIX");
  EXPECT_EQ(in_format(28, "lowerLetter"), "bb");
  EXPECT_EQ(in_format(3, "upperLetter"), "C");
  EXPECT_EQ(in_format(0, "lowerLetter"), "0");
  EXPECT_EQ(in_format(9, "decimalZero"), "09");
  EXPECT_EQ(in_format(12, "chicago"), "12");
}

TEST(Docx, PutsNotesBehindTheBodyUnderTheirMarks) {
  const std::string notes =
      w("footnotes", "<w:footnote w:id=\"0\">" + p("separator") + "</w:footnote>" +
                         "<w:footnote w:id=\"4\"><w:p><w:r><w:footnoteRef/><w:t "
                         "xml:space=\"preserve\"> Told by a cousin.</w:t></w:r></w:p>" +
                         p("Second part.") + "</w:footnote>");
  const std::string reference = "<w:r><w:footnoteReference w:id=\"4\"/></w:r>";
  EXPECT_EQ(read_docx(docx("<w:p><w:r><w:t>Seen</w:t></w:r>" + reference + "</w:p><w:p>" +
                               "<w:r><w:t>Again</w:t></w:r>" + reference + "</w:p>",
                           {{"footnotes", notes}}))
                .text,
            "Seen[1]\n\nAgain[1]\n\n[1] Told by a cousin. Second part.");
}

TEST(Docx, ReadsHeadersTextBoxesAndReadingAids) {
  const std::string box = "<w:txbxContent>" + p("In a box") + "</w:txbxContent>";
  EXPECT_EQ(
      read_docx(
          docx("<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent>"
               "<mc:Choice>" +
                   box + "</mc:Choice><mc:Fallback>" + box +
                   "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r>"
                   "</w:p><w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かきた</w:t></w:r>"
                   "</w:rt><w:rubyBase><w:r><w:t>柿田</w:t></w:r></w:rubyBase></w:ruby>"
                   "</w:r></w:p>",
               {{"header1", w("hdr", p("Letterhead"))}, {"footer1", w("ftr", p("Page foot"))}}))
          .text,
      "Letterhead\n\nBefore after\n\nIn a box\n\n柿田 (かきた)\n\nPage foot");
}

TEST(Docx, SaysWhatItLeavesOut) {
  const Parsed parsed = read_docx(docx(
      "<w:p><w:r><w:t xml:space=\"preserve\">Seen </w:t></w:r><w:ins><w:r><w:t>twice</w:t></w:r>"
      "</w:ins><w:del><w:r><w:delText>once</w:delText></w:r></w:del><w:del/>"
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
      "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r>"
      "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>"
      "<w:r><w:object><o:OLEObject/></w:object></w:r><w:r><w:sym w:char=\"F0FC\"/></w:r>"
      "<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar>"
      "<w:instrText>FORMCHECKBOX</w:instrText></w:r></w:p>"));
  EXPECT_EQ(parsed.text, "Seen twice.");
  EXPECT_THAT(unread_of(parsed),
              testing::ElementsAre("one passage was left out: deleted with changes being tracked",
                                   "one hidden passage was left out",
                                   "one remark in the margin was not read",
                                   "one picture in the document was not read",
                                   "one diagram or file in the document was not read",
                                   "one sign that is no character was left out",
                                   "one field of a form was not read"));
}

TEST(Docx, RefusesWhatIsNoWordDocument) {
  EXPECT_EQ(refusal_of(zip_of({{"a.txt", "text"}})), Refusal::kKnownBinary);
  EXPECT_EQ(refusal_of(zip_of({{"word/document.xml", "<workbook/>"}})), Refusal::kKnownBinary);
  EXPECT_EQ(refusal_of("PK\x03\x04 and nothing of the kind"), Refusal::kDamaged);
  EXPECT_EQ(refusal_of(docx("<w:p>")), Refusal::kDamaged);
  EXPECT_EQ(refusal_of(docx("<w:p/>")), Refusal::kEmpty);
  EXPECT_EQ(std::get<Refusal>(read_content("text", model::Medium::kDocx)), Refusal::kNotThisKind);
}

// Entities could make much of little, or name a file: none is expanded, and none is taken.
TEST(Docx, RefusesDocumentTypes) {
  samples::Parts parts = docx_parts("");
  parts["word/document.xml"] =
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<document><body><p><r><t>&a;&f;</t></r></p></body></document>";
  EXPECT_EQ(refusal_of(zip_of(parts)), Refusal::kDamaged);
  EXPECT_EQ(read_docx(docx(p("&f;&amp;"))).text, "&f;&");
}

TEST(Docx, RefusesBombsAndDepths) {
  EXPECT_EQ(refusal_of(docx(p(std::string(base::kDocxBytesMax, ' ')))), Refusal::kUnpackedTooLarge);
  EXPECT_EQ(refusal_of(docx(p(std::string(base::kTextBytesMax + 1, 'a')))), Refusal::kTextTooLarge);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:x>";
  for (int i = 0; i < 100'000; ++i) deep += "</w:x>";
  EXPECT_EQ(refusal_of(docx(deep)), Refusal::kTooDeep);
  EXPECT_EQ(refusal_of(docx("<w:del>" + deep + "</w:del>" + p("text"))), Refusal{});
  samples::Parts many = docx_parts(p("text"));
  for (std::size_t i = 0; i < base::kDocxPartsMax; ++i) many["x" + std::to_string(i)] = "";
  EXPECT_EQ(refusal_of(zip_of(many)), Refusal::kUnpackedTooLarge);
}

// A part that is shorter or longer than its header tells, or twice there, or cut.
TEST(Docx, RefusesWhatDoesNotAgreeWithItself) {
  const std::string good = zip_of(docx_parts(p("Seen at the border.")), ZIP_CM_STORE);
  EXPECT_EQ(refusal_of(good), Refusal{});
  std::string changed = good;
  changed[changed.find("border")] = 'B';  // the checksum tells
  EXPECT_EQ(refusal_of(changed), Refusal::kDamaged);
  samples::Parts parts = docx_parts(p("Seen."));
  parts["word/documeNt.xml"] = parts["word/document.xml"];
  std::string twice = zip_of(parts);
  for (std::size_t at; (at = twice.find("word/documeNt.xml")) != std::string::npos;) {
    twice.replace(at, 17, "word/document.xml");
  }
  EXPECT_EQ(refusal_of(twice), Refusal::kDamaged);
  for (std::size_t size = 4; size < good.size(); size += 7) {
    EXPECT_EQ(refusal_of(good.substr(0, size)), Refusal::kDamaged) << size;
  }
}

TEST(Docx, EveryByteMayBeWrong) {
  const std::string good =
      zip_of(docx_parts(item("one", 1, 0), {{"numbering", kNumbering}}), ZIP_CM_STORE);
  for (std::size_t at = 4; at < good.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      std::string changed = good;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      read_content(changed, std::nullopt);
    }
  }
}

}  // namespace
}  // namespace parse::inside
