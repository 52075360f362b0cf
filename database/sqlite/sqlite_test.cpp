#include "database/sqlite/sqlite.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/testing/temporary_folder.h"

namespace database::sqlite {
namespace {

using base::ErrorCode;
using testing::HasSubstr;

const base::Bytes kKey(32, 0x41);
const base::Bytes kOtherKey(32, 0x42);

class SqliteFile : public testing::Test {
 protected:
  std::filesystem::path path() const { return folder_.path() / "record.db"; }

  std::unique_ptr<Database> made() {
    auto database = open_file(path(), kKey, OpenMode::kCreate).or_throw();
    database->writer().execute("CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT) STRICT");
    auto& insert = database->writer().statement("INSERT INTO words VALUES ($1, $2)");
    insert.bind(1, std::int64_t{1}).bind(2, "the harbour of Almadra").run();
    return database;
  }

  std::string bytes_of(const std::filesystem::path& file) const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  testing_support::TemporaryFolder folder_;
};

std::string word(Database& database) {
  Reader reader = database.reader();
  auto& select = reader->statement("SELECT text FROM words WHERE number = $1");
  select.bind(1, std::int64_t{1});
  return select.step() ? std::string(select.text(0)) : "none";
}

TEST_F(SqliteFile, KeepsWhatWasWritten) {
  made();
  auto again = open_file(path(), kKey, OpenMode::kOpen).or_throw();
  EXPECT_EQ(word(*again), "the harbour of Almadra");
  EXPECT_TRUE(again->check().empty());
}

TEST_F(SqliteFile, HoldsNoPlainByteEvenWhileOpen) {
  auto database = made();
  const std::string everything = bytes_of(path()) + bytes_of(path().string() + "-wal");
  EXPECT_THAT(everything, testing::Not(HasSubstr("harbour")));
  EXPECT_THAT(everything, testing::Not(HasSubstr("words")));
  EXPECT_THAT(everything, testing::Not(HasSubstr("SQLite format")));
}

TEST_F(SqliteFile, IsReadableByItsOwnerOnly) {
  auto database = made();
  for (const char* end : {"", "-wal", "-shm"}) {
    struct stat about {};
    ASSERT_EQ(stat((path().string() + end).c_str(), &about), 0) << end;
    EXPECT_EQ(about.st_mode & 0777u, 0600u) << end;
  }
}

TEST_F(SqliteFile, RefusesAnotherKey) {
  made();
  auto opened = open_file(path(), kOtherKey, OpenMode::kOpen);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kLocked);
  EXPECT_THAT(opened.error().message, HasSubstr("the key does not fit"));
}

TEST_F(SqliteFile, RefusesKeysThatAreEmptyOrShort) {
  for (const base::Bytes& key : {base::Bytes{}, base::Bytes(31, 1), base::Bytes(33, 1),
                                 base::Bytes(32, 0)}) {
    auto opened = open_file(path(), key, OpenMode::kCreate);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(std::filesystem::exists(path()));
  }
}

TEST_F(SqliteFile, RefusesAPlainFile) {
  std::ofstream(path(), std::ios::binary) << std::string("SQLite format 3\0", 16)
                                          << std::string(4080, 'x');
  auto opened = open_file(path(), kKey, OpenMode::kOpen);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kDamaged);
  EXPECT_THAT(opened.error().message, HasSubstr("plain SQLite file"));
}

TEST_F(SqliteFile, RefusesEmptyAndForeignFiles) {
  std::ofstream(path(), std::ios::binary).flush();
  EXPECT_EQ(open_file(path(), kKey, OpenMode::kOpen).error().code, ErrorCode::kDamaged);
  std::ofstream(path(), std::ios::binary) << std::string(5000, 'x');
  EXPECT_EQ(open_file(path(), kKey, OpenMode::kOpen).error().code, ErrorCode::kDamaged);
}

