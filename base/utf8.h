// UTF-8 as it comes from outside: checked, cut and counted without ever splitting a character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Well formed as in the Unicode standard, table 3-7: no surrogates, no overlong forms.
bool is_utf8(std::string_view text);
// The same text, with U+FFFD for each maximal ill-formed part and for each NUL.
std::string repair_utf8(std::string_view text);
// Is `at` the start of a character or the end of the (well-formed) text?
bool is_boundary(std::string_view text, std::size_t at);
// The longest beginning of the (well-formed) text that has at most bytes_max bytes.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max);
std::string_view trim(std::string_view text);  // ASCII white space off both ends

}  // namespace base
