// What Database::check() does: finds every byte of a database that is not as it was written.
//
// - each page of the file, free ones as well, is read from the file itself, past every cache and
//   past the log, and its tag is compared;
// - the 24 bytes outside the encryption are compared with the copy sealed inside;
// - the length of the file is compared with the number of pages that it should have;
// - the log is walked (log.h), and SQLite's integrity_check looks at what the pages say.
// Not found here: an older state of a whole page put back by somebody, or of the whole file; that
// is what the record's proofs are for.
#pragma once

#include <vector>

#include "database/database.h"
#include "database/sqlite/handle.h"
#include "database/sqlite/log.h"

namespace database::sqlite {

Damage unfinished(const Place& place, const Log& log);

// Reads and authenticates all pages of the file. Pages of `log` may be behind in the file, or
// missing. `pages` is how many the database has, the log counted.
std::vector<Damage> check_pages(const Place& place, const Log& log, std::int64_t pages);
// Compares the bytes outside the encryption.
std::vector<Damage> check_sealed_header(const Place& place, sqlite3* handle);
// SQLite's own look at what the pages say.
std::vector<Damage> check_content(const Place& place, sqlite3* handle);

}  // namespace database::sqlite
