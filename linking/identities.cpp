#include "linking/identities.h"

#include <algorithm>

#include "linking/merger.h"

namespace linking {

using model::SubjectId;

Identities::Identities(const model::Case& folded, std::span<const Proposal> proposals, View view) {
  Merger merger(folded);
  clashes_ = take_decisions(folded, merger);
  for (const auto& [pair, decided] : newest_decisions(folded)) {
    if (decided.act.sameness == model::Sameness::kUnsure) unsure_.insert(pair);
  }
  if (view == View::kProvisional) take_proposals(proposals, merger);
  name_clusters(folded, merger);
}

void Identities::take_proposals(std::span<const Proposal> proposals, Merger& merger) {
  std::vector<const Proposal*> in_order;
  for (const Proposal& proposal : proposals) {
    if (proposal.strength != Strength::kPossible) in_order.push_back(&proposal);
  }
  std::stable_sort(in_order.begin(), in_order.end(), [](const Proposal* a, const Proposal* b) {
    if (a->strength != b->strength) return a->strength > b->strength;
    return ordered(a->one, a->other) < ordered(b->one, b->other);
  });
  for (const Proposal* proposal : in_order) {
    if (merger.same(proposal->one, proposal->other)) continue;
    if (unsure_.contains(ordered(proposal->one, proposal->other))) continue;
    if (merger.join_proposed(proposal->one, proposal->other)) {
      proposed_.insert(proposal->one);
      proposed_.insert(proposal->other);
    }
  }
}

void Identities::name_clusters(const model::Case& folded, const Merger& merger) {
  for (const auto& [id, subject] : folded.subjects) {
    if (merger.root(id) != id) continue;
    std::vector<SubjectId> all = merger.cluster(id);
    if (all.size() == 1) continue;
    std::sort(all.begin(), all.end());
    const auto named = std::find_if(all.begin(), all.end(), [&](SubjectId one) {
      return !folded.subjects.at(one).unnamed;
    });
    const SubjectId first = named == all.end() ? all.front() : *named;
    for (SubjectId one : all) canonical_[one] = first;
    members_[first] = std::move(all);
  }
}

SubjectId Identities::canonical(SubjectId subject) const {
  const auto found = canonical_.find(subject);
  return found == canonical_.end() ? subject : found->second;
}

std::vector<SubjectId> Identities::members(SubjectId subject) const {
  const auto found = members_.find(canonical(subject));
  return found == members_.end() ? std::vector<SubjectId>{subject} : found->second;
}

bool Identities::provisional(SubjectId subject) const {
  const auto found = members_.find(canonical(subject));
  return found != members_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [this](SubjectId one) { return proposed_.contains(one); });
}

}  // namespace linking
