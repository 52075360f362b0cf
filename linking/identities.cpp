#include "linking/identities.h"

#include <algorithm>

#include "linking/merger.h"

namespace linking {

using model::SubjectId;

Identities::Identities(const model::Case& folded, std::vector<Proposal> proposals, View view)
    : proposals_(std::move(proposals)) {
  Merger merger(folded);
  clashes_ = take_decisions(folded, merger);
  for (const auto& [pair, decided] : newest_decisions(folded)) {
    if (decided.act.sameness == model::Sameness::kUnsure) unsure_.insert(pair);
  }
  note_decided(folded, merger);
  if (view == View::kProvisional) take_proposals(merger);
  name_clusters(folded, merger);
}

void Identities::note_decided(const model::Case& folded, const Merger& merger) {
  for (const auto& [id, subject] : folded.subjects) {
    if (merger.cluster(id).size() > 1) decided_[id] = merger.root(id);
  }
}

void Identities::take_proposals(Merger& merger) {
  std::vector<const Proposal*> in_order;
  for (const Proposal& proposal : proposals_) {
    if (proposal.strength != Strength::kPossible) in_order.push_back(&proposal);
  }
  std::stable_sort(in_order.begin(), in_order.end(), [](const Proposal* a, const Proposal* b) {
    return a->strength > b->strength;
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
  std::map<SubjectId, std::vector<SubjectId>> clusters;  // by root, each as they were met
  for (SubjectId id : folded.met) {
    if (merger.cluster(id).size() > 1) clusters[merger.root(id)].push_back(id);
  }
  for (auto& [root, all] : clusters) {
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

bool Identities::decided_same(SubjectId one, SubjectId other) const {
  if (one == other) return true;
  const auto a = decided_.find(one);
  const auto b = decided_.find(other);
  return a != decided_.end() && b != decided_.end() && a->second == b->second;
}

bool Identities::provisional(SubjectId subject) const {
  const auto found = members_.find(canonical(subject));
  return found != members_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [this](SubjectId one) { return proposed_.contains(one); });
}

}  // namespace linking
