#include "ledger/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <thread>

#include "base/limits.h"

namespace ledger {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view kFirstLine = "whereabouts archive\n";
constexpr std::string_view kFormatLine = "format 1\n";
constexpr std::string_view kIdLine = "id ";

}  // namespace

std::string mark_text(const ArchiveId& id) {
  std::string text(kFirstLine);
  text += kFormatLine;
  text += std::string(kIdLine) + id.text() + "\n";
  text +=
      "This folder holds an encrypted record. See docs/formats/archive.md of the program\n"
      "whereabouts. Do not change, move or remove single files: back up the whole folder with\n"
      "the program itself.\n";
  return text;
}

base::Result<ArchiveId> read_mark(base::World& world, const Folder& folder) {
  auto content = world.files().read(folder.mark(), base::kMarkBytesMax);
  if (!content.ok() && content.error().code == ErrorCode::kNotFound) {
    return Error{ErrorCode::kNotFound,
                 folder.path.string() + " holds no archive; `whereabouts init` makes one"};
  }
  if (!content.ok()) return content.error();
  std::string_view text = base::as_text(*content);
  const Error damaged{ErrorCode::kDamaged, folder.mark().string() +
                                               " is not as it was written; put it back from a "
                                               "backup"};
  if (!text.starts_with(kFirstLine)) return damaged;
  text.remove_prefix(kFirstLine.size());
  if (!text.starts_with("format ")) return damaged;
  if (!text.starts_with(kFormatLine)) {
    return Error{ErrorCode::kUnsupported, folder.path.string() +
                                              " has a format that this program does not know; "
                                              "use the newer one that made it"};
  }
  text.remove_prefix(kFormatLine.size());
  constexpr std::size_t kIdLetters = 26;
  if (!text.starts_with(kIdLine) || text.size() < kIdLine.size() + kIdLetters) return damaged;
  auto id = ArchiveId::parse(text.substr(kIdLine.size(), kIdLetters));
  if (!id.ok()) return damaged;
  if (mark_text(*id) != base::as_text(*content)) return damaged;
  return *id;
}

base::Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path& file,
                                                           std::chrono::milliseconds wait) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    return Error{ErrorCode::kIo, "the archive's folder cannot be written (" + file.string() + ": " +
                                     std::generic_category().message(errno) +
                                     "); an archive is opened where its owner may write"};
  }
  std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));
  const auto until = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      return Error{ErrorCode::kIo,
                   "the lock " + file.string() +
                       " cannot be taken: " + std::generic_category().message(errno)};
    }
    if (std::chrono::steady_clock::now() >= until) {
      return Error{ErrorCode::kLocked,
                   "another program has this archive open; end it, or use its window"};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return lock;
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace ledger
