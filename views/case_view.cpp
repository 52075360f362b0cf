#include "views/case_view.h"

namespace views {

CaseView::CaseView(model::Case the_case, weighing::Knowledge what_is_known)
    : folded(std::move(the_case)),
      knowledge(std::move(what_is_known)),
      weighed(weighing::weigh(folded, knowledge)) {}

const std::string& CaseView::label(const model::SubjectId& subject) const {
  return own_label(knowledge.canonical(subject));
}

const std::string& CaseView::own_label(const model::SubjectId& subject) const {
  static const std::string kNobody = "somebody";
  auto at = folded.subjects.find(subject);
  return at == folded.subjects.end() ? kNobody : at->second.label;
}

const std::string& CaseView::report_label(const model::ReportId& report) const {
  static const std::string kNone;
  auto at = folded.reports.find(report);
  return at == folded.reports.end() ? kNone : at->second.report.label;
}

std::string CaseView::quoted(const model::ClaimId& claim) const {
  const model::Passage& passage = folded.claims.at(claim).claim.passage;
  auto report = folded.reports.find(passage.report);
  if (report == folded.reports.end() || passage.begin > passage.end ||
      passage.end > report->second.report.text.size()) {
    return {};
  }
  return report->second.report.text.substr(passage.begin, passage.end - passage.begin);
}

bool CaseView::is_struck(const model::SubjectId& canonical) const {
  return weighed.struck.contains(canonical);
}

}  // namespace views
