// The few constructions that the record uses, each one of libsodium's, none of our own.
//
//   seal / open        XChaCha20-Poly1305 with associated data; a random nonce stands before
//   seal_to / open_as  crypto_box_seal: anonymous, to an X25519 public key
//   sign / signature_holds   Ed25519
//   derive             crypto_kdf (BLAKE2b) under a context of eight letters
//   password_key       Argon2id 1.3
//   keyed_hash         BLAKE2b, 256 bits
// Every call may come from any thread. docs/formats/archive.md says where each is used.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "base/world.h"
#include "ledger/key.h"
#include "ledger/merkle.h"

namespace ledger {

// Must have been called once before anything else here; cheap to call again.
void ready_cryptography();

inline constexpr std::size_t kNonceBytes = 24;
inline constexpr std::size_t kSealBytes = kNonceBytes + 16;  // what seal() adds

base::Bytes seal(const Key& key, base::ByteView plain, base::ByteView associated,
                 base::World& world);
// The same with a nonce that the caller drew at random.
base::Bytes seal_with_nonce(const Key& key, base::ByteView nonce, base::ByteView plain,
                            base::ByteView associated);
// Errors: kDamaged when the key is another or a bit was changed: which, nobody can tell.
base::Result<base::Bytes> open(const Key& key, base::ByteView sealed, base::ByteView associated);

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// The two key pairs of a member.
struct MemberSecrets {
  Key sealing;         // X25519 secret key
  Key signing_seed;    // Ed25519 seed
  PublicKey sealing_public{};
  PublicKey signing_public{};

  static MemberSecrets make(base::World& world);
  static MemberSecrets from(const Key& sealing, const Key& signing_seed);
};

base::Bytes seal_to(const PublicKey& reader, base::ByteView plain);
base::Result<base::Bytes> open_as(const MemberSecrets& reader, base::ByteView sealed);

Signature sign(const MemberSecrets& signer, base::ByteView message);
bool signature_holds(const PublicKey& signer, base::ByteView message, base::ByteView signature);

Key derive(const Key& key, std::uint64_t number, std::string_view context);
Hash keyed_hash(base::ByteView key, base::ByteView message);

struct PasswordCost {
  std::uint64_t passes = 0;
  std::uint64_t memory_bytes = 0;
};
// About a quarter of a second on the two cores that it was measured on.
inline constexpr PasswordCost kPasswordCost{3, 64 * 1024 * 1024};
// The least that libsodium takes: for tests, and for archives that live in memory only.
inline constexpr PasswordCost kPasswordCostLeast{1, 8 * 1024};
inline constexpr PasswordCost kPasswordCostMost{16, 1024ull * 1024 * 1024};

inline constexpr std::size_t kPasswordSaltBytes = 16;
// Errors: kDamaged for a salt or cost that this program never writes, kIo without the memory.
base::Result<Key> password_key(std::string_view password, base::ByteView salt, PasswordCost cost);

}  // namespace ledger
