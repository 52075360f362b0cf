#include "reading/testing/few_places.h"

#include <algorithm>

namespace reading::testing {
namespace {

using Level = PlaceNode::Level;

const std::vector<PlaceNode>& all() {
  static const std::vector<PlaceNode> kPlaces = {
      {{"SD", "Sudan"}, Level::kCountry, "SD", "", 40'000'000, false},
      {{"ER", "Eritrea"}, Level::kCountry, "ER", "", 3'000'000, false},
      {{"CN", "China"}, Level::kCountry, "CN", "", 1'300'000'000, false},
      {{"CN-YN", "Yunnan"}, Level::kArea, "CN", "CN-YN", 45'000'000, false},
      {{"SD-KA", "Kassala"}, Level::kArea, "SD", "SD-KA", 1'000'000, false},
      {{"g372753", "Kassala"}, Level::kTown, "SD", "SD-KA", 400'000, false},
      {{"g379252", "Khartoum"}, Level::kTown, "SD", "SD-KH", 1'900'000, false},
      {{"g1804651", "Kunming"}, Level::kTown, "CN", "CN-YN", 3'800'000, false},
      {{"g1", "May"}, Level::kTown, "ER", "", 1'000, false},
  };
  return kPlaces;
}

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::vector<PlaceNode> FewPlaces::find(std::string_view name) const {
  std::vector<PlaceNode> found;
  for (const PlaceNode& place : all()) {
    if (lower(place.ref.label) == lower(name)) found.push_back(place);
  }
  return found;
}

std::vector<PlaceNode> FewPlaces::find_close(std::string_view name,
                                             const std::vector<std::string>& countries) const {
  std::vector<PlaceNode> found;
  for (const PlaceNode& place : all()) {
    const std::string& label = place.ref.label;
    const bool near = !name.empty() && label.front() == name.front() &&
                      label.size() + 1 >= name.size() && name.size() + 1 >= label.size();
    if (!near || std::ranges::find(countries, place.country) == countries.end()) continue;
    found.push_back(place);
    found.back().close = true;
  }
  return found;
}

std::optional<PlaceNode> FewPlaces::country(std::string_view code) const {
  for (const PlaceNode& place : all()) {
    if (place.level == Level::kCountry && place.ref.id == code) return place;
  }
  return std::nullopt;
}

}  // namespace reading::testing
