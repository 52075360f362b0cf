#include "database/sqlite/sqlite_database.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "database/sqlite/memory_disk.h"
#include "database/sqlite/page_check.h"

namespace database::sqlite {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kLogFramesBeforeCheckpoint = 1000;  // 4 MB
constexpr std::size_t kIdleReadersMax = 8;

bool exists(const Place& place) {
  // SQLite takes an empty file as an absent one.
  if (place.real_vfs == kFileSystem) return std::filesystem::exists(place.path);
  sqlite3_vfs* vfs = sqlite3_vfs_find(place.real_vfs.c_str());
  WHEREABOUTS_ASSERT(vfs != nullptr);
  int found = 0;
  return vfs->xAccess(vfs, place.path.c_str(), SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK &&
         found != 0;
}

base::Status flush_folder(const Place& place) {
  if (place.real_vfs != kFileSystem) return base::ok_status();
  const auto folder = std::filesystem::absolute(place.path).parent_path();
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) ::close(opened);
  if (!flushed) return error_of(SQLITE_IOERR, place.name(), "written to disk");
  return base::ok_status();
}

base::Result<std::unique_ptr<SqliteConnection>> connect(const Place& place, Access access,
                                                        CommitWatcher* watcher) {
  TRY_ASSIGN(Handle handle, open_keyed(place, access));
  TRY(prepare_connection(handle.get(), place.name()));
  return std::make_unique<SqliteConnection>(std::move(handle), place.name(), watcher,
                                            watcher != nullptr && access != Access::kRead);
}

// Shows that what was written is not plain and does not open with another key.
base::Status prove_encrypted(const Place& place) {
  TRY_ASSIGN(base::Bytes header, raw_header(place));
  TRY(check_raw_header(header, place.name()));
  base::Bytes other(place.key->bytes().begin(), place.key->bytes().end());
  other[0] = static_cast<std::uint8_t>(other[0] ^ 1);
  TRY_ASSIGN(Key other_key, Key::make(other));
  Place wrong = place;
  wrong.key = other_key;
  if (open_keyed(wrong, Access::kRead).ok()) {
    return Error{ErrorCode::kUnsupported,
                 place.name() + " was not encrypted. It must not be used; remove it."};
  }
  return base::ok_status();
}

}  // namespace

// Readable by its owner only; SQLite gives the log the same rights.
base::Status make_empty_file(const Place& place) {
  const auto taken = [&]() -> base::Status {
    return Error{ErrorCode::kConflict, place.name() + " is there already; it was left as it is."};
  };
  if (exists(place)) return taken();
  if (place.real_vfs != kFileSystem) return base::ok_status();
  const int file = ::open(place.path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST) return taken();
  if (file < 0) return error_of(SQLITE_CANTOPEN, place.name(), "made");
  ::close(file);
  return base::ok_status();
}

base::Status seal_new_file(const Place& place) {
  {
    TRY_ASSIGN(Handle handle, open_keyed(place, Access::kCreate));
    sqlite3* const db = handle.get();
    TRY(run(db, "PRAGMA journal_mode = WAL", place.name(), "made"));
    if (place.key) {
      TRY(run(db,
              "CREATE TABLE IF NOT EXISTS sealed_header (only INTEGER PRIMARY KEY CHECK (only = 1),"
              " bytes BLOB NOT NULL) STRICT;"
              "PRAGMA wal_checkpoint(TRUNCATE)",
              place.name(), "made"));
      TRY_ASSIGN(base::Bytes header, raw_header(place));
      TRY(check_raw_header(header, place.name()));
      const std::string sql = "INSERT OR REPLACE INTO sealed_header VALUES (1, x'" +
                              base::to_hex(header) + "'); PRAGMA wal_checkpoint(TRUNCATE)";
      TRY(run(db, sql.c_str(), place.name(), "made"));
    }
  }
  if (place.key) TRY(prove_encrypted(place));
  return flush_folder(place);
}

SqliteDatabase::SqliteDatabase(Place place, OpenMode mode, std::shared_ptr<void> owned)
    : place_(std::move(place)),
      mode_(mode),
      owned_(std::move(owned)),
      text_index_(make_text_index()) {}

SqliteDatabase::~SqliteDatabase() {
  pool_.clear();
  writer_.reset();  // the last one moves the log into the file
}

base::Status SqliteDatabase::create(const Place& place) {
  TRY(make_empty_file(place));
  return seal_new_file(place);
}

