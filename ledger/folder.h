// Where the parts of an archive lie, and the lock that keeps a second program out.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/world.h"
#include "ledger/members_file.h"

namespace ledger {

struct Folder {
  std::filesystem::path path;

  std::filesystem::path mark() const { return path / "ARCHIVE"; }
  std::filesystem::path members() const { return path / "members"; }
  std::filesystem::path keys(std::uint64_t generation) const {
    return path / ("keys-" + std::to_string(generation) + ".db");
  }
  std::filesystem::path record() const { return path / "record.db"; }
  std::filesystem::path originals() const { return path / "originals"; }
  // originals/ab/abcdef...: at most 256 folders, so that none grows too long to list.
  std::filesystem::path original(const std::string& name) const {
    return originals() / name.substr(0, 2) / name;
  }
  std::filesystem::path lock() const { return path / "lock"; }
};

// The file ARCHIVE: plain text that tells a stranger what lies here, and nothing about people.
std::string mark_text(const ArchiveId& id);
// Errors: kNotFound (no archive here), kDamaged, kUnsupported (of a newer format).
base::Result<ArchiveId> read_mark(base::World& world, const Folder& folder);

// Holds the archive for this process until it goes; the system frees it when the process dies.
class FolderLock {
 public:
  // Waits so long for another program to let go. Errors: kLocked, kIo.
  static base::Result<std::unique_ptr<FolderLock>> take(const std::filesystem::path& file,
                                                        std::chrono::milliseconds wait);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace ledger
