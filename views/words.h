// The parts that several pages of a case are made of. Internal to this room.
#pragma once

#include "views/case_view.h"

namespace views {

std::string_view kind_code(model::SubjectKind kind);
Json claim_json(const CaseView& view, const model::ClaimId& id);
// EDTF, or null where nothing is known.
Json days_json(const base::DateRange& range);

// What lists say of a subject beside its name: its findings that hold anything, without those
// properties that the page shows in a way of its own.
Json facts_of(const CaseView& view, const model::SubjectId& subject,
              std::initializer_list<model::Property> without);

}  // namespace views
