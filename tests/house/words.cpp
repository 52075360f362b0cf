// Rules about what stands in string literals and templates, and in which rooms.
#include <algorithm>

#include "tests/house/rules.h"

namespace house {
namespace {

bool holds_any(std::string_view text, const std::vector<std::string_view>& words) {
  return std::ranges::any_of(
      words, [&](std::string_view each) { return text.find(each) != std::string_view::npos; });
}

// Breaches of files of the product (no tests) outside the rooms named, where a literal holds one
// of the words.
Breaches literals_outside(const Tree& tree, const std::vector<std::string_view>& rooms,
                          const std::vector<std::string_view>& words, const std::string& says) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (file.is_test() || starts_with_any(file.path, rooms)) continue;
    for (std::size_t i = 0; i < file.literals.size(); ++i) {
      if (holds_any(file.literals[i], words)) breaches.push_back({file.path, i + 1, says});
    }
  }
  return breaches;
}

}  // namespace

Breaches sql(const Tree& tree) {
  return literals_outside(tree, {"database/", "ledger/", "views/"},
                          {"SELECT ", "INSERT INTO", "INSERT OR", "DELETE FROM", "UPDATE ",
                           "CREATE TABLE", "CREATE INDEX", "DROP TABLE", "PRAGMA "},
                          "SQL stands in database, ledger and views only; ask views");
}

Breaches html(const Tree& tree) {
  return literals_outside(tree, {"web/", "publishing/", "drafting/", "parse/"},
                          {"<html", "<body", "<div", "<p>", "<table", "<tr", "<td", "<span",
                           "<a href", "<li>", "<br", "</"},
                          "HTML stands in web, publishing and drafting only; return values");
}

Breaches templates(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    const bool is_template = file.path.ends_with(".mustache") || file.path.ends_with(".html");
    if (file.is_test() || (!is_template && !file.is_cpp())) continue;
    const std::vector<std::string>& lines = file.is_cpp() ? file.literals : file.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!holds_any(lines[i], {"{{{", "{{&", "{{ &"})) continue;
      breaches.push_back({file.path, i + 1, "this value would go out without escaping: use {{ }}"});
    }
  }
  return breaches;
}

}  // namespace house