TEST_F(SqliteFile, CreatesOnlyWhatIsNotThereAndOpensOnlyWhatIs) {
  EXPECT_EQ(open_file(path(), kKey, OpenMode::kOpen).error().code, ErrorCode::kNotFound);
  made();
  EXPECT_EQ(open_file(path(), kKey, OpenMode::kCreate).error().code, ErrorCode::kConflict);
  auto nowhere = open_file(folder_.path() / "no" / "record.db", kKey, OpenMode::kCreate);
  EXPECT_EQ(nowhere.error().code, ErrorCode::kIo);
}

TEST_F(SqliteFile, ReadOnlyChangesNothingInTheFolder) {
  made();
  const std::string before = bytes_of(path());
  auto database = open_file(path(), kKey, OpenMode::kReadOnly).or_throw();
  EXPECT_EQ(word(*database), "the harbour of Almadra");
  EXPECT_TRUE(database->check().empty());
  EXPECT_THROW(database->writer().begin_write(), base::Failure);
  EXPECT_THROW(database->writer().execute("DELETE FROM words"), base::Failure);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
  EXPECT_EQ(bytes_of(path()), before);
}

TEST_F(SqliteFile, CopiesUnderAnotherKeyWhileReadersAndWriterGoOn) {
  auto database = made();
  Reader reader = database->reader();
  reader->begin_read();
  const auto copy = folder_.path() / "copy 1%.db";
  auto made_copy = database->copy_to(copy, kOtherKey);
  ASSERT_TRUE(made_copy.ok()) << made_copy.error().message;
  EXPECT_EQ(database->copy_to(copy, kOtherKey).error().code, ErrorCode::kConflict);
  EXPECT_EQ(open_file(copy, kKey, OpenMode::kOpen).error().code, ErrorCode::kLocked);
  auto copied = open_file(copy, kOtherKey, OpenMode::kOpen).or_throw();
  EXPECT_EQ(word(*copied), "the harbour of Almadra");
  EXPECT_TRUE(copied->check().empty());
  EXPECT_TRUE(database->check().empty());
  EXPECT_THAT(bytes_of(copy), testing::Not(HasSubstr("harbour")));
}

TEST_F(SqliteFile, SavesADatabaseOutOfMemory) {
  auto memory = open_memory().or_throw();
  memory->writer().execute("CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT) STRICT");
  memory->writer().execute("INSERT INTO words VALUES (1, 'north gate')");
  ASSERT_TRUE(memory->copy_to(path(), kKey).ok());
  EXPECT_EQ(word(*open_file(path(), kKey, OpenMode::kOpen).or_throw()), "north gate");
}

TEST_F(SqliteFile, TellsWhenAnotherProgramWrites) {
  auto database = made();
  auto second = open_file(path(), kKey, OpenMode::kOpen).or_throw();
  database->writer().begin_write();
  try {
    second->writer().begin_write();
    FAIL() << "two writers at once";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::kLocked);
    EXPECT_THAT(failure.error().message, HasSubstr("in use"));
  }
  database->writer().roll_back();
}

TEST_F(SqliteFile, TellsWhenTheFolderMayOnlyBeRead) {
  made();
  // Root may write everywhere, so the test becomes nobody for a moment.
  std::filesystem::permissions(folder_.path(), static_cast<std::filesystem::perms>(0555));
  std::filesystem::permissions(path(), static_cast<std::filesystem::perms>(0444));
  const bool root = geteuid() == 0;
  ASSERT_EQ(root ? seteuid(65534) : 0, 0);
  auto writing = open_file(path(), kKey, OpenMode::kOpen);
  auto creating = open_file(folder_.path() / "new.db", kKey, OpenMode::kCreate);
  auto reading = open_file(path(), kKey, OpenMode::kReadOnly);
  ASSERT_EQ(root ? seteuid(0) : 0, 0);
  std::filesystem::permissions(folder_.path(), static_cast<std::filesystem::perms>(0755));
  ASSERT_FALSE(writing.ok());
  EXPECT_EQ(writing.error().code, ErrorCode::kIo);
  ASSERT_FALSE(creating.ok());
  EXPECT_EQ(creating.error().code, ErrorCode::kIo);
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(word(**reading), "the harbour of Almadra");
}

}  // namespace
}  // namespace database::sqlite
