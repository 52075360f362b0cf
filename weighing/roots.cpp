#include "weighing/roots.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace weighing {

namespace {

using model::ClaimId;
using model::Origin;
using model::ReportId;

// Who knows it out of their own hearing or seeing, not by the report that they pass on.
bool is_own_knowledge(model::Basis basis) {
  return basis != model::Basis::kNotSaid && basis != model::Basis::kToldByAnother;
}

// The largest set of roots of which each pair was decided to be distinct. Exact for the few roots
// of a question on which somebody decided anything; past kLookedAtMax of them it counts too few,
// never too many.
class DistinctSet {
 public:
  void add(std::size_t one, std::size_t other) {
    const auto a = place_of(one);
    const auto b = place_of(other);
    if (a && b) distinct_[*a][*b] = distinct_[*b][*a] = true;
  }
  std::uint32_t largest() {
    grow({}, 0);
    return static_cast<std::uint32_t>(best_);
  }

 private:
  static constexpr std::size_t kLookedAtMax = 24;

  std::optional<std::size_t> place_of(std::size_t root) {
    const auto at = std::find(roots_.begin(), roots_.end(), root);
    if (at != roots_.end()) return static_cast<std::size_t>(at - roots_.begin());
    if (roots_.size() == kLookedAtMax) return std::nullopt;
    roots_.push_back(root);
    return roots_.size() - 1;
  }

  // The search is cut where no larger set is left.
  void grow(const std::vector<std::size_t>& chosen, std::size_t from) {
    best_ = std::max(best_, chosen.size());
    for (std::size_t next = from; next < roots_.size(); ++next) {
      if (chosen.size() + (roots_.size() - next) <= best_) return;
      const bool fits = std::all_of(chosen.begin(), chosen.end(),
                                    [&](std::size_t each) { return distinct_[each][next]; });
      if (!fits) continue;
      auto more = chosen;
      more.push_back(next);
      grow(more, next + 1);
    }
  }

  std::vector<std::size_t> roots_;
  std::array<std::array<bool, kLookedAtMax>, kLookedAtMax> distinct_{};
  std::size_t best_ = 0;
};

// One way of knowing behind a group, and the claims that speak for it.
struct Root {
  std::string name;  // for people; empty where nobody is named
  ReportId report;   // that tells it, where nobody is named
  bool unnamed = false;
  bool plural = false;
  std::vector<ClaimId> claims = {};

  bool is_same(const Root& other) const {
    if (unnamed != other.unnamed) return false;
    if (unnamed || name.empty() || other.name.empty()) {
      return report == other.report && linking::letters_of(name) == linking::letters_of(other.name);
    }
    return linking::letters_of(name) == linking::letters_of(other.name) ||
           linking::names_teller(name, other.name);
  }
};

Root root_of(const Lineage& lineage, const model::Claim& claim) {
  const ReportId report = claim.passage.report;
  switch (claim.origin.kind) {
    case Origin::Kind::kNamed: return {claim.origin.words, report, false, false};
    case Origin::Kind::kUnnamed: return {claim.origin.words, report, true, claim.origin.plural};
    case Origin::Kind::kTeller: break;
  }
  const ReportId first = is_own_knowledge(claim.basis) ? report : lineage.first_of(report);
  return {lineage.teller(first), first, false, false};
}

}  // namespace

Lineage::Lineage(const model::Case& folded)
    : case_(folded), passes_on_(linking::find_relayed(folded)) {
  follow_relays();
  find_firsts();
  find_circles();
  for (std::size_t at = 0; at < case_.roots.size(); ++at) {
    decided_[case_.roots[at].act.one].push_back(at);
  }
}

void Lineage::follow_relays() {
  std::vector<ReportId> all;
  auto take = [&](const ReportId& report) {
    if (all.size() < kRelayingReportsMax && place_.try_emplace(report, all.size()).second) {
      all.push_back(report);
    }
  };
  for (const auto& [report, targets] : passes_on_) {
    take(report);
    for (const ReportId& target : targets) take(target);
  }
  std::vector<std::vector<std::size_t>> links(all.size());
  for (std::size_t from = 0; from < all.size(); ++from) {
    const auto targets = passes_on_.find(all[from]);
    if (targets == passes_on_.end()) continue;
    for (const ReportId& target : targets->second) {
      const auto at = place_.find(target);
      if (at != place_.end()) links[from].push_back(at->second);
    }
  }
  reaches_.assign(all.size(), std::vector<bool>(all.size(), false));
  for (std::size_t from = 0; from < all.size(); ++from) {
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t target : links[at]) {
        if (reaches_[from][target]) continue;
        reaches_[from][target] = true;
        open.push_back(target);
      }
    }
  }
}

void Lineage::find_circles() {
  std::set<ReportId> done;
  for (const auto& [start, targets] : passes_on_) {
    if (done.contains(start) || !passes_on(start, start)) continue;
    std::vector<ReportId> circle;
    for (const auto& [other, unused] : passes_on_) {
      if (passes_on(start, other) && passes_on(other, start)) circle.push_back(other);
    }
    done.insert(circle.begin(), circle.end());
    circles_.push_back(std::move(circle));
  }
}

