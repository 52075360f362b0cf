#include "actions/typed_place.h"

#include <algorithm>

namespace actions {

namespace {

constexpr std::size_t kShownMost = 5;

// "g4250542 (Springfield, Illinois, United States)".
std::string in_full(const places::Gazetteer& gazetteer, const places::Node& node) {
  std::string all = std::string(node.id) + " (" + std::string(node.label);
  for (std::string_view outer : {node.province, node.country}) {
    const auto label = gazetteer.label(outer, "en");
    if (label && outer != node.id) all += ", " + std::string(*label);
  }
  return all + ")";
}

std::string choices(const places::Gazetteer& gazetteer, const std::vector<places::Found>& found) {
  std::string all;
  for (std::size_t at = 0; at < std::min(found.size(), kShownMost); ++at) {
    all += (all.empty() ? "" : ", ") + in_full(gazetteer, found[at].node);
  }
  return all;
}

}  // namespace

std::string understood(const places::Gazetteer& gazetteer, const model::Place& place) {
  const auto node = place.inside ? gazetteer.find(place.inside->id) : std::nullopt;
  if (node) return place.words + ": " + in_full(gazetteer, *node);
  return place.words + ": these words alone; a letter names no place by them, but may name a "
                       "building. To put it on the map give the id of a town or area";
}

base::Result<model::Place> typed_place(const places::Gazetteer& gazetteer,
                                       const std::string& words) {
  model::Place place;
  place.words = words;
  if (const auto node = gazetteer.find(words)) {
    place.words = std::string(node->label);
    place.inside = {std::string(node->id), std::string(node->label)};
    return place;
  }
  const places::Resolution meant = gazetteer.resolve(words, {});
  // A guess at a slip and an area that only holds all of them are for readers, not for a member,
  // who can be asked.
  const bool sure = meant.how == places::How::kOnlyOne || meant.how == places::How::kLargest;
  if (meant.inside && sure && !meant.is_demonym) {
    place.inside = {std::string(meant.inside->id), std::string(meant.inside->label)};
    return place;
  }
  const auto found = gazetteer.lookup(words);
  if (found.size() > 1) {
    return base::Error{
        base::ErrorCode::kBadInput,
        "--value: several places bear this name; give the id of one: " + choices(gazetteer, found)};
  }
  return place;
}

}  // namespace actions
