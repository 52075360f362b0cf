#include "views/words.h"

namespace views {

namespace {

using model::SubjectId;

std::string_view strength_code(linking::Strength strength) {
  switch (strength) {
    case linking::Strength::kPossible: return "possible";
    case linking::Strength::kLikely: return "likely";
    case linking::Strength::kStrong: return "strong";
  }
  return "";
}

std::string_view sameness_code(model::Sameness sameness) {
  switch (sameness) {
    case model::Sameness::kSame: return "same";
    case model::Sameness::kDifferent: return "different";
    case model::Sameness::kUnsure: return "unsure";
  }
  return "";
}

// A subject by the label that its own report gave it.
Json side_json(const CaseView& view, const SubjectId& id) {
  auto subject = view.folded.subjects.find(id);
  auto report = view.folded.subject_report.find(id);
  const bool known = subject != view.folded.subjects.end();
  return {{"subject", id.text()},
          {"kind", known ? kind_code(subject->second.kind) : std::string_view()},
          {"label", known ? subject->second.label : std::string()},
          {"report_label", report == view.folded.subject_report.end()
                               ? std::string()
                               : view.report_label(report->second)}};
}

}  // namespace

Json identities(const CaseView& view) {
  const linking::Identities& who = view.knowledge.identities;
  Json proposed = Json::array();
  for (const linking::Proposal& proposal : who.proposals()) {
    proposed.push_back({{"strength", strength_code(proposal.strength)},
                        {"joined", who.canonical(proposal.one) == who.canonical(proposal.other)},
                        {"one", side_json(view, proposal.one)},
                        {"other", side_json(view, proposal.other)},
                        {"reasons", proposal.reasons}});
  }
  Json decided = Json::array();
  for (const auto& each : view.folded.identities) {
    decided.push_back({{"sameness", sameness_code(each.act.sameness)},
                       {"one", side_json(view, each.act.one)},
                       {"other", side_json(view, each.act.other)},
                       {"reason", each.act.reason},
                       {"number", each.trace.number},
                       {"member", each.trace.member.text()}});
  }
  Json clashes = Json::array();
  for (const model::IdentityDecided& clash : who.clashes()) {
    clashes.push_back({{"one", side_json(view, clash.one)},
                       {"other", side_json(view, clash.other)},
                       {"reason", clash.reason}});
  }
  return {{"proposed", std::move(proposed)},
          {"decided", std::move(decided)},
          {"clashes", std::move(clashes)}};
}

}  // namespace views
