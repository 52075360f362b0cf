#include "parse/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "parse/sigpipe.h"

namespace parse {
namespace {

using base::Error;
using base::ErrorCode;
using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int get() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Error cannot_start() {
  return Error{ErrorCode::kIo,
               "the parser cannot be started: the machine is out of processes, files or memory; "
               "try again"};
}

// The same descriptor with a number that is none of the three standard ones, which a caller may
// run without: made into 0 and 1 of the child one after the other, neither may overwrite the other.
Descriptor above_standard(Descriptor descriptor) {
  if (descriptor.get() > STDERR_FILENO) return descriptor;
  return Descriptor(fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

std::optional<Pipe> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Pipe made{above_standard(Descriptor(ends[0])), above_standard(Descriptor(ends[1]))};
  if (!made.read.open() || !made.write.open()) return std::nullopt;
  return made;
}

// The parameters of posix_spawn, which must be given back.
class SpawnPlan {
 public:
  SpawnPlan(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    good_ = posix_spawn_file_actions_adddup2(&actions_, input, 0) == 0 &&
            posix_spawn_file_actions_adddup2(&actions_, output, 1) == 0 &&
            posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0) == 0 &&
            posix_spawn_file_actions_addclosefrom_np(&actions_, 3) == 0 &&
            posix_spawn_file_actions_addchdir_np(&actions_, "/") == 0;
    sigset_t none;
    sigemptyset(&none);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                               POSIX_SPAWN_SETPGROUP);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  int start(const std::filesystem::path& program, pid_t& process) const {
    if (!good_) return ENOMEM;
    std::string name = program.filename();
    std::array<char*, 2> arguments = {name.data(), nullptr};
    std::array<char*, 1> environment = {nullptr};
    return posix_spawn(&process, program.c_str(), &actions_, &attributes_, arguments.data(),
                       environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
  bool good_ = false;
};

// A started program. Whatever happens, it and its group are dead and reaped afterwards.
class Child {
 public:
  explicit Child(pid_t process)
      : process_(process),
        watch_(static_cast<int>(syscall(SYS_pidfd_open, process, 0u))) {}  // -1 before Linux 5.3
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { end(); }

  int watch() const { return watch_.get(); }
  pid_t process() const { return process_; }

  // Asks without reaping, so that the number still names this process group when it is killed.
  bool has_ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == process_;
  }
  // Kills what is left and gives the wait status.
  int end() {
    if (process_ < 0) return status_;
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status_;
  }

 private:
  pid_t process_;
  int status_ = 0;
  Descriptor watch_;
};

void make_nonblocking(const Descriptor& descriptor) {
  fcntl(descriptor.get(), F_SETFL, fcntl(descriptor.get(), F_GETFL) | O_NONBLOCK);
  // Fewer turns for a large file. The machine may allow less: then it stays as it was.
  fcntl(descriptor.get(), F_SETPIPE_SZ, 1024 * 1024);
}

// The two pipes of a child, and how far the talk has come.
class Talk {
 public:
  Talk(Descriptor to_child, Descriptor from_child, base::ByteView input, std::size_t output_max)
      : to_(std::move(to_child)), from_(std::move(from_child)), input_(input), max_(output_max) {
    make_nonblocking(to_);
    make_nonblocking(from_);
  }
  void wait(int watch, std::chrono::milliseconds at_most) {
    std::array<pollfd, 3> waited = {pollfd{to_.get(), POLLOUT, 0}, pollfd{from_.get(), POLLIN, 0},
                                    pollfd{watch, POLLIN, 0}};  // poll passes over negative ones
    if (watch < 0) at_most = std::min(at_most, std::chrono::milliseconds(10));
    poll(waited.data(), waited.size(), static_cast<int>(at_most.count()));
  }
  void send() {
    while (to_.open()) {
      if (sent_ == input_.size()) return to_.close();
      const auto rest = input_.subspan(sent_);
      const ssize_t written = write(to_.get(), rest.data(), rest.size());
      if (written > 0) {
        sent_ += static_cast<std::size_t>(written);
      } else if (errno == EAGAIN) {
        return;
      } else if (errno != EINTR) {
        return to_.close();  // it does not want the rest: how it ends will tell
      }
    }
  }
  void receive() {
    std::array<std::uint8_t, 64 * 1024> piece;
    while (from_.open() && output_.size() <= max_) {
      const ssize_t got = read(from_.get(), piece.data(), piece.size());
      if (got > 0) {
        output_.insert(output_.end(), piece.data(), piece.data() + got);
      } else if (got == 0) {
        return from_.close();
      } else if (errno == EAGAIN) {
        return;
      } else if (errno != EINTR) {
        return from_.close();
      }
    }
  }
  bool too_much() const { return output_.size() > max_; }
  base::Bytes take_output() { return std::move(output_); }

 private:
  Descriptor to_;
  Descriptor from_;
  base::ByteView input_;
  std::size_t sent_ = 0;
  std::size_t max_;
  base::Bytes output_;
};

Ending converse(Child& child, Talk& talk, std::chrono::milliseconds wall) {
  Ending ending;
  const auto deadline = Clock::now() + wall;
  while (true) {
    // Asked before the pipe is drained: what it wrote before its end is then in the pipe.
    const bool ended = child.has_ended();
    talk.send();
    talk.receive();
    if (talk.too_much()) {
      ending.how = Ending::How::kTooMuchOutput;
      return ending;
    }
    if (ended) break;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) {
      ending.how = Ending::How::kTooSlow;
      return ending;
    }
    talk.wait(child.watch(), left);
  }
  const int status = child.end();
  const bool killed = WIFSIGNALED(status);
  ending.how = killed ? Ending::How::kKilled : Ending::How::kExited;
  ending.number = killed ? WTERMSIG(status) : WEXITSTATUS(status);
  ending.output = talk.take_output();
  return ending;
}

}  // namespace

base::Result<Ending> run_program(const std::filesystem::path& program, base::ByteView input,
                                 const Allowance& allowance) {
  std::optional<Pipe> down = make_pipe();
  std::optional<Pipe> up = make_pipe();
  if (!down || !up) return cannot_start();
  pid_t process = -1;
  const int error = SpawnPlan(down->read.get(), up->write.get()).start(program, process);
  if (error == ENOENT || error == ENOTDIR) {
    return Error{ErrorCode::kNotFound,
                 "the program whereabouts-parse, which reads files, is missing; it belongs beside "
                 "the main program: install again"};
  }
  if (error == EACCES || error == ENOEXEC) {
    return Error{ErrorCode::kIo,
                 "the program whereabouts-parse, which reads files, cannot be run; install again"};
  }
  if (error != 0) return cannot_start();
  Child child(process);
  down->read.close();
  up->write.close();
  // A program that has ended already cannot be limited: its ending tells why.
  if (base::Status limited = limit_process(process, allowance.effort);
      !limited.ok() && !child.has_ended()) {
    return limited.error();
  }
  SigpipeGuard guard;
  Talk talk(std::move(down->write), std::move(up->read), input, allowance.output_bytes_max);
  return converse(child, talk, allowance.wall);
}

}  // namespace parse
