#include "database/sqlite/memory_disk.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

#include "base/result.h"

namespace database::sqlite {
namespace {

constexpr std::int64_t kFileBytesMax = std::int64_t{1} << 40;

}  // namespace

// The calls by which SQLite uses a file system; see https://sqlite.org/c3ref/io_methods.html.
struct MemoryDiskCalls {
  struct Open {
    sqlite3_file base;  // must stand first: SQLite knows only this part
    MemoryDisk* disk;
    std::shared_ptr<MemoryDisk::File> file;
    std::string path;
    bool remove_on_close;
    int lock = SQLITE_LOCK_NONE;
    std::array<bool, SQLITE_SHM_NLOCK> index_shared{};
  };

  static Open& of(sqlite3_file* file) { return *reinterpret_cast<Open*>(file); }
  static MemoryDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* out, int flags,
                  int* out_flags) {
    static std::atomic<int> nameless = 0;
    out->pMethods = nullptr;
    MemoryDisk& disk = disk_of(vfs);
    const std::lock_guard hold(disk.mutex_);
    const std::string path = name != nullptr ? name : "nameless-" + std::to_string(++nameless);
    auto found = disk.files_.find(path);
    if (found == disk.files_.end()) {
      if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
      found = disk.files_.emplace(path, std::make_shared<MemoryDisk::File>()).first;
    }
    new (out) Open{{methods()}, &disk, found->second, path,
                   (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
  }

  static int close(sqlite3_file* file) {
    Open& open = of(file);
    unlock(file, SQLITE_LOCK_NONE);
    unmap_index(file, 0);
    if (open.remove_on_close) {
      const std::lock_guard hold(open.disk->mutex_);
      open.disk->files_.erase(open.path);
    }
    open.~Open();
    return SQLITE_OK;
  }

  static int read(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    const base::Bytes& content = open.file->content;
    const auto size = static_cast<std::int64_t>(content.size());
    const std::int64_t there = std::clamp<std::int64_t>(size - offset, 0, count);
    if (there > 0) std::memcpy(out, content.data() + offset, static_cast<std::size_t>(there));
    if (there == count) return SQLITE_OK;
    std::memset(static_cast<char*>(out) + there, 0, static_cast<std::size_t>(count - there));
    return SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    const base::ByteView view(static_cast<const std::uint8_t*>(bytes),
                              static_cast<std::size_t>(count));
    if (const int code = open.disk->before_write(open.path, offset, view); code != SQLITE_OK) {
      return code;
    }
    if (offset + count > kFileBytesMax) return SQLITE_FULL;
    const auto end = static_cast<std::size_t>(offset + count);
    try {
      if (open.file->content.size() < end) open.file->content.resize(end);
    } catch (const std::bad_alloc&) {
      return SQLITE_FULL;
    }
    std::copy(view.begin(), view.end(), open.file->content.begin() + offset);
    return SQLITE_OK;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    if (const int code = open.disk->before_truncate(open.path, size); code != SQLITE_OK) {
      return code;
    }
    open.file->content.resize(
        std::min(open.file->content.size(), static_cast<std::size_t>(size)));
    return SQLITE_OK;
  }

  static int sync(sqlite3_file* file, int) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    return open.disk->before_sync(open.path);
  }

  static int file_size(sqlite3_file* file, sqlite3_int64* size) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    *size = static_cast<sqlite3_int64>(open.file->content.size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* file, int wanted) {
    Open& open = of(file);
    if (wanted <= open.lock) return SQLITE_OK;
    const std::lock_guard hold(open.disk->mutex_);
    MemoryDisk::File& locks = *open.file;
    const auto others = [&](const void* holder) { return holder != nullptr && holder != &open; };
    if (others(locks.exclusive)) return SQLITE_BUSY;
    if (wanted == SQLITE_LOCK_SHARED) {
      if (others(locks.pending)) return SQLITE_BUSY;
      ++locks.shared;
    } else {
      if (others(locks.reserved)) return SQLITE_BUSY;
      locks.reserved = &open;
      if (wanted == SQLITE_LOCK_EXCLUSIVE) {
        locks.pending = &open;
        open.lock = SQLITE_LOCK_PENDING;
        if (locks.shared > 1) return SQLITE_BUSY;
        locks.exclusive = &open;
      }
    }
    open.lock = wanted;
    return SQLITE_OK;
  }

  static int unlock(sqlite3_file* file, int wanted) {
    Open& open = of(file);
    if (wanted >= open.lock) return SQLITE_OK;
    const std::lock_guard hold(open.disk->mutex_);
    MemoryDisk::File& locks = *open.file;
    for (const void** holder : {&locks.exclusive, &locks.pending, &locks.reserved}) {
      if (*holder == &open) *holder = nullptr;
    }
    if (wanted == SQLITE_LOCK_NONE) --locks.shared;
    open.lock = wanted;
    return SQLITE_OK;
  }

  static int check_reserved(sqlite3_file* file, int* answer) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    *answer = open.file->reserved != nullptr ? 1 : 0;
    return SQLITE_OK;
  }

