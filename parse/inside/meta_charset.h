// The charset that a web page says of itself, in the spirit of the HTML Standard's prescan.
#pragma once

#include <string>
#include <string_view>

namespace parse::inside {

// Looks for charset=... in a meta element among the first bytes; empty if there is none. UTF-16
// there means UTF-8: the word could not have been read otherwise.
std::string meta_charset(std::string_view page);

}  // namespace parse::inside
