// Making, opening and unlocking an archive.
#include <fcntl.h>

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "ledger/archive.h"
#include "ledger/opener.h"
#include "ledger/recovery.h"

namespace ledger {

using base::Error;
using base::ErrorCode;

namespace {

constexpr auto kLockWait = std::chrono::seconds(base::kLockWaitSeconds);

const Error& wrong_login() {
  static const Error error{ErrorCode::kLocked,
                           "this login and password do not open the archive; check --login, or "
                           "WHEREABOUTS_LOGIN, and the password"};
  return error;
}

// All that fails deep below as an exception ends here as a Result.
template <typename Made>
base::Result<Made> guarded(const std::function<base::Result<Made>()>& work) {
  try {
    return work();
  } catch (const base::Failure& failure) {
    return failure.error();
  }
}

base::Status check_name(std::string_view name, std::string_view what) {
  if (base::trim(name).empty() || name.size() > base::kLabelBytesMax || !base::is_utf8(name)) {
    return Error{ErrorCode::kBadInput, std::string(what) + " is missing, too long or no text"};
  }
  return base::ok_status();
}

base::Status prepare_folder(base::World& world, const Folder& folder) {
  if (world.files().exists(folder.path)) {
    auto names = world.files().list(folder.path);
    if (!names.ok()) return names.error();
    if (!names->empty()) {
      return Error{ErrorCode::kConflict,
                   folder.path.string() + " is not empty; name a new folder for the archive"};
    }
  } else {
    TRY(world.files().make_folder(folder.path));
  }
  return world.files().make_folder(folder.originals());
}

// Takes away what was begun of an archive, unless it was made to its end.
class Begun {
 public:
  Begun(const Parts& parts, const Folder& folder) : parts_(parts), folder_(folder) {}
  Begun(const Begun&) = delete;
  Begun& operator=(const Begun&) = delete;
  ~Begun() {
    std::error_code ignored;
    if (!done_ && !parts_.in_memory) std::filesystem::remove_all(folder_.path, ignored);
  }
  void done() { done_ = true; }

