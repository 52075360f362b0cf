// Clusters of subjects that are one, under two kinds of "never": subjects that a member called
// different, and, for the machine, two persons, groups or bodies of one report. (One event is often
// told twice in one report; and a place held open for somebody unnamed may be filled by somebody
// whom the same report names elsewhere.) Internal to this room.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/case.h"

namespace linking {

using Pair = std::pair<model::SubjectId, model::SubjectId>;
inline Pair ordered(model::SubjectId a, model::SubjectId b) {
  return a < b ? Pair{a, b} : Pair{b, a};
}

// The newest decision on each pair.
std::map<Pair, model::Decided<model::IdentityDecided>> newest_decisions(const model::Case& folded);

class Merger {
 public:
  explicit Merger(const model::Case& folded);

  void keep_apart(model::SubjectId a, model::SubjectId b);
  bool same(model::SubjectId a, model::SubjectId b) const { return root(a) == root(b); }
  // False, and nothing done, where that would join two that are kept apart.
  bool join_decided(model::SubjectId a, model::SubjectId b);
  bool may_join(model::SubjectId a, model::SubjectId b) const;
  // False, and nothing done, unless may_join().
  bool join_proposed(model::SubjectId a, model::SubjectId b);
  const std::vector<model::SubjectId>& cluster(model::SubjectId subject) const;
  model::SubjectId root(model::SubjectId subject) const;

 private:
  bool kept_apart(model::SubjectId a, model::SubjectId b) const;
  void join(model::SubjectId a, model::SubjectId b);

  std::map<model::SubjectId, model::SubjectId> root_;
  std::map<model::SubjectId, std::vector<model::SubjectId>> cluster_;  // by root
  // Of which reports a cluster, by root, holds somebody, and somebody unnamed: one of each at most.
  using Told = std::set<std::pair<model::ReportId, bool>>;
  std::map<model::SubjectId, Told> told_;
  std::map<model::SubjectId, std::set<model::SubjectId>> apart_;       // by subject
};

// All that members decided, taken into a merger; the "same" that clash with others are returned.
std::vector<model::IdentityDecided> take_decisions(const model::Case& folded, Merger& merger);

}  // namespace linking
