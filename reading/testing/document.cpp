#include "reading/testing/document.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace reading::testing {
namespace {

std::string trimmed(std::string_view words) {
  const auto first = words.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(words.substr(first, words.find_last_not_of(" \t\r") - first + 1));
}

// `*` stands for any run of characters. Slow and obvious is enough for lines.
bool fits(std::string_view pattern, std::string_view words) {
  if (pattern.empty()) return words.empty();
  if (pattern.front() != '*') {
    return !words.empty() && pattern.front() == words.front() &&
           fits(pattern.substr(1), words.substr(1));
  }
  for (std::size_t skip = 0; skip <= words.size(); ++skip) {
    if (fits(pattern.substr(1), words.substr(skip))) return true;
  }
  return false;
}

bool fits_one(std::string_view patterns, std::string_view words) {
  while (true) {
    const auto end = patterns.find('/');
    if (fits(patterns.substr(0, end), words)) return true;
    if (end == std::string_view::npos) return false;
    patterns.remove_prefix(end + 1);
  }
}

// "arrest 2" is an arrest; "Ward 2" of a group is not changed, as nothing expects it.
std::string without_number(std::string subject) {
  const auto blank = subject.rfind(' ');
  if (blank == std::string::npos || blank + 1 == subject.size()) return subject;
  const bool digits = std::all_of(subject.begin() + static_cast<std::ptrdiff_t>(blank) + 1,
                                  subject.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? subject.substr(0, blank) : subject;
}

std::string short_line(const ClaimLine& line) {
  return without_number(line.subject) + " | " + line.property + " | " + line.value + " | " +
         line.manner;
}

}  // namespace

base::Result<Document> read_document(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::Error{base::ErrorCode::kNotFound, "there is no such document"};
  Document document;
  document.name = file.stem().string();
  int section = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "===") {
      ++section;
    } else if (section == 0 && line.starts_with("received: ")) {
      auto day = base::Day::parse(trimmed(line.substr(10)));
      if (!day) return day.error();
      document.received = base::DateRange::on(*day);
    } else if (section == 1) {
      document.text += line + "\n";
    } else if (section == 2 && !line.empty()) {
      document.expected.push_back(line);
    }
  }
  if (section != 2 || !document.received.earliest) {
    return base::Error{base::ErrorCode::kBadInput,
                       "a document needs `received:`, its text and what is expected between ==="};
  }
  return document;
}

std::vector<Document> documents_in(const std::filesystem::path& folder) {
  std::vector<Document> documents;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") {
      documents.push_back(read_document(entry.path()).or_throw());
    }
  }
  std::ranges::sort(documents, {}, &Document::name);
  return documents;
}

base::Result<Expected> parse_expected(std::string_view line) {
  const base::Error bad{base::ErrorCode::kBadInput,
                        "expected lines read `+ subject | property | value | manner`"};
  if (line.size() < 3 || std::string_view("+?-").find(line[0]) == std::string_view::npos)
    return bad;
  Expected expected;
  expected.mark = line[0];
  expected.fields.fill("*");
  std::stringstream rest{std::string(line.substr(1))};
  std::size_t field = 0;
  for (std::string part; std::getline(rest, part, '|');) {
    if (field == expected.fields.size()) return bad;
    expected.fields[field++] = trimmed(part);
  }
  if (field < 3) return bad;
  if (const auto hash = expected.fields[0].find('#'); hash != std::string::npos) {
    expected.event = expected.fields[0];
    expected.fields[0].resize(hash);
  }
  return expected;
}

bool matches(const Expected& expected, const ClaimLine& line) {
  // The day on which an age holds is not measured.
  const std::string value =
      line.property == "age" ? line.value.substr(0, line.value.find(' ')) : line.value;
  return fits_one(expected.fields[0], without_number(line.subject)) &&
         fits_one(expected.fields[1], line.property) && fits(expected.fields[2], value) &&
         fits(expected.fields[3], line.manner);
}

