#include "parse/inside/fuzz_check.h"
#include "parse/inside/testing/docx_file.h"

// What begins like a ZIP file is one; anything else is the XML of a document and of its numbering,
// parted by a NUL: behind checksums and compression a fuzzer would never get so far.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace parse::inside;
  std::string content(reinterpret_cast<const char*>(data), size);
  if (!content.starts_with("PK\x03\x04")) {
    const std::size_t cut = std::min(content.find('\0'), content.size());
    samples::Parts parts = samples::docx_parts("", {{"numbering", content.substr(cut)}});
    parts["word/document.xml"] = content.substr(0, cut);
    content = samples::zip_of(parts, ZIP_CM_STORE);
  }
  check_reading(reinterpret_cast<const std::uint8_t*>(content.data()), content.size(),
                model::Medium::kDocx);
  return 0;
}
