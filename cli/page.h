// A sheet to print on: lines wrapped to its width, indented, in the few styles that there are.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "cli/print.h"

namespace cli {

enum class Style { kPlain, kStrong, kFaint };

class Page {
 public:
  // `is_mixed`: some of it is confirmed and some is not, so what is not says so where it stands.
  Page(std::ostream& out, const Look& look, bool is_mixed)
      : mixed(is_mixed), out_(out), look_(look) {}
  const bool mixed;

  void heading(std::string_view words);
  // The first line begins with `lead` at the indent, those below it stand under its words.
  void line(std::size_t indent, std::string_view lead, std::string_view words,
            Style style = Style::kPlain);
  void line(std::size_t indent, std::string_view words, Style style = Style::kPlain) {
    line(indent, "", words, style);
  }
  void blank() { out_ << '\n'; }
  // Text as it stands, its own line breaks kept.
  void text(std::string_view words);
  // Columns of words; the last is wrapped.
  void table(const std::vector<std::vector<std::string>>& rows);

 private:
  void put(std::string_view words, Style style);

  std::ostream& out_;
  const Look& look_;
};

}  // namespace cli
