// Backup and restore. A backup of the archive never holds keys; those are backed up apart.
//
// So an erasure reaches every backup: its bodies stay in old copies of the record, but the keys
// that open them are only in copies of the keys file, which expire after the days that the policy
// says. Each backup is noted, so that an erasure can name those that still matter.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/verify.h"

namespace ledger {

inline constexpr int kBackupDaysDefault = 90;
inline constexpr int kBackupDaysMost = 36'500;

struct BackupNote {
  base::Instant time;
  std::string label;   // as its maker calls it: "disk in the safe"
  bool keys = false;   // of the keys; else of the archive
  base::Instant expires;
  std::uint64_t size = 0;  // entries at that time
};

// May a backup be made there? Nothing is, by this. Errors: kConflict (something is there already),
// kNotFound (no folder to put it in), kBadInput (inside an archive or another backup), kIo.
base::Status check_backup_folder(base::World& world, const std::filesystem::path& folder);
// A whole copy of record, originals and ARCHIVE into a new folder. The archive stays in use.
// Errors: kNotAllowed (not a keeper), kConflict (the folder exists), kBadInput (it lies inside an
// archive or another backup), kUnsupported (in memory), kIo.
base::Status back_up(Ledger& ledger, const std::filesystem::path& folder, std::string_view label,
                     int days = kBackupDaysDefault);
// The keys file and `members` into a new folder, which must lie elsewhere in the same way. They
// open with the same passwords.
base::Status back_up_keys(Ledger& ledger, const std::filesystem::path& folder,
                          std::string_view label, int days = kBackupDaysDefault);
std::vector<BackupNote> backups(const Ledger& ledger);

// Puts both together in a new folder and opens and verifies it there. On damage nothing is left
// in the new folder's place. Errors: as Ledger::open() and verify_folder(); kConflict.
base::Result<Verification> restore(base::World& world, const Parts& parts,
                                   const std::filesystem::path& backup,
                                   const std::filesystem::path& keys,
                                   const std::filesystem::path& folder, std::string_view login,
                                   std::string_view password);

}  // namespace ledger
