// Documents: formats that parse/effort.h knows by their first bytes, as files or attached to a
// mail.
#pragma once

#include <string_view>

#include "parse/effort.h"
#include "parse/parsed.h"

namespace parse::inside {

bool is_document(model::Medium medium);

using Reader = Parsed (*)(std::string_view content);
// A program that can read more than Word documents says so before it reads.
void add_reader(model::Medium kind, Reader reader);

// Throws Refused: what the reader of this kind throws, and kKnownBinary if there is none.
Parsed read_document(std::string_view content, model::Medium kind);

}  // namespace parse::inside
