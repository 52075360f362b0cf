#include "base/world.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

namespace base {

namespace {

namespace fs = std::filesystem;

Error io_error(const std::string& what, const fs::path& path, int number) {
  ErrorCode code = number == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo;
  return {code, what + " " + path.string() + ": " + std::generic_category().message(number)};
}

Error too_large(const fs::path& path, std::size_t bytes_max) {
  return {ErrorCode::kTooLarge,
          path.string() + " is larger than the " + std::to_string(bytes_max) + " bytes allowed"};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Status sync_place(const fs::path& path) {
  Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.number() < 0) return io_error("cannot open", path, errno);
  if (::fsync(opened.number()) != 0) return io_error("cannot write to disk", path, errno);
  return ok_status();
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

class SystemFiles final : public Files {
 public:
  Result<Bytes> read(const fs::path& path, std::size_t bytes_max) override {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return io_error("cannot open", path, errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return io_error("cannot read", path, errno);
    if (S_ISDIR(status.st_mode)) {
      return Error{ErrorCode::kBadInput, path.string() + " is a folder, not a file"};
    }
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > bytes_max) {
      return too_large(path, bytes_max);
    }
    return read_all(file.number(), static_cast<std::size_t>(status.st_size), path, bytes_max);
  }

  Status write_whole(const fs::path& path, ByteView content) override {
    std::string pattern = (folder_of(path) / ".new-XXXXXX").string();
    Descriptor file(::mkostemp(pattern.data(), O_CLOEXEC));
    if (file.number() < 0) return io_error("cannot write into", folder_of(path), errno);
    Status written = write_all(file.number(), content, path);
    if (written.ok() && ::rename(pattern.c_str(), path.c_str()) != 0) {
      written = io_error("cannot put in place", path, errno);
    }
    if (!written.ok()) {
      ::unlink(pattern.c_str());
      return written;
    }
    return sync_place(folder_of(path));
  }

  Status remove(const fs::path& path) override {
    if (::unlink(path.c_str()) != 0) return io_error("cannot remove", path, errno);
    return sync_place(folder_of(path));
  }

  Status make_folder(const fs::path& path) override {
    if (::mkdir(path.c_str(), 0700) != 0) return io_error("cannot make the folder", path, errno);
    return sync_place(folder_of(path));
  }

  bool exists(const fs::path& path) override {
    std::error_code ignored;
    return fs::exists(path, ignored);
  }

  Result<std::vector<std::string>> list(const fs::path& folder) override {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      names.push_back(at->path().filename().string());
    }
    if (error) return io_error("cannot list the folder", folder, error.value());
    std::sort(names.begin(), names.end());
    return names;
  }

  Status sync(const fs::path& path) override { return sync_place(path); }

 private:
  // Grown as it is read: the size of a pipe is not known, and a file may grow meanwhile.
  static Result<Bytes> read_all(int file, std::size_t expected, const fs::path& path,
                                std::size_t bytes_max) {
    constexpr std::size_t kStep = 4096;
    Bytes content(std::min(expected, bytes_max) + 1);  // one more, to see that it ends there
    std::size_t filled = 0;
    for (;;) {
      if (filled == content.size()) content.resize(filled + std::max(filled, kStep));
      ssize_t got = ::read(file, content.data() + filled, content.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return io_error("cannot read", path, errno);
      filled += static_cast<std::size_t>(got);
      if (filled > bytes_max) return too_large(path, bytes_max);
      if (got == 0) break;
    }
    content.resize(filled);
    return content;
  }

  static Status write_all(int file, ByteView content, const fs::path& path) {
    std::size_t done = 0;
    while (done < content.size()) {
      ssize_t put = ::write(file, content.data() + done, content.size() - done);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return io_error("cannot write", path, errno);
      done += static_cast<std::size_t>(put);
    }
    if (::fsync(file) != 0) return io_error("cannot write", path, errno);
    return ok_status();
  }
};

Instant system_now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

void system_random(std::span<std::uint8_t> out) {
  std::size_t done = 0;
  while (done < out.size()) {
    ssize_t got = ::getrandom(out.data() + done, out.size() - done, 0);
    if (got < 0 && errno == EINTR) continue;
    WHEREABOUTS_ASSERT(got > 0);  // without chance there are no keys: nothing may go on
    done += static_cast<std::size_t>(got);
  }
}

class SystemWorld final : public World {
 public:
  explicit SystemWorld(std::unique_ptr<Files> files) : files_(std::move(files)) {}
  Instant now() override { return system_now(); }
  void random(std::span<std::uint8_t> out) override { system_random(out); }
  Files& files() override { return *files_; }

 private:
  std::unique_ptr<Files> files_;
};

}  // namespace

std::unique_ptr<World> make_system_world() {
  return std::make_unique<SystemWorld>(std::make_unique<SystemFiles>());
}

std::unique_ptr<World> make_traceless_world() {
  return std::make_unique<SystemWorld>(std::make_unique<MemoryFiles>());
}

// Memory answers as the file system does, so that what works in a test works on a disk.

namespace {

// One spelling for one place: "a/./b/" and "a/b" are the same.
std::string place(const fs::path& path) {
  fs::path normal = path.lexically_normal();
  if (!normal.has_filename() && normal.has_relative_path()) normal = normal.parent_path();
  return normal == "." ? "" : normal.string();
}

std::string place_above(const std::string& place) { return fs::path(place).parent_path().string(); }

}  // namespace

// The root and the folder that one stands in are there from the start.
bool MemoryFiles::is_folder(const std::string& place) const {
  return place.empty() || place == "/" || folders_.contains(place);
}

Result<Bytes> MemoryFiles::read(const fs::path& path, std::size_t bytes_max) {
  std::lock_guard guard(mutex_);
  if (is_folder(place(path))) {
    return Error{ErrorCode::kBadInput, path.string() + " is a folder, not a file"};
  }
  auto at = files_.find(place(path));
  if (at == files_.end()) return io_error("cannot open", path, ENOENT);
  if (at->second.size() > bytes_max) return too_large(path, bytes_max);
  return at->second;
}

Status MemoryFiles::write_whole(const fs::path& path, ByteView content) {
  std::lock_guard guard(mutex_);
  std::string held = place(path);
  if (!is_folder(place_above(held))) return io_error("cannot write into", folder_of(path), ENOENT);
  if (is_folder(held)) return io_error("cannot put in place", path, EISDIR);
  files_[held] = Bytes(content.begin(), content.end());
  return ok_status();
}

Status MemoryFiles::remove(const fs::path& path) {
  std::lock_guard guard(mutex_);
  if (is_folder(place(path))) return io_error("cannot remove", path, EISDIR);
  if (files_.erase(place(path)) == 0) return io_error("cannot remove", path, ENOENT);
  return ok_status();
}

Status MemoryFiles::make_folder(const fs::path& path) {
  std::lock_guard guard(mutex_);
  std::string held = place(path);
  int problem = !is_folder(place_above(held))                ? ENOENT
                : is_folder(held) || files_.contains(held) ? EEXIST
                                                             : 0;
  if (problem != 0) return io_error("cannot make the folder", path, problem);
  folders_.insert(held);
  return ok_status();
}

bool MemoryFiles::exists(const fs::path& path) {
  std::lock_guard guard(mutex_);
  return is_folder(place(path)) || files_.contains(place(path));
}

Result<std::vector<std::string>> MemoryFiles::list(const fs::path& folder) {
  std::lock_guard guard(mutex_);
  std::string above = place(folder);
  if (!is_folder(above)) {
    return io_error("cannot list the folder", folder, files_.contains(above) ? ENOTDIR : ENOENT);
  }
  std::vector<std::string> names;
  auto add_if_inside = [&](const std::string& held) {
    if (place_above(held) == above) names.push_back(fs::path(held).filename());
  };
  for (const auto& [held, content] : files_) add_if_inside(held);
  for (const auto& held : folders_) add_if_inside(held);
  std::sort(names.begin(), names.end());
  return names;
}

Status MemoryFiles::sync(const fs::path& path) {
  if (!exists(path)) return io_error("cannot open", path, ENOENT);
  return ok_status();
}

Instant MemoryWorld::now() {
  std::lock_guard guard(mutex_);
  return now_;
}

void MemoryWorld::set_now(Instant now) {
  std::lock_guard guard(mutex_);
  now_ = now;
}

// SplitMix64 (Steele, Lea, Flood 2014): good enough to tell ids apart, useless for keys.
void MemoryWorld::random(std::span<std::uint8_t> out) {
  std::lock_guard guard(mutex_);
  for (std::size_t at = 0; at < out.size(); at += 8) {
    std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    mixed ^= mixed >> 31;
    std::memcpy(out.data() + at, &mixed, std::min<std::size_t>(8, out.size() - at));
  }
}

}  // namespace base
