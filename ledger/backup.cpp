#include "ledger/backup.h"

#include <algorithm>
#include <array>
#include <functional>

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

// keys-<generation>.db of a backup, by its name.
base::Result<std::string> find_keys_file(base::World& world, const fs::path& folder) {
  TRY_ASSIGN(auto names, world.files().list(folder));
  for (const std::string& name : names) {
    if (name.starts_with("keys-") && name.ends_with(".db")) return name;
  }
  return Error{ErrorCode::kNotFound, folder.string() + " holds no backup of keys"};
}

// A record with its keys inside it, or beside it in one folder, would be a copy that no erasure
// reaches: whoever has the folder has both.
base::Status lies_apart(base::World& world, const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error);
  if (error) return Error{ErrorCode::kIo, folder.string() + ": " + error.message()};
  for (fs::path above = whole.parent_path();; above = above.parent_path()) {
    const bool is_keys = world.files().exists(above / "members") &&
                         find_keys_file(world, above).ok();
    if (is_keys || read_mark(world, Folder{above}).ok()) {
      return Error{ErrorCode::kBadInput, folder.string() +
                                             " lies inside an archive or another backup; record "
                                             "and keys are kept apart: name a folder elsewhere"};
    }
    if (above == above.parent_path()) return base::ok_status();
  }
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

// One table, a letter for the kind of each column as in Projection::Dump.
struct Copied {
  std::string_view name;
  std::string_view columns;
  std::string_view kinds;
};

constexpr std::array kCopied{
    Copied{"entries", "number, header, sealed", "ibb"},
    Copied{"nodes", "level, place, hash", "iib"},
    Copied{"acts", "first, entries, member, root, previous, signature", "iibbbb"},
    Copied{"heads", "size, member, time, root, signature", "ibibb"},
    Copied{"about", "what, id, number", "ibi"},
    Copied{"facts", "name, value", "ti"},
    Copied{"originals", "name, report, hash", "tbb"},
    Copied{"reads", "number, time, member, what", "iibt"},
    Copied{"backups", "number, time, label, holds, expires, size", "iitiii"},
    Copied{"key_removals", "what, id, opened_by", "ibb"},
    Copied{"erasures", "what, id", "ib"},
};

void copy_value(database::Statement& from, database::Statement& to, int column, char kind) {
  if (from.is_null(column)) {
    to.bind_null(column + 1);
  } else if (kind == 'i') {
    to.bind(column + 1, from.integer(column));
  } else if (kind == 't') {
    to.bind(column + 1, from.text(column));
  } else {
    to.bind(column + 1, from.bytes(column));
  }
}

void copy_table(database::Connection& from, database::Connection& to, const Copied& table) {
  constexpr int kRowsPerTransaction = 10'000;
  std::string places;
  for (std::size_t at = 1; at <= table.kinds.size(); ++at) {
    places += (at > 1 ? ", $" : "$") + std::to_string(at);
  }
  const std::string name(table.name);
  const std::string columns(table.columns);
  const std::string insert = "INSERT INTO " + name + " (" + columns + ") VALUES (" + places + ")";
  auto& rows = from.statement("SELECT " + columns + " FROM " + name);
  for (bool left = true; left;) {
    database::Transaction transaction(to, database::Transaction::Kind::kWrite);
    auto& row = to.statement(insert);
    for (int copied = 0; copied < kRowsPerTransaction && (left = rows.step()); ++copied) {
      for (std::size_t at = 0; at < table.kinds.size(); ++at) {
        copy_value(rows, row, static_cast<int>(at), table.kinds[at]);
      }
      row.run();
    }
    transaction.commit();
  }
}

// What the rooms above derive stays out: the search index has the words of reports under a key
// that does not turn, so an erasure could not reach them in a copy. It is made anew where the copy
// is opened.
base::Status copy_record(Archive& archive, const fs::path& to) {
  try {
    TRY_ASSIGN(auto copy, archive.parts.open_database(
                              to, record_key(archive.keys->archive_key()).bytes(),
                              OpenMode::kCreate));
    database::Connection& writer = copy->writer();
    {
      database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
      create_tables(writer);
      transaction.commit();
    }
    database::Reader reader = archive.record->reader();
    database::Transaction snapshot(*reader, database::Transaction::Kind::kRead);
    for (const Copied& table : kCopied) copy_table(*reader, writer, table);
    {
      database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
      put_fact(writer, "derived stale", 1);
      transaction.commit();
    }
    return copy->empty_log();
  } catch (const base::Failure& failure) {
    return failure.error();
  }
}

