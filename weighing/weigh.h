// From a case to its findings, what does not fit, and what to ask.
//
// A pure function of the case and of who is held to be the same: run it again and it says the
// same. It decides nothing. Cost: claims of one question that say different things are compared
// pair by pair, so it is quadratic in the claims of the largest question, of which
// kClaimsPerQuestionMax are weighed.
#pragma once

#include "model/case.h"
#include "weighing/agreement.h"
#include "weighing/finding.h"
#include "weighing/roots.h"

namespace weighing {

inline constexpr std::size_t kClaimsPerQuestionMax = 500;  // the newest ones

Weighed weigh(const model::Case& folded, const Knowledge& knowledge);

}  // namespace weighing
