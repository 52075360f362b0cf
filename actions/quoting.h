// Which drafts quote what is about to be erased.
//
// An erasure takes the report and leaves what was written out of it: a person looks at each draft,
// and at the letters that were made of it, and chooses what becomes of them.
#pragma once

#include <functional>

#include "actions/action.h"

namespace actions {

// The drafts of all cases that this member may open whose sentences rest on claims of the reports
// that `is_meant` says: to be asked before they are erased.
base::Result<Json> drafts_that_quote(
    const ledger::Ledger& ledger, const std::function<bool(const model::Report&)>& is_meant);

}  // namespace actions
