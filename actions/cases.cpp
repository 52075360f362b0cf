#include <algorithm>

#include "actions/handlers.h"
#include "actions/lookups.h"
#include "views/decisions.h"
#include "views/lists.h"

namespace actions {

namespace {

const Field kCase{"case", Field::Kind::kId, true, "the case, by its id"};
const Field kAsOf{"as-of", Field::Kind::kDay, false,
                  "the case as it was known at the end of this day"};

Field title_field(bool required, std::string_view help) {
  return {"title", Field::Kind::kText, required, help, {}, false, base::kLabelBytesMax};
}

base::Result<Json> open(Context& context, const Input& input) {
  model::CaseOpened opened;
  opened.case_id = model::CaseId::make(context.tools.world);
  opened.title = input.text("title");
  opened.closed = input.flag("closed");
  if (opened.closed) {
    TRY_ASSIGN(opened.keepers, input.ids<model::MemberId>("keeper"));
    opened.keepers.push_back(context.ledger.member());
    std::sort(opened.keepers.begin(), opened.keepers.end());
    opened.keepers.erase(std::unique(opened.keepers.begin(), opened.keepers.end()),
                         opened.keepers.end());
  } else if (input.has("keeper")) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--keeper goes with --closed: everybody may open an open case"};
  }
  TRY(context.ledger.append({opened}));
  return Json{{"case", opened.case_id.text()}, {"title", opened.title}, {"closed", opened.closed}};
}

base::Result<Json> list(Context& context, const Input&) {
  Json cases = Json::array();
  for (const views::CaseLine& line : views::cases(context.ledger)) {
    cases.push_back({{"case", line.id.text()},
                     {"title", line.title},
                     {"closed", line.closed},
                     {"ended", line.ended}});
  }
  return Json{{"cases", std::move(cases)}};
}

base::Result<Json> change(Context& context, const Input& input) {
  const bool ended = input.flag("ended");
  const bool reopened = input.flag("reopened");
  if (ended && reopened) {
    return base::Error{base::ErrorCode::kBadInput, "--ended and --reopened: only one of the two"};
  }
  if (!input.has("title") && !ended && !reopened) {
    return base::Error{base::ErrorCode::kBadInput,
                       "say what to change: --title, --ended or --reopened"};
  }
  model::CaseChanged changed;
  TRY_ASSIGN(changed.case_id, input.id<model::CaseId>("case"));
  TRY_ASSIGN(auto entries, context.ledger.entries_of(changed.case_id));
  model::Case folded = model::fold(changed.case_id, entries);
  changed.title = input.has("title") ? input.text("title") : folded.title;
  changed.ended = ended || (folded.ended && !reopened);
  TRY(context.ledger.append({changed}, {}, entries.back().envelope.number));
  return Json{{"case", changed.case_id.text()}, {"title", changed.title}, {"ended", changed.ended}};
}

// The entries of the case that `--case` names, up to the end of the organisation's day `--as-of`.
base::Result<std::vector<model::Entry>> entries_asked_for(const Context& context,
                                                          const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::CaseId>("case"));
  if (!input.has("as-of")) return context.ledger.entries_of(id);
  TRY_ASSIGN(base::Day day, base::Day::parse(input.text("as-of")));
  TRY_ASSIGN(base::Zone zone, zone_of(context.ledger));
  const base::Instant next = zone.start_of(day.plus(1));
  TRY_ASSIGN(auto entries, context.ledger.entries_of(id, base::Instant{next.microseconds - 1}));
  if (!entries.empty()) return entries;
  return base::Error{base::ErrorCode::kNotFound,
                     "--as-of: nothing was known of this case on that day"};
}

// One page of a case.
template <Json (*page)(const views::CaseView&)>
base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  return with_title(view.folded, page(view));
}

template <Json (*page)(const views::CaseView&, const views::Office&)>
base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  TRY_ASSIGN(auto office, office_of(context));
  return with_title(view.folded, page(view, office));
}

base::Result<Json> history(Context& context, const Input& input) {
  TRY_ASSIGN(auto entries, entries_asked_for(context, input));
  TRY_ASSIGN(auto office, office_of(context));
  TRY_ASSIGN(auto id, input.id<model::CaseId>("case"));
  return with_title(model::fold(id, entries), views::history(entries, office));
}

}  // namespace

Json with_title(const model::Case& folded, const Json& page) {
  const bool provisional = std::any_of(
      folded.claims.begin(), folded.claims.end(),
      [](const auto& each) { return each.second.standing == model::Standing::kProposed; });
  Json json{{"case", folded.id.text()}, {"title", folded.title}, {"provisional", provisional}};
  json.update(page);
  return json;
}

base::Result<views::CaseView> open_case(const Context& context, const Input& input) {
  TRY_ASSIGN(auto entries, entries_asked_for(context, input));
  TRY_ASSIGN(auto id, input.id<model::CaseId>("case"));
  model::Case folded = model::fold(id, entries);
  auto known = context.tools.know(folded);
  return views::CaseView(std::move(folded), std::move(known));
}

std::vector<Action> case_actions() {
  using enum model::Role;
  const std::vector<Field> one_case{kCase, kAsOf};
  return {
      {"case open",
       "Opens a case.",
       kResearcher,
       {title_field(true, "what to call it in lists"),
        {"closed", Field::Kind::kFlag, false, "seal it to its keepers: nobody else opens it"},
        {"keeper", Field::Kind::kId, false, "another member who may open a closed case", {}, true}},
       open},
      {"case list", "Lists the cases that you may open.", kReader, {}, list},
      {"case change",
       "Gives a case another title, or ends it.",
       kResearcher,
       {kCase,
        title_field(false, "the new title"),
        {"ended", Field::Kind::kFlag, false, "there is nothing left to do in it"},
        {"reopened", Field::Kind::kFlag, false, "there is again"}},
       change},
      {"case people", "Shows who a case is about.", kReader, one_case, show<views::people>},
      {"case timeline", "Shows what is said to have happened, day by day.", kReader, one_case,
       show<views::timeline>},
      {"case findings", "Shows what a case holds, question by question, and why.", kReader,
       one_case, show<views::findings>},
      {"case misfits", "Shows what does not fit.", kReader, one_case, show<views::misfits>},
      {"case questions", "Shows what to ask whom.", kReader, one_case, show<views::questions>},
      {"case lineage", "Shows who tells, and who passes on whom.", kReader, one_case,
       show<views::lineage>},
      {"case identities", "Shows who may be who: what was decided, and what is proposed.", kReader,
       one_case, show<views::identities>},
      {"case checks", "Shows whom to ask what, until when, and what came back.", kReader, one_case,
       show<views::checks>},
      {"case gates", "Shows what is opened to whom; all else is closed.", kReader, one_case,
       show<views::gates>},
      {"case history", "Shows every entry of a case, with its member and day.", kReader, one_case,
       history},
  };
}

}  // namespace actions
