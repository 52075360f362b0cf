#include "weighing/status.h"

#include <algorithm>
#include <map>

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
  std::vector<ClaimId> fear;
  std::vector<ClaimId> deny;
  std::size_t asked = 0;
  std::size_t taken_back = 0;
  std::size_t rejected = 0;
};

Sorted sort(const Case& folded, const std::vector<ClaimId>& claims) {
  Sorted sorted;
  for (const ClaimId& id : claims) {
    const model::ClaimState& state = folded.claims.at(id);
    if (!state.stands()) {
      if (state.standing == model::Standing::kTakenBack)
        ++sorted.taken_back;
      else
        ++sorted.rejected;
      continue;
    }
    switch (state.claim.manner) {
      case Manner::kStated:
      case Manner::kReported: sorted.tell.push_back(id); break;
      case Manner::kPossible:
      case Manner::kFeared: sorted.fear.push_back(id); break;
      case Manner::kDenied: sorted.deny.push_back(id); break;
      case Manner::kAsked: ++sorted.asked; break;
    }
  }
  return sorted;
}

// Each claim joins the first group with all of whose claims it agrees. Older claims come first,
// so that a later, vaguer repetition joins what it repeats.
std::vector<ClaimGroup> group(const Case& folded, const Lineage& lineage,
                              const Knowledge& knowledge, model::Property property,
                              const std::vector<ClaimId>& claims) {
  std::vector<ClaimGroup> groups;
  for (const ClaimId& id : claims) {
    const model::Value& value = folded.claims.at(id).claim.value;
    auto fits = [&](const ClaimGroup& each) {
      return std::all_of(each.claims.begin(), each.claims.end(), [&](const ClaimId& other) {
        return compare(property, value, folded.claims.at(other).claim.value, knowledge) ==
               Agreement::kAgree;
      });
    };
    auto at = std::find_if(groups.begin(), groups.end(), fits);
    if (at == groups.end()) {
      groups.push_back({{id}, value, {}});
    } else {
      at->claims.push_back(id);
      at->value = common_ground(property, at->value, value, knowledge);
    }
  }
  for (ClaimGroup& each : groups) each.roots = lineage.roots_of(each.claims);
  std::stable_sort(groups.begin(), groups.end(), [](const ClaimGroup& a, const ClaimGroup& b) {
    if (a.roots.at_least != b.roots.at_least) return a.roots.at_least > b.roots.at_least;
    return a.claims.size() > b.claims.size();
  });
  return groups;
}

// The furthest apart that any two groups are.
Agreement furthest(model::Property property, const std::vector<ClaimGroup>& groups,
                   const Knowledge& knowledge) {
  if (model::info(property).many) return Agreement::kAgree;
  Agreement worst = Agreement::kAgree;
  for (std::size_t one = 0; one < groups.size(); ++one) {
    for (std::size_t other = one + 1; other < groups.size(); ++other) {
      auto between = compare(property, groups[one].value, groups[other].value, knowledge);
      // Groups whose common grounds meet again still disagree in single claims.
      if (between == Agreement::kAgree) between = Agreement::kDiffer;
      worst = std::max(worst, between);
    }
  }
  return worst;
}

const model::Decided<model::FindingDecided>* newest_decision(const Case& folded,
                                                             const Knowledge& knowledge,
                                                             const Asked& asked) {
  const model::Decided<model::FindingDecided>* newest = nullptr;
  for (const auto& decided : folded.findings) {
    if (decided.act.property == asked.property &&
        knowledge.canonical(decided.act.subject) == asked.subject) {
      newest = &decided;
    }
  }
  return newest;
}

bool is_contradicted(const Case& folded, const Knowledge& knowledge, const Sorted& sorted,
                     const model::Decided<model::FindingDecided>& decided) {
  return std::any_of(sorted.tell.begin(), sorted.tell.end(), [&](const ClaimId& id) {
    const auto& state = folded.claims.at(id);
    return state.trace.number > decided.trace.number && decided.act.value &&
           compare(decided.act.property, state.claim.value, *decided.act.value, knowledge) ==
               Agreement::kContradict;
  });
}

