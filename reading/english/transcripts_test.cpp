// Whole documents: the transcripts word for word, and how much is found in the corpus.
#include <fstream>
#include <sstream>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/world.h"
#include "reading/english/english_reader.h"
#include "reading/testing/scene.h"

namespace reading::english {
namespace {

using testing::Document;
using testing::Score;

std::filesystem::path folder(std::string_view name) {
  return std::filesystem::path(WHEREABOUTS_SOURCE_FOLDER) / "reading" / name;
}

std::vector<testing::ClaimLine> lines_of(const Document& document) {
  const auto read = testing::read_english(testing::real_places(), document.text, document.received);
  return testing::claim_lines(read, document.text);
}

// A transcript changes only when somebody looked at it and means it:
// `score-reading GAZETTEER read FILE` prints what belongs behind its last ===.
TEST(Transcripts, AreReadAsTheyWereLookedAt) {
  const auto documents = testing::documents_in(folder("transcripts"));
  ASSERT_GE(documents.size(), 6u);
  for (const Document& document : documents) {
    std::vector<std::string> lines;
    for (const auto& line : lines_of(document)) lines.push_back(testing::line_text(line));
    EXPECT_EQ(lines, document.expected) << document.name;
  }
}

Score score_of(std::string_view name) {
  Score score;
  for (const Document& document : testing::documents_in(folder(name))) {
    testing::score(document, lines_of(document), score);
  }
  return score;
}

std::string errors_of(const Score& score) {
  std::string out;
  for (const std::string& error : score.errors) out += error + "\n";
  return out;
}

TEST(Corpus, NoFearIsToldAsHappenedAndNoOutsiderAsAVictim) {
  for (const std::string_view name : {"corpus/open", "corpus/aside"}) {
    const Score score = score_of(name);
    EXPECT_EQ(score.never, 0u) << errors_of(score);
  }
}

// Floors, a little below what is reached: what falls below them was broken.
TEST(Corpus, OfTheOpenDocumentsIsReadAsBefore) {
  Score score = score_of("corpus/open");
  for (const std::string_view kind : {"dates", "ages", "counts", "places", "people", "events"}) {
    EXPECT_GE(score.of(kind).f1(), 0.9) << kind << "\n" << errors_of(score);
  }
}

TEST(Passages, AreWholeCharactersInsideTheText) {
  for (const std::string_view name : {"corpus/open", "corpus/aside", "transcripts"}) {
    for (const Document& document : testing::documents_in(folder(name))) {
      const auto read =
          testing::read_english(testing::real_places(), document.text, document.received);
      for (const model::Claim& claim : read.claims) {
        EXPECT_TRUE(claim.check(document.text.size()).ok());
        EXPECT_TRUE(base::is_boundary(document.text, claim.passage.begin));
        EXPECT_TRUE(base::is_boundary(document.text, claim.passage.end));
      }
    }
  }
}

TEST(Limits, WhatIsNotReadIsSaid) {
  base::MemoryWorld world(base::Instant{});
  const EnglishReader reader(testing::real_places());
  const auto day = base::DateRange::on(base::Day::from_number(15'000));
  const auto other = reader.read({model::ReportId::make(world), "Hola.", day, "es", world});
  EXPECT_TRUE(other.claims.empty());
  ASSERT_EQ(other.unread.size(), 1u);

  const std::string much(base::kReadingTextBytesMax + 10, 'a');
  const auto cut = reader.read({model::ReportId::make(world), much, day, "en", world});
  ASSERT_EQ(cut.unread.size(), 1u);
  EXPECT_THAT(cut.unread.front(), ::testing::HasSubstr("longer than is read"));

  std::string many;
  while (many.size() < base::kReadingTextBytesMax - 100) {
    many += "Mr. Ali Example, 48, was arrested in Osh on 3 May 2004. ";
  }
  const auto full = reader.read({model::ReportId::make(world), many, day, "en", world});
  EXPECT_EQ(full.claims.size(), base::kClaimsPerReadingMax);
  ASSERT_EQ(full.unread.size(), 1u);
  EXPECT_THAT(full.unread.front(), ::testing::HasSubstr("more claims"));
}

TEST(Readings, OfTheSameTextAreTheSame) {
  const std::string text = "Mr. Ali Example, 48, was arrested in Osh on 3 May 2004.";
  EXPECT_EQ(testing::Scene(text).transcript(), testing::Scene(text).transcript());
}

}  // namespace
}  // namespace reading::english
