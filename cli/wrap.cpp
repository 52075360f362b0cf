#include "cli/wrap.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/bytes.h"
#include "base/result.h"

namespace cli {

namespace {

bool is_mark_of_direction(UChar32 letter) {
  return letter == 0x200e || letter == 0x200f || letter == 0x61c ||
         (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

// All of these are of the lower plane: four hexadecimal digits write any of them.
bool is_obeyed(UChar32 letter) {
  return u_charType(letter) == U_CONTROL_CHAR || is_mark_of_direction(letter);
}

std::string made_harmless(std::string_view text, bool keeps_lines) {
  const auto from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  icu::UnicodeString harmless;
  for (int at = 0; at < from.length(); at = from.moveIndex32(at, 1)) {
    UChar32 letter = from.char32At(at);
    const bool breaks = letter == '\n' || letter == '\t';
    if (breaks || letter == '\r' || letter == 0x2028 || letter == 0x2029) {
      letter = keeps_lines && breaks ? letter : ' ';
    } else if (is_obeyed(letter)) {
      letter = 0xfffd;
    }
    harmless.append(letter);
  }
  std::string out;
  harmless.toUTF8String(out);
  return out;
}

std::size_t columns_of_letter(UChar32 letter) {
  switch (u_charType(letter)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  const int width = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns_of(const icu::UnicodeString& text) {
  std::size_t columns = 0;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    columns += columns_of_letter(text.char32At(at));
  }
  return columns;
}

class Lines {
 public:
  explicit Lines(std::size_t columns) : columns_(std::max<std::size_t>(columns, 2)) {}

  // A piece that may stand on a line of its own, with the blanks behind it.
  void add(const icu::UnicodeString& piece) {
    icu::UnicodeString words = piece;
    words.trim();
    if (used_ > 0 && used_ + columns_of(words) > columns_) end_line();
    for (int at = 0; at < piece.length(); at = piece.moveIndex32(at, 1)) {
      const UChar32 letter = piece.char32At(at);
      const std::size_t width = columns_of_letter(letter);
      if (used_ + width > columns_ && letter != ' ') end_line();
      line_.append(letter);
      used_ += width;
    }
  }

  std::vector<std::string> finish() {
    if (lines_.empty() || !line_.isEmpty()) end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    std::string out;
    line_.toUTF8String(out);
    while (!out.empty() && out.back() == ' ') out.pop_back();
    lines_.push_back(std::move(out));
    line_.remove();
    used_ = 0;
  }

  std::size_t columns_;
  icu::UnicodeString line_;
  std::size_t used_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

std::string shown(std::string_view text) { return made_harmless(text, false); }
std::string shown_lines(std::string_view text) { return made_harmless(text, true); }

std::string shown_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const base::ByteView bytes = base::as_bytes(json);
  const auto size = static_cast<std::int32_t>(json.size());
  for (std::int32_t at = 0, begin = 0; at < size; begin = at) {
    UChar32 letter = 0;
    U8_NEXT(bytes.data(), at, size, letter);
    if (letter != '\n' && letter >= 0 && is_obeyed(letter)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(letter));
    } else {
      out.append(json, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
  }
  return out;
}

std::size_t columns_of(std::string_view text) {
  return columns_of(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))));
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  const auto whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), code));
  if (U_FAILURE(code)) {
    throw base::Failure(base::ErrorCode::kIo, "ICU has no rules to break lines; install libicu72");
  }
  breaks->setText(whole);
  Lines lines(columns);
  int begin = 0;
  for (int end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    lines.add(whole.tempSubStringBetween(begin, end));
    begin = end;
  }
  return lines.finish();
}

}  // namespace cli
