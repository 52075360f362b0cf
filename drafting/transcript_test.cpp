// What a caseworker can read: each file in transcripts/ holds the letters and statements of one
// invented brief (drafting/samples.h). To write them anew after a change of wording, run with
// WHEREABOUTS_WRITE_TRANSCRIPTS=1 and read the difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "drafting/letter.h"
#include "drafting/output/output.h"
#include "drafting/samples.h"

namespace drafting {
namespace {

std::string transcript(const Brief& brief) {
  std::string text;
  for (Language language : {Language::kEnglish, Language::kJapanese}) {
    const std::string code(language_code(language));
    text += "=== letter, " + code + "\n" +
            output::to_text(write_letter(ViewForTests::of(brief), language).or_throw());
    text += "=== statement, " + code + "\n" +
            output::to_text(write_statement(ViewForTests::of(brief), language).or_throw());
  }
  return text;
}

void expect_transcript(const std::string& name, const Brief& brief) {
  const std::string path = std::string(WHEREABOUTS_TRANSCRIPTS) + "/" + name;
  const std::string now = transcript(brief);
  if (std::getenv("WHEREABOUTS_WRITE_TRANSCRIPTS") != nullptr) {
    std::ofstream(path) << now;
  }
  std::ifstream file(path);
  std::stringstream before;
  before << file.rdbuf();
  EXPECT_EQ(now, before.str()) << name;
}

TEST(Transcript, ElevenEritreansInSudan) {
  expect_transcript("eleven-in-sudan.txt", samples::eleven_in_sudan());
}
TEST(Transcript, JournalistInBelarus) {
  expect_transcript("journalist-in-belarus.txt", samples::journalist_in_belarus());
}
TEST(Transcript, FamiliesFromThailand) {
  expect_transcript("families-from-thailand.txt", samples::families_from_thailand());
}

}  // namespace
}  // namespace drafting
