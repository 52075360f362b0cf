#include "database/sqlite/log.h"

#include <algorithm>
#include <cstring>

namespace database::sqlite {
namespace {

constexpr std::int64_t kLogHeaderBytes = 32;
constexpr std::int64_t kFrameHeaderBytes = 24;
constexpr std::int64_t kFrameBytes = kFrameHeaderBytes + kPageBytes;
constexpr std::uint32_t kMagic = 0x377f0682;  // or 1 more: checksums of big-endian words
constexpr std::uint32_t kVersion = 3007000;

std::uint32_t big_endian(base::ByteView at) {
  return (std::uint32_t{at[0]} << 24) | (std::uint32_t{at[1]} << 16) |
         (std::uint32_t{at[2]} << 8) | std::uint32_t{at[3]};
}

std::uint32_t little_endian(base::ByteView at) {
  return (std::uint32_t{at[3]} << 24) | (std::uint32_t{at[2]} << 16) |
         (std::uint32_t{at[1]} << 8) | std::uint32_t{at[0]};
}

// The running checksum of the log: two sums over 32-bit words.
class Sum {
 public:
  explicit Sum(bool big) : big_(big) {}
  void add(base::ByteView bytes) {
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
      first_ += word(bytes.subspan(i)) + second_;
      second_ += word(bytes.subspan(i + 4)) + first_;
    }
  }
  bool is(base::ByteView stored) const {
    return first_ == big_endian(stored) && second_ == big_endian(stored.subspan(4));
  }

 private:
  std::uint32_t word(base::ByteView at) const { return big_ ? big_endian(at) : little_endian(at); }
  bool big_;
  std::uint32_t first_ = 0;
  std::uint32_t second_ = 0;
};

// The file of the log, opened on the file system itself, below the encryption.
class LogFile {
 public:
  static base::Result<LogFile> open(const Place& place) {
    LogFile file;
    const std::string name = place.path.string() + "-wal";
    file.name_.assign(name.begin(), name.end());
    file.name_.resize(name.size() + 4);  // the form in which SQLite hands names to file systems
    file.vfs_ = sqlite3_vfs_find(place.real_vfs.c_str());
    WHEREABOUTS_ASSERT(file.vfs_ != nullptr);
    int exists = 0;
    if (file.vfs_->xAccess(file.vfs_, file.name_.data(), SQLITE_ACCESS_EXISTS, &exists) !=
        SQLITE_OK) {
      return error_of(SQLITE_IOERR, place.name(), "read");
    }
    if (exists == 0) return file;
    file.memory_.resize(static_cast<std::size_t>(file.vfs_->szOsFile));
    int flags = SQLITE_OPEN_WAL | SQLITE_OPEN_READONLY;
    const int code =
        file.vfs_->xOpen(file.vfs_, file.name_.data(), file.file(), flags, &flags);
    if (code != SQLITE_OK) {
      file.memory_.clear();
      return error_of(code, place.name() + "-wal", "read");
    }
    return file;
  }
  LogFile(LogFile&& other) noexcept = default;
  LogFile& operator=(LogFile&&) = delete;
  ~LogFile() {
    if (!memory_.empty() && file()->pMethods != nullptr) file()->pMethods->xClose(file());
  }

  std::int64_t size() {
    sqlite3_int64 bytes = 0;
    if (!memory_.empty() && file()->pMethods->xFileSize(file(), &bytes) != SQLITE_OK) return -1;
    return bytes;
  }
  bool read(std::int64_t offset, base::Bytes& out) {
    const int count = static_cast<int>(out.size());
    return file()->pMethods->xRead(file(), out.data(), count, offset) == SQLITE_OK;
  }

 private:
  LogFile() = default;
  sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }

  // Vectors keep their memory when moved: SQLite's file systems hold pointers to both.
  std::vector<char> memory_;
  std::vector<char> name_;
  sqlite3_vfs* vfs_ = nullptr;
};

class Walk {
 public:
  Walk(LogFile& file, std::int64_t frames_max) : file_(file), frames_max_(frames_max) {}

