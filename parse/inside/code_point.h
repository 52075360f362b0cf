// One character of UTF-8 at a time. ICU's macros do the same and do not compile under our warnings.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace parse::inside {

struct Utf8Bytes {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

// Precondition: a code point that is no surrogate.
inline Utf8Bytes utf8_of(char32_t point) {
  const auto tail = [point](unsigned shift) {
    return static_cast<char>(0x80u | ((point >> shift) & 0x3Fu));
  };
  if (point < 0x80) return {{static_cast<char>(point)}, 1};
  if (point < 0x800) return {{static_cast<char>(0xC0u | (point >> 6)), tail(0)}, 2};
  if (point < 0x10000) {
    return {{static_cast<char>(0xE0u | (point >> 12)), tail(6), tail(0)}, 3};
  }
  return {{static_cast<char>(0xF0u | (point >> 18)), tail(12), tail(6), tail(0)}, 4};
}

inline std::size_t utf8_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// The character at `at`, and moves on. Precondition: well-formed text, at < its size.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const std::size_t length = utf8_length(text[at]);
  const auto lead = static_cast<unsigned char>(text[at]);
  char32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  at += length;
  return point;
}

}  // namespace parse::inside
