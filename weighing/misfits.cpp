#include "weighing/misfits.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "model/terms.h"

namespace weighing {

namespace {

using model::Case;
using model::ClaimId;
using model::Property;
using model::SubjectId;

std::string_view weekday_name(base::Weekday weekday) {
  static constexpr std::array<std::string_view, 7> kNames{
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(weekday) - 1];
}

const std::string& label_of(const Case& folded, SubjectId subject) {
  static const std::string kNobody = "somebody";
  auto at = folded.subjects.find(subject);
  return at == folded.subjects.end() ? kNobody : at->second.label;
}

std::vector<ClaimId> claims_of(const Finding& finding) {
  std::vector<ClaimId> all;
  for (const ClaimGroup& group : finding.groups) {
    all.insert(all.end(), group.claims.begin(), group.claims.end());
  }
  return all;
}

// Two days are left where the date and the weekday named with it cannot both be right.
void weekdays(const Case& folded, const Finding& finding, std::vector<Misfit>& misfits) {
  for (const ClaimId& id : claims_of(finding)) {
    const auto* when = std::get_if<model::When>(&folded.claims.at(id).claim.value);
    if (!when || !when->weekday || !when->range.earliest || !when->range.latest) continue;
    if (when->range.is_one_day() && when->range.earliest->weekday() == *when->weekday) continue;
    std::string sentence =
        "The report speaks of a " + std::string(weekday_name(*when->weekday)) + ", but ";
    std::string days;
    for (base::Day day : {*when->range.earliest, *when->range.latest}) {
      if (!days.empty()) days += " and ";
      days += day.iso() + " was a " + std::string(weekday_name(day.weekday()));
      if (when->range.is_one_day()) break;
    }
    misfits.push_back({Misfit::Kind::kWeekday, finding.subject, sentence + days + ".", {id}});
  }
}

void disagreements(const Case& folded, const Finding& finding, std::vector<Misfit>& misfits) {
  bool contested = finding.status == FindingStatus::kContested;
  if (!contested && finding.status != FindingStatus::kDiffering &&
      finding.status != FindingStatus::kChallenged) {
    return;
  }
  std::string sentence = "The reports " + std::string(contested ? "contradict" : "differ from") +
                         " each other about " + label_of(folded, finding.subject) + ": " +
                         std::string(model::info(finding.property).label) + ".";
  misfits.push_back({contested ? Misfit::Kind::kContradiction : Misfit::Kind::kDifference,
                     finding.subject, sentence, claims_of(finding)});
}

// Handed on as reported once, told as a fact later: the later words add no knowledge.
void lost_hedges(const Case& folded, const Finding& finding, std::vector<Misfit>& misfits) {
  for (const ClaimGroup& group : finding.groups) {
    const model::ClaimState* hedged = nullptr;
    for (const ClaimId& id : group.claims) {
      const model::ClaimState& state = folded.claims.at(id);
      if (state.claim.manner == model::Manner::kReported) {
        if (!hedged) hedged = &state;
      } else if (hedged && state.claim.passage.report != hedged->claim.passage.report &&
                 state.trace.number > hedged->trace.number) {
        misfits.push_back({Misfit::Kind::kHedgeLost,
                           finding.subject,
                           "What one report handed on as reported, a later one tells as a fact: " +
                               std::string(model::info(finding.property).label) + " of " +
                               label_of(folded, finding.subject) + ".",
                           {hedged->claim.id, id}});
        return;
      }
    }
  }
}

// More members than the group is said to have.
void parts(const Case& folded, const Knowledge& knowledge, const std::vector<Finding>& findings,
           std::vector<Misfit>& misfits) {
  std::map<SubjectId, std::set<SubjectId>> members;
  std::map<SubjectId, std::vector<ClaimId>> because;
  for (const Finding& finding : findings) {
    if (finding.property != Property::kMemberOf) continue;
    for (const ClaimId& id : claims_of(finding)) {
      const auto& group = std::get<model::Reference>(folded.claims.at(id).claim.value).subject;
      members[knowledge.canonical(group)].insert(finding.subject);
      because[knowledge.canonical(group)].push_back(id);
    }
  }
  for (const Finding& finding : findings) {
    if (finding.property != Property::kSize || !finding.value()) continue;
    const auto* size = std::get_if<model::Count>(finding.value());
    auto at = members.find(finding.subject);
    if (!size || !size->most || at == members.end() || at->second.size() <= *size->most) continue;
    misfits.push_back({Misfit::Kind::kParts, finding.subject,
                       "The group is said to be " + std::to_string(*size->most) + ", but " +
                           std::to_string(at->second.size()) + " people are told of as in it.",
                       because[finding.subject]});
  }
}

void ages(const Case& folded, const std::vector<Finding>& findings, std::vector<Misfit>& misfits) {
  std::map<SubjectId, const Finding*> births;
  for (const Finding& finding : findings) {
    if (finding.property == Property::kBirth && finding.value()) births[finding.subject] = &finding;
  }
  for (const Finding& finding : findings) {
    if (finding.property != Property::kAge || !births.contains(finding.subject)) continue;
    const Finding& birth = *births[finding.subject];
    const auto* born = std::get_if<model::When>(birth.value());
    for (const ClaimId& id : claims_of(finding)) {
      const auto* age = std::get_if<model::Age>(&folded.claims.at(id).claim.value);
      if (!age || !born || base::may_meet(birth_range(*age), born->range)) continue;
      auto claims = claims_of(birth);
      claims.push_back(id);
      misfits.push_back({Misfit::Kind::kAge, finding.subject,
                         "The age and the day of birth of " + label_of(folded, finding.subject) +
                             " do not fit each other.",
                         std::move(claims)});
    }
  }
}

// Who tells the claims of a finding: they could be asked how they know.
std::vector<std::string> tellers(const Case& folded, const Lineage& lineage,
                                 const std::vector<ClaimId>& claims) {
  std::vector<std::string> names;
  for (const ClaimId& id : claims) {
    const auto& claim = folded.claims.at(id).claim;
    std::string name = claim.origin.kind == model::Origin::Kind::kNamed
                           ? claim.origin.words
                           : lineage.teller(lineage.first_of(claim.passage.report));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

bool concerns_custody(std::string_view kind) {
  namespace terms = model::terms;
  return kind == terms::kArrest || kind == terms::kDetention || kind == terms::kTransfer ||
         kind == terms::kForcedReturn || kind == terms::kDisappearance;
}

}  // namespace

std::vector<Misfit> find_misfits(const Case& folded, const Lineage& lineage,
                                 const Knowledge& knowledge, const std::vector<Finding>& findings) {
  std::vector<Misfit> misfits;
  for (const Finding& finding : findings) {
    weekdays(folded, finding, misfits);
    disagreements(folded, finding, misfits);
    lost_hedges(folded, finding, misfits);
  }
  parts(folded, knowledge, findings, misfits);
  ages(folded, findings, misfits);
  for (const auto& circle : lineage.circles()) {
    misfits.push_back(
        {Misfit::Kind::kRelayCircle,
         {},
         "There are " + std::to_string(circle.size()) +
             " reports that pass on each other in a circle: one of the relays is wrong.",
         {}});
  }
  return misfits;
}

std::vector<Question> find_questions(const Case& folded, const Lineage& lineage,
                                     const Knowledge& knowledge,
                                     const std::vector<Finding>& findings) {
  std::vector<Question> questions;
  std::set<SubjectId> struck;  // groups and people that something of custody happened to
  std::set<SubjectId> custody;
  for (const Finding& finding : findings) {
    const auto* kind = finding.value() ? std::get_if<model::Term>(finding.value()) : nullptr;
    if (finding.property == Property::kEventKind && kind && concerns_custody(kind->code) &&
        finding.status != FindingStatus::kFeared) {
      custody.insert(finding.subject);
      questions.push_back({finding.subject, Property::kEventKind,
                           "How do they know of the " + model::term_label(kind->code) + "?",
                           tellers(folded, lineage, claims_of(finding))});
    }
    if (finding.property == Property::kEventTo) {
      questions.push_back({finding.subject, Property::kWhereabouts,
                           "Did they arrive where they were sent, and are they still there?",
                           tellers(folded, lineage, claims_of(finding))});
    }
    if (finding.status == FindingStatus::kContested ||
        finding.status == FindingStatus::kDiffering) {
      questions.push_back({finding.subject, finding.property,
                           "Which is right about " + label_of(folded, finding.subject) + ": " +
                               std::string(model::info(finding.property).label) + "?",
                           tellers(folded, lineage, claims_of(finding))});
    }
  }
  for (const Finding& finding : findings) {
    if (finding.property != Property::kVictim || !custody.contains(finding.subject)) continue;
    for (const ClaimId& id : claims_of(finding)) {
      const auto& victim = std::get<model::Reference>(folded.claims.at(id).claim.value).subject;
      struck.insert(knowledge.canonical(victim));
    }
  }
  // Members of a group that was struck were struck.
  for (const Finding& finding : findings) {
    if (finding.property != Property::kMemberOf) continue;
    for (const ClaimId& id : claims_of(finding)) {
      const auto& group = std::get<model::Reference>(folded.claims.at(id).claim.value).subject;
      if (struck.contains(knowledge.canonical(group))) struck.insert(finding.subject);
    }
  }
  for (const SubjectId& subject : struck) {
    auto at = folded.subjects.find(subject);
    if (at == folded.subjects.end() || at->second.kind != model::SubjectKind::kPerson) continue;
    if (at->second.unnamed) {
      questions.push_back({subject, Property::kName, "Who is " + at->second.label + "?", {}});
    }
    questions.push_back({subject,
                         Property::kWhereabouts,
                         "Where is " + at->second.label + " now, and in what state?",
                         {}});
  }
  return questions;
}

}  // namespace weighing
