// A Subject is who or what claims are about. A person may be unnamed and still be one.
#pragma once

#include <string>

#include "model/ids.h"

namespace model {

enum class SubjectKind {
  kPerson = 1,
  kGroup = 2,
  kEvent = 3,
  kPlace = 4,
  kOrganisation = 5,
  kAuthority = 6,
};

struct Subject {
  SubjectId id;
  SubjectKind kind = SubjectKind::kPerson;
  // What to call it in lists: its name, or "one of the six, not named (2 of 3)".
  std::string label;
  // A person of whom the report says only that they exist: a place held open in a group.
  bool unnamed = false;
  friend bool operator==(const Subject&, const Subject&) = default;
};

}  // namespace model
