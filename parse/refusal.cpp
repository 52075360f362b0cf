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
                   "this file is not text, a web page, a mail, a document (DOCX, PDF) or a "
                   "picture; save it as one of these"};
    case Refusal::kKnownBinary:
      return Error{ErrorCode::kUnsupported,
                   "files of this format (such as old office documents, tables and archives) "
                   "cannot be read; save the file as text, PDF or DOCX"};
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
    case Refusal::kDamaged:
      return Error{ErrorCode::kBadInput,
                   "this document is damaged or was made by hand to look like one; open it in the "
                   "program that it comes from, and save it anew or as text"};
    case Refusal::kEncrypted:
      return Error{ErrorCode::kBadInput,
                   "this document is locked with a password; open it with the password, and save "
                   "a copy without one"};
    case Refusal::kUnpackedTooLarge:
      return Error{ErrorCode::kTooLarge,
                   "this document holds more than " + megabytes(base::kDocxBytesMax) +
                       " or " + std::to_string(base::kDocxPartsMax) +
                       " parts once unpacked; save its text alone"};
    case Refusal::kTooDeep:
      return Error{ErrorCode::kTooLarge, "this document is nested deeper than " +
                                             std::to_string(base::kDocxDepthMax) +
                                             " elements; save it as text"};
    case Refusal::kNoTextFound:
      return Error{ErrorCode::kBadInput,
                   "no text that can be read was found in this picture or on these pages: they may "
                   "be blurred, handwritten or in another language than English; write down what "
                   "they say"};
    case Refusal::kPictureTooLarge:
      return Error{ErrorCode::kTooLarge,
                   "this picture has more than " +
                       std::to_string(base::kPicturePixelsMax / 1'000'000) +
                       " million dots; save it smaller"};
    case Refusal::kNotThisKind:
      return Error{ErrorCode::kBadInput,
                   "this file is not of the kind that --medium says; leave --medium out"};
  }
  return Error{ErrorCode::kBadInput, "the reading of this file failed"};
}

}  // namespace parse
