#include "linking/relays.h"
#include "views/words.h"

namespace views {

namespace {

Json roots_json(const weighing::Roots& roots) {
  Json json{{"at_least", roots.at_least},
            {"at_most", nullptr},
            {"known", roots.known},
            {"unnamed", roots.unnamed}};
  if (roots.at_most) json["at_most"] = *roots.at_most;
  return json;
}

Json claims_json(const CaseView& view, const std::vector<model::ClaimId>& ids) {
  Json claims = Json::array();
  for (const auto& id : ids) claims.push_back(claim_json(view, id));
  return claims;
}

// The day as of which a whereabouts was last told: it goes with every mention of one.
Json last_reported(const CaseView& view, const weighing::Finding& finding) {
  std::optional<base::Day> last;
  for (const auto& group : finding.groups) {
    for (const auto& id : group.claims) {
      const model::Claim& claim = view.folded.claims.at(id).claim;
      const base::DateRange when =
          claim.time ? claim.time->range : linking::told_on(view.folded, claim.passage.report);
      const auto& day = when.latest;
      if (day && (!last || *day > *last)) last = day;
    }
  }
  return last ? Json(last->iso()) : Json();
}

Json finding_json(const CaseView& view, const weighing::Finding& finding) {
  Json groups = Json::array();
  for (const auto& group : finding.groups) {
    groups.push_back({{"says", say(group.value, view)},
                      {"roots", roots_json(group.roots)},
                      {"when", group.when ? days_json(*group.when) : Json()},
                      {"claims", claims_json(view, group.claims)}});
  }
  Json json{{"subject", finding.subject.text()},
            {"about", view.label(finding.subject)},
            {"property", model::info(finding.property).code},
            {"label", model::info(finding.property).label},
            {"status", weighing::status_code(finding.status)},
            {"provisional", finding.provisional},
            {"joined_by_proposal", finding.joined_by_proposal},
            {"awaits_second_member", finding.awaits_second_member},
            {"in_sequence", finding.in_sequence},
            {"established", finding.established ? Json(say(*finding.established, view)) : Json()},
            {"groups", std::move(groups)},
            {"denials", finding.denials.size()},
            {"denied_by", claims_json(view, finding.denials)},
            {"fears", claims_json(view, finding.fears)}};
  if (finding.property == model::Property::kWhereabouts) {
    json["last_reported"] = last_reported(view, finding);
  }
  return json;
}

std::string_view misfit_code(weighing::Misfit::Kind kind) {
  using enum weighing::Misfit::Kind;
  switch (kind) {
    case kWeekday: return "weekday";
    case kContradiction: return "contradiction";
    case kDifference: return "difference";
    case kParts: return "parts";
    case kAge: return "age";
    case kHedgeLost: return "hedge-lost";
    case kRelayCircle: return "relay-circle";
    case kOrder: return "order";
  }
  return "";
}

}  // namespace

Json findings(const CaseView& view) {
  Json all = Json::array();
  for (const auto& finding : view.weighed.findings) all.push_back(finding_json(view, finding));
  return {{"findings", std::move(all)}};
}

Json misfits(const CaseView& view) {
  Json all = Json::array();
  for (const weighing::Misfit& misfit : view.weighed.misfits) {
    all.push_back({{"kind", misfit_code(misfit.kind)},
                   {"subject", misfit.subject.is_nil() ? Json() : Json(misfit.subject.text())},
                   {"sentence", misfit.sentence},
                   {"claims", claims_json(view, misfit.claims)}});
  }
  return {{"misfits", std::move(all)}};
}

Json questions(const CaseView& view) {
  Json all = Json::array();
  for (const weighing::Question& question : view.weighed.questions) {
    Json also = Json::array();
    for (const auto& each : question.also) also.push_back(each.text());
    all.push_back({{"subject", question.subject.is_nil() ? Json() : Json(question.subject.text())},
                   {"about", question.subject.is_nil() ? "" : view.label(question.subject)},
                   {"also", std::move(also)},
                   {"property", model::info(question.property).code},
                   {"question", question.sentence},
                   {"whom", question.whom}});
  }
  return {{"questions", std::move(all)}};
}

}  // namespace views
