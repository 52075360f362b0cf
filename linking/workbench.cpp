#include "linking/workbench.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace linking {

using model::SubjectId;

namespace {

bool share_a_node(const std::vector<model::Place>& a, const std::vector<model::Place>& b) {
  return std::any_of(a.begin(), a.end(), [&](const model::Place& one) {
    return one.inside && std::any_of(b.begin(), b.end(), [&](const model::Place& other) {
             return other.inside && one.inside->id == other.inside->id;
           });
  });
}

}  // namespace

void PairsOnce::add(const std::vector<const Facts*>& sharing, bool within_reports) {
  for (std::size_t at = 1; at < sharing.size(); ++at) {
    std::size_t compared = 0;
    for (std::size_t before = at; before > 0 && compared < kComparedMax; --before) {
      const Facts* one = sharing[before - 1];
      const bool in_one_report = one->report == sharing[at]->report;
      if (one == sharing[at] || (in_one_report && !within_reports)) continue;
      ++compared;
      pairs_.emplace_back(one, sharing[at]);
    }
  }
}

std::vector<std::pair<const Facts*, const Facts*>> PairsOnce::take() {
  auto met = [](const auto& pair) { return std::pair(pair.first->met, pair.second->met); };
  for (auto& pair : pairs_) {
    if (pair.first->met > pair.second->met) std::swap(pair.first, pair.second);
  }
  std::sort(pairs_.begin(), pairs_.end(),
            [&](const auto& a, const auto& b) { return met(a) < met(b); });
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  return std::move(pairs_);
}

Workbench::Workbench(const model::Case& folded, const Contains& contains)
    : facts_(gather_facts(folded)), merger_(folded), contains_(contains) {
  take_decisions(folded, merger_);
  relayed_ = find_relayed(folded);
  for (const Facts* event : of_kind(model::SubjectKind::kEvent)) {
    for (SubjectId victim : event->victims) events_of_[victim].push_back(event);
  }
  for (const auto& [pair, decided] : newest_decisions(folded)) settled_.insert(pair);
}

std::vector<const Facts*> Workbench::of_kind(model::SubjectKind kind) const {
  std::vector<const Facts*> found;
  for (const auto& [id, facts] : facts_) {
    if (facts.kind == kind) found.push_back(&facts);
  }
  std::sort(found.begin(), found.end(),
            [](const Facts* a, const Facts* b) { return a->met < b->met; });
  return found;
}

bool Workbench::may_join(model::SubjectId a, model::SubjectId b) const {
  return !settled_.contains(ordered(a, b)) && merger_.may_join(a, b);
}

Fit Workbench::fit_of_places(const std::vector<model::Place>& a,
                             const std::vector<model::Place>& b) const {
  if (share_a_node(a, b)) return Fit::kFits;
  bool known = false;
  for (const model::Place& one : a) {
    for (const model::Place& other : b) {
      if (!one.inside || !other.inside) continue;
      known = true;
      if (contains_(one.inside->id, other.inside->id) ||
          contains_(other.inside->id, one.inside->id)) {
        return Fit::kUnknown;
      }
    }
  }
  return known ? Fit::kClashes : Fit::kUnknown;
}

std::optional<EventFits> Workbench::fits_of_events(const Facts& a, const Facts& b) const {
  const Fit times = fit_of_times(a, b);
  const Fit places = fit_of_places(a.places, b.places);
  const Fit origins = fit_of_places(a.from, b.from);
  const Fit goals = fit_of_places(a.to, b.to);
  for (Fit fit : {times, places, origins, goals}) {
    if (fit == Fit::kClashes) return std::nullopt;
  }
  const bool are_legs = share_a_node(a.to, b.from) || share_a_node(b.to, a.from);
  if (are_legs && goals != Fit::kFits && origins != Fit::kFits) return std::nullopt;
  return EventFits{times == Fit::kFits, places == Fit::kFits, origins == Fit::kFits,
                   goals == Fit::kFits};
}

