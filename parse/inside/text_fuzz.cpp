#include "parse/inside/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parse::inside::check_reading(data, size, model::Medium::kText);
  return 0;
}
