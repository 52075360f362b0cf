#include "actions/handlers.h"
#include "actions/lookups.h"

namespace actions {

namespace {

base::Error same_twice() {
  return {base::ErrorCode::kBadInput, "--one and --other are the same: name two"};
}

base::Result<Json> identity(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::IdentityDecided decided;
  TRY_ASSIGN(decided.one, subject_in(view, input, "one"));
  TRY_ASSIGN(decided.other, subject_in(view, input, "other"));
  if (decided.one == decided.other) return same_twice();
  if (view.folded.subjects.at(decided.one).kind != view.folded.subjects.at(decided.other).kind) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--one and --other are of different kinds, so they are not the same"};
  }
  const std::string which = input.text("decision");
  decided.sameness = which == "same"        ? model::Sameness::kSame
                     : which == "different" ? model::Sameness::kDifferent
                                            : model::Sameness::kUnsure;
  decided.reason = input.text("reason");
  TRY_ASSIGN(auto entry, record(context, view, std::move(decided)));
  return decided_json(view, entry);
}

base::Result<Json> roots(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::RootsDecided decided;
  TRY_ASSIGN(decided.one, claim_in(view, input, "one"));
  TRY_ASSIGN(decided.other, claim_in(view, input, "other"));
  if (decided.one == decided.other) return same_twice();
  decided.distinct = input.text("decision") == "distinct";
  decided.reason = input.text("reason");
  TRY_ASSIGN(auto entry, record(context, view, std::move(decided)));
  return decided_json(view, entry);
}

base::Result<Json> finding(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::FindingDecided decided;
  decided.case_id = view.folded.id;
  TRY_ASSIGN(decided.subject, subject_in(view, input, "subject"));
  decided.property = property_from(input);
  TRY(fits(view, decided.subject, decided.property));
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
    if (found->manner == model::Manner::kFeared) {
      return base::Error{base::ErrorCode::kNotAllowed,
                         "this is only feared: nobody says that it happened. A report that says so "
                         "comes first, or `whereabouts claim add`"};
    }
    decided.value = *found->value();  // a death waits for a second member: weighing/status.cpp
  }
  TRY_ASSIGN(auto entry, record(context, view, std::move(decided)));
  return decided_json(view, entry);
}

}  // namespace

std::vector<Action> decision_actions() {
  using enum model::Role;
  const Field in_case{"case", Field::Kind::kId, true, "the case, by its id"};
  const Field reason{"reason", Field::Kind::kWords, true, "why, in your own words"};
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
        property_field("which property"),
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
