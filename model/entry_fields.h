// The numbered fields of everything that the record stores: the one list that writing, reading
// and the format's documentation come out of. Numbers are stored for ever: append only.
//
// visit(fields, value) calls fields(number, member) for each member, in ascending order.
#pragma once

#include "model/entry.h"

namespace model::stored {

// The largest number each stored enumeration may have.
template <typename Enumeration>
inline constexpr unsigned kLast = 0;
template <> inline constexpr unsigned kLast<base::Holds> = 2;
template <> inline constexpr unsigned kLast<base::Weekday> = 7;
template <> inline constexpr unsigned kLast<SubjectKind> = 6;
template <> inline constexpr unsigned kLast<Manner> = 6;
template <> inline constexpr unsigned kLast<Basis> = 6;
template <> inline constexpr unsigned kLast<Origin::Kind> = 3;
template <> inline constexpr unsigned kLast<Medium> = 6;
template <> inline constexpr unsigned kLast<Role> = 4;
template <> inline constexpr unsigned kLast<Decision> = 3;
template <> inline constexpr unsigned kLast<Sameness> = 3;
template <> inline constexpr unsigned kLast<Verdict> = 3;
template <> inline constexpr unsigned kLast<Opening> = 3;
template <> inline constexpr unsigned kLast<Audience> = 4;
template <> inline constexpr unsigned kLast<DocumentKind> = 3;

template <typename F> void visit(F& f, base::DateRange& v) {
  f(1, v.earliest), f(2, v.latest), f(3, v.holds), f(4, v.approximate), f(5, v.uncertain);
}
template <typename F> void visit(F& f, Text& v) { f(1, v.words); }
template <typename F> void visit(F& f, Name& v) { f(1, v.words); }
template <typename F> void visit(F& f, Term& v) { f(1, v.code); }
template <typename F> void visit(F& f, When& v) { f(1, v.range), f(2, v.words), f(3, v.weekday); }
template <typename F> void visit(F& f, Age& v) {
  f(1, v.months_min), f(2, v.months_max), f(3, v.on), f(4, v.words);
}
template <typename F> void visit(F& f, Count& v) { f(1, v.least), f(2, v.most), f(3, v.words); }
template <typename F> void visit(F& f, GazetteerRef& v) { f(1, v.id), f(2, v.label); }
template <typename F> void visit(F& f, Place& v) {
  f(1, v.words), f(2, v.inside), f(3, v.near), f(4, v.near_border);
}
template <typename F> void visit(F& f, Reference& v) { f(1, v.subject); }
template <typename F> void visit(F& f, Kin& v) { f(1, v.relation), f(2, v.subject); }

template <typename F> void visit(F& f, Passage& v) { f(1, v.report), f(2, v.begin), f(3, v.end); }
template <typename F> void visit(F& f, Origin& v) { f(1, v.kind), f(2, v.words), f(3, v.plural); }
template <typename F> void visit(F& f, Claim& v) {
  f(1, v.id), f(2, v.subject), f(3, v.property), f(4, v.value), f(5, v.time), f(6, v.manner);
  f(7, v.basis), f(8, v.origin), f(9, v.passage);
}
template <typename F> void visit(F& f, Subject& v) {
  f(1, v.id), f(2, v.kind), f(3, v.label), f(4, v.unnamed);
}
template <typename F> void visit(F& f, Report& v) {
  f(1, v.id), f(2, v.source), f(3, v.medium), f(4, v.received), f(5, v.label), f(6, v.original);
  f(7, v.original_hash), f(8, v.text);
}
template <typename F> void visit(F& f, Relay& v) {
  f(1, v.report), f(2, v.of_report), f(3, v.of_words), f(4, v.translation), f(5, v.passage);
}
template <typename F> void visit(F& f, Reading& v) {
  f(1, v.id), f(2, v.report), f(3, v.reader), f(4, v.version), f(5, v.gazetteer);
  f(6, v.language), f(7, v.document_date), f(8, v.author), f(9, v.subjects), f(10, v.claims);
  f(11, v.relays), f(12, v.unread);
}

template <typename F> void visit(F& f, ArchiveOpened& v) { f(1, v.name), f(2, v.zone); }
template <typename F> void visit(F& f, MemberAdded& v) {
  f(1, v.member), f(2, v.name), f(3, v.role), f(4, v.signing_key), f(5, v.sealing_key);
}
template <typename F> void visit(F& f, MemberChanged& v) {
  f(1, v.member), f(2, v.role), f(3, v.left);
}
template <typename F> void visit(F& f, SourceAdded& v) {
  f(1, v.source), f(2, v.label), f(3, v.is_protected), f(4, v.grade);
}
template <typename F> void visit(F& f, SourceIdentity& v) {
  f(1, v.source), f(2, v.identity), f(3, v.keepers);
}
template <typename F> void visit(F& f, ReportReceived& v) { f(1, v.report); }
template <typename F> void visit(F& f, ReportFiled& v) { f(1, v.case_id), f(2, v.report); }
template <typename F> void visit(F& f, ReadingDone& v) { f(1, v.reading); }
template <typename F> void visit(F& f, ClaimAdded& v) {
  f(1, v.claim), f(2, v.replaces), f(3, v.reason);
}
template <typename F> void visit(F& f, ClaimDecided& v) {
  f(1, v.claims), f(2, v.decision), f(3, v.reason);
}
template <typename F> void visit(F& f, RelayAdded& v) { f(1, v.relay), f(2, v.reason); }
template <typename F> void visit(F& f, IdentityDecided& v) {
  f(1, v.one), f(2, v.other), f(3, v.sameness), f(4, v.reason);
}
template <typename F> void visit(F& f, RootsDecided& v) {
  f(1, v.one), f(2, v.other), f(3, v.distinct), f(4, v.reason);
}
template <typename F> void visit(F& f, CaseOpened& v) {
  f(1, v.case_id), f(2, v.title), f(3, v.closed), f(4, v.keepers);
}
template <typename F> void visit(F& f, CaseChanged& v) {
  f(1, v.case_id), f(2, v.title), f(3, v.ended);
}
template <typename F> void visit(F& f, FindingDecided& v) {
  f(1, v.case_id), f(2, v.subject), f(3, v.property), f(4, v.verdict), f(5, v.value);
  f(6, v.reason);
}
template <typename F> void visit(F& f, CheckPlanned& v) {
  f(1, v.check), f(2, v.case_id), f(3, v.subject), f(4, v.property), f(5, v.whom), f(6, v.way);
  f(7, v.due);
}
template <typename F> void visit(F& f, CheckAnswered& v) {
  f(1, v.check), f(2, v.case_id), f(3, v.report), f(4, v.note);
}
template <typename F> void visit(F& f, GateSet& v) {
  f(1, v.case_id), f(2, v.subject), f(3, v.property), f(4, v.audience), f(5, v.opening);
  f(6, v.reason);
}
template <typename F> void visit(F& f, DraftedSentence& v) { f(1, v.words), f(2, v.claims); }
template <typename F> void visit(F& f, DocumentDrafted& v) {
  f(1, v.action), f(2, v.case_id), f(3, v.kind), f(4, v.audience), f(5, v.language);
  f(6, v.sentences);
}
template <typename F> void visit(F& f, Erased& v) {
  f(1, v.report), f(2, v.source), f(3, v.reason);
}
template <typename F> void visit(F& f, SubjectAdded& v) { f(1, v.subject), f(2, v.report); }

}  // namespace model::stored
