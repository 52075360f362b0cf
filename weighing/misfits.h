// What does not fit: inside one report and between several, each said in one sentence, as a
// caseworker would say it to another.
#pragma once

#include <vector>

#include "weighing/ground.h"

namespace weighing {

std::vector<Misfit> find_misfits(const Ground& ground);

// Of one kind each; find_misfits() calls them all. In weighing/order.cpp, parts.cpp:
void add_misfits_of_order(const Ground& ground, std::vector<Misfit>& misfits);
void add_misfits_of_parts(const Ground& ground, std::vector<Misfit>& misfits);
void add_misfits_of_ages(const Ground& ground, std::vector<Misfit>& misfits);

// Where the accounts have somebody taken to, or held in, two places of which nobody says the order.
struct Whereabouts {
  model::SubjectId subject;
  model::ClaimId one;
  model::ClaimId other;
};
std::vector<Whereabouts> find_differing_whereabouts(const Ground& ground);

}  // namespace weighing
