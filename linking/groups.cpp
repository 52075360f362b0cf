// Groups of different reports that are one, and their members counted off.
//
// Six arrested, three of them named, in one report; six arrested, two named, in another: when the
// groups are one, the people whom only one report names stand among those whom the other does not.
// Who of the unnamed is whom cannot be told and does not matter: they line up one against one, so
// that six people stay six.
#include <algorithm>
#include <map>
#include <set>

#include "linking/workbench.h"

namespace linking {
namespace {

using model::SubjectId;

Fit fit_of_sizes(const Facts& a, const Facts& b) {
  if (!a.size || !b.size) return Fit::kUnknown;
  const bool apart = (a.size->most && *a.size->most < b.size->least) ||
                     (b.size->most && *b.size->most < a.size->least);
  return apart ? Fit::kClashes : Fit::kFits;
}

bool is_exact(const Facts& group) {
  return group.size && group.size->most == group.size->least;
}

std::size_t shared_members(const Workbench& bench, const Facts& a, const Facts& b) {
  return static_cast<std::size_t>(
      std::count_if(a.members.begin(), a.members.end(), [&](SubjectId one) {
        return std::any_of(b.members.begin(), b.members.end(), [&](SubjectId other) {
          return bench.same(one, other) && !bench.of(one).unnamed;
        });
      }));
}

// The same kind of thing happened to both, at times that may meet and, as far as is known, in
// places that agree.
bool same_fate(const Workbench& bench, const Facts& a, const Facts& b) {
  for (const Facts* one : bench.events_of(a.id)) {
    if (one->event_kind.empty() || one->only_feared) continue;
    for (const Facts* other : bench.events_of(b.id)) {
      if (other->event_kind != one->event_kind || other->only_feared) continue;
      if (fit_of_times(*one, *other) != Fit::kFits) continue;
      if (bench.fit_of_places(one->places, other->places) != Fit::kClashes) return true;
    }
  }
  return false;
}

// One report passes on the other, and both speak of exactly so many.
bool handed_on(const Workbench& bench, const Facts& a, const Facts& b) {
  return is_exact(a) && is_exact(b) && a.size->least == b.size->least && a.size->least > 1 &&
         (bench.passes_on(a.report, b.report) || bench.passes_on(b.report, a.report));
}

struct Match {
  const Facts* one;
  const Facts* other;
  std::size_t shared;
  Strength strength;
  std::vector<std::string> reasons;
};

// Somebody without a name in one, of whom age and sex are told, and just one in the other whom they
// fit: "a boy of two and a half".
bool one_described_fits(const Workbench& bench, const Facts& a, const Facts& b) {
  return std::any_of(a.members.begin(), a.members.end(), [&](SubjectId id) {
    const Facts* one = bench.knows(id) ? &bench.of(id) : nullptr;
    if (!one || !one->names.empty() || !one->birth || one->sexes.empty()) return false;
    return 1 == std::count_if(b.members.begin(), b.members.end(), [&](SubjectId other) {
             return bench.knows(other) && fit_of_birth(*one, bench.of(other)) == Fit::kFits &&
                    fit_of_sex(*one, bench.of(other)) == Fit::kFits;
           });
  });
}

std::optional<Match> match_groups(const Workbench& bench, const Facts& a, const Facts& b) {
  const Fit sizes = fit_of_sizes(a, b);
  if (sizes == Fit::kClashes) return {};
  const std::size_t shared = shared_members(bench, a, b);
  const bool fate = same_fate(bench, a, b);
  const bool relayed = handed_on(bench, a, b);
  Match match{&a, &b, shared, Strength::kPossible, {}};
  if (sizes == Fit::kFits) {
    match.reasons.push_back(is_exact(a) && is_exact(b)
                                ? "both groups are of " + std::to_string(a.size->least)
                                : "the sizes of the groups fit");
  }
  if (shared > 0) match.reasons.push_back("named members in common: " + std::to_string(shared));
  if (fate) match.reasons.push_back("the same happened to them, at times that may meet");
  if (relayed) match.reasons.push_back("one report passes on the other");
  const bool described = is_exact(a) && is_exact(b) && a.size->least == b.size->least &&
                         (one_described_fits(bench, a, b) || one_described_fits(bench, b, a));
  if (described) match.reasons.push_back("somebody of the same age and sex is in both");
  const std::size_t good = (shared > 0 ? 1u : 0u) + (shared > 1 ? 1u : 0u) + (fate ? 1u : 0u) +
                           (relayed ? 1u : 0u) + (described ? 1u : 0u);
  if (good == 0) return {};
  if (sizes == Fit::kFits) match.strength = good >= 2 ? Strength::kStrong : Strength::kLikely;
  if (sizes == Fit::kUnknown && shared > 0 && fate) match.strength = Strength::kLikely;
  return match;
}

// Members of `group` that nobody in the other group is yet: first the named, then the unnamed.
std::vector<const Facts*> left_over(const Workbench& bench, const Facts& group,
                                    const Facts& other) {
  std::vector<const Facts*> left;
  for (SubjectId id : group.members) {
    const bool taken = std::any_of(other.members.begin(), other.members.end(),
                                   [&](SubjectId one) { return bench.same(id, one); });
    if (!taken && bench.knows(id)) left.push_back(&bench.of(id));
  }
  std::sort(left.begin(), left.end(), [](const Facts* a, const Facts* b) {
    return std::pair(a->unnamed, a->met) < std::pair(b->unnamed, b->met);
  });
  return left;
}

bool may_stand_for(const Workbench& bench, const Facts& a, const Facts& b) {
  return (a.unnamed || b.unnamed) && fit_of_sex(a, b) != Fit::kClashes &&
         fit_of_birth(a, b) != Fit::kClashes && bench.may_join(a.id, b.id);
}

// Each of `ones` with the first of `others` that it may be, which is taken out.
void count_off(Workbench& bench, const std::vector<const Facts*>& ones,
               std::vector<const Facts*>& others, bool named) {
  for (const Facts* one : ones) {
    if (one->unnamed == named) continue;
    const auto found = std::find_if(others.begin(), others.end(), [&](const Facts* other) {
      return other->unnamed && may_stand_for(bench, *one, *other);
    });
    if (found == others.end()) continue;
    bench.propose(*one, **found, Strength::kLikely,
                  {named ? "named here, and one of those not named there"
                         : "not named in either report: the groups count off one against one"});
    others.erase(found);
  }
}

// "A boy of two and a half" here, and there one of the group whose age and sex fit: if it can be
// nobody else in that group of whom anything is told, it is likely the same.
void match_described(Workbench& bench, const Facts& a, const Facts& b) {
  const std::vector<const Facts*> others = left_over(bench, b, a);
  for (const Facts* one : left_over(bench, a, b)) {
    if (!one->names.empty() || !is_described(*one)) continue;
    const Facts* only = nullptr;
    std::size_t fitting = 0;
    for (const Facts* other : others) {
      if (!is_described(*other) || fit_of_birth(*one, *other) != Fit::kFits) continue;
      if (cannot_be_one(*one, *other) || !bench.may_join(one->id, other->id)) continue;
      only = other;
      ++fitting;
    }
    if (fitting != 1) continue;
    bench.propose(*one, *only, Strength::kLikely,
                  {"in the same group, and nobody else there is of that age"});
  }
}

void line_up_members(Workbench& bench, const Facts& a, const Facts& b) {
  match_described(bench, a, b);
  match_described(bench, b, a);
  if (!is_exact(a) || !is_exact(b) || a.size->least != b.size->least) return;
  std::vector<const Facts*> others = left_over(bench, b, a);
  count_off(bench, left_over(bench, a, b), others, true);
  std::vector<const Facts*> ones = left_over(bench, a, b);
  count_off(bench, left_over(bench, b, a), ones, true);
  others = left_over(bench, b, a);
  count_off(bench, left_over(bench, a, b), others, false);
}

// Groups that share a member, what befell them, their number, or a report that passes theirs on.
std::vector<std::pair<const Facts*, const Facts*>> pairs_of_groups(const Workbench& bench) {
  std::map<SubjectId, std::vector<const Facts*>> by_member;
  std::map<std::string, std::vector<const Facts*>> by_fate;
  std::map<std::uint64_t, std::vector<const Facts*>> by_size;
  std::map<model::ReportId, std::vector<const Facts*>> by_report;
  for (const Facts* group : bench.of_kind(model::SubjectKind::kGroup)) {
    for (SubjectId member : group->members) by_member[bench.root(member)].push_back(group);
    std::set<std::string> kinds;
    for (const Facts* event : bench.events_of(group->id)) kinds.insert(event->event_kind);
    for (const std::string& kind : kinds) by_fate[kind].push_back(group);
    by_report[group->report].push_back(group);
    if (is_exact(*group) && group->size->least > 2) by_size[group->size->least].push_back(group);
  }
  PairsOnce pairs;
  for (const auto& [member, groups] : by_member) pairs.add(groups);
  for (const auto& [kind, groups] : by_fate) pairs.add(groups);
  for (const auto& [size, groups] : by_size) pairs.add(groups);
  for (const auto& [report, groups] : by_report) {
    for (model::ReportId earlier : bench.passed_on_by(report)) {
      auto theirs = by_report.find(earlier);
      if (theirs == by_report.end()) continue;
      std::vector<const Facts*> both = theirs->second;
      both.insert(both.end(), groups.begin(), groups.end());
      pairs.add(both);
    }
  }
  return pairs.take();
}

}  // namespace

void link_groups(Workbench& bench) {
  std::vector<Match> matches;
  for (const auto& [one, other] : pairs_of_groups(bench)) {
    if (auto match = match_groups(bench, *one, *other)) matches.push_back(*match);
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.strength != b.strength ? a.strength > b.strength : a.shared > b.shared;
  });
  for (const Match& match : matches) {
    bench.propose(*match.one, *match.other, match.strength, match.reasons);
  }
  for (const Match& match : matches) {
    if (bench.same(match.one->id, match.other->id)) {
      line_up_members(bench, *match.one, *match.other);
    }
  }
}

}  // namespace linking
