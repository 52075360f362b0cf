#include "database/conformance.h"

#include <atomic>
#include <thread>

namespace database {
namespace {

using base::ErrorCode;

TEST_P(Conformance, KeepsWholeNumbersOfAllSizes) {
  make_table();
  for (const std::int64_t number : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
    insert(number, "x");
    Statement& select = writer().statement("SELECT number FROM things WHERE number = $1");
    select.bind(1, number);
    ASSERT_TRUE(select.step());
    EXPECT_EQ(select.integer(0), number);
    EXPECT_FALSE(select.step());
  }
}

TEST_P(Conformance, KeepsTextByteForByte) {
  make_table();
  const std::string texts[] = {"", std::string("a\0b", 3), "Ünïcode \U0001F54A 長春 평양 عمّان",
                               "'\"$1;--"};
  std::int64_t number = 0;
  for (const std::string& text : texts) insert(++number, text);
  Statement& select = writer().statement("SELECT word FROM things ORDER BY number");
  for (const std::string& text : texts) {
    ASSERT_TRUE(select.step());
    EXPECT_FALSE(select.is_null(0));
    EXPECT_EQ(select.text(0), text);
  }
  EXPECT_FALSE(select.step());
}

TEST_P(Conformance, KeepsBytesAndTellsNullFromEmpty) {
  make_table();
  const base::Bytes all = {0, 1, 0x7f, 0x80, 0xff, 0};
  Statement& put = writer().statement("INSERT INTO things VALUES ($1, $2, $3)");
  put.bind(1, std::int64_t{1}).bind(2, "").bind(3, all).run();
  put.bind(1, std::int64_t{2}).bind_null(2).bind(3, base::ByteView{}).run();
  put.bind(1, std::int64_t{3}).bind_null(2).bind_null(3).run();
  Statement& select = writer().statement("SELECT word, bytes FROM things ORDER BY number");
  ASSERT_TRUE(select.step());
  EXPECT_FALSE(select.is_null(0));
  EXPECT_EQ(base::to_hex(select.bytes(1)), base::to_hex(all));
  ASSERT_TRUE(select.step());
  EXPECT_TRUE(select.is_null(0));
  EXPECT_EQ(select.text(0), "");
  EXPECT_FALSE(select.is_null(1));
  EXPECT_TRUE(select.bytes(1).empty());
  ASSERT_TRUE(select.step());
  EXPECT_TRUE(select.is_null(1));
}

TEST_P(Conformance, KeepsLargeValues) {
  make_table();
  std::string large(9'000'000, 'x');
  large[4'567'890] = '\0';
  insert(1, large);
  Statement& select = writer().statement("SELECT word FROM things");
  ASSERT_TRUE(select.step());
  EXPECT_TRUE(select.text(0) == large);
}

TEST_P(Conformance, BindsParametersByTheirNumbersInAnyOrderAndMoreThanOnce) {
  make_table();
  insert(7, "seven");
  Statement& select = writer().statement(
      "SELECT word FROM things WHERE word = $3 AND number >= $1 AND number <= $2 + $1 AND $2 = 0");
  select.bind(1, std::int64_t{7}).bind(2, std::int64_t{0}).bind(3, "seven");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.text(0), "seven");
}

TEST_P(Conformance, AStatementIsAsNewAfterItsLastRow) {
  make_table();
  insert(1, "one");
  Statement& select = writer().statement("SELECT word FROM things WHERE number = $1");
  select.bind(1, std::int64_t{1});
  ASSERT_TRUE(select.step());
  EXPECT_FALSE(select.step());
  EXPECT_FALSE(select.step()) << "its parameter is null again";
  EXPECT_EQ(&select, &writer().statement("SELECT word FROM things WHERE number = $1"));
}

TEST_P(Conformance, AStatementHandedOutAgainHasNoRowsLeft) {
  make_table();
  insert(1, "one");
  insert(2, "two");
  ASSERT_TRUE(writer().statement("SELECT number FROM things ORDER BY number").step());
  Statement& again = writer().statement("SELECT number FROM things ORDER BY number");
  ASSERT_TRUE(again.step());
  EXPECT_EQ(again.integer(0), 1);
}

TEST_P(Conformance, CountsTheRowsThatChanged) {
  make_table();
  insert(1, "a");
  insert(2, "a");
  EXPECT_EQ(writer().statement("UPDATE things SET word = 'b'").run(), 2);
  EXPECT_EQ(writer().statement("UPDATE things SET word = 'c' WHERE word = 'a'").run(), 0);
  EXPECT_EQ(writer().statement("CREATE TABLE other (number INTEGER)").run(), 0);
}

TEST_P(Conformance, CommitsAndRollsBack) {
  make_table();
  {
    Transaction write(writer(), Transaction::Kind::kWrite);
    EXPECT_TRUE(writer().in_transaction());
    insert(1, "kept");
    write.commit();
  }
  EXPECT_FALSE(writer().in_transaction());
  {
    Transaction write(writer(), Transaction::Kind::kWrite);
    insert(2, "dropped");
  }
  EXPECT_FALSE(writer().in_transaction());
  EXPECT_EQ(count(writer()), 1);
}

TEST_P(Conformance, AnExceptionRollsBackWhatWasBegun) {
  make_table();
  insert(1, "one");
  try {
    Transaction write(writer(), Transaction::Kind::kWrite);
    insert(2, "two");
    insert(1, "one again");
    FAIL() << "the key was taken";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::kConflict);
    EXPECT_EQ(failure.error().message.find("again"), std::string::npos) << "values in a message";
  }
  EXPECT_EQ(count(writer()), 1);
  insert(2, "two");
  EXPECT_EQ(count(writer()), 2);
}

