// What all steps of linking work on: the facts, the clusters so far, the proposals made. Internal.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linking/facts.h"
#include "linking/merger.h"
#include "linking/proposal.h"
#include "linking/relays.h"

namespace linking {

// Pairs worth comparing, each once, in the order in which their subjects were met.
class PairsOnce {
 public:
  // All of these share something: each with the kComparedMax before it, of other reports.
  void add(const std::vector<const Facts*>& sharing, bool within_reports = false);
  std::vector<std::pair<const Facts*, const Facts*>> take();

 private:
  std::vector<std::pair<const Facts*, const Facts*>> pairs_;
};

// In what two events that may be one are known and agree.
struct EventFits {
  bool times = false;
  bool places = false;
  bool origins = false;
  bool goals = false;
  int count() const { return times + places + origins + goals; }
};

class Workbench {
 public:
  Workbench(const model::Case& folded, const Contains& contains);

  const AllFacts& all() const { return facts_; }
  const Facts& of(model::SubjectId id) const { return facts_.at(id); }
  bool knows(model::SubjectId id) const { return facts_.contains(id); }
  std::vector<const Facts*> of_kind(model::SubjectKind kind) const;
  bool same(model::SubjectId a, model::SubjectId b) const { return merger_.same(a, b); }
  model::SubjectId root(model::SubjectId id) const { return merger_.root(id); }
  bool may_join(model::SubjectId a, model::SubjectId b) const;
  // An area that only holds the other place speaks neither for nor against it.
  Fit fit_of_places(const std::vector<model::Place>& a, const std::vector<model::Place>& b) const;
  // None where anything clashes, or where one of them sets out from where the other led.
  std::optional<EventFits> fits_of_events(const Facts& a, const Facts& b) const;
  // Does `event` say no more of when and where than that it was in an area which holds all that
  // `other` says?
  bool adds_nothing(const Facts& event, const Facts& other) const;
  // What a report passes on, directly.
  const std::vector<model::ReportId>& passed_on_by(model::ReportId report) const;
  bool passes_on(model::ReportId report, model::ReportId other) const;
  const std::vector<const Facts*>& events_of(model::SubjectId victim) const;

  // Two subjects of different reports, or two events; nothing happens where they may not be one.
  // What is likely or strong is joined at once, so that later steps can build on it; where it would
  // bring together persons or events that cannot be one, it is only possible.
  void propose(const Facts& a, const Facts& b, Strength strength, std::vector<std::string> reasons);
  std::vector<Proposal> take();

 private:
  bool holds_one_of(const model::Place& outer, const std::vector<model::Place>& inner) const;
  bool brings_together_what_cannot_be_one(model::SubjectId a, model::SubjectId b) const;

  AllFacts facts_;
  std::map<model::SubjectId, std::vector<const Facts*>> events_of_;
  Relayed relayed_;
  Merger merger_;
  std::set<Pair> settled_;  // same, different, unsure: a member has spoken
  std::map<Pair, Proposal> proposals_;
  Contains contains_;
};

// The steps, in the order in which they build on each other.
void link_named(Workbench& bench);       // persons, bodies and authorities by name
void link_groups(Workbench& bench);      // groups, and their unnamed members one against one
void link_relatives(Workbench& bench);   // "his mother" of one and the same
void link_events(Workbench& bench);
void link_relatives_by_events(Workbench& bench);  // "his brother", whom the same befell

}  // namespace linking
