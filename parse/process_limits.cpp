#include <sys/resource.h>

#include <array>

#include "base/limits.h"
#include "parse/process.h"

namespace parse {

base::Status limit_process(pid_t process) {
  struct Limit {
    __rlimit_resource resource;
    rlim_t most;
  };
  // RLIMIT_CPU kills one second after the signal that asks to stop. The loader needs a few files.
  constexpr std::array kLimits = {
#ifndef WHEREABOUTS_SANDBOX_OFF  // the shadow memory of a sanitizer is larger than any such limit
      Limit{RLIMIT_AS, base::kParserMemoryBytesMax},
      Limit{RLIMIT_DATA, base::kParserMemoryBytesMax},
#endif
      Limit{RLIMIT_CPU, base::kParserCpuSecondsMax},
      Limit{RLIMIT_NOFILE, 16},
      Limit{RLIMIT_NPROC, 0},
      Limit{RLIMIT_FSIZE, 0},
      Limit{RLIMIT_CORE, 0},
      Limit{RLIMIT_MEMLOCK, 0},
      Limit{RLIMIT_MSGQUEUE, 0},
  };
  for (const Limit& limit : kLimits) {
    const rlimit both{limit.most, limit.most};
    if (prlimit(process, limit.resource, &both, nullptr) != 0) {
      return base::Error{base::ErrorCode::kIo, "the limits of the parser cannot be set"};
    }
  }
  return base::ok_status();
}

}  // namespace parse
