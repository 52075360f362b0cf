// docs/formats/archive.md says what the program does: its list of kinds is compared with the code.
#include <cxxabi.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <map>
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
