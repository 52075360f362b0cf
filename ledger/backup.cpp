#include "ledger/backup.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "ledger/archive.h"
#include "ledger/originals.h"

namespace ledger {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kMicrosecondsPerDay = 86'400'000'000;
constexpr std::size_t kSmallFileBytesMax = 4 * 1024 * 1024;

base::Status may_back_up(const Ledger& ledger, std::string_view label, int days) {
  if (ledger.role() != model::Role::kKeeper) {
    return Error{ErrorCode::kNotAllowed, "backups are made by keepers of the archive"};
  }
  if (ledger.archive()->parts.in_memory) {
    return Error{ErrorCode::kUnsupported, "an archive in memory has no backup"};
  }
  if (base::trim(label).empty() || label.size() > base::kLabelBytesMax || !base::is_utf8(label)) {
    return Error{ErrorCode::kBadInput, "say where the backup goes, in a few words"};
  }
  if (days < 1 || days > kBackupDaysMost) {
    return Error{ErrorCode::kBadInput, "a backup expires after 1 to " +
                                           std::to_string(kBackupDaysMost) + " days"};
  }
  return base::ok_status();
}

base::Status copy_file(base::World& world, const fs::path& from, const fs::path& to,
                       std::size_t bytes_max) {
  TRY_ASSIGN(Bytes content, world.files().read(from, bytes_max));
  return world.files().write_whole(to, content);
}

base::Status copy_originals(base::World& world, const Folder& from, const Folder& to) {
  TRY(world.files().make_folder(to.originals()));
  TRY_ASSIGN(auto folders, world.files().list(from.originals()));
  for (const std::string& folder : folders) {
    TRY_ASSIGN(auto names, world.files().list(from.originals() / folder));
    TRY(world.files().make_folder(to.originals() / folder));
    for (const std::string& name : names) {
      if (!is_original_name(name)) continue;
      TRY(copy_file(world, from.originals() / folder / name, to.originals() / folder / name,
                    kOriginalFileBytesMax));
    }
  }
  return base::ok_status();
}

base::Status note_backup(Archive& archive, std::string_view label, bool keys, int days) {
  std::lock_guard guard(archive.write_mutex);
  try {
    database::Connection& writer = archive.record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    const base::Instant now = archive.world.now();
    writer
        .statement("INSERT INTO backups (number, time, label, holds, expires, size) VALUES"
                   " ((SELECT COALESCE(MAX(number), 0) + 1 FROM backups), $1, $2, $3, $4, $5)")
        .bind(1, now.microseconds)
        .bind(2, label)
        .bind(3, std::int64_t{keys})
        .bind(4, now.microseconds + days * kMicrosecondsPerDay)
        .bind(5, static_cast<std::int64_t>(archive.writer_state.tree.size()))
        .run();
    transaction.commit();
  } catch (const base::Failure& failure) {
    return failure.error();
  }
  return base::ok_status();
}

// keys-<generation>.db of a backup, by its name.
base::Result<std::string> find_keys_file(base::World& world, const fs::path& folder) {
  TRY_ASSIGN(auto names, world.files().list(folder));
  for (const std::string& name : names) {
    if (name.starts_with("keys-") && name.ends_with(".db")) return name;
  }
  return Error{ErrorCode::kNotFound, folder.string() + " holds no backup of keys"};
}

base::Status lay_out(base::World& world, const fs::path& backup, const fs::path& keys,
                     const Folder& to) {
  TRY_ASSIGN(std::string keys_name, find_keys_file(world, keys));
  const Folder from{backup};
  TRY(copy_file(world, from.mark(), to.mark(), kSmallFileBytesMax));
  TRY(copy_file(world, keys / "members", to.members(), kSmallFileBytesMax));
  std::error_code error;
  fs::copy_file(keys / keys_name, to.path / keys_name, error);
  if (!error) fs::copy_file(from.record(), to.record(), error);
  if (error) return Error{ErrorCode::kIo, "the backup cannot be copied: " + error.message()};
  for (const fs::path& file : {to.path / keys_name, to.record()}) {
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  }
  return copy_originals(world, from, to);
}

}  // namespace

