// Plain text: decoding, line ends, and the refusal of what is no text.
#pragma once

#include <string>
#include <string_view>

#include "parse/parsed.h"

namespace parse::inside {

// Line ends become \n (also U+0085, U+2028, U+2029 and form feeds); other control characters but
// tab go. Bytes above ASCII that are alone in C1 are left as they are.
std::string tidy(std::string_view utf8);

// Throws Refused: kBinary, kEmpty, kTextTooLarge.
Parsed read_text(std::string_view content);

// Appends a note, or adds it to one of the same kind; past kUnreadNotesMax it is only counted.
void note(std::vector<Unread>& notes, const Unread& unread);

bool is_blank(std::string_view text);  // nothing but white space, also Unicode's

}  // namespace parse::inside