 private:
  const Parts& parts_;
  const Folder& folder_;
  bool done_ = false;
};

}  // namespace

base::Result<ReadMembers> read_members(base::World& world, const Folder& folder,
                                       const ArchiveId& id) {
  auto content = world.files().read(folder.members(), base::kMembersFileBytesMax);
  if (!content.ok() && content.error().code == ErrorCode::kNotFound) {
    return Error{ErrorCode::kDamaged,
                 "the file `members` is missing in " + folder.path.string() +
                     ": without it nothing opens; put it back from a backup of the keys (or, if "
                     "`init` was cut off, remove the folder and begin again)"};
  }
  if (!content.ok()) return content.error();
  TRY_ASSIGN(ReadMembers read, decode_members(*content));
  if (read.file.archive != id) {
    return Error{ErrorCode::kDamaged, "the file `members` is that of another archive"};
  }
  return read;
}

base::Result<std::shared_ptr<Archive>> Opener::open_parts(base::World& world, const Parts& parts,
                                                          const Folder& folder,
                                                          std::unique_ptr<FolderLock> lock,
                                                          ReadMembers members,
                                                          const MemberSlot& slot,
                                                          const MemberSecrets& secrets) {
  TRY_ASSIGN(base::Bytes opened, open_as(secrets, slot.wrapping_key));
  TRY_ASSIGN(Key wrapping, Key::from_bytes(opened));
  wipe(opened.data(), opened.size());
  auto archive =
      std::make_shared<Archive>(world, parts, folder, members.file.archive);
  archive->lock = std::move(lock);
  const std::uint64_t generation = members.file.generation;
  TRY_ASSIGN(auto keys_database,
             parts.open_database(folder.keys(generation), wrapping.bytes(), OpenMode::kOpen));
  TRY_ASSIGN(archive->keys, KeyStore::open(std::move(keys_database), generation));
  const Key& archive_key = archive->keys->archive_key();
  if (!members.authentic(members_key(archive_key)) ||
      members.file.edition < archive->keys->number("members edition")) {
    return Error{ErrorCode::kDamaged,
                 "the file `members` was changed, or an older one was put in its place; put it "
                 "back from the newest backup of the keys"};
  }
  archive->members_file = std::move(members.file);
  TRY_ASSIGN(archive->record, parts.open_database(folder.record(), record_key(archive_key).bytes(),
                                                  OpenMode::kOpen));
  archive->load();
  archive->finish_removals();
  TRY(archive->finish_erasures());
  archive->settle_projections();
  return archive;
}

base::Result<std::unique_ptr<Ledger>> Opener::admit(std::shared_ptr<Archive> archive,
                                                    const model::MemberId& member,
                                                    const MemberSecrets& secrets) {
  const auto known = archive->find_member(member);
  if (!known || known->left || known->signing_key != secrets.signing_public) return wrong_login();
  return std::unique_ptr<Ledger>(
      new Ledger(std::move(archive), std::make_unique<Unlocked>(member, secrets)));
}

base::Result<std::unique_ptr<Ledger>> Opener::open(base::World& world, const Parts& parts,
                                                   const Folder& folder, std::string_view login,
                                                   const Unlock& unlock) {
  return guarded<std::unique_ptr<Ledger>>([&]() -> base::Result<std::unique_ptr<Ledger>> {
    ready_cryptography();
    TRY_ASSIGN(ArchiveId id, read_mark(world, folder));
    std::unique_ptr<FolderLock> lock;
    if (!parts.in_memory) {
      TRY_ASSIGN(lock, FolderLock::take(folder.lock(), kLockWait));
    }
    TRY_ASSIGN(ReadMembers members, read_members(world, folder, id));
    TRY_ASSIGN(MemberSlot slot, find_slot(members.file, login));
    TRY_ASSIGN(MemberSecrets secrets, unlock(slot, id));
    TRY_ASSIGN(auto archive, open_parts(world, parts, folder, std::move(lock), std::move(members),
                                        slot, secrets));
    return admit(std::move(archive), slot.member, secrets);
  });
}

// A login that is not there costs as much time as a wrong password, and says the same.
base::Result<MemberSlot> Opener::find_slot(MembersFile& file, std::string_view login) {
  auto hash = login_hash(file.archive, login);
  if (!hash.ok()) return hash.error();
  if (const MemberSlot* slot = file.find(*hash)) return *slot;
  if (!file.slots.empty()) {
    (void)password_key("no such login", file.slots.front().salt, file.slots.front().cost);
  }
  return wrong_login();
}

Unlock Opener::by_password(std::string_view password) {
  return [password](const MemberSlot& slot, const ArchiveId& id) -> base::Result<MemberSecrets> {
    auto secrets = open_by_password(slot, id, password);
    if (!secrets.ok() && secrets.error().code == ErrorCode::kLocked) return wrong_login();
    return secrets;
  };
}

Unlock Opener::by_recovery(std::string_view text) {
  return [text](const MemberSlot& slot, const ArchiveId& id) -> base::Result<MemberSecrets> {
    TRY_ASSIGN(Key recovery, recovery_key(text));
    auto secrets = open_by_recovery(slot, id, recovery);
    if (!secrets.ok() && secrets.error().code == ErrorCode::kLocked) {
      return Error{ErrorCode::kLocked,
                   "this login and recovery key do not open the archive; check both"};
    }
    return secrets;
  };
}

base::Result<Created> Opener::create(base::World& world, const Parts& parts, const Folder& folder,
                                     const model::ArchiveOpened& opened, std::string_view login,
                                     std::string_view name, std::string_view password) {
  ready_cryptography();
  TRY(check_name(opened.name, "the name of the organisation"));
  TRY(check_name(name, "the name of the member"));
  TRY(base::Zone::make(opened.zone));  // it is read at every act, and nothing changes it later
  TRY(check_new_password(password));
  const ArchiveId id = ArchiveId::make(world);
  TRY_ASSIGN(Hash login_name, login_hash(id, login));
  TRY(prepare_folder(world, folder));
  Begun begun(parts, folder);
  auto archive = std::make_shared<Archive>(world, parts, folder, id);
  if (!parts.in_memory) {
    TRY_ASSIGN(archive->lock, FolderLock::take(folder.lock(), kLockWait));
  }
  const std::string mark = mark_text(id);
  TRY(world.files().write_whole(folder.mark(), base::as_bytes(mark)));

  const Key wrapping = Key::make(world);
  const Key archive_key = Key::make(world);
  TRY_ASSIGN(auto keys_database,
             parts.open_database(folder.keys(1), wrapping.bytes(), OpenMode::kCreate));
  archive->keys = KeyStore::create(std::move(keys_database), archive_key, 1);
  archive->keys->put_bytes("ARCHIVE", sha256(base::as_bytes(mark)));
  TRY_ASSIGN(archive->record, parts.open_database(folder.record(), record_key(archive_key).bytes(),
                                                  OpenMode::kCreate));
  {
    database::Connection& writer = archive->record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    create_tables(writer);
    transaction.commit();
  }
  archive->settle_projections();

  const model::MemberId member = model::MemberId::make(world);
  const MemberSecrets secrets = MemberSecrets::make(world);
  const Key recovery = Key::make(world);
  TRY_ASSIGN(MemberSlot slot, new_slot(*archive, login_name, member, secrets, wrapping, password,
                                       recovery));
  auto unlocked = std::make_unique<Unlocked>(member, secrets);
  TRY(archive->add(*unlocked, {opened, member_added(member, name, model::Role::kKeeper, secrets)}));
  archive->members_file.archive = id;
  archive->members_file.generation = 1;
  archive->members_file.slots.push_back(std::move(slot));
  TRY(archive->write_members());
  begun.done();
  return Created{std::unique_ptr<Ledger>(new Ledger(std::move(archive), std::move(unlocked))),
                 recovery_text(recovery)};
}

base::Result<MemberSlot> new_slot(Archive& archive, const Hash& login,
                                  const model::MemberId& member, const MemberSecrets& secrets,
                                  const Key& wrapping, std::string_view password,
                                  const Key& recovery) {
  MemberSlot slot;
  slot.login = login;
  slot.member = member;
  slot.sealing_public = secrets.sealing_public;
  slot.signing_public = secrets.signing_public;
  TRY(put_password(slot, archive.id, secrets, password, archive.parts.password_cost,
                   archive.world));
  put_recovery(slot, archive.id, secrets, recovery, archive.world);
  slot.wrapping_key = seal_to(slot.sealing_public, wrapping.bytes());
  return slot;
}

model::MemberAdded member_added(const model::MemberId& member, std::string_view name,
                                model::Role role, const MemberSecrets& secrets) {
  return {member, std::string(base::trim(name)), role,
          base::Bytes(secrets.signing_public.begin(), secrets.signing_public.end()),
          base::Bytes(secrets.sealing_public.begin(), secrets.sealing_public.end())};
}

base::Result<Created> Ledger::create(base::World& world, const Parts& parts,
                                     const std::filesystem::path& folder,
                                     const model::ArchiveOpened& opened, std::string_view login,
                                     std::string_view name, std::string_view password) {
  return guarded<Created>([&] {
    return Opener::create(world, parts, Folder{folder}, opened, login, name, password);
  });
}

base::Result<std::unique_ptr<Ledger>> Ledger::open(base::World& world, const Parts& parts,
                                                   const std::filesystem::path& folder,
                                                   std::string_view login,
                                                   std::string_view password) {
  return Opener::open(world, parts, Folder{folder}, login, Opener::by_password(password));
}

base::Result<std::unique_ptr<Ledger>> Ledger::open_with_recovery(
    base::World& world, const Parts& parts, const std::filesystem::path& folder,
    std::string_view login, std::string_view recovery) {
  return Opener::open(world, parts, Folder{folder}, login, Opener::by_recovery(recovery));
}

base::Result<std::unique_ptr<Ledger>> Ledger::another(std::string_view login,
                                                      std::string_view password) {
  MembersFile file;
  {
    std::lock_guard guard(archive_->write_mutex);
    file = archive_->members_file;
  }
  TRY_ASSIGN(MemberSlot slot, Opener::find_slot(file, login));
  TRY_ASSIGN(MemberSecrets secrets, Opener::by_password(password)(slot, archive_->id));
  return Opener::admit(archive_, slot.member, secrets);
}

}  // namespace ledger
