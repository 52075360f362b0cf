// Rules about files as text: length, leftovers, how headers begin, run bits, names of machines.
// The words looked for stand here in two halves, so that a rule does not find itself.
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/house/rules.h"

namespace house {
namespace {

constexpr std::size_t kLinesMax = 600;
constexpr std::size_t kColumnsMax = 100;

bool is_word(char each) { return std::isalnum(static_cast<unsigned char>(each)) != 0; }

std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char each) { return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U; }));
}

bool holds_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(line[at - 1])) && (end == line.size() || !is_word(line[end]))) {
      return true;
    }
  }
  return false;
}

// A path from the root, not a part of a longer path or address.
bool holds_path(std::string_view line, std::string_view path) {
  for (std::size_t at = line.find(path); at != std::string_view::npos;
       at = line.find(path, at + 1)) {
    if (at == 0 || (!is_word(line[at - 1]) &&
                    std::string_view("_.}/-").find(line[at - 1]) == std::string_view::npos)) {
      return true;
    }
  }
  return false;
}

bool is_written_by_hand(const SourceFile& file) {
  return file.is_cpp() || file.runnable || file.name() == "CMakeLists.txt" ||
         file.path.ends_with(".cmake") || file.path.ends_with(".md") || file.path.ends_with(".txt");
}

template <typename IsBroken>
void each_line(const SourceFile& file, Breaches& breaches, const std::string& says,
               IsBroken is_broken) {
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (is_broken(file.lines[i])) breaches.push_back({file.path, i + 1, says});
  }
}

}  // namespace

Breaches length(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!is_written_by_hand(file)) continue;
    if (file.lines.size() > kLinesMax && !file.path.ends_with(".inc")) {
      breaches.push_back({file.path, file.lines.size(), "over 600 lines: split it by purpose"});
    }
    if (!file.is_cpp() || file.path.ends_with(".inc")) continue;
    each_line(file, breaches, "over 100 columns",
              [](std::string_view line) { return columns_of(line) > kColumnsMax; });
  }
  return breaches;
}

Breaches leftovers(const Tree& tree) {
  static constexpr std::array<std::string_view, 3> kWords = {
      "TO"
      "DO",
      "FIX"
      "ME",
      "XX"
      "X"};
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!is_written_by_hand(file)) continue;
    each_line(file, breaches, "finish it, or leave it out", [](std::string_view line) {
      return std::ranges::any_of(kWords,
                                 [&](std::string_view word) { return holds_word(line, word); });
    });
  }
  return breaches;
}

Breaches headers(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!file.path.ends_with(".h")) continue;
    if (!file.lines.front().starts_with("// ")) {
      breaches.push_back({file.path, 1, "a header opens with prose: what it is, and its rules"});
    }
    if (std::ranges::find(file.lines, "#pragma once") == file.lines.end()) {
      breaches.push_back({file.path, 0, "#pragma once is missing"});
    }
  }
  return breaches;
}

Breaches run_bits(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    const bool is_script = !file.lines.empty() && file.lines.front().starts_with("#!");
    if (is_script && !file.runnable) breaches.push_back({file.path, 1, "chmod +x is missing"});
    if (!is_script && file.runnable) breaches.push_back({file.path, 1, "no script: chmod -x"});
  }
  return breaches;
}

Breaches machine_paths(const Tree& tree) {
  static constexpr std::array<std::string_view, 4> kPaths = {
      "/ho"
      "me/",
      "/Us"
      "ers/",
      "/wo"
      "rk/",
      "/tm"
      "p/"};
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (file.is_test()) continue;  // they make folders and try what is forbidden
    each_line(file, breaches, "a path of one machine; name it from the top",
              [](std::string_view line) {
                return std::ranges::any_of(
                    kPaths, [&](std::string_view path) { return holds_path(line, path); });
              });
  }
  return breaches;
}

Breaches registries(const Tree& tree) {
  static constexpr std::array<std::string_view, 6> kHosts = {
      "//registry"
      ".",
      "//deb"
      ".",
      "//ftp"
      ".",
      "//pypi"
      ".",
      "--reg"
      "istry",
      "registry"
      "="};
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    each_line(file, breaches, "the machine's own set-up says where packages come from",
              [](std::string_view line) {
                return std::ranges::any_of(kHosts, [&](std::string_view host) {
                  return line.find(host) != std::string_view::npos;
                });
              });
    if (file.name() != "package-lock.json") continue;
    each_line(file, breaches, "a download address; the integrity sum is enough",
              [](std::string_view line) { return line.find("\"resolved\"") != line.npos; });
  }
  return breaches;
}

}  // namespace house
