// The one suite of tests that every engine passes: what database/database.h and text_index.h say.
//
// The tests stand in conformance_test.cpp and conformance_text_test.cpp. An engine joins by
// instantiating the suite with a way to make an empty database of its kind:
//
//   INSTANTIATE_TEST_SUITE_P(SqliteInMemory, Conformance,
//                            testing::Values(Engine{"sqlite in memory", make_memory}));
//
// and TextConformance likewise.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "database/database.h"
#include "database/testing/temporary_folder.h"
#include "database/text_index.h"

namespace database {

struct Engine {
  std::string name;
  // A new and empty database; `folder` is its own.
  std::function<std::unique_ptr<Database>(const std::filesystem::path& folder)> make;
};

inline void PrintTo(const Engine& engine, std::ostream* out) { *out << engine.name; }

class Conformance : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override { database_ = GetParam().make(folder_.path()); }

  Connection& writer() { return database_->writer(); }
  void make_table() {
    writer().execute(
        "CREATE TABLE things (number INTEGER PRIMARY KEY, word TEXT, bytes BLOB)");
  }
  void insert(std::int64_t number, std::string_view word) {
    writer()
        .statement("INSERT INTO things (number, word) VALUES ($1, $2)")
        .bind(1, number)
        .bind(2, word)
        .run();
  }
  static std::int64_t count(Connection& connection) {
    Statement& select = connection.statement("SELECT count(*) FROM things");
    select.step();
    const std::int64_t found = select.integer(0);
    select.reset();
    return found;
  }

  testing_support::TemporaryFolder folder_;  // outlives the database
  std::unique_ptr<Database> database_;
};

class TextConformance : public Conformance {
 protected:
  using Numbers = std::vector<std::int64_t>;

  void SetUp() override {
    Conformance::SetUp();
    index().create(writer());
  }
  TextIndex& index() { return database_->text_index(); }
  void add(std::int64_t number, std::string_view text) { index().add(writer(), number, text); }
  Numbers find(std::string_view words,
               TextIndex::Order order = TextIndex::Order::kNewestFirst) {
    TextIndex::Query query;
    query.words = words;
    query.order = order;
    Reader reader = database_->reader();
    auto found = index().find(*reader, query);
    EXPECT_TRUE(found.ok()) << words;
    return found.ok() ? std::move(found).value() : Numbers{-1};
  }
};

}  // namespace database
