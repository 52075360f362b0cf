// Tree: the text files of the house, or of a small sample of one, as lines, for rules to read.
//
// A C++ file is held three times, line for line and column for column: as it is written, its code
// alone, and the contents of its string literals alone, the rest being blanks. So a rule about
// calls does not trip over prose, and a rule about SQL does not trip over code.
//
// What is not ours is left out: .git, build folders, parts from npm, files that git ignores by
// name, files that are no text, and the bad samples of these very rules.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace house {

struct SourceFile {
  std::string path;  // from the top, with '/'
  std::vector<std::string> lines;
  std::vector<std::string> code;      // C++ only, else empty
  std::vector<std::string> literals;  // C++ only, else empty
  bool runnable = false;              // its owner may execute it

  bool is_cpp() const { return !code.empty(); }
  // By its name or folder: tests, fuzzers, benchmarks, and the programs that tests run.
  bool is_test() const;
  std::string name() const;    // "claim_test.cpp"
  std::string folder() const;  // "model", "" for the top
  std::string room() const;    // first folder of the path, "" for the top
};

struct Tree {
  std::vector<SourceFile> files;  // sorted by path

  const SourceFile* find(std::string_view path) const;
};

// Reads every file below the folder. Throws std::runtime_error where it cannot be read.
Tree read_tree(const std::filesystem::path& top);

// Makes `code` and `literals` out of `lines`. Knows comments, escapes, characters, digit
// separators and raw strings; that is all of C++ that these rules need.
void split_code_and_literals(SourceFile& file);

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& beginnings);

}  // namespace house
