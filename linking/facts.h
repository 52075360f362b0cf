// What a case's standing claims say of each subject, gathered for comparison. Internal.
//
// Claims that only deny or ask say nothing about who somebody is and are left out.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/case.h"
#include "names/fold.h"

namespace linking {

struct Relation {
  std::string relation;        // "mother"
  model::SubjectId relative;   // who is that
};

struct Facts {
  model::SubjectId id;
  model::SubjectKind kind = model::SubjectKind::kPerson;
  model::ReportId report;
  std::size_t met = 0;  // its place in the order in which subjects were met
  bool unnamed = false;
  std::vector<names::FoldedName> names;  // full forms and aliases, none empty
  std::set<std::string> sexes;           // terms; a title that tells it counts
  std::optional<base::DateRange> birth;  // with room for other ways to count years
  std::optional<model::Count> size;
  std::set<model::SubjectId> members;    // of a group
  std::set<model::SubjectId> groups;     // that it is a member of
  std::vector<Relation> relatives;
  std::string event_kind;
  bool only_feared = false;              // an event told as a risk, not as having happened
  std::vector<base::DateRange> times;
  std::vector<model::Place> places;      // where it happened
  std::vector<model::Place> from;
  std::vector<model::Place> to;
  std::set<model::SubjectId> victims;
};

using AllFacts = std::map<model::SubjectId, Facts>;
AllFacts gather_facts(const model::Case& folded);

// How two things that were said stand to each other.
enum class Fit { kUnknown, kFits, kClashes };

Fit fit_of_sex(const Facts& a, const Facts& b);
Fit fit_of_birth(const Facts& a, const Facts& b);
Fit fit_of_times(const Facts& a, const Facts& b);
// Do name, sex or birth speak against it that two persons are one?
bool cannot_be_one(const Facts& a, const Facts& b);
inline bool is_described(const Facts& person) { return !person.sexes.empty() || person.birth; }

}  // namespace linking
