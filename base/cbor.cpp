#include "base/cbor.h"

#include "base/limits.h"
#include "base/utf8.h"

namespace base {

namespace {

// Major types, the top three bits of an item's first byte (RFC 8949, section 3.1).
enum Major : unsigned {
  kUnsignedMajor = 0,
  kNegativeMajor = 1,
  kBytesMajor = 2,
  kTextMajor = 3,
  kArrayMajor = 4,
  kMapMajor = 5,
};

constexpr std::uint8_t kFalse = 0xf4;
constexpr std::uint8_t kTrue = 0xf5;
constexpr std::uint8_t kNull = 0xf6;
constexpr unsigned kOneByteFollows = 24;  // 25, 26, 27: two, four, eight bytes
constexpr std::uint64_t kLargestOfLength[] = {kOneByteFollows - 1, 0xff, 0xffff, 0xffffffff};

}  // namespace

void CborWriter::head(unsigned major, std::uint64_t value) {
  if (value < kOneByteFollows) {
    out_.push_back(static_cast<std::uint8_t>(major << 5 | value));
    return;
  }
  unsigned doublings = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
  std::size_t length = std::size_t{1} << doublings;
  std::uint8_t encoded[9];
  encoded[0] = static_cast<std::uint8_t>(major << 5 | (kOneByteFollows + doublings));
  for (std::size_t at = length; at > 0; --at) {
    encoded[at] = static_cast<std::uint8_t>(value);
    value >>= 8;
  }
  out_.insert(out_.end(), encoded, encoded + 1 + length);
}

void CborWriter::integer(std::int64_t value) {
  // -1 - n is ~n in two's complement, which C++20 promises.
  auto pattern = static_cast<std::uint64_t>(value);
  value < 0 ? head(kNegativeMajor, ~pattern) : head(kUnsignedMajor, pattern);
}

void CborWriter::bytes(ByteView value) {
  head(kBytesMajor, value.size());
  raw(value);
}

void CborWriter::text(std::string_view value) {
  WHEREABOUTS_ASSERT(is_utf8(value));
  head(kTextMajor, value.size());
  raw(as_bytes(value));
}

void CborWriter::raw(ByteView encoded) {
  out_.insert(out_.end(), encoded.begin(), encoded.end());
}

CborReader::Kind CborReader::next() const {
  if (failed_) return Kind::kBad;
  if (at_end()) return Kind::kEnd;
  switch (in_[at_] >> 5) {
    case kUnsignedMajor: return Kind::kUnsigned;
    case kNegativeMajor: return Kind::kNegative;
    case kBytesMajor: return Kind::kBytes;
    case kTextMajor: return Kind::kText;
    case kArrayMajor: return Kind::kArray;
    case kMapMajor: return Kind::kMap;
    default: break;
  }
  if (in_[at_] == kFalse || in_[at_] == kTrue) return Kind::kBoolean;
  return in_[at_] == kNull ? Kind::kNull : Kind::kBad;
}

std::uint64_t CborReader::head(unsigned major) {
  if (failed_ || at_end() || in_[at_] >> 5 != major) return fail(), 0;
  unsigned info = in_[at_] & 31;
  if (info < kOneByteFollows) return ++at_, info;
  if (info > kOneByteFollows + 3) return fail(), 0;  // reserved, or indefinite length
  std::size_t doublings = info - kOneByteFollows;
  std::size_t length = std::size_t{1} << doublings;
  if (in_.size() - at_ - 1 < length) return fail(), 0;
  std::uint64_t value = 0;
  for (std::uint8_t byte : in_.subspan(at_ + 1, length)) value = value << 8 | byte;
  if (value <= kLargestOfLength[doublings]) return fail(), 0;  // a shorter form would do
  at_ += 1 + length;
  return value;
}

std::uint64_t CborReader::unsigned_integer() { return head(kUnsignedMajor); }

std::int64_t CborReader::integer() {
  bool negative = next() == Kind::kNegative;
  std::uint64_t value = head(negative ? kNegativeMajor : kUnsignedMajor);
  if (value > INT64_MAX) return fail(), 0;
  auto magnitude = static_cast<std::int64_t>(value);
  return negative && ok() ? -1 - magnitude : magnitude;
}

ByteView CborReader::content(unsigned major) {
  std::uint64_t length = head(major);
  if (length > in_.size() - at_) return fail(), ByteView{};
  ByteView view = in_.subspan(at_, length);
  at_ += length;
  return view;
}

ByteView CborReader::bytes() { return content(kBytesMajor); }

std::string_view CborReader::text() {
  std::string_view view = as_text(content(kTextMajor));
  if (!is_utf8(view)) return fail(), std::string_view{};
  return view;
}

std::uint64_t CborReader::array() {
  std::uint64_t items = head(kArrayMajor);
  if (items > in_.size() - at_) return fail(), 0;
  return items;
}

std::uint64_t CborReader::map() {
  std::uint64_t pairs = head(kMapMajor);
  if (pairs > (in_.size() - at_) / 2) return fail(), 0;
  return pairs;
}

bool CborReader::boolean() {
  if (next() != Kind::kBoolean) return fail(), false;
  return in_[at_++] == kTrue;
}

void CborReader::null() {
  next() == Kind::kNull ? void(++at_) : fail();
}

void CborReader::skip() { skip(kCborDepthMax); }

void CborReader::skip(int depth_left) {
  if (depth_left == 0) return fail();
  switch (next()) {
    case Kind::kUnsigned: head(kUnsignedMajor); return;
    // Whole, also below the range of integer(): what is skipped is only carried.
    case Kind::kNegative: head(kNegativeMajor); return;
    case Kind::kBytes: bytes(); return;
    case Kind::kText: text(); return;
    case Kind::kBoolean: boolean(); return;
    case Kind::kNull: null(); return;
    case Kind::kArray:
      for (std::uint64_t left = array(); left > 0 && ok(); --left) skip(depth_left - 1);
      return;
    case Kind::kMap:
      for (CborMap map(*this); map.next_key();) skip(depth_left - 1);
      return;
    case Kind::kEnd:
    case Kind::kBad: return fail();
  }
}

ByteView CborReader::item() {
  std::size_t begin = at_;
  skip();
  return failed_ ? ByteView{} : in_.subspan(begin, at_ - begin);
}

void CborReader::fail() { failed_ = true; }

Status CborReader::finish() const {
  if (ok() && at_end()) return ok_status();
  return Error{ErrorCode::kDamaged,
               "stored data is not in the form in which it was written; run verify"};
}

std::optional<std::uint64_t> CborMap::next_key() {
  if (left_ == 0 || !reader_.ok()) return std::nullopt;
  --left_;
  std::uint64_t key = reader_.unsigned_integer();
  if (last_ && key <= *last_) reader_.fail();
  if (!reader_.ok()) return std::nullopt;
  last_ = key;
  return key;
}

}  // namespace base
