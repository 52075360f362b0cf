// Who "he" and "his mother" are, where a claim names them as its origin. A bare pronoun tells a
// reader nothing of whom to ask, and makes one voice of many.
#pragma once

#include "model/claim.h"
#include "reading/english/cast.h"

namespace reading::english {

// The origin of what is told at a token, by the name or relation of whom its words stand for.
model::Origin known_origin(const Notes& notes, const Cast& cast, std::size_t told_at,
                           const model::Origin& told);

}  // namespace reading::english
