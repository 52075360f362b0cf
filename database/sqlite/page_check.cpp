#include "database/sqlite/page_check.h"

#include <algorithm>
#include <string>

#include "database/sqlite/sqlite_database.h"

namespace database::sqlite {
namespace {

constexpr std::size_t kDamagesMax = 1000;  // a file that is broken all over says enough by then
constexpr std::int64_t kLockPage = 0x40000000 / kPageBytes + 1;  // locked on, never written

std::string page_of(const Place& place, std::int64_t page) {
  return place.name() + ", page " + std::to_string(page);
}

sqlite3_file* file_of(sqlite3* handle) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

// Reads pages of the file as they stand there: `keyed` authenticates them, `raw` does not.
class Pages {
 public:
  Pages(sqlite3_file* keyed, sqlite3_file* raw) : keyed_(keyed), raw_(raw) {}

  bool is_whole(std::int64_t page) { return read(keyed_, page); }
  // Never written so far: it lies behind pages that came out of the log first.
  bool is_hole(std::int64_t page) {
    return read(raw_, page) && std::all_of(bytes_.begin(), bytes_.end(),
                                           [](std::uint8_t byte) { return byte == 0; });
  }

 private:
  bool read(sqlite3_file* file, std::int64_t page) {
    return file->pMethods->xRead(file, bytes_.data(), kPageBytes, (page - 1) * kPageBytes) ==
           SQLITE_OK;
  }
  sqlite3_file* keyed_;
  sqlite3_file* raw_;
  base::Bytes bytes_ = base::Bytes(kPageBytes);
};

void check_page(const Place& place, const Log& log, Pages& pages, std::int64_t page,
                std::vector<Damage>& found) {
  if (page == kLockPage || pages.is_whole(page)) return;
  if (!log.pages.contains(static_cast<std::uint32_t>(page))) {
    found.push_back({page_of(place, page), "it is not as it was written"});
  } else if (!pages.is_hole(page)) {
    found.push_back({page_of(place, page),
                     "its older state is not whole; the newer one in the log takes its place",
                     Damage::Kind::kUnfinished});
  }
}

}  // namespace

Damage unfinished(const Place& place, const Log& log) {
  return {place.name() + "-wal, frame " + std::to_string(log.frame_of_end),
          "the last write was never finished, or is damaged; what came before it is whole",
          Damage::Kind::kUnfinished};
}

std::vector<Damage> check_pages(const Place& place, const Log& log, std::int64_t pages) {
  std::vector<Damage> found;
  auto keyed = open_keyed(place, Access::kRead);
  auto raw = open_raw(place);
  sqlite3_file* const keyed_file = keyed.ok() ? file_of(keyed->get()) : nullptr;
  sqlite3_file* const raw_file = raw.ok() ? file_of(raw->get()) : nullptr;
  sqlite3_int64 bytes = 0;
  if (keyed_file == nullptr || raw_file == nullptr ||
      raw_file->pMethods->xFileSize(raw_file, &bytes) != SQLITE_OK) {
    return {{place.name(), "it could not be read"}};
  }
  Pages reader(keyed_file, raw_file);
  const std::int64_t there = bytes / kPageBytes;
  for (std::int64_t page = 1; page <= std::min(pages, there); ++page) {
    check_page(place, log, reader, page, found);
    if (found.size() >= kDamagesMax) return found;
  }
  for (std::int64_t page = there + 1; page <= pages; ++page) {
    if (log.pages.contains(static_cast<std::uint32_t>(page)) || page == kLockPage) continue;
    found.push_back({page_of(place, page), "it and all after it are missing"});
    break;
  }
  if (log.pages.empty() && bytes > pages * kPageBytes) {
    found.push_back({place.name(), "it is longer than it was written"});
  }
  return found;
}

std::vector<Damage> check_sealed_header(const Place& place, sqlite3* handle) {
  auto header = raw_header(place);
  if (!header.ok()) return {{place.name(), header.error().message}};
  const std::string sql = "SELECT count(*) FROM sealed_header WHERE only = 1 AND bytes = x'" +
                          base::to_hex(*header) + "'";
  auto same = number(handle, sql.c_str(), place.name());
  if (!same.ok()) return {{place.name(), same.error().message}};
  if (*same == 1) return {};
  return {{place.name() + ", the first 24 bytes", "they are not as they were written"}};
}

std::vector<Damage> check_content(const Place& place, sqlite3* handle) {
  std::vector<Damage> found;
  const auto add = [](void* to, int, char** columns, char**) {
    const std::string line = columns[0] == nullptr ? "" : columns[0];
    if (line != "ok") static_cast<std::vector<Damage>*>(to)->push_back({"", line});
    return 0;
  };
  const int code = sqlite3_exec(handle, "PRAGMA integrity_check(100)", add, &found, nullptr);
  for (Damage& damage : found) damage.where = place.name();
  if (code != SQLITE_OK) {
    found.push_back({place.name(), error_of(code, place.name(), "read through").message});
  }
  return found;
}

std::vector<Damage> SqliteDatabase::check() {
  struct Guard {
    explicit Guard(std::atomic<int>& count) : count_(count) { ++count_; }
    ~Guard() { --count_; }
    std::atomic<int>& count_;
  };
  const std::lock_guard alone(check_mutex_);
  std::vector<Damage> found = found_when_opened_;
  const auto append = [&](std::vector<Damage> more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  auto opened = open_keyed(place_, mode_ == OpenMode::kReadOnly ? Access::kRead : Access::kWrite);
  if (!opened.ok()) return {{place_.name(), opened.error().message}};
  sqlite3* const handle = opened->get();
  auto prepared = prepare_connection(handle, place_.name());
  if (!prepared.ok()) return {{place_.name(), prepared.error().message}};

  Log log;
  base::Result<std::int64_t> pages = std::int64_t{0};
  std::unique_ptr<Guard> guard;
  {
    // The writer waits for this moment, so that the log and the number of pages belong together.
    const std::lock_guard hold(log_mutex_);
    guard = std::make_unique<Guard>(checking_);
    auto begun = run(handle, "BEGIN", place_.name(), "read");
    if (!begun.ok()) return {{place_.name(), begun.error().message}};
    pages = number(handle, "PRAGMA page_count", place_.name());
    if (!pages.ok()) return {{place_.name(), pages.error().message}};
    auto walked = walk_log(place_, found_when_opened_.empty() ? INT64_MAX : log_frames_);
    if (!walked.ok()) return {{place_.name() + "-wal", walked.error().message}};
    log = std::move(walked).value();
    if (log.frames_committed < log_frames_ || log.end == Log::End::kBroken) {
      found.push_back({place_.name() + "-wal, frame " + std::to_string(log.frame_of_end),
                       "it is not as it was written; commits after it would be lost"});
    }
  }
  if (place_.key) {
    append(check_pages(place_, log, *pages));
    append(check_sealed_header(place_, handle));
  }
  append(check_content(place_, handle));
  return found;
}

}  // namespace database::sqlite
