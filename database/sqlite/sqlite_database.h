// SqliteDatabase: one open file of SQLite behind the interface of database/database.h.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "database/database.h"
#include "database/sqlite/connection.h"
#include "database/sqlite/log.h"
#include "database/sqlite/sqlite.h"
#include "database/text_index.h"

namespace database::sqlite {

class SqliteDatabase final : public Database, private CommitWatcher {
 public:
  // `owned` lives as long as the database: the file system that it lies on, where that is its own.
  static base::Result<std::unique_ptr<Database>> open(Place place, OpenMode mode,
                                                      std::shared_ptr<void> owned);
  ~SqliteDatabase() override;

  Connection& writer() override { return *writer_; }
  Reader reader() override;
  std::vector<Damage> check() override;
  base::Status copy_to(const std::filesystem::path& path, base::ByteView key) override;
  base::Status empty_log() override;
  TextIndex& text_index() override { return *text_index_; }

 private:
  SqliteDatabase(Place place, OpenMode mode, std::shared_ptr<void> owned);
  static base::Status create(const Place& place);
  base::Status open_writer();

  void give_back(std::unique_ptr<Connection> connection) override;
  std::mutex& log_mutex() override { return log_mutex_; }
  void committed(sqlite3* handle, int log_frames) noexcept override;

  Place place_;
  OpenMode mode_;
  std::shared_ptr<void> owned_;  // shared: whoever made the file system may look into it too
  std::unique_ptr<TextIndex> text_index_;
  std::vector<Damage> found_when_opened_;

  std::mutex check_mutex_;  // taken before log_mutex_
  std::mutex log_mutex_;
  int log_frames_ = 0;           // under log_mutex_
  std::atomic<int> checking_ = 0;  // while above 0 no page moves from the log into the file

  std::unique_ptr<SqliteConnection> writer_;
  std::mutex pool_mutex_;
  std::vector<std::unique_ptr<Connection>> pool_;
};

// Errors: kConflict where it exists, kIo.
base::Status make_empty_file(const Place& place);
// Makes a new or freshly copied file ours: log on, header sealed inside, proved to be encrypted,
// on disk. Errors: kIo, kDamaged, kUnsupported (it was written in plain).
base::Status seal_new_file(const Place& place);

// For every new connection: registers what our SQL needs (the tokenizer of the text index).
base::Status prepare_connection(sqlite3* handle, const std::string& file);
std::unique_ptr<TextIndex> make_text_index();

}  // namespace database::sqlite
