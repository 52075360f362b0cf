// A Finding is what a case holds on one question, once its claims are weighed.
//
// The status is a function of the claims and of members' decisions; the first row that matches
// wins (weighing/status.cpp holds the rows in order). Support is counted in roots, as a range:
// the same root is one voice, however often it is repeated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
  kEstablished,   // a member decided so, with a reason
  kChallenged,    // established before, and a newer claim contradicts
  kRefuted,       // a member decided that it is wrong
  kWithdrawn,     // its teller took it back
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
};

struct Finding {
  model::SubjectId subject;  // the canonical one
  model::Property property = model::Property::kName;
  FindingStatus status = FindingStatus::kUnknown;
  std::vector<ClaimGroup> groups;       // best supported first
  std::vector<model::ClaimId> denials;  // shown beside, never lowering
  std::vector<model::ClaimId> fears;    // what is only feared, where more is said as well
  bool provisional = true;              // rests on something that nobody has confirmed
  bool joined_by_proposal = false;      // and on who is who, as only proposed
  // The value to speak of: established, or of the only group, or none where groups do not agree.
  const model::Value* value() const;
  std::optional<model::Value> established;
};

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
  std::vector<std::string> whom;  // tellers who could know, as the reports name them
};

struct Weighed {
  std::vector<Finding> findings;  // by subject, then property
  std::vector<Misfit> misfits;
  std::vector<Question> questions;

  const Finding* find(model::SubjectId subject, model::Property property) const;
};

}  // namespace weighing
