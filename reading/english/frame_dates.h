// The line of a document that says on which day it was written.
//
// A date that stands by itself on a line ("8 February 2019", "Tuesday, 12 June 2018",
// "Date: 3.5.19", "Published 6 September 2022 - 2 min read"), one that ends a line of names
// ("Khartoum, 2 December 2020", "Maria Lopez, Casa del Sur, 15 July 2019") or a heading ("Statement
// of the Ministry, Minsk, 4 March 2022"), and the dateline of a news item ("MANAMA, 9 October 2013
// (Wire) -"). It stands above the first sentence of the text proper, within it as a dateline, or
// below the last one. A chronology, where several lines begin with days of their own, has none.
#pragma once

#include <optional>

#include "reading/english/notes.h"

namespace reading::english {

struct DateLine {
  std::size_t time = 0;      // index of the time
  std::size_t sentence = 0;  // where it stands
  bool whole = false;        // the sentence is nothing but this line
};

// Of the sentences [first, end). Looks at a few lines at either end only.
std::optional<DateLine> find_date_line(const Notes& notes, std::size_t first, std::size_t end);

// Whether a token is the first of its line.
bool begins_line(const Text& text, std::size_t token);

// Whether a time stands in brackets at the beginning of its line: "[06/05/2019, 21:14] Ana:". It
// tells when the line was written.
bool stamps_line(const Text& text, Range time);

}  // namespace reading::english
