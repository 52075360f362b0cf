#include "places/make/sources.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/result.h"
#include "base/utf8.h"

namespace places::make {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw base::Failure(base::ErrorCode::kBadInput, path.string() + ": " + what);
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path, "cannot be read; ./start installs what the gazetteer is made from");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  if (at + sizeof number > bytes.size()) return 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

// The text whose length and place stand at `at`; a catalogue cut short gives empty text.
std::string text_at(const std::string& bytes, std::size_t at) {
  const std::size_t length = number_at(bytes, at);
  const std::size_t begin = number_at(bytes, at + 4);
  if (begin > bytes.size() || length > bytes.size() - begin) return {};
  return bytes.substr(begin, length);
}

template <typename Number>
Number to_number(const std::filesystem::path& path, const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    fail(path, "a column that should hold a number does not");
  }
  return number;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path) {
  const std::string content = read_whole(path);
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : split(content, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (!base::is_utf8(line)) fail(path, "holds text that is not UTF-8");
    rows.push_back(split(line, '\t'));
  }
  return rows;
}

std::vector<IsoEntry> read_iso_3166(const std::filesystem::path& path) {
  const auto whole = nlohmann::json::parse(read_whole(path), nullptr, false);
  if (!whole.is_object() || whole.size() != 1) fail(path, "is not a list of iso-codes");
  std::vector<IsoEntry> entries;
  for (const auto& row : *whole.begin()) {
    IsoEntry entry;
    entry.code = row.value("alpha_2", row.value("code", ""));
    entry.name = row.value("name", "");
    for (const char* more : {"official_name", "common_name"}) {
      if (row.contains(more)) entry.more_names.push_back(row.value(more, ""));
    }
    if (entry.code.empty() || entry.name.empty()) fail(path, "has a row without code or name");
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::map<std::string, std::string> read_catalogue(const std::filesystem::path& path) {
  std::map<std::string, std::string> words;
  if (!std::filesystem::exists(path)) return words;
  const std::string bytes = read_whole(path);
  if (number_at(bytes, 0) != 0x950412de) fail(path, "is not a gettext catalogue");
  const std::uint32_t rows = number_at(bytes, 8);
  const std::size_t originals = number_at(bytes, 12);
  const std::size_t translations = number_at(bytes, 16);
  for (std::uint32_t i = 0; i < rows && originals + 8 * (i + 1) <= bytes.size(); ++i) {
    std::string original = text_at(bytes, originals + 8 * i);
    std::string translation = text_at(bytes, translations + 8 * i);
    if (!original.empty() && !translation.empty() && base::is_utf8(translation)) {
      words.emplace(std::move(original), std::move(translation));
    }
  }
  return words;
}

std::vector<GeoNamesTown> read_geonames(const std::filesystem::path& path) {
  std::vector<GeoNamesTown> towns;
  for (auto& columns : read_table(path)) {
    if (columns.size() != 19) fail(path, "is not a GeoNames table of 19 columns");
    GeoNamesTown town;
    town.id = columns[0];
    town.name = columns[1];
    town.ascii_name = columns[2];
    town.other_names = split(columns[3], ',');
    town.latitude = to_number<double>(path, columns[4]);
    town.longitude = to_number<double>(path, columns[5]);
    town.feature = columns[7];
    town.country = columns[8];
    town.district = columns[10];
    town.population = columns[14].empty() ? 0 : to_number<std::uint64_t>(path, columns[14]);
    town.changed = columns[18];
    towns.push_back(std::move(town));
  }
  return towns;
}

}  // namespace places::make
