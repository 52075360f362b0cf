// Relatives of one and the same person, and events that are one.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "linking/workbench.h"
#include "model/terms.h"

namespace linking {
namespace {

using model::SubjectId;

// Of one person told of in more reports than this, relatives are compared for the first ones.
constexpr std::size_t kSelvesComparedMax = 30;

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

struct Match {
  const Facts* one;
  const Facts* other;
  int fits;  // how many of time, places, origin and goal are known and agree
};

// What befalls the same people once as a rule, as against journeys and transfers, of which there
// are several.
bool happens_once(std::string_view kind) {
  namespace terms = model::terms;
  constexpr std::array kOnce = {terms::kArrest,    terms::kDetention,    terms::kDisappearance,
                                terms::kRelease,   terms::kForcedReturn, terms::kKilling,
                                terms::kExecution, terms::kBirth,        terms::kDeath};
  return std::find(kOnce.begin(), kOnce.end(), kind) != kOnce.end();
}

// One way has several legs: "sent to the province" may be one, and "to its capital" another.
bool is_move(std::string_view kind) {
  namespace terms = model::terms;
  return kind == terms::kTransfer || kind == terms::kFlight || kind == terms::kDeparture ||
         kind == terms::kArrival;
}

// A month or a year leaves room for several transfers.
bool says_its_days(const Facts& event) {
  constexpr int kDaysMax = 7;
  return std::any_of(event.times.begin(), event.times.end(), [](const base::DateRange& time) {
    return time.earliest && time.latest &&
           time.latest->number() - time.earliest->number() < kDaysMax;
  });
}

// Something particular must agree before two events are called one: an area that only holds the
// other place is nothing particular. What befalls the same people once, what is only feared, and
// what says no more than the other need it less.
std::optional<Match> match_events(const Workbench& bench, const Facts& a, const Facts& b) {
  if (a.event_kind.empty() || a.event_kind != b.event_kind) return {};
  if (a.only_feared != b.only_feared) return {};
  std::optional<EventFits> fits = bench.fits_of_events(a, b);
  if (!fits) return {};
  const bool in_one_report = a.report == b.report;
  const bool one_adds_nothing = bench.adds_nothing(a, b) || bench.adds_nothing(b, a);
  const bool once = happens_once(a.event_kind) || a.only_feared;
  if (!once) fits->times = fits->times && says_its_days(a) && says_its_days(b);
  int needed = in_one_report ? 2 : 1;
  if (once) {
    needed = in_one_report && !one_adds_nothing ? 1 : 0;
  } else if (!in_one_report && !is_move(a.event_kind) && one_adds_nothing) {
    needed = 0;
  }
  if (fits->count() < needed) return {};
  return Match{&a, &b, fits->count()};
}

std::vector<const Facts*> persons_with_relatives(const Workbench& bench) {
  std::vector<const Facts*> all;
  for (const Facts* person : bench.of_kind(model::SubjectKind::kPerson)) {
    if (!person->relatives.empty()) all.push_back(person);
  }
  return all;
}

template <typename Visit>
void for_same_persons(Workbench& bench, Visit visit) {
  std::map<SubjectId, std::vector<const Facts*>> selves;  // by who stands for them
  for (const Facts* person : persons_with_relatives(bench)) {
    selves[bench.root(person->id)].push_back(person);
  }
  for (const auto& [root, all] : selves) {
    const std::size_t compared = std::min(all.size(), kSelvesComparedMax);
    for (std::size_t i = 0; i < compared; ++i) {
      for (std::size_t j = i + 1; j < compared; ++j) visit(*all[i], *all[j]);
    }
  }
}

// The only nameless relative of that kind: "his brother", where no other brother is told of.
const Facts* only_nameless(const Workbench& bench, const Facts& person,
                           const std::string& relation) {
  const Facts* only = nullptr;
  for (const Relation& each : person.relatives) {
    if (each.relation != relation || !bench.knows(each.relative)) continue;
    if (only) return nullptr;
    only = &bench.of(each.relative);
  }
  return only && only->names.empty() ? only : nullptr;
}

bool share_an_event(const Workbench& bench, const Facts& a, const Facts& b) {
  const auto& ones = bench.events_of(a.id);
  const auto& others = bench.events_of(b.id);
  return std::any_of(ones.begin(), ones.end(), [&](const Facts* one) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Facts* other) { return bench.same(one->id, other->id); });
  });
}

}  // namespace

void link_relatives(Workbench& bench) {
  for_same_persons(bench, [&](const Facts& a, const Facts& b) { link_relatives_of(bench, a, b); });
}

void link_relatives_by_events(Workbench& bench) {
  for_same_persons(bench, [&](const Facts& a, const Facts& b) {
    for (const Relation& each : a.relatives) {
      const Facts* one = only_nameless(bench, a, each.relation);
      const Facts* other = only_nameless(bench, b, each.relation);
      if (!one || !other || cannot_be_one(*one, *other)) continue;
      if (!share_an_event(bench, *one, *other)) continue;
      bench.propose(*one, *other, Strength::kLikely,
                    {"the " + each.relation + " of the same person, and the same befell them"});
    }
  });
}

void link_events(Workbench& bench) {
  // Events of one kind that struck one and the same, themselves or in a group.
  std::map<std::pair<std::string, SubjectId>, std::vector<const Facts*>> sharing;
  for (const Facts* event : bench.of_kind(model::SubjectKind::kEvent)) {
    std::set<SubjectId> roots;
    for (SubjectId each : struck(bench, *event)) roots.insert(bench.root(each));
    for (SubjectId root : roots) sharing[{event->event_kind, root}].push_back(event);
  }
  PairsOnce pairs;
  for (const auto& [shared, events] : sharing) pairs.add(events, true);
  std::vector<Match> matches;
  for (const auto& [one, other] : pairs.take()) {
    if (auto match = match_events(bench, *one, *other)) matches.push_back(*match);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.fits > b.fits; });
  for (const Match& match : matches) {
    std::vector<std::string> reasons{match.one->report == match.other->report
                                         ? "told twice in one report, of the same people"
                                         : "the same kind of event, to the same people"};
    if (match.fits > 0) reasons.push_back("its time or places agree");
    bench.propose(*match.one, *match.other,
                  match.fits > 1 ? Strength::kStrong : Strength::kLikely, std::move(reasons));
  }
}

}  // namespace linking
