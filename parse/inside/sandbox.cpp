#include "parse/inside/sandbox.h"

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <memory>

#if defined(WHEREABOUTS_SANDBOX_OFF)
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if !defined(__has_feature)
#error "the sandbox may be off only in a build with a sanitizer"
#elif !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
#error "the sandbox may be off only in a build with a sanitizer"
#endif
#endif
#endif

namespace parse::inside {
namespace {

using base::Error;
using base::ErrorCode;
using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// struct landlock_ruleset_attr as newer kernels have it; older ones take its beginning.
struct LandlockRights {
  std::uint64_t files;
  std::uint64_t network;  // version 4
  std::uint64_t scoped;   // version 6
};

constexpr std::uint64_t lowest_bits(int count) { return (std::uint64_t{1} << count) - 1; }

// All the rights that the kernel knows are handled, and no rule allows any. Kernels without
// Landlock are left to seccomp and the limits, which forbid the same.
void close_landlock() {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return;
  // Rights by version: Linux Documentation/userspace-api/landlock.rst, "Previous limitations".
  const int files = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  LandlockRights rights{lowest_bits(files), version >= 4 ? lowest_bits(2) : 0,
                        version >= 6 ? lowest_bits(2) : 0};
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &rights, size, 0);
  if (ruleset < 0) return;
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(static_cast<int>(ruleset));
}

// Memory that is neither a file nor can be run.
bool allow_memory(scmp_filter_ctx filter) {
  const scmp_arg_cmp not_run{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  const scmp_arg_cmp anonymous{3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS};
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, not_run, anonymous) ==
             0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_run) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(brk), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(munmap), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mremap), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(madvise), 0) == 0;
}

bool allow_rest(scmp_filter_ctx filter) {
  const scmp_arg_cmp output{0, SCMP_CMP_EQ, STDOUT_FILENO, 0};
  // A library's complaint goes to /dev/null rather than ending the reading.
  const scmp_arg_cmp complaints{0, SCMP_CMP_EQ, STDERR_FILENO, 0};
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, output) != 0) return false;
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, complaints) != 0) return false;
  for (const int call : {SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
                         SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
                         SCMP_SYS(exit_group)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  return true;
}

bool close_seccomp() {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
  return filter && allow_memory(filter.get()) && allow_rest(filter.get()) &&
         seccomp_load(filter.get()) == 0;
}

}  // namespace

bool has_sandbox() {
#ifdef WHEREABOUTS_SANDBOX_OFF
  return false;
#else
  return true;
#endif
}

base::Status close_sandbox(Effort effort) {
  if (!has_sandbox()) return base::ok_status();
  const Error refused{ErrorCode::kUnsupported, "the kernel does not let the parser shut itself in"};
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return refused;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused;
  TRY(limit_process(0, effort));
  close_landlock();
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_NOFILE, &none) != 0) return refused;
  if (!close_seccomp()) return refused;
  return base::ok_status();
}

}  // namespace parse::inside
