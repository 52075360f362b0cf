// LossyDisk: a disk in memory whose power can be cut at any moment, and which can be full, for
// tests of what survives.
//
// It remembers what was flushed (synced). After cut_power_at(n), the n-th change or flush counted
// from there fails, and so does all that follows, as if the machine were off. power_on() puts the
// disk into a state in which it may be found afterwards: all that was flushed, and of the rest
// nothing, all, or a part by sectors of 512 bytes, out of order.
//
// Usage: make a LossyDisk, open databases on it with sqlite::open_file_on(disk.name(), "/x.db",
// ...), cut, close all of them, power_on(), open again. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "database/sqlite/memory_disk.h"

namespace database::sqlite {

class LossyDisk final : public MemoryDisk {
 public:
  enum class Keep { kNothing, kAll, kSome };

  // The `call`-th change or flush from now on fails, counted from 1.
  void cut_power_at(std::int64_t call);
  bool is_off();
  // How many changes and flushes there were so far.
  std::int64_t calls();
  // From now on no file grows over so many bytes: the disk is full. None: there is room again.
  void set_full_at(std::optional<std::int64_t> bytes);
  // No database may be open on the disk. `seed` chooses the part of kSome.
  void power_on(Keep keep, std::uint32_t seed = 0);

 private:
  int before_write(const std::string& path, std::int64_t offset, base::ByteView bytes) override;
  int before_truncate(const std::string& path, std::int64_t size) override;
  int before_remove(const std::string& path) override;
  int before_sync(const std::string& path) override;
  int count();
  void forget_removed();

  struct Change {
    std::int64_t offset;
    base::Bytes bytes;
    bool truncates = false;  // to `offset`
  };
  struct Durable {
    std::optional<base::Bytes> content;  // none: not there as far as the disk knows
    std::vector<Change> pending;
    bool removed = false;
  };
  static void apply(const Change& change, base::Bytes& content);

  std::map<std::string, Durable> durable_;  // under mutex_ of the disk
  std::int64_t calls_ = 0;
  std::optional<std::int64_t> cut_at_;
  std::optional<std::int64_t> full_at_;
};

}  // namespace database::sqlite
