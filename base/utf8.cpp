#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace base {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What stands at the beginning of a text: one character, or a maximal ill-formed part of it.
struct Step {
  std::size_t bytes;
  bool well_formed;
};

bool is_continuation(char byte) {
  return (static_cast<std::uint8_t>(byte) & 0xC0) == 0x80;
}

// The rows of table 3-7: how long a character with this first byte is, and between which values
// its second byte lies. Every later byte is a plain continuation.
struct Row {
  std::size_t bytes;  // 0: no character begins with this byte
  std::uint8_t second_min;
  std::uint8_t second_max;
};

Row row_of(std::uint8_t first) {
  if (first < 0x80) return {1, 0, 0};
  if (first < 0xC2) return {0, 0, 0};
  if (first < 0xE0) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Precondition: `text` is not empty.
Step step(std::string_view text) {
  Row row = row_of(static_cast<std::uint8_t>(text[0]));
  if (row.bytes == 0) return {1, false};
  if (row.bytes == 1) return {1, true};
  if (text.size() < 2) return {1, false};
  auto second = static_cast<std::uint8_t>(text[1]);
  if (second < row.second_min || second > row.second_max) return {1, false};
  for (std::size_t at = 2; at < row.bytes; ++at) {
    if (at == text.size() || !is_continuation(text[at])) return {at, false};
  }
  return {row.bytes, true};
}

// Most of what is checked is ASCII: eight bytes at a time.
std::size_t ascii_bytes(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

bool is_white(char letter) {
  return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (;;) {
    text.remove_prefix(ascii_bytes(text));
    if (text.empty()) return true;
    Step next = step(text);
    if (!next.well_formed) return false;
    text.remove_prefix(next.bytes);
  }
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  while (!text.empty()) {
    Step next = step(text);
    if (next.well_formed && text[0] != '\0') {
      repaired += text.substr(0, next.bytes);
    } else {
      repaired += kReplacement;
    }
    text.remove_prefix(next.bytes);
  }
  return repaired;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && !is_continuation(text[at]));
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && is_continuation(text[bytes_max])) --bytes_max;
  return text.substr(0, bytes_max);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace base
