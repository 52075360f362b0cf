#include "database/sqlite/connection.h"

#include <utility>

namespace database::sqlite {
namespace {

void remember_log_frames(int* held, int frames) { *held = frames; }

int on_log(void* held, sqlite3*, const char*, int frames) {
  remember_log_frames(static_cast<int*>(held), frames);
  return SQLITE_OK;
}

}  // namespace

SqliteConnection::SqliteConnection(Handle handle, std::string file, CommitWatcher* watcher,
                                   bool may_write)
    : handle_(std::move(handle)),
      file_(std::move(file)),
      watcher_(watcher),
      may_write_(may_write) {
  if (watcher_ != nullptr) sqlite3_wal_hook(handle_.get(), on_log, &log_frames_);
}

SqliteConnection::~SqliteConnection() {
  roll_back();
  statements_.clear();  // before the handle they belong to
}

Statement& SqliteConnection::statement(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto made = std::make_unique<SqliteStatement>(*this, sql);
    found = statements_.emplace(std::string(sql), std::move(made)).first;
  }
  found->second->reset();
  return *found->second;
}

int SqliteConnection::with_log(bool writes, const std::function<int()>& work) {
  if (watcher_ == nullptr || !writes || in_transaction() || log_lock_.owns_lock()) return work();
  const std::lock_guard hold(watcher_->log_mutex());
  const int code = work();
  after_commit();
  return code;
}

void SqliteConnection::after_commit() noexcept {
  if (watcher_ != nullptr && log_frames_ >= 0 && !in_transaction()) {
    watcher_->committed(handle_.get(), std::exchange(log_frames_, -1));
  }
}

void SqliteConnection::execute(std::string_view sql) {
  const std::string text(sql);  // ends with NUL, as SQLite asks for here
  const int code = with_log(
      true, [&] { return sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr); });
  if (code != SQLITE_OK) fail(handle_.get(), code, file_, "written");
}

void SqliteConnection::begin_write() {
  WHEREABOUTS_ASSERT(!in_transaction());
  if (!may_write_) {
    throw base::Failure(base::ErrorCode::kNotAllowed, file_ + " is open for reading only.");
  }
  if (watcher_ != nullptr) log_lock_ = std::unique_lock(watcher_->log_mutex());
  try {
    statement("BEGIN IMMEDIATE").run();
  } catch (...) {
    log_lock_ = {};
    throw;
  }
}

void SqliteConnection::begin_read() {
  WHEREABOUTS_ASSERT(!in_transaction());
  statement("BEGIN").run();
  try {
    statement("SELECT count(*) FROM sqlite_schema").step();  // the snapshot is taken here
    statement("SELECT count(*) FROM sqlite_schema").reset();
  } catch (...) {
    roll_back();
    throw;
  }
}

void SqliteConnection::commit() {
  WHEREABOUTS_ASSERT(in_transaction());
  statement("COMMIT").run();
  after_commit();
  log_lock_ = {};
}

void SqliteConnection::roll_back() noexcept {
  // A full disk makes SQLite roll back by itself.
  if (in_transaction()) {
    for (sqlite3_stmt* at = sqlite3_next_stmt(handle_.get(), nullptr); at != nullptr;
         at = sqlite3_next_stmt(handle_.get(), at)) {
      sqlite3_reset(at);
    }
    sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  log_frames_ = -1;
  log_lock_ = {};
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

}  // namespace database::sqlite
