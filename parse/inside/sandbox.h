// Shuts the calling process in for good: from here on it can compute, take memory within its
// limits, write to its standard output and end. Nothing else.
//
// Three fences, each enough against most things: limits (no new file, process, file growth or
// core), Landlock (no path, no TCP port, no signal to others; where the kernel has it), seccomp
// (a short list of system calls; any other kills the process). Not dumpable, no new privileges.
// Everything that must be loaded from disk is loaded before; every untrusted byte is looked at
// after.
#pragma once

#include "base/result.h"
#include "parse/effort.h"

namespace parse::inside {

// Whether this build shuts anything: builds with a sanitizer do not, since sanitizers need system
// calls and memory that the sandbox forbids.
bool has_sandbox();

// Errors: kUnsupported if the kernel does not let seccomp be set; then nothing may be read.
base::Status close_sandbox(Effort effort);

}  // namespace parse::inside
