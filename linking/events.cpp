// Relatives of one and the same person, and events that are one.
#include <algorithm>
#include <array>

#include "linking/workbench.h"

namespace linking {
namespace {

using model::SubjectId;

// Of these everybody has one at a time, so that the mother of the same person is the same.
bool is_only_one(std::string_view relation) {
  constexpr std::array<std::string_view, 5> kOnlyOne = {"mother", "father", "wife", "husband",
                                                        "spouse"};
  return std::find(kOnlyOne.begin(), kOnlyOne.end(), relation) != kOnlyOne.end();
}

void link_relatives_of(Workbench& bench, const Facts& a, const Facts& b) {
  for (const Relation& one : a.relatives) {
    for (const Relation& other : b.relatives) {
      if (one.relation != other.relation || !is_only_one(one.relation)) continue;
      if (!bench.knows(one.relative) || !bench.knows(other.relative)) continue;
      const Facts& relative = bench.of(one.relative);
      const Facts& theirs = bench.of(other.relative);
      if (cannot_be_one(relative, theirs)) continue;
      bench.propose(relative, theirs, Strength::kLikely,
                    {"the " + one.relation + " of the same person"});
    }
  }
}

// The victims of an event, and if a group is among them, its members; and the other way round, so
// that what happened to a member may be what happened to the group.
std::set<SubjectId> struck(const Workbench& bench, const Facts& event) {
  std::set<SubjectId> all = event.victims;
  for (SubjectId victim : event.victims) {
    if (!bench.knows(victim)) continue;
    const Facts& facts = bench.of(victim);
    all.insert(facts.members.begin(), facts.members.end());
    all.insert(facts.groups.begin(), facts.groups.end());
  }
  return all;
}

bool same_victims(const Workbench& bench, const Facts& a, const Facts& b) {
  const std::set<SubjectId> ones = struck(bench, a);
  const std::set<SubjectId> others = struck(bench, b);
  return std::any_of(ones.begin(), ones.end(), [&](SubjectId one) {
    return std::any_of(others.begin(), others.end(),
                       [&](SubjectId other) { return bench.same(one, other); });
  });
}

struct Match {
  const Facts* one;
  const Facts* other;
  int fits;  // how many of time, place, goal are known and agree
};

std::optional<Match> match_events(const Workbench& bench, const Facts& a, const Facts& b) {
  if (a.event_kind.empty() || a.event_kind != b.event_kind) return {};
  if (a.only_feared != b.only_feared) return {};
  Match match{&a, &b, 0};
  for (Fit fit : {fit_of_times(a, b), bench.fit_of_places(a.places, b.places),
                  bench.fit_of_places(a.to, b.to)}) {
    if (fit == Fit::kClashes) return {};
    if (fit == Fit::kFits) ++match.fits;
  }
  if (!same_victims(bench, a, b)) return {};
  return match;
}

}  // namespace

void link_relatives(Workbench& bench) {
  const auto persons = bench.of_kind(model::SubjectKind::kPerson);
  std::vector<const Facts*> with_relatives;
  for (const Facts* person : persons) {
    if (!person->relatives.empty()) with_relatives.push_back(person);
  }
  for (std::size_t i = 0; i < with_relatives.size(); ++i) {
    for (std::size_t j = i + 1; j < with_relatives.size(); ++j) {
      if (!bench.same(with_relatives[i]->id, with_relatives[j]->id)) continue;
      link_relatives_of(bench, *with_relatives[i], *with_relatives[j]);
    }
  }
}

void link_events(Workbench& bench) {
  std::map<std::string, std::vector<const Facts*>> by_kind;
  for (const Facts* event : bench.of_kind(model::SubjectKind::kEvent)) {
    by_kind[event->event_kind].push_back(event);
  }
  std::vector<Match> matches;
  for (const auto& [kind, events] : by_kind) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      for (std::size_t j = i + 1; j < events.size(); ++j) {
        if (events[i]->report == events[j]->report) continue;
        if (auto match = match_events(bench, *events[i], *events[j])) matches.push_back(*match);
      }
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.fits > b.fits; });
  for (const Match& match : matches) {
    std::vector<std::string> reasons{"the same kind of event, to the same people"};
    if (match.fits > 0) reasons.push_back("its time or places agree");
    bench.propose(*match.one, *match.other,
                  match.fits > 1 ? Strength::kStrong : Strength::kLikely, std::move(reasons));
  }
}

}  // namespace linking
