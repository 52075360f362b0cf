#include "parse/inside/document.h"

#include "parse/inside/docx.h"
#include "parse/refusal.h"

namespace parse::inside {

std::optional<model::Medium> document_kind(std::string_view content) {
  if (content.starts_with("PK\x03\x04")) return model::Medium::kDocx;
  return std::nullopt;
}

bool is_document(model::Medium medium) { return medium >= model::Medium::kDocx; }

Parsed read_document(std::string_view content, model::Medium kind) {
  if (kind == model::Medium::kDocx) return read_docx(content);
  throw Refused(Refusal::kKnownBinary);
}

}  // namespace parse::inside
