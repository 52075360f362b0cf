#include "actions/handlers.h"
#include "model/terms.h"

namespace actions {

namespace {

// Adds a decision about a case, based on all that the member has seen of it.
base::Result<Json> record(Context& context, const views::CaseView& view, model::Body body) {
  TRY_ASSIGN(auto made, context.ledger.append({std::move(body)}, {view.folded.id},
                                              view.folded.history.back().number));
  return Json{{"case", view.folded.id.text()}, {"entry", made.back().number}};
}

base::Result<Json> identity(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::IdentityDecided decided;
  TRY_ASSIGN(decided.one, input.id<model::SubjectId>("one"));
  TRY_ASSIGN(decided.other, input.id<model::SubjectId>("other"));
  for (const auto& id : {decided.one, decided.other}) {
    if (!view.folded.subjects.contains(id)) {
      return base::Error{base::ErrorCode::kNotFound, "the case has no subject " + id.text() +
                                                         "; `whereabouts case people` shows them"};
    }
  }
  std::string which = input.text("decision");
  decided.sameness = which == "same"        ? model::Sameness::kSame
                     : which == "different" ? model::Sameness::kDifferent
                                            : model::Sameness::kUnsure;
  decided.reason = input.text("reason");
  return record(context, view, std::move(decided));
}

base::Result<Json> roots(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::RootsDecided decided;
  TRY_ASSIGN(decided.one, input.id<model::ClaimId>("one"));
  TRY_ASSIGN(decided.other, input.id<model::ClaimId>("other"));
  decided.distinct = input.text("decision") == "distinct";
  decided.reason = input.text("reason");
  return record(context, view, std::move(decided));
}

base::Result<Json> finding(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::FindingDecided decided;
  decided.case_id = view.folded.id;
  TRY_ASSIGN(decided.subject, input.id<model::SubjectId>("subject"));
  TRY_ASSIGN(decided.property, model::property_from_code(input.text("property")));
  decided.reason = input.text("reason");
  std::string verdict = input.text("verdict");
  decided.verdict = verdict == "established" ? model::Verdict::kEstablished
                    : verdict == "refuted"   ? model::Verdict::kRefuted
                                             : model::Verdict::kReopened;
  if (decided.verdict == model::Verdict::kEstablished) {
    const auto* found =
        view.weighed.find(view.knowledge.canonical(decided.subject), decided.property);
    if (!found || !found->value()) {
      return base::Error{base::ErrorCode::kNotAllowed,
                         "there is no one value to establish: claims are missing or do not agree"};
    }
    decided.value = *found->value();
    const auto* fate = std::get_if<model::Term>(&*decided.value);
    if (fate && model::is_grave(fate->code)) {
      return base::Error{base::ErrorCode::kNotAllowed,
                         "a death is established by two members together, which this version "
                         "cannot do yet; it stays as reported"};
    }
  }
  return record(context, view, std::move(decided));
}

}  // namespace

std::vector<Action> decision_actions() {
  using enum model::Role;
  const Field in_case{"case", Field::Kind::kId, true, "the case, by its id"};
  const Field reason{"reason", Field::Kind::kText, true, "why, in your own words"};
  return {
      {"identity decide",
       "Decides whether two subjects are the same.",
       kResearcher,
       {in_case,
        {"one", Field::Kind::kId, true, "a subject"},
        {"other", Field::Kind::kId, true, "another subject"},
        {"decision",
         Field::Kind::kChoice,
         true,
         "what you decide",
         {"same", "different", "unsure"}},
        reason},
       identity},
      {"roots decide",
       "Decides whether two claims come from sources with ways of their own.",
       kResearcher,
       {in_case,
        {"one", Field::Kind::kId, true, "a claim"},
        {"other", Field::Kind::kId, true, "another claim"},
        {"decision", Field::Kind::kChoice, true, "what you decide", {"distinct", "not-distinct"}},
        reason},
       roots},
      {"finding decide",
       "Establishes or refutes a finding, or opens it again.",
       kApprover,
       {in_case,
        {"subject", Field::Kind::kId, true, "whom or what it is about"},
        {"property", Field::Kind::kText, true, "which property"},
        {"verdict",
         Field::Kind::kChoice,
         true,
         "what you decide",
         {"established", "refuted", "reopened"}},
        reason},
       finding},
  };
}

}  // namespace actions
