// Any two texts: folding ends, is stable, and comparison does not depend on the side.
#include "base/result.h"
#include "names/fold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(text.find('\n'), size);
  const auto one = names::fold(text.substr(0, cut));
  const auto other = names::fold(text.substr(std::min(cut + 1, size)));
  WHEREABOUTS_ASSERT(names::same_name(one, other) == names::same_name(other, one));
  WHEREABOUTS_ASSERT(names::may_be_same_name(one, other) == names::may_be_same_name(other, one));
  WHEREABOUTS_ASSERT(one.empty() || names::same_name(one, one));
  WHEREABOUTS_ASSERT(!names::same_name(one, other) || names::may_be_same_name(one, other));
  return 0;
}
