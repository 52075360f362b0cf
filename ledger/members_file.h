// The file `members`: how each member gets at their keys, and through them at the archive.
//
// Written whole, never in part. No names stand in it: a member's slot is found by a keyed hash of
// the archive's id and the folded login name (who holds the file can still try names out).
// The whole is authenticated under a key from inside the archive, so it is checked as soon as any
// slot has been opened. Plain values; docs/formats/archive.md has the fields.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/merkle.h"
#include "ledger/seal.h"
#include "model/ids.h"

namespace ledger {

using ArchiveId = base::Id<struct ArchiveTag>;

struct MemberSlot {
  Hash login{};  // login_hash()
  model::MemberId member;
  base::Bytes salt;
  PasswordCost cost;
  base::Bytes by_password;  // the member's secret keys, sealed
  base::Bytes by_recovery;
  PublicKey sealing_public{};
  PublicKey signing_public{};
  base::Bytes wrapping_key;  // of the keys file, sealed to sealing_public
};

struct MembersFile {
  ArchiveId archive;
  std::uint64_t edition = 0;     // counts each writing; the keys file knows the newest
  std::uint64_t generation = 0;  // of the keys file that the wrapping key opens
  std::vector<MemberSlot> slots;

  MemberSlot* find(const Hash& login);
  MemberSlot* find(const model::MemberId& member);
};

// NFKC, case folded, spaces trimmed. Errors: kBadInput for an empty name or one that is not UTF-8.
base::Result<Hash> login_hash(const ArchiveId& archive, std::string_view login);

base::Bytes encode(const MembersFile& file, const Key& authentication);
// The file and what of it is authenticated: ask authentic() once the key is known.
struct ReadMembers {
  MembersFile file;
  base::Bytes authenticated;
  base::Bytes tag;
  bool authentic(const Key& authentication) const;
};
// Errors: kDamaged; kUnsupported for a newer version of the file.
base::Result<ReadMembers> decode_members(base::ByteView bytes);

// Fills the parts of the slot that hang on the password or the recovery key.
base::Status put_password(MemberSlot& slot, const ArchiveId& archive, const MemberSecrets& secrets,
                          std::string_view password, PasswordCost cost, base::World& world);
void put_recovery(MemberSlot& slot, const ArchiveId& archive, const MemberSecrets& secrets,
                  const Key& recovery, base::World& world);
// Errors: kLocked when password or recovery key do not fit.
base::Result<MemberSecrets> open_by_password(const MemberSlot& slot, const ArchiveId& archive,
                                             std::string_view password);
base::Result<MemberSecrets> open_by_recovery(const MemberSlot& slot, const ArchiveId& archive,
                                             const Key& recovery);

// Errors: kBadInput, kTooLarge for a password that is too short or too long, or not UTF-8.
base::Status check_new_password(std::string_view password);

}  // namespace ledger
