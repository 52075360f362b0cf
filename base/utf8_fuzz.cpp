// Repaired text is well formed, without NUL, and stays as it is when repaired again; cutting never
// makes well-formed text ill-formed.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/result.h"
#include "base/utf8.h"

namespace {
constexpr std::size_t kCutsMax = 64;  // each looks at the text again
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string repaired = base::repair_utf8(text);
  WHEREABOUTS_ASSERT(base::is_utf8(repaired));
  WHEREABOUTS_ASSERT(repaired.find('\0') == std::string::npos);
  WHEREABOUTS_ASSERT(base::repair_utf8(repaired) == repaired);
  bool was_good = base::is_utf8(text) && text.find('\0') == std::string_view::npos;
  WHEREABOUTS_ASSERT(was_good == (repaired == text));
  for (std::size_t most = 0; most <= std::min(repaired.size(), kCutsMax); ++most) {
    std::string_view prefix = base::utf8_prefix(repaired, most);
    WHEREABOUTS_ASSERT(prefix.size() <= most && most - prefix.size() < 4);
    WHEREABOUTS_ASSERT(base::is_utf8(prefix));
    WHEREABOUTS_ASSERT(base::is_boundary(repaired, most) == (prefix.size() == most));
  }
  return 0;
}
