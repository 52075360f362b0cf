// What both programs do: one untrusted file in on standard input, its text out on standard output.
#pragma once

#include "parse/effort.h"

namespace parse::inside {

struct Readers {
  void (*load)() = nullptr;     // called first of all: everything that comes from disk
  void (*closing)() = nullptr;  // called last before the sandbox closes
};

// In this order: load what must be loaded, read the request without looking into its content, shut
// itself in, look. Ends the process without the destructors of libraries, which have nothing to do
// any more and might call.
[[noreturn]] void serve(Effort effort, const Readers& readers);

}  // namespace parse::inside
