#include "linking/workbench.h"

#include <algorithm>

namespace linking {

Workbench::Workbench(const model::Case& folded, const Contains& contains)
    : facts_(gather_facts(folded)), merger_(folded), contains_(contains) {
  take_decisions(folded, merger_);
  for (const auto& [pair, decided] : newest_decisions(folded)) settled_.insert(pair);
}

std::vector<const Facts*> Workbench::of_kind(model::SubjectKind kind) const {
  std::vector<const Facts*> found;
  for (const auto& [id, facts] : facts_) {
    if (facts.kind == kind) found.push_back(&facts);
  }
  return found;
}

bool Workbench::may_join(model::SubjectId a, model::SubjectId b) const {
  return !settled_.contains(ordered(a, b)) && merger_.may_join(a, b);
}

Fit Workbench::fit_of_places(const std::vector<model::Place>& a,
                             const std::vector<model::Place>& b) const {
  bool known = false;
  for (const model::Place& one : a) {
    for (const model::Place& other : b) {
      if (!one.inside || !other.inside) continue;
      known = true;
      if (contains_(one.inside->id, other.inside->id) ||
          contains_(other.inside->id, one.inside->id)) {
        return Fit::kFits;
      }
    }
  }
  return known ? Fit::kClashes : Fit::kUnknown;
}

void Workbench::propose(const Facts& a, const Facts& b, Strength strength,
                        std::vector<std::string> reasons) {
  if (a.report == b.report || !may_join(a.id, b.id)) return;
  if (strength != Strength::kPossible) merger_.join_proposed(a.id, b.id);
  const Pair pair = ordered(a.id, b.id);
  auto [at, is_new] =
      proposals_.try_emplace(pair, Proposal{pair.first, pair.second, strength, reasons});
  if (is_new) return;
  Proposal& held = at->second;
  held.strength = std::max(held.strength, strength);
  for (std::string& reason : reasons) {
    if (std::find(held.reasons.begin(), held.reasons.end(), reason) == held.reasons.end()) {
      held.reasons.push_back(std::move(reason));
    }
  }
}

std::vector<Proposal> Workbench::take() {
  std::vector<Proposal> out;
  for (auto& [pair, proposal] : proposals_) out.push_back(std::move(proposal));
  std::stable_sort(out.begin(), out.end(), [](const Proposal& a, const Proposal& b) {
    return a.strength > b.strength;
  });
  return out;
}

std::vector<Proposal> propose(const model::Case& folded, const Contains& contains) {
  Workbench bench(folded, contains);
  link_named(bench);
  link_groups(bench);
  link_relatives(bench);
  link_events(bench);
  return bench.take();
}

}  // namespace linking
