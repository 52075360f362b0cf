// A case as its pages need it: folded, with who is who, and weighed. One fold serves every page.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/case.h"
#include "weighing/weigh.h"

namespace views {

// Keeps the order in which fields are written: docs/json.md describes them in that order.
using Json = nlohmann::ordered_json;

struct CaseView {
  model::Case folded;
  weighing::Knowledge knowledge;  // with who is who, and what is only proposed of it
  weighing::Weighed weighed;

  CaseView(model::Case the_case, weighing::Knowledge what_is_known);

  // Is it among those whom the case is about? Relatives, tellers and officials are not.
  bool is_struck(const model::SubjectId& canonical) const;
  // Of whoever stands for the subject; own_label() of the subject itself, as its report has it.
  const std::string& label(const model::SubjectId& subject) const;
  const std::string& own_label(const model::SubjectId& subject) const;
  const std::string& report_label(const model::ReportId& report) const;
  // The words of the report that a claim rests on; empty once they are erased.
  std::string quoted(const model::ClaimId& claim) const;
};

// The value in a few English words, for lists: what it was understood to mean, and where that is
// not the same, the words as written.
std::string say(const model::Value& value, const CaseView& view);

// The pages, as JSON: every command prints one of these, in words or as it is.
Json people(const CaseView& view);     // whom the case is about, their groups, others
Json timeline(const CaseView& view);   // events by the day they are said to have happened
Json findings(const CaseView& view);   // what the case holds, question by question
Json misfits(const CaseView& view);    // what does not fit
Json questions(const CaseView& view);  // what to ask whom
Json lineage(const CaseView& view);    // who tells, and who passes on whom

}  // namespace views
