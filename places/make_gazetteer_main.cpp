// Makes the gazetteer out of its sources:
// whereabouts-make-gazetteer TOWNS ISO_JSON LOCALES DATA OUT
// (GeoNames' towns, the folder of iso-codes' JSON, the folder of gettext catalogues, places/data,
// the file to write). Run by the build; says what it could not place.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "places/make/builder.h"
#include "places/make/japanese.h"
#include "places/make/sources.h"

namespace {

using places::Kind;
using places::NameKind;
using places::make::Builder;
using places::make::Draft;

// Country names are looked up in these languages beside English; provinces as far as iso-codes has
// them. Not simply all: names in ever more languages that share the Latin script would meet names
// of other places and common words.
constexpr const char* kLanguages[] = {"ja", "zh", "zh_Hant", "ko", "ru", "uk", "be", "ar", "fa",
                                      "ur", "he", "th",      "lo", "my", "km", "mn", "am", "ti",
                                      "hi", "bn", "ne",      "ka", "hy", "kk", "ky", "tr", "fr",
                                      "es", "pt", "de",      "vi"};
constexpr const char* kCatalogues[] = {"ja", "zh_CN", "zh_TW", "ko", "ru", "uk", "be", "ar", "fa",
                                       "he", "th",    "ka",    "hy", "kk", "ky", "fr", "es", "pt",
                                       "de", "mn",    "ur",    "bn", "hi", "am", "ti", "sr"};

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

// ICU's name without what it adds in brackets: "Myanmar (Burma)" -> "Myanmar".
std::string country_name(const std::string& code, const char* language) {
  icu::UnicodeString name;
  icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale(language), name);
  std::string text = to_utf8(name);
  for (const char* bracket : {" (", "（", "("}) {
    const std::size_t at = text.find(bracket);
    if (at != std::string::npos && at > 0) text.resize(at);
  }
  return text == code ? std::string() : text;  // ICU answers the code where it has no name
}

void add_country(Builder& builder, const std::string& code, const std::string& name) {
  Draft draft;
  draft.id = code;
  draft.kind = Kind::kCountry;
  draft.country = code;
  draft.label = country_name(code, "en");
  if (draft.label.empty()) draft.label = name;
  draft.label_ja = country_name(code, "ja");
  Draft& country = builder.add(std::move(draft));
  builder.add_name(country, name, NameKind::kMain);
  for (const char* language : kLanguages) {
    builder.add_name(country, country_name(code, language), NameKind::kOther);
  }
}

void add_countries(Builder& builder, const std::filesystem::path& iso_folder) {
  for (const auto& entry : places::make::read_iso_3166(iso_folder / "iso_3166-1.json")) {
    add_country(builder, entry.code, entry.name);
    for (const std::string& more : entry.more_names) {
      builder.add_name(*builder.find(entry.code), more, NameKind::kMain);
    }
  }
  add_country(builder, "XK", "Kosovo");  // not in ISO 3166; the code is GeoNames' and ICU's
}

// "Hamgyǒng-bukto [x/y]" and "Altaj, Respublika": the name without what stands apart from it.
std::string bare(const std::string& name) {
  return name.substr(0, std::min(name.find_first_of("[(*,"), name.size()));
}

std::string japanese_province(const std::string& code, const std::string& in_catalogue) {
  if (code.substr(0, 3) != "JP-" || in_catalogue == "北海道") return in_catalogue;
  if (in_catalogue == "東京") return "東京都";
  if (in_catalogue == "大阪" || in_catalogue == "京都") return in_catalogue + "府";
  return in_catalogue + "県";
}

void add_provinces(Builder& builder, const std::filesystem::path& iso_folder,
                   const std::filesystem::path& locales) {
  const auto entries = places::make::read_iso_3166(iso_folder / "iso_3166-2.json");
  for (const auto& entry : entries) {
    Draft draft;
    draft.id = entry.code;
    draft.kind = Kind::kProvince;
    draft.country = entry.code.substr(0, 2);
    draft.label = bare(entry.name);
    Draft& province = builder.add(std::move(draft));
    builder.add_name(province, entry.name, NameKind::kMain);
  }
  bool any_catalogue = false;
  for (const char* language : kCatalogues) {
    const auto words =
        places::make::read_catalogue(locales / language / "LC_MESSAGES" / "iso_3166-2.mo");
    any_catalogue = any_catalogue || !words.empty();
    for (const auto& entry : entries) {
      const auto found = words.find(entry.name);
      if (found == words.end()) continue;
      Draft& province = *builder.find(entry.code);
      builder.add_name(province, bare(found->second), NameKind::kOther);
      if (std::string_view(language) == "ja") {
        province.label_ja = japanese_province(entry.code, bare(found->second));
        builder.add_name(province, province.label_ja, NameKind::kOther);
      }
    }
  }
  if (!any_catalogue) {
    std::fprintf(stderr,
                 "The translations of iso-codes are not installed (dpkg may be told to leave "
                 "/usr/share/locale out): provinces will have fewer names in other languages.\n");
  }
}

