#include "actions/handlers.h"

namespace actions {

namespace {

base::Result<Json> decide(Context& context, const Input& input, model::Decision decision) {
  model::ClaimDecided decided;
  decided.decision = decision;
  decided.reason = input.text("reason");
  TRY_ASSIGN(decided.claims, input.ids<model::ClaimId>("claim"));
  TRY_ASSIGN(auto view, open_case(context, input));
  for (const model::ClaimId& id : decided.claims) {
    if (!view.folded.claims.contains(id)) {
      return base::Error{base::ErrorCode::kNotFound,
                         "the case has no claim " + id.text() +
                             "; `whereabouts case findings` shows the claims there are"};
    }
  }
  std::size_t count = decided.claims.size();
  TRY(context.ledger.append({std::move(decided)}, {view.folded.id},
                            view.folded.history.back().number));
  return Json{{"decided", count}};
}

base::Result<Json> accept(Context& context, const Input& input) {
  return decide(context, input, model::Decision::kAccepted);
}
base::Result<Json> reject(Context& context, const Input& input) {
  return decide(context, input, model::Decision::kRejected);
}
base::Result<Json> take_back(Context& context, const Input& input) {
  return decide(context, input, model::Decision::kTakenBack);
}

// The value a member wrote, as the property takes it.
base::Result<model::Value> value_from(model::Property property, const std::string& words) {
  using model::ValueKind;
  if (model::takes(property, ValueKind::kName)) return model::Value(model::Name{words});
  if (model::takes(property, ValueKind::kText)) return model::Value(model::Text{words});
  if (model::takes(property, ValueKind::kTerm)) return model::Value(model::Term{words});
  if (model::takes(property, ValueKind::kWhen)) {
    TRY_ASSIGN(auto range, base::parse_edtf(words));
    return model::Value(model::When{range, words, {}});
  }
  if (model::takes(property, ValueKind::kPlace)) {
    return model::Value(model::Place{words, {}, {}, false});
  }
  if (model::takes(property, ValueKind::kReference)) {
    TRY_ASSIGN(auto subject, model::SubjectId::parse(words));
    return model::Value(model::Reference{subject});
  }
  return base::Error{base::ErrorCode::kUnsupported,
                     "a value of this property cannot be typed in; correct it in its report"};
}

base::Result<Json> add(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::ClaimAdded added;
  added.reason = input.text("reason");
  model::Claim& claim = added.claim;
  TRY_ASSIGN(auto report, input.id<model::ReportId>("report"));
  auto state = view.folded.reports.find(report);
  if (state == view.folded.reports.end()) {
    return base::Error{base::ErrorCode::kNotFound, "that report is not filed in this case"};
  }
  const std::string& text = state->second.report.text;
  std::size_t at = text.find(input.text("quote"));
  if (at == std::string::npos) {
    return base::Error{base::ErrorCode::kBadInput,
                       "the report does not hold these words; copy them exactly as they stand in "
                       "`whereabouts report show`"};
  }
  claim.passage = {report, static_cast<std::uint32_t>(at),
                   static_cast<std::uint32_t>(at + input.text("quote").size())};
  TRY_ASSIGN(claim.property, model::property_from_code(input.text("property")));
  TRY_ASSIGN(claim.value, value_from(claim.property, input.text("value")));
  TRY_ASSIGN(claim.subject, input.id<model::SubjectId>("subject"));
  if (!view.folded.subjects.contains(claim.subject)) {
    return base::Error{base::ErrorCode::kNotFound,
                       "the case has no such subject; `whereabouts case people` shows them"};
  }
  if (input.has("replaces")) {
    TRY_ASSIGN(added.replaces, input.id<model::ClaimId>("replaces"));
  }
  claim.id = model::ClaimId::make(context.tools.world);
  TRY(claim.check(text.size()));
  std::string id = claim.id.text();
  TRY(context.ledger.append({std::move(added)}, {view.folded.id},
                            view.folded.history.back().number));
  return Json{{"claim", id}};
}

}  // namespace

std::vector<Action> claim_actions() {
  using enum model::Role;
  const Field in_case{"case", Field::Kind::kId, true, "the case, by its id"};
  const Field reason{"reason", Field::Kind::kText, true, "why, in your own words"};
  const std::vector<Field> some{
      in_case, {"claim", Field::Kind::kId, true, "the claim, by its id", {}, true}, reason};
  return {
      {"claim accept", "Confirms that reports make these claims (not that they are true).",
       kResearcher, some, accept},
      {"claim reject", "Says that the reports do not make these claims.", kResearcher, some,
       reject},
      {"claim take-back", "Notes that their teller took these claims back.", kResearcher, some,
       take_back},
      {"claim add",
       "Adds a claim that was missed, or one in place of a wrong one.",
       kResearcher,
       {in_case,
        {"report", Field::Kind::kId, true, "the report that makes it"},
        {"subject", Field::Kind::kId, true, "whom or what it is about"},
        {"property", Field::Kind::kText, true, "which property: name, sex, event-time ..."},
        {"value", Field::Kind::kText, true, "what it says; a date as EDTF, a reference as an id"},
        {"quote", Field::Kind::kText, true, "the exact words of the report that say it"},
        {"replaces", Field::Kind::kId, false, "the claim that it corrects"},
        reason},
       add},
  };
}

}  // namespace actions
