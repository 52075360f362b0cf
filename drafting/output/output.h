// A Document as a file: text, HTML or PDF. All three hold the same words in the same order.
//
// Nothing of the case but the words goes into a file: no names, places or paths in its metadata,
// and its times are the day of the document, so that the same document gives the same bytes.
// No clock, no files, no network; safe from several threads.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "drafting/document.h"

namespace drafting::output {

// Plain text in UTF-8, wrapped at 76 columns (a wide character counts two), for mail and print.
std::string to_text(const Document& document);

// One HTML page, its style inside; loads nothing from anywhere.
std::string to_html(const Document& document);

struct Pdf {
  base::Bytes bytes;
  int pages = 1;
};
// A4, tagged, on one page where its words fit at a size that can still be read, else on more.
// Errors: kUnsupported if the fonts of setup/packages.txt are not installed, kIo if drawing fails.
base::Result<Pdf> to_pdf(const Document& document);

}  // namespace drafting::output
