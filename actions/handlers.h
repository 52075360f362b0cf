// The rows of the table, by what they are about; one file each.
#pragma once

#include <vector>

#include "actions/action.h"

namespace actions {

std::vector<Action> case_actions();
std::vector<Action> report_actions();
std::vector<Action> claim_actions();
std::vector<Action> decision_actions();
std::vector<Action> draft_actions();
std::vector<Action> member_actions();
std::vector<Action> record_actions();

// The case that `--case` names, folded (as of the end of the day in `--as-of`) and weighed.
base::Result<views::CaseView> open_case(const Context& context, const Input& input);

}  // namespace actions
