#include "views/case_view.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "model/terms.h"
#include "views/days.h"

namespace views {

namespace {

using model::Property;
using model::SubjectId;

// The subjects that a claim of one property refers to, for the findings of one subject.
template <typename Visit>
void for_references(const CaseView& view, Property property, const Visit& visit) {
  for (const weighing::Finding& finding : view.weighed.findings) {
    if (finding.property != property) continue;
    for (const auto& group : finding.groups) {
      for (const auto& id : group.claims) {
        const auto& value = view.folded.claims.at(id).claim.value;
        if (const auto* to = std::get_if<model::Reference>(&value)) {
          visit(finding.subject, view.knowledge.canonical(to->subject));
        }
      }
    }
  }
}

std::string say_age(const model::Age& age) {
  auto years = [](int months) { return std::to_string(months / 12); };
  std::string said = age.months_max - age.months_min < 12
                         ? (age.months_min < 36 ? std::to_string(age.months_min) + " months"
                                                : years(age.months_min) + " years")
                         : years(age.months_min) + " to " + years(age.months_max) + " years";
  return said + " (" + days_in_words(age.on) + ")";
}

std::string say_count(const model::Count& count) {
  if (!count.most) return "at least " + std::to_string(count.least);
  if (*count.most == count.least) return std::to_string(count.least);
  if (count.least == 0) return "up to " + std::to_string(*count.most);
  return std::to_string(count.least) + " to " + std::to_string(*count.most);
}

std::string say_place(const model::Place& place) {
  std::string said = place.inside ? place.inside->label : place.words;
  for (std::size_t at = 0; at < place.near.size(); ++at) {
    said += at > 0 ? " and " : place.near_border ? ", near the border with " : ", near ";
    said += place.near[at].label;
  }
  return said;
}

std::string_view kind_code(model::SubjectKind kind) {
  switch (kind) {
    case model::SubjectKind::kPerson: return "person";
    case model::SubjectKind::kGroup: return "group";
    case model::SubjectKind::kEvent: return "event";
    case model::SubjectKind::kPlace: return "place";
    case model::SubjectKind::kOrganisation: return "organisation";
    case model::SubjectKind::kAuthority: return "authority";
  }
  return "";
}

std::string_view manner_code(model::Manner manner) {
  switch (manner) {
    case model::Manner::kStated: return "stated";
    case model::Manner::kReported: return "reported";
    case model::Manner::kPossible: return "possible";
    case model::Manner::kFeared: return "feared";
    case model::Manner::kDenied: return "denied";
    case model::Manner::kAsked: return "asked";
  }
  return "";
}

std::string_view basis_code(model::Basis basis) {
  switch (basis) {
    case model::Basis::kNotSaid: return "not-said";
    case model::Basis::kWitnessed: return "witnessed";
    case model::Basis::kToldByPersonOrFamily: return "told-by-person-or-family";
    case model::Basis::kToldByAnother: return "told-by-another";
    case model::Basis::kDocument: return "document";
    case model::Basis::kOfficialAdmission: return "official-admission";
  }
  return "";
}

Json roots_json(const weighing::Roots& roots) {
  Json json{{"at_least", roots.at_least},
            {"at_most", nullptr},
            {"known", roots.known},
            {"unnamed", roots.unnamed}};
  if (roots.at_most) json["at_most"] = *roots.at_most;
  return json;
}

std::string report_label(const CaseView& view, const model::ReportId& id) {
  auto at = view.folded.reports.find(id);
  return at == view.folded.reports.end() ? std::string() : at->second.report.label;
}

Json claim_json(const CaseView& view, const model::ClaimId& id) {
  const model::ClaimState& state = view.folded.claims.at(id);
  const model::Claim& claim = state.claim;
  Json json{{"claim", id.text()},
            {"says", say(claim.value, view)},
            {"quote", view.quoted(id)},
            {"report", claim.passage.report.text()},
            {"report_label", report_label(view, claim.passage.report)},
            {"begin", claim.passage.begin},
            {"end", claim.passage.end},
            {"manner", manner_code(claim.manner)},
            {"basis", basis_code(claim.basis)},
            {"confirmed", state.standing == model::Standing::kAccepted}};
  if (!claim.origin.words.empty()) json["origin"] = claim.origin.words;
  return json;
}

Json finding_json(const CaseView& view, const weighing::Finding& finding) {
  Json groups = Json::array();
  for (const auto& group : finding.groups) {
    Json claims = Json::array();
    for (const auto& id : group.claims) claims.push_back(claim_json(view, id));
    groups.push_back({{"says", say(group.value, view)},
                      {"roots", roots_json(group.roots)},
                      {"claims", std::move(claims)}});
  }
  return {{"subject", finding.subject.text()},
          {"about", view.label(finding.subject)},
          {"property", model::info(finding.property).code},
          {"label", model::info(finding.property).label},
          {"status", weighing::status_code(finding.status)},
          {"provisional", finding.provisional},
          {"groups", std::move(groups)},
          {"denials", finding.denials.size()}};
}

// What lists say of a person or group beside its name.
Json facts_of(const CaseView& view, const SubjectId& subject) {
  Json facts = Json::array();
  for (const weighing::Finding& finding : view.weighed.findings) {
    if (finding.subject != subject || finding.groups.empty()) continue;
    if (finding.property == Property::kName || finding.property == Property::kMemberOf) continue;
    Json says = Json::array();
    for (const auto& group : finding.groups) says.push_back(say(group.value, view));
    facts.push_back({{"property", model::info(finding.property).code},
                     {"label", model::info(finding.property).label},
                     {"status", weighing::status_code(finding.status)},
                     {"provisional", finding.provisional},
                     {"says", std::move(says)}});
  }
  return facts;
}

// In the order in which the reports speak of them: the report that came first, then its words.
class FirstMention {
 public:
  explicit FirstMention(const CaseView& view) : view_(view) {
    for (const auto& [id, state] : view.folded.claims) {
      const model::Passage& passage = state.claim.passage;
      auto report = view.folded.reports.find(passage.report);
      if (report == view.folded.reports.end()) continue;
      const Place place{report->second.received.number, passage.begin};
      auto [at, is_new] = places_.try_emplace(view.knowledge.canonical(state.claim.subject), place);
      if (!is_new) at->second = std::min(at->second, place);
    }
  }
  bool operator()(const SubjectId& a, const SubjectId& b) const {
    return std::tuple(place(a), view_.label(a), a) < std::tuple(place(b), view_.label(b), b);
  }

