// An Entry is one line of the record: a human act, a receipt, or a reading run.
//
// Its envelope is what everybody in the archive may know: that it is there, when, by whom, of
// which kind, in which cases. Its body is sealed under the key of its owner (the archive, a case,
// a report or a source) and is gone for good once that key is destroyed.
//
// The numbers of kinds and of body fields are stored for ever: append, never renumber, never
// reuse. docs/formats/archive.md lists them; a test compares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/world.h"
#include "model/claim.h"
#include "model/ids.h"
#include "model/report.h"
#include "model/subject.h"

namespace model {

enum class Role {
  kReader = 1,      // sees open cases
  kResearcher = 2,  // adds reports, claims, decisions
  kApprover = 3,    // and approves what goes out
  kKeeper = 4,      // and runs the archive: members, backups, erasure
};

struct ArchiveOpened {
  std::string name;  // of the organisation
  std::string zone;  // IANA name: the organisation's days
};

struct MemberAdded {
  MemberId member;
  std::string name;
  Role role = Role::kResearcher;
  base::Bytes signing_key;  // Ed25519, public
  base::Bytes sealing_key;  // X25519, public
};

struct MemberChanged {
  MemberId member;
  Role role = Role::kResearcher;
  bool left = false;  // may no longer sign; what they signed before stays
};

struct SourceAdded {
  SourceId source;
  std::string label;  // what everybody may call it: "source 7", or a body's public name
  bool is_protected = false;
  std::string grade;  // Admiralty A to F or empty; shown, never computed with
};

// Sealed to the keepers of the source: no list, index or command shows it to others.
struct SourceIdentity {
  SourceId source;
  std::string identity;
  std::vector<MemberId> keepers;
};

struct ReportReceived {
  Report report;
};

struct ReportFiled {
  CaseId case_id;
  ReportId report;
};

struct ReadingDone {
  Reading reading;
};

// A subject that a member met in a report and no reader did.
struct SubjectAdded {
  Subject subject;
  ReportId report;
};

enum class Decision {
  kAccepted = 1,
  kRejected = 2,
  kTakenBack = 3,  // by its teller
};

struct ClaimAdded {
  Claim claim;
  ClaimId replaces;  // nil: a claim that the reader missed
  std::string reason;
};

struct ClaimDecided {
  std::vector<ClaimId> claims;  // several at once: "confirm just those that the text uses"
  Decision decision = Decision::kAccepted;
  std::string reason;
};

struct RelayAdded {
  Relay relay;
  std::string reason;
};

enum class Sameness { kSame = 1, kDifferent = 2, kUnsure = 3 };

struct IdentityDecided {
  SubjectId one;
  SubjectId other;
  Sameness sameness = Sameness::kUnsure;
  std::string reason;
};

// The origins of two claims, looked at together: do they know it by ways of their own?
struct RootsDecided {
  ClaimId one;
  ClaimId other;
  bool distinct = false;
  std::string reason;
};

struct CaseOpened {
  CaseId case_id;
  std::string title;
  bool closed = false;            // sealed to its keepers
  std::vector<MemberId> keepers;  // empty for an open case
};

struct CaseChanged {
  CaseId case_id;
  std::string title;
  bool ended = false;
};

enum class Verdict { kEstablished = 1, kRefuted = 2, kReopened = 3 };

struct FindingDecided {
  CaseId case_id;
  SubjectId subject;
  Property property = Property::kName;
  Verdict verdict = Verdict::kEstablished;
  std::optional<Value> value;  // what is established
  std::string reason;
};

struct CheckPlanned {
  EntryId check;  // its id
  CaseId case_id;
  SubjectId subject;
  Property property = Property::kName;
  std::string whom;  // who could know
  std::string way;   // the safe way to ask them
  std::optional<base::Day> due;
};

struct CheckAnswered {
  EntryId check;
  CaseId case_id;
  ReportId report;  // an answer is a new report; nil: nobody answered
  std::string note;
};

// How far a value is opened to an audience. Closed is the default and needs no entry.
enum class Opening { kClosed = 1, kCoarse = 2, kOpen = 3 };

enum class Audience { kAddressee = 1, kPartner = 2, kUnBody = 3, kPublic = 4 };

struct GateSet {
  CaseId case_id;
  SubjectId subject;
  Property property = Property::kName;
  Audience audience = Audience::kAddressee;
  Opening opening = Opening::kClosed;
  std::string reason;
};

enum class DocumentKind { kLetter = 1, kStatement = 2, kRelayNote = 3 };

// One sentence of a drafted document and what it rests on.
struct DraftedSentence {
  std::string words;
  std::vector<ClaimId> claims;
};

struct DocumentDrafted {
  ActionId action;
  CaseId case_id;
  DocumentKind kind = DocumentKind::kLetter;
  Audience audience = Audience::kAddressee;
  std::string language;
  std::vector<DraftedSentence> sentences;
};

// What was taken out of the record for good. The entries stay, empty, with their proofs.
struct Erased {
  ReportId report;  // one of the two
  SourceId source;
  std::string reason;
};

// The order is the order of the numbers below; append only.
using Body =
    std::variant<ArchiveOpened, MemberAdded, MemberChanged, SourceAdded, SourceIdentity,
                 ReportReceived, ReportFiled, ReadingDone, ClaimAdded, ClaimDecided, RelayAdded,
                 IdentityDecided, RootsDecided, CaseOpened, CaseChanged, FindingDecided,
                 CheckPlanned, CheckAnswered, GateSet, DocumentDrafted, Erased, SubjectAdded>;

// The stored number of the kind of a body: its place above, counted from 1.
using Kind = std::uint16_t;
inline Kind kind_of(const Body& body) { return static_cast<Kind>(body.index() + 1); }
inline constexpr Kind kKindNewest = static_cast<Kind>(std::variant_size_v<Body>);
// Bodies of this version are written; a body of a newer version is not read, only carried.
inline constexpr std::uint16_t kBodyVersion = 1;

// Whose key seals the body.
struct Owner {
  enum class Kind { kArchive = 1, kCase = 2, kReport = 3, kSource = 4 };
  Kind kind = Kind::kArchive;
  base::IdBytes id{};  // of the case, report or source; zero for the archive
  friend auto operator<=>(const Owner&, const Owner&) = default;
};

struct Envelope {
  std::uint64_t number = 0;  // from 1, without gaps
  EntryId id;
  Kind kind = 0;
  std::uint16_t version = kBodyVersion;
  base::Instant time;  // never earlier than the entry before
  MemberId member;
  std::vector<CaseId> cases;   // sorted
  std::uint64_t based_on = 0;  // the newest entry that the member had seen
  Owner owner;
};

struct Entry {
  Envelope envelope;
  // Not there: erased, sealed to others, or written by a newer program.
  std::optional<Body> body;
};

// Deterministic CBOR of a body: a map from field numbers to values; fields at rest are left out.
base::Bytes encode(const Body& body);
// Errors: kDamaged for bytes that are not such a body; kUnsupported for a kind or version from a
// newer program.
base::Result<Body> decode(Kind kind, std::uint16_t version, base::ByteView bytes);

// Which key seals such a body: a reading belongs to its report, an identity to its source, a
// finding to its case. What names subjects of several reports belongs to the case it is about
// (the first of `cases`), so that a decision in a closed case opens to its keepers only.
Owner owner_of(const Body& body, const std::vector<CaseId>& cases);

}  // namespace model
