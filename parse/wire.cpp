#include "parse/wire.h"

#include <algorithm>
#include <string_view>

#include "base/cbor.h"
#include "base/utf8.h"

namespace parse {
namespace {

using base::CborReader;
using base::CborWriter;

constexpr std::uint64_t kMediumLast = static_cast<std::uint64_t>(model::Medium::kPicture);
constexpr std::uint64_t kWhyLast = static_cast<std::uint64_t>(Unread::Why::kPartByMachine);
// Counts that the program keeps; one more than a file could need is a lie.
constexpr std::uint64_t kMessagesMax = base::kMailPartsMax + 1;
constexpr std::uint64_t kSizeMax = std::uint64_t{1} << 40;

std::uint64_t number_of(model::Medium medium) { return static_cast<std::uint64_t>(medium); }

void write(CborWriter& out, const Range& range) {
  out.array(2);
  out.unsigned_integer(range.begin);
  out.unsigned_integer(range.end);
}

void write(CborWriter& out, const std::vector<Address>& addresses) {
  out.array(addresses.size());
  for (const Address& address : addresses) {
    out.array(2);
    out.text(address.name);
    out.text(address.address);
  }
}

void write(CborWriter& out, const Message& message) {
  out.array(10);
  write(out, message.from);
  write(out, message.to);
  write(out, message.cc);
  if (message.date) {
    out.array(2);
    out.integer(message.date->moment.microseconds);
    out.integer(message.date->utc_offset_minutes);
  } else {
    out.null();
  }
  out.text(message.date_words);
  out.text(message.subject);
  out.text(message.message_id);
  out.text(message.in_reply_to);
  out.unsigned_integer(static_cast<std::uint64_t>(message.depth));
  write(out, message.header_lines);
}

void write(CborWriter& out, const Part& part) {
  out.array(3);
  write(out, part.range);
  out.unsigned_integer(number_of(part.medium));
  if (part.message) {
    out.unsigned_integer(*part.message);
  } else {
    out.null();
  }
}

void write(CborWriter& out, const Unread& unread) {
  out.array(5);
  out.unsigned_integer(static_cast<std::uint64_t>(unread.why));
  out.text(unread.kind);
  out.unsigned_integer(unread.bytes);
  out.unsigned_integer(unread.count);
  out.array(unread.pages.size());
  for (const std::uint64_t page : unread.pages) out.unsigned_integer(page);
}

template <typename T>
void write_all(CborWriter& out, std::uint64_t key, const std::vector<T>& items) {
  out.unsigned_integer(key);
  out.array(items.size());
  for (const T& item : items) write(out, item);
}

void expect(CborReader& in, bool condition) {
  if (!condition) in.fail();
}

void expect_array(CborReader& in, std::uint64_t items) { expect(in, in.array() == items); }
void expect_key(CborReader& in, std::uint64_t key) { expect(in, in.unsigned_integer() == key); }

std::uint64_t number_up_to(CborReader& in, std::uint64_t last) {
  const std::uint64_t number = in.unsigned_integer();
  expect(in, number <= last);
  return in.ok() ? number : 0;
}

model::Medium read_medium(CborReader& in, std::uint64_t last) {
  const std::uint64_t number = number_up_to(in, last);
  expect(in, number >= 1);
  return in.ok() ? static_cast<model::Medium>(number) : model::Medium::kText;
}

// One line, as short as the program promised.
std::string read_line(CborReader& in) {
  const std::string_view line = in.text();
  expect(in, line.size() <= base::kMailHeaderBytesMax);
  expect(in, std::none_of(line.begin(), line.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         }));
  return in.ok() ? std::string(line) : std::string();
}

std::string read_kind(CborReader& in) {
  std::string kind = read_line(in);
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+/";
  expect(in, kind.find_first_not_of(kAllowed) == std::string::npos);
  return kind;
}

bool is_good_text(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
}

Range read_range(CborReader& in, std::string_view text) {
  expect_array(in, 2);
  Range range;
  range.begin = in.unsigned_integer();
  range.end = in.unsigned_integer();
  expect(in, range.begin <= range.end && range.end <= text.size());
  if (!in.ok()) return {};
  expect(in, base::is_boundary(text, range.begin) && base::is_boundary(text, range.end));
  return range;
}

std::vector<Address> read_addresses(CborReader& in) {
  const std::uint64_t count = in.array();
  expect(in, count <= base::kMailAddressesMax);
  std::vector<Address> addresses;
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
    expect_array(in, 2);
    std::string name = read_line(in);
    addresses.push_back({std::move(name), read_line(in)});
  }
  return addresses;
}

std::optional<MailDate> read_date(CborReader& in) {
  if (in.next() == CborReader::Kind::kNull) {
    in.null();
    return std::nullopt;
  }
  constexpr std::int64_t kYear9999 = 253'402'300'800;
  expect_array(in, 2);
  MailDate date;
  date.moment.microseconds = in.integer();
  const std::int64_t seconds = date.moment.microseconds / 1'000'000;
  expect(in, seconds > -kYear9999 && seconds < kYear9999);
  const std::int64_t offset = in.integer();
  expect(in, offset >= -24 * 60 && offset <= 24 * 60);
  date.utc_offset_minutes = in.ok() ? static_cast<int>(offset) : 0;
  return date;
}

