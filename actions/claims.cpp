#include <algorithm>

#include "actions/handlers.h"
#include "actions/lookups.h"
#include "actions/typed_place.h"
#include "actions/values.h"

namespace actions {

namespace {

base::Result<Json> decide(Context& context, const Input& input, model::Decision decision) {
  model::ClaimDecided decided;
  decided.decision = decision;
  decided.reason = input.text("reason");
  TRY_ASSIGN(decided.claims, input.ids<model::ClaimId>("claim"));
  std::sort(decided.claims.begin(), decided.claims.end());
  decided.claims.erase(std::unique(decided.claims.begin(), decided.claims.end()),
                       decided.claims.end());
  TRY_ASSIGN(auto view, open_case(context, input));
  for (const model::ClaimId& id : decided.claims) {
    const auto held = view.folded.claims.find(id);
    if (held == view.folded.claims.end()) {
      return base::Error{base::ErrorCode::kNotFound,
                         "the case has no claim " + id.text() +
                             "; `whereabouts case findings` shows the claims there are"};
    }
    if (held->second.standing == model::Standing::kReplaced) {
      return base::Error{base::ErrorCode::kConflict,
                         "the claim " + id.text() + " was replaced by " +
                             held->second.replaced_by.text() + "; decide on that one"};
    }
  }
  const std::size_t count = decided.claims.size();
  TRY_ASSIGN(auto entry, record(context, view, std::move(decided)));
  return Json{{"case", view.folded.id.text()}, {"entry", entry.number}, {"decided", count}};
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

constexpr std::string_view kManners[] = {"stated", "reported", "possible",
                                         "feared", "denied",   "asked"};
constexpr std::string_view kBases[] = {"not-said",        "witnessed", "told-by-person-or-family",
                                       "told-by-another", "document",  "official-admission"};

// Whom the report itself names as the origin: --origin for a named one, --unnamed-origin for
// "witnesses", neither where its author speaks.
base::Result<model::Origin> origin_from(const Input& input) {
  if (input.has("origin") && input.has("unnamed-origin")) {
    return base::Error{base::ErrorCode::kBadInput, "--origin and --unnamed-origin: only one"};
  }
  if (input.has("origin")) {
    return model::Origin{model::Origin::Kind::kNamed, input.text("origin"), false};
  }
  if (input.has("unnamed-origin")) {
    return model::Origin{model::Origin::Kind::kUnnamed, input.text("unnamed-origin"), true};
  }
  return model::Origin{};
}

// The days that a claim speaks of: --time, else those of the report itself.
base::Result<base::DateRange> days_of(const model::ReportState& state, const Input& input) {
  if (input.has("time")) return base::parse_edtf(input.text("time"));
  return state.document_date ? state.document_date->range : state.report.received;
}

base::Status check_replaced(const views::CaseView& view, const model::ClaimAdded& added) {
  if (!added.replaces.is_nil()) {
    const model::ClaimState& old = view.folded.claims.at(added.replaces);
    if (old.standing == model::Standing::kReplaced) {
      return base::Error{
          base::ErrorCode::kConflict,
          "--replaces: that claim was replaced before, by " + old.replaced_by.text()};
    }
    if (old.claim.passage.report != added.claim.passage.report) {
      return base::Error{base::ErrorCode::kBadInput,
                         "--replaces: that claim rests on another report"};
    }
  }
  for (const auto& [id, state] : view.folded.claims) {
    const model::Claim& held = state.claim;
    if (state.stands() && id != added.replaces && held.subject == added.claim.subject &&
        held.property == added.claim.property && held.value == added.claim.value &&
        held.manner == added.claim.manner && held.passage == added.claim.passage) {
      return base::Error{base::ErrorCode::kConflict,
                         "the case has this claim already: " + id.text()};
    }
  }
  return base::ok_status();
}

base::Result<Json> add(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(const auto* state, report_in(view, input, "report"));
  model::ClaimAdded added;
  added.reason = input.text("reason");
  model::Claim& claim = added.claim;
  TRY_ASSIGN(claim.passage,
             find_passage(state->report, input.text("quote"), input.number("occurrence", 0)));
  TRY_ASSIGN(claim.subject, subject_in(view, input, "subject"));
  claim.property = property_from(input);
  TRY(fits(view, claim.subject, claim.property));
  TRY_ASSIGN(auto days, days_of(*state, input));
  TRY_ASSIGN(claim.value,
             value_from(context.tools, view, claim.property, input.text("value"), days));
  if (input.has("time")) claim.time = model::When{days, "", {}};
  claim.manner = code_from<model::Manner>(kManners, input.text("manner"));
  if (input.has("basis")) claim.basis = code_from<model::Basis>(kBases, input.text("basis"));
  TRY_ASSIGN(claim.origin, origin_from(input));
  if (input.has("replaces")) {
    TRY_ASSIGN(added.replaces, claim_in(view, input, "replaces"));
  }
  TRY(check_replaced(view, added));
  claim.id = model::ClaimId::make(context.tools.world);
  TRY(claim.check(state->report.text.size()));
  const std::string id = claim.id.text();
  const auto* place = std::get_if<model::Place>(&claim.value);
  const std::string says = place ? understood(context.tools.gazetteer, *place)
                                 : views::say(claim.value, view);
  TRY(record(context, view, std::move(added)));
  return Json{{"case", view.folded.id.text()}, {"claim", id}, {"says", says}};
}

}  // namespace

std::vector<Action> claim_actions() {
  using enum model::Role;
  static const std::string kValueHelp =
      "what it says: words, a term, a date (EDTF), 34 or \"18 months\", 5 or 3-5 or 21+, a "
      "place's name or id, a subject's id, mother:ID. Terms: " +
      terms_in_words();
  const Field in_case{"case", Field::Kind::kId, true, "the case, by its id"};
  const Field reason{"reason", Field::Kind::kWords, true, "why, in your own words"};
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
        property_field("which property"),
        {"value", Field::Kind::kText, true, kValueHelp},
        {"manner",
         Field::Kind::kChoice,
         true,
         "how the report puts it",
         {std::begin(kManners), std::end(kManners)}},
        {"basis",
         Field::Kind::kChoice,
         false,
         "how the teller knows; else not-said",
         {std::begin(kBases), std::end(kBases)}},
        {"origin", Field::Kind::kText, false, "whom the report names as its origin"},
        {"unnamed-origin", Field::Kind::kText, false, "the same, unnamed: \"witnesses\""},
        {"time", Field::Kind::kDate, false, "the days it speaks of, if not the report's (EDTF)"},
        {"quote", Field::Kind::kWords, true, "the exact words of the report that say it"},
        {"occurrence", Field::Kind::kNumber, false,
         "which one, where these words stand more than once"},
        {"replaces", Field::Kind::kId, false, "the claim that it corrects"},
        reason},
       add},
  };
}

}  // namespace actions
