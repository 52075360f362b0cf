#include "actions/typed_place.h"

#include <algorithm>

namespace actions {

namespace {

constexpr std::size_t kShownMost = 5;

std::string choices(const places::Gazetteer& gazetteer, const std::vector<places::Found>& found) {
  std::string all;
  for (std::size_t at = 0; at < std::min(found.size(), kShownMost); ++at) {
    const places::Node& node = found[at].node;
    const auto country = gazetteer.label(node.country, "en");
    all += (all.empty() ? "" : ", ") + std::string(node.id) + " (" + std::string(node.label);
    if (country && node.id != node.country) all += " in " + std::string(*country);
    all += ")";
  }
  return all;
}

}  // namespace

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
  if (meant.inside && meant.how != places::How::kNearSpelling && !meant.is_demonym) {
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
