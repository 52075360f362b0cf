#include "parse/inside/read.h"

#include <new>

#include "parse/inside/charset.h"
#include "parse/inside/detect.h"
#include "parse/inside/document.h"
#include "parse/inside/html.h"
#include "parse/inside/mail.h"
#include "parse/inside/text.h"
#include "parse/inside/zip.h"

namespace parse::inside {
namespace {

Parsed read_as(std::string_view content, model::Medium medium) {
  switch (medium) {
    case model::Medium::kText:
      return read_text(content);
    case model::Medium::kHtml:
      return read_html(content);
    case model::Medium::kMail:
      return read_mail(content);
    case model::Medium::kDocx:
    case model::Medium::kPdf:
    case model::Medium::kPicture:
      return read_document(content, medium);
  }
  throw Refused(Refusal::kBinary);
}

}  // namespace

void load_all() {
  load_charsets();
  load_html();
  load_mail();
  load_zip();
}

Answer read_content(std::string_view content, std::optional<model::Medium> hint) {
  try {
    if (content.empty()) return Refusal::kEmpty;
    if (content.size() > base::kReportBytesMax) return Refusal::kContentTooLarge;
    if (is_known_binary(content)) return Refusal::kKnownBinary;
    // What a document is, its first bytes say and nobody else.
    if (const auto kind = document_kind(content)) return read_as(content, *kind);
    if (hint && is_document(*hint)) return Refusal::kNotThisKind;
    return read_as(content, hint ? *hint : detect(content));
  } catch (const Refused& refused) {
    return refused.why();
  } catch (const std::bad_alloc&) {
    return Refusal::kOutOfMemory;
  }
}

}  // namespace parse::inside
