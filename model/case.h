// A Case is a fold: one pure function from its entries to what stands in it.
//
// Page, letter and "as of" all come from here. Folding the entries up to a day gives the case as
// it was known on that day. The fold decides nothing and weighs nothing: it keeps what was
// received, what it is said to claim, and what members decided, each with the entry it came from.
// A plain value; touches no disk, network or clock.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/entry.h"
#include "model/ids.h"

namespace model {

struct Trace {  // which entry, when we learned it, by whom
  std::uint64_t number = 0;
  base::Instant time;
  MemberId member;
};

struct ReportState {
  Report report;
  Trace received;
  bool filed = false;  // in this case
  // The newest reading; older ones of the same reader are replaced, decided claims of them stay.
  std::optional<ReadingId> reading;
  std::vector<ClaimId> proposed;      // by that reading
  std::vector<SubjectId> introduced;  // by that reading
  std::string language;
  std::optional<When> document_date;
  std::string author;
  std::vector<std::string> unread;
  bool erased = false;
};

enum class Standing {
  kProposed = 1,  // by a reader; nobody has confirmed it
  kAccepted = 2,
  kRejected = 3,
  kTakenBack = 4,
  kReplaced = 5,
};

struct ClaimState {
  Claim claim;
  Standing standing = Standing::kProposed;
  Trace trace;  // of the entry that brought it
  std::optional<Trace> decided;
  ClaimId replaced_by;
  bool stands() const { return standing == Standing::kProposed || standing == Standing::kAccepted; }
};

struct RelayState {
  Relay relay;
  bool proposed = true;
  Trace trace;
};

template <typename Act>
struct Decided {
  Act act;
  Trace trace;
};

struct Case {
  CaseId id;
  std::string title;
  bool closed = false;
  bool ended = false;
  std::vector<MemberId> keepers;
  std::optional<Trace> opened;

  std::map<ReportId, ReportState> reports;
  std::map<SubjectId, Subject> subjects;
  std::vector<SubjectId> met;                    // in the order in which they were first met
  std::map<SubjectId, ReportId> subject_report;  // the report in which it was first met
  std::map<ClaimId, ClaimState> claims;
  std::vector<RelayState> relays;
  std::map<SourceId, SourceAdded> sources;
  // The newest decision on a pair stands; the order of the pair does not matter.
  std::vector<Decided<IdentityDecided>> identities;
  std::vector<Decided<RootsDecided>> roots;
  std::vector<Decided<FindingDecided>> findings;
  std::vector<Decided<CheckPlanned>> checks;
  std::vector<Decided<CheckAnswered>> answers;
  std::vector<Decided<GateSet>> gates;
  std::vector<Decided<DocumentDrafted>> documents;
  std::vector<Trace> history;    // every entry, read or not
  std::uint64_t unreadable = 0;  // entries whose body could not be opened
};

// Adds one entry, which must be newer than all before. Entries that mean nothing to the case as it
// stands (a decision on a claim that was erased) change nothing but the history.
void apply(Case& folded, const Entry& entry);
Case fold(CaseId id, std::span<const Entry> entries);

}  // namespace model
