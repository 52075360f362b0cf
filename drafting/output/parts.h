// What the three formats share.
#pragma once

#include <string>

#include "drafting/document.h"

namespace drafting::output {

// The sentences of a paragraph as they are read: spaces between them where the language has any.
std::string joined(const Paragraph& paragraph, Language language);
// The mark before an item of a list of requests.
std::string request_mark(Language language);
// A Japanese letter names its subject before it greets, an English one after.
bool title_comes_first(const Document& document);
// A label for the document that names nobody: "Letter".
std::string plain_title(const Document& document);

}  // namespace drafting::output
