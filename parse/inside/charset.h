// Bytes of any charset to UTF-8, by ICU, whose tables lie in a library that is loaded already:
// glibc's iconv would have to open files, which the sandbox forbids.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse::inside {

// To be called before the sandbox closes: forbids ICU any file and loads its charset names.
void load_charsets();

// Letters of ASCII in small: labels of charsets and tags of pages, which mean the same in both.
std::string lower_ascii(std::string_view text);

struct Decoded {
  std::string text;  // UTF-8; U+FFFD for what is no character
  std::string charset;
  bool guessed = false;          // nothing said it, and it is not UTF-8
  std::uint64_t replaced = 0;    // places where U+FFFD was put
};

// The name that ICU is asked for when a file says `label`. As in the WHATWG Encoding Standard,
// section 4.2, common labels stand for the supersets that senders really mean: euc-kr is
// windows-949, iso-8859-1 is windows-1252. Empty: ICU knows no such charset.
std::string charset_of_label(std::string_view label);

// The charset that a byte order mark announces, or empty.
std::string charset_of_mark(std::string_view bytes);

enum class Markup { kNone, kHtml };

// The charset that the bytes themselves speak for, by their statistics, or none. Only of use for
// bytes that are not UTF-8.
std::optional<std::string> guess_charset(std::string_view bytes, Markup markup);

// Decodes by byte order mark, else by `label` if it says something that can be, else UTF-8, else
// by a guess. Never fails: where nothing fits, it is UTF-8 with U+FFFD (see `replaced`).
Decoded decode(std::string_view bytes, std::string_view label, Markup markup);

// The same with a charset that is certain.
Decoded decode_as(std::string_view bytes, const std::string& charset);

}  // namespace parse::inside
