#include "parse/refusal.h"

#include <string>

#include "base/limits.h"

namespace parse {
namespace {
std::string megabytes(std::size_t bytes) { return std::to_string(bytes / (1024 * 1024)) + " MB"; }
}  // namespace

base::Error error_of(Refusal refusal) {
  using base::Error;
  using base::ErrorCode;
  switch (refusal) {
    case Refusal::kEmpty:
      return Error{ErrorCode::kBadInput, "this file holds no text; check that it is the right one"};
    case Refusal::kBinary:
      return Error{ErrorCode::kBadInput,
                   "this file is not text, a web page or a mail; save it as one of these"};
    case Refusal::kKnownBinary:
      return Error{ErrorCode::kUnsupported,
                   "files of this format (such as PDF, office documents, pictures and archives) "
                   "cannot be read; save the file as text"};
    case Refusal::kContentTooLarge:
      return Error{ErrorCode::kTooLarge, "this file is larger than " +
                                             megabytes(base::kReportBytesMax) +
                                             "; split it, or save only its text"};
    case Refusal::kTextTooLarge:
      return Error{ErrorCode::kTooLarge, "the text of this file is larger than " +
                                             megabytes(base::kTextBytesMax) + "; split it"};
    case Refusal::kHtmlTooDeep:
      return Error{ErrorCode::kTooLarge, "this web page is nested deeper than " +
                                             std::to_string(base::kHtmlDepthMax) +
                                             " elements; save it as text"};
    case Refusal::kNotMail:
      return Error{ErrorCode::kBadInput,
                   "this file is not a mail: it does not begin with mail headers"};
    case Refusal::kOutOfMemory:
      return Error{ErrorCode::kTooLarge,
                   "the reading of this file failed: it takes more memory than is allowed; "
                   "save it as text, or split it"};
  }
  return Error{ErrorCode::kBadInput, "the reading of this file failed"};
}

}  // namespace parse
