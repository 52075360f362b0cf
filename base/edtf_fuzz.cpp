// Any text is read or refused; what is read, and every range that can be held, is written so that
// it is read back as the same.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/date.h"

namespace {

using base::DateRange;
using base::Day;

void check_round_trip(const DateRange& range) {
  auto back = base::parse_edtf(base::edtf(range));
  WHEREABOUTS_ASSERT(back.ok() && *back == range);
}

// Nine bytes as a range: two days and the flags.
void check_as_range(const std::uint8_t* data) {
  std::int32_t first, last;
  std::memcpy(&first, data, sizeof first);
  std::memcpy(&last, data + sizeof first, sizeof last);
  std::uint8_t flags = data[8];
  DateRange range;
  if ((flags & 1) == 0) range.earliest = Day::from_number(first % 5'000'000);
  if ((flags & 2) == 0) range.latest = Day::from_number(last % 5'000'000);
  if ((flags & 4) != 0) range.holds = base::Holds::kThroughout;
  range.approximate = (flags & 8) != 0;
  range.uncertain = (flags & 16) != 0;
  if (range.earliest && range.latest && *range.latest < *range.earliest) {
    WHEREABOUTS_ASSERT(!base::parse_edtf(base::edtf(range)).ok());
    return;
  }
  check_round_trip(range);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 9) check_as_range(data);
  auto range = base::parse_edtf({reinterpret_cast<const char*>(data), size});
  if (range.ok()) check_round_trip(*range);
  return 0;
}
