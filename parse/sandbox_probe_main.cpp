// A program for the tests that shuts itself in as the parser does and then tries one thing that
// must not be possible: the test looks at how it dies. "allowed" tries what must be.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "base/limits.h"
#include "parse/inside/sandbox.h"

namespace {

constexpr int kCameOff = 42;

int allowed() {
  for (int round = 0; round < 50; ++round) {  // memory from brk and from mmap, grown and given back
    auto small = std::make_unique<std::array<char, 100>>();
    void* large = std::malloc(1u << 20);
    large = std::realloc(large, 8u << 20);
    if (large == nullptr || small == nullptr) return 1;
    std::free(large);
  }
  return write(STDOUT_FILENO, "still here", 10) == 10 ? 0 : 1;
}

void attempt(std::string_view what) {
  if (what == "open") open("/etc/passwd", O_RDONLY);
  if (what == "create") open("/tmp/whereabouts-probe", O_CREAT | O_WRONLY, 0600);
  if (what == "read") {
    char byte;
    [[maybe_unused]] const ssize_t got = read(STDIN_FILENO, &byte, 1);
  }
  if (what == "write-elsewhere") [[maybe_unused]] const ssize_t got = write(5, "x", 1);
  if (what == "socket") socket(AF_INET, SOCK_STREAM, 0);
  if (what == "unix-socket") socket(AF_UNIX, SOCK_STREAM, 0);
  if (what == "fork") fork();
  if (what == "vfork") syscall(SYS_vfork);
  if (what == "exec") execl("/bin/true", "true", static_cast<char*>(nullptr));
  if (what == "ptrace") ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr);
  if (what == "kill") kill(getppid(), 0);
  if (what == "prctl") syscall(SYS_prctl, 4, 1, 0, 0, 0);  // PR_SET_DUMPABLE
  if (what == "dup") [[maybe_unused]] const int copy = dup(STDOUT_FILENO);
  if (what == "memfd") syscall(SYS_memfd_create, "x", 0u);
  if (what == "io-uring") syscall(SYS_io_uring_setup, 4, nullptr);
  if (what == "bpf") syscall(SYS_bpf, 0, nullptr, 0);
  if (what == "other-memory") syscall(SYS_process_vm_readv, getppid(), nullptr, 0, nullptr, 0, 0);
  if (what == "unlimit") syscall(SYS_prlimit64, 0, 9, nullptr, nullptr);
  if (what == "run-memory") {
    mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  }
  if (what == "make-runnable") {
    void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page, 4096, PROT_READ | PROT_EXEC);
  }
  if (what == "map-file") mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, 0, 0);
}

}  // namespace

// The names of the trial and of the effort are its arguments: this program is started by a test,
// not by the Parser.
int main(int count, char** arguments) {
  if (count != 3) return 2;
  if (!parse::inside::has_sandbox()) return 3;
  const bool pages = std::string_view(arguments[2]) == "pages";
  const auto effort = pages ? parse::Effort::kPages : parse::Effort::kText;
  if (!parse::inside::close_sandbox(effort).ok()) return 4;
  const std::string_view what = arguments[1];
  if (what == "allowed") _exit(allowed());
  if (what == "memory") {
    const std::size_t most = pages ? base::kPagesMemoryBytesMax : base::kParserMemoryBytesMax;
    _exit(std::malloc(most + 1) == nullptr ? 0 : kCameOff);
  }
  attempt(what);
  _exit(kCameOff);
}
