#include "names/fold.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "base/limits.h"
#include "names/titles.h"

namespace names {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string joined_unit(std::string unit) {
  std::erase(unit, '-');
  return unit;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !U8_IS_TRAIL(static_cast<std::uint8_t>(c));
  }));
}

bool without_spaces(Script script) { return script == Script::kHan || script == Script::kHangul; }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

AddressedAs told_by(std::string_view title) {
  for (std::string_view female : {"mrs", "ms", "miss", "madam", "madame", "mme", "mlle", "frau",
                                  "senora", "sra", "dona", "sister", "dame", "lady", "daw", "hajja",
                                  "госпожа", "гжа", "гражданка", "السيده", "الحاجه", "גב", "女士",
                                  "小姐"}) {
    if (title == female) return AddressedAs::kFemale;
  }
  for (std::string_view male : {"mr", "mister", "monsieur", "herr", "senor", "sr", "don", "sir",
                                "brother", "lord", "господин", "гн", "гражданин", "السيد", "מר"}) {
    if (title == male) return AddressedAs::kMale;
  }
  return AddressedAs::kNotSaid;
}

void note_title(FoldedName& name, const std::string& title) {
  if (name.title.empty()) name.title = title;
  if (name.addressed_as == AddressedAs::kNotSaid) name.addressed_as = told_by(title);
}

// Is `unit` a title that may be taken off a name of `units` units, leaving a name?
bool is_title(std::span<const Title> table, std::string_view unit, std::size_t units) {
  return std::any_of(table.begin(), table.end(), [&](const Title& title) {
    return title.folded == unit && (!title.also_a_name || units > 2);
  });
}

void strip_titles(FoldedName& name) {
  auto& units = name.units;
  while (!units.empty() && is_title(titles_before(), joined_unit(units.front()), units.size())) {
    note_title(name, joined_unit(units.front()));
    units.erase(units.begin());
  }
  while (units.size() > 1 && is_title(titles_after(), joined_unit(units.back()), units.size())) {
    note_title(name, joined_unit(units.back()));
    units.pop_back();
  }
  if (units.empty() || !without_spaces(name.script)) return;
  for (std::string_view suffix : suffixes()) {
    if (!ends_with(units.back(), suffix)) continue;
    note_title(name, std::string(suffix));
    units.back().resize(units.back().size() - suffix.size());
    return;
  }
}

bool says_no_name(const std::vector<std::string>& units) {
  const auto none = words_for_no_name();
  return std::all_of(units.begin(), units.end(), [&](const std::string& unit) {
    return std::find(none.begin(), none.end(), unit) != none.end();
  });
}

void join(FoldedName& name) {
  for (const std::string& unit : name.units) {
    for (const std::string& piece : split(unit, '-')) {
      if (!name.joined.empty()) name.divisions.push_back(name.joined.size());
      name.joined += piece;
    }
  }
}

bool is_subset(const std::vector<std::size_t>& inner, const std::vector<std::size_t>& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

// The same letters, and neither is divided where the other is not unless it is divided further.
bool same_written(const FoldedName& a, const FoldedName& b) {
  return a.joined == b.joined &&
         (is_subset(a.divisions, b.divisions) || is_subset(b.divisions, a.divisions));
}

FoldedName turned(const FoldedName& name, std::size_t by) {
  FoldedName out;
  out.script = name.script;
  out.units = name.units;
  std::rotate(out.units.begin(), out.units.begin() + static_cast<std::ptrdiff_t>(by),
              out.units.end());
  join(out);
  return out;
}

bool same_in_some_turn(const FoldedName& a, const FoldedName& b) {
  for (std::size_t by = 0; by < b.units.size(); ++by) {
    if (same_written(a, turned(b, by))) return true;
  }
  // "Han Byol Ri" against "Ri Hanbyol" needs the side with more units turned.
  for (std::size_t by = 1; by < a.units.size(); ++by) {
    if (same_written(turned(a, by), b)) return true;
  }
  return false;
}

bool is_initial(std::string_view unit, Script script) {
  return !without_spaces(script) && characters(unit) < 2;
}

bool initial_of(std::string_view initial, std::string_view word) {
  return word.substr(0, initial.size()) == initial;
}

// Each unit of `shorter` stands in `longer` too, or is the initial of one that does; two at least
// are whole words.
bool shorter_form(const FoldedName& shorter, const FoldedName& longer) {
  std::vector<std::string> left;
  for (const std::string& unit : longer.units) left.push_back(joined_unit(unit));
  std::size_t whole = 0;
  std::vector<std::string> initials;
  for (const std::string& unit : shorter.units) {
    const std::string word = joined_unit(unit);
    if (is_initial(word, shorter.script)) {
      initials.push_back(word);
      continue;
    }
    const auto found = std::find(left.begin(), left.end(), word);
    if (found == left.end()) return false;
    left.erase(found);
    ++whole;
  }
  for (const std::string& initial : initials) {
    const auto found = std::find_if(left.begin(), left.end(), [&](const std::string& word) {
      return initial_of(initial, word) || initial_of(word, initial);
    });
    if (found == left.end()) return false;
    left.erase(found);
  }
  return whole >= 2;
}

}  // namespace

std::string FoldedName::order_free_key() const {
  std::vector<std::string> words;
  for (const std::string& unit : units) words.push_back(joined_unit(unit));
  std::sort(words.begin(), words.end());
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

std::size_t FoldedName::full_words() const {
  if (without_spaces(script)) return std::min<std::size_t>(characters(joined), 2);
  std::size_t full = 0;
  for (const std::string& unit : units) {
    if (!is_initial(joined_unit(unit), script)) ++full;
  }
  return full;
}

FoldedName fold(std::string_view text) {
  FoldedName name;
  if (text.size() > base::kLabelBytesMax) return name;
  const std::string folded = fold_letters(text);
  name.script = script_of(folded);
  name.units = split(folded, ' ');
  strip_titles(name);
  join(name);
  if (name.script == Script::kNone || says_no_name(name.units) || name.full_words() == 0) {
    name.units.clear();
    name.joined.clear();
    name.divisions.clear();
  }
  return name;
}

bool same_name(const FoldedName& a, const FoldedName& b) {
  if (a.empty() || b.empty() || a.script != b.script) return false;
  if (a.joined.size() != b.joined.size()) return false;
  return same_in_some_turn(a, b);
}

bool may_be_same_name(const FoldedName& a, const FoldedName& b) {
  if (a.empty() || b.empty() || a.script != b.script) return false;
  if (same_name(a, b) || a.joined == b.joined) return true;
  if (a.order_free_key() == b.order_free_key()) return true;
  return shorter_form(a, b) || shorter_form(b, a);
}

}  // namespace names
