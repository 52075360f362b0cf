#include "parse/pages/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/inside/read.h"
#include "parse/pages/pages.h"
#include "parse/pages/testing/loaded.h"
#include "parse/pages/testing/paper.h"

namespace parse::pages {
namespace {

using samples::Kind;
using samples::pdf_of;
using testing::ElementsAre;
using testing::HasSubstr;

class Pdf : public Loaded {
 protected:
  static std::vector<std::string> unread_of(const Parsed& parsed) {
    std::vector<std::string> all;
    for (const Unread& unread : parsed.unread) all.push_back(words(unread));
    return all;
  }
};

TEST_F(Pdf, ReadsColumnsAndPagesInOrder) {
  const std::string left =
      "On the left side nothing is known of the six people since they were taken on 24 May.";
  const std::string right =
      "On the right side a lawyer asked for a visit on 4 June and was turned away twice that day.";
  const Parsed parsed = read_pdf(pdf_of({{{60, 40, 470, "Bulletin of an invented group"},
                                          {60, 120, 200, left},
                                          {310, 120, 200, right},
                                          {280, 790, 100, "Page 1"}},
                                         {{60, 40, 470, "Bulletin of an invented group"},
                                          {60, 120, 470, "Привет 柿田"},
                                          {280, 790, 100, "Page 2"}}}));
  std::string flat = parsed.text;
  for (char& c : flat) {
    if (c == '\n') c = ' ';
  }
  EXPECT_THAT(flat, HasSubstr("Bulletin of an invented group  " + left + "  " + right + "  "));
  EXPECT_THAT(flat, HasSubstr("Привет 柿田"));
  EXPECT_EQ(flat.find("Bulletin"), flat.rfind("Bulletin"));
  EXPECT_EQ(parsed.medium, model::Medium::kPdf);
  EXPECT_EQ(parsed.parts.at(0).range, (Range{0, parsed.text.size()}));
  EXPECT_TRUE(parsed.unread.empty());
}

TEST_F(Pdf, ReadsPagesThatArePicturesByMachineAndSaysWhich) {
  const std::string scan =
      pdf_of({{}, {{60, 80, 470, "Three people were arrested on 24 May."}}}, Kind::kScan);
  const Parsed parsed = read_pdf(scan);
  EXPECT_EQ(parsed.text, "Three people were arrested on 24 May.");
  EXPECT_THAT(unread_of(parsed),
              ElementsAre("the text of page 2 was read by machine from a picture: expect slips in "
                          "names and numbers"));
}

// A scan below a typed letterhead: without a word about it the report would be lost.
TEST_F(Pdf, ReadsThePictureBesideTheText) {
  const Parsed parsed = read_pdf(samples::drawn_pdf_of({[](cairo_t* paper) {
    samples::draw_scan(paper, {{60, 200, 470,
                                "Three people were arrested on 24 May near the bridge. "
                                "Nobody has seen them since that day."}});
    samples::draw(paper, {{60, 40, 470, "Bulletin of an invented group"}});
  }}));
  EXPECT_THAT(parsed.text,
              HasSubstr("Bulletin of an invented group\n\nThree people were arrested on "
                        "24 May near the bridge."));
  EXPECT_THAT(unread_of(parsed),
              ElementsAre("a picture in page 1 was read by machine, behind the text of its page: "
                          "expect slips in names and numbers"));
}

TEST_F(Pdf, RulesFramesAndBarsAreNoPictures) {
  const Parsed parsed = read_pdf(samples::drawn_pdf_of({[](cairo_t* paper) {
    cairo_set_source_rgb(paper, 0, 0, 0);
    cairo_rectangle(paper, 40, 30, 515, 30);
    cairo_fill(paper);
    for (int line = 0; line <= 20; ++line) {
      cairo_set_line_width(paper, line % 2 == 0 ? 0.5 : 2);
      cairo_rectangle(paper, 60 + 20 * line, 100, 20, 600);
      cairo_rectangle(paper, 60, 100 + 30 * line, 420, 30);
      cairo_stroke(paper);
    }
    samples::draw(paper, {{65, 105, 470, "Seen."}});
  }}));
  EXPECT_EQ(parsed.text, "Seen.");
  EXPECT_THAT(unread_of(parsed), testing::IsEmpty());
}

TEST_F(Pdf, AskForAPasswordIsSaid) {
  const std::string word = "<" + std::string(64, 'a') + ">";
  const std::string locked =
      "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
      "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj\n"
      "4 0 obj <</Filter/Standard/V 2/R 3/Length 128/P -44/O" +
      word + "/U" + word +
      ">> endobj\n"
      "trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[" +
      word + word + "]>>\n%%EOF\n";
  EXPECT_EQ(refusal_of(locked), Refusal::kEncrypted);
}

TEST_F(Pdf, RefusesWhatHasNoText) {
  EXPECT_EQ(refusal_of(pdf_of({{}})), Refusal::kNoTextFound);
  EXPECT_EQ(refusal_of("%PDF-1.4\nnothing of the kind"), Refusal::kDamaged);
}

TEST_F(Pdf, EveryByteMayBeWrong) {
  const std::string good = pdf_of({{{60, 80, 470, "Seen."}}});
  for (std::size_t at = 5; at < good.size(); at += 1 + good.size() / 60) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    inside::read_content(changed, std::nullopt);
    inside::read_content(std::string_view(good).substr(0, at), std::nullopt);
  }
}

}  // namespace
}  // namespace parse::pages