bool Lineage::passes_on(ReportId report, ReportId earlier) const {
  auto from = place_.find(report);
  auto to = place_.find(earlier);
  return from != place_.end() && to != place_.end() && reaches_[from->second][to->second];
}

ReportId Lineage::first_of(ReportId report) const {
  const auto at = first_.find(report);
  return at == first_.end() ? report : at->second;
}

// Follows each report to the end of its chain once. In a circle nobody is first: the smallest id
// stands for all of it, and for whatever leads into it.
void Lineage::find_firsts() {
  for (const auto& [start, targets] : passes_on_) {
    std::vector<ReportId> path;
    std::set<ReportId> on_path;
    ReportId next = start;
    while (!first_.contains(next) && passes_on_.contains(next) && on_path.insert(next).second) {
      path.push_back(next);
      next = passes_on_.at(next).front();
    }
    ReportId first = first_of(next);
    if (on_path.contains(next)) {
      const auto circle = std::find(path.begin(), path.end(), next);
      first = *std::min_element(circle, path.end());
    }
    for (const ReportId& each : path) first_[each] = first;
  }
}

std::string Lineage::teller_in_words(ReportId report) const {
  std::string named = teller(report);
  if (!named.empty()) return named;
  auto at = case_.reports.find(report);
  if (at == case_.reports.end() || at->second.report.label.empty()) return "its writer";
  return "the writer of " + at->second.report.label;
}

bool Lineage::repeats(const model::Claim& claim, const model::Claim& earlier) const {
  const ReportId report = claim.passage.report;
  const ReportId before = earlier.passage.report;
  if (report == before || !passes_on(report, before) || passes_on(before, report)) return false;
  if (is_own_knowledge(claim.basis)) return false;
  if (claim.origin.kind != Origin::Kind::kNamed) return true;
  return linking::names_teller(claim.origin.words, teller(before)) ||
         (earlier.origin.kind == Origin::Kind::kNamed &&
          linking::names_teller(claim.origin.words, earlier.origin.words));
}

Roots Lineage::roots_of(const std::vector<ClaimId>& claims) const {
  auto claim_of = [&](const ClaimId& id) -> const model::Claim& {
    return case_.claims.at(id).claim;
  };
  std::vector<Root> roots;
  for (const ClaimId& id : claims) {
    const model::Claim& claim = claim_of(id);
    // Who passes on a report that says the same is no voice of their own.
    const bool repeated = place_.contains(claim.passage.report) &&
                          std::any_of(claims.begin(), claims.end(), [&](const ClaimId& other) {
                            return repeats(claim, claim_of(other));
                          });
    if (repeated) continue;
    Root root = root_of(*this, claim);
    auto at = std::find_if(roots.begin(), roots.end(),
                           [&](const Root& each) { return each.is_same(root); });
    if (at == roots.end()) at = roots.insert(roots.end(), std::move(root));
    at->plural |= claim.origin.plural;
    at->claims.push_back(id);
  }
  if (roots.empty()) return {};

  std::map<ClaimId, std::size_t> root_of_claim;
  for (std::size_t at = 0; at < roots.size(); ++at) {
    for (const ClaimId& id : roots[at].claims) root_of_claim[id] = at;
  }
  // The newest decision on two roots stands, through whichever of their claims it was made.
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, bool>> newest;
  for (const auto& [id, at] : root_of_claim) {
    auto decisions = decided_.find(id);
    if (decisions == decided_.end()) continue;
    for (std::size_t number : decisions->second) {
      const auto& act = case_.roots[number].act;
      auto other = root_of_claim.find(act.other);
      if (other == root_of_claim.end() || other->second == at) continue;
      auto& held = newest[std::minmax(at, other->second)];
      if (number >= held.first) held = {number, act.distinct};
    }
  }
  auto can_be_sure = [&](const Root& root) {
    return !root.unnamed &&
           std::any_of(root.claims.begin(), root.claims.end(), [&](const ClaimId& id) {
             return claim_of(id).basis != model::Basis::kNotSaid;
           });
  };
  DistinctSet distinct;
  for (const auto& [pair, decision] : newest) {
    const auto [one, other] = pair;
    if (decision.second && can_be_sure(roots[one]) && can_be_sure(roots[other])) {
      distinct.add(one, other);
    }
  }

  Roots counted;
  counted.at_least = std::max<std::uint32_t>(1, distinct.largest());
  counted.at_most = static_cast<std::uint32_t>(roots.size());
  for (const Root& root : roots) {
    if (root.unnamed)
      counted.unnamed = true;
    else if (!root.name.empty())
      counted.known.push_back(root.name);
    if (root.plural) counted.at_most.reset();
  }
  return counted;
}

}  // namespace weighing
