#include "parse/inside/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "base/limits.h"
#include "parse/inside/charset.h"
#include "parse/inside/code_point.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
}

// Control characters that no text has, before a charset is thought of. Escape, shift out and
// shift in belong to ISO-2022; form feed and end-of-file (DOS) do occur.
bool has_binary_controls(std::string_view bytes) {
  constexpr std::string_view kSeenInText = "\n\r\t\f\v\x1a\x1b\x0e\x0f";
  return std::any_of(bytes.begin(), bytes.end(), [&](char c) {
    return is_control(c) && kSeenInText.find(c) == std::string_view::npos;
  });
}

struct Patience {
  std::uint64_t letters_per_wrong;
  std::uint64_t letters_per_sign;
};
// UTF-8 and UTF-16 hardly ever fit by chance, so a text may lose some characters or be full of
// signs; of a guess nothing like that is taken.
constexpr Patience kUtf8Patience = {3, 0};
constexpr Patience kMarkedPatience = {100, 0};
constexpr Patience kGuessPatience = {100, 8};

// Does a text that was not clean, or came out of a guess, look like one? Bytes at random, read in
// any charset, give characters that nobody writes, and signs between letters.
bool looks_written(std::string_view utf8, const Patience& patience) {
  std::uint64_t letters = 0;
  std::uint64_t wrong = 0;
  std::uint64_t signs = 0;  // above ASCII, neither letter, mark, digit, space nor punctuation
  for (std::size_t at = 0; at < utf8.size();) {
    const auto point = static_cast<UChar32>(next_code_point(utf8, at));
    const std::uint32_t kind = U_GET_GC_MASK(point);
    if (point == 0xFFFD || (kind & (U_GC_CN_MASK | U_GC_CO_MASK)) != 0) {
      ++wrong;
    } else if (point >= 0x80 && (kind & U_GC_CC_MASK) != 0) {
      ++wrong;
    } else if ((kind & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
      ++letters;
    } else if (point >= 0x80 && (kind & U_GC_S_MASK) != 0) {
      ++signs;
    }
  }
  return wrong * patience.letters_per_wrong <= letters &&
         signs * patience.letters_per_sign <= letters;
}

void append_line_end(std::string& out, std::string_view in, std::size_t at) {
  if (in[at] == '\r' && at + 1 < in.size() && in[at + 1] == '\n') return;  // the \n will do
  out += '\n';
}

}  // namespace

std::string tidy(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const char c = utf8[at];
    const std::string_view rest = utf8.substr(at);
    if (c == '\r' || c == '\f' || c == '\v') {
      append_line_end(out, utf8, at);
    } else if (rest.starts_with("\xC2\x85")) {
      out += '\n';
      at += 1;
    } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
      out += '\n';
      at += 2;
    } else if (!is_control(c)) {
      out += c;
    }
  }
  return out;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = static_cast<UChar32>(next_code_point(text, at));
    if (!u_isUWhiteSpace(point) && point != 0xFEFF && point != 0x200B) return false;
  }
  return true;
}

void note(std::vector<Unread>& notes, const Unread& unread) {
  for (Unread& before : notes) {
    if (before.why == unread.why && before.kind == unread.kind) {
      before.bytes += unread.bytes;
      before.count += unread.count;
      for (const std::uint64_t page : unread.pages) {
        if (before.pages.size() == base::kUnreadPagesMax) break;
        if (before.pages.empty() || before.pages.back() < page) before.pages.push_back(page);
      }
      return;
    }
  }
  if (notes.size() < base::kUnreadNotesMax || unread.why == Unread::Why::kOther) {
    notes.push_back(unread);
  } else {
    note(notes, Unread{Unread::Why::kOther, {}, unread.bytes, unread.count, {}});
  }
}

Parsed read_text(std::string_view content) {
  const bool marked = !charset_of_mark(content).empty();
  if (!marked && has_binary_controls(content)) throw Refused(Refusal::kBinary);
  const Decoded decoded = decode(content, {}, Markup::kNone);
  // Line ends may shrink, but not to half: the costly looks below are for what may be allowed.
  if (decoded.text.size() / 2 > base::kTextBytesMax) throw Refused(Refusal::kTextTooLarge);
  const Patience& patience =
      decoded.guessed ? kGuessPatience : marked ? kMarkedPatience : kUtf8Patience;
  if ((decoded.guessed || decoded.replaced != 0 || marked) &&
      !looks_written(decoded.text, patience)) {
    throw Refused(Refusal::kBinary);
  }
  if (marked && has_binary_controls(decoded.text)) throw Refused(Refusal::kBinary);
  Parsed parsed;
  parsed.text = tidy(decoded.text);
  if (parsed.text.size() > base::kTextBytesMax) throw Refused(Refusal::kTextTooLarge);
  if (is_blank(parsed.text)) throw Refused(Refusal::kEmpty);
  parsed.charset = decoded.charset;
  parsed.charset_guessed = decoded.guessed;
  parsed.parts.push_back({{0, parsed.text.size()}, model::Medium::kText, std::nullopt});
  if (decoded.replaced != 0) {
    note(parsed.unread, {Unread::Why::kBadCharacters, {}, 0, decoded.replaced, {}});
  }
  return parsed;
}

}  // namespace parse::inside
