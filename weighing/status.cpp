#include "weighing/status.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/terms.h"

namespace weighing {

namespace {

using model::Case;
using model::Claim;
using model::ClaimId;
using model::Manner;
using model::Verdict;

// The claims of a question by what they can carry.
struct Sorted {
  std::vector<ClaimId> tell;  // that something is or was so
  std::vector<ClaimId> may;   // that it may be so, no more
  std::vector<ClaimId> fear;  // as a risk
  std::vector<ClaimId> deny;
  std::uint64_t taken_back = 0;  // the entry by which something was last taken back; 0: nothing
};

// A property that changes in time: two values can have held one after the other.
bool is_state(model::Property property) {
  return property == model::Property::kWhereabouts || property == model::Property::kFate ||
         property == model::Property::kLegalStatus || property == model::Property::kHealth;
}

class Weigher {
 public:
  Weigher(const Case& folded, const Lineage& lineage, const Knowledge& knowledge,
          const Asked& asked)
      : case_(folded), lineage_(lineage), knowledge_(knowledge), asked_(asked) {}

  Finding weigh() {
    sort();
    finding_.subject = asked_.subject;
    finding_.property = asked_.property;
    const std::vector<ClaimId>& carrying = take_carrying();
    group(carrying);
    finding_.denials = sorted_.deny;
    take_decisions();
    finding_.status = status();
    const bool decided = established_ != nullptr || (decided_ && refuted());
    if (established_) {
      finding_.established = established_->act.value;
      finding_.manner = Manner::kStated;
    }
    finding_.joined_by_proposal = !decided && joined_by_proposal(carrying);
    finding_.provisional =
        !decided && (finding_.joined_by_proposal ||
                     std::any_of(carrying.begin(), carrying.end(), [&](const ClaimId& id) {
                       return state_of(id).standing == model::Standing::kProposed;
                     }));
    return std::move(finding_);
  }

 private:
  const model::ClaimState& state_of(const ClaimId& id) const { return case_.claims.at(id); }
  const model::Value& value_of(const ClaimId& id) const { return state_of(id).claim.value; }
  bool agree(const model::Value& one, const model::Value& other) const {
    return compare(asked_.property, one, other, knowledge_) == Agreement::kAgree;
  }

  void sort() {
    std::vector<const model::ClaimState*> taken_back;
    for (const ClaimId& id : asked_.claims) {
      const model::ClaimState& state = state_of(id);
      if (state.standing == model::Standing::kTakenBack) taken_back.push_back(&state);
    }
    for (const ClaimId& id : asked_.claims) {
      const model::ClaimState& state = state_of(id);
      if (!state.stands()) continue;
      // What only repeats words that were taken back falls with them: the same root, one voice.
      auto fallen = std::find_if(taken_back.begin(), taken_back.end(), [&](const auto* back) {
        return lineage_.repeats(state.claim, back->claim) &&
               agree(state.claim.value, back->claim.value);
      });
      if (fallen != taken_back.end()) continue;
      switch (state.claim.manner) {
        case Manner::kStated:
        case Manner::kReported: sorted_.tell.push_back(id); break;
        case Manner::kPossible: sorted_.may.push_back(id); break;
        case Manner::kFeared: sorted_.fear.push_back(id); break;
        case Manner::kDenied: sorted_.deny.push_back(id); break;
        case Manner::kAsked: break;
      }
    }
    for (const auto* back : taken_back) {
      sorted_.taken_back = std::max(sorted_.taken_back, back->decided ? back->decided->number : 1);
    }
  }

  // What is told outweighs what may be, and that outweighs what is feared.
  const std::vector<ClaimId>& take_carrying() {
    const std::vector<ClaimId>* by_weight[] = {&sorted_.tell, &sorted_.may, &sorted_.fear};
    constexpr Manner kManners[] = {Manner::kStated, Manner::kPossible, Manner::kFeared};
    std::size_t first = 0;
    while (first < 2 && by_weight[first]->empty()) ++first;
    finding_.manner = by_weight[first]->empty() ? Manner::kStated : kManners[first];
    for (std::size_t less = first + 1; less < 3; ++less) {
      finding_.fears.insert(finding_.fears.end(), by_weight[less]->begin(), by_weight[less]->end());
    }
    return *by_weight[first];
  }

  // Could the two have held at different times only, one after the other?
  bool at_other_times(const std::optional<base::DateRange>& one,
                      const std::optional<base::DateRange>& other) const {
    return is_state(asked_.property) && one && other && !base::may_meet(*one, *other);
  }

