#include "cli/print.h"

#include <string>

namespace cli {

namespace {

using views::Json;

class Page {
 public:
  Page(std::ostream& out, bool colour) : out_(out), colour_(colour) {}

  void heading(const std::string& words) {
    out_ << '\n' << (colour_ ? "\033[1m" : "") << words << (colour_ ? "\033[0m" : "") << '\n';
  }

  void person(const Json& person) {
    out_ << "  " << person["label"].get<std::string>();
    if (!person["named"].get<bool>()) out_ << " [not named]";
    out_ << '\n';
    facts(person["facts"]);
  }

  void event(const Json& event) {
    out_ << "  " << (event["when"].is_null() ? "day not said" : event["when"].get<std::string>())
         << "  " << event["what"].get<std::string>() << mark(event["status"]) << '\n';
    facts(event["facts"]);
  }

  void facts(const Json& facts) {
    for (const Json& fact : facts) {
      out_ << "      " << fact["label"].get<std::string>() << ": ";
      bool first = true;
      for (const Json& each : fact["says"]) {
        out_ << (first ? "" : " | ") << each.get<std::string>();
        first = false;
      }
      out_ << mark(fact["status"]) << '\n';
    }
  }

  void finding(const Json& finding) {
    out_ << "  " << finding["about"].get<std::string>() << ": "
         << finding["label"].get<std::string>() << mark(finding["status"])
         << (finding["provisional"].get<bool>() ? " (nobody has confirmed it)" : "") << '\n';
    for (const Json& group : finding["groups"]) {
      const Json& roots = group["roots"];
      out_ << "      " << group["says"].get<std::string>() << "  roots: at least "
           << roots["at_least"] << ", at most "
           << (roots["at_most"].is_null() ? "not known" : roots["at_most"].dump()) << '\n';
      for (const Json& claim : group["claims"]) claim_line(claim);
    }
  }

  void claim_line(const Json& claim) {
    out_ << "        " << claim["claim"].get<std::string>() << "  "
         << claim["manner"].get<std::string>() << "  \"" << claim["quote"].get<std::string>()
         << "\"\n";
  }

  // Anything else: field by field, lists indented.
  void plain(const Json& json, std::size_t depth) {
    std::string indent(depth * 2, ' ');
    if (json.is_object()) {
      for (const auto& [key, value] : json.items()) {
        out_ << indent << key << ": ";
        if (value.is_structured() && !value.empty()) {
          out_ << '\n';
          plain(value, depth + 1);
        } else {
          scalar(value);
        }
      }
    } else if (json.is_array()) {
      for (const Json& each : json) {
        if (each.is_structured()) {
          plain(each, depth);
          out_ << '\n';
        } else {
          out_ << indent << "- ";
          scalar(each);
        }
      }
    }
  }

 private:
  std::string mark(const Json& status) {
    std::string words = " [" + status.get<std::string>() + "]";
    return colour_ ? "\033[2m" + words + "\033[0m" : words;
  }

  void scalar(const Json& value) {
    if (value.is_string())
      out_ << value.get<std::string>();
    else if (value.is_structured())
      out_ << "none";
    else if (value.is_boolean())
      out_ << (value.get<bool>() ? "yes" : "no");
    else if (value.is_null())
      out_ << "not said";
    else
      out_ << value.dump();
    out_ << '\n';
  }

  std::ostream& out_;
  bool colour_;
};

}  // namespace

void print(std::ostream& out, const Json& json, bool colour) {
  Page page(out, colour);
  Json rest = json;
  auto section = [&](const char* key, const std::string& heading, auto line) {
    if (!json.contains(key) || !json[key].is_array()) return;
    rest.erase(key);
    page.heading(heading + " (" + std::to_string(json[key].size()) + ")");
    for (const Json& each : json[key]) line(each);
  };
  if (json.contains("title") && json.contains("case")) {
    out << json["title"].get<std::string>() << '\n';
    rest.erase("title");
    rest.erase("case");
  }
  section("people", "People of the case", [&](const Json& each) { page.person(each); });
  section("others", "Others who are named", [&](const Json& each) { page.person(each); });
  section("events", "What is said to have happened", [&](const Json& each) { page.event(each); });
  section("findings", "Findings", [&](const Json& each) { page.finding(each); });
  section("misfits", "What does not fit", [&](const Json& each) {
    out << "  - " << each["sentence"].get<std::string>() << '\n';
    for (const Json& claim : each["claims"]) page.claim_line(claim);
  });
  section("questions", "What to ask", [&](const Json& each) {
    out << "  - " << each["question"].get<std::string>();
    std::string whom;
    for (const Json& name : each["whom"])
      whom += (whom.empty() ? "" : ", ") + name.get<std::string>();
    out << (whom.empty() ? "" : "  Ask: " + whom) << '\n';
  });
  page.plain(rest, 0);
}

}  // namespace cli
