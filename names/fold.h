// Personal names, folded so that spellings of one name in one script meet.
//
// A FoldedName is a name cut into units (what stood between spaces) and pieces (what stood between
// spaces or hyphens), letters folded as in names/letters.h, titles set apart. Order and division
// carry meaning in names, so they are kept and compared with care:
//   - the family name may stand first or last: names that differ by turning the units round
//     ("Ri Han-byol", "Han-byol Ri") are the same;
//   - a given name may be written in one word, two, or with a hyphen ("Hanbyol", "Han Byol"), but
//     a division elsewhere ("Ha-nbyol") is another name;
//   - the order inside a given name is part of it: "Han-byol" is not "Byol-han".
// Names in different scripts are never the same here: nothing is romanised.
// Initials, and words such as "unknown", are never enough to tell a person.
// Plain values and functions, safe from several threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/letters.h"

namespace names {

enum class AddressedAs { kNotSaid, kFemale, kMale };  // as a title tells: Ms, господин, 女士

struct FoldedName {
  Script script = Script::kNone;
  std::vector<std::string> units;  // "ri", "han-byol"
  std::string title;               // folded, empty if there was none
  AddressedAs addressed_as = AddressedAs::kNotSaid;
  // The units joined, without hyphens, and the places in it where a unit or piece begins.
  std::string joined;
  std::vector<std::size_t> divisions;

  // No name: no letters, only a title, only initials, "unknown", or longer than
  // base::kLabelBytesMax. It matches nothing.
  bool empty() const { return units.empty(); }
  // Units without hyphens in alphabetical order: a key under which most spellings of one name
  // meet ("ri hanbyol"), for indexes; never proof by itself.
  std::string order_free_key() const;
  // Words that are more than an initial. In scripts that write names without spaces a word of two
  // characters or more counts as two: it holds a family and a given name.
  std::size_t full_words() const;
  // Enough to point at one person: a family and a given name.
  bool is_full() const { return full_words() >= 2; }
};

FoldedName fold(std::string_view name);

bool same_name(const FoldedName& a, const FoldedName& b);
// The same, or one a shorter form of the other that still has a family and a given name ("Ahmed
// Hassan", "Ahmed K. Hassan", "Dr Ahmed Kamal Hassan"), or the same words in another order or
// division. Reason enough to look, never to decide.
bool may_be_same_name(const FoldedName& a, const FoldedName& b);

inline bool same_name(std::string_view a, std::string_view b) {
  return same_name(fold(a), fold(b));
}
inline bool may_be_same_name(std::string_view a, std::string_view b) {
  return may_be_same_name(fold(a), fold(b));
}

}  // namespace names
