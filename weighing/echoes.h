// Echoes: reports that tell so many of the particulars of an earlier one that they may rest on it,
// though they do not say that they pass it on.
//
// An echo is a reason to ask, never a finding: until a member decides, the lower end of the range
// of roots stays at one in any case.
#pragma once

#include <vector>

#include "weighing/ground.h"

namespace weighing {

inline constexpr std::size_t kEchoDetailsMin = 4;    // particulars shared, to be an echo
inline constexpr std::size_t kEchoReportsMax = 20;   // compared on one particular, the first ones

// For each report at most one: the report before it with which it shares most.
std::vector<Echo> find_echoes(const Ground& ground);

}  // namespace weighing
