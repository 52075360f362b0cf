// The status of a finding (design section 5): a function, the first row that matches wins.
#pragma once

#include <vector>

#include "model/case.h"
#include "weighing/agreement.h"
#include "weighing/finding.h"
#include "weighing/roots.h"

namespace weighing {

// One question, all claims on it whatever became of them, as they were learned and as they stand
// in their texts, and all decisions on it, oldest first.
struct Asked {
  model::SubjectId subject;
  model::Property property = model::Property::kName;
  std::vector<model::ClaimId> claims;
  std::vector<const model::Decided<model::FindingDecided>*> decisions;
};

Finding find(const model::Case& folded, const Lineage& lineage, const Knowledge& knowledge,
             const Asked& asked);

}  // namespace weighing
