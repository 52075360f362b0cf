// From the words of a page, with their places, to its text in the order in which people read it.
//
// Words become fragments of lines, and fragments the page: where a gap runs down between two sides
// that both hold prose, they are columns, read one after the other; where one side holds only
// short cells, they are a table, read row by row with tabs between. Lines stay lines; a greater
// distance than usual between two of them is a blank line.
//
// Pure functions. Work grows with n log n in the number of words.
#pragma once

#include <string>
#include <vector>

namespace parse::pages {

// Points from the upper left corner of the page.
struct Word {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;
};

// Lines end with \n or, where a paragraph ends, with \n\n; the last has no end.
std::string in_reading_order(std::vector<Word> words);

// The pages in one text. Lines that stand at the head of half of the pages, or at their foot, are
// page headers and footers: they come once, before and behind all pages, and mere numbers of pages
// go. Words that were parted at the end of a line are joined, and a sentence that goes on over a
// page break is not broken.
std::string one_text(std::vector<std::string> pages);

}  // namespace parse::pages
