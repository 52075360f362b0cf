// Whatever a text holds, reading it ends, and each claim rests on whole characters inside it, has
// a value that its property takes and speaks of a subject of the same reading.
#include <set>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"
#include "reading/testing/claim_lines.h"
#include "reading/testing/few_places.h"

namespace {

void check_passage(const model::Passage& passage, std::string_view text) {
  WHEREABOUTS_ASSERT(passage.begin < passage.end && passage.end <= text.size());
  WHEREABOUTS_ASSERT(base::is_boundary(text, passage.begin));
  WHEREABOUTS_ASSERT(base::is_boundary(text, passage.end));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text =
      base::repair_utf8({reinterpret_cast<const char*>(data), size});  // as the parser hands it on
  const reading::testing::FewPlaces places;
  const base::Day day = base::Day::from_number(size % 2 == 0 ? 15'000 : -700'000);
  const auto read = reading::testing::read_english(places, text, base::DateRange::on(day));
  std::set<model::SubjectId> subjects;
  for (const model::Subject& subject : read.subjects) subjects.insert(subject.id);
  WHEREABOUTS_ASSERT(read.claims.size() <= base::kClaimsPerReadingMax);
  WHEREABOUTS_ASSERT(subjects.size() == read.subjects.size());
  for (const model::Claim& claim : read.claims) {
    check_passage(claim.passage, text);
    WHEREABOUTS_ASSERT(claim.check(text.size()).ok());
    WHEREABOUTS_ASSERT(subjects.contains(claim.subject));
  }
  for (const model::Relay& relay : read.relays) check_passage(relay.passage, text);
  reading::testing::claim_lines(read, text);
  return 0;
}
