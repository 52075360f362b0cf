#include "parse/parsed.h"

namespace parse {
namespace {

std::string size_words(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  if (bytes < 1'000'000) return std::to_string((bytes + 500) / 1000) + " kB";
  return std::to_string((bytes + 500'000) / 1'000'000) + " MB";
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return count == 1 ? std::string("one ") + one : std::to_string(count) + " " + many;
}

const char* was(std::uint64_t count) { return count == 1 ? " was" : " were"; }

}  // namespace

std::string words(const Unread& unread) {
  const std::uint64_t count = unread.count;
  switch (unread.why) {
    case Unread::Why::kAttachment:
      return counted(count, "attachment", "attachments") + was(count) + " not read (" +
             unread.kind + ", " + size_words(unread.bytes) + (count == 1 ? ")" : " together)");
    case Unread::Why::kTooDeep:
      return counted(count, "part", "parts") + was(count) + " not read: nested too deeply";
    case Unread::Why::kTooManyParts:
      return counted(count, "part", "parts") + was(count) + " not read: the mail has too many";
    case Unread::Why::kHeaderCut:
      return counted(count, "long header line", "long header lines") + was(count) + " shortened";
    case Unread::Why::kAddressesCut:
      return counted(count, "address", "addresses") + was(count) +
             " not read: the mail has too many";
    case Unread::Why::kBadCharacters:
      return counted(count, "place", "places") + " held bytes that are not characters; U+FFFD " +
             "stands there instead";
    case Unread::Why::kOther:
      return counted(count, "further thing", "further things") + was(count) + " not read";
  }
  return {};
}

}  // namespace parse
