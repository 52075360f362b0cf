// What words mean: homonyms are settled by the words themselves, then by the context, by what
// contains what, by people; else there is the area common to all, or nothing.
#include <algorithm>

#include "base/limits.h"
#include "places/area_words.h"
#include "places/gazetteer.h"

namespace places {
namespace {

// times the people: nobody means the other without saying so
constexpr double kMuchMore = 10;
constexpr double kFarMore = 50;         // the same, where the context speaks for the other
constexpr double kPeopleUnknown = 500;  // weight of a place whose people nobody counted
constexpr double kMainNameCounts = 10;  // a main name against another spelling's chance meeting

bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return !id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool is_inside(const Node& outer, const Node& inner) {
  return outer.id == inner.id || outer.id == inner.country || outer.id == inner.province;
}

double weight(const Found& found) {
  const double people =
      std::max(kPeopleUnknown, static_cast<double>(found.node.population));
  return found.name <= NameKind::kPart ? people * kMainNameCounts : people;
}

bool heavier(const Found& a, const Found& b) {
  if (weight(a) != weight(b)) return weight(a) > weight(b);
  return a.node.id < b.node.id;
}

Resolution settled(const Found& found, How how) {
  Resolution out;
  out.inside = found.node;
  out.how = how;
  out.is_part = found.name == NameKind::kPart;
  out.is_demonym = found.name == NameKind::kDemonym;
  return out;
}

template <typename Keep>
std::vector<Found> filtered(const std::vector<Found>& all, Keep keep) {
  std::vector<Found> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), keep);
  return kept;
}

// Keeps those for which `keep` holds, unless there are none.
template <typename Keep>
bool narrow(std::vector<Found>& candidates, Keep keep) {
  std::vector<Found> kept = filtered(candidates, keep);
  if (kept.empty() || kept.size() == candidates.size()) return false;
  candidates = std::move(kept);
  return true;
}

// Where the context speaks for some of them, the others fall away: but not one that everybody
// knows, fifty times as large.
bool narrow_by_context(std::vector<Found>& candidates, const Context& context) {
  std::vector<Found> near = filtered(candidates, [&](const Found& found) {
    return holds(context.provinces, found.node.province);
  });
  if (near.empty()) {
    near = filtered(candidates, [&](const Found& found) {
      return holds(context.countries, found.node.country);
    });
  }
  if (near.empty() || near.size() == candidates.size()) return false;
  const auto largest = std::min_element(candidates.begin(), candidates.end(), heavier);
  const auto largest_near = std::min_element(near.begin(), near.end(), heavier);
  if (weight(*largest) > kFarMore * weight(*largest_near)) return false;
  candidates = std::move(near);
  return true;
}

// A province and the town in it that share a name: the words surely allow the province. Unless the
// wider one bears the name only as a further spelling.
void keep_the_widest(std::vector<Found>& candidates) {
  std::erase_if(candidates, [all = candidates](const Found& found) {
    return std::any_of(all.begin(), all.end(), [&](const Found& other) {
      if (other.node.id == found.node.id) return false;
      if (is_inside(other.node, found.node)) return other.name <= found.name;
      return is_inside(found.node, other.node) && other.name < found.name;
    });
  });
}

std::optional<Node> common_area(const Gazetteer& gazetteer, const std::vector<Found>& likely) {
  const Node& first = likely.front().node;
  for (std::string_view area : {first.province, first.country}) {
    const bool common =
        !area.empty() && std::all_of(likely.begin(), likely.end(), [&](const Found& found) {
          return found.node.province == area || found.node.country == area;
        });
    if (common) return gazetteer.find(area);
  }
  return std::nullopt;
}

