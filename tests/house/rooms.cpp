// Rules about rooms: who may name whom, and that nothing lies in a room without being built.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tests/house/rules.h"

namespace house {
namespace {

// The words of a line of CMake: names and paths, without comments, brackets and quotes.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  line = line.substr(0, line.find('#'));
  for (const char each : std::string(line) + " ") {
    if (std::isalnum(static_cast<unsigned char>(each)) != 0 ||
        std::string_view("_-./*").find(each) != std::string_view::npos) {
      word += each;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, ""));
    }
  }
  return words;
}

// The file named by `#include "..."`, or nothing.
std::optional<std::string> included_by(const std::string& line) {
  if (!line.starts_with("#include \"")) return std::nullopt;
  const std::size_t begin = line.find('"') + 1;
  return line.substr(begin, line.find('"', begin) - begin);
}

// A room's floor, from 0 at the ground.
std::optional<std::size_t> floor_of(const std::vector<std::string>& rooms, std::string_view room) {
  const auto found = std::ranges::find(rooms, room);
  if (found == rooms.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rooms.begin());
}

std::string why_not_include(const SourceFile& file, const std::string& target,
                            const std::vector<std::string>& rooms) {
  const std::string room = target.substr(0, target.find('/'));
  const auto own_floor = floor_of(rooms, file.room());
  if (target.find('/') == std::string::npos) return "name the room of " + target + " too";
  if (file.is_test() && !own_floor) return "";
  if (target.starts_with("database/sqlite/") && file.room() != "database" && file.room() != "app" &&
      !file.is_test()) {
    return "only app names a database; include database/database.h";
  }
  if ((target.starts_with("parse/inside/") || target.starts_with("parse/pages/")) &&
      file.room() != "parse") {
    return "what touches untrusted bytes runs in whereabouts-parse only; include parse/parser.h";
  }
  if (!own_floor) return "";
  const auto its_floor = floor_of(rooms, room);
  if (!its_floor) return room + " is no room in the top CMakeLists.txt";
  if (*its_floor > *own_floor) return file.room() + " stands below " + room + " and may not use it";
  return "";
}

// The CMakeLists.txt that is nearest above a file.
const SourceFile* builder_of(const Tree& tree, const SourceFile& file) {
  for (std::string folder = file.folder(); !folder.empty();) {
    if (const SourceFile* found = tree.find(folder + "/CMakeLists.txt")) return found;
    const std::size_t slash = folder.rfind('/');
    folder = slash == std::string::npos ? "" : folder.substr(0, slash);
  }
  return nullptr;
}

bool is_named_in(const SourceFile& builder, std::initializer_list<std::string> names) {
  return std::ranges::any_of(builder.lines, [&](const std::string& line) {
    return std::ranges::any_of(words_of(line), [&](const std::string& word) {
      return std::ranges::find(names, word) != names.end();
    });
  });
}

bool is_built(const SourceFile& builder, const SourceFile& file) {
  const std::string name = file.name();
  const std::string stem = name.substr(0, name.rfind('.'));
  const std::string base = stem.substr(0, stem.rfind('_'));
  if (stem.ends_with("_fuzz")) {
    return std::ranges::any_of(builder.lines, [&](const std::string& line) {
      const auto words = words_of(line);
      return words.size() >= 3 && words[0] == "whereabouts_fuzz" && words[2] == base;
    });
  }
  const std::string path = file.path.substr(builder.folder().size() + 1);
  if (is_named_in(builder, {path, name, stem})) return true;
  if (stem.ends_with("_main")) return is_named_in(builder, {base});
  if (file.folder() == builder.folder()) return is_named_in(builder, {"whereabouts_room", "GLOB"});
  return is_named_in(builder, {file.folder().substr(builder.folder().size() + 1)});
}

// Finds each include that closes a circle.
class CycleSearch {
 public:
  explicit CycleSearch(const Tree& tree) : tree_(tree) {}

  Breaches find() {
    for (const SourceFile& file : tree_.files) visit(file);
    return std::move(breaches_);
  }

 private:
  void visit(const SourceFile& file) {
    if (!file.is_cpp() || !seen_.insert(file.path).second) return;
    open_.insert(file.path);
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto target = included_by(file.lines[i]);
      const SourceFile* next = target ? tree_.find(*target) : nullptr;
      if (next == nullptr) continue;
      if (open_.contains(next->path)) {
        breaches_.push_back({file.path, i + 1, "this include closes a circle"});
      }
      visit(*next);
    }
    open_.erase(file.path);
  }

  const Tree& tree_;
  std::set<std::string> seen_;
  std::set<std::string> open_;
  Breaches breaches_;
};

