#include "parse/inside/zip.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <set>

#include "base/limits.h"
#include "parse/refusal.h"

namespace parse::inside {
namespace {

using Part = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

zip_t* open(std::string_view content) {
  zip_error_t ignored;
  zip_error_init(&ignored);
  zip_source_t* source = zip_source_buffer_create(content.data(), content.size(), 0, &ignored);
  if (source == nullptr) throw Refused(Refusal::kOutOfMemory);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &ignored);
  if (archive == nullptr) zip_source_free(source);
  zip_error_fini(&ignored);
  if (archive == nullptr) throw Refused(Refusal::kDamaged);
  return archive;
}

}  // namespace

void load_zip() {
  setenv("TZ", "UTC0", 1);
  tzset();
}

Zip::Zip(std::string_view content) : archive_(open(content), &zip_discard) {
  const zip_int64_t parts = zip_get_num_entries(archive_.get(), 0);
  if (parts < 0) throw Refused(Refusal::kDamaged);
  if (static_cast<std::size_t>(parts) > base::kDocxPartsMax) {
    throw Refused(Refusal::kUnpackedTooLarge);
  }
  std::set<std::string_view> names;
  for (zip_uint64_t at = 0; at < static_cast<zip_uint64_t>(parts); ++at) {
    const char* name = zip_get_name(archive_.get(), at, ZIP_FL_ENC_RAW);
    if (name == nullptr || !names.insert(name).second) throw Refused(Refusal::kDamaged);
  }
}

std::optional<std::string> Zip::read(const std::string& name) {
  const zip_int64_t at = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_RAW);
  if (at < 0) return std::nullopt;
  zip_stat_t about;
  zip_stat_init(&about);
  const auto index = static_cast<zip_uint64_t>(at);
  if (zip_stat_index(archive_.get(), index, 0, &about) != 0) throw Refused(Refusal::kDamaged);
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    throw Refused(Refusal::kEncrypted);
  }
  const Part part(zip_fopen_index(archive_.get(), index, 0), &zip_fclose);
  if (!part) throw Refused(Refusal::kDamaged);
  std::string unpacked;
  std::array<char, 64 * 1024> piece;
  while (true) {
    const zip_int64_t got = zip_fread(part.get(), piece.data(), piece.size());
    if (got < 0) throw Refused(Refusal::kDamaged);
    if (got == 0) return unpacked;
    unpacked_bytes_ += static_cast<std::size_t>(got);
    if (unpacked_bytes_ > base::kDocxBytesMax) throw Refused(Refusal::kUnpackedTooLarge);
    unpacked.append(piece.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace parse::inside
