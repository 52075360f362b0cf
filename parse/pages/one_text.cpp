#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "parse/pages/layout.h"

namespace parse::pages {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// "Page 12 of 30" and "Page 13 of 30" become the same.
std::string without_numbers(std::string_view line) {
  std::string folded;
  for (const char c : line) {
    if (!is_digit(c)) {
      folded += c;
    } else if (folded.empty() || folded.back() != '#') {
      folded += '#';
    }
  }
  return folded;
}

// Nothing but a number, perhaps with "page" and dashes about it.
bool is_page_number(std::string_view line) {
  std::string letters;
  bool digits = false;
  for (const char c : line) {
    digits |= is_digit(c);
    if (is_letter(c)) letters += static_cast<char>(c | 0x20);
  }
  return digits && (letters.empty() || letters == "page" || letters == "pageof" || letters == "p");
}

enum class Edge { kFirst, kLast };

std::string_view line_at(std::string_view page, Edge edge) {
  return edge == Edge::kFirst ? page.substr(0, page.find('\n'))
                              : page.substr(page.rfind('\n') + 1);  // npos + 1 is the beginning
}

void drop_line_at(std::string& page, Edge edge) {
  const std::size_t size = line_at(page, edge).size();
  page = edge == Edge::kFirst ? page.substr(size) : page.substr(0, page.size() - size);
  while (page.starts_with('\n')) page.erase(0, 1);
  while (page.ends_with('\n')) page.pop_back();
}

// Lines with numbers that change from page to page are the same only where they speak of pages:
// "Case 1", "Case 2" are not.
std::string key_of(std::string_view line) {
  std::string small(line);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  const bool of_pages = is_page_number(line) || small.find("page") != std::string::npos;
  return of_pages ? without_numbers(small) : std::string(line);
}

// Takes off what is said at one edge of several pages, and gives it back: once, but for mere page
// numbers. Several lines may repeat, from the edge inward.
std::vector<std::string> take_repeated(std::vector<std::string>& pages, Edge edge) {
  constexpr int kLinesMax = 3;
  std::vector<std::string> taken;
  for (int round = 0; round < kLinesMax; ++round) {
    std::map<std::string, std::size_t> seen;
    for (const std::string& page : pages) {
      if (!page.empty()) ++seen[key_of(line_at(page, edge))];
    }
    std::set<std::string> kept;
    bool any = false;
    for (std::string& page : pages) {
      if (page.empty()) continue;
      const std::string line(line_at(page, edge));
      const std::string key = key_of(line);
      // On half of the pages: a line that comes back by chance is no header.
      if (seen[key] < 2 || 2 * seen[key] < pages.size()) continue;
      if (kept.insert(key).second && !is_page_number(line)) taken.push_back(line);
      drop_line_at(page, edge);
      any = true;
    }
    if (!any) break;
  }
  return taken;
}

// Where a line ends in a letter and a hyphen and the next begins with a small letter, one word
// was parted. The rare word that has a hyphen there of its own loses it.
void join_parted_words(std::string& text) {
  std::string joined;
  joined.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool parted = text[at] == '-' && at > 0 && is_letter(text[at - 1]) &&
                        at + 2 < text.size() && text[at + 1] == '\n' && is_small(text[at + 2]);
    if (parted) {
      ++at;  // the line end
    } else {
      joined += text[at];
    }
  }
  text = std::move(joined);
}

bool goes_on(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty() || !is_small(after.front())) return false;
  return std::string_view(".!?:").find(before.back()) == std::string_view::npos;
}

}  // namespace

std::string one_text(std::vector<std::string> pages) {
  const std::vector<std::string> headers = take_repeated(pages, Edge::kFirst);
  const std::vector<std::string> footers = take_repeated(pages, Edge::kLast);
  pages.insert(pages.begin(), headers.begin(), headers.end());
  pages.insert(pages.end(), footers.rbegin(), footers.rend());
  std::string text;
  for (const std::string& page : pages) {
    if (page.empty()) continue;
    if (!text.empty()) text += goes_on(text, page) ? "\n" : "\n\n";
    text += page;
  }
  join_parted_words(text);
  return text;
}

}  // namespace parse::pages