  static std::optional<base::DateRange> time_of(const Claim& claim) {
    if (!claim.time) return std::nullopt;
    return claim.time->range;
  }

  // Each claim joins the first group with all of whose claims it agrees. Older claims come first,
  // so that a later, vaguer repetition joins what it repeats. A value that a group holds already
  // needs no second comparison.
  void group(const std::vector<ClaimId>& claims) {
    std::vector<std::vector<ClaimId>> apart;  // by group: a claim for each value that is its own
    for (const ClaimId& id : claims) {
      const Claim& claim = state_of(id).claim;
      std::size_t at = 0;
      bool known = false;
      for (; at < apart.size() && !known; ++at) {
        known = std::any_of(apart[at].begin(), apart[at].end(), [&](const ClaimId& other) {
          return value_of(other) == claim.value && time_of(state_of(other).claim) == time_of(claim);
        });
        if (known) break;
      }
      if (!known) {
        auto fits = [&](const std::vector<ClaimId>& values) {
          return std::all_of(values.begin(), values.end(), [&](const ClaimId& other) {
            return agree(claim.value, value_of(other)) &&
                   !at_other_times(time_of(claim), time_of(state_of(other).claim));
          });
        };
        at = static_cast<std::size_t>(std::find_if(apart.begin(), apart.end(), fits) -
                                      apart.begin());
        if (at == apart.size()) {
          apart.emplace_back();
          finding_.groups.push_back({{}, claim.value, {}, time_of(claim)});
        }
        apart[at].push_back(id);
      }
      join(finding_.groups[at], id);
    }
    for (ClaimGroup& each : finding_.groups) each.roots = lineage_.roots_of(each.claims);
    std::stable_sort(finding_.groups.begin(), finding_.groups.end(),
                     [](const ClaimGroup& a, const ClaimGroup& b) {
                       if (a.roots.at_least != b.roots.at_least) {
                         return a.roots.at_least > b.roots.at_least;
                       }
                       return a.claims.size() > b.claims.size();
                     });
    put_in_sequence();
  }

  void join(ClaimGroup& group, const ClaimId& id) {
    const Claim& claim = state_of(id).claim;
    if (!group.claims.empty()) {
      group.value = common_ground(asked_.property, group.value, claim.value, knowledge_);
      group.when =
          group.when && claim.time ? base::meet(*group.when, claim.time->range) : std::nullopt;
    }
    group.claims.push_back(id);
  }

  // Groups of which each surely came before or after each other: the newest speaks.
  void put_in_sequence() {
    auto& groups = finding_.groups;
    if (groups.size() < 2 || !is_state(asked_.property)) return;
    for (const ClaimGroup& each : groups) {
      if (!each.when || !each.when->earliest || !each.when->latest) return;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const ClaimGroup& a, const ClaimGroup& b) {
      return *a.when->earliest > *b.when->earliest;
    });
    for (std::size_t at = 0; at + 1 < groups.size(); ++at) {
      if (*groups[at].when->earliest <= *groups[at + 1].when->latest) return;
    }
    finding_.in_sequence = true;
  }

  // The furthest apart that any two groups are.
  Agreement furthest() const {
    Agreement worst = Agreement::kAgree;
    if (model::info(asked_.property).many || finding_.in_sequence) return worst;
    const auto& groups = finding_.groups;
    for (std::size_t one = 0; one < groups.size(); ++one) {
      for (std::size_t other = one + 1; other < groups.size(); ++other) {
        if (at_other_times(groups[one].when, groups[other].when)) continue;
        auto between = compare(asked_.property, groups[one].value, groups[other].value, knowledge_);
        // Groups whose common grounds meet again still disagree in single claims.
        if (between == Agreement::kAgree) between = Agreement::kDiffer;
        worst = std::max(worst, between);
      }
    }
    return worst;
  }

  // What members decided. A grave status takes the word of two: the first only waits.
  void take_decisions() {
    const model::Decided<model::FindingDecided>* first = nullptr;
    for (const auto* decided : asked_.decisions) {
      const auto* before = established_;
      decided_ = decided;
      established_ = nullptr;
      if (decided->act.verdict != Verdict::kEstablished) {
        first = nullptr;
      } else if (!decided->act.value || !is_grave(*decided->act.value)) {
        first = nullptr;
        established_ = decided;
      } else if (!first || first->act.value != decided->act.value) {
        first = decided;
      } else if (before || first->trace.member != decided->trace.member) {
        established_ = decided;
      }
    }
    finding_.awaits_second_member = first && !established_;
  }