base::Status SqliteDatabase::open_writer() {
  TRY_ASSIGN(Log log, walk_log(place_));
  if (log.end == Log::End::kBroken) {
    return Error{ErrorCode::kDamaged,
                 place_.name() + "-wal is damaged at frame " + std::to_string(log.frame_of_end) +
                     ": acknowledged writes after it would be lost. Keep a copy of both files and "
                     "restore a backup."};
  }
  if (log.end == Log::End::kUnfinished) found_when_opened_.push_back(unfinished(place_, log));
  if (mode_ == OpenMode::kReadOnly && log.bytes == 0) place_.unchanging = true;
  const Access access = mode_ == OpenMode::kReadOnly ? Access::kRead : Access::kWrite;
  TRY_ASSIGN(writer_, connect(place_, access, this));
  log_frames_ = static_cast<int>(log.frames_committed);
  return base::ok_status();
}

base::Result<std::unique_ptr<Database>> SqliteDatabase::open(Place place, OpenMode mode,
                                                             std::shared_ptr<void> owned) {
  if (mode == OpenMode::kCreate) {
    TRY(create(place));
  } else if (!exists(place)) {
    return Error{ErrorCode::kNotFound, place.name() + " is not there."};
  }
  if (place.key) {
    TRY_ASSIGN(base::Bytes header, raw_header(place));
    TRY(check_raw_header(header, place.name()));
  }
  std::unique_ptr<SqliteDatabase> database(
      new SqliteDatabase(std::move(place), mode, std::move(owned)));
  TRY(database->open_writer());
  return std::unique_ptr<Database>(std::move(database));
}

Reader SqliteDatabase::reader() {
  {
    const std::lock_guard hold(pool_mutex_);
    if (!pool_.empty()) {
      auto connection = std::move(pool_.back());
      pool_.pop_back();
      return Reader(*this, std::move(connection));
    }
  }
  // Opened for writing, as the log's index asks for it, but nothing can be written through it.
  const Access access = mode_ == OpenMode::kReadOnly ? Access::kRead : Access::kWrite;
  auto connection = connect(place_, access, nullptr).or_throw();
  connection->execute("PRAGMA query_only = ON; PRAGMA cache_size = -8000");
  return Reader(*this, std::move(connection));
}

void SqliteDatabase::give_back(std::unique_ptr<Connection> connection) {
  if (connection->in_transaction()) connection->roll_back();
  const std::lock_guard hold(pool_mutex_);
  if (pool_.size() < kIdleReadersMax) pool_.push_back(std::move(connection));
}

void SqliteDatabase::committed(sqlite3* handle, int log_frames) noexcept {
  log_frames_ = log_frames;
  if (log_frames < kLogFramesBeforeCheckpoint || checking_ > 0) return;
  // The commit is on disk already. Where moving it into the file fails, the log stays and the
  // next commit tries again.
  sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

base::Status SqliteDatabase::empty_log() {
  WHEREABOUTS_ASSERT(!writer_->in_transaction());
  const std::lock_guard no_check(check_mutex_);
  const std::lock_guard hold(log_mutex_);
  const int code = sqlite3_wal_checkpoint_v2(writer_->handle(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                             nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code, place_.name(), "freed of its log");
  log_frames_ = 0;
  return base::ok_status();
}

base::Result<std::unique_ptr<Database>> open_file(const std::filesystem::path& path,
                                                  base::ByteView key, OpenMode mode) {
  return open_file_on(kFileSystem, path, key, mode);
}

base::Result<std::unique_ptr<Database>> open_file_on(const char* file_system,
                                                     const std::filesystem::path& path,
                                                     base::ByteView key, OpenMode mode) {
  TRY_ASSIGN(Key made, Key::make(key));
  Place place{std::filesystem::absolute(path), file_system,
              std::string("multipleciphers-") + file_system, made};
  // Wraps the file system, once per process; the usual one is wrapped from the start.
  if (sqlite3_initialize() != SQLITE_OK || (sqlite3_vfs_find(place.vfs.c_str()) == nullptr &&
                                            sqlite3mc_vfs_create(file_system, 0) != SQLITE_OK)) {
    return error_of(SQLITE_IOERR, place.name(), "opened");
  }
  return SqliteDatabase::open(std::move(place), mode, nullptr);
}

base::Result<std::unique_ptr<Database>> open_memory() {
  if (sqlite3_initialize() != SQLITE_OK) return error_of(SQLITE_NOMEM, "memory", "opened");
  auto disk = std::make_shared<MemoryDisk>();
  Place place{"/memory.db", disk->name(), disk->name(), std::nullopt};
  return SqliteDatabase::open(std::move(place), OpenMode::kCreate, std::move(disk));
}

}  // namespace database::sqlite
