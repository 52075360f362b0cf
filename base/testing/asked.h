// How long a slow test runs, as the environment asks for it: WHEREABOUTS_KILLS, _FLIPS ...
#pragma once

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace base {

inline int asked(const char* name, int otherwise) {
  const char* words = std::getenv(name);
  if (words == nullptr) return otherwise;
  const std::string_view digits(words);
  std::from_chars(digits.data(), digits.data() + digits.size(), otherwise);
  return otherwise;
}

}  // namespace base
