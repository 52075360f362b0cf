// Word documents (DOCX: ECMA-376) to text, by libzip and pugixml.
#pragma once

#include <string_view>

#include "parse/parsed.h"

namespace parse::inside {

// The text as a reader sees it: what page headers say, then the body, then footnotes and endnotes
// under the marks that stand for them in the text ("[2]"), then what page footers say. Paragraphs
// are parted by blank lines; items of a list follow line by line with their numbers; a row of a
// table is a line and its cells are parted by tabs; a text box follows the paragraph it hangs on.
//
// Tracked changes are taken as made: what was inserted is read. What was deleted, hidden or only
// remarked is left out, and said in `unread`, as are pictures and files inside.
//
// Throws Refused: kDamaged, kEncrypted, kUnpackedTooLarge, kTooDeep, kTextTooLarge, kEmpty,
// kOutOfMemory; kKnownBinary for a ZIP file that is no Word document.
Parsed read_docx(std::string_view content);

}  // namespace parse::inside
