#include "ledger/envelope.h"

#include <sodium.h>

#include <algorithm>

#include "base/cbor.h"
#include "base/limits.h"

namespace ledger {

using base::CborReader;
using base::CborWriter;

namespace {

enum Field : std::uint64_t {
  kNumber = 1,
  kId = 2,
  kKind = 3,
  kVersion = 4,
  kTime = 5,
  kMember = 6,
  kCases = 7,
  kBasedOn = 8,
  kOwnerKind = 9,
  kOwnerId = 10,
  kCommitment = 11,
};

base::IdBytes read_id(CborReader& in) {
  base::IdBytes id{};
  const base::ByteView bytes = in.bytes();
  if (bytes.size() != id.size()) {
    in.fail();
  } else {
    std::copy(bytes.begin(), bytes.end(), id.begin());
  }
  return id;
}

std::uint64_t read_up_to(CborReader& in, std::uint64_t most) {
  const std::uint64_t value = in.unsigned_integer();
  if (value > most) in.fail();
  return value;
}

void read_cases(CborReader& in, std::vector<model::CaseId>& cases) {
  const std::uint64_t count = in.array();
  if (count == 0 || count > base::kCasesPerEntryMax) in.fail();
  for (std::uint64_t at = 0; at < count && in.ok(); ++at) {
    cases.emplace_back(read_id(in));
    if (at > 0 && !(cases[at - 1] < cases[at])) in.fail();
  }
}

void read_field(CborReader& in, std::uint64_t field, Header& header) {
  model::Envelope& envelope = header.envelope;
  switch (field) {
    case kNumber: envelope.number = in.unsigned_integer(); break;
    case kId: envelope.id = model::EntryId(read_id(in)); break;
    case kKind: envelope.kind = static_cast<model::Kind>(read_up_to(in, 0xffff)); break;
    case kVersion: envelope.version = static_cast<std::uint16_t>(read_up_to(in, 0xffff)); break;
    case kTime: envelope.time.microseconds = in.integer(); break;
    case kMember: envelope.member = model::MemberId(read_id(in)); break;
    case kCases: read_cases(in, envelope.cases); break;
    case kBasedOn: envelope.based_on = in.unsigned_integer(); break;
    case kOwnerKind:
      envelope.owner.kind = static_cast<model::Owner::Kind>(read_up_to(in, 4));
      break;
    case kOwnerId: envelope.owner.id = read_id(in); break;
    case kCommitment: {
      const base::ByteView bytes = in.bytes();
      if (bytes.size() != header.commitment.size()) return in.fail();
      std::copy(bytes.begin(), bytes.end(), header.commitment.begin());
      break;
    }
    default: in.fail();
  }
}

}  // namespace

base::Bytes encode_header(const Header& header) {
  const model::Envelope& envelope = header.envelope;
  const bool has_owner_id = envelope.owner.kind != model::Owner::Kind::kArchive;
  CborWriter out;
  out.map(9u + (envelope.cases.empty() ? 0u : 1u) + (has_owner_id ? 1u : 0u));
  auto field = [&](Field number) { out.unsigned_integer(number); };
  field(kNumber);
  out.unsigned_integer(envelope.number);
  field(kId);
  out.bytes(envelope.id.bytes());
  field(kKind);
  out.unsigned_integer(envelope.kind);
  field(kVersion);
  out.unsigned_integer(envelope.version);
  field(kTime);
  out.integer(envelope.time.microseconds);
  field(kMember);
  out.bytes(envelope.member.bytes());
  if (!envelope.cases.empty()) {
    field(kCases);
    out.array(envelope.cases.size());
    for (const auto& each : envelope.cases) out.bytes(each.bytes());
  }
  field(kBasedOn);
  out.unsigned_integer(envelope.based_on);
  field(kOwnerKind);
  out.unsigned_integer(static_cast<std::uint64_t>(envelope.owner.kind));
  if (has_owner_id) {
    field(kOwnerId);
    out.bytes(envelope.owner.id);
  }
  field(kCommitment);
  out.bytes(header.commitment);
  return out.take();
}

base::Result<Header> decode_header(base::ByteView bytes) {
  CborReader in(bytes);
  Header header;
  unsigned seen = 0;
  for (base::CborMap map(in); auto field = map.next_key();) {
    read_field(in, *field, header);
    if (*field <= kCommitment) seen |= 1u << *field;
  }
  const unsigned always = (1u << kNumber) | (1u << kId) | (1u << kKind) | (1u << kVersion) |
                          (1u << kTime) | (1u << kMember) | (1u << kBasedOn) |
                          (1u << kOwnerKind) | (1u << kCommitment);
  if ((seen & always) != always) in.fail();
  const bool owned = header.envelope.owner.kind != model::Owner::Kind::kArchive;
  if (owned != ((seen & (1u << kOwnerId)) != 0)) in.fail();
  TRY(in.finish());
  return header;
}

Hash commitment_of(base::ByteView salt, base::ByteView body) {
  crypto_hash_sha256_state state;
  Hash hash;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, salt.data(), salt.size());
  crypto_hash_sha256_update(&state, body.data(), body.size());
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

std::array<std::uint8_t, 24> body_binding(const model::Envelope& envelope) {
  std::array<std::uint8_t, 24> binding;
  put_big_endian(envelope.number, binding.data());
  const base::IdBytes& id = envelope.id.bytes();
  std::copy(id.begin(), id.end(), binding.begin() + 8);
  return binding;
}

void put_big_endian(std::uint64_t value, std::uint8_t* out) {
  for (int at = 7; at >= 0; --at) {
    out[at] = static_cast<std::uint8_t>(value);
    value >>= 8;
  }
}

}  // namespace ledger
