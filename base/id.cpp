#include "base/id.h"

#include <algorithm>

#include "base/world.h"

namespace base {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

int letter_value(char letter) {
  if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  if (letter == 'o') letter = '0';
  if (letter == 'i' || letter == 'l') letter = '1';
  auto at = kAlphabet.find(letter);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

IdBytes make_id_bytes(World& world) {
  IdBytes bytes;
  world.random(bytes);
  // A clock before 1970 is wrong in any case; it must not make ids that sort after all others.
  std::int64_t microseconds = std::max<std::int64_t>(world.now().microseconds, 0);
  auto milliseconds = static_cast<std::uint64_t>(microseconds / 1000);
  for (std::size_t at = 0; at < 6; ++at) {
    bytes[at] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * at));
  }
  return bytes;
}

// 26 letters hold 130 bits: the first letter carries the top three bits only.
std::string id_to_text(const IdBytes& bytes) {
  std::string text(26, '0');
  unsigned held = 0;
  unsigned bits = 0;
  std::size_t at = text.size();
  for (std::size_t index = bytes.size(); index-- > 0;) {
    held |= static_cast<unsigned>(bytes[index]) << bits;
    bits += 8;
    while (bits >= 5) {
      text[--at] = kAlphabet[held & 31];
      held >>= 5;
      bits -= 5;
    }
  }
  text[--at] = kAlphabet[held & 31];
  return text;
}

Result<IdBytes> id_from_text(std::string_view text) {
  const Error bad{ErrorCode::kBadInput,
                  "an id has 26 letters and digits; copy it whole from a list of the program"};
  if (text.size() != 26) return bad;
  IdBytes bytes{};
  unsigned held = 0;
  unsigned bits = 0;
  std::size_t at = bytes.size();
  for (std::size_t index = text.size(); index-- > 0;) {
    int value = letter_value(text[index]);
    if (value < 0 || (index == 0 && value > 7)) return bad;
    held |= static_cast<unsigned>(value) << bits;
    bits += 5;
    if (bits >= 8 && at > 0) {
      bytes[--at] = static_cast<std::uint8_t>(held);
      held >>= 8;
      bits -= 8;
    }
  }
  return bytes;
}

}  // namespace base
