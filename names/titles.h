// Titles and forms of address that stand before or after a name and are not part of it.
#pragma once

#include <span>
#include <string_view>

namespace names {

// Words in the folded form of names/letters.h. `also_a_name`: strip it only where two words remain
// ("Pastor Juan Diaz", but "Juan Pastor" and "Pastor Maldonado" keep theirs).
struct Title {
  std::string_view folded;
  bool also_a_name;
};

std::span<const Title> titles_before();
std::span<const Title> titles_after();         // as a word of its own
std::span<const std::string_view> suffixes();  // grown onto names in Han, kana, Hangul

// Words that stand where a name would and say that there is none: "unknown", "name withheld".
std::span<const std::string_view> words_for_no_name();

}  // namespace names
