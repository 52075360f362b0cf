// The one function in which untrusted bytes become text.
#pragma once

#include <optional>
#include <string_view>

#include "parse/wire.h"

namespace parse::inside {

// Everything that comes from disk or is set once per process. Before the sandbox closes.
void load_all();

// Never throws: what cannot be read is a Refusal.
Answer read_content(std::string_view content, std::optional<model::Medium> hint);

}  // namespace parse::inside
