#include "ledger/recovery.h"

#include <array>

#include "ledger/seal.h"

namespace ledger {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kChecksumBytes = 3;
constexpr std::size_t kLetters = (kKeyBytes + kChecksumBytes) * 8 / 5;
using Whole = std::array<std::uint8_t, kKeyBytes + kChecksumBytes>;

void put_checksum(Whole& whole) {
  const Hash sum = keyed_hash(base::as_bytes("whereabouts recovery key"),
                              base::ByteView(whole).first(kKeyBytes));
  std::copy_n(sum.begin(), kChecksumBytes, whole.begin() + kKeyBytes);
}

int letter_value(char letter) {
  if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  if (letter == 'o') letter = '0';
  if (letter == 'i' || letter == 'l') letter = '1';
  const auto at = kAlphabet.find(letter);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string recovery_text(const Key& key) {
  Whole whole;
  std::copy_n(key.data(), kKeyBytes, whole.begin());
  put_checksum(whole);
  std::string text;
  for (std::size_t letter = 0; letter < kLetters; ++letter) {
    unsigned value = 0;
    for (std::size_t bit = letter * 5; bit < letter * 5 + 5; ++bit) {
      value = value * 2 + ((unsigned{whole[bit / 8]} >> (7 - bit % 8)) & 1u);
    }
    if (letter > 0 && letter % 4 == 0) text += '-';
    text += kAlphabet[value];
  }
  wipe(whole.data(), whole.size());
  return text;
}

base::Result<Key> recovery_key(std::string_view text) {
  const base::Error bad{base::ErrorCode::kBadInput,
                        "this is not a recovery key: it has 14 groups of four letters and "
                        "digits; look for one that was misread or left out"};
  Whole whole{};
  std::size_t letters = 0;
  for (char letter : text) {
    if (letter == '-' || letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
      continue;
    }
    const int value = letter_value(letter);
    if (value < 0 || letters == kLetters) return bad;
    for (std::size_t at = 0; at < 5; ++at) {
      const std::size_t bit = letters * 5 + at;
      const unsigned set = (static_cast<unsigned>(value) >> (4 - at)) & 1u;
      whole[bit / 8] = static_cast<std::uint8_t>(whole[bit / 8] | (set << (7 - bit % 8)));
    }
    ++letters;
  }
  if (letters != kLetters) return bad;
  Whole read = whole;
  put_checksum(whole);
  const bool is_whole = whole == read;
  wipe(read.data(), read.size());
  if (!is_whole) return bad;
  auto key = Key::from_bytes(base::ByteView(whole).first(kKeyBytes));
  wipe(whole.data(), whole.size());
  return key;
}

}  // namespace ledger
