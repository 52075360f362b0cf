#include "database/sqlite/handle.h"

#include <algorithm>
#include <cstring>

#include "base/limits.h"

namespace database::sqlite {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view kPlainHeader{"SQLite format 3\0", 16};

// Bytes 16 to 23 of every file of ours: page size, write-ahead log twice, reserved bytes, and
// three numbers that the file format fixes (https://sqlite.org/fileformat2.html, 1.3).
constexpr std::array<std::uint8_t, 8> kFixedHeader{
    kPageBytes >> 8, kPageBytes & 0xff, 2, 2, kReservedBytes, 64, 32, 32};

// AEGIS-256: 256-bit key, 256-bit random nonce per page write, 256-bit tag.
constexpr int kAegis256 = 4;

Error cannot_set_up(const std::string& file) {
  return {ErrorCode::kUnsupported, file + " cannot be opened: the encryption could not be set up. "
                                          "Was the program built with its own SQLite?"};
}

void overwrite(base::Bytes& bytes) {
  volatile std::uint8_t* at = bytes.data();
  for (std::size_t i = 0; i < bytes.size(); ++i) at[i] = 0;
}

base::Status set_key(sqlite3* handle, const Key& key, const std::string& file) {
  const int cipher = sqlite3mc_cipher_index("aegis");
  if (cipher <= 0 || sqlite3mc_config(handle, "cipher", cipher) != cipher ||
      sqlite3mc_config_cipher(handle, "aegis", "algorithm", kAegis256) != kAegis256) {
    return cannot_set_up(file);
  }
  base::Bytes raw = base::to_bytes("raw:");  // as it is: no derivation from a password
  raw.insert(raw.end(), key.bytes().begin(), key.bytes().end());
  const int code = sqlite3_key_v2(handle, "main", raw.data(), static_cast<int>(raw.size()));
  overwrite(raw);
  unsigned char* const salt = sqlite3mc_codec_data(handle, "main", "cipher_salt");
  const bool has_codec = salt != nullptr;
  sqlite3_free(salt);
  if (code != SQLITE_OK || !has_codec) return cannot_set_up(file);
  return base::ok_status();
}

base::Status set_up(sqlite3* handle, const std::string& file) {
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, base::kLockWaitSeconds * 1000);
  int now = 0;
  const auto set = [&](int option, int value) {
    return sqlite3_db_config(handle, option, value, &now) == SQLITE_OK && now == value;
  };
  if (!set(SQLITE_DBCONFIG_DEFENSIVE, 1) || !set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0) ||
      !set(SQLITE_DBCONFIG_DQS_DML, 0) || !set(SQLITE_DBCONFIG_DQS_DDL, 0) ||
      !set(SQLITE_DBCONFIG_ENABLE_FKEY, 1)) {
    return cannot_set_up(file);
  }
  return run(handle,
             "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
             "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
             "PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -16000",
             file, "set up");
}

base::Result<Handle> open_handle(const Place& place, const std::string& vfs, Access access) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
  flags |= access == Access::kRead     ? SQLITE_OPEN_READONLY
           : access == Access::kWrite  ? SQLITE_OPEN_READWRITE
                                       : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  std::string name = place.path.string();  // absolute, so never itself of the form file:...
  if (place.unchanging) {
    name = "file:" + percent_encoded(name) + "?immutable=1";
  }
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &opened, flags, vfs.c_str());
  Handle handle(opened);  // to be closed even where opening failed
  if (code != SQLITE_OK) return error_of(code, place.name(), "opened");
  return handle;
}

}  // namespace

base::Result<Key> Key::make(base::ByteView bytes) {
  if (bytes.size() != kKeyBytes) {
    return Error{ErrorCode::kBadInput, "the key of a database must have just 32 bytes"};
  }
  if (std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; })) {
    return Error{ErrorCode::kBadInput, "the key of a database must not be empty"};
  }
  Key key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

Key::~Key() {
  volatile std::uint8_t* at = bytes_.data();
  for (std::size_t i = 0; i < bytes_.size(); ++i) at[i] = 0;
}

