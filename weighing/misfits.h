// What does not fit: inside one report and between several, each said in one sentence.
#pragma once

#include <vector>

#include "weighing/agreement.h"
#include "weighing/finding.h"
#include "weighing/roots.h"

namespace weighing {

std::vector<Misfit> find_misfits(const model::Case& folded, const Lineage& lineage,
                                 const Knowledge& knowledge, const std::vector<Finding>& findings);
std::vector<Question> find_questions(const model::Case& folded, const Lineage& lineage,
                                     const Knowledge& knowledge,
                                     const std::vector<Finding>& findings);

}  // namespace weighing
