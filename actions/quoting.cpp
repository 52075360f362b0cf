#include "actions/quoting.h"

#include <algorithm>
#include <set>

#include "actions/lookups.h"

namespace actions {

namespace {

// Out of the entries, not the folded case: a newer reading has taken the place of older claims
// there, and a draft may rest on those.
std::set<model::ClaimId> claims_of(const std::vector<model::Entry>& entries,
                                   const std::set<model::ReportId>& reports) {
  std::set<model::ClaimId> claims;
  for (const model::Entry& entry : entries) {
    if (!entry.body) continue;
    if (const auto* done = std::get_if<model::ReadingDone>(&*entry.body)) {
      if (!reports.contains(done->reading.report)) continue;
      for (const model::Claim& claim : done->reading.claims) claims.insert(claim.id);
    } else if (const auto* added = std::get_if<model::ClaimAdded>(&*entry.body)) {
      if (reports.contains(added->claim.passage.report)) claims.insert(added->claim.id);
    }
  }
  return claims;
}

bool rests_on(const model::DocumentDrafted& drafted, const std::set<model::ClaimId>& claims) {
  return std::any_of(drafted.sentences.begin(), drafted.sentences.end(), [&](const auto& each) {
    return std::any_of(each.claims.begin(), each.claims.end(),
                       [&](const model::ClaimId& id) { return claims.contains(id); });
  });
}

// In the order of model::DocumentKind.
constexpr std::string_view kDocuments[] = {"letter", "statement", "relay-note"};

}  // namespace

base::Result<Json> drafts_that_quote(
    const ledger::Ledger& ledger, const std::function<bool(const model::Report&)>& is_meant) {
  TRY_ASSIGN(const base::Zone zone, zone_of(ledger));
  Json quoting = Json::array();
  for (const ledger::CaseInfo& each : ledger.cases()) {
    if (!each.mine) continue;
    TRY_ASSIGN(const auto entries, ledger.entries_of(each.id));
    const model::Case folded = model::fold(each.id, entries);
    std::set<model::ReportId> meant;
    for (const auto& [id, state] : folded.reports) {
      if (is_meant(state.report)) meant.insert(id);
    }
    const auto claims = claims_of(entries, meant);
    for (const auto& drafted : folded.documents) {
      if (!rests_on(drafted.act, claims)) continue;
      quoting.push_back({{"case", each.id.text()},
                         {"draft", drafted.act.action.text()},
                         {"document", kDocuments[static_cast<std::size_t>(drafted.act.kind) - 1]},
                         {"language", drafted.act.language},
                         {"day", zone.day_of(drafted.trace.time).iso()}});
    }
  }
  return quoting;
}

}  // namespace actions
