// Parts against a total, and ages against births.
#include <algorithm>
#include <map>
#include <set>

#include "weighing/misfits.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::SubjectId;

struct Member {
  SubjectId subject;
  ClaimId claim;  // that says so, the first
};

using Members = std::map<SubjectId, std::vector<Member>>;

Members members_of_groups(const Ground& ground) {
  Members members;
  for (const Finding& finding : ground.weighed.findings) {
    if (finding.property != Property::kMemberOf) continue;
    std::set<SubjectId> counted;
    for (const ClaimId& id : claims_of(finding)) {
      const auto* to = std::get_if<model::Reference>(&ground.claim(id).value);
      const SubjectId group = to ? ground.knowledge.canonical(to->subject) : SubjectId();
      if (to && group != finding.subject && counted.insert(group).second) {
        members[group].push_back({finding.subject, id});
      }
    }
  }
  return members;
}

const model::Count* count_of(const Ground& ground, SubjectId group, Property property) {
  const Finding* finding = ground.weighed.find(group, property);
  return finding && finding->value() ? std::get_if<model::Count>(finding->value()) : nullptr;
}

// How many people a member is: a group in a group counts as many as it surely has.
std::uint64_t heads(const Ground& ground, SubjectId member) {
  const model::Subject* subject = ground.subject(member);
  if (!subject || subject->kind != model::SubjectKind::kGroup) return 1;
  const model::Count* size = count_of(ground, member, Property::kSize);
  return size ? size->least : 0;
}

void add_misfit(const Ground& ground, SubjectId group, const std::string& sentence,
                const std::vector<Member>& members, Property total, std::vector<Misfit>& misfits) {
  std::vector<ClaimId> claims = claims_of(ground.weighed.find(group, total));
  for (const Member& member : members) claims.push_back(member.claim);
  misfits.push_back({Misfit::Kind::kParts, group, sentence, std::move(claims)});
}

// More people told of as in a group than it is said to have.
void too_many(const Ground& ground, SubjectId group, const std::vector<Member>& members,
              std::vector<Misfit>& misfits) {
  const model::Count* size = count_of(ground, group, Property::kSize);
  std::uint64_t sum = 0;
  for (const Member& member : members) {
    const std::uint64_t more = heads(ground, member.subject);
    sum = sum > UINT64_MAX - more ? UINT64_MAX : sum + more;
  }
  if (!size || !size->most || sum <= *size->most) return;
  add_misfit(ground, group,
             "The group is said to be " + std::to_string(*size->most) + ", but " +
                 std::to_string(sum) + " people are told of as in it: " + ground.label(group) + ".",
             members, Property::kSize, misfits);
}

// Inside one report: more of a group named than the report itself says it can name.
void too_many_named(const Ground& ground, SubjectId group, const std::vector<Member>& members,
                    std::vector<Misfit>& misfits) {
  for (const ClaimId& id : claims_of(ground.weighed.find(group, Property::kNamedCount))) {
    const model::Claim& said = ground.claim(id);
    const auto* count = std::get_if<model::Count>(&said.value);
    std::vector<Member> named;
    for (const Member& member : members) {
      const auto names = claims_of(ground.weighed.find(member.subject, Property::kName));
      const bool here = std::any_of(names.begin(), names.end(), [&](const ClaimId& name) {
        return ground.claim(name).passage.report == said.passage.report;
      });
      if (here) named.push_back(member);
    }
    if (!count || !count->most || named.size() <= *count->most) continue;
    add_misfit(ground, group,
               "The report knows more only of " + std::to_string(*count->most) + ", but names " +
                   std::to_string(named.size()) + " as in " + ground.label(group) + ".",
               named, Property::kNamedCount, misfits);
    return;
  }
}

// When somebody was born, as a finding on it and on each age allows.
std::optional<base::DateRange> born(const Ground& ground, SubjectId person) {
  std::optional<base::DateRange> range;
  auto narrow = [&](const base::DateRange& by) {
    if (!range) {
      range = by;
    } else if (auto both = base::meet(*range, by)) {
      range = both;
    }
  };
  if (const Finding* birth = ground.weighed.find(person, Property::kBirth)) {
    if (const auto* when = birth->value() ? std::get_if<model::When>(birth->value()) : nullptr) {
      narrow(when->range);
    }
  }
  if (const Finding* age = ground.weighed.find(person, Property::kAge)) {
    if (const auto* value = age->value() ? std::get_if<model::Age>(age->value()) : nullptr) {
      narrow(birth_range(*value));
    }
  }
  return range;
}

void age_against_birth(const Ground& ground, const Finding& ages, std::vector<Misfit>& misfits) {
  const Finding* birth = ground.weighed.find(ages.subject, Property::kBirth);
  const auto* day = birth && birth->value() ? std::get_if<model::When>(birth->value()) : nullptr;
  if (!day) return;
  for (const ClaimId& id : claims_of(ages)) {
    const auto* age = std::get_if<model::Age>(&ground.claim(id).value);
    if (!age) continue;
    const Agreement fit = compare_births(birth_range(*age), day->range);
    if (fit == Agreement::kAgree) continue;
    std::vector<ClaimId> claims = claims_of(*birth);
    claims.push_back(id);
    misfits.push_back({Misfit::Kind::kAge, ages.subject,
                       "The age of " + ground.label(ages.subject) + " (\"" + age->words +
                           "\") does not fit the birth told, " + days_in_words(day->range) +
                           (fit == Agreement::kDiffer ? ", unless years are counted another way."
                                                      : "."),
                       std::move(claims)});
  }
}

constexpr std::int32_t kParentOlderDaysMin = 10 * 365;

// A parent who would be born after the child, or hardly before.
void parents(const Ground& ground, const Finding& relatives, std::vector<Misfit>& misfits) {
  const auto child = born(ground, relatives.subject);
  if (!child || !child->latest) return;
  for (const ClaimId& id : claims_of(relatives)) {
    const auto* kin = std::get_if<model::Kin>(&ground.claim(id).value);
    if (!kin || (kin->relation != "mother" && kin->relation != "father")) continue;
    const SubjectId parent = ground.knowledge.canonical(kin->subject);
    const auto theirs = born(ground, parent);
    if (!theirs || !theirs->earliest) continue;
    if (theirs->earliest->plus(kParentOlderDaysMin) <= *child->latest) continue;
    std::vector<ClaimId> claims{id};
    for (SubjectId person : {relatives.subject, parent}) {
      for (Property property : {Property::kBirth, Property::kAge}) {
        for (const ClaimId& told : claims_of(ground.weighed.find(person, property))) {
          claims.push_back(told);
        }
      }
    }
    misfits.push_back({Misfit::Kind::kAge, relatives.subject,
                       "By the ages told, " + ground.label(parent) + " is too young to be the " +
                           kin->relation + " of " + ground.label(relatives.subject) + ".",
                       std::move(claims)});
    return;
  }
}

}  // namespace

void add_misfits_of_parts(const Ground& ground, std::vector<Misfit>& misfits) {
  for (const auto& [group, members] : members_of_groups(ground)) {
    too_many(ground, group, members, misfits);
    too_many_named(ground, group, members, misfits);
  }
}

void add_misfits_of_ages(const Ground& ground, std::vector<Misfit>& misfits) {
  for (const Finding& finding : ground.weighed.findings) {
    if (finding.property == Property::kAge) age_against_birth(ground, finding, misfits);
    if (finding.property == Property::kRelative) parents(ground, finding, misfits);
  }
}

}  // namespace weighing
