#include "cli/secrets.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/limits.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;

// One line, byte by byte, so that the next secret stays in the pipe.
base::Result<std::string> read_line(int descriptor) {
  std::string line;
  for (;;) {
    char letter = 0;
    ssize_t got = ::read(descriptor, &letter, 1);
    if (got < 0) return Error{ErrorCode::kBadInput, "the password could not be read"};
    if (got == 0 && line.empty()) {
      return Error{ErrorCode::kBadInput, "a password was expected and there is none to read"};
    }
    if (got == 0 || letter == '\n') return line;
    line += letter;
    if (line.size() > base::kPasswordBytesMax) {
      return Error{ErrorCode::kTooLarge, "the password is longer than the " +
                                             std::to_string(base::kPasswordBytesMax) +
                                             " bytes allowed"};
    }
  }
}

// The terminal with its echo off, put back as it was however this ends.
class Unseen {
 public:
  explicit Unseen(int terminal) : terminal_(terminal) {
    ::tcgetattr(terminal_, &before_);
    termios without = before_;
    without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal_, TCSAFLUSH, &without);
  }
  ~Unseen() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  int terminal_;
  termios before_{};
};

void say(int terminal, const std::string& words) {
  [[maybe_unused]] ssize_t put = ::write(terminal, words.data(), words.size());
}

}  // namespace

base::Result<std::string> Secrets::ask(const std::string& prompt) {
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

base::Result<std::string> Secrets::ask_new(const std::string& prompt) {
  if (descriptor_) return read_line(*descriptor_);
  for (;;) {
    TRY_ASSIGN(std::string once, ask(prompt));
    TRY_ASSIGN(std::string again, ask("once more"));
    bool same = once == again;
    wipe(again);
    if (same) return once;
  }
}

void wipe(std::string& secret) {
  ::explicit_bzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace cli
