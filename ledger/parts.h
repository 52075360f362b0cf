// What the record needs from above: an engine to keep its tables, and the derived data to carry.
//
// The room names no engine: app/ (and each test) hands one in. A Projection is derived data of a
// room above, kept by the record in the transaction of each entry, or by jobs behind it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "database/database.h"
#include "ledger/seal.h"
#include "model/entry.h"

namespace ledger {

enum class OpenMode { kCreate, kOpen };

// Opens one database file under a key of 32 bytes; errors as in database/sqlite/sqlite.h. In
// memory: gives an empty database and uses neither path nor key.
using OpenDatabase = std::function<base::Result<std::unique_ptr<database::Database>>(
    const std::filesystem::path& path, base::ByteView key, OpenMode mode)>;

// Derived data over the entries that every member may open. Entries of closed cases, entries that
// were erased and those of a newer program never come here.
//
// The methods are called by one thread at a time, inside a write transaction of the record. They
// must follow from the entries alone: two projections made from the same entries dump the same.
class Projection {
 public:
  enum class Pace {
    kWithEntry,  // cheap: in the transaction of the entry
    kByJob,      // costly: by Ledger::run_jobs(), some entries behind
  };
  struct Place {
    database::Connection& connection;
    database::TextIndex& texts;
  };
  // One table in one fixed order. `columns`: a letter for each column of the select, i for an
  // integer, t for text, b for bytes.
  struct Dump {
    std::string_view select;
    std::string_view columns;
  };

  virtual ~Projection() = default;
  virtual std::string_view name() const = 0;  // never changes
  virtual int version() const = 0;            // another number: made anew when the archive opens
  virtual Pace pace() const = 0;
  // Makes its tables, which may be there from another version: drops them first.
  virtual void create(Place place) = 0;
  virtual void apply(Place place, const model::Entry& entry) = 0;
  // Takes out all that came from these entries, which are all of one report or source: it was
  // erased, or it went into a closed case. Afterwards it must be as if they had never come.
  virtual void forget(Place place, std::span<const model::Entry> entries) = 0;
  virtual std::vector<Dump> dumps() const = 0;
};

struct Parts {
  OpenDatabase open_database;
  bool in_memory = false;  // the engine leaves nothing on disk: no lock file either
  std::vector<Projection*> projections;  // owned above; outlive the ledger
  PasswordCost password_cost = kPasswordCost;
};

}  // namespace ledger
