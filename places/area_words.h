// The words around the name of a place: "the city of", "Province", "north-eastern".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"

namespace places {

struct AreaName {
  std::string name;              // what is left when the words around it are taken off
  std::optional<Kind> kind;      // as they told
  bool direction = false;        // "northern": a part of it
};

// Ways to understand the words, the plainest first: as they are, without "the", without the kind,
// without the direction.
std::vector<AreaName> readings_of(std::string_view words);

}  // namespace places
