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

// "page 3", "pages 3, 5 to 9 and 12", or `otherwise` where pages do not count.
std::string pages_words(const Unread& unread, const std::string& otherwise) {
  const std::vector<std::uint64_t>& pages = unread.pages;
  if (pages.empty()) return otherwise;
  std::vector<std::string> runs;
  for (std::size_t at = 0; at < pages.size();) {
    std::size_t last = at;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    runs.push_back(std::to_string(pages[at]));
    if (last > at) runs.back() += (last > at + 1 ? " to " : " and ") + std::to_string(pages[last]);
    at = last + 1;
  }
  std::string words = pages.size() == 1 ? "page " : "pages ";
  for (std::size_t at = 0; at < runs.size(); ++at) {
    if (at > 0) words += at + 1 == runs.size() ? " and " : ", ";
    words += runs[at];
  }
  return words;
}

const char* was(std::uint64_t count) { return count == 1 ? " was" : " were"; }

std::string words_without_place(const Unread& unread) {
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
    case Unread::Why::kDeleted:
      return counted(count, "passage", "passages") + was(count) +
             " left out: deleted with changes being tracked";
    case Unread::Why::kHidden:
      return counted(count, "hidden passage", "hidden passages") + was(count) + " left out";
    case Unread::Why::kComment:
      return counted(count, "remark", "remarks") + " in the margin" + was(count) + " not read";
    case Unread::Why::kPicture:
      return counted(count, "picture", "pictures") + " in the document" + was(count) +
             " not read";
    case Unread::Why::kEmbedded:
      return counted(count, "diagram or file", "diagrams or files") + " in the document" +
             was(count) + " not read";
    case Unread::Why::kFormField:
      return counted(count, "field", "fields") + " of a form" + was(count) + " not read";
    case Unread::Why::kSign:
      return counted(count, "sign", "signs") + " that" + (count == 1 ? " is" : " are") +
             " no character" + was(count) + " left out";
    case Unread::Why::kByMachine:
      return "the text of " + pages_words(unread, counted(count, "picture", "pictures")) +
             " was read by machine from a picture: expect slips in names and numbers";
    case Unread::Why::kPage:
      return pages_words(unread, counted(count, "page", "pages")) + was(count) +
             " not read: damaged, or made in a way that is not known here";
    case Unread::Why::kPageOfPicture:
      return pages_words(unread, counted(count, "picture", "pictures")) + was(count) +
             " not read: a picture in which no text was found";
    case Unread::Why::kTooManyPages:
      return pages_words(unread, counted(count, "page", "pages")) + was(count) +
             " not read: there are too many, or reading them takes too long";
    case Unread::Why::kIllegible:
      return pages_words(unread, counted(count, "picture", "pictures")) + was(count) +
             " not read: a picture whose text is blurred, handwritten or in a language that cannot "
             "be read from pictures here (only English can)";
    case Unread::Why::kPartOfPage:
      return pages_words(unread, counted(count, "page", "pages")) + was(count) +
             " not read in full: made with fonts that are not known here";
    case Unread::Why::kPartByMachine:
      return "a picture in " + pages_words(unread, counted(count, "page", "pages")) +
             " was read by machine, behind the text of its page: expect slips in names and numbers";
    case Unread::Why::kOther:
      return counted(count, "further thing", "further things") + was(count) + " not read";
  }
  return {};
}

}  // namespace

std::string words(const Unread& unread) {
  std::string said = words_without_place(unread);
  const bool inside = unread.why != Unread::Why::kAttachment && !unread.kind.empty();
  return inside ? "in an attachment (" + unread.kind + "), " + said : said;
}

}  // namespace parse
