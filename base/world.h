// World: everything the program takes from outside itself: clock, chance, files.
//
// Handed to whoever needs it, never a global. SystemWorld is the machine; MemoryWorld (below) is
// a world of its own for tests and for work that must leave no trace on disk: its clock stands
// where it is set, its chance comes from a seed, its files live in memory. Thread-safe.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace base {

// A moment, in microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t microseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

class Files {
 public:
  virtual ~Files() = default;
  // Errors: kNotFound, kTooLarge past bytes_max, kBadInput for a folder, kIo.
  virtual Result<Bytes> read(const std::filesystem::path& path, std::size_t bytes_max) = 0;
  // All or nothing, and on disk when it returns: a temporary name, fsync, rename, fsync of the
  // folder. Readable by its owner only. A crash may leave the temporary name, which begins with
  // `.new-`, beside the old content. Errors: kNotFound where there is no such folder, kIo.
  virtual Status write_whole(const std::filesystem::path& path, ByteView content) = 0;
  // A file, no folder. Overwrites nothing: the file system decides what becomes of old blocks.
  // Errors: kNotFound, kIo.
  virtual Status remove(const std::filesystem::path& path) = 0;
  // 0700; its parent must exist. Errors: kNotFound without it, kIo, also where it exists already.
  virtual Status make_folder(const std::filesystem::path& path) = 0;
  virtual bool exists(const std::filesystem::path& path) = 0;
  // Names (not paths) of the entries of a folder, sorted. Errors: kNotFound, kIo.
  virtual Result<std::vector<std::string>> list(const std::filesystem::path& folder) = 0;
  // What others wrote to this file, or which names they put in this folder, is on disk when it
  // returns. Errors: kNotFound, kIo.
  virtual Status sync(const std::filesystem::path& path) = 0;
};

class World {
 public:
  virtual ~World() = default;
  virtual Instant now() = 0;
  virtual void random(std::span<std::uint8_t> out) = 0;
  virtual Files& files() = 0;
};

std::unique_ptr<World> make_system_world();
// The machine's clock and chance, but files in memory only: work that leaves no trace on disk.
std::unique_ptr<World> make_traceless_world();

// Starts with the root and the current folder, both empty.
class MemoryFiles final : public Files {
 public:
  Result<Bytes> read(const std::filesystem::path& path, std::size_t bytes_max) override;
  Status write_whole(const std::filesystem::path& path, ByteView content) override;
  Status remove(const std::filesystem::path& path) override;
  Status make_folder(const std::filesystem::path& path) override;
  bool exists(const std::filesystem::path& path) override;
  Result<std::vector<std::string>> list(const std::filesystem::path& folder) override;
  Status sync(const std::filesystem::path& path) override;

 private:
  bool is_folder(const std::string& place) const;

  std::mutex mutex_;
  std::map<std::string, Bytes> files_;  // by place: see world.cpp
  std::set<std::string> folders_;
};

class MemoryWorld final : public World {
 public:
  explicit MemoryWorld(Instant start, std::uint64_t seed = 1) : now_(start), state_(seed) {}
  Instant now() override;
  void random(std::span<std::uint8_t> out) override;
  Files& files() override { return files_; }
  void set_now(Instant now);

 private:
  std::mutex mutex_;
  Instant now_;
  std::uint64_t state_;
  MemoryFiles files_;
};

}  // namespace base
