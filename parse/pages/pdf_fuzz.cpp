#include "parse/inside/fuzz_check.h"
#include "parse/pages/pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool loaded = (parse::pages::load_pages(), true);
  WHEREABOUTS_ASSERT(loaded);
  std::string content = "%PDF-1.4\n";
  content.append(reinterpret_cast<const char*>(data), size);
  parse::inside::check_reading(reinterpret_cast<const std::uint8_t*>(content.data()),
                               content.size(), model::Medium::kPdf);
  return 0;
}
