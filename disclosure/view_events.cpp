// What is said to have been done, when and where, and where people were last reported.
#include <algorithm>
#include <functional>
#include <iterator>

#include "disclosure/buildings.h"
#include "disclosure/view_maker.h"
#include "model/terms.h"

namespace disclosure {

using model::Property;
using model::SubjectId;
using weighing::ClaimGroup;
using weighing::Finding;

namespace {

void add(std::vector<model::ClaimId>& to, const std::vector<model::ClaimId>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// A sentence says all its parts at once, so it may claim no more than the weakest of them does.
Status weaker(Status one, Status other) {
  const auto rank = [](Status status) {
    switch (status) {
      case Status::kEstablished: return 4;
      case Status::kCorroborated: return 3;
      case Status::kReported: return 2;
      case Status::kPossible: return 1;
      default: return 0;
    }
  };
  return rank(one) <= rank(other) ? one : other;
}

// What of a finding a sentence may claim: where accounts differ, and each of them is a fear or no
// more than possible, only that.
Status status_of(const Finding& finding) {
  if (finding.manner == model::Manner::kFeared) return Status::kFeared;
  return finding.manner == model::Manner::kPossible ? Status::kPossible : finding.status;
}

// Nobody accounts for what they only fear or think possible.
bool is_apart(const Finding* finding) {
  return finding && finding->manner == model::Manner::kStated &&
         (finding->status == Status::kContested || finding->status == Status::kDiffering);
}

// "The Chinese police" is "the police", and whose.
bool says_more(const Label& more, const Label& less) {
  constexpr std::string_view kArticle = "the ";
  std::string_view noun = less.en;
  if (noun.starts_with(kArticle)) noun.remove_prefix(kArticle.size());
  return more.en.size() > less.en.size() && more.en.ends_with(" " + std::string(noun));
}

bool tells_a_place(const Finding* finding) {
  return finding && finding->manner != model::Manner::kFeared && !finding->groups.empty();
}

base::DateRange whole_months(base::DateRange range) {
  if (range.earliest) {
    const auto civil = range.earliest->civil();
    range.earliest = base::Day::make(civil.year, civil.month, 1).or_throw();
  }
  if (range.latest) {
    const auto civil = range.latest->civil();
    const int last = base::days_in_month(civil.year, civil.month);
    range.latest = base::Day::make(civil.year, civil.month, last).or_throw();
  }
  range.holds = base::Holds::kWithin;
  return range;
}

bool surely_before(const std::optional<base::DateRange>& one,
                   const std::optional<base::DateRange>& other) {
  return one && other && one->latest && other->earliest && *one->latest < *other->earliest;
}

// The order in which a letter tells: what surely came first, and what is only feared last.
bool is_told_before(const EventSaid& a, const EventSaid& b) {
  const bool a_feared = a.rest.status == Status::kFeared;
  const bool b_feared = b.rest.status == Status::kFeared;
  if (a_feared != b_feared) return b_feared;
  const auto start = [](const EventSaid& event) {
    if (!event.when) return base::DateRange{}.earliest;
    return event.when->earliest ? event.when->earliest : event.when->latest;
  };
  // What has no day comes after what has one, in the order in which it was told.
  if (start(a).has_value() != start(b).has_value()) return start(a).has_value();
  return start(a) < start(b);
}

}  // namespace

std::optional<base::DateRange> ViewMaker::when_of(const Finding* finding) const {
  const auto* value = finding ? finding->value() : nullptr;
  const auto* when = value ? std::get_if<model::When>(value) : nullptr;
  if (!when || (!when->range.earliest && !when->range.latest)) return std::nullopt;
  return is_coarse(finding->subject, finding->property) ? whole_months(when->range) : when->range;
}

// All that the claims of one group say together: the smallest area, what it is near to, and the
// building where they tell of one and not of two.
model::Place ViewMaker::narrowest(const ClaimGroup& group) const {
  model::Place all;
  if (const auto* common = std::get_if<model::Place>(&group.value)) all = *common;
  Label known;
  bool several = false;
  for (const auto& id : group.claims) {
    const auto* place = std::get_if<model::Place>(&case_.claims.at(id).claim.value);
    if (!place) continue;
    const bool smaller =
        place->inside && (!all.inside || (all.inside->id != place->inside->id &&
                                          knowledge_.contains(all.inside->id, place->inside->id)));
    if (smaller) all.inside = place->inside;
    if (all.near.empty()) all.near = place->near, all.near_border = place->near_border;
    const Label told = building(place->words);
    if (told.en.empty() || told == known) continue;
    several = several || !known.en.empty();
    known = told;
    all.words = place->words;
  }
  if (several) all.words.clear();
  return all;
}

PlaceSaid ViewMaker::place_of_group(const Finding& finding, const ClaimGroup& group) const {
  return labels_.place(narrowest(group), is_coarse(finding.subject, finding.property));
}

// Another place than the whole, not the same one.
bool ViewMaker::is_inside(const model::Place& inner, const model::Place& outer) const {
  return inner.inside && outer.inside && inner.inside->id != outer.inside->id &&
         knowledge_.contains(outer.inside->id, inner.inside->id);
}

// "Somewhere in the country", "to its north": where everybody knew them to be.
bool ViewMaker::is_vague(const PlaceSaid& place) const {
  if (!place.near.empty() || !place.border.empty() || !place.building.en.empty()) return false;
  return place.inside.empty() ||
         (place.inside.size() == 1 && place.inside.front() == brief_.state.name);
}

std::optional<PlaceSaid> ViewMaker::place_of(const Finding* finding) const {
  if (!finding || finding->groups.size() != 1) return std::nullopt;
  PlaceSaid said = place_of_group(*finding, finding->groups.front());
  if (said.inside.empty() && said.near.empty() && said.border.empty() && said.building.en.empty()) {
    return std::nullopt;
  }
  return said;
}

void ViewMaker::tell_accounts(const Finding* when, const Finding* where, EventSaid& said) {
  const Finding& apart = is_apart(when) ? *when : *where;
  for (const ClaimGroup& group : apart.groups) {
    Account account;
    account.claims = group.claims;
    if (const auto* time = std::get_if<model::When>(&group.value)) {
      account.when =
          is_coarse(apart.subject, apart.property) ? whole_months(time->range) : time->range;
    } else {
      account.where = place_of_group(apart, group);
    }
    // Where places differ as well: what the same reports say of them.
    if (&apart == when && is_apart(where)) {
      const auto told_by = [&](const model::ClaimId& id) {
        return std::any_of(group.claims.begin(), group.claims.end(), [&](const auto& mine) {
          return case_.claims.at(mine).claim.passage.report ==
                 case_.claims.at(id).claim.passage.report;
        });
      };
      for (const ClaimGroup& place : where->groups) {
        if (std::none_of(place.claims.begin(), place.claims.end(), told_by)) continue;
        account.where = place_of_group(*where, place);
        add(account.claims, place.claims);
        break;
      }
    }
    if (account.when || account.where) said.accounts.push_back(std::move(account));
  }
  if (said.rest.status != Status::kPossible) said.rest.status = apart.status;
}

// What is feared of an act that is told ("sent on, we fear to the north") is no part of telling it.
const Finding* ViewMaker::find_part(const EventSaid& said, Property property) const {
  const Finding* part = find_open(said.subject, property);
  const bool only_feared = part && part->manner == model::Manner::kFeared;
  return only_feared && said.rest.status != Status::kFeared ? nullptr : part;
}

void ViewMaker::tell_when_and_where(EventSaid& said) {
  const Finding* when = find_part(said, Property::kEventTime);
  const Finding* where = find_part(said, Property::kEventPlace);
  const auto rests_on = [&](const Finding* finding) {
    add(said.rest.claims, claims_of(*finding));
    said.rest.status = weaker(said.rest.status, status_of(*finding));
  };
  if ((said.when = when_of(when))) rests_on(when);
  if ((said.where = place_of(where))) rests_on(where);
  if (const Finding* from = find_part(said, Property::kEventFrom)) {
    if ((said.from = place_of(from))) rests_on(from);
  }
  if (const Finding* to = find_part(said, Property::kEventTo)) {
    said.to = place_of(to);
    if (said.to && is_vague(*said.to)) said.to.reset();
    if (said.to) rests_on(to);
  }
  // "Returned from a town, in its province" says the place twice.
  if (said.where && said.from && !said.where->inside.empty() && !said.from->inside.empty() &&
      said.where->near.empty() && said.where->border.empty() &&
      said.where->inside.back() == said.from->inside.back()) {
    said.where.reset();
  }
  if (const Finding* by = find_part(said, Property::kPerpetrator)) {
    said.perpetrator = agency_of(*by);
    if (!said.perpetrator.en.empty()) rests_on(by);
  }
  const bool told = said.rest.status != Status::kFeared && said.rest.status != Status::kUnknown;
  if (told && (is_apart(when) || is_apart(where))) tell_accounts(when, where, said);
}

// "The authorities" of one report may be "the police" of another; two bodies that are not one are
// a question for a member, and no letter names either.
Label ViewMaker::agency_of(const Finding& by) const {
  Label particular, general;
  for (const ClaimGroup& group : by.groups) {
    const auto* words = std::get_if<model::Text>(&group.value);
    const Label label = words ? labels_.agency(words->words) : Label{};
    if (label.en.empty()) continue;
    Label& known = labels_.is_general(words->words) ? general : particular;
    if (known.en.empty() || says_more(label, known)) {
      known = label;
    } else if (known != label && !says_more(known, label)) {
      return {};
    }
  }
  return particular.en.empty() ? general : particular;
}

void ViewMaker::tell_denials(const Finding& kind, EventSaid& said) {
  for (const auto& id : kind.denials) {
    const auto& claim = case_.claims.at(id).claim;
    const auto report = case_.reports.find(claim.passage.report);
    Label denier = labels_.agency(claim.origin.words);
    if (denier.en.empty() && report != case_.reports.end()) {
      denier = labels_.agency(report->second.author);
    }
    if (denier.en.empty()) denier = {"another account", "別の情報"};
    if (said.denied_by.en.empty()) said.denied_by = denier;
    said.denials.push_back(id);
  }
}

std::optional<EventSaid> ViewMaker::tell_event(const SubjectId& event) {
  const Finding* finding = find_open(event, Property::kEventKind);
  const auto* kind =
      finding && finding->value() ? std::get_if<model::Term>(finding->value()) : nullptr;
  if (!kind) return std::nullopt;
  // Flights, births and departures belong to a life, and are told of one by one.
  if (!model::is_violation(kind->code) && kind->code != model::terms::kRelease &&
      kind->code != model::terms::kDeath) {
    return std::nullopt;
  }
  EventSaid said;
  said.subject = event;
  said.kind = kind->code;
  said.rest = {status_of(*finding), claims_of(*finding)};
  if (const Finding* victims = find_part(said, Property::kVictim)) {
    add(said.rest.claims, claims_of(*victims));
    if (victims->manner == model::Manner::kPossible) {
      said.rest.status = weaker(said.rest.status, Status::kPossible);
    }
  }
  tell_when_and_where(said);
  // Sent, and nobody says from where or to where: no sentence can be made of it.
  if (said.kind == model::terms::kTransfer && !said.to && !said.from) return std::nullopt;
  tell_denials(*finding, said);
  return said;
}

void ViewMaker::tell_events() {
  for (const SubjectId& event : events_) {
    auto said = tell_event(event);
    if (!said) continue;
    const auto victims = named_by(event, Property::kVictim);
    for (const SubjectId& victim : victims) {
      if (struck_.contains(victim)) said->victims.push_back(victim);
    }
    if (said->victims.empty()) {
      tell_background(event, *std::move(said));
      continue;
    }
    if (said->kind == model::terms::kForcedReturn && said->rest.status == Status::kFeared) {
      const Finding* to = find(event, Property::kEventTo);
      const auto* place = to && to->value() ? std::get_if<model::Place>(to->value()) : nullptr;
      std::string country;
      if (place && place->inside) country = gazetteer_.country_of(place->inside->id);
      if (country.empty()) country = home_;
      if (!country.empty() && country != state_) brief_.feared_country = labels_.state(country);
    }
    brief_.events.push_back(*std::move(said));
  }
  drop_fears_of_what_happened();
  std::stable_sort(brief_.events.begin(), brief_.events.end(), is_told_before);
  if (!home_.empty() && home_ != state_) brief_.home = labels_.state(home_);
}

// Nobody fears that somebody who is said to be held may be arrested; that they may be held where
// they are sent back to is another matter.
void ViewMaker::drop_fears_of_what_happened() {
  const auto is_feared = [](const EventSaid& event) {
    return event.rest.status == Status::kFeared;
  };
  const auto& events = brief_.events;
  const bool held = std::any_of(events.begin(), events.end(), [&](const EventSaid& event) {
    return model::is_custody(event.kind) && !is_feared(event) &&
           event.rest.status != Status::kPossible;
  });
  const bool return_feared = std::any_of(events.begin(), events.end(), [&](const EventSaid& event) {
    return event.kind == model::terms::kForcedReturn && is_feared(event);
  });
  if (!held || return_feared) return;
  std::erase_if(brief_.events, [&](const EventSaid& event) {
    return model::is_custody(event.kind) && is_feared(event);
  });
}

// "Sent to the province", and on a day that nobody names, adds nothing to "sent to its capital";
// nor does "detained" to "arrested".
void ViewMaker::drop_what_adds_nothing() {
  const auto goal_of = [&](const EventSaid& event) {
    const Finding* to = event.to ? find(event.subject, Property::kEventTo) : nullptr;
    return to && to->groups.size() == 1 ? narrowest(to->groups.front()) : model::Place{};
  };
  std::set<SubjectId> told_closer;
  for (const EventSaid& event : brief_.events) {
    const bool bare = !event.when && !event.where && !event.from && event.accounts.empty() &&
                      event.denials.empty();
    if (!bare) continue;
    const bool is_transfer = event.kind == model::terms::kTransfer;
    const bool is_detention =
        event.kind == model::terms::kDetention && event.perpetrator.en.empty();
    const auto adds_nothing_to = [&](const EventSaid& other) {
      if (other.rest.status != event.rest.status) return false;
      if (is_transfer && other.kind == event.kind) {
        return other.victims == event.victims && is_inside(goal_of(other), goal_of(event));
      }
      if (!is_detention || other.kind != model::terms::kArrest) return false;
      const bool of_all = of_whom(other.victims).empty();
      return of_all || std::includes(other.victims.begin(), other.victims.end(),
                                     event.victims.begin(), event.victims.end());
    };
    if (std::any_of(brief_.events.begin(), brief_.events.end(), adds_nothing_to)) {
      told_closer.insert(event.subject);
    }
  }
  std::erase_if(brief_.events,
                [&](const EventSaid& event) { return told_closer.contains(event.subject); });
}

// What was done to other groups, in the same country: it shows that the fear is not idle.
void ViewMaker::tell_background(const SubjectId& event, EventSaid said) {
  if (said.rest.status == Status::kFeared || !said.accounts.empty()) return;
  for (const SubjectId& victim : named_by(event, Property::kVictim)) {
    const auto subject = case_.subjects.find(victim);
    const bool is_group =
        subject != case_.subjects.end() && subject->second.kind == model::SubjectKind::kGroup;
    if (!is_group || !find_open(victim, Property::kSize)) continue;
    BackgroundSaid other;
    other.count = count_of(victim);
    other.nationality = nationality_of(victim);
    add(said.rest.claims, claims_of(*find(victim, Property::kSize)));
    other.event = said;
    brief_.background.push_back(std::move(other));
    return;
  }
}

std::vector<SubjectId> ViewMaker::of_whom(std::vector<SubjectId> subjects) const {
  const GroupSaid& group = brief_.group;
  const auto is_all = [&](std::uint64_t count) {
    return group.count.least == count && group.count.most == count;
  };
  if (std::find(subjects.begin(), subjects.end(), group.subject) != subjects.end() ||
      is_all(subjects.size())) {
    return {};
  }
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

// When the last act with a day was that the same report tells before.
std::optional<base::DateRange> ViewMaker::told_before(const Told& place) const {
  std::optional<base::DateRange> when;
  Told newest{};
  for (const EventSaid& event : brief_.events) {
    const Finding* kind = find(event.subject, Property::kEventKind);
    if (!kind || !event.when) continue;
    const Told at = told(*kind);
    if (at.first != place.first || at >= place || (when && at < newest)) continue;
    when = event.when, newest = at;
  }
  return when;
}

// Where one of them was seen is not where all of them are.
void ViewMaker::tell_whereabouts() {
  std::map<std::vector<SubjectId>, std::vector<Seen>> seen;
  const auto see = [&](const Finding& finding, const ClaimGroup& group,
                       std::optional<base::DateRange> when, const EventSaid* event) {
    Seen one;
    one.place = narrowest(group);
    one.sighting.place = labels_.place(one.place, is_coarse(finding.subject, finding.property));
    if (is_vague(one.sighting.place)) {
      // Words that no letter can say are known all the same.
      brief_.whereabouts.held_back |= !one.place.inside && !one.place.words.empty();
      return;
    }
    one.sighting.when = when;
    one.sighting.status = status_of(finding);
    if (event) {
      one.sighting.sent_there = event->kind == model::terms::kTransfer;
      one.sighting.event = event->subject;
      one.sighting.status = weaker(one.sighting.status, event->rest.status);
    }
    one.sighting.claims = group.claims;
    one.told = told(finding);
    if (event && !when) one.since = told_before(one.told);
    seen[of_whom(event ? event->victims : std::vector{finding.subject})].push_back(std::move(one));
  };
  for (const EventSaid& event : brief_.events) {
    const bool custody =
        event.kind == model::terms::kTransfer || event.kind == model::terms::kDetention;
    if (!custody || event.rest.status == Status::kFeared) continue;
    const bool sent = event.kind == model::terms::kTransfer;
    const Property where = sent ? Property::kEventTo : Property::kEventPlace;
    const Finding* finding = find_part(event, where);
    brief_.whereabouts.held_back |= !finding && tells_a_place(find(event.subject, where));
    if (!finding) continue;
    for (const ClaimGroup& group : finding->groups) {
      see(*finding, group, event.when, &event);
    }
  }
  for (const SubjectId& subject : struck_) {
    const Finding* finding = find_open(subject, Property::kWhereabouts);
    brief_.whereabouts.held_back |=
        !finding && tells_a_place(find(subject, Property::kWhereabouts));
    if (!finding || finding->manner == model::Manner::kFeared) continue;
    for (const ClaimGroup& group : finding->groups) {
      const auto& time = case_.claims.at(group.claims.front()).claim.time;
      std::optional<base::DateRange> when;
      if (time) when = time->range;
      see(*finding, group, when, nullptr);
    }
  }
  for (auto& [of, all] : seen) {
    WhereaboutsSaid where = settle(std::move(all));
    where.of = of;
    if (of.empty()) {
      where.held_back = brief_.whereabouts.held_back;
      brief_.whereabouts = std::move(where);
    } else {
      brief_.whereabouts_of_some.push_back(std::move(where));
    }
  }
}

WhereaboutsSaid ViewMaker::settle(std::vector<Seen> seen) const {
  // One place told twice, as an act and as a whereabouts, is one sighting: the act carries the day.
  std::vector<Seen> last;
  for (Seen& one : seen) {
    const auto same = std::find_if(last.begin(), last.end(), [&](const Seen& other) {
      return other.sighting.place.inside == one.sighting.place.inside &&
             other.sighting.place.building == one.sighting.place.building;
    });
    if (same == last.end()) {
      last.push_back(std::move(one));
    } else if (same->sighting.status == Status::kPossible &&
               one.sighting.status != Status::kPossible) {
      *same = std::move(one);
    } else if (one.sighting.status != Status::kPossible) {
      add(same->sighting.claims, one.sighting.claims);
    }
  }
  // Gone on since: told later in one report, or surely on a later day.
  const auto went_on = [&](const Seen& one) {
    return std::any_of(last.begin(), last.end(), [&](const Seen& other) {
      if (surely_before(other.sighting.when, one.sighting.when)) return false;
      const bool later_in_one = other.told.first == one.told.first &&
                                other.told.second > one.told.second && other.sighting.when &&
                                one.sighting.when;
      // "Arrested on the 3rd, taken to the station, and on the 6th moved to prison".
      const bool day_by_day = other.told.first == one.told.first && other.told > one.told &&
                              surely_before(one.since, other.sighting.when);
      return later_in_one || day_by_day || surely_before(one.sighting.when, other.sighting.when);
    });
  };
  std::vector<Seen> newest;
  std::copy_if(last.begin(), last.end(), std::back_inserter(newest), std::not_fn(went_on));
  // "In the province" is no other place than "in its capital", nor that than "in its prison"; told
  // outweighs possible.
  const auto is_closer = [&](const Seen& inner, const Seen& outer) {
    const bool in_a_building = !inner.sighting.place.building.en.empty() &&
                               outer.sighting.place.building.en.empty() &&
                               outer.sighting.place.near.empty() &&
                               inner.sighting.place.inside == outer.sighting.place.inside;
    return in_a_building || is_inside(inner.place, outer.place);
  };
  last.clear();
  std::copy_if(newest.begin(), newest.end(), std::back_inserter(last), [&](const Seen& one) {
    return std::none_of(newest.begin(), newest.end(), [&](const Seen& other) {
      if (other.sighting.status == Status::kPossible) return false;
      return is_closer(other, one) ||
             (one.sighting.status == Status::kPossible && is_closer(one, other));
    });
  });
  WhereaboutsSaid where;
  if (last.empty()) return where;
  where.rest.status = last.size() > 1 ? Status::kDiffering : last.front().sighting.status;
  for (Seen& one : last) {
    if (one.sighting.status == Status::kChallenged) where.rest.status = Status::kChallenged;
    add(where.rest.claims, one.sighting.claims);
    where.last.push_back(std::move(one.sighting));
  }
  return where;
}

}  // namespace disclosure
