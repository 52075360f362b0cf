// What handlers look up before they add anything: does it stand in this case, and what may be
// added about it. Each says in its error where the right ids are shown.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "actions/action.h"
#include "views/decisions.h"

namespace actions {

// Whose archive it is, as it was opened with.
base::Result<model::ArchiveOpened> organisation_of(const ledger::Ledger& ledger);
// The zone of the organisation's days.
base::Result<base::Zone> zone_of(const ledger::Ledger& ledger);
base::Result<base::Day> today(const Context& context);
// That zone, its today, and what members are called.
base::Result<views::Office> office_of(const Context& context);

// What the field names, where the case holds it. Errors: kBadInput, kNotFound.
base::Result<model::SubjectId> subject_in(const views::CaseView& view, const Input& input,
                                          std::string_view field);
base::Result<model::ClaimId> claim_in(const views::CaseView& view, const Input& input,
                                      std::string_view field);
// Filed in this case and not erased.
base::Result<const model::ReportState*> report_in(const views::CaseView& view, const Input& input,
                                                  std::string_view field);

// Where the words of `quote` stand in the text; blanks and line breaks between words need not be
// the same. `occurrence` counts from 1; 0: there is one only. Errors: kBadInput.
base::Result<model::Passage> find_passage(const model::Report& report, std::string_view quote,
                                          std::uint64_t occurrence);

// Adds a decision about a case, based on all that the member has seen of it.
base::Result<model::Envelope> record(Context& context, const views::CaseView& view,
                                     model::Body body);

// What an action says that added one decision.
Json decided_json(const views::CaseView& view, const model::Envelope& entry);

// The codes of audiences, in the order of their numbers.
inline constexpr std::string_view kAudiences[] = {"addressee", "partner", "un-body", "public"};
// The value whose code this is; `codes` stand in the order of the stored numbers, from 1.
template <typename Code>
Code code_from(std::span<const std::string_view> codes, const std::string& code) {
  return static_cast<Code>(std::find(codes.begin(), codes.end(), code) - codes.begin() + 1);
}

// One of the properties of model/property.h, as a choice.
Field property_field(std::string_view help);
model::Property property_from(const Input& input);
// Can this be said of such a subject? A place has no age. Errors: kBadInput.
base::Status fits(const views::CaseView& view, const model::SubjectId& subject,
                  model::Property property);

// "letter", "statement" ...: as on the command line and in JSON.
std::string_view document_code(model::DocumentKind kind);

}  // namespace actions
