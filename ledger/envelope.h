// The stored header of an entry: its envelope and the commitment to its body.
//
// Deterministic CBOR, so that the leaf over it can be computed again from what it means.
// docs/formats/archive.md lists the fields.
#pragma once

#include <array>

#include "base/bytes.h"
#include "ledger/merkle.h"
#include "model/entry.h"

namespace ledger {

struct Header {
  model::Envelope envelope;
  Hash commitment{};  // SHA-256(salt || plain body)
};

base::Bytes encode_header(const Header& header);
// Errors: kDamaged. Unknown fields are refused: a header with more in it has another meaning.
base::Result<Header> decode_header(base::ByteView bytes);

inline constexpr std::size_t kBodySaltBytes = 32;
Hash commitment_of(base::ByteView salt, base::ByteView body);

// What a sealed body is bound to: number and id of its entry.
std::array<std::uint8_t, 24> body_binding(const model::Envelope& envelope);

void put_big_endian(std::uint64_t value, std::uint8_t* out);  // eight bytes

}  // namespace ledger
