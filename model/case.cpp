#include "model/case.h"

#include <set>

namespace model {

namespace {

class Fold {
 public:
  Fold(Case& folded, const Envelope& envelope)
      : case_(folded), trace_{envelope.number, envelope.time, envelope.member} {}

  // What concerns the archive as a whole leaves no mark in a case.
  void operator()(const ArchiveOpened&) {}
  void operator()(const MemberAdded&) {}
  void operator()(const MemberChanged&) {}
  void operator()(const SourceIdentity&) {}

  void operator()(const SourceAdded& act) { case_.sources[act.source] = act; }

  void operator()(const ReportReceived& act) {
    ReportState& state = case_.reports[act.report.id];
    state.report = act.report;
    state.received = trace_;
  }

  void operator()(const ReportFiled& act) {
    if (act.case_id == case_.id) case_.reports[act.report].filed = true;
  }

  void operator()(const ReadingDone& act) {
    const Reading& reading = act.reading;
    ReportState& state = case_.reports[reading.report];
    const bool read_before = state.reading.has_value();
    if (read_before) retire_proposals_of(reading, state);
    state.reading = reading.id;
    state.language = reading.language;
    state.document_date = reading.document_date;
    state.author = reading.author;
    state.unread = reading.unread;
    for (const Subject& subject : reading.subjects) add_subject(subject, reading.report);
    for (const Claim& claim : reading.claims) {
      state.proposed.push_back(claim.id);
      keep_proposal(claim);
    }
    for (const Relay& relay : reading.relays) case_.relays.push_back({relay, true, trace_});
    if (read_before) forget_subjects_of(state, reading);
    state.introduced.clear();
    for (const Subject& subject : reading.subjects) state.introduced.push_back(subject.id);
  }

  void operator()(const ClaimAdded& act) {
    auto replaced = case_.claims.find(act.replaces);
    if (replaced != case_.claims.end()) {
      replaced->second.standing = Standing::kReplaced;
      replaced->second.replaced_by = act.claim.id;
      replaced->second.decided = trace_;
    }
    keep({act.claim, Standing::kAccepted, trace_, trace_, {}});
  }

  void operator()(const SubjectAdded& act) { add_subject(act.subject, act.report); }

  void operator()(const ClaimDecided& act) {
    for (const ClaimId& id : act.claims) {
      auto claim = case_.claims.find(id);
      if (claim == case_.claims.end() || claim->second.standing == Standing::kReplaced) continue;
      claim->second.standing = standing_after(act.decision);
      claim->second.decided = trace_;
    }
  }

  void operator()(const RelayAdded& act) { case_.relays.push_back({act.relay, false, trace_}); }
  void operator()(const IdentityDecided& act) { case_.identities.push_back({act, trace_}); }
  void operator()(const RootsDecided& act) { case_.roots.push_back({act, trace_}); }

  void operator()(const CaseOpened& act) {
    if (act.case_id != case_.id) return;
    case_.title = act.title;
    case_.closed = act.closed;
    case_.keepers = act.keepers;
    case_.opened = trace_;
  }

  void operator()(const CaseChanged& act) {
    if (act.case_id != case_.id) return;
    case_.title = act.title;
    case_.ended = act.ended;
  }

  void operator()(const FindingDecided& act) { keep(case_.findings, act); }
  void operator()(const CheckPlanned& act) { keep(case_.checks, act); }
  void operator()(const CheckAnswered& act) { keep(case_.answers, act); }
  void operator()(const GateSet& act) { keep(case_.gates, act); }
  void operator()(const DocumentDrafted& act) { keep(case_.documents, act); }

  void operator()(const Erased& act) {
    auto report = case_.reports.find(act.report);
    if (report != case_.reports.end()) report->second.erased = true;
  }

 private:
  template <typename Act>
  void keep(std::vector<Decided<Act>>& list, const Act& act) {
    if (act.case_id == case_.id) list.push_back({act, trace_});
  }

  // Ids are in the order of time, so that a new one mostly goes to the end.
  void keep(ClaimState claim) {
    const ClaimId id = claim.claim.id;
    case_.claims.insert_or_assign(case_.claims.end(), id, std::move(claim));
  }

  // A claim that an earlier reading made as well stands as it stood.
  void keep_proposal(const Claim& claim) {
    if (case_.claims.contains(claim.id)) return;
    keep({claim, Standing::kProposed, trace_, {}, {}});
  }

  void add_subject(const Subject& subject, const ReportId& report) {
    if (case_.subjects.insert_or_assign(subject.id, subject).second) {
      case_.met.push_back(subject.id);
    }
    case_.subject_report.emplace(subject.id, report);
  }

  // A newer reading proposes anew; what it finds again and what a member decided stays.
  void retire_proposals_of(const Reading& newest, ReportState& state) {
    std::set<ClaimId> again;
    for (const Claim& claim : newest.claims) again.insert(claim.id);
    for (const ClaimId& id : state.proposed) {
      auto claim = case_.claims.find(id);
      if (claim == case_.claims.end() || claim->second.standing != Standing::kProposed) continue;
      if (!again.contains(id)) case_.claims.erase(claim);
    }
    state.proposed.clear();
    std::erase_if(case_.relays, [&](const RelayState& each) {
      return each.proposed && each.relay.report == newest.report;
    });
  }

  // Whom an earlier reading met and neither the newest nor a member speaks of.
  void forget_subjects_of(const ReportState& state, const Reading& newest) {
    std::set<SubjectId> gone(state.introduced.begin(), state.introduced.end());
    for (const Subject& subject : newest.subjects) gone.erase(subject.id);
    if (gone.empty()) return;
    for (const auto& [id, held] : case_.claims) {
      gone.erase(held.claim.subject);
      if (const auto* reference = std::get_if<Reference>(&held.claim.value)) {
        gone.erase(reference->subject);
      }
      if (const auto* kin = std::get_if<Kin>(&held.claim.value)) gone.erase(kin->subject);
    }
    for (const auto& each : case_.identities) {
      gone.erase(each.act.one);
      gone.erase(each.act.other);
    }
    for (const auto& each : case_.findings) gone.erase(each.act.subject);
    for (const auto& each : case_.checks) gone.erase(each.act.subject);
    for (const auto& each : case_.gates) gone.erase(each.act.subject);
    for (const SubjectId& id : gone) {
      case_.subjects.erase(id);
      case_.subject_report.erase(id);
    }
    std::erase_if(case_.met, [&](const SubjectId& id) { return gone.contains(id); });
  }

  static Standing standing_after(Decision decision) {
    switch (decision) {
      case Decision::kAccepted: return Standing::kAccepted;
      case Decision::kRejected: return Standing::kRejected;
      case Decision::kTakenBack: return Standing::kTakenBack;
    }
    return Standing::kProposed;
  }

  Case& case_;
  Trace trace_;
};

}  // namespace

void apply(Case& folded, const Entry& entry) {
  const Envelope& envelope = entry.envelope;
  WHEREABOUTS_ASSERT(folded.history.empty() || folded.history.back().number < envelope.number);
  folded.history.push_back({envelope.number, envelope.time, envelope.member});
  if (!entry.body) {
    ++folded.unreadable;
    return;
  }
  std::visit(Fold(folded, envelope), *entry.body);
}

Case fold(CaseId id, std::span<const Entry> entries) {
  Case folded;
  folded.id = id;
  for (const Entry& entry : entries) apply(folded, entry);
  return folded;
}

}  // namespace model
