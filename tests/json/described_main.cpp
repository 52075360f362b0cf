// Compares what commands printed with docs/json.md: described DOCS FOLDER, where FOLDER holds
// "case people.json" and so on. Every command of the table must be described and have been run,
// every field must be described, be there and be of its type.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "actions/action.h"

namespace {

using views::Json;

struct FieldRow {
  std::string type;
  bool or_null = false;
  bool if_any = false;
};

using Shape = std::map<std::string, FieldRow>;

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
  return cells;
}

bool take_ending(std::string& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text.erase(text.size() - ending.size());
  return true;
}

// The names between backquotes of a heading; for a shape, the heading itself.
std::vector<std::string> names_of(const std::string& line) {
  if (line.starts_with("### ")) return {trimmed(line.substr(4))};
  std::vector<std::string> names;
  for (std::size_t at = line.find('`'); at != line.npos; at = line.find('`', at + 1)) {
    const std::size_t end = line.find('`', at + 1);
    names.push_back(line.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

void read_doc(const std::filesystem::path& path, std::map<std::string, Shape>& shapes) {
  std::vector<std::string> names;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("##")) {
      names = names_of(line);
      for (const std::string& name : names) shapes[name];
      continue;
    }
    if (!line.starts_with("| ") || line.starts_with("| field ")) continue;
    const auto cells = cells_of(line);
    FieldRow row{cells.at(1)};
    row.if_any = take_ending(row.type, ", if any");
    row.or_null = take_ending(row.type, " or null");
    for (const std::string& name : names) {
      if (cells[0] == "*fields of*") {
        const Shape& from = shapes.at(row.type);
        shapes[name].insert(from.begin(), from.end());
      } else {
        shapes[name][cells[0]] = row;
      }
    }
  }
}

class Comparison {
 public:
  explicit Comparison(const std::map<std::string, Shape>& shapes) : shapes_(shapes) {}

  void compare(const std::string& place, const Json& object, const std::string& shape) {
    if (!object.is_object()) return complain(place, "is no object");
    const Shape& fields = shapes_.at(shape);
    for (const auto& [key, value] : object.items()) {
      const auto row = fields.find(key);
      if (row == fields.end()) {
        complain(place + "." + key, "is not described");
      } else if (!(row->second.or_null && value.is_null())) {
        value_of(place + "." + key, value, row->second.type);
      }
    }
    for (const auto& [key, row] : fields) {
      if (!row.if_any && !object.contains(key)) complain(place + "." + key, "is missing");
    }
  }

  void complain(const std::string& place, const std::string& what) {
    if (said_.insert(place + " " + what).second) std::cout << place << " " << what << '\n';
  }
  bool good() const { return said_.empty(); }

 private:
  void value_of(const std::string& place, const Json& value, const std::string& type) {
    if (type.starts_with("list of ")) {
      if (!value.is_array()) return complain(place, "is no list");
      for (const Json& each : value) value_of(place + "[]", each, type.substr(8));
    } else if (shapes_.contains(type)) {
      compare(place, value, type);
    } else if (!is_a(value, type)) {
      complain(place, "is not: " + type);
    }
  }

  static bool is_a(const Json& value, const std::string& type) {
    if (type == "number") return value.is_number_unsigned() || value.is_number_integer();
    if (type == "yes or no") return value.is_boolean();
    if (!value.is_string()) return false;
    const std::string words = value;
    if (type == "text") return true;
    if (type == "id") return base::id_from_text(words).ok();
    if (type == "day") return base::Day::parse(words).ok();
    if (type == "EDTF") return base::parse_edtf(words).ok();
    return false;
  }

  const std::map<std::string, Shape>& shapes_;
  std::set<std::string> said_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::map<std::string, Shape> shapes;
  const std::filesystem::path docs = arguments[1];
  read_doc(docs / "json-shapes.md", shapes);
  read_doc(docs / "json.md", shapes);
  Comparison comparison(shapes);
  std::set<std::string> commands{"run"};
  for (const actions::Action& action : actions::table()) commands.emplace(action.name);
  // A second reading needs a second version of the reader: a test of actions has one.
  commands.erase("report read");
  for (const std::string& name : commands) {
    if (!shapes.contains(name)) {
      comparison.complain("`" + name + "`", "is not described");
      continue;
    }
    std::ifstream in(std::filesystem::path(arguments[2]) / (name + ".json"));
    const Json json = Json::parse(in, nullptr, false);
    if (json.is_discarded()) {
      comparison.complain("`" + name + "`", "was not run");
      continue;
    }
    comparison.compare("`" + name + "`", json, name);
  }
  if (comparison.good()) std::cout << commands.size() << " commands print what is described\n";
  return comparison.good() ? 0 : 1;
}
