#include "reading/english/scan_slips.h"

#include <array>
#include <string>
#include <utility>

#include "reading/english/lexicon.h"
#include "reading/english/verbs.h"

namespace reading::english {
namespace {

constexpr std::size_t kSlipsLeast = 3;  // fewer may be names or other languages
constexpr std::size_t kLettersLeast = 3;

// Sure ones first: they say that the text was scanned.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSure = {
    {{"rn", "m"}, {"vv", "w"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kLikely = {{{"c", "e"},
                                                                                   {"e", "c"},
                                                                                   {"l", "i"},
                                                                                   {"i", "l"},
                                                                                   {"cl", "d"},
                                                                                   {"ii", "u"},
                                                                                   {"li", "h"},
                                                                                   {"f", "t"},
                                                                                   {"b", "h"}}};

bool is_known(std::string_view word) {
  return is_function_word(word) || person_noun(word) != nullptr || kin_noun(word) != nullptr ||
         body(word) != Body::kNone || !event_noun(word).empty() || is_act(word) ||
         is_area_word(word) || title(word) != nullptr ||
         one_of(
             word,
             {"came",      "man",      "men",       "woman",   "women",    "home",    "time",
              "from",      "him",      "name",      "same",    "some",     "member",  "members",
              "committee", "farm",     "arm",       "former",  "my",       "me",      "them",
              "number",    "seen",     "said",      "years",   "born",     "morning", "burned",
              "turned",    "concern",  "concerned", "return",  "returned", "learned", "government",
              "internal",  "northern", "southern",  "eastern", "western",  "modern",  "corner",
              "barn",      "torn",     "horn",      "worn",    "thorn",    "stern",   "lawyer",
              "tea",       "sea",      "be",        "he",      "the",      "act"});
}

// The word that one exchange makes, or "".
template <typename Pairs>
std::string mended(std::string_view word, const Pairs& pairs) {
  for (const auto& [slip, meant] : pairs) {
    for (std::size_t at = word.find(slip); at != std::string_view::npos;
         at = word.find(slip, at + 1)) {
      std::string other(word);
      other.replace(at, slip.size(), meant);
      if (is_known(other)) return other;
    }
  }
  return {};
}

}  // namespace

void mend_scan_slips(Text& text) {
  std::vector<std::size_t> unknown;
  std::size_t slips = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Token& token = text[at];
    if (token.kind == TokenKind::kNumber) {
      const std::string_view raw = text.raw({at, at + 1});
      slips += raw.find_first_of("lIO") != std::string_view::npos ? 1u : 0u;
      continue;
    }
    if (token.kind != TokenKind::kWord || token.lower.size() < kLettersLeast) continue;
    const bool may = token.lower.find_first_of("cfbr") != std::string::npos ||
                     token.lower.find_first_of("eliv") != std::string::npos;
    if (!may || is_known(token.lower)) continue;
    if (!mended(token.lower, kSure).empty()) ++slips;
    if (!token.capital) unknown.push_back(at);
  }
  if (slips < kSlipsLeast) return;
  for (const std::size_t at : unknown) {
    std::string word = mended(text.lower(at), kSure);
    if (word.empty()) word = mended(text.lower(at), kLikely);
    if (!word.empty()) text.reword(at, std::move(word));
  }
}

}  // namespace reading::english
