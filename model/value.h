// What a claim may say: values that admit what is not known.
//
// Each is a plain value with the words as they were written beside what they were understood to
// mean, so that a reader can be shown both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "model/ids.h"

namespace model {

struct Text {
  std::string words;
  friend bool operator==(const Text&, const Text&) = default;
};

// A name of a person, body or place, as written, in any script.
struct Name {
  std::string words;
  friend bool operator==(const Name&, const Name&) = default;
};

// A word of one of the small vocabularies of model/terms.h: `arrest`, `female`, `refugee`.
struct Term {
  std::string code;
  friend bool operator==(const Term&, const Term&) = default;
};

// A time and the words that said it. `weekday` is the weekday that the words name, if they do:
// whether it fits is a question for weighing, and where it does not, `range` covers both readings.
struct When {
  base::DateRange range;
  std::string words;
  std::optional<base::Weekday> weekday;
  friend bool operator==(const When&, const When&) = default;
};

// An age in whole months, from `months_min` up to and including `months_max`, on a day in `on`.
struct Age {
  int months_min = 0;
  int months_max = 0;
  base::DateRange on;
  std::string words;
  friend bool operator==(const Age&, const Age&) = default;
};

// How many: at least `least`, at most `most` (none: no upper end is said). "up to 900" is 0 to
// 900 with its words.
struct Count {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most;
  std::string words;
  friend bool operator==(const Count&, const Count&) = default;
};

// A node of the gazetteer: id, and the label it had in the gazetteer version of the reading.
struct GazetteerRef {
  std::string id;  // "CN" a country, "CN-53" a province (ISO 3166-2), "g1804651" GeoNames
  std::string label;
  friend bool operator==(const GazetteerRef&, const GazetteerRef&) = default;
};

inline bool is_country(const GazetteerRef& ref) { return ref.id.size() == 2; }

// Somewhere: inside `inside` (the smallest area that the words surely allow), near each of
// `near`. Neither known: the words alone.
struct Place {
  std::string words;
  std::optional<GazetteerRef> inside;
  std::vector<GazetteerRef> near;
  bool near_border = false;  // "near the border with" the countries in `near`
  friend bool operator==(const Place&, const Place&) = default;
};

// Another subject of the same archive: a member's group, an event's victim.
struct Reference {
  SubjectId subject;
  friend bool operator==(const Reference&, const Reference&) = default;
};

// `subject` is the `relation` (a term: mother, son, brother ...) of the subject of the claim.
struct Kin {
  std::string relation;
  SubjectId subject;
  friend bool operator==(const Kin&, const Kin&) = default;
};

// The numbers of the alternatives are stored: append, never reorder.
using Value = std::variant<Text, Name, Term, When, Age, Count, Place, Reference, Kin>;

enum class ValueKind { kText, kName, kTerm, kWhen, kAge, kCount, kPlace, kReference, kKin };
inline ValueKind kind_of(const Value& value) { return static_cast<ValueKind>(value.index()); }

}  // namespace model
