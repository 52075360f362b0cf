#include "places/area_words.h"

#include <algorithm>
#include <array>

#include "names/letters.h"

namespace places {
namespace {

constexpr std::string_view kProvinceWords[] = {
    "province",   "provinces",  "governorate", "oblast", "krai",     "region",      "state",
    "prefecture", "department", "division",    "wilaya", "wilayat",  "voivodeship", "aimag",
    "muhafazah",  "ostan",      "republic",    "canton", "territory", "autonomous"};
constexpr std::string_view kTownWords[] = {"city",     "town",   "village", "municipality",
                                           "township", "county", "district", "suburb"};
constexpr std::string_view kDirections[] = {
    "north",        "south",        "east",         "west",         "northern",     "southern",
    "eastern",      "western",      "central",      "northeast",    "northwest",    "southeast",
    "southwest",    "northeastern", "northwestern", "southeastern", "southwestern", "north-east",
    "north-west",   "south-east",   "south-west",   "north-eastern", "north-western",
    "south-eastern", "south-western"};

// Endings of Chinese, Japanese and Korean names, folded (traditional letters are simplified).
struct Ending {
  std::string_view text;
  Kind kind;
};
constexpr Ending kEndings[] = {{"自治区", Kind::kProvince}, {"省", Kind::kProvince},
                               {"県", Kind::kProvince},     {"市", Kind::kTown},
                               {"县", Kind::kTown},         {"성", Kind::kProvince},
                               {"도", Kind::kProvince},     {"시", Kind::kTown},
                               {"군", Kind::kTown}};

using Words = std::vector<std::string>;

template <std::size_t size>
bool is_one_of(const std::string_view (&table)[size], const std::string& word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

Words split(std::string_view folded) {
  Words words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.emplace_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::string join(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::optional<Kind> kind_told_by(const std::string& word) {
  if (is_one_of(kProvinceWords, word)) return Kind::kProvince;
  if (is_one_of(kTownWords, word)) return Kind::kTown;
  return std::nullopt;
}

void drop_front(Words& words, std::string_view word) {
  if (words.size() > 1 && words.front() == word) words.erase(words.begin());
}

// "the province of Jilin", "Jilin province", "Xinjiang autonomous region".
std::optional<Kind> take_off_kind(Words& words) {
  std::optional<Kind> kind;
  drop_front(words, "the");
  if (words.size() > 2 && words[1] == "of" && kind_told_by(words[0])) {
    kind = kind_told_by(words[0]);
    words.erase(words.begin(), words.begin() + 2);
    drop_front(words, "the");
  }
  while (words.size() > 1 && kind_told_by(words.back())) {
    if (!kind) kind = kind_told_by(words.back());
    words.pop_back();
  }
  if (words.empty()) return kind;
  std::string& last = words.back();
  for (const Ending& ending : kEndings) {
    if (kind || last.size() <= ending.text.size() || !last.ends_with(ending.text)) continue;
    last.resize(last.size() - ending.text.size());
    kind = ending.kind;
  }
  return kind;
}

// "northern China", "the north of China".
bool take_off_direction(Words& words) {
  drop_front(words, "the");
  if (words.size() < 2 || !is_one_of(kDirections, words[0])) return false;
  words.erase(words.begin());
  if (words.size() > 1 && words[0] == "of") words.erase(words.begin());
  drop_front(words, "the");
  return true;
}

}  // namespace

std::vector<AreaName> readings_of(std::string_view text) {
  std::vector<AreaName> readings{{std::string(text), {}, false}};
  Words words = split(names::fold_letters(text));
  drop_front(words, "the");
  const std::string plain = join(words);
  if (plain != readings[0].name) readings.push_back({plain, {}, false});
  Words without_kind = words;
  const auto kind = take_off_kind(without_kind);
  if (join(without_kind) != plain) readings.push_back({join(without_kind), kind, false});
  if (take_off_direction(words)) {
    const auto kind_inside = take_off_kind(words);
    if (!words.empty()) readings.push_back({join(words), kind_inside, true});
  }
  return readings;
}

}  // namespace places
