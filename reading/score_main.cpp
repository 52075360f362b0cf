// score-reading GAZETTEER read FILE...     the claims of each document, in words
// score-reading GAZETTEER score FOLDER...  how much of what is expected the reader found
// score-reading GAZETTEER families FILE... of how many sentences all that is expected was found
//
// For those who change the reader: tests/ and the room's own tests use the same code.
#include <fmt/core.h>

#include <string_view>

#include "places/gazetteer.h"
#include "reading/gazetteer_places.h"
#include "reading/testing/document.h"
#include "reading/testing/family.h"

namespace {

using namespace reading::testing;  // the names below are what this program is about

std::vector<ClaimLine> lines_of(const reading::PlaceSource& places, const Document& document) {
  const auto read = read_english(places, document.text, document.received);
  return claim_lines(read, document.text);
}

void print_score(const Score& score) {
  for (const std::string& error : score.errors) fmt::print("{}\n", error);
  for (const auto& [kind, figure] : score.figures) {
    fmt::print("{:<8} F1 {:.2f}  expected {} found {}  told {} right {}\n", kind, figure.f1(),
               figure.expected, figure.found, figure.told, figure.right);
  }
  fmt::print("never    {}\n", score.never);
}

// The sentences of which something was not read as expected, and how many were read in whole.
void print_family(const reading::PlaceSource& places, const Family& family) {
  std::size_t whole = 0;
  for (const FamilyMember& member : family.members) {
    const auto lines = claim_lines(read_english(places, member.text, family.received), member.text);
    const Shortfall short_of = shortfall(member, lines);
    if (short_of.failed.empty() && short_of.wanting.empty()) {
      ++whole;
      continue;
    }
    fmt::print("{}", member.text);
    for (const std::string& line : short_of.failed) fmt::print("    {}\n", line);
    for (const std::string& line : short_of.wanting) fmt::print("    {}\n", line);
    for (const ClaimLine& line : lines) fmt::print("        {}\n", line_text(line));
  }
  fmt::print("{}: {} of {}\n", family.name, whole, family.members.size());
}

int run(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr,
               "score-reading GAZETTEER read FILE... | score FOLDER... | families FILE...\n");
    return 2;
  }
  const auto gazetteer = places::Gazetteer::open(argv[1]).or_throw();
  const reading::GazetteerPlaces places(gazetteer);
  if (std::string_view(argv[2]) == "families") {
    for (int i = 3; i < argc; ++i) print_family(places, read_family(argv[i]).or_throw());
    return 0;
  }
  const bool scoring = std::string_view(argv[2]) == "score";
  Score score;
  for (int i = 3; i < argc; ++i) {
    if (!scoring) {
      const Document document = read_document(argv[i]).or_throw();
      for (const ClaimLine& line : lines_of(places, document)) fmt::print("{}\n", line_text(line));
      continue;
    }
    for (const Document& document : documents_in(argv[i])) {
      reading::testing::score(document, lines_of(places, document), score);
    }
  }
  if (scoring) print_score(score);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const base::Failure& failure) {
    fmt::print(stderr, "score-reading: {}\n", failure.what());
    return 1;
  }
}
