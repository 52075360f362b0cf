// The derived tables that lists and search come out of, kept by the record (ledger/parts.h).
//
// They hold only what every member may see: entries of closed cases never come here. The owner of
// the projections outlives the ledger that carries them.
#pragma once

#include <memory>
#include <vector>

#include "ledger/parts.h"

namespace views {

// All of them, in the order in which they are applied.
std::vector<std::unique_ptr<ledger::Projection>> make_projections();

}  // namespace views
