// Words of a report, made comparable with the lists of what a letter may say.
#pragma once

#include <string>
#include <string_view>

namespace disclosure {

// Small letters and single blanks. It is printed again, so that accents stay.
std::string lower_words(std::string_view words);

// Whether these are the last words, and not the end of one.
bool ends_in_word(std::string_view words, std::string_view last);

}  // namespace disclosure
