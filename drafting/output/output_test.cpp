#include "drafting/output/output.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <set>

#include "drafting/embedded.h"
#include "drafting/letter.h"
#include "drafting/samples.h"

namespace drafting::output {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kJapanese};

// What a reader sees: no spaces, line ends, marks of lists or form feeds.
std::string bare(std::string text) {
  for (const char* mark : {" ", "\n", "\f", "•", "・", "·", "-- "}) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
      text.erase(at, std::string_view(mark).size());
    }
  }
  return text;
}

std::string run(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string all;
  std::array<char, 4096> part;
  for (std::size_t got; (got = fread(part.data(), 1, part.size(), pipe.get())) > 0;) {
    all.append(part.data(), got);
  }
  return all;
}

// A file of its own for one PDF, gone with it.
class PdfFile {
 public:
  explicit PdfFile(const Pdf& pdf)
      : path_(std::filesystem::temp_directory_path() /
              ("drafting-test-" + std::to_string(getpid()) + ".pdf")) {
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.bytes.data()),
               static_cast<std::streamsize>(pdf.bytes.size()));
  }
  ~PdfFile() { std::filesystem::remove(path_); }
  std::string words() const { return run("pdftotext -raw " + path_.string() + " -"); }
  std::string info() const { return run("pdfinfo " + path_.string()); }
  std::string fonts() const { return run("pdffonts " + path_.string()); }

 private:
  std::filesystem::path path_;
};

std::vector<Document> all_documents() {
  std::vector<Document> all;
  for (const Brief& brief : {samples::eleven_in_sudan(), samples::journalist_in_belarus(),
                             samples::families_from_thailand()}) {
    for (Language language : kLanguages) {
      all.push_back(write_letter(ViewForTests::of(brief), language).or_throw());
      all.push_back(write_statement(ViewForTests::of(brief), language).or_throw());
    }
  }
  return all;
}

TEST(Pdf, HoldsTheWordsOfTheTextOnOnePageAndNoOthers) {
  for (const Document& document : all_documents()) {
    const Pdf pdf = to_pdf(document).or_throw();
    EXPECT_EQ(pdf.pages, 1);
    const PdfFile file(pdf);
    std::string text = to_text(document);
    if (auto mark = text.find("\n-- \n"); mark != text.npos) text.erase(mark, 4);
    EXPECT_EQ(bare(file.words()), bare(text));
    EXPECT_THAT(file.info(), HasSubstr("Pages:           1\n"));
    EXPECT_THAT(file.info(), HasSubstr("Tagged:          yes"));
    EXPECT_THAT(file.info(), HasSubstr("A4"));
  }
}

TEST(Pdf, TheSameDocumentGivesTheSameBytesAndNothingOfTheMachine) {
  const Document document =
      write_letter(ViewForTests::of(samples::eleven_in_sudan()), Language::kJapanese).or_throw();
  const Pdf first = to_pdf(document).or_throw();
  EXPECT_EQ(first.bytes, to_pdf(document).or_throw().bytes);
  const PdfFile file(first);
  EXPECT_THAT(file.info(), HasSubstr("2014"));
  EXPECT_THAT(file.info(), Not(HasSubstr("Lanternfield")));
  EXPECT_THAT(file.info(), Not(HasSubstr("Nohome")));
  EXPECT_THAT(file.fonts(), HasSubstr("IPAexMincho"));
}

std::size_t times(const std::string& words, std::string_view wanted) {
  std::size_t found = 0;
  for (auto at = words.find(wanted); at != words.npos; at = words.find(wanted, at + 1)) ++found;
  return found;
}

