#include "weighing/agreement.h"

#include <algorithm>

#include "model/terms.h"
#include "names/fold.h"

namespace weighing {

namespace {

using base::Day;
using model::Age;
using model::Count;
using model::Kin;
using model::Name;
using model::Place;
using model::Property;
using model::Reference;
using model::Term;
using model::Text;
using model::Value;
using model::When;

// The reckoning of the age may be another one (Korean, Chinese): a year or two more.
constexpr int kOtherReckoningDays = 2 * 366;

Agreement agree_if(bool condition, Agreement otherwise) {
  return condition ? Agreement::kAgree : otherwise;
}

// Case, accents, marks and forms of letters aside; what has no letters is as it stands.
bool same_words(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const std::string folded = names::fold_letters(one);
  return !folded.empty() && folded == names::fold_letters(other);
}

// A life has one time of birth; an event has one time: ranges without a common day contradict,
// unless a writer said that the date is rough.
Agreement compare_when(const When& one, const When& other) {
  if (base::may_meet(one.range, other.range)) return Agreement::kAgree;
  bool rough = one.range.approximate || other.range.approximate || one.range.uncertain ||
               other.range.uncertain;
  return rough ? Agreement::kDiffer : Agreement::kContradict;
}

Agreement compare_count(const Count& one, const Count& other) {
  bool below = one.most && *one.most < other.least;
  bool above = other.most && *other.most < one.least;
  return agree_if(!below && !above, Agreement::kContradict);
}

Agreement compare_place(Property property, const Place& one, const Place& other,
                        const Knowledge& knowledge) {
  // People are moved, so two whereabouts can both have been true; an event was in one place.
  bool can_both_be = property == Property::kWhereabouts || property == Property::kEventTo ||
                     property == Property::kEventFrom;
  const Agreement apart = can_both_be ? Agreement::kDiffer : Agreement::kContradict;
  auto nested = [&](const model::GazetteerRef& a, const model::GazetteerRef& b) {
    return knowledge.contains(a.id, b.id) || knowledge.contains(b.id, a.id);
  };
  if (one.inside && other.inside) return agree_if(nested(*one.inside, *other.inside), apart);
  if (same_words(one.words, other.words)) return Agreement::kAgree;
  // "Near the border with L" says nothing against any area on this side of it; "near T" agrees
  // with an area that holds T, and with "near T".
  if ((one.near_border && other.inside) || (other.near_border && one.inside)) {
    return Agreement::kAgree;
  }
  auto points_of = [](const Place& place) {
    return place.inside ? std::vector{*place.inside} : place.near;
  };
  const auto ones = points_of(one);
  const auto others = points_of(other);
  const bool meet = std::any_of(ones.begin(), ones.end(), [&](const auto& a) {
    return std::any_of(others.begin(), others.end(), [&](const auto& b) { return nested(a, b); });
  });
  return agree_if(meet, Agreement::kDiffer);
}

Agreement compare_term(Property property, const std::string& one, const std::string& other) {
  if (one == other) return Agreement::kAgree;
  namespace terms = model::terms;
  auto both = [&](std::string_view a, std::string_view b) {
    return (one == a && other == b) || (one == b && other == a);
  };
  if (property == Property::kEventKind) {
    // Held after an arrest, executed and killed: the narrower word refines the wider.
    bool refines = both(terms::kArrest, terms::kDetention) ||
                   both(terms::kKilling, terms::kExecution) ||
                   both(terms::kDeath, terms::kKilling) || both(terms::kDeath, terms::kExecution) ||
                   both(terms::kFlight, terms::kDeparture);
    return agree_if(refines, Agreement::kDiffer);
  }
  if (property == Property::kFate && both(terms::kDead, terms::kExecuted)) return Agreement::kAgree;
  return property == Property::kSex ? Agreement::kContradict : Agreement::kDiffer;
}

const std::string& words_of(const Value& value) {
  static const std::string kNone;
  if (const auto* text = std::get_if<Text>(&value)) return text->words;
  if (const auto* term = std::get_if<Term>(&value)) return term->code;
  return kNone;
}

}  // namespace

Agreement compare_births(const base::DateRange& one, const base::DateRange& other) {
  if (base::may_meet(one, other)) return Agreement::kAgree;
  auto widened = one;
  if (widened.earliest) widened.earliest = widened.earliest->plus(-kOtherReckoningDays);
  if (widened.latest) widened.latest = widened.latest->plus(kOtherReckoningDays);
  return base::may_meet(widened, other) ? Agreement::kDiffer : Agreement::kContradict;
}

base::DateRange birth_range(const Age& age) {
  base::DateRange born;
  auto months_before = [](Day day, int months) {
    auto civil = day.civil();
    int total = civil.year * 12 + (civil.month - 1) - months;
    int year = total / 12;
    int month = total % 12 + 1;
    int in_month = std::min(civil.day, base::days_in_month(year, month));
    auto made = Day::make(year, month, in_month);
    return made.ok() ? *made : day;
  };
  // Somebody is n months old from the day they turn n until the day before they turn n + 1.
  if (age.on.earliest) {
    born.earliest = months_before(*age.on.earliest, age.months_max + 1).plus(1);
  }
  if (age.on.latest) born.latest = months_before(*age.on.latest, age.months_min);
  return born;
}

Agreement compare(Property property, const Value& one, const Value& other,
                  const Knowledge& knowledge) {
  if (one.index() != other.index()) {
    return agree_if(!words_of(one).empty() && same_words(words_of(one), words_of(other)),
                    Agreement::kDiffer);
  }
  if (const auto* when = std::get_if<When>(&one)) {
    return compare_when(*when, std::get<When>(other));
  }
  if (const auto* age = std::get_if<Age>(&one)) {
    return compare_births(birth_range(*age), birth_range(std::get<Age>(other)));
  }
  if (const auto* count = std::get_if<Count>(&one)) {
    return compare_count(*count, std::get<Count>(other));
  }
  if (const auto* place = std::get_if<Place>(&one)) {
    return compare_place(property, *place, std::get<Place>(other), knowledge);
  }
  if (const auto* term = std::get_if<Term>(&one)) {
    return compare_term(property, term->code, std::get<Term>(other).code);
  }
  if (const auto* name = std::get_if<Name>(&one)) {
    return agree_if(names::same_name(name->words, std::get<Name>(other).words), Agreement::kDiffer);
  }
  if (const auto* reference = std::get_if<Reference>(&one)) {
    return agree_if(knowledge.canonical(reference->subject) ==
                        knowledge.canonical(std::get<Reference>(other).subject),
                    Agreement::kDiffer);
  }
  if (const auto* kin = std::get_if<Kin>(&one)) {
    const auto& second = std::get<Kin>(other);
    return agree_if(kin->relation == second.relation &&
                        knowledge.canonical(kin->subject) == knowledge.canonical(second.subject),
                    Agreement::kDiffer);
  }
  return agree_if(same_words(words_of(one), words_of(other)), Agreement::kDiffer);
}

Value common_ground(Property property, const Value& one, const Value& other,
                    const Knowledge& knowledge) {
  (void)property;
  if (one.index() != other.index()) return one;
  if (const auto* when = std::get_if<When>(&one)) {
    const auto& second = std::get<When>(other);
    if (base::contains(second.range, when->range)) return one;
    if (base::contains(when->range, second.range)) return other;
    When both = *when;
    if (auto met = base::meet(when->range, second.range)) both.range = *met;
    return both;
  }
  if (const auto* count = std::get_if<Count>(&one)) {
    const auto& second = std::get<Count>(other);
    Count both = *count;
    if (second.least > both.least) both = {second.least, both.most, second.words};
    if (second.most && (!both.most || *second.most < *both.most)) both.most = second.most;
    return both;
  }
  if (const auto* place = std::get_if<Place>(&one)) {
    const auto& second = std::get<Place>(other);
    bool refines = second.inside &&
                   (!place->inside || knowledge.contains(place->inside->id, second.inside->id));
    Place narrower = refines ? second : *place;
    const Place& wider = refines ? *place : second;
    if (narrower.near.empty()) {
      narrower.near = wider.near;
      narrower.near_border = wider.near_border;
    }
    return narrower;
  }
  if (const auto* age = std::get_if<Age>(&one)) {
    const auto& second = std::get<Age>(other);
    return second.months_max - second.months_min < age->months_max - age->months_min ? other : one;
  }
  return one;
}

}  // namespace weighing
