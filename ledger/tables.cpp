// The tables of record.db and the small ways to read them.
#include <algorithm>

#include "ledger/archive.h"

namespace ledger {

using base::ByteView;
using base::ErrorCode;
using base::Failure;

void create_tables(database::Connection& writer) {
  writer.execute(
      // the ledger
      "CREATE TABLE entries (number INTEGER PRIMARY KEY, header BLOB NOT NULL, sealed BLOB);"
      "CREATE TABLE nodes (level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,"
      " PRIMARY KEY (level, place));"
      "CREATE TABLE acts (first INTEGER PRIMARY KEY, entries INTEGER NOT NULL,"
      " member BLOB NOT NULL, root BLOB NOT NULL, previous BLOB NOT NULL,"
      " signature BLOB NOT NULL);"
      "CREATE TABLE heads (size INTEGER NOT NULL, member BLOB NOT NULL, time INTEGER NOT NULL,"
      " root BLOB NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (size, member));"
      // derived
      "CREATE TABLE about (what INTEGER NOT NULL, id BLOB NOT NULL, number INTEGER NOT NULL,"
      " PRIMARY KEY (what, id, number)) WITHOUT ROWID;"
      // operational
      "CREATE TABLE facts (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL);"
      "CREATE TABLE projections (name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,"
      " done INTEGER NOT NULL);"
      "CREATE TABLE originals (name TEXT NOT NULL PRIMARY KEY, report BLOB NOT NULL,"
      " hash BLOB NOT NULL);"
      "CREATE INDEX originals_by_report ON originals (report);"
      "CREATE TABLE reads (number INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
      " member BLOB NOT NULL, what TEXT NOT NULL);"
      "CREATE TABLE backups (number INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
      " label TEXT NOT NULL, holds INTEGER NOT NULL, expires INTEGER NOT NULL,"
      " size INTEGER NOT NULL);"
      "CREATE TABLE key_removals (what INTEGER NOT NULL, id BLOB NOT NULL,"
      " opened_by BLOB NOT NULL);"
      "CREATE TABLE erasures (what INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (what, id));");
}

std::int64_t fact(database::Connection& connection, std::string_view name) {
  auto& row = connection.statement("SELECT value FROM facts WHERE name = $1");
  row.bind(1, name);
  const std::int64_t value = row.step() ? row.integer(0) : 0;
  row.reset();
  return value;
}

void put_fact(database::Connection& writer, std::string_view name, std::int64_t value) {
  writer
      .statement("INSERT INTO facts (name, value) VALUES ($1, $2)"
                 " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .bind(1, name)
      .bind(2, value)
      .run();
}

base::IdBytes id_bytes(ByteView stored) {
  base::IdBytes id{};
  if (stored.size() != id.size()) {
    throw Failure(ErrorCode::kDamaged, "the record holds an id of the wrong length");
  }
  std::copy(stored.begin(), stored.end(), id.begin());
  return id;
}

Hash hash_bytes(ByteView stored) {
  Hash hash{};
  if (stored.size() != hash.size()) {
    throw Failure(ErrorCode::kDamaged, "the record holds a hash of the wrong length");
  }
  std::copy(stored.begin(), stored.end(), hash.begin());
  return hash;
}

namespace {

// Complete subtrees at every eighth level are stored; what lies between is computed from them,
// and what lies below them from the headers: at most 255 rows for any one node.
constexpr unsigned kStoredEvery = 8;

std::vector<Hash> stored_row(database::Connection& connection, unsigned level, std::uint64_t begin,
                             std::uint64_t count) {
  std::vector<Hash> hashes;
  hashes.reserve(count);
  const auto first = static_cast<std::int64_t>(begin);
  const auto last = static_cast<std::int64_t>(begin + count);
  if (level == 0) {
    auto& rows = connection.statement(
        "SELECT header FROM entries WHERE number > $1 AND number <= $2 ORDER BY number");
    rows.bind(1, first).bind(2, last);
    while (rows.step()) hashes.push_back(leaf_hash(rows.bytes(0)));
  } else {
    auto& rows = connection.statement(
        "SELECT hash FROM nodes WHERE level = $1 AND place >= $2 AND place < $3 ORDER BY place");
    rows.bind(1, std::int64_t{level}).bind(2, first).bind(3, last);
    while (rows.step()) hashes.push_back(hash_bytes(rows.bytes(0)));
  }
  if (hashes.size() != count) {
    throw Failure(ErrorCode::kDamaged, "a part of the record's tree is missing; run verify");
  }
  return hashes;
}

}  // namespace

NodeSource record_nodes(database::Connection& connection) {
  return [&connection](unsigned level, std::uint64_t index) {
    const unsigned above = level % kStoredEvery;
    std::vector<Hash> row = stored_row(connection, level - above, index << above,
                                       std::uint64_t{1} << above);
    for (; row.size() > 1; row.resize(row.size() / 2)) {
      for (std::size_t at = 0; at < row.size() / 2; ++at) {
        row[at] = node_hash(row[2 * at], row[2 * at + 1]);
      }
    }
    return row[0];
  };
}

}  // namespace ledger
