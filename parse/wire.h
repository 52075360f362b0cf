// What library and program say to each other over the two pipes: one request, one answer, each a
// CBOR map that ends with the stream. The answer comes from a program that may have been taken
// over by the file it read, so decoding checks every promise of parse/parsed.h again.
#pragma once

#include <optional>
#include <variant>

#include "base/bytes.h"
#include "base/limits.h"
#include "parse/parsed.h"
#include "parse/refusal.h"

namespace parse {

// Rises with every change of request or answer; both sides are built together.
inline constexpr std::uint64_t kWireVersion = 2;
// The most that a request has beside the content.
inline constexpr std::size_t kRequestBytesMax = base::kReportBytesMax + 64;

// Exit codes of the program. An answer was written only with the first.
inline constexpr int kExitDone = 0;
inline constexpr int kExitBadRequest = 3;
inline constexpr int kExitNoSandbox = 4;
inline constexpr int kExitNotWritten = 5;

struct Request {
  base::ByteView content;  // of a decoded request, a view into its bytes
  std::optional<model::Medium> hint;
};

base::Bytes encode(const Request& request);
base::Result<Request> decode_request(base::ByteView bytes);  // kDamaged

using Answer = std::variant<Parsed, Refusal>;

base::Bytes encode(const Answer& answer);
base::Result<Answer> decode_answer(base::ByteView bytes);  // kDamaged

}  // namespace parse
