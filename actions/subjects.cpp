// Whom and what a case is about, and which reports pass on which, where no reader saw it.
#include "actions/handlers.h"
#include "actions/lookups.h"

namespace actions {

namespace {

constexpr std::string_view kKinds[] = {"person", "group",        "event",
                                       "place",  "organisation", "authority"};

base::Result<Json> add_subject(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(const auto* state, report_in(view, input, "report"));
  model::SubjectAdded added;
  added.report = state->report.id;
  model::Subject& subject = added.subject;
  subject.kind = code_from<model::SubjectKind>(kKinds, input.text("kind"));
  subject.label = input.text("label");
  subject.unnamed = input.flag("unnamed");
  if (subject.unnamed && subject.kind != model::SubjectKind::kPerson) {
    return base::Error{base::ErrorCode::kBadInput, "--unnamed is said of persons only"};
  }
  for (const auto& [id, held] : view.folded.subjects) {
    if (held.kind == subject.kind && held.label == subject.label &&
        view.folded.subject_report.at(id) == added.report) {
      return base::Error{base::ErrorCode::kConflict,
                         "this report has such a subject already: " + id.text() +
                             "; if there are two, tell them apart in the label"};
    }
  }
  subject.id = model::SubjectId::make(context.tools.world);
  const std::string id = subject.id.text();
  TRY(record(context, view, std::move(added)));
  return Json{{"subject", id}, {"kind", input.text("kind")}, {"label", input.text("label")}};
}

base::Status check_relay(const views::CaseView& view, const model::Relay& relay) {
  const model::ReportId of = relay.of_report;
  for (const model::RelayState& held : view.folded.relays) {
    if (!held.proposed && held.relay.report == relay.report && held.relay.of_report == of &&
        held.relay.of_words == relay.of_words) {
      return base::Error{base::ErrorCode::kConflict, "this relay was added before"};
    }
  }
  if (of.is_nil()) return base::ok_status();
  if (of == relay.report) {
    return base::Error{base::ErrorCode::kBadInput, "--of-report: a report cannot pass on itself"};
  }
  if (weighing::Lineage(view.folded).passes_on(of, relay.report)) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--of-report: that report passes on this one already, directly or through "
                       "others, and the relays of a case have no circles; see `whereabouts case "
                       "lineage`"};
  }
  return base::ok_status();
}

base::Result<Json> add_relay(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(const auto* state, report_in(view, input, "report"));
  if (input.has("of-report") == input.has("of-words")) {
    return base::Error{base::ErrorCode::kBadInput,
                       "say what it passes on: --of-report, or --of-words where what it passes on "
                       "is not in the archive"};
  }
  model::RelayAdded added;
  added.reason = input.text("reason");
  model::Relay& relay = added.relay;
  relay.report = state->report.id;
  relay.of_words = input.text("of-words");
  relay.translation = input.flag("translation");
  if (input.has("of-report")) {
    TRY_ASSIGN(const auto* of, report_in(view, input, "of-report"));
    relay.of_report = of->report.id;
  }
  TRY(check_relay(view, relay));
  if (input.has("quote")) {
    TRY_ASSIGN(relay.passage,
               find_passage(state->report, input.text("quote"), input.number("occurrence", 0)));
  } else {
    relay.passage.report = relay.report;
  }
  TRY_ASSIGN(auto entry, record(context, view, std::move(added)));
  return decided_json(view, entry);
}

}  // namespace

std::vector<Action> subject_actions() {
  using enum model::Role;
  using enum Field::Kind;
  const Field in_case{"case", kId, true, "the case, by its id"};
  return {
      {"subject add",
       "Adds a person, group, event ... that a report tells of and no reader saw.",
       kResearcher,
       {in_case,
        {"report", kId, true, "the report that tells of it"},
        {"kind", kChoice, true, "what it is", {std::begin(kKinds), std::end(kKinds)}},
        {"label", kText, true, "what to call it in lists", {}, false, base::kLabelBytesMax},
        {"unnamed", kFlag, false, "a person of whom only is said that they exist"}},
       add_subject},
      {"relay add",
       "Notes that a report passes on another, or somebody's words.",
       kResearcher,
       {in_case,
        {"report", kId, true, "the report that passes on"},
        {"of-report", kId, false, "the report that it passes on"},
        {"of-words", kText, false, "whose words it passes on, as it names them"},
        {"translation", kFlag, false, "it is a translation"},
        {"quote", kWords, false, "the words of the report that show it"},
        {"occurrence", kNumber, false, "which one, where these words stand more than once"},
        {"reason", kWords, true, "why, in your own words"}},
       add_relay},
  };
}

}  // namespace actions
