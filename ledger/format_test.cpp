// docs/formats/archive.md says what the program does: its list of kinds is compared with the code.
#include <cxxabi.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <map>
#include <sstream>
#include <typeinfo>

#include "model/entry_fields.h"

namespace ledger {
namespace {

struct FieldCounter {
  std::uint64_t count = 0;
  template <typename T>
  void operator()(std::uint64_t, const T&) {
    ++count;
  }
};

struct Row {
  std::string name;
  std::uint64_t fields = 0;
};

template <std::size_t... at>
std::map<std::size_t, Row> rows_of_code(std::index_sequence<at...>) {
  std::map<std::size_t, Row> rows;
  (
      [&] {
        using Body = std::variant_alternative_t<at, model::Body>;
        int failed = 0;
        char* name = abi::__cxa_demangle(typeid(Body).name(), nullptr, nullptr, &failed);
        Body body;
        FieldCounter counter;
        model::stored::visit(counter, body);
        rows[at + 1] = {std::string(name).substr(std::string("model::").size()), counter.count};
        std::free(name);
      }(),
      ...);
  return rows;
}

// Rows like "| 7 | ReportFiled | 1 case, 2 report |".
std::map<std::size_t, Row> rows_of_page() {
  std::ifstream in(WHEREABOUTS_SOURCE "/docs/formats/archive.md");
  std::map<std::size_t, Row> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| kind | name |")) {
      inside = true;
    } else if (inside && line.empty()) {
      break;
    } else if (inside && line.size() > 2 && std::isdigit(line[2])) {
      const auto name = line.find(" | ") + 3;
      const auto fields = line.find(" | ", name);
      const auto commas = std::count(line.begin(), line.end(), ',');
      std::size_t kind = 0;
      std::from_chars(line.data() + 2, line.data() + line.size(), kind);
      rows[kind] = {line.substr(name, fields - name), static_cast<std::uint64_t>(commas) + 1};
    }
  }
  return rows;
}

// The numbered rows of the table with this header: what stands in their other column.
std::vector<std::vector<std::string>> table_of_page(std::string_view header) {
  std::ifstream in(WHEREABOUTS_SOURCE "/docs/formats/archive.md");
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == header) {
      inside = true;
    } else if (inside && !line.starts_with("| ")) {
      if (!line.starts_with("|---")) break;
    } else if (inside) {
      std::vector<std::string> cells;
      for (std::size_t from = 2; from < line.size();) {
        const std::size_t end = std::min(line.find(" |", from), line.size());
        cells.push_back(line.substr(from, end - from));
        from = end + 3;
      }
      rows.push_back(std::move(cells));
    }
  }
  return rows;
}

TEST(Format, ThePageListsThePropertiesOfTheCode) {
  const auto page = table_of_page("| property | name |");
  const auto code = model::properties();
  ASSERT_EQ(page.size(), code.size());
  for (std::size_t at = 0; at < code.size(); ++at) {
    EXPECT_EQ(page[at].at(0), std::to_string(static_cast<int>(code[at].property)));
    EXPECT_EQ(page[at].at(1), code[at].code);
  }
}

TEST(Format, ThePageListsTheEnumerationsOfTheCode) {
  using model::stored::kLast;
  const std::map<std::string, unsigned> code{
      {"role", kLast<model::Role>},
      {"medium", kLast<model::Medium>},
      {"manner", kLast<model::Manner>},
      {"basis", kLast<model::Basis>},
      {"kind of an origin", kLast<model::Origin::Kind>},
      {"kind of a subject", kLast<model::SubjectKind>},
      {"holds", kLast<base::Holds>},
      {"weekday", kLast<base::Weekday>},
      {"decision", kLast<model::Decision>},
      {"sameness", kLast<model::Sameness>},
      {"verdict", kLast<model::Verdict>},
      {"opening", kLast<model::Opening>},
      {"audience", kLast<model::Audience>},
      {"document kind", kLast<model::DocumentKind>}};
  std::map<std::string, unsigned> page;
  for (const auto& row : table_of_page("| enumeration | numbers |")) {
    unsigned last = 0;
    std::istringstream words(row.at(1));
    for (std::string word; words >> word;) {
      if (word != std::to_string(last + 1)) continue;
      ++last;
    }
    page[row.at(0)] = last;
  }
  EXPECT_EQ(page, code);
}

TEST(Format, ThePageListsTheKindsOfTheCode) {
  const auto code = rows_of_code(std::make_index_sequence<std::variant_size_v<model::Body>>());
  const auto page = rows_of_page();
  ASSERT_EQ(page.size(), code.size());
  for (const auto& [kind, row] : code) {
    EXPECT_EQ(page.at(kind).name, row.name) << kind;
    EXPECT_EQ(page.at(kind).fields, row.fields) << row.name;
  }
}

}  // namespace
}  // namespace ledger