Message read_message(CborReader& in, std::string_view text) {
  expect_array(in, 10);
  Message message;
  message.from = read_addresses(in);
  message.to = read_addresses(in);
  message.cc = read_addresses(in);
  message.date = read_date(in);
  message.date_words = read_line(in);
  message.subject = read_line(in);
  message.message_id = read_line(in);
  message.in_reply_to = read_line(in);
  message.depth = static_cast<int>(number_up_to(in, base::kMailDepthMax));
  message.header_lines = read_range(in, text);
  return message;
}

Part read_part(CborReader& in, const Parsed& parsed) {
  expect_array(in, 3);
  Part part;
  part.range = read_range(in, parsed.text);
  part.medium = read_medium(in, kMediumLast);
  expect(in, part.medium != model::Medium::kMail);
  if (in.next() == CborReader::Kind::kNull) {
    in.null();
  } else {
    part.message = in.unsigned_integer();
    expect(in, *part.message < parsed.messages.size());
  }
  expect(in, parsed.parts.empty() || parsed.parts.back().range.end <= part.range.begin);
  return part;
}

std::vector<std::uint64_t> read_pages(CborReader& in) {
  const std::uint64_t count = in.array();
  expect(in, count <= base::kUnreadPagesMax);
  std::vector<std::uint64_t> pages;
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
    const std::uint64_t page = number_up_to(in, kSizeMax);
    expect(in, page > (pages.empty() ? 0 : pages.back()));
    pages.push_back(page);
  }
  return pages;
}

Unread read_unread(CborReader& in) {
  expect_array(in, 5);
  Unread unread;
  const std::uint64_t why = number_up_to(in, kWhyLast);
  expect(in, why >= 1);
  if (in.ok()) unread.why = static_cast<Unread::Why>(why);
  unread.kind = read_kind(in);
  unread.bytes = number_up_to(in, kSizeMax);
  unread.count = number_up_to(in, kSizeMax);
  unread.pages = read_pages(in);
  return unread;
}

template <typename T, typename Read>
void read_all(CborReader& in, std::uint64_t key, std::uint64_t items_max, std::vector<T>& into,
              Read read) {
  expect_key(in, key);
  const std::uint64_t count = in.array();
  expect(in, count <= items_max);
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) into.push_back(read());
}

Parsed read_parsed(CborReader& in) {
  Parsed parsed;
  expect_key(in, 3);
  parsed.medium = read_medium(in, kMediumLast);
  expect_key(in, 4);
  parsed.charset = read_line(in);
  expect_key(in, 5);
  parsed.charset_guessed = in.boolean();
  expect_key(in, 6);
  const std::string_view text = in.text();
  expect(in, text.size() <= base::kTextBytesMax && is_good_text(text));
  if (in.ok()) parsed.text = text;
  read_all(in, 7, kMessagesMax, parsed.messages, [&] { return read_message(in, parsed.text); });
  read_all(in, 8, base::kMailPartsMax, parsed.parts, [&] { return read_part(in, parsed); });
  read_all(in, 9, base::kUnreadNotesMax + 1, parsed.unread, [&] { return read_unread(in); });
  return parsed;
}

void write(CborWriter& out, const Parsed& parsed) {
  out.unsigned_integer(3);
  out.unsigned_integer(number_of(parsed.medium));
  out.unsigned_integer(4);
  out.text(parsed.charset);
  out.unsigned_integer(5);
  out.boolean(parsed.charset_guessed);
  out.unsigned_integer(6);
  out.text(parsed.text);
  write_all(out, 7, parsed.messages);
  write_all(out, 8, parsed.parts);
  write_all(out, 9, parsed.unread);
}

}  // namespace

base::Bytes encode(const Request& request) {
  CborWriter out;
  out.map(3);
  out.unsigned_integer(1);
  out.unsigned_integer(kWireVersion);
  out.unsigned_integer(2);
  out.unsigned_integer(request.hint ? number_of(*request.hint) : 0);
  out.unsigned_integer(3);
  out.bytes(request.content);
  return out.take();
}

base::Result<Request> decode_request(base::ByteView bytes) {
  CborReader in(bytes);
  expect(in, in.map() == 3);
  expect_key(in, 1);
  expect(in, in.unsigned_integer() == kWireVersion);
  expect_key(in, 2);
  Request request;
  if (const std::uint64_t hint = number_up_to(in, kMediumLast); hint != 0) {
    request.hint = static_cast<model::Medium>(hint);
  }
  expect_key(in, 3);
  request.content = in.bytes();
  TRY(in.finish());
  return request;
}

base::Bytes encode(const Answer& answer) {
  CborWriter out;
  const Refusal* refusal = std::get_if<Refusal>(&answer);
  out.map(refusal ? 2 : 9);
  out.unsigned_integer(1);
  out.unsigned_integer(kWireVersion);
  out.unsigned_integer(2);
  out.unsigned_integer(refusal ? static_cast<std::uint64_t>(*refusal) : 0);
  if (!refusal) write(out, std::get<Parsed>(answer));
  return out.take();
}

base::Result<Answer> decode_answer(base::ByteView bytes) {
  CborReader in(bytes);
  const std::uint64_t pairs = in.map();
  expect_key(in, 1);
  expect(in, in.unsigned_integer() == kWireVersion);
  expect_key(in, 2);
  const std::uint64_t refusal = number_up_to(in, kRefusalNewest);
  expect(in, pairs == (refusal != 0 ? 2u : 9u));
  Answer answer = static_cast<Refusal>(refusal);
  if (refusal == 0 && in.ok()) answer = read_parsed(in);
  TRY(in.finish());
  return answer;
}

}  // namespace parse
