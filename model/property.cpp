#include "model/property.h"

#include <algorithm>
#include <array>

#include "base/result.h"

namespace model {

namespace {

using enum Sensitivity;

constexpr std::array kProperties{
    PropertyInfo{Property::kName, "name", "name", kIdentity, true},
    PropertyInfo{Property::kAlias, "alias", "other name", kIdentity, true},
    PropertyInfo{Property::kSex, "sex", "sex", kPlain, false},
    PropertyInfo{Property::kAge, "age", "age", kIdentity, false},
    PropertyInfo{Property::kBirth, "birth", "born", kIdentity, false},
    PropertyInfo{Property::kBirthPlace, "birth-place", "born in", kIdentity, false},
    PropertyInfo{Property::kNationality, "nationality", "nationality", kPlain, true},
    PropertyInfo{Property::kOccupation, "occupation", "occupation", kIdentity, true},
    PropertyInfo{Property::kFaith, "faith", "faith", kSensitive, true},
    PropertyInfo{Property::kHealth, "health", "health", kSensitive, true},
    PropertyInfo{Property::kPregnancy, "pregnancy", "pregnancy", kSensitive, true},
    PropertyInfo{Property::kLegalStatus, "legal-status", "legal status", kSensitive, false},
    PropertyInfo{Property::kRelative, "relative", "relative", kSensitive, true},
    PropertyInfo{Property::kMemberOf, "member-of", "member of", kPlain, true},
    PropertyInfo{Property::kSize, "size", "how many", kPlain, false},
    PropertyInfo{Property::kNamedCount, "named-count", "of whom named", kPlain, false},
    PropertyInfo{Property::kFate, "fate", "fate", kSensitive, false},
    PropertyInfo{Property::kWhereabouts, "whereabouts", "whereabouts", kPlain, false},
    PropertyInfo{Property::kRole, "role", "role", kIdentity, true},
    PropertyInfo{Property::kDescription, "description", "told of them", kSensitive, true},
    PropertyInfo{Property::kEventKind, "event-kind", "what", kPlain, false},
    PropertyInfo{Property::kEventTime, "event-time", "when", kPlain, false},
    PropertyInfo{Property::kEventPlace, "event-place", "where", kPlain, false},
    PropertyInfo{Property::kEventFrom, "event-from", "from where", kPlain, false},
    PropertyInfo{Property::kEventTo, "event-to", "to where", kPlain, false},
    PropertyInfo{Property::kVictim, "victim", "whom", kPlain, true},
    PropertyInfo{Property::kPerpetrator, "perpetrator", "by whom", kPlain, true},
    PropertyInfo{Property::kEventCount, "event-count", "how many people", kPlain, false},
    PropertyInfo{Property::kCircumstance, "circumstance", "circumstances", kSensitive, true},
    PropertyInfo{Property::kPosition, "position", "position", kPlain, true},
    PropertyInfo{Property::kRequest, "request", "request", kPlain, true},
    PropertyInfo{Property::kAct, "act", "what it did", kPlain, true},
};

bool is_words(ValueKind kind) { return kind == ValueKind::kText || kind == ValueKind::kTerm; }

}  // namespace

std::span<const PropertyInfo> properties() { return kProperties; }

const PropertyInfo& info(Property property) {
  auto at = std::find_if(kProperties.begin(), kProperties.end(),
                         [&](const PropertyInfo& each) { return each.property == property; });
  WHEREABOUTS_ASSERT(at != kProperties.end());
  return *at;
}

bool takes(Property property, ValueKind kind) {
  switch (property) {
    case Property::kName:
    case Property::kAlias: return kind == ValueKind::kName;
    case Property::kSex:
    case Property::kEventKind:
    case Property::kFate: return kind == ValueKind::kTerm;
    case Property::kAge: return kind == ValueKind::kAge;
    case Property::kBirth:
    case Property::kEventTime: return kind == ValueKind::kWhen;
    case Property::kBirthPlace:
    case Property::kWhereabouts:
    case Property::kEventPlace:
    case Property::kEventFrom:
    case Property::kEventTo: return kind == ValueKind::kPlace;
    case Property::kSize:
    case Property::kNamedCount:
    case Property::kEventCount: return kind == ValueKind::kCount;
    case Property::kMemberOf:
    case Property::kVictim: return kind == ValueKind::kReference;
    case Property::kRelative: return kind == ValueKind::kKin;
    case Property::kPerpetrator: return kind == ValueKind::kText || kind == ValueKind::kReference;
    case Property::kNationality:
    case Property::kOccupation:
    case Property::kFaith:
    case Property::kHealth:
    case Property::kPregnancy:
    case Property::kLegalStatus:
    case Property::kRole:
    case Property::kDescription:
    case Property::kCircumstance:
    case Property::kPosition:
    case Property::kRequest:
    case Property::kAct: return is_words(kind);
  }
  return false;
}

base::Result<Property> property_from_code(std::string_view code) {
  for (const PropertyInfo& each : kProperties) {
    if (each.code == code) return each.property;
  }
  return base::Error{
      base::ErrorCode::kBadInput,
      "there is no property of that name; `whereabouts claim add --help` lists them"};
}

base::Result<Property> property_from_number(std::uint64_t number) {
  for (const PropertyInfo& each : kProperties) {
    if (static_cast<std::uint64_t>(each.property) == number) return each.property;
  }
  return base::Error{base::ErrorCode::kDamaged, "a stored claim has a property that is not known"};
}

}  // namespace model
