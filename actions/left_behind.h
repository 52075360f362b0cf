// What an erasure leaves behind.
//
// It takes the report and what was read in it, and leaves what members made of it: drafts that
// quote it, and values that they established. A person looks at each and chooses what becomes of
// it, and of the letters that were made.
#pragma once

#include <functional>

#include "actions/action.h"

namespace actions {

struct LeftBehind {
  Json drafts = Json::array();    // with a sentence that rests on a claim of it
  Json findings = Json::array();  // that hold a value of which it told
};

// In the cases that this member may open, of the reports that `is_meant` says: to be asked before
// they are erased.
base::Result<LeftBehind> left_behind(const Context& context,
                                     const std::function<bool(const model::Report&)>& is_meant);

}  // namespace actions