 private:
  using Place = std::pair<std::uint64_t, std::uint32_t>;
  Place place(const SubjectId& subject) const {
    auto at = places_.find(subject);
    return at == places_.end() ? Place{~0ull, 0} : at->second;
  }
  const CaseView& view_;
  std::map<SubjectId, Place> places_;
};

Json groups_of(const CaseView& view, const SubjectId& subject) {
  std::set<SubjectId> groups;
  for_references(view, Property::kMemberOf, [&](const SubjectId& member, const SubjectId& group) {
    if (member == subject) groups.insert(group);
  });
  Json json = Json::array();
  for (const SubjectId& each : groups) json.push_back(each.text());
  return json;
}

}  // namespace

CaseView::CaseView(model::Case the_case, weighing::Knowledge what_is_known)
    : folded(std::move(the_case)),
      knowledge(std::move(what_is_known)),
      weighed(weighing::weigh(folded, knowledge)) {}

const std::string& CaseView::label(const SubjectId& subject) const {
  static const std::string kNobody = "somebody";
  auto at = folded.subjects.find(subject);
  return at == folded.subjects.end() ? kNobody : at->second.label;
}

std::string CaseView::quoted(const model::ClaimId& claim) const {
  const model::Passage& passage = folded.claims.at(claim).claim.passage;
  auto report = folded.reports.find(passage.report);
  if (report == folded.reports.end() || passage.end > report->second.report.text.size()) return {};
  return report->second.report.text.substr(passage.begin, passage.end - passage.begin);
}

bool CaseView::is_struck(const SubjectId& canonical) const {
  bool struck = false;
  auto looks_at = [&](const SubjectId& subject) {
    for_references(*this, Property::kVictim, [&](const SubjectId& event, const SubjectId& victim) {
      const weighing::Finding* kind = weighed.find(event, Property::kEventKind);
      const auto* term = kind && kind->value() ? std::get_if<model::Term>(kind->value()) : nullptr;
      // A birth or a flight is told of many a life; it makes nobody a person of the case.
      struck |= victim == subject && term && model::is_violation(term->code);
    });
  };
  looks_at(canonical);
  for_references(*this, Property::kMemberOf, [&](const SubjectId& member, const SubjectId& group) {
    if (member == canonical && !struck) looks_at(group);
  });
  return struck;
}

std::string say(const model::Value& value, const CaseView& view) {
  struct Say {
    const CaseView& view;
    std::string operator()(const model::Text& text) { return text.words; }
    std::string operator()(const model::Name& name) { return name.words; }
    std::string operator()(const model::Term& term) { return model::term_label(term.code); }
    std::string operator()(const model::When& when) {
      return days_in_words(when.range) +
             (when.words.empty() ? "" : " (\"" + when.words + "\")");
    }
    std::string operator()(const model::Age& age) { return say_age(age); }
    std::string operator()(const model::Count& count) { return say_count(count); }
    std::string operator()(const model::Place& place) { return say_place(place); }
    std::string operator()(const model::Reference& to) { return view.label(to.subject); }
    std::string operator()(const model::Kin& kin) {
      return model::term_label(kin.relation) + ": " + view.label(kin.subject);
    }
  };
  return std::visit(Say{view}, value);
}

Json people(const CaseView& view) {
  Json struck = Json::array();
  Json others = Json::array();
  std::set<SubjectId, FirstMention> bodies{FirstMention(view)};
  for (const auto& [id, subject] : view.folded.subjects) {
    if (subject.kind == model::SubjectKind::kPerson || subject.kind == model::SubjectKind::kGroup) {
      bodies.insert(view.knowledge.canonical(id));
    }
  }
  for (const SubjectId& id : bodies) {
    auto subject = view.folded.subjects.find(id);
    if (subject == view.folded.subjects.end()) continue;
    Json person{{"subject", id.text()},
                {"kind", kind_code(subject->second.kind)},
                {"label", subject->second.label},
                {"named", !subject->second.unnamed},
                {"groups", groups_of(view, id)},
                {"facts", facts_of(view, id)}};
    (view.is_struck(id) ? struck : others).push_back(std::move(person));
  }
  return {{"people", std::move(struck)}, {"others", std::move(others)}};
}

Json timeline(const CaseView& view) {
  struct Line {
    base::DateRange when;
    Json json;
  };
  std::vector<Line> lines;
  for (const weighing::Finding& kind : view.weighed.findings) {
    if (kind.property != Property::kEventKind || kind.groups.empty()) continue;
    Line line;
    Json victims = Json::array();
    for (const weighing::Finding& finding : view.weighed.findings) {
      if (finding.subject != kind.subject || finding.groups.empty()) continue;
      const auto& value = finding.groups.front().value;
      if (finding.property == Property::kEventTime) line.when = std::get<model::When>(value).range;
      if (finding.property != Property::kVictim) continue;
      for (const auto& group : finding.groups) victims.push_back(say(group.value, view));
    }
    line.json = {
        {"event", kind.subject.text()},
        {"what", say(kind.groups.front().value, view)},
        {"status", weighing::status_code(kind.status)},
        {"when", line.when.earliest || line.when.latest ? Json(base::edtf(line.when)) : Json()},
        {"whom", std::move(victims)},
        {"facts", facts_of(view, kind.subject)}};
    lines.push_back(std::move(line));
  }
  // What has no day comes last.
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    auto key = [](const Line& each) {
      auto day = each.when.earliest ? each.when.earliest : each.when.latest;
      return std::pair(!day.has_value(), day.value_or(base::Day()));
    };
    return key(a) < key(b);
  });
  Json events = Json::array();
  for (Line& line : lines) events.push_back(std::move(line.json));
  return {{"events", std::move(events)}};
}

