#include "views/decisions.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "linking/proposal.h"

namespace views {

namespace {

using model::SubjectId;

Json traced(Json json, const model::Trace& trace, const Office& office) {
  json["day"] = office.zone.day_of(trace.time).iso();
  json["member"] = office.name(trace.member);
  return json;
}

std::string_view sameness_code(model::Sameness sameness) {
  switch (sameness) {
    case model::Sameness::kSame: return "same";
    case model::Sameness::kDifferent: return "different";
    case model::Sameness::kUnsure: return "unsure";
  }
  return "";
}

std::string_view strength_code(linking::Strength strength) {
  switch (strength) {
    case linking::Strength::kPossible: return "possible";
    case linking::Strength::kLikely: return "likely";
    case linking::Strength::kStrong: return "strong";
  }
  return "";
}

std::string_view audience_code(model::Audience audience) {
  switch (audience) {
    case model::Audience::kAddressee: return "addressee";
    case model::Audience::kPartner: return "partner";
    case model::Audience::kUnBody: return "un-body";
    case model::Audience::kPublic: return "public";
  }
  return "";
}

std::string_view opening_code(model::Opening opening) {
  switch (opening) {
    case model::Opening::kClosed: return "closed";
    case model::Opening::kCoarse: return "coarse";
    case model::Opening::kOpen: return "open";
  }
  return "";
}

using Pair = std::pair<SubjectId, SubjectId>;

Pair pair_of(const SubjectId& one, const SubjectId& other) { return std::minmax(one, other); }

Json pair_json(const CaseView& view, const SubjectId& one, const SubjectId& other) {
  auto report_of = [&](const SubjectId& subject) {
    auto at = view.folded.subject_report.find(subject);
    return at == view.folded.subject_report.end() ? std::string() : view.report_label(at->second);
  };
  return {{"one", one.text()},
          {"one_label", view.own_label(one)},
          {"one_report", report_of(one)},
          {"other", other.text()},
          {"other_label", view.own_label(other)},
          {"other_report", report_of(other)}};
}

// In the order of model::Body.
constexpr std::array<std::string_view, model::kKindNewest> kKinds{
    "archive-opened",  "member-added",     "member-changed", "source-added", "source-identity",
    "report-received", "report-filed",     "reading-done",   "claim-added",  "claims-decided",
    "relay-added",     "identity-decided", "roots-decided",  "case-opened",  "case-changed",
    "finding-decided", "check-planned",    "check-answered", "gate-set",     "document-drafted",
    "erased",          "subject-added"};

}  // namespace

std::string Office::name(const model::MemberId& member) const {
  auto at = members.find(member);
  return at == members.end() ? std::string() : at->second;
}

Json identities(const CaseView& view, const Office& office) {
  Json decided = Json::array();
  std::set<Pair> done;
  const auto& acts = view.folded.identities;
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    const bool stands = done.insert(pair_of(act->act.one, act->act.other)).second;
    Json json = pair_json(view, act->act.one, act->act.other);
    json["decision"] = sameness_code(act->act.sameness);
    json["reason"] = act->act.reason;
    json["stands"] = stands;
    decided.push_back(traced(std::move(json), act->trace, office));
  }
  Json proposed = Json::array();
  const linking::Identities& who = view.knowledge.identities;
  for (const linking::Proposal& proposal : who.proposals()) {
    if (done.contains(pair_of(proposal.one, proposal.other))) continue;
    Json json = pair_json(view, proposal.one, proposal.other);
    json["strength"] = strength_code(proposal.strength);
    json["joined"] = who.canonical(proposal.one) == who.canonical(proposal.other);
    json["reasons"] = proposal.reasons;
    proposed.push_back(std::move(json));
  }
  Json clashes = Json::array();
  for (const model::IdentityDecided& clash : who.clashes()) {
    Json json = pair_json(view, clash.one, clash.other);
    json["reason"] = clash.reason;
    clashes.push_back(std::move(json));
  }
  return {{"decided", std::move(decided)},
          {"proposed", std::move(proposed)},
          {"clashes", std::move(clashes)}};
}

Json gates(const CaseView& view, const Office& office) {
  // The newest decision on a subject, property and audience stands.
  std::set<std::tuple<SubjectId, model::Property, model::Audience>> done;
  Json all = Json::array();
  const auto& acts = view.folded.gates;
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    const model::GateSet& gate = act->act;
    if (!done.insert({gate.subject, gate.property, gate.audience}).second) continue;
    all.push_back(traced({{"subject", gate.subject.text()},
                          {"about", view.label(gate.subject)},
                          {"property", model::info(gate.property).code},
                          {"audience", audience_code(gate.audience)},
                          {"opening", opening_code(gate.opening)},
                          {"reason", gate.reason}},
                         act->trace, office));
  }
  return {{"gates", std::move(all)}};
}

Json checks(const CaseView& view, const Office& office) {
  struct Line {
    int rank;  // open ones before answered ones
    base::Day due;
    Json json;
  };
  std::vector<Line> lines;
  for (const auto& planned : view.folded.checks) {
    const model::CheckPlanned& check = planned.act;
    Json answers = Json::array();
    for (const auto& answered : view.folded.answers) {
      if (answered.act.check != check.check) continue;
      Json answer{{"note", answered.act.note}, {"report", nullptr}};
      if (!answered.act.report.is_nil()) answer["report"] = answered.act.report.text();
      answers.push_back(traced(std::move(answer), answered.trace, office));
    }
    const bool open = answers.empty();
    const bool late = open && check.due && *check.due < office.today;
    Json json{{"check", check.check.text()},
              {"subject", check.subject.text()},
              {"about", view.label(check.subject)},
              {"property", model::info(check.property).code},
              {"whom", check.whom},
              {"way", check.way},
              {"due", check.due ? Json(check.due->iso()) : Json()},
              {"state", late   ? "late"
                        : open ? "open"
                               : "answered"},
              {"answers", std::move(answers)}};
    lines.push_back({open ? 0 : 1, check.due.value_or(base::Day::from_number(1 << 24)),
                     traced(std::move(json), planned.trace, office)});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::pair(a.rank, a.due) < std::pair(b.rank, b.due);
  });
  Json all = Json::array();
  for (Line& line : lines) all.push_back(std::move(line.json));
  return {{"checks", std::move(all)}};
}

Json history(std::span<const model::Entry> entries, const Office& office) {
  Json all = Json::array();
  std::uint64_t unreadable = 0;
  for (const model::Entry& entry : entries) {
    const model::Envelope& envelope = entry.envelope;
    if (!entry.body) ++unreadable;
    const bool known = envelope.kind >= 1 && envelope.kind <= kKinds.size();
    all.push_back({{"number", envelope.number},
                   {"day", office.zone.day_of(envelope.time).iso()},
                   {"kind", known ? kKinds[envelope.kind - 1] : "of a newer program"},
                   {"member", office.name(envelope.member)},
                   {"readable", entry.body.has_value()}});
  }
  return {{"entries", std::move(all)}, {"sealed_or_erased", unreadable}};
}

}  // namespace views
