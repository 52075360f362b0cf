// Id<Tag>: a 128-bit name of one thing, ordered by the time it was made.
//
// 48 bits of milliseconds since 1970 (UTC), then 80 random bits: the order of UUID version 7
// (RFC 9562) without its fixed bits. Ids of different tags do not mix: passing a ReportId where a
// ClaimId is asked for does not compile. Text form: 26 characters of Crockford's base 32, lower
// case, which keep the order and can be read out over a telephone.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace base {

class World;

using IdBytes = std::array<std::uint8_t, 16>;

IdBytes make_id_bytes(World& world);
std::string id_to_text(const IdBytes& bytes);
// Accepts upper case and the look-alikes o, i, l. Errors: kBadInput.
Result<IdBytes> id_from_text(std::string_view text);

template <typename Tag>
class Id {
 public:
  Id() = default;  // the nil id, which names nothing
  explicit Id(const IdBytes& bytes) : bytes_(bytes) {}
  static Id make(World& world) { return Id(make_id_bytes(world)); }
  static Result<Id> parse(std::string_view text) {
    TRY_ASSIGN(IdBytes bytes, id_from_text(text));
    return Id(bytes);
  }
  // Errors: kDamaged unless there are just 16 bytes.
  static Result<Id> from_bytes(ByteView bytes) {
    IdBytes held;
    if (bytes.size() != held.size()) {
      return Error{ErrorCode::kDamaged, "a stored id has the wrong length"};
    }
    std::memcpy(held.data(), bytes.data(), held.size());
    return Id(held);
  }

  const IdBytes& bytes() const { return bytes_; }
  bool is_nil() const { return bytes_ == IdBytes{}; }
  std::string text() const { return id_to_text(bytes_); }
  friend bool operator==(const Id&, const Id&) = default;
  // In the order of the bytes, by two words: most of what a case is folded and weighed with is
  // looked up by id, and comparing byte by byte took half of that time.
  friend std::strong_ordering operator<=>(const Id& one, const Id& other) {
    std::strong_ordering first = one.word(0) <=> other.word(0);
    return first != 0 ? first : one.word(8) <=> other.word(8);
  }

 private:
  std::uint64_t word(std::size_t at) const {
    std::uint64_t value;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
  }

  IdBytes bytes_{};
};

}  // namespace base

template <typename Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(const base::Id<Tag>& id) const noexcept {
    std::uint64_t random_part;  // the last eight bytes are random, so they are a hash already
    std::memcpy(&random_part, id.bytes().data() + 8, sizeof random_part);
    return static_cast<std::size_t>(random_part);
  }
};
