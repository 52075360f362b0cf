#include "reading/transliteration.h"

#include "names/letters.h"

namespace reading {
namespace {

// The letter that two together stand for, or 0.
char of_pair(char first, char second) {
  switch (second) {
    case 'h': return first == 'k' ? 'h' : first == 'g' || first == 'd' || first == 't' ? first : 0;
    case 'u': return first == 'o' ? 'u' : 0;
    case 'o': return first == 'o' ? 'u' : 0;
    case 'e': return first == 'e' ? 'i' : 0;
    case 'k': return first == 'c' ? 'k' : 0;
    default: return 0;
  }
}

char of_one(char letter) {
  switch (letter) {
    case 'q': return 'k';
    case 'y': return 'i';
    case 'e': return 'a';
    case 'o':
    case 'w': return 'u';
    case 'z': return 's';
    default: return letter;
  }
}

}  // namespace

std::string sounds_of(std::string_view name) {
  const std::string folded = names::fold_joined(name);
  std::string sounds;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    char letter = at + 1 < folded.size() ? of_pair(folded[at], folded[at + 1]) : '\0';
    if (letter != 0)
      ++at;
    else
      letter = of_one(folded[at]);
    if (sounds.empty() || sounds.back() != letter) sounds += letter;
  }
  if (sounds.size() > 3 && sounds.back() == 'h') sounds.pop_back();
  return sounds;
}

}  // namespace reading
