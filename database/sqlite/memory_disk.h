// MemoryDisk: a file system for SQLite that is only memory, with what the write-ahead log needs.
//
// SQLite's own databases in memory have no log: there a reader stops the writer. On this one they
// do not. Each MemoryDisk is a file system of its own, known to SQLite by its name() as long as it
// lives; all databases on it must be closed before it goes. Thread-safe.
//
// What is virtual is for tests that lose writes: database/testing/lossy_disk.h.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "base/bytes.h"

namespace database::sqlite {

class MemoryDisk {
 public:
  MemoryDisk();
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;
  virtual ~MemoryDisk();

  const std::string& name() const { return name_; }
  base::Bytes content(const std::string& path);  // empty where there is no such file
  void set_content(const std::string& path, base::Bytes content);

 protected:
  // Asked before each change, with the disk's mutex held; what they answer other than SQLITE_OK
  // is the answer of the call, and nothing is changed.
  virtual int before_write(const std::string&, std::int64_t, base::ByteView) { return SQLITE_OK; }
  virtual int before_truncate(const std::string&, std::int64_t) { return SQLITE_OK; }
  virtual int before_remove(const std::string&) { return SQLITE_OK; }
  virtual int before_sync(const std::string&) { return SQLITE_OK; }

  struct File {
    base::Bytes content;
    // Locks of the file, as https://sqlite.org/lockingv3.html has them.
    int shared = 0;
    const void* reserved = nullptr;
    const void* pending = nullptr;
    const void* exclusive = nullptr;
    // The log's index, shared by all connections, and its eight locks.
    std::vector<std::unique_ptr<std::uint64_t[]>> index;
    std::array<int, SQLITE_SHM_NLOCK> index_shared{};
    std::array<const void*, SQLITE_SHM_NLOCK> index_exclusive{};
  };
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<File>> files_;  // shared: an open file outlives its name

 private:
  friend struct MemoryDiskCalls;
  std::string name_;
  sqlite3_vfs vfs_{};
};

}  // namespace database::sqlite