  static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int sector_size(sqlite3_file*) { return 512; }
  static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static int map_index(sqlite3_file* file, int part, int size, int extend, void volatile** out) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    auto& index = open.file->index;
    *out = nullptr;
    if (static_cast<std::size_t>(part) >= index.size()) {
      if (extend == 0) return SQLITE_OK;
      while (index.size() <= static_cast<std::size_t>(part)) {
        const std::size_t words = static_cast<std::size_t>(size) / sizeof(std::uint64_t);
        index.push_back(std::make_unique<std::uint64_t[]>(words));
      }
    }
    *out = index[static_cast<std::size_t>(part)].get();
    return SQLITE_OK;
  }

  static int lock_index(sqlite3_file* file, int first, int count, int flags) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    MemoryDisk::File& locks = *open.file;
    const auto begin = static_cast<std::size_t>(first);
    const auto end = begin + static_cast<std::size_t>(count);
    const bool shared = (flags & SQLITE_SHM_SHARED) != 0;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      for (std::size_t i = begin; i < end; ++i) release(open, i);
      return SQLITE_OK;
    }
    for (std::size_t i = begin; i < end; ++i) {
      const int other_readers = locks.index_shared[i] - (open.index_shared[i] ? 1 : 0);
      if (locks.index_exclusive[i] != nullptr && locks.index_exclusive[i] != &open) {
        return SQLITE_BUSY;
      }
      if (!shared && other_readers > 0) return SQLITE_BUSY;
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (!shared) {
        locks.index_exclusive[i] = &open;
      } else if (!open.index_shared[i]) {
        open.index_shared[i] = true;
        ++locks.index_shared[i];
      }
    }
    return SQLITE_OK;
  }

  static void release(Open& open, std::size_t i) {
    if (open.index_shared[i]) {
      open.index_shared[i] = false;
      --open.file->index_shared[i];
    }
    if (open.file->index_exclusive[i] == &open) open.file->index_exclusive[i] = nullptr;
  }

  // Locking and unlocking orders memory, and the thread sanitizer knows it.
  static void barrier(sqlite3_file* file) { const std::lock_guard hold(of(file).disk->mutex_); }

  static int unmap_index(sqlite3_file* file, int remove) {
    Open& open = of(file);
    const std::lock_guard hold(open.disk->mutex_);
    for (std::size_t i = 0; i < SQLITE_SHM_NLOCK; ++i) release(open, i);
    if (remove != 0) open.file->index.clear();
    return SQLITE_OK;
  }

  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods table{
        2,        close,     read,     write,     truncate,       sync,
        file_size, lock,     unlock,   check_reserved, control,  sector_size,
        characteristics, map_index, lock_index, barrier, unmap_index, nullptr, nullptr};
    return &table;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int) {
    MemoryDisk& disk = disk_of(vfs);
    const std::lock_guard hold(disk.mutex_);
    if (!disk.files_.contains(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (const int code = disk.before_remove(name); code != SQLITE_OK) return code;
    disk.files_.erase(name);
    return SQLITE_OK;
  }

  static int access(sqlite3_vfs* vfs, const char* name, int, int* answer) {
    MemoryDisk& disk = disk_of(vfs);
    const std::lock_guard hold(disk.mutex_);
    *answer = disk.files_.contains(name) ? 1 : 0;
    return SQLITE_OK;
  }

  static int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
  }
};

MemoryDisk::MemoryDisk() {
  static std::atomic<int> count = 0;
  name_ = "whereabouts-memory-" + std::to_string(++count);
  const sqlite3_vfs* usual = sqlite3_vfs_find("unix");
  WHEREABOUTS_ASSERT(usual != nullptr);
  vfs_ = *usual;  // clock, chance and sleep are the machine's
  vfs_.szOsFile = sizeof(MemoryDiskCalls::Open);
  vfs_.pNext = nullptr;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = MemoryDiskCalls::open;
  vfs_.xDelete = MemoryDiskCalls::remove;
  vfs_.xAccess = MemoryDiskCalls::access;
  vfs_.xFullPathname = MemoryDiskCalls::full_name;
  WHEREABOUTS_ASSERT(sqlite3_vfs_register(&vfs_, 0) == SQLITE_OK);
}

MemoryDisk::~MemoryDisk() {
  sqlite3mc_vfs_destroy(("multipleciphers-" + name_).c_str());
  sqlite3_vfs_unregister(&vfs_);
}

base::Bytes MemoryDisk::content(const std::string& path) {
  const std::lock_guard hold(mutex_);
  const auto found = files_.find(path);
  return found == files_.end() ? base::Bytes{} : found->second->content;
}

void MemoryDisk::set_content(const std::string& path, base::Bytes content) {
  const std::lock_guard hold(mutex_);
  auto& file = files_[path];
  file = std::make_shared<File>();
  file->content = std::move(content);
}

}  // namespace database::sqlite
