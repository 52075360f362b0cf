#include "drafting/output/parts.h"

#include "drafting/catalogue.h"
#include "drafting/grammar/grammar.h"

namespace drafting::output {

std::string joined(const Paragraph& paragraph, Language language) {
  std::string text;
  for (const Sentence& sentence : paragraph.sentences) {
    if (!text.empty()) text += grammar::Grammar::of(language).after_sentence();
    text += sentence.words;
  }
  return text;
}

std::string request_mark(Language language) {
  return language == Language::kJapanese ? "・" : "•";
}

bool title_comes_first(const Document& document) {
  return document.language == Language::kJapanese;
}

std::string plain_title(const Document& document) {
  return Catalogue::of(document.language)
      .say(document.kind == model::DocumentKind::kLetter ? "kind-of-document.letter"
                                                         : "kind-of-document.statement");
}

}  // namespace drafting::output
