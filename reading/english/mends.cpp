#include "reading/english/mends.h"

#include <unordered_set>

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

constexpr std::size_t kWordBytesMax = 24;

struct VerbRow {
  std::string_view base, past, participle, gerund, particle, kind;
  char frame;
};
constexpr VerbRow kVerbRows[] = {
#include "reading/english/events.inc"
};
struct CalendarRow {
  std::string_view word;
  int number;
};
constexpr CalendarRow kCalendarRows[] = {
#include "reading/english/calendar.inc"
};

bool is_listed(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words = {
        "time",       "home",      "name",   "same",   "some",    "from",    "him",
        "them",       "my",        "me",     "women",  "woman",   "arm",     "arms",
        "come",       "came",      "become", "became", "number",  "member",  "members",
        "commission", "committee", "month",  "months", "summer",  "himself", "military",
        "army",       "small",     "many",   "family", "families"};
    for (const VerbRow& row : kVerbRows)
      words.insert({row.base, row.past, row.participle, row.gerund});
    for (const CalendarRow& row : kCalendarRows) words.insert(row.word);
    return words;
  }();
  if (kWords.contains(word) || is_function_word(word) || kin_noun(word) || title(word)) return true;
  if (body(word) != Body::kNone || !event_noun(word).empty()) return true;
  const PersonNoun* noun = person_noun(word);
  return noun != nullptr && (noun->singular == word || noun->singular != "worker");
}

}  // namespace

std::string mended(std::string_view lower) {
  if (lower.size() > kWordBytesMax) return {};
  std::string word(lower);
  if (is_listed(word)) return word;
  // Each slip alone, then all of them.
  std::string all;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool slip = word.compare(at, 2, "rn") == 0 || word.compare(at, 2, "vv") == 0;
    const char letter = word[at] == 'r' ? 'm' : 'w';
    all.push_back(slip ? letter : word[at]);
    if (!slip) continue;
    std::string better = word;
    better.replace(at, 2, 1, letter);
    if (is_listed(better)) return better;
    ++at;
  }
  return is_listed(all) ? all : std::string{};
}

}  // namespace reading::english