Resolution choose(const Gazetteer& gazetteer, std::vector<Found> candidates,
                  const AreaName& wanted, const Context& context) {
  if (candidates.empty()) return {};
  narrow(candidates, [](const Found& found) { return found.name != NameKind::kDemonym; });
  narrow(candidates, [&](const Found& found) { return found.node.kind == wanted.kind; });
  const bool by_context = narrow_by_context(candidates, context);
  keep_the_widest(candidates);
  std::sort(candidates.begin(), candidates.end(), heavier);
  if (candidates.size() == 1) {
    return settled(candidates[0], by_context ? How::kByContext : How::kOnlyOne);
  }
  if (weight(candidates[0]) >= kMuchMore * weight(candidates[1])) {
    return settled(candidates[0], by_context ? How::kByContext : How::kLargest);
  }
  const double least = weight(candidates[0]) / kMuchMore;
  std::erase_if(candidates, [&](const Found& found) { return weight(found) < least; });
  Resolution out;
  out.inside = common_area(gazetteer, candidates);
  if (out.inside) {
    out.how = How::kCommonArea;
    out.is_part = true;
  }
  return out;
}

// A slip is believed where the context speaks for it, or the place is known to everybody and just
// one letter is wrong; and only where nothing else is as near.
Resolution guess(const Gazetteer& gazetteer, const AreaName& wanted, const Context& context) {
  const std::vector<Found> found = gazetteer.lookup_near_spelling(wanted.name, context);
  if (found.empty()) return {};
  const auto supported = [&](const Found& one) {
    return holds(context.countries, one.node.country) ||
           holds(context.provinces, one.node.province);
  };
  const Found& best = found.front();
  if (!supported(best) && (best.edits > 1 || best.node.kind == Kind::kProvince)) return {};
  for (std::size_t i = 1; i < found.size() && found[i].edits == best.edits; ++i) {
    const bool rival = supported(found[i]) == supported(best) &&
                       !is_inside(best.node, found[i].node) &&
                       weight(best) < kMuchMore * weight(found[i]);
    if (rival) return {};
  }
  return settled(best, How::kNearSpelling);
}

Resolution resolve_plain(const Gazetteer& gazetteer, std::string_view words,
                         const Context& context, const Node* outer) {
  const std::vector<AreaName> readings = readings_of(words);
  const auto finish = [](Resolution found, const AreaName& reading) {
    found.is_part = found.is_part || reading.direction;
    return found;
  };
  const auto fits = [outer](const Node& node) {
    return outer == nullptr || is_inside(*outer, node);
  };
  const auto of_kind = [](const AreaName& reading, const Node& node) {
    return !reading.kind || *reading.kind == node.kind;
  };
  // A name of the kind that the words tell; else such a name slightly misspelt; else of any kind.
  std::optional<Resolution> other_kind;
  for (const AreaName& reading : readings) {
    std::vector<Found> all = gazetteer.lookup(reading.name);
    std::erase_if(all, [&](const Found& found) { return !fits(found.node); });
    if (all.empty()) continue;
    const bool right = std::any_of(all.begin(), all.end(), [&](const Found& found) {
      return of_kind(reading, found.node);
    });
    const Resolution found = finish(choose(gazetteer, std::move(all), reading, context), reading);
    if (right) return found;
    if (!other_kind) other_kind = found;
  }
  for (const AreaName& reading : readings) {
    const Resolution found = guess(gazetteer, reading, context);
    if (found.inside && fits(*found.inside) && (!other_kind || (reading.kind &&
                                                of_kind(reading, *found.inside)))) {
      return finish(found, reading);
    }
  }
  return other_kind.value_or(Resolution{});
}

Context narrowed_to(const Node& outer) {
  Context context;
  context.countries.emplace_back(outer.country);
  if (!outer.province.empty()) context.provinces.emplace_back(outer.province);
  return context;
}

}  // namespace

Resolution Gazetteer::resolve(std::string_view words, const Context& context) const {
  if (words.size() > base::kLabelBytesMax) return {};
  const std::size_t comma = words.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma + 1 == words.size()) {
    return resolve_plain(*this, words, context, nullptr);
  }
  const Resolution outer = resolve(words.substr(comma + 1), context);
  if (!outer.inside) return resolve_plain(*this, words.substr(0, comma), context, nullptr);
  Resolution inner = resolve_plain(*this, words.substr(0, comma), narrowed_to(*outer.inside),
                                   &*outer.inside);
  if (inner.inside) return inner;
  inner = outer;  // somewhere in there
  inner.is_part = true;
  return inner;
}

}  // namespace places