Json findings(const CaseView& view) {
  std::vector<const weighing::Finding*> ordered;
  for (const auto& finding : view.weighed.findings) ordered.push_back(&finding);
  const FirstMention earlier(view);
  std::stable_sort(ordered.begin(), ordered.end(), [&](const auto* a, const auto* b) {
    return a->subject != b->subject && earlier(a->subject, b->subject);
  });
  Json all = Json::array();
  for (const auto* finding : ordered) all.push_back(finding_json(view, *finding));
  return {{"findings", std::move(all)}};
}

Json misfits(const CaseView& view) {
  Json all = Json::array();
  for (const weighing::Misfit& misfit : view.weighed.misfits) {
    Json claims = Json::array();
    for (const auto& id : misfit.claims) claims.push_back(claim_json(view, id));
    all.push_back({{"sentence", misfit.sentence}, {"claims", std::move(claims)}});
  }
  return {{"misfits", std::move(all)}};
}

Json questions(const CaseView& view) {
  Json all = Json::array();
  for (const weighing::Question& question : view.weighed.questions) {
    all.push_back({{"subject", question.subject.text()},
                   {"about", view.label(question.subject)},
                   {"property", model::info(question.property).code},
                   {"question", question.sentence},
                   {"whom", question.whom}});
  }
  return {{"questions", std::move(all)}};
}

Json lineage(const CaseView& view) {
  const weighing::Lineage lines(view.folded);
  Json reports = Json::array();
  for (const auto& [id, state] : view.folded.reports) {
    Json passes_on = Json::array();
    for (const auto& [other, unused] : view.folded.reports) {
      if (other != id && lines.passes_on(id, other)) passes_on.push_back(other.text());
    }
    Json named = Json::array();
    for (const auto& relay : view.folded.relays) {
      if (relay.relay.report == id && !relay.relay.of_words.empty()) {
        named.push_back(relay.relay.of_words);
      }
    }
    reports.push_back(
        {{"report", id.text()},
         {"label", state.report.label},
         {"teller", lines.teller(id)},
         {"received", base::edtf(state.report.received)},
         {"dated", state.document_date ? Json(base::edtf(state.document_date->range)) : Json()},
         {"passes_on", std::move(passes_on)},
         {"passes_on_words_of", std::move(named)},
         {"unread", state.unread},
         {"erased", state.erased}});
  }
  return {{"reports", std::move(reports)}};
}

}  // namespace views
