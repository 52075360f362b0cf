// Documents: formats that are known by their first bytes, by file or as attachment of a mail.
#pragma once

#include <optional>
#include <string_view>

#include "parse/parsed.h"

namespace parse::inside {

// The kind of a document, by its first bytes, or none. A ZIP file is taken for a Word document
// until its parts say otherwise.
std::optional<model::Medium> document_kind(std::string_view content);

bool is_document(model::Medium medium);

using Reader = Parsed (*)(std::string_view content);
// A program that can read more than Word documents says so before it reads.
void add_reader(model::Medium kind, Reader reader);

// Throws Refused: what the reader of this kind throws, and kKnownBinary if there is none.
Parsed read_document(std::string_view content, model::Medium kind);

}  // namespace parse::inside