// The number of the note.
base::Result<std::int64_t> note_backup(Archive& archive, std::string_view label, bool keys,
                                       int days) {
  std::lock_guard guard(archive.write_mutex);
  try {
    database::Connection& writer = archive.record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    const base::Instant now = archive.world.now();
    auto& newest = writer.statement("SELECT COALESCE(MAX(number), 0) + 1 FROM backups");
    newest.step();
    const std::int64_t number = newest.integer(0);
    newest.reset();
    writer
        .statement("INSERT INTO backups (number, time, label, holds, expires, size)"
                   " VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(1, number)
        .bind(2, now.microseconds)
        .bind(3, label)
        .bind(4, std::int64_t{keys})
        .bind(5, now.microseconds + days * kMicrosecondsPerDay)
        .bind(6, static_cast<std::int64_t>(archive.writer_state.tree.size()))
        .run();
    transaction.commit();
    return number;
  } catch (const base::Failure& failure) {
    return failure.error();
  }
}

// Noted first, so that an erasure knows of a copy that was cut off as well; one that failed and
// was taken away again is forgotten.
base::Status make_backup(Archive& archive, const fs::path& folder, std::string_view label,
                         bool keys, int days, const std::function<base::Status()>& copy) {
  TRY(check_backup_folder(archive.world, folder));
  TRY_ASSIGN(const std::int64_t number, note_backup(archive, label, keys, days));
  base::Status made = archive.world.files().make_folder(folder);
  if (made.ok()) made = copy();
  if (made.ok()) return made;
  std::error_code left;
  fs::remove_all(folder, left);
  if (left) return made;
  std::lock_guard guard(archive.write_mutex);
  try {
    database::Connection& writer = archive.record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    writer.statement("DELETE FROM backups WHERE number = $1").bind(1, number).run();
    transaction.commit();
  } catch (const base::Failure&) {
    // A note too many misleads nobody for long: it expires.
  }
  return made;
}

base::Status copy_keys(Ledger& ledger, const Folder& to) {
  Archive& archive = *ledger.archive();
  std::lock_guard guard(archive.write_mutex);  // the two files must belong together
  const MemberSlot* slot = archive.members_file.find(ledger.member());
  if (slot == nullptr) return Error{ErrorCode::kNotAllowed, "this member has no keys here"};
  TRY_ASSIGN(Bytes wrapping, open_as(*ledger.unlocked().secrets, slot->wrapping_key));
  const auto copied = archive.keys->copy_to(to.keys(archive.members_file.generation), wrapping);
  wipe(wrapping.data(), wrapping.size());
  if (!copied.ok()) return copied.error();
  return copy_file(archive.world, archive.folder.members(), to.members(),
                   base::kMembersFileBytesMax);
}

base::Status lay_out(base::World& world, const fs::path& backup, const fs::path& keys,
                     const Folder& to) {
  TRY_ASSIGN(std::string keys_name, find_keys_file(world, keys));
  const Folder from{backup};
  TRY(copy_file(world, from.mark(), to.mark(), base::kMarkBytesMax));
  TRY(copy_file(world, keys / "members", to.members(), base::kMembersFileBytesMax));
  std::error_code error;
  fs::copy_file(keys / keys_name, to.path / keys_name, error);
  if (!error) fs::copy_file(from.record(), to.record(), error);
  if (error) return Error{ErrorCode::kIo, "the backup cannot be copied: " + error.message()};
  for (const fs::path& file : {to.path / keys_name, to.record()}) {
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
    TRY(world.files().sync(file));
  }
  TRY(world.files().sync(to.path));
  return copy_originals(world, from, to);
}

}  // namespace

base::Status check_backup_folder(base::World& world, const fs::path& folder) {
  if (world.files().exists(folder)) {
    return Error{ErrorCode::kConflict, folder.string() + " is there already; name a new folder"};
  }
  // `copy/` is the folder `copy`.
  const fs::path above = (folder.has_filename() ? folder : folder.parent_path()).parent_path();
  if (!above.empty() && !world.files().exists(above)) {
    return Error{ErrorCode::kNotFound, "there is no folder " + above.string() +
                                           " to put the backup in; make it, or name another"};
  }
  return lies_apart(world, folder);
}

// The record first, the originals after it: those that came meanwhile are strays there, and none
// that the copied record names is missing.
base::Status back_up(Ledger& ledger, const fs::path& folder, std::string_view label, int days) {
  TRY(may_back_up(ledger, label, days));
  Archive& archive = *ledger.archive();
  std::lock_guard guard(archive.erasing_mutex);  // an original that the copied record names stays
  return make_backup(archive, folder, label, false, days, [&]() -> base::Status {
    const Folder to{folder};
    TRY(copy_file(archive.world, archive.folder.mark(), to.mark(), base::kMarkBytesMax));
    TRY(copy_record(archive, to.record()));
    return copy_originals(archive.world, archive.folder, to);
  });
}

base::Status back_up_keys(Ledger& ledger, const fs::path& folder, std::string_view label,
                          int days) {
  TRY(may_back_up(ledger, label, days));
  return make_backup(*ledger.archive(), folder, label, true, days,
                     [&] { return copy_keys(ledger, Folder{folder}); });
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
  fs::path beside = folder.has_filename() ? folder : folder.parent_path();  // `archive/`
  beside += ".restoring";
  if (world.files().exists(beside)) {
    return Error{ErrorCode::kConflict, beside.string() + " is left from a restore that was cut "
                                                         "off; remove it and try again"};
  }
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
    TRY(world.files().sync(fs::absolute(beside).parent_path()));
    return verified;
  }
  fs::remove_all(beside, error);
  return verified;
}

}  // namespace ledger
