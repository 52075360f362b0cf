// A Finding is what a case holds on one question, once its claims are weighed.
//
// The status is a function of the claims and of members' decisions; the first row that matches
// wins (weighing/status.cpp holds the rows in order). Support is counted in roots, as a range:
// the same root is one voice, however often it is repeated.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/claim.h"
#include "model/ids.h"

namespace weighing {

enum class FindingStatus {
  kUnknown = 1,   // asked, and no claim answers
  kReported,      // some claim stands
  kCorroborated,  // two or more surely distinct roots agree
  kFeared,        // only spoken of as a risk
  kDiffering,     // groups differ: something may have happened in between, or a word was loose
  kContested,     // groups contradict
  kEstablished,   // a member decided so, with a reason; a grave status: two members
  kChallenged,    // established before, and a newer claim does not agree
  kRefuted,       // a member decided that it is wrong
  kWithdrawn,     // its teller took it back
  kPossible,      // nobody says more than that it may be so
};

std::string_view status_code(FindingStatus status);

// How many ways of knowing stand behind something: at least `at_least`, at most `at_most`.
// No upper end: some origin is a plural without number ("some reports").
struct Roots {
  std::uint32_t at_least = 0;
  std::optional<std::uint32_t> at_most;
  std::vector<std::string> known;  // the named ones, as the reports name them
  bool unnamed = false;            // there are also unnamed ones
};

// Claims that agree: each equals or refines the others.
struct ClaimGroup {
  std::vector<model::ClaimId> claims;
  model::Value value;  // what all of them allow: the narrowest common ground
  Roots roots;
  std::optional<base::DateRange> when;  // when it is said to hold, if each of them says so
};

struct Finding {
  model::SubjectId subject;  // the canonical one
  model::Property property = model::Property::kName;
  FindingStatus status = FindingStatus::kUnknown;
  // Best supported first; where one came surely after the others (in_sequence), newest first.
  std::vector<ClaimGroup> groups;
  std::vector<model::ClaimId> denials;  // shown beside, never lowering
  std::vector<model::ClaimId> fears;    // what says less than the groups: may be so, is feared
  // How the claims of its groups put it: stated (or handed on as reported), else possible, else
  // feared. Whatever the status, nobody may speak of them more firmly than this.
  model::Manner manner = model::Manner::kStated;
  bool provisional = true;          // rests on something that nobody has confirmed
  bool joined_by_proposal = false;  // and on who is who, as only proposed
  bool in_sequence = false;  // the groups held one after another, so that they do not disagree
  // A grave status that one member established: it stands only once another has, too.
  bool awaits_second_member = false;
  // The value to speak of: established, or of the only group, or of the newest in a sequence; none
  // where groups do not agree.
  const model::Value* value() const;
  std::optional<model::Value> established;
};

// The claims of all its groups.
std::vector<model::ClaimId> claims_of(const Finding& finding);
// The same; none where there is no finding.
std::vector<model::ClaimId> claims_of(const Finding* finding);

// Something that does not fit, in one sentence, with the claims that show it.
struct Misfit {
  enum class Kind {
    kWeekday = 1,    // the words name a weekday that the date is not
    kContradiction,  // values that cannot all be true
    kDifference,     // values that could all be true if something happened in between
    kParts,          // parts against a total
    kAge,            // age against birth
    kHedgeLost,      // handed on as reported, repeated as fact
    kRelayCircle,    // reports that pass on each other in a circle
    kOrder,          // what comes after in time is told as before
  };
  Kind kind = Kind::kDifference;
  model::SubjectId subject;
  std::string sentence;
  std::vector<model::ClaimId> claims;
};

// What should be asked, and of whom.
struct Question {
  model::SubjectId subject;
  model::Property property = model::Property::kName;
  std::string sentence;
  std::vector<std::string> whom;       // tellers who could know, as the reports name them
  std::vector<model::SubjectId> also;  // others that the same question is about
};

// One report tells so much of what an earlier one told, and does not say that it passes it on, that
// it may rest on it.
struct Echo {
  model::ReportId report;
  model::ReportId earlier;
  std::size_t details = 0;  // how many particulars they share
};

struct Weighed {
  std::vector<Finding> findings;  // by subject, as they were met, then by property
  std::map<std::pair<model::SubjectId, model::Property>, std::size_t> places;  // in findings
  // The persons and groups that the case is about (weighing/struck.h), by canonical id.
  std::set<model::SubjectId> struck;
  std::vector<Echo> echoes;
  std::vector<Misfit> misfits;
  std::vector<Question> questions;

  const Finding* find(model::SubjectId subject, model::Property property) const;
};

}  // namespace weighing