// Rooms in the drawing: a word that begins a line or a column of it (two blanks or more before).
std::vector<std::string> rooms_drawn(const std::string& line,
                                     const std::vector<std::string>& rooms) {
  std::vector<std::string> drawn;
  std::string word;
  std::size_t blanks = 2;
  for (const char each : line + " ") {
    if (std::islower(static_cast<unsigned char>(each)) != 0) {
      word += each;
      continue;
    }
    if (!word.empty() && blanks >= 2 && floor_of(rooms, word)) drawn.push_back(word);
    if (!word.empty()) blanks = 0;
    word.clear();
    const bool is_blank = std::isalnum(static_cast<unsigned char>(each)) == 0 &&
                          std::string_view(",.;:()").find(each) == std::string_view::npos;
    blanks = is_blank ? blanks + 1 : 0;
  }
  return drawn;
}

}  // namespace

std::vector<std::string> rooms_in_order(const Tree& tree) {
  std::vector<std::string> rooms;
  const SourceFile* top = tree.find("CMakeLists.txt");
  if (top == nullptr) return rooms;
  auto line = std::ranges::find_if(top->lines, [](const std::string& each) {
    return each.starts_with("foreach(room IN ITEMS");
  });
  for (; line != top->lines.end(); ++line) {
    for (const std::string& word : words_of(*line)) {
      if (word != "foreach" && word != "room" && word != "IN" && word != "ITEMS") {
        rooms.push_back(word);
      }
    }
    if (line->find(')') != std::string::npos) break;
  }
  return rooms;
}

Breaches arrows(const Tree& tree) {
  Breaches breaches;
  const auto rooms = rooms_in_order(tree);
  for (const SourceFile& file : tree.files) {
    for (std::size_t i = 0; file.is_cpp() && i < file.lines.size(); ++i) {
      const auto target = included_by(file.lines[i]);
      const std::string why = target ? why_not_include(file, *target, rooms) : "";
      if (!why.empty()) breaches.push_back({file.path, i + 1, why});
    }
  }
  return breaches;
}

Breaches links(const Tree& tree) {
  Breaches breaches;
  const auto rooms = rooms_in_order(tree);
  for (const SourceFile& file : tree.files) {
    const auto own_floor = floor_of(rooms, file.room());
    if (file.name() != "CMakeLists.txt" || !own_floor) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const std::string& word : words_of(file.lines[i])) {
        if (!word.starts_with("whereabouts_")) continue;
        const std::string room = word.substr(std::string_view("whereabouts_").size());
        if (floor_of(rooms, room).value_or(0) <= *own_floor) continue;
        breaches.push_back({file.path, i + 1, file.room() + " stands below " + room});
      }
    }
  }
  return breaches;
}

Breaches cycles(const Tree& tree) { return CycleSearch(tree).find(); }

Breaches drawing(const Tree& tree) {
  const SourceFile* page = tree.find("docs/ARCHITECTURE.md");
  if (page == nullptr) return {};
  const auto rooms = rooms_in_order(tree);
  std::vector<std::string> drawn;
  std::size_t begins_at = 0;
  for (std::size_t i = 0; i < page->lines.size(); ++i) {
    if (page->lines[i].starts_with("```")) {
      if (begins_at != 0) break;
      begins_at = i + 1;
    } else if (begins_at != 0) {
      std::ranges::copy(rooms_drawn(page->lines[i], rooms), std::back_inserter(drawn));
    }
  }
  if (drawn == rooms) return {};
  return {{page->path, begins_at,
           "its first drawing must show every room of the top CMakeLists.txt, in that order"}};
}

Breaches room_list(const Tree& tree) {
  const auto rooms = rooms_in_order(tree);
  const std::set<std::string> others = {"", "tests", "benchmarks", "tools", "examples"};
  std::set<std::string> with_code;
  for (const SourceFile& file : tree.files) {
    if (file.is_cpp() && !others.contains(file.room())) with_code.insert(file.room());
  }
  Breaches breaches;
  for (const std::string& folder : with_code) {
    const std::string builder = folder + "/CMakeLists.txt";
    if (tree.find(builder) == nullptr) breaches.push_back({builder, 0, "code without a build"});
    if (!floor_of(rooms, folder)) breaches.push_back({folder, 0, "not in the top CMakeLists.txt"});
  }
  return breaches;
}

Breaches registered(const Tree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!file.path.ends_with(".cpp")) continue;
    const SourceFile* builder = builder_of(tree, file);
    if (builder != nullptr && is_built(*builder, file)) continue;
    breaches.push_back({file.path, 0, "no CMakeLists.txt above builds this file"});
  }
  return breaches;
}

}  // namespace house
