// How archives are made and opened: the inside of Ledger::create() and open().
#pragma once

#include <functional>

#include "ledger/archive.h"

namespace ledger {

// Opens a slot of the file of members by what its member knows.
using Unlock =
    std::function<base::Result<MemberSecrets>(const MemberSlot& slot, const ArchiveId& archive)>;

base::Result<ReadMembers> read_members(base::World& world, const Folder& folder,
                                       const ArchiveId& id);
base::Result<MemberSlot> new_slot(Archive& archive, const Hash& login,
                                  const model::MemberId& member, const MemberSecrets& secrets,
                                  const Key& wrapping, std::string_view password,
                                  const Key& recovery);
model::MemberAdded member_added(const model::MemberId& member, std::string_view name,
                                model::Role role, const MemberSecrets& secrets);

struct Opener {
  static base::Result<Created> create(base::World& world, const Parts& parts, const Folder& folder,
                                      const model::ArchiveOpened& opened, std::string_view login,
                                      std::string_view name, std::string_view password);
  static base::Result<std::unique_ptr<Ledger>> open(base::World& world, const Parts& parts,
                                                    const Folder& folder, std::string_view login,
                                                    const Unlock& unlock);
  static base::Result<std::shared_ptr<Archive>> open_parts(
      base::World& world, const Parts& parts, const Folder& folder,
      std::unique_ptr<FolderLock> lock, ReadMembers members, const MemberSlot& slot,
      const MemberSecrets& secrets);
  static base::Result<std::unique_ptr<Ledger>> admit(std::shared_ptr<Archive> archive,
                                                     const model::MemberId& member,
                                                     const MemberSecrets& secrets);
  static base::Result<MemberSlot> find_slot(MembersFile& file, std::string_view login);
  static Unlock by_password(std::string_view password);
  static Unlock by_recovery(std::string_view text);
};

}  // namespace ledger
