// What stands on a printed page, from top to bottom, with its look. For drafting/output/pdf.cpp.
#pragma once

#include <string>
#include <vector>

#include "drafting/document.h"

namespace drafting::output {

// One block of words. Lengths are in units of the size of the text.
struct PageItem {
  const char* tag = "P";  // its place in the structure of the PDF
  std::string words;
  double scale = 1;
  double space_before = 0;
  double indent = 0;        // of all lines
  double first_indent = 0;  // of the first line besides
  std::string mark = {};  // hangs before the first line
  bool bold = false;
  bool quiet = false;  // grey
  bool right = false;
  bool rule_below = false;
};

std::vector<PageItem> body_items(const Document& document);
std::vector<PageItem> footer_items(const Document& document);

}  // namespace drafting::output
