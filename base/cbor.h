// Deterministic CBOR (RFC 8949, section 4.2.1), as much of it as the record needs.
//
// Unsigned and negative integers, byte and text strings, arrays, maps with unsigned keys, true,
// false, null. Shortest forms only, definite lengths only, map keys ascending: one value has one
// encoding, so a hash of the bytes is a hash of the value. The reader refuses everything else.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"

namespace base {

// Appends to one growing buffer. Whoever writes many items keeps the writer and calls clear().
class CborWriter {
 public:
  void unsigned_integer(std::uint64_t value) { head(0, value); }
  void integer(std::int64_t value);
  void bytes(ByteView value);
  void text(std::string_view value);  // valid UTF-8, or the program ends: nobody could read it
  void array(std::uint64_t items) { head(4, items); }
  // Followed by `pairs` times: key by unsigned_integer in ascending order, then its value.
  void map(std::uint64_t pairs) { head(5, pairs); }
  void boolean(bool value) { out_.push_back(value ? 0xf5 : 0xf4); }
  void null() { out_.push_back(0xf6); }
  void raw(ByteView encoded);  // one whole item, encoded as above

  const Bytes& written() const { return out_; }
  Bytes take() { return std::move(out_); }
  void clear() { out_.clear(); }

 private:
  void head(unsigned major, std::uint64_t value);
  Bytes out_;
};

// Reads one item after another. Every call checks type, form and bounds; the first error sticks
// and is kDamaged, so a caller may read a whole structure and ask status() once at the end (each
// read after an error gives zero, empty or false). Nesting is the caller's own recursion, so the
// caller limits its depth; skip() limits itself to kCborDepthMax.
class CborReader {
 public:
  enum class Kind {
    kUnsigned, kNegative, kBytes, kText, kArray, kMap, kBoolean, kNull,
    kEnd,  // nothing is left
    kBad,  // after an error, or a kind of item that the record does not use
  };

  explicit CborReader(ByteView in) : in_(in) {}

  Kind next() const;
  std::uint64_t unsigned_integer();
  std::int64_t integer();   // of either sign, within 64 bits
  ByteView bytes();         // a view into the input
  std::string_view text();  // checked to be UTF-8; a view into the input
  // At most as many items as there are bytes left, so a loop over it ends.
  std::uint64_t array();
  std::uint64_t map();  // how many pairs; CborMap below checks the keys as well
  bool boolean();
  void null();
  void skip();      // over one whole item, checking all of it
  ByteView item();  // skip(), and the bytes of what was skipped

  // Marks the input as damaged: for checks that only the caller can make.
  void fail();
  bool ok() const { return !failed_; }
  bool at_end() const { return at_ == in_.size(); }
  // kDamaged unless everything so far was well formed and nothing is left over.
  Status finish() const;

 private:
  std::uint64_t head(unsigned major);
  ByteView content(unsigned major);
  void skip(int depth_left);

  ByteView in_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

// The map that comes next in a reader: its keys one by one, checked to ascend strictly. Each key
// is followed by reading its value, or by reader.skip() for a field that is not known.
//
//   for (CborMap map(reader); auto key = map.next_key();) {
//     switch (*key) {
//       case 1: name = reader.text(); break;
//       default: reader.skip();
//     }
//   }
class CborMap {
 public:
  explicit CborMap(CborReader& reader) : reader_(reader), left_(reader.map()) {}
  // None after the last key, and after an error.
  std::optional<std::uint64_t> next_key();

 private:
  CborReader& reader_;
  std::uint64_t left_;
  std::optional<std::uint64_t> last_;
};

}  // namespace base
