#include "database/testing/lossy_disk.h"

#include <algorithm>

namespace database::sqlite {
namespace {

constexpr std::size_t kSectorBytes = 512;

}  // namespace

void LossyDisk::cut_power_at(std::int64_t call) {
  const std::lock_guard hold(mutex_);
  cut_at_ = calls_ + call;
}

bool LossyDisk::is_off() {
  const std::lock_guard hold(mutex_);
  return cut_at_ && calls_ >= *cut_at_;
}

std::int64_t LossyDisk::calls() {
  const std::lock_guard hold(mutex_);
  return calls_;
}

void LossyDisk::set_full_at(std::optional<std::int64_t> bytes) {
  const std::lock_guard hold(mutex_);
  full_at_ = bytes;
}

int LossyDisk::count() {
  ++calls_;
  return cut_at_ && calls_ >= *cut_at_ ? SQLITE_IOERR : SQLITE_OK;
}

void LossyDisk::apply(const Change& change, base::Bytes& content) {
  if (change.truncates) {
    content.resize(std::min(content.size(), static_cast<std::size_t>(change.offset)));
    return;
  }
  const std::size_t end = static_cast<std::size_t>(change.offset) + change.bytes.size();
  if (content.size() < end) content.resize(end);
  std::copy(change.bytes.begin(), change.bytes.end(), content.begin() + change.offset);
}

// Changes are remembered sector by sector, so that each may be lost for itself. A write that the
// power cut short is remembered too: it may have reached the disk, whole or in part.
int LossyDisk::before_write(const std::string& path, std::int64_t offset, base::ByteView bytes) {
  const auto end = offset + static_cast<std::int64_t>(bytes.size());
  if (full_at_ && end > *full_at_) return SQLITE_FULL;
  const bool was_on = !(cut_at_ && calls_ >= *cut_at_);
  const int code = count();
  if (!was_on) return code;
  auto& pending = durable_[path].pending;
  while (!bytes.empty()) {
    const std::size_t in_sector = static_cast<std::size_t>(offset) % kSectorBytes;
    const base::ByteView part = bytes.first(std::min(bytes.size(), kSectorBytes - in_sector));
    pending.push_back({offset, base::Bytes(part.begin(), part.end())});
    offset += static_cast<std::int64_t>(part.size());
    bytes = bytes.subspan(part.size());
  }
  return code;
}

int LossyDisk::before_truncate(const std::string& path, std::int64_t size) {
  const bool was_on = !(cut_at_ && calls_ >= *cut_at_);
  const int code = count();
  if (was_on) durable_[path].pending.push_back({size, {}, true});
  return code;
}

int LossyDisk::before_remove(const std::string& path) {
  const int code = count();
  if (code == SQLITE_OK) {
    durable_[path].pending.clear();
    durable_[path].removed = true;
  }
  return code;
}

// A flush of a new file flushes its folder as well, and with it what was removed there.
void LossyDisk::forget_removed() {
  for (auto& [path, file] : durable_) {
    if (file.removed) {
      file.content.reset();
      file.removed = false;
    }
  }
}

int LossyDisk::before_sync(const std::string& path) {
  if (const int code = count(); code != SQLITE_OK) return code;
  const bool is_new = durable_.find(path) == durable_.end() || !durable_[path].content ||
                      durable_[path].removed;
  if (is_new) forget_removed();
  Durable& file = durable_[path];
  if (!file.content) file.content.emplace();
  for (const Change& change : file.pending) apply(change, *file.content);
  file.pending.clear();
  return SQLITE_OK;
}

void LossyDisk::power_on(Keep keep, std::uint32_t seed) {
  const std::lock_guard hold(mutex_);
  std::mt19937 random(seed);
  const auto kept = [&] {
    return keep == Keep::kAll || (keep == Keep::kSome && random() % 2 == 0);
  };
  files_.clear();
  for (auto& [path, file] : durable_) {
    if (file.removed && (keep == Keep::kAll || kept())) file.content.reset();
    file.removed = false;
    // A new file that was never flushed may still be found.
    if (!file.content && !file.pending.empty() && kept()) file.content.emplace();
    if (file.content) {
      for (const Change& change : file.pending) {
        if (kept()) apply(change, *file.content);
      }
      auto& found = files_[path] = std::make_shared<File>();
      found->content = *file.content;
    }
    file.pending.clear();
  }
  std::erase_if(durable_, [](const auto& entry) { return !entry.second.content; });
  cut_at_.reset();
}

}  // namespace database::sqlite
