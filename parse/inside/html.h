// Web pages to text, by libxml2's SAX interface: no tree is built, so depth costs no stack.
#pragma once

#include <string>
#include <string_view>

#include "parse/parsed.h"

namespace parse::inside {

// To be called before the sandbox closes.
void load_html();

struct HtmlText {
  std::string text;
  std::string charset;
  bool charset_guessed = false;
  std::uint64_t replaced = 0;
};

// `label`: the charset that the mail says, if one does; else the page's own meta element counts.
// Scripts, styles, titles, templates and elements that are hidden are left out.
// Throws Refused: kHtmlTooDeep, kTextTooLarge.
HtmlText html_to_text(std::string_view content, std::string_view label);

// Throws Refused, kEmpty and kBinary too.
Parsed read_html(std::string_view content);

}  // namespace parse::inside
