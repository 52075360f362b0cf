// When two values agree, differ or contradict (design section 5).
//
// Agree: one equals or refines the other, or both leave room for a common ground. Differ: both
// can be true if something happened in between or a word was loose: ask. Contradict: they cannot
// both be true. Symmetric; a value always agrees with itself.
#pragma once

#include "linking/identities.h"
#include "model/property.h"
#include "model/value.h"

namespace weighing {

enum class Agreement { kAgree, kDiffer, kContradict };

// What weighing has to know about the world and about who is who.
struct Knowledge {
  linking::Contains contains;      // of the gazetteer
  linking::Identities identities;  // who is who in this case

  model::SubjectId canonical(model::SubjectId subject) const {
    return identities.canonical(subject);
  }
};

Agreement compare(model::Property property, const model::Value& one, const model::Value& other,
                  const Knowledge& knowledge);

// The common ground of two values that agree: the narrower, or what both allow.
model::Value common_ground(model::Property property, const model::Value& one,
                           const model::Value& other, const Knowledge& knowledge);

// The days on which somebody of this age was born.
base::DateRange birth_range(const model::Age& age);
// Of two ranges of births of one person: they differ where another way of counting years (Korean,
// Chinese) could explain it.
Agreement compare_births(const base::DateRange& one, const base::DateRange& other);

}  // namespace weighing
