// The power goes at every single point of a workload: what was acknowledged is there, whole.

#include <gtest/gtest.h>

#include "database/sqlite/sqlite.h"
#include "database/testing/lossy_disk.h"
#include "database/text_index.h"

namespace database::sqlite {
namespace {

const base::Bytes kKey(32, 0x51);
constexpr const char* kPath = "/record.db";
constexpr int kCommits = 14;
constexpr int kRowsPerCommit = 3;

std::unique_ptr<Database> open_on(LossyDisk& disk, OpenMode mode) {
  return open_file_on(disk.name().c_str(), kPath, kKey, mode).or_throw();
}

void create(LossyDisk& disk) {
  auto database = open_on(disk, OpenMode::kCreate);
  database->writer().execute(
      "CREATE TABLE entries (number INTEGER PRIMARY KEY, part INTEGER NOT NULL, body BLOB) STRICT");
  database->text_index().create(database->writer());
}

// Commits until the power goes. Every fifth commit the log is moved into the file and the database
// opened anew. How many commits were acknowledged.
int work(LossyDisk& disk) {
  int acknowledged = 0;
  try {
    auto database = open_on(disk, OpenMode::kOpen);
    for (int commit = 1; commit <= kCommits; ++commit) {
      Transaction write(database->writer(), Transaction::Kind::kWrite);
      for (int part = 0; part < kRowsPerCommit; ++part) {
        database->writer()
            .statement("INSERT INTO entries VALUES ($1, $2, $3)")
            .bind(1, std::int64_t{commit} * 10 + part)
            .bind(2, std::int64_t{part})
            .bind(3, base::Bytes(static_cast<std::size_t>(commit) * 900, 0x61))
            .run();
      }
      database->text_index().add(database->writer(), commit, "harbour gate");
      write.commit();
      acknowledged = commit;
      if (commit % 5 == 0) {
        database.reset();
        database = open_on(disk, OpenMode::kOpen);
      } else if (commit % 5 == 3) {
        if (!database->empty_log().ok()) return acknowledged;
      }
    }
  } catch (const base::Failure&) {
    EXPECT_TRUE(disk.is_off());
  }
  return acknowledged;
}

// Every commit up to some number is there with all its rows, and nothing else.
int whole_commits(Database& database) {
  Reader reader = database.reader();
  auto& count = reader->statement(
      "SELECT number / 10, count(*), min(length(body)), max(length(body)) FROM entries"
      " GROUP BY number / 10 ORDER BY 1");
  int commits = 0;
  while (count.step()) {
    ++commits;
    EXPECT_EQ(count.integer(0), commits);
    EXPECT_EQ(count.integer(1), kRowsPerCommit);
    EXPECT_EQ(count.integer(2), commits * 900);
    EXPECT_EQ(count.integer(3), commits * 900);
  }
  TextIndex::Query query;
  query.words = "harbour";
  EXPECT_EQ(database.text_index().find(*reader, query).or_throw().size(),
            static_cast<std::size_t>(commits));
  return commits;
}

void cut_everywhere(LossyDisk::Keep keep, std::uint32_t seeds) {
  std::int64_t calls = 0;
  {
    LossyDisk disk;
    create(disk);
    const std::int64_t before = disk.calls();
    ASSERT_EQ(work(disk), kCommits);
    calls = disk.calls() - before;
  }
  ASSERT_GT(calls, 200);
  for (std::int64_t call = 1; call <= calls; ++call) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
      SCOPED_TRACE(testing::Message() << "cut at " << call << ", part " << seed);
      LossyDisk disk;
      create(disk);
      disk.cut_power_at(call);
      const int acknowledged = work(disk);
      disk.power_on(keep, seed);
      auto database = open_on(disk, OpenMode::kOpen);
      const int found = whole_commits(*database);
      EXPECT_GE(found, acknowledged);
      EXPECT_LE(found, acknowledged + 1);
      for (const Damage& damage : database->check()) {
        EXPECT_EQ(damage.kind, Damage::Kind::kUnfinished) << damage.where << ": " << damage.what;
      }
      // It can be worked with, and what is written now is whole as well.
      database->writer().execute("INSERT INTO entries VALUES (1000000, 0, NULL)");
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(PowerCut, LosesNothingThatWasAcknowledgedWhenUnflushedWritesAreLost) {
  cut_everywhere(LossyDisk::Keep::kNothing, 1);
}
TEST(PowerCut, LosesNothingThatWasAcknowledgedWhenUnflushedWritesAreKept) {
  cut_everywhere(LossyDisk::Keep::kAll, 1);
}
TEST(PowerCut, LosesNothingThatWasAcknowledgedWhenSomeSectorsAreKept) {
  cut_everywhere(LossyDisk::Keep::kSome, 2);
}

TEST(PowerCut, TheDiskOfTheTestReallyLosesWhatWasNotFlushed) {
  LossyDisk disk;
  create(disk);
  disk.cut_power_at(5);
  EXPECT_EQ(work(disk), 0);
  EXPECT_TRUE(disk.is_off());
  const auto before = disk.content("/record.db-wal").size();
  disk.power_on(LossyDisk::Keep::kNothing);
  EXPECT_LT(disk.content("/record.db-wal").size(), std::max<std::size_t>(before, 1));
}

TEST(FullDisk, SaysSoChangesNothingAndGoesOnWhenThereIsRoom) {
  LossyDisk disk;
  create(disk);
  auto database = open_on(disk, OpenMode::kOpen);
  Connection& writer = database->writer();
  writer.execute("INSERT INTO entries VALUES (1, 0, NULL)");
  disk.set_full_at(300'000);
  try {
    Transaction write(writer, Transaction::Kind::kWrite);
    writer.execute("INSERT INTO entries VALUES (2, 0, NULL)");
    writer.statement("INSERT INTO entries VALUES (3, 0, $1)")
        .bind(1, base::Bytes(900'000, 1))
        .run();
    write.commit();
    FAIL() << "it was not full";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.error().code, base::ErrorCode::kIo);
    EXPECT_NE(failure.error().message.find("disk is full"), std::string::npos);
  }
  EXPECT_FALSE(writer.in_transaction());
  const auto rows = [&] {
    Reader reader = database->reader();
    auto& count = reader->statement("SELECT count(*) FROM entries");
    count.step();
    return count.integer(0);
  };
  EXPECT_EQ(rows(), 1);
  EXPECT_TRUE(database->check().empty());
  disk.set_full_at(std::nullopt);
  writer.execute("INSERT INTO entries VALUES (2, 0, NULL)");
  EXPECT_EQ(rows(), 2);
  EXPECT_TRUE(database->check().empty());
}

}  // namespace
}  // namespace database::sqlite
