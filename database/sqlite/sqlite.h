// SQLite as the house's embedded database: encrypted files, and databases in memory.
//
// A file is encrypted page by page with AEGIS-256 (SQLite3 Multiple Ciphers, raw 32-byte key): a
// fresh random nonce and a tag of 32 bytes for each page written, bound to the page's number. Of
// the ciphers there, AEGIS costs nothing that can be measured, ChaCha20-Poly1305 makes writing a
// quarter slower and reading three times, and AES-CBC has no tag. Only the first 24 bytes of the
// file stand outside: a random salt that a raw key does not use, and 8 bytes that are always the
// same; a sealed copy of them is kept inside, and check() compares.
//
// The log (write-ahead) is flushed to disk at each commit. Temporary data stays in memory.
// A file belongs to one process; who sees to that is ledger/.
#pragma once

#include <filesystem>
#include <memory>

#include "database/database.h"

namespace database::sqlite {

enum class OpenMode {
  kCreate,    // the file must not be there
  kOpen,      // the file must be there
  kReadOnly,  // the same, and nothing is written, not even to the folder
};

// `key` has 32 bytes, not all zero. Errors: kBadInput (the key's length), kConflict (kCreate and
// the file exists), kLocked (the key does not fit, or in use by another process), kDamaged (empty,
// cut off, a plain SQLite file, or the log has a hole), kIo.
base::Result<std::unique_ptr<Database>> open_file(const std::filesystem::path& path,
                                                  base::ByteView key, OpenMode mode);

// The same on another file system known to SQLite by this name: for tests that cut the power
// (database/testing/lossy_disk.h).
base::Result<std::unique_ptr<Database>> open_file_on(const char* file_system,
                                                     const std::filesystem::path& path,
                                                     base::ByteView key, OpenMode mode);

// A database of its own that leaves no trace on disk; gone when closed. The same engine and log
// on files in memory, so that readers and the writer never wait for each other there either.
base::Result<std::unique_ptr<Database>> open_memory();

}  // namespace database::sqlite
