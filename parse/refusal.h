// Why the parser refuses a file. Only the number crosses from the program to the library, so no
// word of a file can come out in an error message.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "base/result.h"

namespace parse {

// The numbers are spoken between program and library: append, never reorder.
enum class Refusal : std::uint64_t {
  kEmpty = 1,
  kBinary = 2,          // neither text nor a format that is known
  kKnownBinary = 3,     // a format that is known and not read: archive, old office document ...
  kContentTooLarge = 4,
  kTextTooLarge = 5,
  kHtmlTooDeep = 6,
  kNotMail = 7,         // said to be a mail, and is none
  kOutOfMemory = 8,
  kDamaged = 9,           // begins like a format that is read, and goes on otherwise
  kEncrypted = 10,
  kUnpackedTooLarge = 11,
  kTooDeep = 12,
  kNotThisKind = 13,      // said to be of a kind whose first bytes it has not
  kNoTextFound = 14,      // a picture, or pages of pictures
  kPictureTooLarge = 15,
};
inline constexpr std::uint64_t kRefusalNewest = 15;

base::Error error_of(Refusal refusal);

// Ends the reading of one file inside the program; caught once, where the answer is written.
class Refused : public std::runtime_error {
 public:
  explicit Refused(Refusal why) : std::runtime_error("the file was refused"), why_(why) {}
  Refusal why() const { return why_; }

 private:
  Refusal why_;
};

}  // namespace parse
