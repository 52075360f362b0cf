#include "reading/english/cast_names.h"

#include <algorithm>

namespace reading::english {

namespace {

constexpr std::size_t kBearersMax = 64;  // figures that one word of a name may lead to

}  // namespace

std::vector<std::string> CastNames::words_of(const Text& text, Range name) {
  std::vector<std::string> words;
  for (std::size_t i = name.first; i < name.end; ++i) {
    if (text[i].kind == TokenKind::kWord && text.lower(i) != "'s") words.push_back(text.lower(i));
  }
  return words;
}

void CastNames::add(std::size_t f, const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += word + ' ';
    auto& bearers = by_word_[word];
    if (bearers.size() < kBearersMax && std::ranges::find(bearers, f) == bearers.end()) {
      bearers.push_back(f);
    }
  }
  by_name_.emplace(all, f);
}

void CastNames::add_alias(std::size_t f, const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word + ' ';
  if (!all.empty()) by_name_.emplace(all, f);
}

std::size_t CastNames::known(const std::vector<std::string>& words) const {
  std::string all;
  for (const std::string& word : words) all += word + ' ';
  if (const auto same = by_name_.find(all); same != by_name_.end()) return same->second;
  auto bearers = by_word_.find(words.front());
  // "Kevins dad": a hurried writer's possessive.
  if (bearers == by_word_.end() && words.size() == 1 && words.front().ends_with("s") &&
      words.front().size() > 3) {
    bearers = by_word_.find(words.front().substr(0, words.front().size() - 1));
    if (bearers == by_word_.end() || bearers->second.size() != 1) return kNone;
    return bearers->second.front();
  }
  // "M. Example": looked up by what is no initial.
  const bool initial = words.size() > 1 && words.front().size() == 1;
  if (bearers == by_word_.end() && initial) bearers = by_word_.find(words.back());
  if (bearers == by_word_.end()) return kNone;
  std::size_t found = kNone;
  for (const std::size_t f : bearers->second) {
    const auto& full = cast_.figures[f].name_words;
    const bool shorter = words.size() < full.size() || (initial && words.size() == full.size());
    const bool part = shorter && std::ranges::all_of(words, [&](const std::string& word) {
      return std::ranges::any_of(full, [&](const std::string& each) {
        return each == word || (initial && word.size() == 1 && each.starts_with(word));
      });
    });
    if (!part) continue;
    if (found != kNone) return kSeveral;
    found = f;
  }
  return found;
}

std::size_t CastNames::known_by_part(const std::vector<std::string>& words, Sex sex) const {
  std::size_t found = kNone;
  for (const std::string& word : words) {
    const auto bearers = by_word_.find(word);
    if (bearers == by_word_.end()) continue;
    for (const std::size_t f : bearers->second) {
      const Figure& one = cast_.figures[f];
      if (one.name_words.size() >= words.size() || f == found) continue;
      if (one.sex != Sex::kUnknown && sex != Sex::kUnknown && one.sex != sex) continue;
      const bool part = std::ranges::all_of(one.name_words, [&](const std::string& each) {
        return std::ranges::find(words, each) != words.end();
      });
      if (!part) continue;
      if (found != kNone) return kNone;
      found = f;
    }
  }
  return found;
}

}  // namespace reading::english
