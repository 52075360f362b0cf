#include "actions/lookups.h"

#include <algorithm>

#include "base/utf8.h"

namespace actions {

namespace {

base::Error not_there(std::string_view field, std::string_view what, std::string_view shown_by) {
  return {base::ErrorCode::kNotFound, "--" + std::string(field) + ": the case has no such " +
                                          std::string(what) + "; `whereabouts " +
                                          std::string(shown_by) + "` shows those it has"};
}

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Where `quote` ends when it begins at `at`, or npos. A run of blanks matches any other.
std::size_t end_of_match(std::string_view text, std::size_t at, std::string_view quote) {
  for (std::size_t read = 0; read < quote.size();) {
    if (!is_blank(quote[read])) {
      if (at == text.size() || text[at] != quote[read]) return std::string_view::npos;
      ++at, ++read;
      continue;
    }
    if (at == text.size() || !is_blank(text[at])) return std::string_view::npos;
    while (read < quote.size() && is_blank(quote[read])) ++read;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  return at;
}

}  // namespace

base::Result<model::ArchiveOpened> organisation_of(const ledger::Ledger& ledger) {
  TRY_ASSIGN(const model::Entry first, ledger.entry(1));
  const auto* opened = first.body ? std::get_if<model::ArchiveOpened>(&*first.body) : nullptr;
  if (!opened) {
    return base::Error{base::ErrorCode::kDamaged,
                       "the record does not begin with the opening of its archive; "
                       "`whereabouts verify` says what else is damaged"};
  }
  return *opened;
}

base::Result<base::Zone> zone_of(const ledger::Ledger& ledger) {
  TRY_ASSIGN(const model::ArchiveOpened opened, organisation_of(ledger));
  return base::Zone::make(opened.zone);
}

base::Result<base::Day> today(const Context& context) {
  TRY_ASSIGN(base::Zone zone, zone_of(context.ledger));
  return zone.day_of(context.tools.world.now());
}

base::Result<views::Office> office_of(const Context& context) {
  TRY_ASSIGN(base::Zone zone, zone_of(context.ledger));
  const base::Day day = zone.day_of(context.tools.world.now());
  views::Office office{std::move(zone), day, {}};
  for (const ledger::Member& each : context.ledger.members()) {
    office.members[each.id] = each.name;
  }
  return office;
}

base::Result<model::SubjectId> subject_in(const views::CaseView& view, const Input& input,
                                          std::string_view field) {
  TRY_ASSIGN(auto id, input.id<model::SubjectId>(field));
  if (!view.folded.subjects.contains(id)) return not_there(field, "subject", "case people");
  return id;
}

base::Result<model::ClaimId> claim_in(const views::CaseView& view, const Input& input,
                                      std::string_view field) {
  TRY_ASSIGN(auto id, input.id<model::ClaimId>(field));
  if (!view.folded.claims.contains(id)) return not_there(field, "claim", "case findings");
  return id;
}

base::Result<const model::ReportState*> report_in(const views::CaseView& view, const Input& input,
                                                  std::string_view field) {
  TRY_ASSIGN(auto id, input.id<model::ReportId>(field));
  auto at = view.folded.reports.find(id);
  if (at == view.folded.reports.end()) return not_there(field, "report", "case lineage");
  if (at->second.erased) {
    return base::Error{base::ErrorCode::kNotFound,
                       "--" + std::string(field) + ": this report was erased"};
  }
  return &at->second;
}

base::Result<model::Passage> find_passage(const model::Report& report, std::string_view quote,
                                          std::uint64_t occurrence) {
  quote = base::trim(quote);
  if (quote.empty()) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--quote is empty: copy the words of the report"};
  }
  const std::string_view text = report.text;
  std::uint64_t found = 0;
  model::Passage passage;
  for (std::size_t at = text.find(quote.front()); at != std::string_view::npos;
       at = text.find(quote.front(), at + 1)) {
    const std::size_t end = end_of_match(text, at, quote);
    if (end == std::string_view::npos) continue;
    ++found;
    if (found == std::max<std::uint64_t>(occurrence, 1)) {
      passage = {report.id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
  if (found == 0) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--quote: the report does not hold these words; copy them as they stand in "
                       "`whereabouts report show`"};
  }
  if (occurrence > found) {
    return base::Error{base::ErrorCode::kBadInput, "--occurrence: the words stand there " +
                                                       std::to_string(found) + " times only"};
  }
  if (occurrence == 0 && found > 1) {
    return base::Error{base::ErrorCode::kBadInput,
                       "--quote: the words stand there " + std::to_string(found) +
                           " times; quote more of them, or say which with --occurrence"};
  }
  return passage;
}

base::Result<model::Envelope> record(Context& context, const views::CaseView& view,
                                     model::Body body) {
  TRY_ASSIGN(auto made, context.ledger.append({std::move(body)}, {view.folded.id},
                                              view.folded.history.back().number));
  return made.back();
}

Json decided_json(const views::CaseView& view, const model::Envelope& entry) {
  return {{"case", view.folded.id.text()}, {"entry", entry.number}};
}

Field property_field(std::string_view help) {
  Field field{"property", Field::Kind::kChoice, true, help};
  for (const model::PropertyInfo& each : model::properties()) field.choices.push_back(each.code);
  return field;
}

model::Property property_from(const Input& input) {
  return model::property_from_code(input.text("property")).or_throw();  // a choice: checked
}

namespace {

// Whom or what a property can be said of, as one word for the error; "" where it may be anything.
std::string_view said_of(model::Property property) {
  using enum model::Property;
  switch (property) {
    case kSex:
    case kAge:
    case kBirth:
    case kBirthPlace:
    case kOccupation:
    case kFaith:
    case kHealth:
    case kPregnancy:
    case kLegalStatus:
    case kRelative:
    case kMemberOf:
    case kFate:
    case kWhereabouts: return "people";
    case kSize:
    case kNamedCount: return "groups";
    case kEventKind:
    case kEventTime:
    case kEventPlace:
    case kEventFrom:
    case kEventTo:
    case kVictim:
    case kPerpetrator:
    case kEventCount:
    case kCircumstance: return "events";
    default: return "";
  }
}

std::string_view is_one_of(model::SubjectKind kind) {
  switch (kind) {
    case model::SubjectKind::kPerson: return "a person";
    case model::SubjectKind::kGroup: return "a group";
    case model::SubjectKind::kEvent: return "an event";
    case model::SubjectKind::kPlace: return "a place";
    case model::SubjectKind::kOrganisation: return "an organisation";
    case model::SubjectKind::kAuthority: return "an authority";
  }
  return "";
}

}  // namespace

base::Status fits(const views::CaseView& view, const model::SubjectId& subject,
                  model::Property property) {
  const model::SubjectKind kind = view.folded.subjects.at(subject).kind;
  const bool group = kind == model::SubjectKind::kGroup;
  const std::string_view of = said_of(property);
  const bool good = of.empty() ||
                    (of == "people" && (group || kind == model::SubjectKind::kPerson)) ||
                    (of == "groups" && group) ||
                    (of == "events" && kind == model::SubjectKind::kEvent);
  if (good) return base::ok_status();
  return base::Error{base::ErrorCode::kBadInput,
                     "--property " + std::string(model::info(property).code) + " is said of " +
                         std::string(of) + ", and this subject is " +
                         std::string(is_one_of(kind))};
}

std::string_view document_code(model::DocumentKind kind) {
  constexpr std::string_view kInOrder[] = {"letter", "statement", "relay-note"};
  return kInOrder[static_cast<std::size_t>(kind) - 1];
}

}  // namespace actions
