#include "actions/left_behind.h"

#include <algorithm>
#include <set>

#include "actions/lookups.h"

namespace actions {

namespace {

// By id, out of the entries and not the folded case: a newer reading has taken the place of older
// claims there, and a draft may rest on those.
std::map<model::ClaimId, model::Claim> claims_of(const std::vector<model::Entry>& entries,
                                                 const std::set<model::ReportId>& reports) {
  std::map<model::ClaimId, model::Claim> claims;
  for (const model::Entry& entry : entries) {
    if (!entry.body) continue;
    if (const auto* done = std::get_if<model::ReadingDone>(&*entry.body)) {
      if (!reports.contains(done->reading.report)) continue;
      for (const model::Claim& claim : done->reading.claims) claims.emplace(claim.id, claim);
    } else if (const auto* added = std::get_if<model::ClaimAdded>(&*entry.body)) {
      if (!reports.contains(added->claim.passage.report)) continue;
      claims.emplace(added->claim.id, added->claim);
    }
  }
  return claims;
}

bool rests_on(const model::DocumentDrafted& drafted,
              const std::map<model::ClaimId, model::Claim>& claims) {
  return std::any_of(drafted.sentences.begin(), drafted.sentences.end(), [&](const auto& each) {
    return std::any_of(each.claims.begin(), each.claims.end(),
                       [&](const model::ClaimId& id) { return claims.contains(id); });
  });
}

}  // namespace

base::Result<LeftBehind> left_behind(const Context& context,
                                     const std::function<bool(const model::Report&)>& is_meant) {
  TRY_ASSIGN(const base::Zone zone, zone_of(context.ledger));
  LeftBehind left;
  for (const ledger::CaseInfo& each : context.ledger.cases()) {
    if (!each.mine) continue;
    TRY_ASSIGN(const auto entries, context.ledger.entries_of(each.id));
    const model::Case folded = model::fold(each.id, entries);
    std::set<model::ReportId> meant;
    for (const auto& [id, state] : folded.reports) {
      if (is_meant(state.report)) meant.insert(id);
    }
    if (meant.empty()) continue;
    const auto claims = claims_of(entries, meant);
    for (const auto& drafted : folded.documents) {
      if (!rests_on(drafted.act, claims)) continue;
      left.drafts.push_back({{"case", each.id.text()},
                             {"draft", drafted.act.action.text()},
                             {"document", document_code(drafted.act.kind)},
                             {"language", drafted.act.language},
                             {"day", zone.day_of(drafted.trace.time).iso()}});
    }
    // Who is who matters: a finding may be noted under another report's name of the same person.
    const weighing::Knowledge known = context.tools.know(folded);
    std::set<std::pair<model::SubjectId, model::Property>> told;
    for (const auto& [id, claim] : claims) {
      told.emplace(known.canonical(claim.subject), claim.property);
    }
    for (const auto& decided : folded.findings) {
      const auto& act = decided.act;
      if (!act.value || !told.contains({known.canonical(act.subject), act.property})) continue;
      left.findings.push_back({{"case", each.id.text()},
                               {"subject", act.subject.text()},
                               {"property", model::info(act.property).code},
                               {"day", zone.day_of(decided.trace.time).iso()}});
    }
  }
  return left;
}

}  // namespace actions
