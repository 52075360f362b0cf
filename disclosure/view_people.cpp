// Who a document is about: the group and those in it, as far as the gates let them be told.
#include <algorithm>

#include "disclosure/view_maker.h"

namespace disclosure {

using model::Property;
using model::SubjectId;
using weighing::ClaimGroup;

namespace {

bool has_digit(const std::string& words) {
  return std::any_of(words.begin(), words.end(),
                     [](char letter) { return letter >= '0' && letter <= '9'; });
}

// A rough age: three years of childhood, ten of a grown-up life.
int months_of_band(int months) { return months < kGrownUpMonths ? 36 : 120; }

// "Hundreds" has no number in it, and must not come out as one.
CountSaid said_of(const model::Count& count) {
  if (!count.most && !has_digit(count.words)) {
    if (count.least >= 100 && count.least < 1'000) return {100, 999, true};
    if (count.least >= 1'000 && count.least < 10'000) return {1'000, 9'999, true};
  }
  return {count.least, count.most, false};
}

// Somebody who was named in the script of Japan is called so there.
bool is_japanese(const std::string& name) {
  // Katakana and hiragana are E3 81 80 to E3 83 BF in UTF-8.
  for (std::size_t at = 0; at + 1 < name.size(); ++at) {
    const auto first = static_cast<unsigned char>(name[at]);
    const auto second = static_cast<unsigned char>(name[at + 1]);
    if (first == 0xE3 && second >= 0x81 && second <= 0x83) return true;
  }
  return false;
}

bool is_latin(const std::string& name) {
  return std::any_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  });
}

}  // namespace

CountSaid ViewMaker::count_of(const SubjectId& group) const {
  if (gates_.is_closed(group, Property::kSize)) return {2, {}, false};  // a group, no more
  const auto* finding = find_open(group, Property::kSize);
  const auto* value = finding ? finding->value() : nullptr;
  const auto* count = value ? std::get_if<model::Count>(value) : nullptr;
  if (count) return said_of(*count);
  // At least as many as are known one by one; "one of them" may be one of those who are named.
  std::uint64_t known = 2;
  if (const auto members = members_.find(group); members != members_.end()) {
    const auto is_known = [&](const SubjectId& id) {
      return find(id, Property::kName) || find(id, Property::kAge) || find(id, Property::kSex);
    };
    const auto all = std::count_if(members->second.begin(), members->second.end(), is_known);
    known = std::max(known, static_cast<std::uint64_t>(all));
  }
  // Accounts that differ leave what any of them says.
  CountSaid said{known, {}, false};
  if (!finding || finding->groups.size() < 2) return said;
  std::uint64_t least = UINT64_MAX, most = 0;
  for (const ClaimGroup& each : finding->groups) {
    const auto* told = std::get_if<model::Count>(&each.value);
    if (!told || !told->most) return said;
    least = std::min(least, told->least);
    most = std::max(most, *told->most);
  }
  if (most < known) return said;
  return {std::max(least, known), most, false};
}

Label ViewMaker::nationality_of(const SubjectId& group) const {
  const auto* finding = find_open(group, Property::kNationality);
  const auto* value = finding ? finding->value() : nullptr;
  const auto* words = value ? std::get_if<model::Text>(value) : nullptr;
  return words ? labels_.nationality(words->words) : Label{};
}

// One kind of act, on days that may meet, in places that do not lie apart.
bool ViewMaker::may_be_one_act(const SubjectId& one, const SubjectId& other) const {
  if (one == other) return true;
  const auto value = [&](const SubjectId& event, Property property) {
    const Finding* finding = find(event, property);
    return finding ? finding->value() : nullptr;
  };
  const auto* kind = value(one, Property::kEventKind);
  const auto* other_kind = value(other, Property::kEventKind);
  if (!kind || !other_kind || *kind != *other_kind) return false;
  for (Property property : {Property::kEventTime, Property::kEventPlace}) {
    const auto* a = value(one, property);
    const auto* b = value(other, property);
    const bool apart =
        a && b && weighing::compare(property, *a, *b, knowledge_) != weighing::Agreement::kAgree;
    if (apart) return false;
  }
  return true;
}

bool ViewMaker::share_a_report(const SubjectId& one, const SubjectId& other) const {
  const auto reports = [&](const SubjectId& event) {
    std::set<model::ReportId> all;
    for (const auto& id : claims_of(*find(event, Property::kEventKind))) {
      all.insert(case_.claims.at(id).claim.passage.report);
    }
    return all;
  };
  const auto theirs = reports(other);
  for (const auto& report : reports(one)) {
    if (theirs.contains(report)) return true;
  }
  return false;
}

// Somebody is named as struck by what struck these people, or by what the same report tells, though
// no report says that they are of them: whoever reads "their names are not known to us" would be
// told what may be untrue.
bool ViewMaker::names_may_be_known() const {
  std::vector<SubjectId> theirs, others;
  for (const SubjectId& event : events_) {
    const auto victims = named_by(event, Property::kVictim);
    const auto is_struck = [&](const SubjectId& id) { return struck_.contains(id); };
    const auto is_another = [&](const SubjectId& id) {
      const auto subject = case_.subjects.find(id);
      return !struck_.contains(id) && weighed_.struck.contains(id) &&
             subject != case_.subjects.end() &&
             subject->second.kind == model::SubjectKind::kPerson && find(id, Property::kName);
    };
    if (std::any_of(victims.begin(), victims.end(), is_struck)) theirs.push_back(event);
    if (std::any_of(victims.begin(), victims.end(), is_another)) others.push_back(event);
  }
  return std::any_of(others.begin(), others.end(), [&](const SubjectId& other) {
    return std::any_of(theirs.begin(), theirs.end(), [&](const SubjectId& event) {
      return may_be_one_act(event, other) || share_a_report(event, other);
    });
  });
}

