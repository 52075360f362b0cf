// The order of events: what can only come after something is told as before it.
#include <algorithm>
#include <map>

#include "model/terms.h"
#include "weighing/misfits.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::SubjectId;
namespace terms = model::terms;

bool surely_before(const base::DateRange& one, const base::DateRange& other) {
  const bool rough = one.approximate || one.uncertain || other.approximate || other.uncertain;
  return !rough && one.latest && other.earliest && *one.latest < *other.earliest;
}

// What follows an arrest and has no beginning of its own.
bool follows_arrest(const std::string& kind) {
  return kind == terms::kTransfer || kind == terms::kTrial || kind == terms::kForcedReturn ||
         kind == terms::kRelease;
}

bool is_death(const std::string& kind) { return model::is_grave(kind); }

struct Event {
  SubjectId id;
  std::string kind;
  base::DateRange when;
};

class Order {
 public:
  Order(const Ground& ground, std::vector<Misfit>& misfits) : ground_(ground), misfits_(misfits) {}

  void run() {
    gather();
    for (const auto& [person, events] : lives_) {
      against_birth(person, events);
      after_death(person, events);
      before_arrest(events);
      arrival_before_departure(events);
    }
    before_it_happened();
    dated_after_it_came();
  }

 private:
  void gather() {
    for (const Finding& finding : ground_.weighed.findings) {
      if (finding.property != Property::kVictim || !ground_.is_told(finding.subject)) continue;
      const std::string kind = ground_.kind_of(finding.subject);
      const auto when = ground_.time_of(finding.subject);
      if (kind.empty() || !when) continue;
      for (SubjectId victim : ground_.named_by(finding.subject, finding.property)) {
        lives_[victim].push_back({finding.subject, kind, *when});
      }
    }
  }

  void add(SubjectId subject, std::string sentence, std::vector<ClaimId> claims) {
    // One sentence for a group and each of its members is enough.
    const bool said = std::any_of(misfits_.begin(), misfits_.end(), [&](const Misfit& each) {
      return each.kind == Misfit::Kind::kOrder && each.sentence == sentence;
    });
    if (said) return;
    misfits_.push_back({Misfit::Kind::kOrder, subject, std::move(sentence), std::move(claims)});
  }

  std::vector<ClaimId> times_of(const Event& one, const Event& other) const {
    std::vector<ClaimId> claims = claims_of(ground_.weighed.find(one.id, Property::kEventTime));
    for (const ClaimId& id : claims_of(ground_.weighed.find(other.id, Property::kEventTime))) {
      add_once(claims, id);
    }
    return claims;
  }

  std::string dated(const Event& event) const {
    return "the " + model::term_label(event.kind) + " (" + days_in_words(event.when) + ")";
  }

  void against_birth(SubjectId person, const std::vector<Event>& events) {
    const Finding* birth = ground_.weighed.find(person, Property::kBirth);
    const auto* born = birth && birth->value() ? std::get_if<model::When>(birth->value()) : nullptr;
    if (!born) return;
    for (const Event& event : events) {
      if (event.kind == terms::kBirth || !surely_before(event.when, born->range)) continue;
      std::vector<ClaimId> claims = claims_of(*birth);
      for (const ClaimId& id : claims_of(ground_.weighed.find(event.id, Property::kEventTime))) {
        claims.push_back(id);
      }
      add(person,
          ground_.label(person) + " is told to be born " + days_in_words(born->range) + ", after " +
              dated(event) + ".",
          std::move(claims));
    }
  }

  void after_death(SubjectId person, const std::vector<Event>& events) {
    for (const Event& death : events) {
      if (!is_death(death.kind)) continue;
      for (const Event& event : events) {
        if (is_death(event.kind) || !surely_before(death.when, event.when)) continue;
        add(person,
            "Of " + ground_.label(person) + " " + dated(event) + " is told after " + dated(death) +
                ".",
            times_of(death, event));
      }
    }
  }

  // Somebody can be arrested twice; where one arrest is told, what follows it comes after it.
  void before_arrest(const std::vector<Event>& events) {
    const auto arrests = std::count_if(events.begin(), events.end(), [](const Event& each) {
      return each.kind == terms::kArrest;
    });
    const bool held_before = std::any_of(events.begin(), events.end(), [](const Event& each) {
      return each.kind == terms::kDetention || each.kind == terms::kDisappearance;
    });
    if (arrests != 1 || held_before) return;
    const auto arrest = std::find_if(events.begin(), events.end(), [](const Event& each) {
      return each.kind == terms::kArrest;
    });
    for (const Event& event : events) {
      if (!follows_arrest(event.kind) || !surely_before(event.when, arrest->when)) continue;
      add(event.id,
          ground_.label(event.id) + ": " + dated(event) + " is told as before " + dated(*arrest) +
              ".",
          times_of(event, *arrest));
    }
  }

  // Of one journey: more than one of either, and nobody says which belong together.
  void arrival_before_departure(const std::vector<Event>& events) {
    std::vector<const Event*> departures;
    std::vector<const Event*> arrivals;
    for (const Event& each : events) {
      const bool leaves = each.kind == terms::kDeparture || each.kind == terms::kFlight;
      if (leaves) departures.push_back(&each);
      if (each.kind == terms::kArrival) arrivals.push_back(&each);
    }
    if (departures.size() != 1 || arrivals.size() != 1) return;
    if (!surely_before(arrivals[0]->when, departures[0]->when)) return;
    add(arrivals[0]->id,
        ground_.label(arrivals[0]->id) + ": " + dated(*arrivals[0]) + " is told as before " +
            dated(*departures[0]) + ".",
        times_of(*arrivals[0], *departures[0]));
  }

  // Told as having happened, on a day that had not come yet when it was told.
  void before_it_happened() {
    for (const Finding& finding : ground_.weighed.findings) {
      if (finding.property != Property::kEventTime || !ground_.is_told(finding.subject)) continue;
      for (const ClaimId& id : claims_of(finding)) {
        const model::Claim& claim = ground_.claim(id);
        const auto* when = std::get_if<model::When>(&claim.value);
        const auto told = ground_.lineage.told_on(claim.passage.report);
        const bool happened = claim.manner == model::Manner::kStated ||
                              claim.manner == model::Manner::kReported;
        if (!when || !happened || !surely_before(told, when->range)) continue;
        add(finding.subject,
            ground_.report_label(claim.passage.report) + " (" + days_in_words(told) +
                ") tells of something that would have happened later: " +
                ground_.label(finding.subject) + ", " + days_in_words(when->range) + ".",
            {id});
      }
    }
  }

  void dated_after_it_came() {
    for (const auto& [id, state] : ground_.folded.reports) {
      if (!state.document_date) continue;
      const base::DateRange& dated_on = state.document_date->range;
      if (!surely_before(state.report.received, dated_on)) continue;
      add({},
          ground_.report_label(id) + " is dated " + days_in_words(dated_on) +
              ", which is after the day on which it is said to have been received (" +
              days_in_words(state.report.received) + ").",
          {});
    }
  }

  const Ground& ground_;
  std::vector<Misfit>& misfits_;
  std::map<SubjectId, std::vector<Event>> lives_;
};

}  // namespace

void add_misfits_of_order(const Ground& ground, std::vector<Misfit>& misfits) {
  Order(ground, misfits).run();
}

}  // namespace weighing
