// whereabouts-parse: one untrusted file in on standard input, its text out on standard output.
//
// Started by parse::Parser for each file and not meant to be started by hand. In this order: load
// what must be loaded, read the request without looking into its content, shut itself in, look.
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "parse/inside/read.h"
#include "parse/inside/sandbox.h"
#include "parse/process.h"
#include "parse/wire.h"

namespace {

std::optional<base::Bytes> read_all(int file, std::size_t bytes_max) {
  base::Bytes bytes;
  std::array<std::uint8_t, 64 * 1024> piece;
  while (true) {
    const ssize_t got = read(file, piece.data(), piece.size());
    if (got == 0) return bytes;
    if (got < 0 && errno != EINTR) return std::nullopt;
    if (got > 0) bytes.insert(bytes.end(), piece.data(), piece.data() + got);
    if (bytes.size() > bytes_max) return std::nullopt;
  }
}

bool write_all(int file, base::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

int run() {
  // Nobody is left to answer when the program that asked is gone.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (!parse::limit_process(0).ok()) return parse::kExitNoSandbox;
  parse::inside::load_all();
  const std::optional<base::Bytes> bytes = read_all(STDIN_FILENO, parse::kRequestBytesMax);
  if (!bytes) return parse::kExitBadRequest;
  if (!parse::inside::close_sandbox().ok()) return parse::kExitNoSandbox;
  const base::Result<parse::Request> request = parse::decode_request(*bytes);
  if (!request.ok()) return parse::kExitBadRequest;
  const parse::Answer answer =
      parse::inside::read_content(base::as_text(request->content), request->hint);
  const base::Bytes encoded = parse::encode(answer);
  if (encoded.size() > base::kParserAnswerBytesMax) return parse::kExitNotWritten;
  return write_all(STDOUT_FILENO, encoded) ? parse::kExitDone : parse::kExitNotWritten;
}

}  // namespace

int main() {
  // Without the destructors of libraries, which have nothing to do any more and might call.
  _exit(run());
}