std::string_view kind_of_figure(std::string_view property) {
  property = property.substr(0, property.find('/'));
  const auto is = [&](std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, property) != all.end();
  };
  if (is({"event-time", "birth"})) return "dates";
  if (is({"age"})) return "ages";
  if (is({"size", "event-count", "named-count"})) return "counts";
  if (is({"event-place", "event-from", "event-to", "whereabouts", "birth-place"})) return "places";
  if (is({"name", "alias", "member-of"})) return "people";
  if (is({"event-kind", "victim"})) return "events";
  if (is({"perpetrator"})) return "by whom";
  if (is({"relay", "translates"})) return "lineage";
  return {};
}

double Figure::f1() const {
  if (expected == 0 && told == 0) return 1.0;
  const double recall =
      expected == 0 ? 1.0 : static_cast<double>(found) / static_cast<double>(expected);
  const double precision = told == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(told);
  return recall + precision == 0 ? 0.0 : 2 * recall * precision / (recall + precision);
}

Figure& Score::of(std::string_view kind) {
  for (auto& [name, figure] : figures) {
    if (name == kind) return figure;
  }
  return figures.emplace_back(std::string(kind), Figure{}).second;
}

namespace {

// Which event of the reading each `#event` of a document is: the one that has most of what is
// expected of it, the first of those that have as much.
std::map<std::string, std::string> chosen_events(const std::vector<Expected>& expected,
                                                 const std::vector<ClaimLine>& lines) {
  std::map<std::string, std::string> chosen;
  std::map<std::string, std::ptrdiff_t> most;
  for (const Expected& about : expected) {
    if (about.event.empty()) continue;
    for (const ClaimLine& candidate : lines) {
      if (!fits_one(about.fields[0], without_number(candidate.subject))) continue;
      const auto found = std::ranges::count_if(expected, [&](const Expected& each) {
        return each.mark == '+' && each.event == about.event &&
               std::ranges::any_of(lines, [&](const ClaimLine& line) {
                 return line.subject == candidate.subject && matches(each, line);
               });
      });
      if (found > most[about.event]) {
        most[about.event] = found;
        chosen[about.event] = candidate.subject;
      }
    }
  }
  return chosen;
}

}  // namespace

void score(const Document& document, const std::vector<ClaimLine>& lines, Score& into) {
  std::vector<Expected> expected;
  bool by_whom = false;
  for (const std::string& line : document.expected) {
    expected.push_back(parse_expected(line).or_throw());
    by_whom = by_whom || (line.starts_with("+") && expected.back().fields[1] == "perpetrator");
  }
  const auto chosen = chosen_events(expected, lines);
  const auto error = [&](std::string_view what, const std::string& line) {
    into.errors.push_back(document.name + ": " + std::string(what) + " " + line);
  };
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto event = chosen.find(expected[i].event);
    const auto hit = std::ranges::find_if(lines, [&](const ClaimLine& line) {
      return (event == chosen.end() || line.subject == event->second) && matches(expected[i], line);
    });
    const bool found = hit != lines.end();
    if (expected[i].mark == '-' && found) {
      ++into.never;
      error("NEVER ", short_line(*hit));
    }
    if (expected[i].mark != '+') continue;
    if (!found) error("missed", document.expected[i].substr(2));
    const std::string_view kind = kind_of_figure(expected[i].fields[1]);
    if (kind.empty()) continue;
    ++into.of(kind).expected;
    into.of(kind).found += found ? 1 : 0;
  }
  std::set<std::string> seen;
  for (const ClaimLine& line : lines) {
    const std::string_view kind = kind_of_figure(line.property);
    if (kind.empty() || (kind == "people" && !line.person) || (kind == "by whom" && !by_whom) ||
        !seen.insert(short_line(line)).second)
      continue;
    bool must = false;
    bool may = false;
    for (const Expected& each : expected) {
      if (each.mark == '-' || !matches(each, line)) continue;
      must = must || each.mark == '+';
      may = may || each.mark == '?';
    }
    if (may && !must) continue;
    ++into.of(kind).told;
    into.of(kind).right += must ? 1 : 0;
    if (!must) error("false ", short_line(line));
  }
}

}  // namespace reading::testing
