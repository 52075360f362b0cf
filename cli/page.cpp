#include "cli/page.h"

#include <algorithm>

#include "cli/wrap.h"

namespace cli {

namespace {

constexpr std::size_t kColumnsLeast = 24;  // whatever the terminal says

}  // namespace

void Page::put(std::string_view words, Style style) {
  if (!look_.colour || style == Style::kPlain || words.empty()) {
    out_ << words;
    return;
  }
  out_ << (style == Style::kStrong ? "\033[1m" : "\033[2m") << words << "\033[0m";
}

void Page::heading(std::string_view words) {
  blank();
  line(0, words, Style::kStrong);
}

void Page::line(std::size_t indent, std::string_view lead, std::string_view words, Style style) {
  const std::string first = shown(lead);
  const std::size_t hang = indent + columns_of(first);
  const std::size_t room = std::max(look_.columns, hang + kColumnsLeast) - hang;
  bool is_first = true;
  for (const std::string& each : wrap(shown(words), room)) {
    out_ << std::string(is_first ? indent : hang, ' ');
    if (is_first) out_ << first;
    put(each, style);
    out_ << '\n';
    is_first = false;
  }
}

void Page::text(std::string_view words) {
  out_ << shown_lines(words);
  if (!words.ends_with('\n')) out_ << '\n';
}

void Page::table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t at = 0; at < row.size(); ++at) {
      widths[at] = std::max(widths[at], columns_of(shown(row[at])));
    }
  }
  for (const auto& row : rows) {
    std::string lead;
    for (std::size_t at = 0; at + 1 < row.size(); ++at) {
      const std::string cell = shown(row[at]);
      lead += cell + std::string(widths[at] - columns_of(cell) + 2, ' ');
    }
    line(2, lead, row.empty() ? "" : row.back());
  }
}

}  // namespace cli
