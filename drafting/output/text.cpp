#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <memory>

#include "drafting/output/output.h"
#include "drafting/output/parts.h"

namespace drafting::output {
namespace {

constexpr int kColumnsMax = 76;

int columns_of(UChar32 character) {
  if (u_charType(character) == U_NON_SPACING_MARK) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int columns_of(const icu::UnicodeString& text) {
  int columns = 0;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    columns += columns_of(text.char32At(at));
  }
  return columns;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

// Breaks only where the rules of the language allow it: never before 。 or inside a word.
class Wrapper {
 public:
  explicit Wrapper(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createLineInstance(
        icu::Locale(std::string(language_code(language)).c_str()), status));
    WHEREABOUTS_ASSERT(U_SUCCESS(status));
  }

  // `first` stands before the first line, as many spaces before the others.
  std::string wrap(const std::string& words, const std::string& first = "") {
    const auto text = icu::UnicodeString::fromUTF8(words);
    const int indent = columns_of(icu::UnicodeString::fromUTF8(first));
    std::string lines = first;
    icu::UnicodeString line;
    breaks_->setText(text);
    std::int32_t start = breaks_->first();
    for (auto end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next()) {
      const icu::UnicodeString piece = text.tempSubStringBetween(start, end);
      icu::UnicodeString longer = line + piece;
      if (!line.isEmpty() && indent + columns_of(longer.trim()) > kColumnsMax) {
        lines += utf8(line.trim()) + "\n" + std::string(static_cast<std::size_t>(indent), ' ');
        line.remove();
      }
      line += piece;
      start = end;
    }
    return lines + utf8(line.trim()) + "\n";
  }

 private:
  std::unique_ptr<icu::BreakIterator> breaks_;
};

void add_block(std::string& text, Wrapper& wrapper, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  for (const std::string& line : lines) text += wrapper.wrap(line);
  text += "\n";
}

void add_line(std::string& text, Wrapper& wrapper, const std::string& line) {
  if (!line.empty()) add_block(text, wrapper, {line});
}

}  // namespace

std::string to_text(const Document& document) {
  Wrapper wrapper(document.language);
  std::string text = wrapper.wrap(document.organisation);
  add_block(text, wrapper, document.sender_address);
  if (document.sender_address.empty()) text += "\n";
  add_line(text, wrapper, document.date_line);
  add_line(text, wrapper, document.reference_line);
  add_block(text, wrapper, document.addressee);
  if (title_comes_first(document)) add_line(text, wrapper, document.title.words);
  add_line(text, wrapper, document.salutation);
  if (!title_comes_first(document)) add_line(text, wrapper, document.title.words);
  for (std::size_t i = 0; i < document.body.size(); ++i) {
    const Paragraph& paragraph = document.body[i];
    const bool request = paragraph.kind == Paragraph::Kind::kRequest;
    const std::string mark =
        document.language == Language::kJapanese ? request_mark(document.language)
                                                 : request_mark(document.language) + " ";
    text += wrapper.wrap(joined(paragraph, document.language), request ? mark : "");
    const bool more = i + 1 < document.body.size() &&
                      document.body[i + 1].kind == Paragraph::Kind::kRequest && request;
    if (!more) text += "\n";
  }
  add_line(text, wrapper, document.closing);
  add_block(text, wrapper, document.signatory);
  add_block(text, wrapper, document.enclosures);
  if (!document.footer.empty()) {
    text += "-- \n";
    add_block(text, wrapper, document.footer);
  }
  text.pop_back();  // one line end at the end
  return text;
}

}  // namespace drafting::output
