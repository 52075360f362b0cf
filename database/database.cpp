#include "database/database.h"

#include <utility>

namespace database {

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  if (kind == Kind::kWrite) {
    connection_.begin_write();
  } else {
    connection_.begin_read();
  }
}

Transaction::~Transaction() {
  if (open_) connection_.roll_back();
}

void Transaction::commit() {
  WHEREABOUTS_ASSERT(open_);
  connection_.commit();
  open_ = false;
}

Reader::Reader(Database& database, std::unique_ptr<Connection> connection)
    : database_(&database), connection_(std::move(connection)) {}

Reader::~Reader() {
  if (connection_) database_->give_back(std::move(connection_));
}

}  // namespace database