// The record first, the originals after it: those that came meanwhile are strays there, and none
// that the copied record names is missing.
base::Status back_up(Ledger& ledger, const fs::path& folder, std::string_view label, int days) {
  TRY(may_back_up(ledger, label, days));
  Archive& archive = *ledger.archive();
  const Folder to{folder};
  if (archive.world.files().exists(folder)) {
    return Error{ErrorCode::kConflict, folder.string() + " is there already; name a new folder"};
  }
  TRY(note_backup(archive, label, false, days));
  TRY(archive.world.files().make_folder(folder));
  TRY(copy_file(archive.world, archive.folder.mark(), to.mark(), kSmallFileBytesMax));
  TRY(archive.record->copy_to(to.record(), record_key(archive.keys->archive_key()).bytes()));
  return copy_originals(archive.world, archive.folder, to);
}

base::Status back_up_keys(Ledger& ledger, const fs::path& folder, std::string_view label,
                          int days) {
  TRY(may_back_up(ledger, label, days));
  Archive& archive = *ledger.archive();
  if (archive.world.files().exists(folder)) {
    return Error{ErrorCode::kConflict, folder.string() + " is there already; name a new folder"};
  }
  TRY(note_backup(archive, label, true, days));
  TRY(archive.world.files().make_folder(folder));
  const Folder to{folder};
  std::lock_guard guard(archive.write_mutex);  // the two files must belong together
  const MemberSlot* slot = archive.members_file.find(ledger.member());
  if (slot == nullptr) return Error{ErrorCode::kNotAllowed, "this member has no keys here"};
  TRY_ASSIGN(Bytes wrapping, open_as(*ledger.unlocked().secrets, slot->wrapping_key));
  const auto copied =
      archive.keys->copy_to(to.keys(archive.members_file.generation), wrapping);
  wipe(wrapping.data(), wrapping.size());
  if (!copied.ok()) return copied.error();
  return copy_file(archive.world, archive.folder.members(), to.members(), kSmallFileBytesMax);
}

std::vector<BackupNote> backups(const Ledger& ledger) {
  database::Reader reader = ledger.reader();
  auto& rows = reader->statement(
      "SELECT time, label, holds, expires, size FROM backups ORDER BY number");
  std::vector<BackupNote> notes;
  while (rows.step()) {
    notes.push_back({{rows.integer(0)},
                     std::string(rows.text(1)),
                     rows.integer(2) != 0,
                     {rows.integer(3)},
                     static_cast<std::uint64_t>(rows.integer(4))});
  }
  return notes;
}

base::Result<Verification> restore(base::World& world, const Parts& parts, const fs::path& backup,
                                   const fs::path& keys, const fs::path& folder,
                                   std::string_view login, std::string_view password) {
  if (world.files().exists(folder)) {
    return Error{ErrorCode::kConflict, folder.string() + " is there already; name a new folder"};
  }
  // Put together under another name, so that only a whole and verified archive stands there.
  fs::path beside = folder;
  beside += ".restoring";
  TRY(world.files().make_folder(beside));
  base::Result<Verification> verified = Error{ErrorCode::kIo, ""};
  if (auto laid = lay_out(world, backup, keys, Folder{beside}); !laid.ok()) {
    verified = laid.error();
  } else {
    verified = verify_folder(world, parts, beside, login, password);
  }
  std::error_code error;
  if (verified.ok() && verified->good()) {
    fs::rename(beside, folder, error);
    if (error)
      return Error{ErrorCode::kIo, "the archive cannot be put in place: " + error.message()};
    return verified;
  }
  fs::remove_all(beside, error);
  return verified;
}

}  // namespace ledger
