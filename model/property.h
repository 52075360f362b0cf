// The properties that a claim can give a subject, in one table.
//
// Their numbers are stored for ever: append, never renumber, never reuse. The groups follow the
// HURIDOCS Events Standard Formats (person, act, involvement) as far as part one needs them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "model/value.h"

namespace model {

enum class Property : std::uint16_t {
  // of persons and groups
  kName = 1,
  kAlias = 2,
  kSex = 3,
  kAge = 4,
  kBirth = 5,  // When
  kBirthPlace = 6,
  kNationality = 7,  // Text: "North Korean"
  kOccupation = 8,
  kFaith = 9,
  kHealth = 10,
  kPregnancy = 11,
  kLegalStatus = 12,  // Term or words: refugee, citizen, permanent resident of
  kRelative = 13,     // Kin
  kMemberOf = 14,     // Reference to a group
  kSize = 15,         // Count: how many a group is
  kNamedCount = 16,   // Count: of how many of them somebody knows more
  kFate = 17,         // Term: alive, dead, executed, missing, free
  kWhereabouts = 18,  // Place, at the claim's time
  kRole = 19,         // Text: "Representative", "Premier"
  kDescription = 20,  // Text: what else is told of a life
  // of events (acts)
  kEventKind = 40,     // Term: arrest, transfer, return, flight, arrival, birth, killing ...
  kEventTime = 41,     // When
  kEventPlace = 42,    // Place
  kEventFrom = 43,     // Place
  kEventTo = 44,       // Place; said to be sent there: arrival is another event
  kVictim = 45,        // Reference to a person or group
  kPerpetrator = 46,   // Text or Reference: "the Chinese police"
  kEventCount = 47,    // Count: how many people it struck
  kCircumstance = 48,  // Text: "while attempting to leave"
  // of authorities and bodies
  kPosition = 60,  // Text: what an authority says of it
  kRequest = 61,   // Text: what is asked, by whom it is asked of
  kAct = 62,       // Text: what a body did: wrote, appealed, published
};

// How carefully a value of this property is given away (design rule 6).
enum class Sensitivity {
  kPlain,      // opens with the person or event it belongs to
  kIdentity,   // tells who it is
  kSensitive,  // religion, health, pregnancy, relatives, helpers, routes: opens one by one
};

struct PropertyInfo {
  Property property;
  std::string_view code;   // stable name in JSON and on the command line: "event-time"
  std::string_view label;  // English, for lists: "time"
  Sensitivity sensitivity;
  bool many;  // several values may hold at once (alias, relative): they never contradict
};

std::span<const PropertyInfo> properties();
const PropertyInfo& info(Property property);
bool takes(Property property, ValueKind kind);
base::Result<Property> property_from_code(std::string_view code);
base::Result<Property> property_from_number(std::uint64_t number);  // kDamaged

}  // namespace model