  static bool is_grave(const model::Value& value) {
    const auto* term = std::get_if<model::Term>(&value);
    return term && model::is_grave(term->code);
  }

  bool refuted() const { return decided_->act.verdict == Verdict::kRefuted; }

  // Whatever is newer than the decision and does not agree with it: somebody has to look, also
  // where both could be true.
  bool is_challenged() const {
    return std::any_of(sorted_.tell.begin(), sorted_.tell.end(), [&](const ClaimId& id) {
      return state_of(id).trace.number > established_->trace.number && established_->act.value &&
             !agree(value_of(id), *established_->act.value);
    });
  }

  FindingStatus status() const {
    const bool none_left = finding_.groups.empty();
    const std::uint64_t decided_at = decided_ ? decided_->trace.number : 0;
    if (decided_ && refuted()) return FindingStatus::kRefuted;
    if (none_left && sorted_.taken_back > decided_at) return FindingStatus::kWithdrawn;
    if (established_) {
      return is_challenged() ? FindingStatus::kChallenged : FindingStatus::kEstablished;
    }
    const Agreement apart = furthest();
    if (apart == Agreement::kContradict) return FindingStatus::kContested;
    if (apart == Agreement::kDiffer) return FindingStatus::kDiffering;
    if (none_left) return FindingStatus::kUnknown;
    if (finding_.manner == Manner::kFeared) return FindingStatus::kFeared;
    // Two who think it possible make it no surer.
    if (finding_.manner == Manner::kPossible) return FindingStatus::kPossible;
    const bool corroborated =
        std::any_of(finding_.groups.begin(), finding_.groups.end(),
                    [](const ClaimGroup& each) { return each.roots.at_least >= 2; });
    if (corroborated) return FindingStatus::kCorroborated;
    return FindingStatus::kReported;
  }

  // Whom a claim is about, and whom its value names.
  static std::vector<model::SubjectId> subjects_of(const Claim& claim) {
    std::vector<model::SubjectId> all{claim.subject};
    if (const auto* to = std::get_if<model::Reference>(&claim.value)) all.push_back(to->subject);
    if (const auto* kin = std::get_if<model::Kin>(&claim.value)) all.push_back(kin->subject);
    return all;
  }

  // Do these claims meet only because somebody in them was proposed to be somebody else?
  bool joined_by_proposal(const std::vector<ClaimId>& claims) const {
    std::map<model::SubjectId, model::SubjectId> first;  // by who stands for them
    for (const ClaimId& id : claims) {
      for (const model::SubjectId& subject : subjects_of(state_of(id).claim)) {
        auto [at, is_new] = first.try_emplace(knowledge_.canonical(subject), subject);
        if (!is_new && !knowledge_.identities.decided_same(at->second, subject)) return true;
      }
    }
    return false;
  }

  const Case& case_;
  const Lineage& lineage_;
  const Knowledge& knowledge_;
  const Asked& asked_;
  Sorted sorted_;
  Finding finding_;
  const model::Decided<model::FindingDecided>* decided_ = nullptr;  // the newest
  const model::Decided<model::FindingDecided>* established_ = nullptr;
};

}  // namespace

std::string_view status_code(FindingStatus status) {
  switch (status) {
    case FindingStatus::kUnknown: return "unknown";
    case FindingStatus::kReported: return "reported";
    case FindingStatus::kCorroborated: return "corroborated";
    case FindingStatus::kFeared: return "feared";
    case FindingStatus::kDiffering: return "differing";
    case FindingStatus::kContested: return "contested";
    case FindingStatus::kEstablished: return "established";
    case FindingStatus::kChallenged: return "challenged";
    case FindingStatus::kRefuted: return "refuted";
    case FindingStatus::kWithdrawn: return "withdrawn";
    case FindingStatus::kPossible: return "possible";
  }
  return "";
}

const model::Value* Finding::value() const {
  if (established) return &*established;
  return groups.size() == 1 || in_sequence ? &groups.front().value : nullptr;
}

Finding find(const Case& folded, const Lineage& lineage, const Knowledge& knowledge,
             const Asked& asked) {
  return Weigher(folded, lineage, knowledge, asked).weigh();
}

}  // namespace weighing
