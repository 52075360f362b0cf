#include "disclosure/words.h"

namespace disclosure {

std::string lower_words(std::string_view words) {
  std::string out;
  for (char letter : words) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank                            ? ' '
           : letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                            : letter;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool ends_in_word(std::string_view words, std::string_view last) {
  return words.ends_with(last) &&
         (words.size() == last.size() || words[words.size() - last.size() - 1] == ' ');
}

}  // namespace disclosure
