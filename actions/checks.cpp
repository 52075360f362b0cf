// What is asked of whom, what came back, and what is opened to whom.
#include <algorithm>

#include "actions/handlers.h"
#include "actions/lookups.h"

namespace actions {

namespace {

base::Result<Json> plan(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(auto office, office_of(context));
  model::CheckPlanned planned;
  planned.case_id = view.folded.id;
  TRY_ASSIGN(planned.subject, subject_in(view, input, "subject"));
  planned.property = property_from(input);
  TRY(fits(view, planned.subject, planned.property));
  planned.whom = input.text("whom");
  planned.way = input.text("way");
  if (input.has("due")) {
    TRY_ASSIGN(planned.due, base::Day::parse(input.text("due")));
    if (*planned.due < office.today) {
      return base::Error{base::ErrorCode::kBadInput, "--due is past: give today or a later day"};
    }
  }
  planned.check = model::EntryId::make(context.tools.world);
  const std::string id = planned.check.text();
  TRY(record(context, view, std::move(planned)));
  return Json{{"case", view.folded.id.text()}, {"check", id}};
}

base::Result<Json> answer(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::CheckAnswered answered;
  answered.case_id = view.folded.id;
  TRY_ASSIGN(answered.check, input.id<model::EntryId>("check"));
  const auto& checks = view.folded.checks;
  if (std::none_of(checks.begin(), checks.end(),
                   [&](const auto& each) { return each.act.check == answered.check; })) {
    return base::Error{base::ErrorCode::kNotFound,
                       "--check: the case has no such check; `whereabouts case checks` shows them"};
  }
  if (!input.has("report") && !input.has("note")) {
    return base::Error{base::ErrorCode::kBadInput,
                       "say what came back: --report for an answer, taken in with `whereabouts "
                       "report add`; --note where nobody answered"};
  }
  if (input.has("report")) {
    TRY_ASSIGN(const auto* state, report_in(view, input, "report"));
    answered.report = state->report.id;
  }
  answered.note = input.text("note");
  TRY_ASSIGN(auto entry, record(context, view, std::move(answered)));
  return decided_json(view, entry);
}

constexpr std::string_view kOpenings[] = {"closed", "coarse", "open"};

base::Result<Json> set_gate(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  model::GateSet gate;
  gate.case_id = view.folded.id;
  TRY_ASSIGN(gate.subject, subject_in(view, input, "subject"));
  gate.property = property_from(input);
  TRY(fits(view, gate.subject, gate.property));
  gate.audience = code_from<model::Audience>(kAudiences, input.text("audience"));
  gate.opening = code_from<model::Opening>(kOpenings, input.text("opening"));
  gate.reason = input.text("reason");
  // Where no gate is set the policy of a draft decides, so that closing a value beforehand says
  // something, and so does setting one again after those of others who may be the same person.
  const auto& gates = view.folded.gates;
  const auto newest = std::find_if(gates.rbegin(), gates.rend(), [&](const auto& each) {
    return each.act.property == gate.property && each.act.audience == gate.audience;
  });
  if (newest != gates.rend() && newest->act.subject == gate.subject &&
      newest->act.opening == gate.opening) {
    return base::Error{base::ErrorCode::kConflict,
                       "this gate stands so already; `whereabouts case gates` shows those that are "
                       "set"};
  }
  TRY_ASSIGN(auto entry, record(context, view, std::move(gate)));
  return decided_json(view, entry);
}

}  // namespace

std::vector<Action> check_actions() {
  using enum model::Role;
  using enum Field::Kind;
  const Field in_case{"case", kId, true, "the case, by its id"};
  const Field subject{"subject", kId, true, "whom or what it is about"};
  return {
      {"check plan",
       "Plans to ask somebody about a finding.",
       kResearcher,
       {in_case,
        subject,
        property_field("what is asked"),
        {"whom", kText, true, "who could know", {}, false, base::kLabelBytesMax},
        {"way", kText, true, "the safe way to ask them"},
        {"due", kDay, false, "until when"}},
       plan},
      {"check answer",
       "Notes what came back, or that nobody answered.",
       kResearcher,
       {in_case,
        {"check", kId, true, "the check, by its id"},
        {"report", kId, false, "the answer: a report of this case"},
        {"note", kWords, false, "what there is to say beside it"}},
       answer},
      {"gate set",
       "Decides how far a value is opened to an audience.",
       kApprover,
       {in_case,
        subject,
        property_field("which property"),
        {"audience", kChoice, true, "to whom", {std::begin(kAudiences), std::end(kAudiences)}},
        {"opening",
         kChoice,
         true,
         "how far; coarse: the month, the province, a rough age",
         {std::begin(kOpenings), std::end(kOpenings)}},
        {"reason", kWords, true, "why, in your own words"}},
       set_gate},
  };
}

}  // namespace actions
