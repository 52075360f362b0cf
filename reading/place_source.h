// What the reader asks of a gazetteer, and no more: nodes by name, and what contains what.
//
// Any thread may ask at any time; an implementation does not change once it is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace reading {

struct PlaceNode {
  enum class Level { kCountry, kArea, kTown };
  model::GazetteerRef ref;
  Level level = Level::kTown;
  std::string country;  // ISO 3166-1, two letters
  std::string area;     // id of the first area inside the country that holds it; empty if none
  std::uint64_t people = 0;
  bool close = false;  // found by a spelling that is near, not the same
  bool other_name = false;  // the name asked for is a further one: in another language, or earlier
};

class PlaceSource {
 public:
  virtual ~PlaceSource() = default;
  // All nodes that bear the name, the largest first; case, accents and hyphens do not matter.
  virtual std::vector<PlaceNode> find(std::string_view name) const = 0;
  // Nodes whose name differs from it by a slip ("Kunmng"), only those in `countries`.
  virtual std::vector<PlaceNode> find_close(std::string_view name,
                                            const std::vector<std::string>& countries) const = 0;
  // The node of a country by its ISO 3166-1 code.
  virtual std::optional<PlaceNode> country(std::string_view code) const = 0;
  virtual std::string version() const = 0;
};

}  // namespace reading
