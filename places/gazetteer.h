// The Gazetteer knows countries, provinces and towns of the world by their names in all scripts.
//
// It is a read-only file, mapped into memory: opening reads the header, a lookup touches a few
// pages. Made at set-up by whereabouts-make-gazetteer out of GeoNames (towns of 1,000 people and
// more), ISO 3166 (countries, and their first districts, here all called provinces) and the tables
// in places/data, which name their sources. Names are compared folded (names::fold_joined): case,
// accents, spaces, hyphens and apostrophes do not matter.
//
// Ids: "CN" a country (ISO 3166-1), "CN-YN" a province (ISO 3166-2 as it stands; the withdrawn
// "CN-53" is understood), "g1804651" a town (GeoNames). A finding keeps id, label and version(),
// since names and borders change.
//
// The string views in what it returns point into the file: they live as long as the Gazetteer.
// Never changes after open(), so any number of threads may ask at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace places {


enum class Kind : std::uint8_t { kCountry = 1, kProvince = 2, kTown = 3 };

// How a name belongs to its bearer; the numbers stand in the file.
enum class NameKind : std::uint8_t {
  kMain = 1,     // what it is called, in English or at home
  kPart = 2,     // of a part of it that is no node of its own: "Yanbian" in Jilin
  kOther = 3,    // in another language or spelling, or earlier
  kDemonym = 4,  // "Chinese": of the country, not a place by itself
};

struct Node {
  std::string_view id;
  Kind kind = Kind::kTown;
  std::string_view label;     // English or, for towns, as GeoNames writes it
  std::string_view country;   // ids; a country is its own country
  std::string_view province;  // a province is its own; empty: a country, or not known
  double latitude = 0;        // of the town; of an area, its seat: no measure of the area
  double longitude = 0;
  std::uint64_t population = 0;  // of the town, 0: not known; of an area, of the towns known in it
};

struct Found {
  Node node;
  NameKind name = NameKind::kMain;
  int edits = 0;  // letters that differ from the name asked for; above 0 it is a guess
};

// What is known already of where one speaks of: ids of countries and provinces.
struct Context {
  std::vector<std::string> countries;
  std::vector<std::string> provinces;
};

enum class How {
  kOnlyOne,      // one bearer of the name, or one that contains the others
  kByContext,    // several; one is where the context is
  kLargest,      // several; one has ten times the people of the next
  kCommonArea,   // several; the area that holds all the likely ones
  kNearSpelling, // a guess: another spelling than any known, with support
  kUnresolved,   // unknown, or too many with nothing in common
};

struct Resolution {
  std::optional<Node> inside;  // the smallest area that the words surely allow
  How how = How::kUnresolved;
  bool is_part = false;     // "north China", "Yanbian": the words mean a part of `inside`
  bool is_demonym = false;  // "Chinese"
};

class Gazetteer {
 public:
  // Errors: kNotFound, kIo, kDamaged, kUnsupported (made for another layout: make it anew).
  static base::Result<Gazetteer> open(const std::filesystem::path& path);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  std::string_view version() const;  // "2020-03-18-" and a hash of all that went in
  std::optional<Node> find(std::string_view id) const;

  // Everything that bears just this name; main names first, then the wider areas, then the more
  // people. Words beyond base::kLabelBytesMax find nothing.
  std::vector<Found> lookup(std::string_view words) const;

  // Names that a slip would turn into `words`: one letter (of nine or more: two), the first letter
  // right, five letters at least. Countries and provinces everywhere, towns in the countries of
  // the hints; without hints only towns of a million people. Always a guess; the likeliest first.
  std::vector<Found> lookup_near_spelling(std::string_view words, const Context& hints) const;

  // What the words of a text mean, as far as they and the context surely say: "Kunming", "Yunnan
  // Province", "the city of Jilin", "Jinghong, Yunnan", "northeast China". A county is taken for
  // the town it is named after.
  Resolution resolve(std::string_view words, const Context& context) const;

  // Is `inner` the same as `outer` or inside it? False for an id that is not known.
  bool contains(std::string_view outer, std::string_view inner) const;
  // Along the great circle, between two towns; none for areas, whose extent is not known here.
  std::optional<double> distance_km(std::string_view a, std::string_view b) const;
  // In "en" or "ja". None: no such id, another language, or no Japanese name that is sure.
  std::optional<std::string_view> label(std::string_view id, std::string_view language) const;
  std::string_view country_of(std::string_view id) const;  // empty: no such id
  // Countries with a land border to this one, by id.
  std::vector<std::string_view> neighbours(std::string_view country) const;

 private:
  class File;
  explicit Gazetteer(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace places