void ViewMaker::tell_group() {
  GroupSaid& group = brief_.group;
  std::vector<SubjectId> people;
  for (const SubjectId& id : struck_) {
    const auto subject = case_.subjects.find(id);
    if (subject == case_.subjects.end() || subject->second.kind != model::SubjectKind::kPerson) {
      continue;
    }
    people.push_back(id);
  }
  // That they are of the group may be told of several by one word, which puts them in no order.
  const auto first_told = [&](const SubjectId& id) {
    for (Property property : {Property::kName, Property::kAge, Property::kMemberOf}) {
      if (const auto* finding = find(id, property)) return told(*finding);
    }
    return Told{UINT64_MAX, UINT32_MAX};
  };
  std::stable_sort(people.begin(), people.end(), [&](const SubjectId& a, const SubjectId& b) {
    return first_told(a) < first_told(b);
  });
  const bool may_be_known = names_may_be_known();
  group.others_not_known = !may_be_known;
  for (const SubjectId& id : people) {
    PersonSaid person = tell_person(id);
    if (person.naming == Naming::kNotKnown && !person.age_months_min && person.sex.empty()) {
      continue;  // counted, and nothing more is known
    }
    if (may_be_known && person.naming == Naming::kNotKnown) person.naming = Naming::kHeldBack;
    group.people.push_back(std::move(person));
  }
  if (group_.is_nil()) {
    group.subject = people.front();
    group.count = {1, 1, false};
    group.nationality = nationality_of(people.front());
    group.claims = group.people.empty() ? std::vector<model::ClaimId>{}
                                        : group.people.front().membership.claims;
    return;
  }
  group.subject = group_;
  group.count = count_of(group_);
  group.nationality = nationality_of(group_);
  for (Property property : {Property::kSize, Property::kNationality}) {
    const auto* finding = find_open(group_, property);
    if (!finding) continue;
    const auto claims = claims_of(*finding);
    group.claims.insert(group.claims.end(), claims.begin(), claims.end());
  }
}

void ViewMaker::tell_name(const SubjectId& person, PersonSaid& said) {
  const auto* finding = find(person, Property::kName);
  if (!finding) return;
  const auto opening = gates_.opening(person, Property::kName);
  said.naming = opening == model::Opening::kOpen ? Naming::kNamed : Naming::kHeldBack;
  if (said.naming != Naming::kNamed) return;
  for (const auto& group : finding->groups) {
    for (const auto& id : group.claims) {
      const auto* name = std::get_if<model::Name>(&case_.claims.at(id).claim.value);
      if (!name) continue;
      if (is_japanese(name->words)) said.name_ja = name->words;
      // The fullest form in Latin letters; without one, the name as it was written.
      const bool better = is_latin(name->words)
                              ? !is_latin(said.name) || name->words.size() > said.name.size()
                              : said.name.empty();
      if (better) said.name = name->words;
    }
  }
  const auto claims = claims_of(*finding);
  said.membership.claims.insert(said.membership.claims.end(), claims.begin(), claims.end());
}

void ViewMaker::tell_age(const SubjectId& person, PersonSaid& said) {
  const auto* finding = find_open(person, Property::kAge);
  const auto* value = finding ? finding->value() : nullptr;
  const auto* age = value ? std::get_if<model::Age>(value) : nullptr;
  if (!age) return;
  said.age_months_min = age->months_min;
  said.age_months_max = age->months_max;
  if (is_coarse(person, Property::kAge)) {
    said.age_months_min = age->months_min - age->months_min % months_of_band(age->months_min);
    said.age_months_max = age->months_max - age->months_max % months_of_band(age->months_max) +
                          months_of_band(age->months_max) - 1;
  }
  const auto claims = claims_of(*finding);
  said.membership.claims.insert(said.membership.claims.end(), claims.begin(), claims.end());
}

PersonSaid ViewMaker::tell_person(const SubjectId& person) {
  PersonSaid said;
  said.subject = person;
  if (const auto* member = find(person, Property::kMemberOf)) {
    said.membership = {member->status, claims_of(*member)};
  }
  tell_name(person, said);
  tell_age(person, said);
  // A child is told as one only where an age says so that may be told: "somebody whose age is not
  // known" is none, nor is who is said to be 60 by one report and born ten years ago by another.
  const bool age_known = find_open(person, Property::kAge) || find_open(person, Property::kBirth);
  said.child = age_known && gates_.may_be_child(person) &&
               said.age_months_min.value_or(0) < kGrownUpMonths;
  const auto* sex = find_open(person, Property::kSex);
  const auto* term = sex && sex->value() ? std::get_if<model::Term>(sex->value()) : nullptr;
  if (term) said.sex = term->code;
  return said;
}

}  // namespace disclosure
