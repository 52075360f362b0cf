// PDFs and pictures, for the program that reads them.
#pragma once

#include "parse/inside/serve.h"
#include "parse/pages/no_files.h"

namespace parse::pages {

// To be called before the sandbox closes: loads what must come from disk, and lets
// parse/inside/document.h know these kinds.
void load_pages();

}  // namespace parse::pages
