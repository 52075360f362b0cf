#include "parse/effort.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/limits.h"

namespace parse {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view first_bytes;
  model::Medium kind;
};
constexpr std::array kMarks = {
    Mark{"PK\x03\x04"sv, model::Medium::kDocx},     Mark{"%PDF-"sv, model::Medium::kPdf},
    Mark{"\x89PNG\r\n"sv, model::Medium::kPicture}, Mark{"\xFF\xD8\xFF"sv, model::Medium::kPicture},
    Mark{"II*\0"sv, model::Medium::kPicture},       Mark{"MM\0*"sv, model::Medium::kPicture}};

}  // namespace

std::optional<model::Medium> document_kind(std::string_view content) {
  for (const Mark& mark : kMarks) {
    if (content.starts_with(mark.first_bytes)) return mark.kind;
  }
  return std::nullopt;
}

Effort effort_for(base::ByteView content) {
  // Those of PDFs and pictures, at the beginning of a line of base64.
  constexpr std::array kAttached = {"\nJVBERi"sv, "\niVBORw0KG"sv, "\n/9j/"sv, "\nSUkqA"sv,
                                    "\nTU0AK"sv};
  const std::string_view bytes = base::as_text(content);
  const auto kind = document_kind(bytes);
  const bool pages = kind == model::Medium::kPdf || kind == model::Medium::kPicture ||
                     std::any_of(kAttached.begin(), kAttached.end(), [&](auto each) {
                       return bytes.find(each) != std::string_view::npos;
                     });
  return pages ? Effort::kPages : Effort::kText;
}

Limits limits_of(Effort effort) {
  if (effort == Effort::kPages) {
    return {base::kPagesMemoryBytesMax, base::kPagesCpuSecondsMax, base::kPagesWallSecondsMax};
  }
  return {base::kParserMemoryBytesMax, base::kParserCpuSecondsMax, base::kParserWallSecondsMax};
}

base::Status limit_process(pid_t process, Effort effort) {
  const Limits limits = limits_of(effort);
  struct Limit {
    __rlimit_resource resource;
    rlim_t most;
  };
  // RLIMIT_CPU kills one second after the signal that asks to stop. The loader needs a few files.
  const std::array all = {
#ifndef WHEREABOUTS_SANDBOX_OFF
      // The shadow memory of a sanitizer is larger than any limit.
      Limit{RLIMIT_AS, limits.memory_bytes},
      Limit{RLIMIT_DATA, limits.memory_bytes},
#endif
#ifndef __SANITIZE_THREAD__  // which writes a file as it starts
      Limit{RLIMIT_FSIZE, 0},
#endif
      Limit{RLIMIT_CPU, limits.cpu_seconds},
      Limit{RLIMIT_NOFILE, 16},
      Limit{RLIMIT_NPROC, 0},
      Limit{RLIMIT_CORE, 0},
      Limit{RLIMIT_MEMLOCK, 0},
      Limit{RLIMIT_MSGQUEUE, 0},
  };
  for (const Limit& limit : all) {
    const rlimit both{limit.most, limit.most};
    if (prlimit(process, limit.resource, &both, nullptr) != 0) {
      return base::Error{base::ErrorCode::kIo, "the limits of the parser cannot be set"};
    }
  }
  return base::ok_status();
}

}  // namespace parse
