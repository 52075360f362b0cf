#include "ledger/seal.h"

#include <sodium.h>

#include <algorithm>

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;

void ready_cryptography() {
  static const int ready = sodium_init();
  WHEREABOUTS_ASSERT(ready >= 0);
}

void wipe(void* memory, std::size_t bytes) noexcept { sodium_memzero(memory, bytes); }

Key Key::make(base::World& world) {
  Key key;
  world.random(key.bytes_);
  return key;
}

base::Result<Key> Key::from_bytes(ByteView bytes) {
  if (bytes.size() != kKeyBytes) {
    return Error{ErrorCode::kDamaged, "a stored key has the wrong length"};
  }
  Key key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

void* guarded_allocate(std::size_t bytes) {
  ready_cryptography();
  // sodium_malloc puts the end of the memory against a guard page: sizes are kept aligned.
  void* memory = sodium_malloc((bytes + 15) / 16 * 16);
  WHEREABOUTS_ASSERT(memory != nullptr);
  return memory;
}

void guarded_free(void* memory) noexcept { sodium_free(memory); }

Bytes seal(const Key& key, ByteView plain, ByteView associated, base::World& world) {
  std::array<std::uint8_t, kNonceBytes> nonce;
  world.random(nonce);
  return seal_with_nonce(key, nonce, plain, associated);
}

Bytes seal_with_nonce(const Key& key, ByteView nonce, ByteView plain, ByteView associated) {
  WHEREABOUTS_ASSERT(nonce.size() == kNonceBytes);
  Bytes sealed(kSealBytes + plain.size());
  std::copy(nonce.begin(), nonce.end(), sealed.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceBytes, nullptr, plain.data(),
                                             plain.size(), associated.data(), associated.size(),
                                             nullptr, nonce.data(), key.data());
  return sealed;
}

base::Result<Bytes> open(const Key& key, ByteView sealed, ByteView associated) {
  const Error shut{ErrorCode::kDamaged, "a sealed value does not open under its key"};
  if (sealed.size() < kSealBytes) return shut;
  Bytes plain(sealed.size() - kSealBytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          plain.data(), nullptr, nullptr, sealed.data() + kNonceBytes, sealed.size() - kNonceBytes,
          associated.data(), associated.size(), sealed.data(), key.data()) != 0) {
    return shut;
  }
  return plain;
}

MemberSecrets MemberSecrets::make(base::World& world) {
  return from(Key::make(world), Key::make(world));
}

MemberSecrets MemberSecrets::from(const Key& sealing, const Key& signing_seed) {
  ready_cryptography();
  MemberSecrets secrets;
  secrets.sealing = sealing;
  secrets.signing_seed = signing_seed;
  crypto_scalarmult_base(secrets.sealing_public.data(), sealing.data());
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> whole;
  crypto_sign_seed_keypair(secrets.signing_public.data(), whole.data(), signing_seed.data());
  wipe(whole.data(), whole.size());
  return secrets;
}

Bytes seal_to(const PublicKey& reader, ByteView plain) {
  Bytes sealed(plain.size() + crypto_box_SEALBYTES);
  const int done = crypto_box_seal(sealed.data(), plain.data(), plain.size(), reader.data());
  WHEREABOUTS_ASSERT(done == 0);
  return sealed;
}

base::Result<Bytes> open_as(const MemberSecrets& reader, ByteView sealed) {
  const Error shut{ErrorCode::kDamaged, "a key sealed to this member does not open"};
  if (sealed.size() < crypto_box_SEALBYTES) return shut;
  Bytes plain(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(),
                           reader.sealing_public.data(), reader.sealing.data()) != 0) {
    return shut;
  }
  return plain;
}

Signature sign(const MemberSecrets& signer, ByteView message) {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> whole;
  PublicKey ignored;
  crypto_sign_seed_keypair(ignored.data(), whole.data(), signer.signing_seed.data());
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), whole.data());
  wipe(whole.data(), whole.size());
  return signature;
}

bool signature_holds(const PublicKey& signer, ByteView message, ByteView signature) {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     signer.data()) == 0;
}

Key derive(const Key& key, std::uint64_t number, std::string_view context) {
  WHEREABOUTS_ASSERT(context.size() == crypto_kdf_CONTEXTBYTES);
  Key derived;
  crypto_kdf_derive_from_key(derived.data(), kKeyBytes, number, context.data(), key.data());
  return derived;
}

Hash keyed_hash(ByteView key, ByteView message) {
  Hash hash;
  crypto_generichash(hash.data(), hash.size(), message.data(), message.size(), key.data(),
                     key.size());
  return hash;
}

base::Result<Key> password_key(std::string_view password, ByteView salt, PasswordCost cost) {
  ready_cryptography();
  if (salt.size() != kPasswordSaltBytes || cost.passes < kPasswordCostLeast.passes ||
      cost.passes > kPasswordCostMost.passes ||
      cost.memory_bytes < kPasswordCostLeast.memory_bytes ||
      cost.memory_bytes > kPasswordCostMost.memory_bytes) {
    return Error{ErrorCode::kDamaged,
                 "the file of members asks for a way of making keys that is never used"};
  }
  Key key;
  if (crypto_pwhash(key.data(), kKeyBytes, password.data(), password.size(), salt.data(),
                    cost.passes, static_cast<std::size_t>(cost.memory_bytes),
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return Error{ErrorCode::kIo,
                 "there is not enough memory to make the key from the password; end other "
                 "programs and try again"};
  }
  return key;
}

}  // namespace ledger
