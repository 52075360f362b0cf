// A Claim is one thing that one report says of one subject, tied to the words that say it.
//
// Claims are never edited. A correction is a new Claim that names the one it replaces, so any
// published sentence can be walked back to the report and the characters it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "model/ids.h"
#include "model/property.h"
#include "model/value.h"

namespace model {

// Bytes [begin, end) of a report's text (UTF-8), on character boundaries.
struct Passage {
  ReportId report;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Passage&, const Passage&) = default;
};

// How the report puts it.
enum class Manner {
  kStated = 1,    // told as a fact
  kReported = 2,  // "is reported to", "reportedly": handed on
  kPossible = 3,
  kFeared = 4,  // a risk, a plan, a "would be if": not told as happened
  kDenied = 5,
  kAsked = 6,  // only asked about
};

// How the teller knows.
enum class Basis {
  kNotSaid = 1,
  kWitnessed = 2,
  kToldByPersonOrFamily = 3,
  kToldByAnother = 4,
  kDocument = 5,
  kOfficialAdmission = 6,
};

// Whom the report itself names as the origin of this claim.
struct Origin {
  enum class Kind {
    kTeller = 1,   // nobody else: the report's own author speaks
    kNamed = 2,    // "according to X": `words` is X
    kUnnamed = 3,  // "according to reports", "witnesses": may always be one that we already have
  };
  Kind kind = Kind::kTeller;
  std::string words;
  bool plural = false;  // "some reports": how many is not said
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct Claim {
  ClaimId id;
  SubjectId subject;
  Property property = Property::kName;
  Value value;
  std::optional<When> time;  // when it is said to hold, for states (whereabouts, status)
  Manner manner = Manner::kStated;
  Basis basis = Basis::kNotSaid;
  Origin origin;
  Passage passage;

  // Checks what the type alone cannot: that the property takes such a value, that the passage
  // is inside a text of `text_bytes` bytes. Errors: kBadInput.
  base::Status check(std::size_t text_bytes) const;
};

}  // namespace model
