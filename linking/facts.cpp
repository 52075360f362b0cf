#include "linking/facts.h"

#include <algorithm>

#include "model/terms.h"

namespace linking {
namespace {

using model::Property;

// Ages are told by other calendars too: a child is one at birth and two at New Year in the older
// Korean and Chinese way, so somebody said to be 31 may have lived 29 years. A year on the other
// side for ages that were rounded or counted on a later day.
constexpr std::int32_t kBornLaterDays = 2 * 366;
constexpr std::int32_t kBornEarlierDays = 366;
constexpr std::int32_t kMonthDaysMin = 30;
constexpr std::int32_t kMonthDaysMax = 31;

base::DateRange born_by(const model::Age& age) {
  base::DateRange birth;
  if (age.on.earliest) {
    birth.earliest =
        age.on.earliest->plus(-(age.months_max + 1) * kMonthDaysMax - kBornEarlierDays);
  }
  if (age.on.latest) {
    birth.latest = age.on.latest->plus(-age.months_min * kMonthDaysMin + kBornLaterDays);
  }
  return birth;
}

void note_birth(Facts& facts, const base::DateRange& birth) {
  if (!facts.birth) {
    facts.birth = birth;
  } else if (const auto both = base::meet(*facts.birth, birth)) {
    facts.birth = both;
  }  // else the report does not fit itself, which weighing says; the first is kept
}

void note_name(Facts& facts, std::string_view words) {
  names::FoldedName name = names::fold(words);
  if (name.addressed_as == names::AddressedAs::kFemale) {
    facts.sexes.emplace(model::terms::kFemale);
  }
  if (name.addressed_as == names::AddressedAs::kMale) facts.sexes.emplace(model::terms::kMale);
  if (!name.empty()) facts.names.push_back(std::move(name));
}

class Gatherer {
 public:
  explicit Gatherer(const model::Case& folded) {
    for (const auto& [id, subject] : folded.subjects) {
      Facts& facts = all_[id];
      facts.id = id;
      facts.kind = subject.kind;
      facts.unnamed = subject.unnamed;
      const auto report = folded.subject_report.find(id);
      if (report != folded.subject_report.end()) facts.report = report->second;
    }
    for (std::size_t at = 0; at < folded.met.size(); ++at) all_[folded.met[at]].met = at;
  }

  void add(const model::ClaimState& state) {
    const model::Claim& claim = state.claim;
    if (!state.stands() || claim.manner == model::Manner::kDenied ||
        claim.manner == model::Manner::kAsked) {
      return;
    }
    const auto found = all_.find(claim.subject);
    if (found == all_.end()) return;
    add_to_person(found->second, claim);
    add_to_event(found->second, claim);
    add_reference(found->second, claim);
  }

  AllFacts take() { return std::move(all_); }

 private:
  static void add_to_person(Facts& facts, const model::Claim& claim) {
    const Property property = claim.property;
    if (const auto* name = std::get_if<model::Name>(&claim.value)) note_name(facts, name->words);
    if (const auto* age = std::get_if<model::Age>(&claim.value)) note_birth(facts, born_by(*age));
    const auto* when = std::get_if<model::When>(&claim.value);
    if (when != nullptr && property == Property::kBirth) note_birth(facts, when->range);
    const auto* term = std::get_if<model::Term>(&claim.value);
    if (term != nullptr && property == Property::kSex) facts.sexes.insert(term->code);
    const auto* count = std::get_if<model::Count>(&claim.value);
    if (count != nullptr && property == Property::kSize && !facts.size) facts.size = *count;
    if (const auto* kin = std::get_if<model::Kin>(&claim.value)) {
      facts.relatives.push_back({kin->relation, kin->subject});
    }
  }

  static void add_to_event(Facts& facts, const model::Claim& claim) {
    const auto* term = std::get_if<model::Term>(&claim.value);
    if (term != nullptr && claim.property == Property::kEventKind) {
      facts.event_kind = term->code;
      facts.only_feared = claim.manner == model::Manner::kFeared;
    }
    const auto* when = std::get_if<model::When>(&claim.value);
    if (when != nullptr && claim.property == Property::kEventTime) {
      facts.times.push_back(when->range);
    }
    const auto* place = std::get_if<model::Place>(&claim.value);
    if (place != nullptr && claim.property == Property::kEventPlace) facts.places.push_back(*place);
    if (place != nullptr && claim.property == Property::kEventFrom) facts.from.push_back(*place);
    if (place != nullptr && claim.property == Property::kEventTo) facts.to.push_back(*place);
  }

  void add_reference(Facts& facts, const model::Claim& claim) {
    const auto* reference = std::get_if<model::Reference>(&claim.value);
    if (reference == nullptr) return;
    if (claim.property == Property::kVictim) facts.victims.insert(reference->subject);
    if (claim.property != Property::kMemberOf) return;
    facts.groups.insert(reference->subject);
    const auto group = all_.find(reference->subject);
    if (group != all_.end()) group->second.members.insert(claim.subject);
  }

  AllFacts all_;
};

bool names_clash(const Facts& a, const Facts& b) {
  if (a.names.empty() || b.names.empty()) return false;
  return std::none_of(a.names.begin(), a.names.end(), [&](const names::FoldedName& one) {
    return std::any_of(b.names.begin(), b.names.end(), [&](const names::FoldedName& other) {
      // Another script, or a name of one word, says nothing against it.
      return one.script != other.script || !one.is_full() || !other.is_full() ||
             names::may_be_same_name(one, other);
    });
  });
}

}  // namespace

AllFacts gather_facts(const model::Case& folded) {
  Gatherer gatherer(folded);
  for (const auto& [id, state] : folded.claims) gatherer.add(state);
  return gatherer.take();
}

Fit fit_of_sex(const Facts& a, const Facts& b) {
  if (a.sexes.empty() || b.sexes.empty()) return Fit::kUnknown;
  const bool common = std::any_of(a.sexes.begin(), a.sexes.end(),
                                  [&](const std::string& sex) { return b.sexes.contains(sex); });
  return common ? Fit::kFits : Fit::kClashes;
}

Fit fit_of_birth(const Facts& a, const Facts& b) {
  if (!a.birth || !b.birth) return Fit::kUnknown;
  return base::may_meet(*a.birth, *b.birth) ? Fit::kFits : Fit::kClashes;
}

Fit fit_of_times(const Facts& a, const Facts& b) {
  if (a.times.empty() || b.times.empty()) return Fit::kUnknown;
  const bool meet = std::any_of(a.times.begin(), a.times.end(), [&](const base::DateRange& one) {
    return std::any_of(b.times.begin(), b.times.end(), [&](const base::DateRange& other) {
      return base::may_meet(one, other);
    });
  });
  return meet ? Fit::kFits : Fit::kClashes;
}

bool cannot_be_one(const Facts& a, const Facts& b) {
  return fit_of_sex(a, b) == Fit::kClashes || fit_of_birth(a, b) == Fit::kClashes ||
         names_clash(a, b);
}

}  // namespace linking
