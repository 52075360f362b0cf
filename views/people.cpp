#include <algorithm>
#include <set>

#include "views/words.h"

namespace views {

namespace {

using model::Property;
using model::SubjectId;

// Whoever else in the case is the same, or may be.
Json also_of(const CaseView& view, const SubjectId& canonical) {
  Json also = Json::array();
  for (const SubjectId& member : view.knowledge.identities.members(canonical)) {
    if (member == canonical) continue;
    auto report = view.folded.subject_report.find(member);
    auto subject = view.folded.subjects.find(member);
    if (subject == view.folded.subjects.end()) continue;
    also.push_back(
        {{"subject", member.text()},
         {"label", subject->second.label},
         {"report_label", report == view.folded.subject_report.end()
                              ? std::string()
                              : view.report_label(report->second)},
         {"decided", view.knowledge.identities.decided_same(canonical, member)}});
  }
  return also;
}

bool is_spoken_of(const CaseView& view, const SubjectId& canonical) {
  return std::any_of(model::properties().begin(), model::properties().end(),
                     [&](const model::PropertyInfo& property) {
                       const auto* finding = view.weighed.find(canonical, property.property);
                       return finding && (!finding->groups.empty() || !finding->denials.empty());
                     });
}

bool has_name(const CaseView& view, const SubjectId& canonical) {
  const auto* name = view.weighed.find(canonical, Property::kName);
  return name && !name->groups.empty();
}

Json names_of(const CaseView& view, const SubjectId& canonical) {
  Json names = Json::array();
  for (Property property : {Property::kName, Property::kAlias}) {
    const auto* finding = view.weighed.find(canonical, property);
    if (!finding) continue;
    for (const auto& group : finding->groups) {
      for (const auto& id : group.claims) {
        std::string words = say(view.folded.claims.at(id).claim.value, view);
        if (std::find(names.begin(), names.end(), words) == names.end()) names.push_back(words);
      }
    }
  }
  return names;
}

Json groups_of(const CaseView& view, const SubjectId& canonical) {
  Json groups = Json::array();
  const auto* finding = view.weighed.find(canonical, Property::kMemberOf);
  if (!finding) return groups;
  for (const auto& group : finding->groups) {
    const auto* to = std::get_if<model::Reference>(&group.value);
    if (to) groups.push_back(view.knowledge.canonical(to->subject).text());
  }
  return groups;
}

Json person_json(const CaseView& view, const SubjectId& canonical) {
  const model::Subject& subject = view.folded.subjects.at(canonical);
  return {{"subject", canonical.text()},
          {"kind", kind_code(subject.kind)},
          {"label", subject.label},
          {"named", has_name(view, canonical)},
          {"names", names_of(view, canonical)},
          {"provisional", view.knowledge.identities.provisional(canonical)},
          {"also", also_of(view, canonical)},
          {"groups", groups_of(view, canonical)},
          {"facts", facts_of(view, canonical,
                             {Property::kName, Property::kAlias, Property::kMemberOf})}};
}

}  // namespace

Json people(const CaseView& view) {
  Json struck = Json::array();
  Json groups = Json::array();
  Json others = Json::array();
  std::set<SubjectId> done;
  for (const SubjectId& met : view.folded.met) {
    const SubjectId canonical = view.knowledge.canonical(met);
    const model::SubjectKind kind = view.folded.subjects.at(canonical).kind;
    const bool is_group = kind == model::SubjectKind::kGroup;
    if ((kind != model::SubjectKind::kPerson && !is_group) || !done.insert(canonical).second) {
      continue;
    }
    if (!is_spoken_of(view, canonical)) continue;  // all that was told of it was rejected
    const bool in_case = view.is_struck(canonical);
    Json& list = !in_case ? others : is_group ? groups : struck;
    list.push_back(person_json(view, canonical));
  }
  // Whoever has a name before those who have none yet.
  std::stable_sort(struck.begin(), struck.end(), [](const Json& a, const Json& b) {
    return a["named"].get<bool>() && !b["named"].get<bool>();
  });
  return {{"people", std::move(struck)},
          {"groups", std::move(groups)},
          {"others", std::move(others)}};
}

}  // namespace views
