// Handle: one open connection to SQLite, keyed and set up as the house wants it.
//
// Used inside this folder only; the rest of the program knows database/database.h. The part that
// we build on (SQLite3 Multiple Ciphers) has the bad habit to go on in plain text where a key is
// empty or a cipher's name is wrong, and to say that all went well. So every call is checked here
// and the keys have a type that cannot be empty.
//
// Not thread-safe: one connection, one thread at a time (SQLITE_THREADSAFE=2).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "base/bytes.h"
#include "base/result.h"

namespace database::sqlite {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr int kPageBytes = 4096;      // measured: benchmarks/database_bench.cpp
inline constexpr int kReservedBytes = 64;    // of each page: 32 of tag, 32 of nonce
inline constexpr std::size_t kHeaderBytes = 24;  // stand outside the encryption

// The encryption key of one file: 32 bytes, overwritten when it goes.
class Key {
 public:
  // Errors: kBadInput unless there are just 32 bytes that are not all zero.
  static base::Result<Key> make(base::ByteView bytes);
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();
  base::ByteView bytes() const { return bytes_; }

 private:
  Key() = default;
  std::array<std::uint8_t, kKeyBytes> bytes_{};
};

inline constexpr const char* kFileSystem = "unix";  // SQLite's name of the usual one
inline constexpr const char* kEncryptedFileSystem = "multipleciphers-unix";

// Where a database lies: a file of a SQLite file system ("VFS"), with a key or without. Only
// databases in memory have no key.
struct Place {
  std::filesystem::path path;
  std::string real_vfs;   // reads the bytes as they stand in the file
  std::string vfs;        // the same one, through the encryption
  std::optional<Key> key;
  bool unchanging = false;  // nobody writes to it as long as it is open: needs no lock and no log

  std::string name() const { return path.filename().string(); }  // for messages
};

enum class Access { kRead, kWrite, kCreate };

struct CloseHandle {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;

// Errors: kIo, kLocked (the key does not fit).
base::Result<Handle> open_keyed(const Place& place, Access access);
// The same file with no key: for reading the bytes as they stand. Nothing is ever queried on it.
base::Result<Handle> open_raw(const Place& place);

// What SQLite's answer `code` means for the rest of the house. `doing` ends the sentence
// "<file> could not be ...".
base::Error error_of(int code, const std::string& file, std::string_view doing);
// Throws error_of() as a Failure; a wrong SQL text is a bug of ours and ends the program.
[[noreturn]] void fail(sqlite3* handle, int code, const std::string& file, std::string_view doing);

// Runs statements without parameters and without rows. Errors as error_of().
base::Status run(sqlite3* handle, const char* sql, const std::string& file, std::string_view doing);
// The first column of the first row, as a number.
base::Result<std::int64_t> number(sqlite3* handle, const char* sql, const std::string& file);

std::string percent_encoded(std::string_view path);  // for a name of the form file:...

// The first 24 bytes of a file as they stand there. Fewer where the file is shorter.
base::Result<base::Bytes> raw_header(const Place& place);
// Are these the first bytes of an encrypted database of ours? Errors: kDamaged, saying what is
// wrong: empty, plain, cut off, or not as written.
base::Status check_raw_header(base::ByteView header, const std::string& file);

}  // namespace database::sqlite