TEST(Pdf, WhatDoesNotFitGoesOnWithItsFooterAndLosesNothing) {
  Brief brief = samples::eleven_in_sudan();
  const BackgroundSaid one = brief.background.front();
  for (int i = 0; i < 60; ++i) brief.background.push_back(one);
  const Document document = write_letter(ViewForTests::of(brief), Language::kEnglish).or_throw();
  const Pdf pdf = to_pdf(document).or_throw();
  EXPECT_GT(pdf.pages, 1);
  const std::string words = PdfFile(pdf).words();
  EXPECT_EQ(times(words, "Provisional."), static_cast<std::size_t>(pdf.pages));
  EXPECT_EQ(times(words, "Kassala"), times(to_text(document), "Kassala"));
  EXPECT_THAT(bare(words), HasSubstr("Yourssincerely,AdaExampletonCoordinator"));
}

TEST(Text, LinesAreNarrowAndKeepWideCharactersWhole) {
  for (const Document& document : all_documents()) {
    const std::string text = to_text(document);
    EXPECT_TRUE(text.ends_with("\n"));
    EXPECT_FALSE(text.ends_with("\n\n"));
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte == '\n') {
        EXPECT_LE(columns, 76u);
        columns = 0;
      } else if (byte < 0x80) {
        ++columns;
      } else if (byte >= 0xe3) {
        columns += 2;
      }
    }
    EXPECT_THAT(text, Not(HasSubstr("\n。")));
    EXPECT_THAT(text, Not(HasSubstr("\n、")));
  }
}

TEST(Html, WordsOfTheCaseAreEscaped) {
  Brief brief = samples::eleven_in_sudan();
  brief.group.people.front().name = "Eve <script>alert('&')</script>";
  brief.reference = "\"><img src=x>";
  for (Language language : kLanguages) {
    const std::string html = to_html(write_letter(ViewForTests::of(brief), language).or_throw());
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
  }
}

TEST(Html, SaysItsLanguageAndLoadsNothing) {
  const std::string html = to_html(
      write_letter(ViewForTests::of(samples::eleven_in_sudan()), Language::kJapanese).or_throw());
  EXPECT_THAT(html, HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr("<title>書簡</title>")) << "a title names nobody";
  for (const char* loads : {"http", "src=", "@import", "url(", "<link", "<script"}) {
    EXPECT_THAT(html, Not(HasSubstr(loads)));
  }
}

TEST(Html, HoldsTheWordsOfTheText) {
  for (const Document& document : all_documents()) {
    const std::string html = to_html(document);
    for (const auto& sentence : drafted_sentences(document)) {
      EXPECT_THAT(html, HasSubstr(sentence.words));
    }
    for (const std::string& line : document.footer) EXPECT_THAT(html, HasSubstr(line));
  }
}

// The template is silent about a name that nobody fills in, so both are compared here.
TEST(Html, EveryTagOfTheTemplateIsFilledInAndNoneGoesUnescaped) {
  const std::string page(embedded::page_mustache());
  EXPECT_THAT(page, Not(HasSubstr("{{{")));
  EXPECT_THAT(page, Not(HasSubstr("{{&")));
  static const std::set<std::string> kFilled{"language",
                                             "plain_title",
                                             "organisation",
                                             "day",
                                             "date_line",
                                             "has_reference",
                                             "reference_line",
                                             "has_salutation",
                                             "salutation",
                                             "title_first",
                                             "title",
                                             "has_closing",
                                             "closing",
                                             "blocks",
                                             "text",
                                             "words",
                                             "has_requests",
                                             "requests",
                                             "line",
                                             "sender_address",
                                             "has_sender_address",
                                             "addressee",
                                             "has_addressee",
                                             "signatory",
                                             "enclosures",
                                             "has_enclosures",
                                             "footer",
                                             "has_footer"};
  const std::regex tag(R"(\{\{[#^/]?([a-z_]+)\}\})");
  std::set<std::string> used;
  for (std::sregex_iterator at(page.begin(), page.end(), tag), end; at != end; ++at) {
    used.insert((*at)[1]);
  }
  EXPECT_EQ(used, kFilled);
  const std::string html = to_html(
      write_letter(ViewForTests::of(samples::eleven_in_sudan()), Language::kEnglish).or_throw());
  EXPECT_THAT(html, Not(HasSubstr("{{")));
}

}  // namespace
}  // namespace drafting::output
