// One run of a program that is not trusted: bytes in, bytes out, and nothing else.
//
// The program gets two pipes as its standard input and output, /dev/null as its standard error,
// no argument, an empty environment, / as its folder, no other open file, default signals and a
// process group of its own. Its limits (memory, processor time, files, processes, core dump) are
// set before it is given a byte of input. When the run ends, for whatever reason, the whole group
// is killed and nothing of it is waited for.
//
// Safe in a program with threads (posix_spawn, every descriptor close-on-exec, SIGPIPE held back
// in the calling thread only). Blocks the calling thread until the run ends, no longer than `wall`.
#pragma once

#include <chrono>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "parse/effort.h"

namespace parse {

struct Allowance {
  std::chrono::milliseconds wall;
  std::size_t output_bytes_max;
  Effort effort;  // the limits of the process
};

struct Ending {
  enum class How { kExited, kKilled, kTooSlow, kTooMuchOutput };
  How how = How::kExited;
  int number = 0;      // the exit code, or the signal that killed it
  base::Bytes output;  // whole only when it exited
};

// Errors: kNotFound if there is no such program; kIo if it cannot be started.
base::Result<Ending> run_program(const std::filesystem::path& program, base::ByteView input,
                                 const Allowance& allowance);

}  // namespace parse
