#include <limits>

#include "database/sqlite/connection.h"

namespace database::sqlite {
namespace {

constexpr int kParametersMax = 1000;

// The number in "$12"; 0 when the name is of another form.
int parameter_number(const char* name) {
  if (name == nullptr || *name != '$') return 0;
  int number = 0;
  for (const char* at = name + 1; *at != '\0'; ++at) {
    if (*at < '0' || *at > '9' || number > kParametersMax) return 0;
    number = number * 10 + (*at - '0');
  }
  return number;
}

}  // namespace

SqliteStatement::SqliteStatement(SqliteConnection& connection, std::string_view sql)
    : connection_(connection) {
  const char* rest = nullptr;
  WHEREABOUTS_ASSERT(sql.size() < std::numeric_limits<int>::max());
  const int code = sqlite3_prepare_v3(connection_.handle(), sql.data(),
                                      static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement_, &rest);
  if (code != SQLITE_OK) fail(connection_.handle(), code, connection_.file(), "read");
  WHEREABOUTS_ASSERT(statement_ != nullptr);
  writes_ = sqlite3_stmt_readonly(statement_) == 0;
  // SQLite numbers parameters in the order in which they stand in the text; we by their names.
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
    const int number = parameter_number(sqlite3_bind_parameter_name(statement_, i));
    WHEREABOUTS_ASSERT(number >= 1 && number <= kParametersMax);
    if (positions_.size() <= static_cast<std::size_t>(number)) {
      positions_.resize(static_cast<std::size_t>(number) + 1);
    }
    positions_[static_cast<std::size_t>(number)] = i;
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

int SqliteStatement::position(int parameter) const {
  WHEREABOUTS_ASSERT(parameter >= 1 && static_cast<std::size_t>(parameter) < positions_.size());
  const int found = positions_[static_cast<std::size_t>(parameter)];
  WHEREABOUTS_ASSERT(found != 0);
  return found;
}

void SqliteStatement::bound(int code) {
  if (code != SQLITE_OK) fail(connection_.handle(), code, connection_.file(), "written");
}

Statement& SqliteStatement::bind(int parameter, std::int64_t value) {
  bound(sqlite3_bind_int64(statement_, position(parameter), value));
  return *this;
}

Statement& SqliteStatement::bind(int parameter, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  bound(sqlite3_bind_text64(statement_, position(parameter), data, text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& SqliteStatement::bind(int parameter, base::ByteView bytes) {
  const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  bound(sqlite3_bind_blob64(statement_, position(parameter), data, bytes.size(),
                            SQLITE_TRANSIENT));
  return *this;
}

Statement& SqliteStatement::bind_null(int parameter) {
  bound(sqlite3_bind_null(statement_, position(parameter)));
  return *this;
}

int SqliteStatement::step_once() {
  return connection_.with_log(writes_, [this] { return sqlite3_step(statement_); });
}

bool SqliteStatement::step() {
  const int code = step_once();
  if (code == SQLITE_ROW) return true;
  reset();
  if (code != SQLITE_DONE) {
    fail(connection_.handle(), code, connection_.file(), writes_ ? "written" : "read");
  }
  return false;
}

std::int64_t SqliteStatement::run() {
  const std::int64_t before = sqlite3_total_changes64(connection_.handle());
  while (step()) {
  }
  // SQLite keeps the last count when a statement that changes no rows has run.
  const bool changed = sqlite3_total_changes64(connection_.handle()) != before;
  return changed ? sqlite3_changes64(connection_.handle()) : 0;
}

void SqliteStatement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

// What a column holds, which must be `expected` or null: another type means that somebody else
// wrote there.
int SqliteStatement::type(int column, int expected) const {
  WHEREABOUTS_ASSERT(column >= 0 && column < sqlite3_column_count(statement_));
  const int held = sqlite3_column_type(statement_, column);
  const bool number = expected == SQLITE_FLOAT && held == SQLITE_INTEGER;
  if (held != expected && held != SQLITE_NULL && !number) {
    throw base::Failure(base::ErrorCode::kDamaged,
                        connection_.file() + " holds a value of another kind than was written. "
                                             "Run verify.");
  }
  return held;
}

bool SqliteStatement::is_null(int column) const {
  WHEREABOUTS_ASSERT(column >= 0 && column < sqlite3_column_count(statement_));
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const {
  type(column, SQLITE_INTEGER);
  return sqlite3_column_int64(statement_, column);
}

double SqliteStatement::real(int column) const {
  type(column, SQLITE_FLOAT);
  return sqlite3_column_double(statement_, column);
}

std::string_view SqliteStatement::text(int column) const {
  if (type(column, SQLITE_TEXT) == SQLITE_NULL) return {};
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) fail(connection_.handle(), SQLITE_NOMEM, connection_.file(), "read");
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

base::ByteView SqliteStatement::bytes(int column) const {
  if (type(column, SQLITE_BLOB) == SQLITE_NULL) return {};
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace database::sqlite