using Districts = std::map<std::pair<std::string, std::string>, std::string>;

// Labels of provinces, and which of GeoNames' districts lies in which.
Districts read_districts(Builder& builder, const std::filesystem::path& data) {
  Districts districts;
  for (const auto& row : places::make::read_table(data / "districts.tsv")) {
    Draft* province = row.size() == 3 ? builder.find(row[0]) : nullptr;
    if (province == nullptr) continue;  // a newer or older list of ISO 3166-2
    province->label = row[2];
    builder.add_name(*province, row[2], NameKind::kMain);
    for (const std::string& district : places::make::split(row[1], ',')) {
      districts[{province->country, district}] = row[0];
    }
  }
  return districts;
}

bool is_airport_code(const std::string& name) {
  return name.size() <= 4 && std::all_of(name.begin(), name.end(),
                                         [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add_town(Builder& builder, const places::make::GeoNamesTown& town,
              const std::string& province) {
  Draft draft;
  draft.id = "g" + town.id;
  draft.label = town.name;
  draft.label_ja = sure_japanese_name(town);
  draft.country = town.country;
  draft.province = province;
  draft.latitude = town.latitude;
  draft.longitude = town.longitude;
  draft.population = town.population;
  draft.is_seat = town.feature == "PPLC" || town.feature == "PPLA";
  Draft& added = builder.add(std::move(draft));
  builder.add_name(added, town.ascii_name, NameKind::kMain);
  for (const std::string& other : town.other_names) {
    if (!is_airport_code(other)) builder.add_name(added, other, NameKind::kOther);
  }
  builder.add_name(added, added.label_ja, NameKind::kOther);
}

// The day of the newest change.
std::string add_towns(Builder& builder, const std::filesystem::path& path,
                      const Districts& districts) {
  std::string newest;
  std::size_t all = 0;
  std::size_t placed = 0;
  for (const auto& town : places::make::read_geonames(path)) {
    const auto found = districts.find({town.country, town.district});
    const bool known = found != districts.end() && builder.find(found->second) != nullptr;
    if (builder.find(town.country) == nullptr) continue;
    add_town(builder, town, known ? found->second : std::string());
    newest = std::max(newest, town.changed);
    ++all;
    if (known) ++placed;
  }
  std::printf("gazetteer: %zu towns, %zu of them inside a known province\n", all, placed);
  return newest;
}

void add_curated(Builder& builder, const std::filesystem::path& data) {
  static const std::map<std::string, NameKind> kKinds = {{"main", NameKind::kMain},
                                                         {"other", NameKind::kOther},
                                                         {"demonym", NameKind::kDemonym},
                                                         {"part", NameKind::kPart}};
  for (const auto& row : places::make::read_table(data / "curated.tsv")) {
    Draft* draft = row.size() == 3 ? builder.find(row[0]) : nullptr;
    if (draft == nullptr) {
      throw base::Failure(base::ErrorCode::kBadInput,
                          "places/data/curated.tsv: no such id: " + row[0]);
    }
    const auto kind = kKinds.find(row[1]);
    for (const std::string& words : places::make::split(row[2], '|')) {
      if (kind != kKinds.end()) {
        builder.add_name(*draft, words, kind->second);
      } else if (row[1] == "id") {
        builder.add_withdrawn_id(words, row[0]);
      } else {
        (row[1] == "label-ja" ? draft->label_ja : draft->label) = words;
        builder.add_name(*draft, words,
                         row[1] == "label-ja" ? NameKind::kOther : NameKind::kMain);
      }
    }
  }
}

void add_borders(Builder& builder, const std::filesystem::path& data) {
  for (const auto& row : places::make::read_table(data / "borders.tsv")) {
    for (const std::string& other : places::make::split(row.at(1), ' ')) {
      builder.add_border(row[0], other);
    }
  }
}

void make_gazetteer(char** arguments) {
  Builder builder;
  add_countries(builder, arguments[2]);
  add_provinces(builder, arguments[2], arguments[3]);
  const Districts districts = read_districts(builder, arguments[4]);
  const std::string newest = add_towns(builder, arguments[1], districts);
  add_curated(builder, arguments[4]);
  add_borders(builder, arguments[4]);
  builder.write(arguments[5], newest).or_throw();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 6) {
    std::fprintf(stderr, "usage: whereabouts-make-gazetteer TOWNS ISO_JSON LOCALES DATA OUT\n");
    return 2;
  }
  try {
    make_gazetteer(arguments);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "whereabouts-make-gazetteer: %s\n", failure.what());
    return 1;
  }
  return 0;
}