TEST_P(Conformance, ASnapshotStaysAsItWas) {
  make_table();
  insert(1, "one");
  Reader reader = database_->reader();
  Transaction read(*reader, Transaction::Kind::kRead);
  insert(2, "two");  // the writer does not wait for the reader
  EXPECT_EQ(count(*reader), 1);
  read.commit();
  EXPECT_EQ(count(*reader), 2);
}

TEST_P(Conformance, ReadersSeeNothingOfAnOpenTransaction) {
  make_table();
  Transaction write(writer(), Transaction::Kind::kWrite);
  insert(1, "one");
  Reader reader = database_->reader();
  EXPECT_EQ(count(*reader), 0);
  EXPECT_EQ(count(writer()), 1);
  write.commit();
  EXPECT_EQ(count(*reader), 1);
}

TEST_P(Conformance, ReadersCannotWrite) {
  make_table();
  Reader reader = database_->reader();
  EXPECT_THROW(reader->execute("INSERT INTO things (number) VALUES (1)"), base::Failure);
  EXPECT_THROW(reader->begin_write(), base::Failure);
  EXPECT_EQ(count(writer()), 0);
}

TEST_P(Conformance, AReaderGivenBackInATransactionComesOutFresh) {
  make_table();
  {
    Reader reader = database_->reader();
    reader->begin_read();
    EXPECT_EQ(count(*reader), 0);
  }
  insert(1, "one");
  Reader reader = database_->reader();
  EXPECT_FALSE(reader->in_transaction());
  EXPECT_EQ(count(*reader), 1);
}

// Two rows move together; whoever sees them apart has seen half a transaction.
TEST_P(Conformance, OneWriterAndFourReadersAtOnce) {
  make_table();
  insert(1, "0");
  insert(2, "0");
  std::atomic<bool> done = false;
  std::atomic<int> halves = 0;
  std::atomic<int> reads = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        Reader reader = database_->reader();
        Statement& select = reader->statement("SELECT count(DISTINCT word) FROM things");
        select.step();
        if (select.integer(0) != 1) ++halves;
        ++reads;
      }
    });
  }
  for (int i = 1; i <= 300; ++i) {
    Transaction write(writer(), Transaction::Kind::kWrite);
    for (const std::int64_t number : {std::int64_t{1}, std::int64_t{2}}) {
      writer()
          .statement("UPDATE things SET word = $2 WHERE number = $1")
          .bind(1, number)
          .bind(2, std::to_string(i))
          .run();
    }
    write.commit();
  }
  while (reads < 100) std::this_thread::yield();
  done = true;
  for (std::thread& thread : readers) thread.join();
  EXPECT_EQ(halves, 0);
  EXPECT_TRUE(database_->check().empty());
}

TEST_P(Conformance, ChecksWhileItIsWrittenTo) {
  make_table();
  std::atomic<bool> done = false;
  std::vector<Damage> found;
  std::thread checker([&] {
    while (!done) {
      auto more = database_->check();
      found.insert(found.end(), more.begin(), more.end());
    }
  });
  for (std::int64_t i = 0; i < 400; ++i) {
    Transaction write(writer(), Transaction::Kind::kWrite);
    insert(i, std::string(20'000, 'x'));
    write.commit();
  }
  done = true;
  checker.join();
  for (const Damage& damage : found) ADD_FAILURE() << damage.where << ": " << damage.what;
}

TEST_P(Conformance, CopiesAWholeStateUnderAnotherKey) {
  make_table();
  insert(1, "one");
  const base::Bytes key(32, 0x66);
  const auto path = folder_.path() / "copy.db";
  ASSERT_TRUE(database_->copy_to(path, key).ok());
  insert(2, "two");
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_EQ(database_->copy_to(path, key).error().code, ErrorCode::kConflict);
}

TEST_P(Conformance, EmptiesItsLog) {
  make_table();
  insert(1, "one");
  EXPECT_TRUE(database_->empty_log().ok());
  insert(2, "two");
  EXPECT_EQ(count(writer()), 2);
  EXPECT_TRUE(database_->check().empty());
}

}  // namespace
}  // namespace database
