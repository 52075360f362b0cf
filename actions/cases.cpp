#include "actions/handlers.h"
#include "views/lists.h"

namespace actions {

namespace {

const Field kCase{"case", Field::Kind::kId, true, "the case, by its id"};
const Field kAsOf{"as-of", Field::Kind::kDate, false, "the case as it was known on this day"};

base::Result<Json> open(Context& context, const Input& input) {
  model::CaseOpened opened;
  opened.case_id = model::CaseId::make(context.tools.world);
  opened.title = input.text("title");
  opened.closed = input.flag("closed");
  if (opened.closed) {
    TRY_ASSIGN(opened.keepers, input.ids<model::MemberId>("keeper"));
    opened.keepers.push_back(context.ledger.member());
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
  model::CaseChanged changed;
  TRY_ASSIGN(changed.case_id, input.id<model::CaseId>("case"));
  TRY_ASSIGN(auto entries, context.ledger.entries_of(changed.case_id));
  model::Case folded = model::fold(changed.case_id, entries);
  changed.title = input.has("title") ? input.text("title") : folded.title;
  changed.ended = input.flag("ended");
  TRY(context.ledger.append({changed}, {}, entries.back().envelope.number));
  return Json{{"case", changed.case_id.text()}, {"title", changed.title}, {"ended", changed.ended}};
}

// One page of a case.
template <Json (*page)(const views::CaseView&)>
base::Result<Json> show(Context& context, const Input& input) {
  TRY_ASSIGN(auto view, open_case(context, input));
  Json json{{"case", view.folded.id.text()}, {"title", view.folded.title}};
  json.update(page(view));
  return json;
}

}  // namespace

base::Result<views::CaseView> open_case(const Context& context, const Input& input) {
  TRY_ASSIGN(auto id, input.id<model::CaseId>("case"));
  std::optional<base::Instant> as_of;
  if (input.has("as-of")) {
    TRY_ASSIGN(auto range, base::parse_edtf(input.text("as-of")));
    if (!range.latest) {
      return base::Error{base::ErrorCode::kBadInput, "--as-of takes a day: 2011-03-10"};
    }
    as_of = base::Instant{(std::int64_t{range.latest->number()} + 1) * 86'400'000'000 - 1};
  }
  TRY_ASSIGN(auto entries, context.ledger.entries_of(id, as_of));
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
       {{"title", Field::Kind::kText, true, "what to call it in lists"},
        {"closed", Field::Kind::kFlag, false, "seal it to its keepers: nobody else opens it"},
        {"keeper", Field::Kind::kId, false, "another member who may open a closed case", {}, true}},
       open},
      {"case list", "Lists the cases that you may open.", kReader, {}, list},
      {"case change",
       "Gives a case another title, or ends it.",
       kResearcher,
       {kCase,
        {"title", Field::Kind::kText, false, "the new title"},
        {"ended", Field::Kind::kFlag, false, "there is nothing left to do in it"}},
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
      {"case identities", "Shows who may be who: proposed, decided, and what clashes.", kReader,
       one_case, show<views::identities>},
      {"case history", "Shows every entry of a case.", kReader, one_case, show<views::history>},
  };
}

}  // namespace actions