bool Workbench::holds_one_of(const model::Place& outer,
                             const std::vector<model::Place>& inner) const {
  return outer.inside && std::any_of(inner.begin(), inner.end(), [&](const model::Place& each) {
           return each.inside && contains_(outer.inside->id, each.inside->id);
         });
}

bool Workbench::adds_nothing(const Facts& event, const Facts& other) const {
  const auto all_hold = [&](const auto& outer, const auto& inner) {
    return std::all_of(outer.begin(), outer.end(),
                       [&](const model::Place& each) { return holds_one_of(each, inner); });
  };
  return event.times.empty() && all_hold(event.places, other.places) &&
         all_hold(event.from, other.from) && all_hold(event.to, other.to);
}

const std::vector<model::ReportId>& Workbench::passed_on_by(model::ReportId report) const {
  static const std::vector<model::ReportId> kNone;
  const auto links = relayed_.find(report);
  return links == relayed_.end() ? kNone : links->second;
}

bool Workbench::passes_on(model::ReportId report, model::ReportId other) const {
  const auto& links = passed_on_by(report);
  return std::find(links.begin(), links.end(), other) != links.end();
}

const std::vector<const Facts*>& Workbench::events_of(SubjectId victim) const {
  static const std::vector<const Facts*> kNone;
  const auto found = events_of_.find(victim);
  return found == events_of_.end() ? kNone : found->second;
}

bool Workbench::brings_together_what_cannot_be_one(SubjectId a, SubjectId b) const {
  const model::SubjectKind kind = of(a).kind;
  const bool is_event = kind == model::SubjectKind::kEvent;
  if ((kind != model::SubjectKind::kPerson && !is_event) || same(a, b)) return false;
  auto first_of = [](const std::vector<SubjectId>& cluster) {
    return std::span(cluster).first(std::min(cluster.size(), kClusterCheckedMax));
  };
  const auto ones = first_of(merger_.cluster(a));
  const auto others = first_of(merger_.cluster(b));
  return std::any_of(ones.begin(), ones.end(), [&](SubjectId one) {
    return std::any_of(others.begin(), others.end(), [&](SubjectId other) {
      return is_event ? !fits_of_events(of(one), of(other)) : cannot_be_one(of(one), of(other));
    });
  });
}

void Workbench::propose(const Facts& a, const Facts& b, Strength strength,
                        std::vector<std::string> reasons) {
  const bool are_events = a.kind == model::SubjectKind::kEvent && a.kind == b.kind;
  if ((a.report == b.report && !are_events) || !may_join(a.id, b.id)) return;
  // What has come together through others already needs no proposal of its own.
  if (same(a.id, b.id) && !proposals_.contains(ordered(a.id, b.id))) return;
  if (strength != Strength::kPossible && brings_together_what_cannot_be_one(a.id, b.id)) {
    strength = Strength::kPossible;
    reasons.push_back("but others who may be the same do not fit");
  }
  if (strength != Strength::kPossible) merger_.join_proposed(a.id, b.id);
  const bool in_order = a.met < b.met;
  auto [at, is_new] = proposals_.try_emplace(
      ordered(a.id, b.id),
      Proposal{in_order ? a.id : b.id, in_order ? b.id : a.id, strength, reasons});
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
  using Place = std::tuple<int, std::size_t, std::size_t>;  // looked up once, not per comparison
  std::vector<std::pair<Place, Proposal*>> in_order;
  for (auto& [pair, proposal] : proposals_) {
    const Place place{-static_cast<int>(proposal.strength), facts_.at(proposal.one).met,
                      facts_.at(proposal.other).met};
    in_order.emplace_back(place, &proposal);
  }
  std::sort(in_order.begin(), in_order.end());
  std::vector<Proposal> out;
  for (const auto& [place, proposal] : in_order) out.push_back(std::move(*proposal));
  return out;
}

std::vector<Proposal> propose(const model::Case& folded, const Contains& contains) {
  Workbench bench(folded, contains);
  link_named(bench);
  link_groups(bench);
  link_relatives(bench);
  link_events(bench);
  link_relatives_by_events(bench);
  return bench.take();
}

}  // namespace linking
