// Claims about people and groups: name, sex, age, origin, relatives, membership, standing, fate.
#pragma once

#include <vector>

#include "reading/english/cast.h"
#include "reading/english/claim_writer.h"

namespace reading::english {

// The subjects of the figures of a cast, in its order; nil past the limit.
std::vector<model::SubjectId> write_figures(ClaimWriter& writer, const Cast& cast);
void write_lives(ClaimWriter& writer, const Cast& cast,
                 const std::vector<model::SubjectId>& subjects);
// A place held open for each member of a group of a stated number of whom nothing is told.
// `tabled`: how many members of the main group stand in tables.
void write_unnamed(ClaimWriter& writer, const Cast& cast,
                   const std::vector<model::SubjectId>& subjects, const std::vector<bool>& struck,
                   std::uint64_t tabled);

}  // namespace reading::english
