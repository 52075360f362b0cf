// How much the reading of one file may cost, and which program does it.
//
// Most files are text in some form: whereabouts-parse reads them and starts in milliseconds. PDFs
// and pictures need libraries that are larger by far, and reading a picture takes seconds:
// whereabouts-parse-pages has these, and limits of its own. Both programs read mails; the second
// those that have a PDF or a picture attached.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "model/report.h"

namespace parse {

// The kind of a document, by its first bytes, or none. A ZIP file is taken for a Word document
// until its parts say otherwise.
std::optional<model::Medium> document_kind(std::string_view content);

enum class Effort { kText, kPages };

// Compares first bytes, and those of attachments as base64 writes them; looks no deeper.
Effort effort_for(base::ByteView content);

struct Limits {
  std::uint64_t memory_bytes;
  unsigned cpu_seconds;
  int wall_seconds;
};
Limits limits_of(Effort effort);

// Sets the limits of base/limits.h on a process (0: this one). Set twice: by the library from
// outside, and by the program itself, so that neither relies on the other. Errors: kIo.
base::Status limit_process(pid_t process, Effort effort);

}  // namespace parse
