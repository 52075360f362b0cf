#include "reading/transliteration.h"

#include <utility>

#include "names/letters.h"

namespace reading {

std::string sounds_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kSame[] = {
      {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"kh", "h"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"},
      {"q", "k"},  {"y", "i"},  {"e", "a"},  {"o", "u"},  {"w", "u"},  {"ck", "k"}, {"z", "s"}};
  std::string folded = names::fold_joined(name);
  for (const auto& [from, to] : kSame) {
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
      const bool here = folded.compare(at, from.size(), from) == 0;
      out += here ? to : std::string_view(folded).substr(at, 1);
      at += here ? from.size() : 1;
    }
    folded = std::move(out);
  }
  std::string sounds;
  for (const char letter : folded) {
    if (sounds.empty() || sounds.back() != letter) sounds += letter;
  }
  if (sounds.size() > 3 && sounds.back() == 'h') sounds.pop_back();
  return sounds;
}

}  // namespace reading
