// A program for the tests that does its worst in the parser's place: what a parser that has been
// taken over, or has a bug, may do. Not shut in. What to do is said in the content of the request.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "parse/wire.h"

namespace {

using parse::Answer;
using parse::Parsed;

std::string read_input(std::size_t bytes_max) {
  std::string input;
  std::array<char, 4096> piece;
  while (input.size() < bytes_max) {
    const ssize_t got = read(STDIN_FILENO, piece.data(), piece.size());
    if (got <= 0) break;
    input.append(piece.data(), static_cast<std::size_t>(got));
  }
  return input;
}

void put(base::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void answer(const Parsed& parsed) { put(parse::encode(Answer(parsed))); }

// Says in its answer which of the things it tried came off.
void try_everything() {
  std::string done;
  if (open("/tmp/whereabouts-parse-hostile", O_CREAT | O_WRONLY, 0600) >= 0) {
    const std::string much(1000, 'x');
    const int file = open("/tmp/whereabouts-parse-hostile", O_WRONLY);
    std::signal(SIGXFSZ, SIG_IGN);
    if (write(file, much.data(), much.size()) > 0) done += "[wrote a file]";
    unlink("/tmp/whereabouts-parse-hostile");
  }
  if (getenv("PATH") != nullptr || environ[0] != nullptr) done += "[saw the environment]";
  for (int file = 3; file < 1024; ++file) {
    if (fcntl(file, F_GETFD) != -1 && file > 4) done += "[found an open file]";
  }
  answer(Parsed{"tried: " + done, model::Medium::kText, {}, false, {}, {}, {}});
}

void eat_memory() {
  std::vector<char*> eaten;
  for (int i = 0; i < 64; ++i) {
    constexpr std::size_t kPiece = 64 * 1024 * 1024;
    char* piece = static_cast<char*>(std::malloc(kPiece));
    if (piece == nullptr) _exit(9);
    std::memset(piece, 1, kPiece);
    eaten.push_back(piece);
  }
  answer(Parsed{"ate it all", model::Medium::kText, {}, false, {}, {}, {}});
}

[[noreturn]] void hang() {
  while (true) pause();
}

void flood() {
  const std::vector<std::uint8_t> piece(1024 * 1024, 0x41);
  while (true) put(piece);
}

// An answer that is well formed and lies.
void lie(std::string_view how) {
  Parsed parsed{"good text", model::Medium::kText, {}, false, {}, {}, {}};
  if (how == "range") parsed.parts.push_back({{2, 5000}, model::Medium::kText, std::nullopt});
  if (how == "split") {
    parsed.text = "\xC3\xA9\xC3\xA9";
    parsed.parts.push_back({{1, 4}, model::Medium::kText, std::nullopt});
  }
  if (how == "message") parsed.parts.push_back({{0, 4}, model::Medium::kText, 7});
  if (how == "control") parsed.text = "a\x1b[2Jb";
  if (how == "kind") {
    parsed.unread.push_back({parse::Unread::Why::kAttachment, "<script>", 1, 1, {}});
  }
  base::Bytes encoded = parse::encode(Answer(parsed));
  if (how == "utf8") {
    std::replace(encoded.begin(), encoded.end(), std::uint8_t{'x'}, std::uint8_t{0xFF});
  }
  put(encoded);
}

// Lets a child of its own hold the pipe open and stay.
void leave_a_child() {
  if (fork() == 0) {
    setsid();
    sleep(3);
    _exit(0);
  }
}

}  // namespace

int main() {
  const std::string start = read_input(4096);
  const std::size_t at = start.find("hostile:");
  if (at == std::string::npos) return 1;
  const std::size_t end = std::min(start.find(';', at), start.size());
  const std::string what = start.substr(at + 8, end - at - 8);
  if (what == "stop-reading") hang();
  if (what == "leave-early") return 0;
  read_input(64 * 1024 * 1024);
  if (what == "everything") try_everything();
  if (what == "memory") eat_memory();
  if (what == "hang") hang();
  if (what == "spin") while (true) std::signal(SIGUSR1, SIG_IGN);
  if (what == "flood") flood();
  if (what == "garbage") put(base::as_bytes("\x01\x02nothing that makes sense"));
  if (what == "segfault") {
    std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would end the program in its own way
    raise(SIGSEGV);
  }
  if (what == "kill") raise(SIGKILL);
  if (what == "abort") std::abort();
  if (what == "kill-group") kill(0, SIGKILL);
  if (what == "kill-parent-pipe") close(STDOUT_FILENO), hang();
  if (what == "child") leave_a_child();
  if (what == "exit") return 77;
  if (what.starts_with("lie-")) lie(std::string_view(what).substr(4));
  return 0;
}
