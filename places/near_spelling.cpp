#include "places/near_spelling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

#include "base/limits.h"
#include "names/letters.h"
#include "places/file.h"
#include "places/layout.h"

namespace places {
namespace {

constexpr std::size_t kLettersMax = 64;  // longer names are not tried
constexpr std::uint64_t kManyPeople = 1'000'000;

struct Letters {
  std::array<std::uint32_t, kLettersMax> at{};
  std::size_t count = 0;
  bool too_many = false;
};

// Characters as the bytes that make them: enough to tell whether two are the same, and safe on
// bytes that are no UTF-8 at all.
Letters letters_of(std::string_view text) {
  Letters letters;
  for (char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool continues = (byte & 0xC0) == 0x80 && letters.count > 0;
    if (!continues && letters.count == kLettersMax) {
      letters.too_many = true;
      break;
    }
    if (!continues) ++letters.count;
    std::uint32_t& letter = letters.at[letters.count - 1];
    letter = letter << 8 | byte;
  }
  return letters;
}

std::optional<int> slips_between(const Letters& a, const Letters& b, int most) {
  if (a.too_many || b.too_many || a.count == 0 || b.count == 0 || a.at[0] != b.at[0]) return {};
  if (std::max(a.count, b.count) - std::min(a.count, b.count) > static_cast<std::size_t>(most)) {
    return {};
  }
  std::array<std::array<int, kLettersMax + 1>, 3> rows{};  // the last two rows and this one
  for (std::size_t j = 0; j <= b.count; ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.count; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.count; ++j) {
      const bool same = a.at[i - 1] == b.at[j - 1];
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return {};
  }
  const int slips = rows[a.count % 3][b.count];
  return slips <= most ? std::optional(slips) : std::nullopt;
}

}  // namespace

std::optional<int> slips(std::string_view a, std::string_view b, int most) {
  return slips_between(letters_of(a), letters_of(b), most);
}

int slips_allowed(std::size_t letters) { return letters < 5 ? 0 : letters < 9 ? 1 : 2; }

namespace {

// The bytes that occur in a word, and whether each is a letter by itself.
struct Bytes {
  std::uint64_t set = 0;
  bool ascii = true;
};
Bytes bytes_of(std::string_view word) {
  Bytes bytes;
  for (const char c : word) {
    const auto byte = static_cast<std::uint8_t>(c);
    bytes.set |= std::uint64_t{1} << (byte & 63);
    bytes.ascii = bytes.ascii && byte < 0x80;
  }
  return bytes;
}

// Could two words be so many slips apart? A slip takes a letter away and puts one in; a character
// has four bytes at most.
bool may_be_near(std::string_view a, std::string_view b, const Bytes& of_b, std::size_t most) {
  const std::size_t longer = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (longer > 4 * most) return false;
  const Bytes of_a = bytes_of(a);
  if (!of_a.ascii || !of_b.ascii) return true;
  return longer <= most && static_cast<std::size_t>(std::popcount(of_a.set ^ of_b.set)) <= 2 * most;
}

// A hint that names the node's province is worth more than one that names its country.
int support(const Node& node, const Context& hints) {
  const auto holds = [](const std::vector<std::string>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  if (!node.province.empty() && holds(hints.provinces, node.province)) return 2;
  return holds(hints.countries, node.country) ? 1 : 0;
}

// Who names a province names its country.
Context with_countries(const Gazetteer& gazetteer, Context hints) {
  for (const std::string& province : hints.provinces) {
    hints.countries.emplace_back(gazetteer.country_of(province));
  }
  return hints;
}

}  // namespace

std::vector<Found> Gazetteer::lookup_near_spelling(std::string_view words,
                                                   const Context& given) const {
  std::vector<Found> found;
  const Context hints = with_countries(*this, given);
  if (words.size() > base::kLabelBytesMax) return found;
  const std::string folded = names::fold_joined(words);
  const Letters wanted = letters_of(folded);
  const int most = slips_allowed(wanted.count);
  if (most == 0 || wanted.too_many) return found;

  // The first letter is right, so only the names that begin with it are compared, and of each node
  // the nearest counts.
  std::map<std::uint32_t, int> nearest;
  const Bytes of_folded = bytes_of(folded);
  const auto [first, end] = file_->keys_that_begin_with(folded.front());
  for (std::uint32_t number = first; number < end; ++number) {
    const std::string_view key = file_->key(number);
    if (!may_be_near(key, folded, of_folded, static_cast<std::size_t>(most))) continue;
    const auto edits = slips_between(wanted, letters_of(key), most);
    if (!edits || *edits == 0) continue;
    for (const std::uint32_t posting : file_->postings_of_key(number)) {
      const std::uint32_t node = posting & layout::kNodeMask;
      const auto [at, is_new] = nearest.emplace(node, *edits);
      if (!is_new) at->second = std::min(at->second, *edits);
    }
  }
  for (const auto& [number, edits] : nearest) {
    const layout::NodeRow* row = file_->row(number);
    if (row == nullptr) continue;
    const Node node = file_->node(*row);
    // Without a hint only the few towns that everybody knows, and only a letter off.
    const bool far = node.kind == Kind::kTown && support(node, hints) == 0 &&
                     (node.population < kManyPeople || edits > 1);
    if (!far) found.push_back({node, NameKind::kOther, edits});
  }
  std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    const int by_hint = support(a.node, hints) - support(b.node, hints);
    if (a.edits != b.edits) return a.edits < b.edits;
    if (by_hint != 0) return by_hint > 0;
    if (a.node.kind != b.node.kind) return a.node.kind < b.node.kind;
    if (a.node.population != b.node.population) return a.node.population > b.node.population;
    return a.node.id < b.node.id;
  });
  return found;
}

}  // namespace places
