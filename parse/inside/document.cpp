#include "parse/inside/document.h"

#include <array>

#include "parse/inside/docx.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view first_bytes;
  model::Medium kind;
};
constexpr std::array kMarks = {
    Mark{"PK\x03\x04"sv, model::Medium::kDocx},     Mark{"%PDF-"sv, model::Medium::kPdf},
    Mark{"\x89PNG\r\n"sv, model::Medium::kPicture}, Mark{"\xFF\xD8\xFF"sv, model::Medium::kPicture},
    Mark{"II*\0"sv, model::Medium::kPicture},       Mark{"MM\0*"sv, model::Medium::kPicture}};

Reader& reader_of(model::Medium kind) {
  static std::array<Reader, 3> readers = {read_docx, nullptr, nullptr};
  return readers.at(static_cast<std::size_t>(kind) -
                    static_cast<std::size_t>(model::Medium::kDocx));
}

}  // namespace

std::optional<model::Medium> document_kind(std::string_view content) {
  for (const Mark& mark : kMarks) {
    if (content.starts_with(mark.first_bytes)) return mark.kind;
  }
  return std::nullopt;
}

bool is_document(model::Medium medium) { return medium >= model::Medium::kDocx; }

void add_reader(model::Medium kind, Reader reader) { reader_of(kind) = reader; }

Parsed read_document(std::string_view content, model::Medium kind) {
  const Reader reader = reader_of(kind);
  if (reader == nullptr) throw Refused(Refusal::kKnownBinary);
  return reader(content);
}

}  // namespace parse::inside
