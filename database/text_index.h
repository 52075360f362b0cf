// TextIndex: which texts hold these words, in any script.
//
// Words are folded and cut by database/tokens.h, the same for every engine: words by ICU's word
// breaks folded by case and diacritics, bigrams for Han, kana and Hangul, Arabic article and
// conjunction stripped. The index holds no text, only what is needed to find it, in pages as
// encrypted as the rest; what is removed from it is overwritten. Derived data: rebuilt at will.
//
// Texts are named by number (the entry of the report): a larger number is newer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace database {

class Connection;

// Ranking looks at so many of the newest texts that have all the words; older ones than these are
// found newest first only.
inline constexpr std::int64_t kRankedCandidates = 20'000;

class TextIndex {
 public:
  enum class Order { kNewestFirst, kRanked };
  struct Query {
    std::string_view words;  // all must stand in the text; "in quotes": next to each other
    Order order = Order::kNewestFirst;
    std::size_t most = 50;
    std::optional<std::int64_t> older_than;  // only numbers below this: the next page
  };

  virtual ~TextIndex() = default;
  // Makes an empty one, in place of one that is there.
  virtual void create(Connection& writer) = 0;
  // Inside the caller's write transaction. `text` is UTF-8.
  virtual void add(Connection& writer, std::int64_t number, std::string_view text) = 0;
  // Needs the text that was added, to take out just its words.
  virtual void remove(Connection& writer, std::int64_t number, std::string_view text) = 0;
  // All that stands in it, in order, so that two can be compared: each word of each text with
  // its place there. Nothing where no index was made.
  using Visit = std::function<void(std::string_view word, std::int64_t number, std::int64_t place)>;
  virtual void for_each(Connection& reader, const Visit& visit) = 0;
  // Errors: kBadInput when no word is left to look for, kTooLarge.
  virtual base::Result<std::vector<std::int64_t>> find(Connection& reader, const Query& query) = 0;
};

}  // namespace database
