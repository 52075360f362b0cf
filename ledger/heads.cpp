#include "ledger/heads.h"

#include <charconv>
#include <vector>

#include "base/cbor.h"

namespace ledger {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view kTitle = "whereabouts-head-1";
constexpr std::string_view kLetterTitle = "whereabouts-root-1";

std::string grouped_hex(base::ByteView bytes) {
  const std::string hex = base::to_hex(bytes);
  std::string text;
  for (std::size_t at = 0; at < hex.size(); at += 8) {
    if (at > 0) text += '-';
    text += hex.substr(at, 8);
  }
  return text;
}

// A page breaks its lines at hyphens too, so what follows one goes on with the same word.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (char letter : text) {
    if (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') {
      if (!words.back().empty() && words.back().back() != '-') words.emplace_back();
    } else {
      words.back() += letter;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// What a page prints in front of it goes: "Record:", in Japanese without a blank between.
std::vector<std::string> from_title(std::vector<std::string> words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const std::string_view title : {kTitle, kLetterTitle}) {
      if (!words[at].ends_with(title)) continue;
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
      words.front() = title;
      return words;
    }
  }
  return words;
}

template <typename Number>
bool read_number(const std::string& word, Number& number) {
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

template <std::size_t size>
bool read_hex(std::string word, std::array<std::uint8_t, size>& out) {
  std::erase(word, '-');
  auto bytes = base::from_hex(word);
  if (!bytes.ok() || bytes->size() != size) return false;
  std::copy(bytes->begin(), bytes->end(), out.begin());
  return true;
}

}  // namespace

base::Bytes Head::signed_part() const {
  base::CborWriter out;
  out.array(6);
  out.text("whereabouts head 1");
  out.bytes(archive.bytes());
  out.unsigned_integer(size);
  out.integer(time.microseconds);
  out.bytes(root);
  out.bytes(member.bytes());
  return out.take();
}

std::string Head::text() const {
  std::string text(kTitle);
  text += " archive " + archive.text() + " entries " + std::to_string(size) + " time " +
          std::to_string(time.microseconds) + "\nroot " + grouped_hex(root) + "\nmember " +
          member.text() + "\nsignature " + grouped_hex(signature) + "\n";
  return text;
}

std::string Head::letter_text(base::Day day) const {
  return std::string(kLetterTitle) + " " + day.iso() + "\nroot " + grouped_hex(root) + "\n";
}

namespace {

base::Result<Head> parse_whole(const std::vector<std::string>& words) {
  const Error bad{ErrorCode::kBadInput,
                  "this is not the text of a signed head; copy all of it, from "
                  "`whereabouts-head-1` to the end of the signature"};
  if (words.size() != 13) return bad;
  constexpr std::string_view kNames[] = {"archive", "entries", "time",
                                         "root",    "member",  "signature"};
  for (std::size_t at = 0; at < 6; ++at) {
    if (words[1 + 2 * at] != kNames[at]) return bad;
  }
  Head head;
  auto archive = ArchiveId::parse(words[2]);
  auto member = model::MemberId::parse(words[10]);
  if (!archive.ok() || !member.ok() || !read_number(words[4], head.size) ||
      !read_number(words[6], head.time.microseconds) || !read_hex(words[8], head.root) ||
      !read_hex(words[12], head.signature)) {
    return bad;
  }
  head.archive = *archive;
  head.member = *member;
  return head;
}

}  // namespace

base::Result<PrintedHead> PrintedHead::parse(std::string_view text) {
  const std::vector<std::string> words = from_title(words_of(text));
  PrintedHead printed;
  if (!words.empty() && words[0] == kTitle) {
    TRY_ASSIGN(printed.whole, parse_whole(words));
    printed.root = printed.whole->root;
    return printed;
  }
  // Nothing can be checked of the day but that it is one: it is for those who read the letter.
  if (words.size() == 4 && words[0] == kLetterTitle && base::Day::parse(words[1]).ok() &&
      words[2] == "root" && read_hex(words[3], printed.root)) {
    return printed;
  }
  return Error{ErrorCode::kBadInput,
               "this is no head of a record; copy all of it, from `whereabouts-head-1` or "
               "`whereabouts-root-1` to its last letter"};
}

bool PrintedHead::names(const Head& head) const {
  if (whole && (whole->archive != head.archive || whole->size != head.size)) return false;
  return root == head.root;
}

}  // namespace ledger
