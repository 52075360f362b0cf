// The house rules: what a compiler does not check and people forget.
//
// A rule reads a Tree and names each place that breaks it. Every rule has a bad sample of its own
// in tests/house/samples/NAME/, a small tree that breaks it and also holds what looks alike and is
// right; its breaches.txt lists "path:line" of all that the rule must find there, and no more.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/tree.h"

namespace house {

struct Breach {
  std::string path;
  std::size_t line = 0;  // from 1; 0 where the file as a whole is meant
  std::string says;      // what is wrong and what to do instead
};

using Breaches = std::vector<Breach>;

struct Rule {
  std::string_view name;
  Breaches (*broken_in)(const Tree& tree);
};

// How a test names its rule.
inline void PrintTo(const Rule& rule, std::ostream* out) { *out << rule.name; }

const std::vector<Rule>& rules();

// The rooms from the ground up, out of the list in the top CMakeLists.txt.
std::vector<std::string> rooms_in_order(const Tree& tree);

// rooms.cpp
Breaches arrows(const Tree& tree);
Breaches links(const Tree& tree);
Breaches cycles(const Tree& tree);
Breaches drawing(const Tree& tree);
Breaches room_list(const Tree& tree);
Breaches registered(const Tree& tree);

// calls.cpp
Breaches calls(const Tree& tree);

// words.cpp: what string literals and templates may hold, and where
Breaches sql(const Tree& tree);
Breaches html(const Tree& tree);
Breaches templates(const Tree& tree);

// text.cpp
Breaches length(const Tree& tree);
Breaches leftovers(const Tree& tree);
Breaches headers(const Tree& tree);
Breaches run_bits(const Tree& tree);
Breaches machine_paths(const Tree& tree);
Breaches registries(const Tree& tree);

}  // namespace house
