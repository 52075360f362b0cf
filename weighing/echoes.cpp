#include "weighing/echoes.h"

#include <algorithm>
#include <map>

namespace weighing {

namespace {

using model::Property;
using model::ReportId;

// What somebody tells who knows the case, or who has read what another tells of it; as against
// names, sexes and nationalities, which come of themselves with whoever is spoken of.
bool is_particular(Property property) {
  switch (property) {
    case Property::kAge:
    case Property::kBirth:
    case Property::kBirthPlace:
    case Property::kOccupation:
    case Property::kFaith:
    case Property::kHealth:
    case Property::kPregnancy:
    case Property::kSize:
    case Property::kFate:
    case Property::kWhereabouts:
    case Property::kEventTime:
    case Property::kEventPlace:
    case Property::kEventFrom:
    case Property::kEventTo:
    case Property::kCircumstance: return true;
    default: return false;
  }
}

std::uint64_t received(const Ground& ground, ReportId id) {
  auto at = ground.folded.reports.find(id);
  return at == ground.folded.reports.end() ? 0 : at->second.received.number;
}

// By the days on which they were told; where those do not tell, as they reached us.
bool came_after(const Ground& ground, ReportId later, ReportId earlier) {
  const base::DateRange after = ground.lineage.told_on(later);
  const base::DateRange before = ground.lineage.told_on(earlier);
  if (before.latest && after.earliest && *before.latest < *after.earliest) return true;
  if (after.latest && before.earliest && *after.latest < *before.earliest) return false;
  return received(ground, later) > received(ground, earlier);
}

}  // namespace

std::vector<Echo> find_echoes(const Ground& ground) {
  std::map<std::pair<ReportId, ReportId>, std::size_t> shared;
  for (const Finding& finding : ground.weighed.findings) {
    if (!is_particular(finding.property)) continue;
    for (const ClaimGroup& group : finding.groups) {
      std::vector<ReportId> reports;
      for (const model::ClaimId& id : group.claims) {
        if (reports.size() < kEchoReportsMax) add_once(reports, ground.claim(id).passage.report);
      }
      std::sort(reports.begin(), reports.end());
      for (std::size_t a = 0; a < reports.size(); ++a) {
        for (std::size_t b = a + 1; b < reports.size(); ++b) ++shared[{reports[a], reports[b]}];
      }
    }
  }
  std::map<ReportId, Echo> best;
  for (const auto& [pair, details] : shared) {
    auto [later, earlier] = pair;
    if (details < kEchoDetailsMin || ground.lineage.passes_on(later, earlier) ||
        ground.lineage.passes_on(earlier, later)) {
      continue;
    }
    if (!came_after(ground, later, earlier)) std::swap(later, earlier);
    Echo& held = best[later];
    if (details > held.details) held = {later, earlier, details};
  }
  std::vector<Echo> echoes;
  for (const auto& [report, echo] : best) echoes.push_back(echo);
  std::sort(echoes.begin(), echoes.end(), [&](const Echo& a, const Echo& b) {
    return received(ground, a.report) < received(ground, b.report);
  });
  return echoes;
}

}  // namespace weighing
