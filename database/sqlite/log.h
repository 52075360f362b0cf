// The write-ahead log, walked frame by frame as SQLite documents it
// (https://sqlite.org/fileformat2.html, section 4), without SQLite and without the key.
//
// SQLite itself takes the first frame that does not fit as the end of the log and says nothing.
// For us that is the loss of acknowledged commits, if damage was the cause. What can be told:
// a commit is flushed before the next one begins, so a power loss spoils the last transaction at
// most. A broken frame with more than that behind it is damage.
#pragma once

#include <cstdint>
#include <set>

#include "database/sqlite/handle.h"

namespace database::sqlite {

struct Log {
  enum class End {
    kClean,       // all that is there is whole
    kUnfinished,  // the last transaction is not: cut off, or damaged
    kBroken,      // damaged before its end
  };
  End end = End::kClean;
  std::int64_t frames_committed = 0;
  std::int64_t frame_of_end = 0;      // where the trouble begins, counted from 1
  std::set<std::uint32_t> pages;      // of the committed frames: newer here than in the file
  std::int64_t bytes = 0;
};

// Reads the log beside the file; an absent one is empty. `frames_max` ends the reading early, for
// a log that is being written behind that point. Errors: kIo.
base::Result<Log> walk_log(const Place& place, std::int64_t frames_max = INT64_MAX);

}  // namespace database::sqlite
