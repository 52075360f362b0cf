#include "cli/nearest.h"

#include <algorithm>

namespace cli {

namespace {

// The restricted distance of Damerau and Levenshtein.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> far(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        far[i][j] = i + j;
        continue;
      }
      const std::size_t changed = far[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      far[i][j] = std::min({far[i - 1][j] + 1, far[i][j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        far[i][j] = std::min(far[i][j], far[i - 2][j - 2] + 1);
      }
    }
  }
  return far[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& words) {
  constexpr std::size_t kTypedMost = 40;  // no command is nearly as long
  if (typed.size() > kTypedMost) return {};
  std::size_t least = std::max<std::size_t>(typed.size() / 3, 1);
  std::vector<std::string> found;
  for (const std::string& word : words) {
    const std::size_t far = distance(typed, word);
    if (far > least) continue;
    if (far < least) found.clear();
    least = far;
    found.push_back(word);
  }
  return found;
}

}  // namespace cli
