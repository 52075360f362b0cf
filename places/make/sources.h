// The files that the gazetteer is made from, read into rows. A file that cannot be read or is not
// what it should be ends the making with a base::Failure that names it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace places::make {

// Rows of text between tabs; lines that begin with # and empty lines are left out.
std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path);
std::vector<std::string> split(std::string_view text, char at);

struct IsoEntry {
  std::string code;
  std::string name;
  std::vector<std::string> more_names;  // official and common name
};

// Debian's iso-codes: iso_3166-1.json and iso_3166-2.json.
std::vector<IsoEntry> read_iso_3166(const std::filesystem::path& path);

// A GNU gettext catalogue (.mo): words to their translation. Empty where there is no such file:
// a system may have been told to leave translations out.
std::map<std::string, std::string> read_catalogue(const std::filesystem::path& path);

// A row of GeoNames' towns: the columns that are used here.
struct GeoNamesTown {
  std::string id;  // number
  std::string name;
  std::string ascii_name;
  std::vector<std::string> other_names;
  double latitude = 0;
  double longitude = 0;
  std::string feature;  // PPLC: capital, PPLA: seat of a first district
  std::string country;
  std::string district;  // admin1
  std::uint64_t population = 0;
  std::string changed;  // day
};

std::vector<GeoNamesTown> read_geonames(const std::filesystem::path& path);

}  // namespace places::make
