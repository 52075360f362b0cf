// Sent to one place, in one account; last held in another, in another account. Both can be true,
// one after the other: somebody has to ask.
#include <algorithm>
#include <map>

#include "model/terms.h"
#include "weighing/misfits.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::SubjectId;

constexpr std::size_t kStaysComparedMax = 60;  // of one person or group

struct Stay {  // somewhere that somebody is said to have been taken to or held in
  ClaimId claim;
  const model::Place* place;
  std::optional<base::DateRange> when;
  model::ReportId report;
};

class Stays {
 public:
  explicit Stays(const Ground& ground) : ground_(ground) {
    for (const Finding& finding : ground.weighed.findings) {
      if (finding.property == Property::kWhereabouts) {
        for (const ClaimId& id : claims_of(finding)) {
          const auto& time = ground.claim(id).time;
          add(finding.subject, id, time ? std::optional(time->range) : std::nullopt);
        }
      }
      const bool goal = finding.property == Property::kEventTo && moves(finding.subject);
      const bool held = finding.property == Property::kEventPlace &&
                        ground.kind_of(finding.subject) == model::terms::kDetention;
      if ((!goal && !held) || !ground.is_told(finding.subject)) continue;
      for (SubjectId victim : ground.named_by(finding.subject, Property::kVictim)) {
        for (const ClaimId& id : claims_of(finding)) {
          add(victim, id, ground.time_of(finding.subject));
        }
      }
    }
  }

  std::vector<Whereabouts> differing() const {
    std::vector<Whereabouts> found;
    for (const SubjectId& subject : ground_.folded.met) {
      auto at = stays_.find(subject);
      if (at == stays_.end()) continue;
      std::vector<Stay> stays = at->second;
      std::stable_sort(stays.begin(), stays.end(), [&](const Stay& a, const Stay& b) {
        return ground_.state(a.claim).trace.number < ground_.state(b.claim).trace.number;
      });
      if (auto pair = first_apart(stays)) {
        found.push_back({subject, stays[pair->first].claim, stays[pair->second].claim});
      }
    }
    return found;
  }

 private:
  bool moves(SubjectId event) const {
    const std::string kind = ground_.kind_of(event);
    return kind == model::terms::kTransfer || kind == model::terms::kForcedReturn;
  }

  void add(SubjectId subject, const ClaimId& id, std::optional<base::DateRange> when) {
    const model::Claim& claim = ground_.claim(id);
    const auto* place = std::get_if<model::Place>(&claim.value);
    const bool told = claim.manner == model::Manner::kStated ||
                      claim.manner == model::Manner::kReported;
    if (!place || !place->inside || !told) return;
    auto& stays = stays_[subject];
    if (stays.size() < kStaysComparedMax) {
      stays.push_back({id, place, when, claim.passage.report});
    }
  }

  bool lies_in(const Stay& outer, const Stay& inner) const {
    return ground_.knowledge.contains(outer.place->inside->id, inner.place->inside->id);
  }

  // Does somebody who tells `report` know of this place, or of one inside it, as well?
  bool is_known_to(model::ReportId report, const Stay& stay, const std::vector<Stay>& all) const {
    return std::any_of(all.begin(), all.end(), [&](const Stay& other) {
      return other.report == report && lies_in(stay, other);
    });
  }

  std::optional<std::pair<std::size_t, std::size_t>> first_apart(
      const std::vector<Stay>& stays) const {
    for (std::size_t a = 0; a < stays.size(); ++a) {
      for (std::size_t b = a + 1; b < stays.size(); ++b) {
        const Stay& one = stays[a];
        const Stay& other = stays[b];
        if (one.report == other.report || lies_in(one, other) || lies_in(other, one)) continue;
        if (one.when && other.when && !base::may_meet(*one.when, *other.when)) continue;
        const bool knows_both =
            is_known_to(other.report, one, stays) || is_known_to(one.report, other, stays);
        if (knows_both) continue;
        return std::pair(a, b);
      }
    }
    return std::nullopt;
  }

  const Ground& ground_;
  std::map<SubjectId, std::vector<Stay>> stays_;
};

}  // namespace

std::vector<Whereabouts> find_differing_whereabouts(const Ground& ground) {
  return Stays(ground).differing();
}

}  // namespace weighing
