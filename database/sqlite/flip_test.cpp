// Every changed byte of a database is found: opening fails clearly, or check() reports it.
//
// WHEREABOUTS_FLIPS says how many single bytes are changed in each kind of file; 200 by default.

#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "base/testing/asked.h"
#include "database/sqlite/handle.h"
#include "database/sqlite/sqlite.h"
#include "database/testing/temporary_folder.h"
#include "database/text_index.h"

namespace database::sqlite {
namespace {

const base::Bytes kKey(32, 0x33);

int flips() { return base::asked("WHEREABOUTS_FLIPS", 200); }

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::filesystem::path& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  out << content;
  ASSERT_TRUE(out.flush().good());
}

class Flip : public testing::Test {
 protected:
  // A database with an index, overflow pages and, after deletions, free pages.
  static void fill(Database& database) {
    Connection& writer = database.writer();
    writer.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, body BLOB) STRICT");
    database.text_index().create(writer);
    Transaction write(writer, Transaction::Kind::kWrite);
    for (std::int64_t i = 0; i < 200; ++i) {
      const auto size = static_cast<std::size_t>(i * 37 % 5000);
      writer.statement("INSERT INTO entries VALUES ($1, $2)")
          .bind(1, i)
          .bind(2, base::Bytes(size, 9))
          .run();
      database.text_index().add(writer, i, "word" + std::to_string(i) + " harbour");
    }
    write.commit();
    writer.execute("DELETE FROM entries WHERE number % 3 = 0");
  }

  void SetUp() override {
    auto database = open_file(source(), kKey, OpenMode::kCreate).or_throw();
    fill(*database);
    database.reset();
    closed_ = content_of(source());
    ASSERT_TRUE(found("", closed_).empty());
  }

  // Leaves files as a killed process does: some of it in the log only, half of it in both.
  void leave_log() {
    auto database = open_file(source(), kKey, OpenMode::kOpen).or_throw();
    for (int i = 0; i < 6; ++i) {
      database->writer().execute("UPDATE entries SET body = x'" + std::string(600, '7') +
                                 "' WHERE number % 6 = " + std::to_string(i));
    }
    file_ = content_of(source());
    log_ = content_of(source().string() + "-wal");
    ASSERT_GT(log_.size(), 100'000u);
  }

  // What is found when a program meets these two files. Empty: nothing.
  std::string found(const std::string& log, const std::string& file) {
    const auto path = folder_.path() / "met.db";
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
    put(path, file);
    if (!log.empty()) put(path.string() + "-wal", log);
    auto opened = open_file(path, kKey, OpenMode::kOpen);
    if (!opened.ok()) return opened.error().message;
    std::string all;
    for (const Damage& damage : (*opened)->check()) all += damage.where + ": " + damage.what + "\n";
    return all;
  }

  std::filesystem::path source() const { return folder_.path() / "source.db"; }

  static void flip(std::string& bytes, std::size_t at, std::size_t with) {
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + with % 255));
  }

  testing_support::TemporaryFolder folder_;
  std::string closed_;
  std::string file_;
  std::string log_;
  std::mt19937 random_{20260501};
};

TEST_F(Flip, FindsEachChangedByteOfAClosedDatabase) {
  for (int i = 0; i < flips(); ++i) {
    std::string file = closed_;
    const std::size_t at = random_() % file.size();
    flip(file, at, random_());
    EXPECT_NE(found("", file), "") << "byte " << at;
  }
}

TEST_F(Flip, FindsEachChangedByteOutsideTheEncryption) {
  for (std::size_t at = 0; at < kHeaderBytes; ++at) {
    for (std::size_t bit = 0; bit < 8; ++bit) {
      std::string file = closed_;
      flip(file, at, (std::size_t{1} << bit) - 1);
      EXPECT_NE(found("", file), "") << "byte " << at << ", bit " << bit;
    }
  }
}

TEST_F(Flip, FindsEachChangedByteWhereALogWasLeftBehind) {
  leave_log();
  ASSERT_EQ(found(log_, file_), "");
  for (int i = 0; i < flips(); ++i) {
    std::string file = file_;
    std::string log = log_;
    std::string& changed = i % 2 == 0 ? file : log;
    const std::size_t at = random_() % changed.size();
    flip(changed, at, random_());
    EXPECT_NE(found(log, file), "") << (i % 2 == 0 ? "file" : "log") << ", byte " << at;
  }
}

TEST_F(Flip, FindsThatTheFileWasCutOff) {
  EXPECT_NE(found("", ""), "");
  for (int i = 0; i < flips() / 4; ++i) {
    const std::size_t size = random_() % closed_.size();
    EXPECT_NE(found("", closed_.substr(0, size)), "") << size << " of " << closed_.size();
  }
  EXPECT_NE(found("", closed_.substr(0, closed_.size() - kPageBytes)), "");
  EXPECT_NE(found("", closed_ + std::string(kPageBytes, 'x')), "");
  EXPECT_NE(found("", closed_ + "x"), "");
}

// A log cut off just behind a commit is a whole log of an earlier time: only the record's own
// proofs can tell.
TEST_F(Flip, FindsThatTheLogWasCutOffInsideACommit) {
  leave_log();
  const std::size_t frame = kPageBytes + 24;
  for (int i = 0; i < flips() / 4; ++i) {
    const std::size_t size = 1 + random_() % (log_.size() - 1);
    const bool behind_frame = size >= 32 && (size - 32) % frame == 0;
    const bool behind_commit =
        behind_frame &&
        (size == 32 || log_.substr(32 + ((size - 32) / frame - 1) * frame + 4, 4) !=
                           std::string(4, '\0'));
    if (behind_commit) continue;
    EXPECT_NE(found(log_.substr(0, size), file_), "") << size;
  }
}

TEST_F(Flip, FindsPagesThatChangedPlaces) {
  const std::size_t pages = closed_.size() / kPageBytes;
  for (int i = 0; i < flips() / 4; ++i) {
    const std::size_t a = random_() % pages;
    const std::size_t b = random_() % pages;
    if (a == b) continue;
    std::string file = closed_;
    std::swap_ranges(file.begin() + static_cast<std::ptrdiff_t>(a * kPageBytes),
                     file.begin() + static_cast<std::ptrdiff_t>((a + 1) * kPageBytes),
                     file.begin() + static_cast<std::ptrdiff_t>(b * kPageBytes));
    EXPECT_NE(found("", file), "") << a << " and " << b;
  }
}

TEST_F(Flip, RefusesALogWithAHoleBeforeItsLastCommit) {
  leave_log();
  flip(log_, 5000, 1);  // in the second frame
  const std::string message = found(log_, file_);
  EXPECT_NE(message.find("acknowledged writes after it would be lost"), std::string::npos)
      << message;
}

}  // namespace
}  // namespace database::sqlite