  // False: the file could not be read.
  bool run() {
    log.bytes = file_.size();
    if (log.bytes < 0) return false;
    if (log.bytes == 0) return true;
    if (log.bytes < kLogHeaderBytes) return end(Log::End::kUnfinished, 0);
    if (!file_.read(0, header_)) return false;
    if (!header_is_whole()) {
      // It lies in one sector, so no power loss tears it: all of it is there, or none.
      const bool never_written =
          std::all_of(header_.begin(), header_.end(), [](std::uint8_t byte) { return byte == 0; });
      return end(never_written ? Log::End::kUnfinished : Log::End::kBroken, 0);
    }
    return walk_frames();
  }

  Log log;

 private:
  bool end(Log::End how, std::int64_t frame) {
    log.end = how;
    log.frame_of_end = frame;
    return true;
  }

  bool header_is_whole() {
    const base::ByteView at = header_;
    if ((big_endian(at) & ~1u) != kMagic || big_endian(at.subspan(4)) != kVersion ||
        big_endian(at.subspan(8)) != static_cast<std::uint32_t>(kPageBytes)) {
      return false;
    }
    sum_ = Sum((big_endian(at) & 1u) != 0);
    sum_.add(at.first(24));
    return sum_.is(at.subspan(24));
  }

  enum class Salts { kOurs, kHalf, kForeign };
  Salts salts(base::ByteView frame) const {
    const bool first = std::memcmp(frame.data() + 8, header_.data() + 16, 4) == 0;
    const bool second = std::memcmp(frame.data() + 12, header_.data() + 20, 4) == 0;
    return first && second ? Salts::kOurs : first || second ? Salts::kHalf : Salts::kForeign;
  }

  bool walk_frames() {
    const std::int64_t frames =
        std::min(frames_max_, (log.bytes - kLogHeaderBytes) / kFrameBytes);
    std::set<std::uint32_t> open;  // pages of a transaction not yet committed
    for (std::int64_t i = 1; i <= frames; ++i) {
      if (!file_.read(offset(i), frame_)) return false;
      const base::ByteView at = frame_;
      if (salts(at) == Salts::kOurs) {
        sum_.add(at.first(8));
        sum_.add(at.subspan(kFrameHeaderBytes));
      }
      if (salts(at) != Salts::kOurs || !sum_.is(at.subspan(16)) || big_endian(at) == 0) {
        return judge_rest(i, frames, !open.empty());
      }
      open.insert(big_endian(at));
      if (big_endian(at.subspan(4)) != 0) {
        log.pages.merge(open);
        open.clear();
        log.frames_committed = i;
      }
    }
    const bool cut = frames < frames_max_ && (log.bytes - kLogHeaderBytes) % kFrameBytes != 0;
    if (!open.empty() || cut) return end(Log::End::kUnfinished, log.frames_committed + 1);
    return true;
  }

  // The chain ends at `first`. Frames of an earlier use of the file may stand there, and those of
  // a last transaction that was cut off; anything more of ours was acknowledged once.
  bool judge_rest(std::int64_t first, std::int64_t frames, bool transaction_open) {
    bool any_of_ours = transaction_open;
    bool commit_seen = false;
    for (std::int64_t i = first; i <= frames; ++i) {
      if (!file_.read(offset(i), frame_)) return false;
      if (salts(frame_) == Salts::kForeign) continue;
      if (commit_seen) return end(Log::End::kBroken, first);
      any_of_ours = true;
      commit_seen = big_endian(base::ByteView(frame_).subspan(4)) != 0;
    }
    if (any_of_ours) return end(Log::End::kUnfinished, first);
    return true;
  }

  static std::int64_t offset(std::int64_t frame) {
    return kLogHeaderBytes + (frame - 1) * kFrameBytes;
  }

  LogFile& file_;
  std::int64_t frames_max_;
  base::Bytes header_ = base::Bytes(kLogHeaderBytes);
  base::Bytes frame_ = base::Bytes(kFrameBytes);
  Sum sum_{false};
};

}  // namespace

base::Result<Log> walk_log(const Place& place, std::int64_t frames_max) {
  TRY_ASSIGN(LogFile file, LogFile::open(place));
  Walk walk(file, frames_max);
  if (!walk.run()) return error_of(SQLITE_IOERR, place.name() + "-wal", "read");
  return std::move(walk.log);
}

}  // namespace database::sqlite
