// SqliteConnection and SqliteStatement: database/database.h over one Handle. See there.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "database/database.h"
#include "database/sqlite/handle.h"

namespace database::sqlite {

class SqliteConnection;

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(SqliteConnection& connection, std::string_view sql);
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override;

  Statement& bind(int parameter, std::int64_t value) override;
  Statement& bind(int parameter, std::string_view text) override;
  Statement& bind(int parameter, base::ByteView bytes) override;
  Statement& bind_null(int parameter) override;
  bool step() override;
  std::int64_t run() override;
  void reset() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  base::ByteView bytes(int column) const override;

 private:
  int position(int parameter) const;
  void bound(int code);
  int type(int column, int expected) const;
  int step_once();

  SqliteConnection& connection_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> positions_;  // of $1, $2 ... among SQLite's own numbers; 0: not in the text
  bool writes_ = false;
};

// What the database that owns a writer has to know of its commits.
class CommitWatcher {
 public:
  virtual ~CommitWatcher() = default;
  // Held by the writer from before its first write to after its commit.
  virtual std::mutex& log_mutex() = 0;
  // After a commit, with log_mutex() held: the log now has so many frames.
  virtual void committed(sqlite3* handle, int log_frames) noexcept = 0;
};

class SqliteConnection final : public Connection {
 public:
  // `watcher` is null for readers. It must outlive the connection.
  SqliteConnection(Handle handle, std::string file, CommitWatcher* watcher, bool may_write);
  ~SqliteConnection() override;

  Statement& statement(std::string_view sql) override;
  void execute(std::string_view sql) override;
  void begin_write() override;
  void begin_read() override;
  void commit() override;
  void roll_back() noexcept override;
  bool in_transaction() const override;

  sqlite3* handle() const { return handle_.get(); }
  const std::string& file() const { return file_; }

 private:
  friend class SqliteStatement;

  // Runs `work` with the log held, where it is a write outside a transaction.
  int with_log(bool writes, const std::function<int()>& work);
  void after_commit() noexcept;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  Handle handle_;
  std::string file_;
  CommitWatcher* watcher_;
  bool may_write_;
  std::unique_lock<std::mutex> log_lock_;
  int log_frames_ = -1;  // as SQLite told after the last commit; -1: nothing new
  std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, Hash, std::equal_to<>>
      statements_;
};

}  // namespace database::sqlite
