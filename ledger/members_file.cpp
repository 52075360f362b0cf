#include "ledger/members_file.h"

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/cbor.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::CborReader;
using base::CborWriter;
using base::Error;
using base::ErrorCode;

namespace {

constexpr std::uint64_t kFileVersion = 1;

template <std::size_t size>
void read_fixed(CborReader& in, std::array<std::uint8_t, size>& out) {
  const ByteView bytes = in.bytes();
  if (bytes.size() != size) return in.fail();
  std::copy(bytes.begin(), bytes.end(), out.begin());
}

Bytes copied(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

void write_slot(CborWriter& out, const MemberSlot& slot) {
  out.map(10);
  auto put = [&out](std::uint64_t field, ByteView value) {
    out.unsigned_integer(field);
    out.bytes(value);
  };
  put(1, slot.login);
  put(2, slot.member.bytes());
  put(3, slot.salt);
  out.unsigned_integer(4);
  out.unsigned_integer(slot.cost.passes);
  out.unsigned_integer(5);
  out.unsigned_integer(slot.cost.memory_bytes);
  put(6, slot.by_password);
  put(7, slot.by_recovery);
  put(8, slot.sealing_public);
  put(9, slot.signing_public);
  put(10, slot.wrapping_key);
}

MemberSlot read_slot(CborReader& in) {
  MemberSlot slot;
  std::uint64_t fields = 0;
  for (base::CborMap map(in); auto field = map.next_key(); ++fields) {
    switch (*field) {
      case 1: read_fixed(in, slot.login); break;
      case 2: {
        base::IdBytes id{};
        read_fixed(in, id);
        slot.member = model::MemberId(id);
        break;
      }
      case 3: slot.salt = copied(in.bytes()); break;
      case 4: slot.cost.passes = in.unsigned_integer(); break;
      case 5: slot.cost.memory_bytes = in.unsigned_integer(); break;
      case 6: slot.by_password = copied(in.bytes()); break;
      case 7: slot.by_recovery = copied(in.bytes()); break;
      case 8: read_fixed(in, slot.sealing_public); break;
      case 9: read_fixed(in, slot.signing_public); break;
      case 10: slot.wrapping_key = copied(in.bytes()); break;
      default: in.fail();
    }
  }
  if (fields != 10) in.fail();
  return slot;
}

Bytes encode_authenticated(const MembersFile& file) {
  CborWriter out;
  out.array(5);
  out.unsigned_integer(kFileVersion);
  out.bytes(file.archive.bytes());
  out.unsigned_integer(file.edition);
  out.unsigned_integer(file.generation);
  out.array(file.slots.size());
  for (const MemberSlot& slot : file.slots) write_slot(out, slot);
  return out.take();
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

void wipe(icu::UnicodeString& text) {
  const std::int32_t letters = text.getCapacity();
  if (char16_t* held = text.getBuffer(letters)) {
    ledger::wipe(held, static_cast<std::size_t>(letters) * sizeof(char16_t));
    text.releaseBuffer(0);
  }
}

// The same password typed on another keyboard may come as other characters that look the same:
// NFC, as RFC 8265 asks for. The caller wipes what it is given.
std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode failed = U_ZERO_ERROR;
  icu::UnicodeString typed = from_utf8(text);
  icu::UnicodeString made = form->normalize(typed, failed);
  WHEREABOUTS_ASSERT(U_SUCCESS(failed));
  std::string utf8;
  utf8.reserve(static_cast<std::size_t>(made.length()) * 3);  // so that it is never moved
  made.toUTF8String(utf8);
  wipe(typed);
  wipe(made);
  return utf8;
}

base::Result<Key> key_from(std::string_view password, const MemberSlot& slot) {
  UErrorCode failed = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(failed);
  WHEREABOUTS_ASSERT(U_SUCCESS(failed));
  if (!base::is_utf8(password)) return password_key(password, slot.salt, slot.cost);
  std::string typed = normalized(nfc, password);
  auto key = password_key(typed, slot.salt, slot.cost);
  ledger::wipe(typed.data(), typed.size());
  return key;
}

Bytes binding(const MemberSlot& slot, const ArchiveId& archive) {
  Bytes bound(archive.bytes().begin(), archive.bytes().end());
  bound.insert(bound.end(), slot.member.bytes().begin(), slot.member.bytes().end());
  return bound;
}

Bytes packed(const MemberSecrets& secrets) {
  Bytes both = copied(secrets.sealing.bytes());
  const ByteView seed = secrets.signing_seed.bytes();
  both.insert(both.end(), seed.begin(), seed.end());
  return both;
}

base::Result<MemberSecrets> open_slot(const MemberSlot& slot, const ArchiveId& archive,
                                      const Key& key, const Bytes& sealed) {
  auto plain = open(key, sealed, binding(slot, archive));
  if (!plain.ok() || plain->size() != 2 * kKeyBytes) {
    return Error{ErrorCode::kLocked, ""};
  }
  TRY_ASSIGN(Key sealing, Key::from_bytes(ByteView(*plain).first(kKeyBytes)));
  TRY_ASSIGN(Key seed, Key::from_bytes(ByteView(*plain).subspan(kKeyBytes)));
  ledger::wipe(plain->data(), plain->size());
  MemberSecrets secrets = MemberSecrets::from(sealing, seed);
  if (secrets.sealing_public != slot.sealing_public ||
      secrets.signing_public != slot.signing_public) {
    return Error{ErrorCode::kDamaged,
                 "the file of members was changed: its public keys do not fit"};
  }
  return secrets;
}

}  // namespace

MemberSlot* MembersFile::find(const Hash& login) {
  for (MemberSlot& slot : slots) {
    if (slot.login == login) return &slot;
  }
  return nullptr;
}

MemberSlot* MembersFile::find(const model::MemberId& member) {
  for (MemberSlot& slot : slots) {
    if (slot.member == member) return &slot;
  }
  return nullptr;
}

base::Result<Hash> login_hash(const ArchiveId& archive, std::string_view login) {
  login = base::trim(login);
  if (login.empty() || login.size() > base::kLabelBytesMax || !base::is_utf8(login)) {
    return Error{ErrorCode::kBadInput, "a login name is a short word; none, or no text, was given"};
  }
  UErrorCode failed = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(failed);
  WHEREABOUTS_ASSERT(U_SUCCESS(failed));
  return keyed_hash(archive.bytes(), base::as_bytes(normalized(folding, login)));
}

Bytes encode(const MembersFile& file, const Key& authentication) {
  const Bytes authenticated = encode_authenticated(file);
  CborWriter out;
  out.array(4);
  out.text("whereabouts members");
  out.bytes(authenticated);
  out.bytes(keyed_hash(authentication.bytes(), authenticated));
  // Tells damage from a wrong password before anything could be opened; no protection by itself.
  out.bytes(sha256(out.written()));
  return out.take();
}

bool ReadMembers::authentic(const Key& authentication) const {
  const Hash expected = keyed_hash(authentication.bytes(), authenticated);
  return tag.size() == expected.size() &&
         sodium_memcmp(tag.data(), expected.data(), expected.size()) == 0;
}

base::Result<ReadMembers> decode_members(ByteView bytes) {
  const Error damaged{ErrorCode::kDamaged,
                      "the file `members` is not as it was written; put it back from a backup of "
                      "the keys"};
  CborReader outer(bytes);
  if (outer.array() != 4 || outer.text() != "whereabouts members") return damaged;
  ReadMembers read;
  read.authenticated = copied(outer.bytes());
  read.tag = copied(outer.bytes());
  const Bytes sum = copied(outer.bytes());
  constexpr std::size_t kSumBytes = 34;  // with its CBOR head
  if (bytes.size() < kSumBytes) return damaged;
  const Hash expected = sha256(bytes.first(bytes.size() - kSumBytes));
  if (!std::equal(sum.begin(), sum.end(), expected.begin(), expected.end())) return damaged;
  if (!outer.finish().ok()) return damaged;
  CborReader in(read.authenticated);
  if (in.array() != 5) return damaged;
  if (const std::uint64_t version = in.unsigned_integer(); in.ok() && version > kFileVersion) {
    return Error{ErrorCode::kUnsupported,
                 "the file `members` was written by a newer program; use that one"};
  }
  base::IdBytes archive{};
  read_fixed(in, archive);
  read.file.archive = ArchiveId(archive);
  read.file.edition = in.unsigned_integer();
  read.file.generation = in.unsigned_integer();
  const std::uint64_t slots = in.array();
  if (slots > base::kMembersMax) return damaged;
  for (std::uint64_t at = 0; at < slots && in.ok(); ++at) read.file.slots.push_back(read_slot(in));
  if (!in.finish().ok()) return damaged;
  return read;
}

base::Status check_new_password(std::string_view password) {
  if (password.size() < base::kPasswordBytesMin) {
    return Error{ErrorCode::kBadInput, "a password needs at least " +
                                           std::to_string(base::kPasswordBytesMin) +
                                           " characters; four or five words make a good one"};
  }
  if (password.size() > base::kPasswordBytesMax) {
    return Error{ErrorCode::kTooLarge, "a password may have at most " +
                                           std::to_string(base::kPasswordBytesMax) + " bytes"};
  }
  if (!base::is_utf8(password)) {
    return Error{ErrorCode::kBadInput, "the password is not text (UTF-8)"};
  }
  return base::ok_status();
}

base::Status put_password(MemberSlot& slot, const ArchiveId& archive, const MemberSecrets& secrets,
                          std::string_view password, PasswordCost cost, base::World& world) {
  TRY(check_new_password(password));
  slot.salt.resize(kPasswordSaltBytes);
  world.random(slot.salt);
  slot.cost = cost;
  TRY_ASSIGN(Key key, key_from(password, slot));
  Bytes plain = packed(secrets);
  slot.by_password = seal(key, plain, binding(slot, archive), world);
  ledger::wipe(plain.data(), plain.size());
  return base::ok_status();
}

void put_recovery(MemberSlot& slot, const ArchiveId& archive, const MemberSecrets& secrets,
                  const Key& recovery, base::World& world) {
  Bytes plain = packed(secrets);
  slot.by_recovery = seal(derive(recovery, 1, "wabRecov"), plain, binding(slot, archive), world);
  ledger::wipe(plain.data(), plain.size());
}

base::Result<MemberSecrets> open_by_password(const MemberSlot& slot, const ArchiveId& archive,
                                             std::string_view password) {
  if (password.size() > base::kPasswordBytesMax) return Error{ErrorCode::kLocked, ""};
  TRY_ASSIGN(Key key, key_from(password, slot));
  return open_slot(slot, archive, key, slot.by_password);
}

base::Result<MemberSecrets> open_by_recovery(const MemberSlot& slot, const ArchiveId& archive,
                                             const Key& recovery) {
  return open_slot(slot, archive, derive(recovery, 1, "wabRecov"), slot.by_recovery);
}

}  // namespace ledger
