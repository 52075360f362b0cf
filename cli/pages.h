// The pages of a case as people read them.
#pragma once

#include <string_view>
#include <vector>

#include "cli/page.h"

namespace cli {

// Prints one part of a page; what it knows nothing of is left to the caller.
struct Part {
  std::string_view key;  // of the JSON: "people", "events" ...
  void (*print)(Page& page, const views::Json& part, const views::Json& whole);
};

// In the order in which they are read.
const std::vector<Part>& parts();

}  // namespace cli
