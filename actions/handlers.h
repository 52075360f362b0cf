// The rows of the table, by what they are about; one file each.
#pragma once

#include <vector>

#include "actions/action.h"
#include "ledger/verify.h"

namespace actions {

std::vector<Action> archive_actions();
std::vector<Action> case_actions();
std::vector<Action> report_actions();
std::vector<Action> source_actions();
std::vector<Action> claim_actions();
std::vector<Action> subject_actions();
std::vector<Action> decision_actions();
std::vector<Action> check_actions();
std::vector<Action> draft_actions();
std::vector<Action> member_actions();
std::vector<Action> record_actions();

Json verified_json(const ledger::Verification& found);
// Errors: kDamaged, with the first of the damages; `so` says what follows from it.
base::Status sound(const ledger::Verification& found, std::string_view so);

// Which of so many files were not taken in, and why; the code is that of the last of them. None:
// all were. `refused` as in docs/json.md.
std::optional<base::Error> not_taken_in(const Json& refused, std::size_t files,
                                        base::ErrorCode last);

// What drafts hand over, by the names of the files: letter.en.txt ...
std::vector<std::string> document_files();

// A page of a case with the title above it, and whether anything is still unconfirmed.
Json with_title(const model::Case& folded, const Json& page);
// The case that `--case` names, folded (as of the end of the day in `--as-of`) and weighed.
base::Result<views::CaseView> open_case(const Context& context, const Input& input);

}  // namespace actions
