#include "parse/inside/serve.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "parse/inside/read.h"
#include "parse/inside/sandbox.h"
#include "parse/wire.h"

namespace parse::inside {
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

int run(Effort effort, const Readers& readers) {
  // Nobody is left to answer when the program that asked is gone.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (!limit_process(0, effort).ok()) return kExitNoSandbox;
  load_all();
  if (readers.load != nullptr) readers.load();
  const std::optional<base::Bytes> bytes = read_all(STDIN_FILENO, kRequestBytesMax);
  if (!bytes) return kExitBadRequest;
  if (readers.closing != nullptr) readers.closing();
  if (!close_sandbox(effort).ok()) return kExitNoSandbox;
  const base::Result<Request> request = decode_request(*bytes);
  if (!request.ok()) return kExitBadRequest;
  const Answer answer = read_content(base::as_text(request->content), request->hint);
  const base::Bytes encoded = encode(answer);
  if (encoded.size() > base::kParserAnswerBytesMax) return kExitNotWritten;
  return write_all(STDOUT_FILENO, encoded) ? kExitDone : kExitNotWritten;
}

}  // namespace

void serve(Effort effort, const Readers& readers) { _exit(run(effort, readers)); }

}  // namespace parse::inside
