// The status of a finding (design section 5): a function, the first row that matches wins.
#pragma once

#include "model/case.h"
#include "weighing/agreement.h"
#include "weighing/finding.h"
#include "weighing/roots.h"

namespace weighing {

// All claims on one question, whatever became of them.
struct Asked {
  model::SubjectId subject;
  model::Property property = model::Property::kName;
  std::vector<model::ClaimId> claims;
};

Finding find(const model::Case& folded, const Lineage& lineage, const Knowledge& knowledge,
             const Asked& asked);

}  // namespace weighing
