// Any bytes are a text, and any words a search; terms hold nothing that a query could trip over.
#include <cstdint>
#include <string>

#include "base/result.h"
#include "database/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  bool first = true;
  database::cut_text(text, [&](const database::Token& token) {
    WHEREABOUTS_ASSERT(!token.term.empty() && !(first && token.at_same_place));
    WHEREABOUTS_ASSERT(token.term.find_first_of(std::string_view("\" \0", 3)) ==
                       std::string_view::npos);
    first = false;
    return true;
  });
  const auto phrases = database::phrases_of(text);
  if (!phrases.ok()) return 0;
  for (const database::Phrase& phrase : *phrases) {
    WHEREABOUTS_ASSERT(!phrase.empty());
    for (const std::string& term : phrase) WHEREABOUTS_ASSERT(!term.empty());
  }
  return 0;
}
