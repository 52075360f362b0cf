// Parser: turns untrusted files into text without ever touching their bytes itself.
//
// Each file is read by a program (parse/effort.h says which), started anew for it, shut in by
// seccomp, Landlock and limits, and spoken to over two pipes only. Whatever the file does to it
// (it dies, hangs, eats memory, writes without end, writes nonsense, is taken over) costs one
// Error for that one file. No library that reads untrusted formats is linked into this side.
//
// Thread-safe; every call runs a program of its own and blocks for as long as that takes, about
// ten milliseconds for a small file, seconds for a picture, and never longer than
// kParserWallSecondsMax, or kPagesWallSecondsMax for PDFs and pictures. Touches no files
// but the program; the content goes through pipes, never through arguments or a disk.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"
#include "parse/parsed.h"

namespace parse {

class Parser {
 public:
  // `program`: the file whereabouts-parse, beside which lies whereabouts-parse-pages (see
  // parse/effort.h). They are looked for at each call, not here. `wall_max`: for tests.
  explicit Parser(const std::filesystem::path& program,
                  std::optional<std::chrono::milliseconds> wall_max = std::nullopt);

  // `hint`: what the member said that the file is; without it the content decides, never a name.
  // Errors: kTooLarge past a limit of size, time or memory; kBadInput for a file that is empty,
  // is no text, or whose reading failed; kUnsupported for a known format that is not read, or a
  // machine without the sandbox; kNotFound and kIo if the program is missing or cannot be started.
  base::Result<Parsed> parse(base::ByteView content,
                             std::optional<model::Medium> hint = std::nullopt) const;

 private:
  std::filesystem::path program_;
  std::optional<std::chrono::milliseconds> wall_max_;
};

// whereabouts-parse in the folder of the running program, where builds and installs put it.
std::filesystem::path program_beside_this_one();

}  // namespace parse
