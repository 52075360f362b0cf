#include "disclosure/gates.h"

#include <algorithm>

#include "model/terms.h"

namespace disclosure {

namespace {

using model::Opening;
using model::Property;

// The youngest that somebody can be on `day`, by one value of age or birth; none: it does not say.
std::optional<int> least_months(const model::Value& value, base::Day day) {
  base::DateRange born;
  if (const auto* age = std::get_if<model::Age>(&value)) {
    // Whoever was told of as a child stays one, however long ago: a member may open it.
    if (age->months_min < kGrownUpMonths) return std::nullopt;
    born = weighing::birth_range(*age);
  } else if (const auto* when = std::get_if<model::When>(&value)) {
    born = when->range;
  }
  if (!born.latest || *born.latest > day) return std::nullopt;
  const auto birth = born.latest->civil();
  const auto today = day.civil();
  return (today.year - birth.year) * 12 + (today.month - birth.month) -
         (today.day < birth.day ? 1 : 0);
}

// Every account has to say so: where one of two ages is under 18, somebody may be a child.
bool is_grown_up(const weighing::Finding& finding, base::Day day) {
  if (finding.groups.empty()) return false;
  return std::all_of(finding.groups.begin(), finding.groups.end(), [&](const auto& group) {
    return least_months(group.value, day).value_or(0) >= kGrownUpMonths;
  });
}

// That somebody has died; a death that is only feared is what a letter is to prevent.
bool tells_a_death(const weighing::Finding& finding) {
  return finding.manner != model::Manner::kFeared &&
         std::any_of(finding.groups.begin(), finding.groups.end(), [](const auto& group) {
           const auto* term = std::get_if<model::Term>(&group.value);
           return term && model::is_grave(term->code);
         });
}

bool is_plain_fact_of_event(Property property) {
  switch (property) {
    case Property::kEventKind:
    case Property::kEventTime:
    case Property::kEventPlace:
    case Property::kEventFrom:
    case Property::kEventTo:
    case Property::kVictim:
    case Property::kPerpetrator:
    case Property::kEventCount: return true;
    default: return false;
  }
}

bool is_plain_fact_of_group(Property property) {
  return property == Property::kNationality || property == Property::kSize ||
         property == Property::kNamedCount || property == Property::kLegalStatus ||
         property == Property::kWhereabouts || property == Property::kFate;
}

}  // namespace

Gates::Gates(const model::Case& folded, const weighing::Weighed& weighed,
             const weighing::Knowledge& knowledge, model::Audience audience, Policy policy,
             base::Day day)
    : case_(folded), audience_(audience), policy_(policy) {
  std::map<std::pair<model::SubjectId, Property>, Opening> newest;  // each subject by itself
  for (const auto& gate : folded.gates) {
    if (gate.act.audience == audience)
      newest[{gate.act.subject, gate.act.property}] = gate.act.opening;
  }
  for (const auto& [of, opening] : newest) {
    const auto [subject, property] = of;
    auto [held, is_new] = decided_.try_emplace({knowledge.canonical(subject), property}, opening);
    if (!is_new) held->second = std::min(held->second, opening);  // the smallest is the most closed
  }
  std::set<model::SubjectId> perhaps_not;
  for (const weighing::Finding& finding : weighed.findings) {
    if (finding.property != Property::kAge && finding.property != Property::kBirth) continue;
    if (finding.groups.empty()) continue;  // taken back or rejected
    (is_grown_up(finding, day) ? grown_up_ : perhaps_not).insert(finding.subject);
  }
  for (const auto& subject : perhaps_not) grown_up_.erase(subject);
  for (const weighing::Finding& finding : weighed.findings) {
    const bool may_tell =
        finding.property == Property::kEventKind || finding.property == Property::kFate;
    if (may_tell && tells_a_death(finding)) deaths_.insert({finding.subject, finding.property});
  }
}

Opening Gates::opening(const model::SubjectId& canonical, Property property) const {
  const auto decided = decided_.find({canonical, property});
  if (decided != decided_.end()) return decided->second;
  return policy_ == Policy::kProvisional ? provisional(canonical, property) : Opening::kClosed;
}

Opening Gates::provisional(const model::SubjectId& canonical, Property property) const {
  if (deaths_.contains({canonical, property})) return Opening::kClosed;
  const auto subject = case_.subjects.find(canonical);
  if (subject == case_.subjects.end()) return Opening::kClosed;
  const auto open_if = [](bool open) { return open ? Opening::kOpen : Opening::kClosed; };
  switch (subject->second.kind) {
    case model::SubjectKind::kEvent: return open_if(is_plain_fact_of_event(property));
    case model::SubjectKind::kGroup: return open_if(is_plain_fact_of_group(property));
    case model::SubjectKind::kPerson: break;
    default: return Opening::kClosed;
  }
  if (property == Property::kMemberOf) return Opening::kOpen;
  if (property == Property::kWhereabouts || property == Property::kFate) return Opening::kOpen;
  if (may_be_child(canonical)) {
    return property == Property::kAge || property == Property::kBirth ? Opening::kCoarse
                                                                      : Opening::kClosed;
  }
  if (property == Property::kName) return open_if(audience_ != model::Audience::kPublic);
  return open_if(property == Property::kSex || property == Property::kAge ||
                 property == Property::kNationality || property == Property::kLegalStatus);
}

Label Gates::words() const {
  if (policy_ == Policy::kDecidedOnly) {
    return {"only what members opened", "担当者が開示を決めたもののみ"};
  }
  if (audience_ == model::Audience::kPublic) {
    return {
        "no names; sex, age, nationality and legal status of adults open, of anybody who may be a "
        "child only a rough age; how many there are, their nationality, and what was done, when "
        "and where open; all else closed",
        "氏名は非開示、成人の性別・年齢・国籍・法的地位は開示、子どもの可能性がある人は"
        "おおよその年齢のみ、人数・国籍、出来事とその日時・場所は開示、その他は非開示"};
  }
  return {
      "name, sex, age, nationality and legal status of adults open, of anybody who may be a child "
      "only a rough age; how many there are, their nationality, and what was done, when and where "
      "open; all else closed",
      "成人の氏名・性別・年齢・国籍・法的地位は開示、子どもの可能性がある人はおおよその年齢のみ、"
      "人数・国籍、出来事とその日時・場所は開示、その他は非開示"};
}

}  // namespace disclosure
