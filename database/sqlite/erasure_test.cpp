// What is removed leaves no word behind, in no page of the file, free ones as well.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/sqlite/handle.h"
#include "database/sqlite/sqlite.h"
#include "database/testing/temporary_folder.h"
#include "database/text_index.h"

namespace database::sqlite {
namespace {

const base::Bytes kKey(32, 0x44);

// All bytes of all pages of the file, decrypted, past every cache and the log.
std::string decrypted(const std::filesystem::path& path) {
  const Place place{path, kFileSystem, kEncryptedFileSystem, Key::make(kKey).or_throw()};
  const Handle handle = open_keyed(place, Access::kRead).or_throw();
  sqlite3_file* file = nullptr;
  sqlite3_file_control(handle.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_int64 size = 0;
  EXPECT_EQ(file->pMethods->xFileSize(file, &size), SQLITE_OK);
  std::string all(static_cast<std::size_t>(size), '\0');
  for (sqlite3_int64 at = 0; at < size; at += kPageBytes) {
    EXPECT_EQ(file->pMethods->xRead(file, all.data() + at, kPageBytes, at), SQLITE_OK);
  }
  return all;
}

class Erasure : public testing::Test {
 protected:
  void SetUp() override {
    database_ = open_file(path(), kKey, OpenMode::kCreate).or_throw();
    database_->writer().execute(
        "CREATE TABLE entries (number INTEGER PRIMARY KEY, body TEXT) STRICT");
    database_->text_index().create(database_->writer());
  }
  std::filesystem::path path() const { return folder_.path() / "record.db"; }

  // Invented words: the last one is in no other text.
  static std::string text(std::int64_t number) {
    std::string text = "harbour gate north wall ";
    for (int i = 0; i < 60; ++i)
      text += "word" + std::to_string((number * 31 + i * 17) % 997) + " ";
    return text + (number == 500 ? std::string("qzgloriandel 霧島丸 ") : "");
  }
  void add_all() {
    for (std::int64_t i = 1; i <= 1000;) {
      Transaction write(database_->writer(), Transaction::Kind::kWrite);
      for (int j = 0; j < 50; ++j, ++i) {
        database_->text_index().add(database_->writer(), i, text(i));
        database_->writer()
            .statement("INSERT INTO entries VALUES ($1, $2)")
            .bind(1, i)
            .bind(2, text(i))
            .run();
      }
      write.commit();
    }
  }
  void expect_gone() {
    ASSERT_TRUE(database_->empty_log().ok());
    EXPECT_EQ(std::filesystem::file_size(path().string() + "-wal"), 0u);
    const std::string all = decrypted(path());
    for (const char* part : {"gloriandel", "霧島", "島丸", "霧"}) {
      EXPECT_EQ(all.find(part), std::string::npos) << part;
    }
    EXPECT_NE(all.find("harbour"), std::string::npos) << "the others stay";
    EXPECT_TRUE(database_->check().empty());
  }

  testing_support::TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
};

TEST_F(Erasure, TheProbeSeesWhatIsThere) {
  add_all();
  ASSERT_TRUE(database_->empty_log().ok());
  const std::string all = decrypted(path());
  EXPECT_NE(all.find("gloriandel"), std::string::npos);
  EXPECT_NE(all.find("霧"), std::string::npos);
}

TEST_F(Erasure, LeavesNoWordOfARemovedText) {
  add_all();
  Transaction write(database_->writer(), Transaction::Kind::kWrite);
  database_->text_index().remove(database_->writer(), 500, text(500));
  database_->writer().execute("DELETE FROM entries WHERE number = 500");
  write.commit();
  expect_gone();
}

TEST_F(Erasure, LeavesNoWordOfATextRemovedRightAfterItCame) {
  database_->text_index().add(database_->writer(), 500, text(500));
  database_->text_index().add(database_->writer(), 501, text(501));
  database_->text_index().remove(database_->writer(), 500, text(500));
  expect_gone();
}

TEST_F(Erasure, LeavesNoWordWhenTheIndexIsMadeAnew) {
  add_all();
  database_->writer().execute("DELETE FROM entries WHERE number = 500");
  database_->text_index().create(database_->writer());
  for (std::int64_t i = 1; i <= 100; ++i) {
    database_->text_index().add(database_->writer(), i, text(i));
  }
  expect_gone();
}

TEST_F(Erasure, CopiesHoldNothingOfIt) {
  add_all();
  database_->text_index().remove(database_->writer(), 500, text(500));
  database_->writer().execute("UPDATE entries SET body = NULL WHERE number = 500");
  const auto copy = folder_.path() / "copy.db";
  ASSERT_TRUE(database_->copy_to(copy, kKey).ok());
  EXPECT_EQ(decrypted(copy).find("gloriandel"), std::string::npos);
  auto opened = open_file(copy, kKey, OpenMode::kOpen).or_throw();
  TextIndex::Query query;
  query.words = "harbour";
  query.most = 2000;
  Reader reader = opened->reader();
  EXPECT_EQ(opened->text_index().find(*reader, query).or_throw().size(), 999u);
  EXPECT_TRUE(opened->check().empty());
}

}  // namespace
}  // namespace database::sqlite
