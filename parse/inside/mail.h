// Mails (RFC 5322, MIME) to text, by GMime.
#pragma once

#include <string_view>

#include "parse/parsed.h"

namespace parse::inside {

// To be called before the sandbox closes.
void load_mail();

// Of alternatives the plain text is taken, else the web page, else the first that gives text.
// Attachments that are documents (parse/inside/document.h) are read: each begins with a line that
// names it. All others, and what is not text, are named in `unread` by type and size only.
// Throws Refused: kNotMail, kTextTooLarge, kHtmlTooDeep.
Parsed read_mail(std::string_view content);

}  // namespace parse::inside
