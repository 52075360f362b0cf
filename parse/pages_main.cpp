// whereabouts-parse-pages: whereabouts-parse with PDFs and pictures, see parse/effort.h.
#include "parse/pages/pages.h"

int main() {
  parse::inside::serve(parse::Effort::kPages,
                       {parse::pages::load_pages, parse::pages::forbid_files});
}
