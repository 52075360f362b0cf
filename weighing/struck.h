// Whom a case is about: the persons and groups to whom something was done, or for whom it is
// feared, and everybody in those groups.
//
// Relatives, tellers and officials are not among them. What was done to a relative aside from
// these people (a father executed years before) belongs to the life of the one whom it is told
// of: such a relative stays outside, unless something befell them together, or later.
#pragma once

#include <set>

#include "weighing/ground.h"

namespace weighing {

std::set<model::SubjectId> find_struck(const Ground& ground);

}  // namespace weighing
