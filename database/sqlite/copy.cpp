#include <unistd.h>

#include <cstdio>

#include "database/sqlite/sqlite_database.h"

namespace database::sqlite {
namespace {

// VACUUM INTO takes the key of the new file out of its name, which never leaves this process.
std::string name_with_key(const std::filesystem::path& path, const Key& key) {
  std::string raw = "raw:";
  raw += base::as_text(key.bytes());
  std::string name = "file:" + percent_encoded(path.string()) +
                     "?cipher=aegis&algorithm=aegis-256&hexkey=" +
                     base::to_hex(base::as_bytes(raw));
  return name;
}

base::Status vacuum_into(sqlite3* handle, const std::string& name, const std::string& file) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle, "VACUUM INTO ?1", -1, &statement, nullptr);
  if (code == SQLITE_OK) {
    code = sqlite3_bind_text64(statement, 1, name.data(), name.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  }
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (code != SQLITE_DONE) return error_of(code, file, "copied");
  return base::ok_status();
}

}  // namespace

base::Status SqliteDatabase::copy_to(const std::filesystem::path& path, base::ByteView key) {
  TRY_ASSIGN(Key made, Key::make(key));
  // The copy always goes to a real file: a database in memory is saved that way.
  Place copy{std::filesystem::absolute(path), kFileSystem, kEncryptedFileSystem, made};
  if (place_.real_vfs != kFileSystem && place_.key) {
    copy.real_vfs = place_.real_vfs;
    copy.vfs = place_.vfs;
  }
  TRY(make_empty_file(copy));
  const auto write = [&]() -> base::Status {
    Place source = place_;
    TRY_ASSIGN(Handle handle,
               open_keyed(source, mode_ == OpenMode::kReadOnly ? Access::kRead : Access::kWrite));
    TRY(prepare_connection(handle.get(), place_.name()));
    TRY(vacuum_into(handle.get(), name_with_key(copy.path, made) + "&vfs=" + copy.vfs,
                    copy.name()));
    return seal_new_file(copy);
  };
  base::Status written = write();
  if (!written.ok() && copy.real_vfs == kFileSystem) {
    ::unlink(copy.path.c_str());
    ::unlink((copy.path.string() + "-wal").c_str());
    ::unlink((copy.path.string() + "-shm").c_str());
  }
  return written;
}

}  // namespace database::sqlite
