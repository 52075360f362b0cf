// The database as the rest of the house sees it: connections, statements, transactions.
//
// One SQL text serves every engine: parameters are $1, $2 ..., no automatic ids, no engine's own
// functions; case is folded and dates are formed by us, never by the engine. An engine is a
// folder below this one (sqlite/ now, postgres/ later) and passes the one conformance suite in
// database/conformance.h. Only app/ and tests name an engine.
//
// What the engine refuses for reasons outside the program (disk full, damaged, locked) is thrown
// as base::Failure with the code kIo, kDamaged or kLocked; a wrong SQL text is our own bug and
// ends the program. Messages carry no values, since values are what people told us.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace database {

// One prepared statement of one connection. Bind, step, read, and so on; reading is valid until
// the next step() or reset(). Columns count from 0, parameters from 1. Not thread-safe.
class Statement {
 public:
  virtual ~Statement() = default;

  virtual Statement& bind(int parameter, std::int64_t value) = 0;
  virtual Statement& bind(int parameter, std::string_view text) = 0;   // copied, may hold NUL
  virtual Statement& bind(int parameter, base::ByteView bytes) = 0;    // copied
  virtual Statement& bind_null(int parameter) = 0;

  // To the next row; false when there is none. After false the statement is as new.
  virtual bool step() = 0;
  // Runs a statement that gives no rows; how many rows it changed.
  virtual std::int64_t run() = 0;
  virtual void reset() = 0;  // drops the rows left and the bindings

  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;  // computed ranks only; never stored
  virtual std::string_view text(int column) const = 0;
  virtual base::ByteView bytes(int column) const = 0;
};

// One connection, for one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  // The statement for this SQL text, prepared once per connection and kept; reset when handed
  // out. At most one use of a text at a time per connection.
  virtual Statement& statement(std::string_view sql) = 0;
  virtual void execute(std::string_view sql) = 0;  // one or more statements without parameters

  virtual void begin_write() = 0;
  virtual void begin_read() = 0;  // a snapshot: sees what was committed when it began
  virtual void commit() = 0;      // durable when it returns
  virtual void roll_back() noexcept = 0;
  virtual bool in_transaction() const = 0;
};

// A transaction that rolls back unless it was committed.
class Transaction {
 public:
  enum class Kind { kRead, kWrite };
  Transaction(Connection& connection, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

class Database;

// A reading connection out of the pool, given back when this goes.
class Reader {
 public:
  Reader(Database& database, std::unique_ptr<Connection> connection);
  Reader(Reader&&) = default;
  ~Reader();
  Connection& operator*() { return *connection_; }
  Connection* operator->() { return connection_.get(); }

 private:
  Database* database_;
  std::unique_ptr<Connection> connection_;
};

// Damage that check() found. `where` is for people: "record.db, page 17".
struct Damage {
  enum class Kind {
    kBroken,
    // The last write to the log was never finished. So it is after a power loss or a kill, and
    // then nothing that was acknowledged is lost; but a damage to just the last commit looks the
    // same from here. The record's own proofs can tell them apart.
    kUnfinished,
  };
  std::string where;
  std::string what;
  Kind kind = Kind::kBroken;
};

// One open database: a writer and as many readers as ask. Thread-safe, but for writer(), which is
// for the one writing thread.
class Database {
 public:
  virtual ~Database() = default;
  virtual Connection& writer() = 0;
  virtual Reader reader() = 0;

  // Reads every page, free ones as well, and the log. Empty: nothing is wrong with it.
  virtual std::vector<Damage> check() = 0;
  // A whole and consistent copy under the key `key` (32 bytes) into a new file; readers and the
  // writer go on. Errors: kIo, kConflict where the file exists.
  virtual base::Status copy_to(const std::filesystem::path& path, base::ByteView key) = 0;
  // Moves the whole log into the file and cuts it to nothing, so that no page of before stays on
  // disk: after what was there must be gone. Errors: kLocked while a reader still looks at pages
  // of before, kIo.
  virtual base::Status empty_log() = 0;
  // Full-text index made and searched by the engine's own means: see database/text_index.h.
  virtual class TextIndex& text_index() = 0;

 private:
  friend class Reader;
  virtual void give_back(std::unique_ptr<Connection> connection) = 0;
};

}  // namespace database