FindingStatus status_of(const Case& folded, const Knowledge& knowledge, const Sorted& sorted,
                        const Finding& finding,
                        const model::Decided<model::FindingDecided>* decided) {
  const bool none_left = sorted.tell.empty() && sorted.fear.empty();
  if (decided && decided->act.verdict == Verdict::kRefuted) return FindingStatus::kRefuted;
  if (none_left && sorted.taken_back > 0) return FindingStatus::kWithdrawn;
  if (decided && decided->act.verdict == Verdict::kEstablished) {
    return is_contradicted(folded, knowledge, sorted, *decided) ? FindingStatus::kChallenged
                                                                : FindingStatus::kEstablished;
  }
  Agreement apart = furthest(finding.property, finding.groups, knowledge);
  if (apart == Agreement::kContradict) return FindingStatus::kContested;
  if (apart == Agreement::kDiffer) return FindingStatus::kDiffering;
  if (sorted.tell.empty() && !sorted.fear.empty()) return FindingStatus::kFeared;
  bool corroborated = std::any_of(finding.groups.begin(), finding.groups.end(),
                                  [](const ClaimGroup& each) { return each.roots.at_least >= 2; });
  if (corroborated) return FindingStatus::kCorroborated;
  return sorted.tell.empty() ? FindingStatus::kUnknown : FindingStatus::kReported;
}

// Whom a claim is about, and whom its value names.
std::vector<model::SubjectId> subjects_of(const Claim& claim) {
  std::vector<model::SubjectId> all{claim.subject};
  if (const auto* to = std::get_if<model::Reference>(&claim.value)) all.push_back(to->subject);
  if (const auto* kin = std::get_if<model::Kin>(&claim.value)) all.push_back(kin->subject);
  return all;
}

// Do these claims meet only because somebody in them was proposed to be somebody else?
bool joined_by_proposal(const Case& folded, const Knowledge& knowledge,
                        const std::vector<ClaimId>& claims) {
  std::map<model::SubjectId, model::SubjectId> first;  // by who stands for them
  for (const ClaimId& id : claims) {
    for (const model::SubjectId& subject : subjects_of(folded.claims.at(id).claim)) {
      auto [at, is_new] = first.try_emplace(knowledge.canonical(subject), subject);
      if (!is_new && !knowledge.identities.decided_same(at->second, subject)) return true;
    }
  }
  return false;
}

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
  }
  return "";
}

const model::Value* Finding::value() const {
  if (established) return &*established;
  return groups.size() == 1 ? &groups.front().value : nullptr;
}

Finding find(const Case& folded, const Lineage& lineage, const Knowledge& knowledge,
             const Asked& asked) {
  Sorted sorted = sort(folded, asked.claims);
  Finding finding;
  finding.subject = asked.subject;
  finding.property = asked.property;
  const std::vector<ClaimId>& carrying = sorted.tell.empty() ? sorted.fear : sorted.tell;
  finding.groups = group(folded, lineage, knowledge, asked.property, carrying);
  finding.denials = sorted.deny;
  if (!sorted.tell.empty()) finding.fears = sorted.fear;
  const auto* decided = newest_decision(folded, knowledge, asked);
  finding.status = status_of(folded, knowledge, sorted, finding, decided);
  if (decided && decided->act.verdict == Verdict::kEstablished) {
    finding.established = decided->act.value;
    finding.provisional = false;
  } else {
    finding.joined_by_proposal = joined_by_proposal(folded, knowledge, carrying);
    finding.provisional = finding.joined_by_proposal ||
                          std::any_of(carrying.begin(), carrying.end(), [&](const ClaimId& id) {
                            return folded.claims.at(id).standing == model::Standing::kProposed;
                          });
  }
  return finding;
}

}  // namespace weighing
