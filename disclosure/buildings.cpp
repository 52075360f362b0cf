#include "disclosure/buildings.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "disclosure/words.h"

namespace disclosure {

namespace {

struct Kind {
  std::string_view words;  // lower case
  std::string_view en;
  std::string_view ja;
  bool bare;  // stands without an article: "in prison"
};

// Longer ones first where one ends in another.
constexpr Kind kKinds[] = {
    {"immigration detention centre", "immigration detention centre", "入管収容施設", false},
    {"immigration detention center", "immigration detention centre", "入管収容施設", false},
    {"pre-trial detention centre", "pre-trial detention centre", "拘置所", false},
    {"pre-trial detention center", "pre-trial detention centre", "拘置所", false},
    {"detention centre", "detention centre", "収容施設", false},
    {"detention center", "detention centre", "収容施設", false},
    {"detention facility", "detention centre", "収容施設", false},
    {"detention camp", "detention camp", "収容所", false},
    {"removal centre", "removal centre", "送還施設", false},
    {"removal center", "removal centre", "送還施設", false},
    {"deportation centre", "deportation centre", "送還施設", false},
    {"deportation center", "deportation centre", "送還施設", false},
    {"reception centre", "reception centre", "受入施設", false},
    {"reception center", "reception centre", "受入施設", false},
    {"transit centre", "transit centre", "一時収容施設", false},
    {"transit center", "transit centre", "一時収容施設", false},
    {"holding centre", "holding centre", "収容施設", false},
    {"holding center", "holding centre", "収容施設", false},
    {"remand centre", "remand centre", "拘置所", false},
    {"remand prison", "remand prison", "拘置所", false},
    {"labour camp", "labour camp", "労働収容所", false},
    {"labor camp", "labour camp", "労働収容所", false},
    {"prison camp", "prison camp", "収容所", false},
    {"refugee camp", "refugee camp", "難民キャンプ", false},
    {"central prison", "central prison", "中央刑務所", false},
    {"women's prison", "women's prison", "女子刑務所", false},
    {"military prison", "military prison", "軍刑務所", false},
    {"prison", "prison", "刑務所", true},
    {"penitentiary", "penitentiary", "刑務所", false},
    {"jail", "jail", "拘置所", true},
    {"gaol", "jail", "拘置所", true},
    {"police station", "police station", "警察署", false},
    {"police post", "police post", "警察詰所", false},
    {"police headquarters", "police headquarters", "警察本部", true},
    {"military camp", "military camp", "軍の駐屯地", false},
    {"army camp", "military camp", "軍の駐屯地", false},
    {"military base", "military base", "軍事基地", false},
    {"army base", "military base", "軍事基地", false},
    {"barracks", "barracks", "兵舎", true},
    {"military hospital", "military hospital", "軍病院", false},
    {"hospital", "hospital", "病院", true},
    {"airport", "airport", "空港", false},
};

// Up to where it says in which place: "the prison of Kassala", "a police station in Asmara".
std::vector<std::string> words_before_place(std::string_view text) {
  constexpr std::array<std::string_view, 8> kPlace = {"of", "in",      "at", "near",
                                                      "on", "outside", "by", "close"};
  std::vector<std::string> words(1);
  for (char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t';
    const bool ends = letter == ',' || letter == '(' || letter == ';';
    if (!blank && !ends) words.back() += letter;
    if ((!blank && !ends) || words.back().empty()) continue;
    if (std::find(kPlace.begin(), kPlace.end(), words.back()) != kPlace.end()) break;
    words.emplace_back();
    if (ends) break;
  }
  const bool cut =
      words.back().empty() || std::find(kPlace.begin(), kPlace.end(), words.back()) != kPlace.end();
  if (cut) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t at = from; at < to; ++at) text += (text.empty() ? "" : " ") + words[at];
  return text;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// "Evin", "Bang-Kwang": letters and nothing that could be anything else. "Central" names nothing.
bool is_name(const std::string& word) {
  constexpr std::array<std::string_view, 5> kNoNames = {"Central", "Main", "Local", "Old", "New"};
  constexpr std::size_t kLongest = 40;
  const bool small = word.empty() || (word.front() >= 'a' && word.front() <= 'z');
  return !small && word.size() <= kLongest && is_letter(word.front()) &&
         std::find(kNoNames.begin(), kNoNames.end(), word) == kNoNames.end() &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_letter(c) || c == '\'' || c == '-' || c == '.'; });
}

}  // namespace

Label building(std::string_view text) {
  const std::vector<std::string> words = words_before_place(text);
  const std::string whole = lower_words(joined(words, 0, words.size()));
  for (const Kind& kind : kKinds) {
    if (!ends_in_word(whole, kind.words)) continue;
    const auto of_kind =
        static_cast<std::size_t>(1 + std::count(kind.words.begin(), kind.words.end(), ' '));
    const std::size_t noun = words.size() - of_kind;
    const std::string article = noun > 0 ? lower_words(words.front()) : std::string();
    const bool has_article = article == "the" || article == "a" || article == "an";
    // "Evin", "San Juan de los": the name is what stands last before the noun.
    std::size_t name = noun;
    while (name > (has_article ? 1u : 0u) && noun - name < 4 && is_name(words[name - 1])) --name;
    const std::string proper = joined(words, name, noun);
    if (!proper.empty()) {
      const bool definite = article == "the";
      return {(definite ? "the " : "") + proper + " " + joined(words, noun, words.size()),
              proper + std::string(kind.ja)};
    }
    const bool definite = article == "the";
    const bool indefinite = (has_article && !definite) || (!has_article && !kind.bare);
    return {(definite     ? "the "
             : indefinite ? "a "
                          : "") +
                std::string(kind.en),
            std::string(kind.ja)};
  }
  return {};
}

}  // namespace disclosure
