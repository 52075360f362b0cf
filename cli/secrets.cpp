#include "cli/secrets.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "base/limits.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;

// One line, byte by byte, so that the next secret stays in the pipe.
base::Result<base::Secret> read_line(int descriptor) {
  base::Secret line;
  for (;;) {
    char letter = 0;
    ssize_t got = ::read(descriptor, &letter, 1);
    if (got < 0) return Error{ErrorCode::kBadInput, "the password could not be read"};
    if (got == 0 && line.view().empty()) {
      return Error{ErrorCode::kBadInput, "a password was expected and there is none to read"};
    }
    if (got == 0 || letter == '\n') return line;
    if (line.full()) {
      return Error{ErrorCode::kTooLarge, "the password is longer than the " +
                                             std::to_string(base::kPasswordBytesMax) +
                                             " bytes allowed"};
    }
    line.add(letter);
  }
}

// What the handler of a signal needs, and nothing else can hand it: one prompt at a time.
int unseen_terminal = -1;
termios before_unseen{};

void put_back_and_end(int signal) {
  ::tcsetattr(unseen_terminal, TCSAFLUSH, &before_unseen);
  ::raise(signal);  // its own handler is gone by now: the program ends by it
}

// The terminal with its echo off, put back as it was however this ends, by Ctrl-C as well.
class Unseen {
 public:
  explicit Unseen(int terminal) {
    ::tcgetattr(terminal, &before_unseen);
    unseen_terminal = terminal;
    struct sigaction ending {};
    ending.sa_handler = put_back_and_end;
    ending.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (std::size_t at = 0; at < kSignals.size(); ++at) {
      ::sigaction(kSignals[at], &ending, &handled_before_[at]);
    }
    termios without = before_unseen;
    without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &without);
  }
  ~Unseen() {
    ::tcsetattr(unseen_terminal, TCSAFLUSH, &before_unseen);
    for (std::size_t at = 0; at < kSignals.size(); ++at) {
      ::sigaction(kSignals[at], &handled_before_[at], nullptr);
    }
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  std::array<struct sigaction, kSignals.size()> handled_before_{};
};

void say(int terminal, const std::string& words) {
  [[maybe_unused]] ssize_t put = ::write(terminal, words.data(), words.size());
}

}  // namespace

base::Result<base::Secret> Secrets::ask(const std::string& prompt) {
  if (descriptor_) return read_line(*descriptor_);
  int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (terminal < 0) {
    return Error{ErrorCode::kBadInput,
                 "there is no terminal to ask for the password; give --password-fd a number of an "
                 "open file descriptor to read it from"};
  }
  say(terminal, prompt + ": ");
  auto line = [&] {
    Unseen unseen(terminal);
    return read_line(terminal);
  }();
  say(terminal, "\n");
  ::close(terminal);
  return line;
}

base::Result<base::Secret> Secrets::ask_new(const std::string& prompt) {
  if (descriptor_) return read_line(*descriptor_);
  for (std::string again = prompt;; again = "they are not the same; " + prompt) {
    TRY_ASSIGN(base::Secret once, ask(again));
    TRY_ASSIGN(const base::Secret twice, ask("once more"));
    if (once.view() == twice.view()) return once;
  }
}

}  // namespace cli
