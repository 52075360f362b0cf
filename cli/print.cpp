#include "cli/print.h"

#include <algorithm>
#include <string>

#include "cli/page.h"
#include "cli/pages.h"
#include "cli/wrap.h"

namespace cli {

namespace {

using views::Json;

// Beside a field: it has a value, which this member may not see.
constexpr std::string_view kSealed = "_sealed";

std::string in_words(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_null()) return "not said";
  if (value.is_structured()) return "none";
  return value.dump();
}

std::string spoken(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

bool is_row(const Json& json) {
  return json.is_object() && std::none_of(json.begin(), json.end(),
                                          [](const Json& value) { return value.is_structured(); });
}

void table(Page& page, const Json& rows) {
  std::vector<std::vector<std::string>> cells(1);
  for (const auto& [key, value] : rows.front().items()) cells[0].push_back(spoken(key));
  for (const Json& row : rows) {
    auto& line = cells.emplace_back();
    for (const Json& value : row) line.push_back(in_words(value));
  }
  page.table(cells);
}

// Keys, heads, proofs, paths: somebody copies them, so no line of them is broken.
bool is_to_be_copied(const std::string& words) {
  return words.find('\n') != std::string::npos || words.find(' ') == std::string::npos;
}

// What has no page of its own: field by field.
void plain(Page& page, const Json& json, std::size_t depth) {
  if (json.is_array() && !json.empty() && std::all_of(json.begin(), json.end(), is_row)) {
    table(page, json);
  } else if (json.is_array()) {
    for (const Json& each : json) {
      if (each.is_structured())
        plain(page, each, depth);
      else
        page.line(depth * 2, "- ", in_words(each));
    }
  } else {
    for (const auto& [key, value] : json.items()) {
      if (key.ends_with(kSealed)) continue;
      if (value.is_null() && json.value(key + std::string(kSealed), false)) {
        page.line(depth * 2, spoken(key) + ": ", "sealed to its keepers");
        continue;
      }
      if (value.is_string() && is_to_be_copied(value.get_ref<const std::string&>())) {
        const std::string words = value;
        const char* between = words.find('\n') == words.npos ? " " : "\n";
        page.text(std::string(depth * 2, ' ') + spoken(key) + ":" + between + words);
        continue;
      }
      const bool below = value.is_structured() && !value.empty();
      page.line(depth * 2, spoken(key) + ": ", below ? "" : in_words(value));
      if (below) plain(page, value, depth + 1);
    }
  }
}

// How much of it nobody has confirmed, and how much somebody has.
struct Confirmed {
  std::size_t yes = 0;
  std::size_t no = 0;

  void count(const Json& json) {
    if (!json.is_structured()) return;
    if (json.is_object()) {
      if (json.contains("status") && json.contains("provisional")) {
        ++(json["provisional"] == true ? no : yes);
      }
      if (json.contains("confirmed")) ++(json["confirmed"] == true ? yes : no);
    }
    for (const Json& each : json) count(each);
  }
};

}  // namespace

std::string json_text(const Json& json) {
  return shown_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

void print(std::ostream& out, const Json& json, const Look& look) {
  Json rest = json;
  Confirmed confirmed;
  for (const Json& part : json) confirmed.count(part);
  const bool mixed = confirmed.yes > 0;
  Page page(out, look, mixed);
  const bool is_page =
      json.contains("title") && json.contains("case") &&
      std::any_of(json.begin(), json.end(), [](const Json& part) { return part.is_array(); });
  if (is_page) {
    page.line(0, in_words(json["title"]), Style::kStrong);
    page.line(0, "case " + in_words(json["case"]), Style::kFaint);
    if (json.value("provisional", false)) {
      page.line(0, mixed ? "Provisional: not all of it has been confirmed by a member."
                         : "Provisional: no member has confirmed any of it.");
    }
    rest.erase("provisional");
    rest.erase("title");
    rest.erase("case");
  }
  if (json.contains("text") && json["text"].is_string()) rest.erase("text");
  for (const Part& part : parts()) {
    const auto held = json.find(part.key);
    if (held == json.end() || !held->is_array()) continue;
    part.print(page, *held, json);
    rest.erase(std::string(part.key));
  }
  plain(page, rest, 0);
  if (json.contains("text") && json["text"].is_string()) {
    page.blank();
    page.text(json["text"].get<std::string>());
  }
}

}  // namespace cli
