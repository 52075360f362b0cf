// Text laid out for a terminal: made harmless, measured, broken into lines.
//
// Reports come from strangers, and a terminal obeys some of the letters that it is given: nothing
// of a report is written to one before shown() has taken those out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// Control characters, and marks that turn the direction of a line around, as U+FFFD. Line breaks
// and tabs become blanks; in shown_lines() they stay.
std::string shown(std::string_view text);
std::string shown_lines(std::string_view text);
// JSON with those letters written as \uXXXX, so that nothing of it is lost. The line breaks between
// its values stay.
std::string shown_json(std::string_view json);

// Columns on a terminal: Han, kana and Hangul take two, marks above a letter none.
std::size_t columns_of(std::string_view text);

// Lines of at most `columns`, broken where the script allows it; what has no such place is broken
// where it reaches the edge. At least one line. Precondition: text from shown().
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace cli
