// PDF to text, by poppler.
#pragma once

#include <string_view>

#include "parse/parsed.h"

namespace parse::pages {

// To be called before the sandbox closes.
void load_pdf();

// Text in the order in which people read it (parse/pages/layout.h). A page without text that is
// not empty is a picture of one, and is read by machine (parse/pages/picture.h). What forms and
// remarks show on the page is text like any other; what they do not show is not looked at. Files
// inside and, by number, the pages that could not be read are said in `unread`.
//
// Throws Refused: kDamaged, kEncrypted, kTextTooLarge, kEmpty, kOutOfMemory.
Parsed read_pdf(std::string_view content);

}  // namespace parse::pages
