// Proof that the sandbox of the real program stops what it must: a program that shuts itself in
// by the same function tries one thing after another and dies of each.
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "parse/inside/sandbox.h"
#include "parse/parser.h"

namespace parse {
namespace {

// As it is closed for text, and for pages.
class Sandbox : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (!inside::has_sandbox()) GTEST_SKIP() << "a build with a sanitizer has no sandbox";
  }
  int probe(std::string trial) {
    std::string program = program_beside_this_one().parent_path() / "parse_sandbox_probe";
    std::string effort = GetParam();
    char* arguments[] = {program.data(), trial.data(), effort.data(), nullptr};
    pid_t process = -1;
    int status = -1;
    if (posix_spawn(&process, program.c_str(), nullptr, nullptr, arguments, environ) != 0) {
      ADD_FAILURE() << "the probe cannot be started";
      return status;
    }
    waitpid(process, &status, 0);
    return status;
  }
};

TEST_P(Sandbox, KillsWhatItForbids) {
  for (const char* trial :
       {"open", "create", "read", "write-elsewhere", "socket", "unix-socket", "fork", "vfork",
        "exec", "ptrace", "kill", "prctl", "dup", "memfd", "io-uring", "bpf", "other-memory",
        "unlimit", "run-memory", "make-runnable", "map-file"}) {
    const int status = probe(trial);
    ASSERT_TRUE(WIFSIGNALED(status)) << trial << " ended with code " << WEXITSTATUS(status);
    EXPECT_EQ(WTERMSIG(status), SIGSYS) << trial;
  }
}

TEST_P(Sandbox, LeavesComputingAndWriting) {
  const int status = probe("allowed");
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_P(Sandbox, LimitsMemory) {
  const int status = probe("memory");
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

INSTANTIATE_TEST_SUITE_P(Efforts, Sandbox, testing::Values("text", "pages"),
                         [](const auto& each) { return each.param; });

}  // namespace
}  // namespace parse
