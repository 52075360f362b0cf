#include "parse/inside/document.h"

#include <array>

#include "parse/inside/docx.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

Reader& reader_of(model::Medium kind) {
  static std::array<Reader, 3> readers = {read_docx, nullptr, nullptr};
  return readers.at(static_cast<std::size_t>(kind) -
                    static_cast<std::size_t>(model::Medium::kDocx));
}

}  // namespace

bool is_document(model::Medium medium) { return medium >= model::Medium::kDocx; }

void add_reader(model::Medium kind, Reader reader) { reader_of(kind) = reader; }

Parsed read_document(std::string_view content, model::Medium kind) {
  const Reader reader = reader_of(kind);
  if (reader == nullptr) throw Refused(Refusal::kKnownBinary);
  return reader(content);
}

}  // namespace parse::inside
