// The parts of an office document (a ZIP file), unpacked in memory by libzip.
#pragma once

#include <zip.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parse::inside {

// To be called before the sandbox closes: libzip tells the days on which parts were packed in the
// zone of the machine, for which libc would open a file.
void load_zip();

class Zip {
 public:
  // `content` must outlive this. Throws Refused: kDamaged for what is no ZIP file or names a part
  // twice (readers would disagree on which of them counts), kUnpackedTooLarge for too many parts.
  explicit Zip(std::string_view content);

  // A part as it unpacks, whatever size its header tells; none: there is no such part. All parts
  // read together may unpack to kDocxBytesMax. Throws Refused: kDamaged, kEncrypted,
  // kUnpackedTooLarge.
  std::optional<std::string> read(const std::string& name);

 private:
  std::unique_ptr<zip_t, decltype(&zip_discard)> archive_;
  std::size_t unpacked_bytes_ = 0;
};

}  // namespace parse::inside
