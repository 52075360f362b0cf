#include "reading/gazetteer_places.h"

#include "reading/transliteration.h"

namespace reading {
namespace {

PlaceNode node_of(const places::Node& from) {
  PlaceNode node;
  node.ref = {std::string(from.id), std::string(from.label)};
  node.level = from.kind == places::Kind::kCountry    ? PlaceNode::Level::kCountry
               : from.kind == places::Kind::kProvince ? PlaceNode::Level::kArea
                                                      : PlaceNode::Level::kTown;
  node.country = std::string(from.country);
  node.area = std::string(from.province);
  node.people = from.population;
  return node;
}

}  // namespace

std::vector<PlaceNode> GazetteerPlaces::find(std::string_view name) const {
  std::vector<PlaceNode> nodes;
  std::string sounds;
  for (const places::Found& found : gazetteer_.lookup(name)) {
    if (found.edits != 0 || found.name == places::NameKind::kDemonym) continue;
    nodes.push_back(node_of(found.node));
    if (found.name == places::NameKind::kOther) {
      if (sounds.empty()) sounds = sounds_of(name);
      // "Matamoros" is no further name of Heroica Matamoros, and "Tal Afar" none of Tall 'Afar.
      nodes.back().other_name = sounds_of(found.node.label).find(sounds) == std::string::npos;
    }
  }
  return nodes;
}

std::vector<PlaceNode> GazetteerPlaces::find_close(
    std::string_view name, const std::vector<std::string>& countries) const {
  std::vector<PlaceNode> nodes;
  places::Context context;
  context.countries = countries;
  for (const places::Found& found : gazetteer_.lookup_near_spelling(name, context)) {
    if (found.name == places::NameKind::kDemonym) continue;
    nodes.push_back(node_of(found.node));
    nodes.back().close = true;
  }
  return nodes;
}

std::optional<PlaceNode> GazetteerPlaces::country(std::string_view code) const {
  const auto node = gazetteer_.find(code);
  if (!node || node->kind != places::Kind::kCountry) return std::nullopt;
  return node_of(*node);
}

std::string GazetteerPlaces::version() const { return std::string(gazetteer_.version()); }

}  // namespace reading
