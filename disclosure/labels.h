// Labels: what is known of a place, state, people or agency, in the languages of the letters.
//
// Nothing is copied from a report: words become a label only where they are understood, as a node
// of the gazetteer, a people of one of its countries, or one of the agencies listed in labels.cpp.
// Otherwise the label is empty and the letter goes without.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/brief.h"
#include "model/value.h"
#include "places/gazetteer.h"

namespace disclosure {

class Labels {
 public:
  explicit Labels(const places::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  Label of(std::string_view id) const;
  // By "CN" or "CHN"; none: no country.
  std::optional<StateSaid> state(std::string_view code) const;
  // Two letters, from three or two; empty: no country.
  std::string country(std::string_view code) const;

  // "North Korean": the adjective as it stands in English, the country in Japanese.
  Label nationality(std::string_view words) const;
  // The country whose people these words name; empty: none, or several.
  std::string home_of(std::string_view words) const;
  // As the words go after "by": "the Chinese border police" -> the Chinese border police,
  // 中国の国境警備隊
  Label agency(std::string_view words) const;
  // An agency that may be any other: "the authorities".
  bool is_general(std::string_view words) const;

  // Coarse: no town, building or anything near, the province or country alone.
  PlaceSaid place(const model::Place& place, bool coarse) const;

 private:
  const places::Gazetteer& gazetteer_;
};

}  // namespace disclosure