base::Error error_of(int code, const std::string& file, std::string_view doing) {
  const std::string begin = file + " could not be " + std::string(doing) + ": ";
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kLocked,
              begin + "it is in use. Try again when the other program is done."};
    case SQLITE_NOTADB:
      return {ErrorCode::kLocked,
              begin + "the key does not fit, or its first page is damaged."};
    case SQLITE_CORRUPT:
      return {ErrorCode::kDamaged, begin + "it is damaged. Run verify, and restore a backup."};
    case SQLITE_FULL:
      return {ErrorCode::kIo, begin + "the disk is full. Nothing was changed; make room first."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::kIo,
              begin + "it may only be read here. Look at the rights of its folder."};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, begin + "it is not there, or its folder may not be written."};
    case SQLITE_NOMEM:
      return {ErrorCode::kIo, begin + "memory ran out."};
    case SQLITE_TOOBIG:
      return {ErrorCode::kTooLarge, begin + "a value is too large to be stored."};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::kConflict, begin + "what was to be written does not go with what stands "
                                            "there already."};
    default:
      return {ErrorCode::kIo, begin + "the disk or its driver failed (code " +
                                  std::to_string(code) + ")."};
  }
}

void fail(sqlite3* handle, int code, const std::string& file, std::string_view doing) {
  const int kind = code & 0xff;
  if (kind == SQLITE_ERROR || kind == SQLITE_MISUSE || kind == SQLITE_RANGE ||
      kind == SQLITE_MISMATCH || kind == SQLITE_SCHEMA) {
    base::assertion_failed(sqlite3_errmsg(handle), __FILE__, __LINE__);  // names columns, no values
  }
  throw base::Failure(error_of(code, file, doing));
}

std::string percent_encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
    const auto byte = static_cast<std::uint8_t>(c);
    if (safe) {
      out += c;
    } else {
      out.append("%").append(base::to_hex({&byte, 1}));
    }
  }
  return out;
}

base::Status run(sqlite3* handle, const char* sql, const std::string& file,
                 std::string_view doing) {
  const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code, file, doing);
  return base::ok_status();
}

base::Result<std::int64_t> number(sqlite3* handle, const char* sql, const std::string& file) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
  if (code != SQLITE_OK) return error_of(code, file, "read");
  code = sqlite3_step(statement);
  const std::int64_t value = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  if (code != SQLITE_ROW) return error_of(code, file, "read");
  return value;
}

base::Result<Handle> open_keyed(const Place& place, Access access) {
  TRY_ASSIGN(Handle handle, open_handle(place, place.vfs, access));
  if (place.key) TRY(set_key(handle.get(), *place.key, place.name()));
  TRY(set_up(handle.get(), place.name()));
  if (access == Access::kCreate) {
    const std::string page = "PRAGMA page_size = " + std::to_string(kPageBytes) +
                             "; PRAGMA secure_delete = ON; PRAGMA auto_vacuum = NONE";
    TRY(run(handle.get(), page.c_str(), place.name(), "set up"));
  }
  // The first read of the first page is where a wrong key shows.
  TRY_ASSIGN(std::int64_t tables, number(handle.get(), "SELECT count(*) FROM sqlite_schema",
                                         place.name()));
  (void)tables;
  TRY(run(handle.get(), "PRAGMA secure_delete = ON", place.name(), "set up"));
  return handle;
}

base::Result<Handle> open_raw(const Place& place) {
  return open_handle(place, place.real_vfs, Access::kRead);
}

base::Result<base::Bytes> raw_header(const Place& place) {
  // Through SQLite's own file: closing another one would drop the locks of the whole process.
  TRY_ASSIGN(Handle raw, open_raw(place));
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(raw.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr ||
      file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
    return error_of(SQLITE_IOERR, place.name(), "read");
  }
  base::Bytes header(std::min<std::size_t>(kHeaderBytes, static_cast<std::size_t>(size)));
  if (!header.empty()) {
    const int code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    if (code != SQLITE_OK) return error_of(code, place.name(), "read");
  }
  return header;
}

base::Status check_raw_header(base::ByteView header, const std::string& file) {
  const auto damaged = [&](const char* what) -> base::Status {
    return Error{ErrorCode::kDamaged, file + what};
  };
  if (header.empty()) return damaged(" is empty. Restore a backup.");
  if (header.size() < kHeaderBytes) return damaged(" is cut off. Restore a backup.");
  if (base::as_text(header.first(kPlainHeader.size())) == kPlainHeader) {
    return damaged(" is a plain SQLite file, not an encrypted one. It was not made here.");
  }
  if (!std::equal(kFixedHeader.begin(), kFixedHeader.end(), header.begin() + 16)) {
    return damaged(" is not a database of this program, or its first bytes are damaged. "
                   "Restore a backup.");
  }
  return base::ok_status();
}

}  // namespace database::sqlite
