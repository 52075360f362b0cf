#include "linking/merger.h"

#include <algorithm>

namespace linking {

using model::SubjectId;

std::map<Pair, model::Decided<model::IdentityDecided>> newest_decisions(const model::Case& folded) {
  std::map<Pair, model::Decided<model::IdentityDecided>> newest;
  for (const auto& decided : folded.identities) {
    auto [at, is_new] = newest.try_emplace(ordered(decided.act.one, decided.act.other), decided);
    if (!is_new && at->second.trace.number <= decided.trace.number) at->second = decided;
  }
  return newest;
}

Merger::Merger(const model::Case& folded) {
  for (const auto& [id, subject] : folded.subjects) {
    root_[id] = id;
    cluster_[id] = {id};
    if (subject.kind == model::SubjectKind::kEvent) continue;
    const auto report = folded.subject_report.find(id);
    if (report != folded.subject_report.end()) {
      told_[id].insert({report->second, subject.unnamed});
    }
  }
}

SubjectId Merger::root(SubjectId subject) const {
  const auto found = root_.find(subject);
  return found == root_.end() ? subject : found->second;
}

const std::vector<SubjectId>& Merger::cluster(SubjectId subject) const {
  static const std::vector<SubjectId> kNobody;
  const auto found = cluster_.find(root(subject));
  return found == cluster_.end() ? kNobody : found->second;
}

void Merger::keep_apart(SubjectId a, SubjectId b) {
  apart_[a].insert(b);
  apart_[b].insert(a);
}

bool Merger::kept_apart(SubjectId a, SubjectId b) const {
  for (SubjectId one : cluster(a)) {
    const auto apart = apart_.find(one);
    if (apart == apart_.end()) continue;
    for (SubjectId other : apart->second) {
      if (root(other) == root(b)) return true;
    }
  }
  return false;
}

bool Merger::may_join(SubjectId a, SubjectId b) const {
  if (same(a, b)) return true;
  if (!root_.contains(a) || !root_.contains(b) || kept_apart(a, b)) return false;
  const auto one = told_.find(root(a));
  const auto other = told_.find(root(b));
  if (one == told_.end() || other == told_.end()) return true;
  return std::none_of(one->second.begin(), one->second.end(),
                      [&](const auto& told) { return other->second.contains(told); });
}

bool Merger::join_decided(SubjectId a, SubjectId b) {
  if (!root_.contains(a) || !root_.contains(b)) return true;  // erased since: nothing to join
  if (kept_apart(a, b)) return false;
  join(a, b);
  return true;
}

bool Merger::join_proposed(SubjectId a, SubjectId b) {
  if (!may_join(a, b)) return false;
  join(a, b);
  return true;
}

void Merger::join(SubjectId a, SubjectId b) {
  SubjectId into = root(a);
  SubjectId from = root(b);
  if (into == from) return;
  if (cluster_[into].size() < cluster_[from].size()) std::swap(into, from);
  for (SubjectId moved : cluster_[from]) root_[moved] = into;
  auto& all = cluster_[into];
  all.insert(all.end(), cluster_[from].begin(), cluster_[from].end());
  cluster_.erase(from);
  told_[into].merge(told_[from]);
  told_.erase(from);
}

std::vector<model::IdentityDecided> take_decisions(const model::Case& folded, Merger& merger) {
  std::vector<model::Decided<model::IdentityDecided>> in_order;
  for (const auto& [pair, decided] : newest_decisions(folded)) in_order.push_back(decided);
  std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
    return a.trace.number < b.trace.number;
  });
  for (const auto& decided : in_order) {
    if (decided.act.sameness != model::Sameness::kDifferent) continue;
    merger.keep_apart(decided.act.one, decided.act.other);
  }
  std::vector<model::IdentityDecided> clashes;
  for (const auto& decided : in_order) {
    if (decided.act.sameness != model::Sameness::kSame) continue;
    if (!merger.join_decided(decided.act.one, decided.act.other)) clashes.push_back(decided.act);
  }
  return clashes;
}

}  // namespace linking
