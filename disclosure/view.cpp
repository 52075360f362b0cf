#include "disclosure/view.h"

#include <algorithm>
#include <set>

#include "disclosure/view_maker.h"
#include "model/terms.h"

namespace disclosure {

using base::Error;
using base::ErrorCode;
using model::Property;
using model::SubjectId;
using weighing::Finding;

namespace {

// What gives somebody a claim to refuge where they are feared to be sent.
constexpr std::string_view kPersecution[] = {
    model::terms::kExecution, model::terms::kTorture,       model::terms::kPunishment,
    model::terms::kKilling,   model::terms::kDisappearance, model::terms::kDetention};

const std::string* term_of(const Finding* finding) {
  if (!finding || !finding->value()) return nullptr;
  const auto* term = std::get_if<model::Term>(finding->value());
  return term ? &term->code : nullptr;
}

bool stands(const Finding& finding) {
  return !finding.groups.empty() && finding.status != Status::kRefuted &&
         finding.status != Status::kWithdrawn;
}

// All claims that something in a brief rests on.
std::set<model::ClaimId> claims_in(const Brief& brief) {
  std::set<model::ClaimId> all;
  const auto add = [&](const std::vector<model::ClaimId>& claims) {
    all.insert(claims.begin(), claims.end());
  };
  const auto add_event = [&](const EventSaid& event) {
    add(event.rest.claims);
    add(event.denials);
    for (const Account& account : event.accounts) add(account.claims);
  };
  add(brief.group.claims);
  for (const PersonSaid& person : brief.group.people) add(person.membership.claims);
  for (const EventSaid& event : brief.events) add_event(event);
  for (const BackgroundSaid& other : brief.background) add_event(other.event);
  const auto add_whereabouts = [&](const WhereaboutsSaid& where) {
    add(where.rest.claims);
    for (const Sighting& sighting : where.last) add(sighting.claims);
  };
  add_whereabouts(brief.whereabouts);
  for (const WhereaboutsSaid& where : brief.whereabouts_of_some) add_whereabouts(where);
  add(brief.refuge_claims);
  return all;
}

std::vector<SubjectId> subjects_of(const model::Claim& claim) {
  std::vector<SubjectId> subjects{claim.subject};
  if (const auto* to = std::get_if<model::Reference>(&claim.value)) subjects.push_back(to->subject);
  if (const auto* kin = std::get_if<model::Kin>(&claim.value)) subjects.push_back(kin->subject);
  return subjects;
}

}  // namespace

ViewMaker::ViewMaker(const model::Case& folded, const weighing::Weighed& weighed,
                     const weighing::Knowledge& knowledge, const places::Gazetteer& gazetteer,
                     const Occasion& occasion)
    : case_(folded),
      weighed_(weighed),
      knowledge_(knowledge),
      gazetteer_(gazetteer),
      occasion_(occasion),
      labels_(gazetteer),
      gates_(folded, weighed, knowledge, occasion.audience, occasion.policy, occasion.day) {
  for (const Finding& finding : weighed.findings) {
    if (!stands(finding)) continue;
    if (finding.property == Property::kEventKind) events_.push_back(finding.subject);
    if (finding.property != Property::kMemberOf) continue;
    for (const SubjectId& group : named_by(finding.subject, Property::kMemberOf)) {
      members_[group].insert(finding.subject);
    }
  }
  std::stable_sort(events_.begin(), events_.end(), [&](const SubjectId& a, const SubjectId& b) {
    return told(*find(a, Property::kEventKind)) < told(*find(b, Property::kEventKind));
  });
}

const Finding* ViewMaker::find(const SubjectId& subject, Property property) const {
  const Finding* finding = weighed_.find(subject, property);
  return finding && stands(*finding) ? finding : nullptr;
}

const Finding* ViewMaker::find_open(const SubjectId& subject, Property property) const {
  return gates_.is_closed(subject, property) ? nullptr : find(subject, property);
}

bool ViewMaker::is_coarse(const SubjectId& subject, Property property) const {
  return gates_.opening(subject, property) == model::Opening::kCoarse;
}

ViewMaker::Told ViewMaker::told(const Finding& finding) const {
  Told first{UINT64_MAX, UINT32_MAX};
  for (const auto& id : claims_of(finding)) {
    const model::ClaimState& state = case_.claims.at(id);
    first = std::min(first, Told{state.trace.number, state.claim.passage.begin});
  }
  return first;
}

std::set<SubjectId> ViewMaker::named_by(const SubjectId& subject, Property property) const {
  std::set<SubjectId> named;
  const Finding* finding = find(subject, property);
  if (!finding) return named;
  for (const auto& group : finding->groups) {
    const auto* to = std::get_if<model::Reference>(&group.value);
    if (to) named.insert(knowledge_.canonical(to->subject));
  }
  return named;
}

// The group, or person, whom most of what is told strikes: each act that is told as done counts
// for the group and for the groups of those it struck, and whoever is free again needs a letter
// less. Of two, the one of whom the case tells first.
SubjectId ViewMaker::most_struck() const {
  std::map<SubjectId, int> weights;
  std::vector<SubjectId> as_told;
  std::set<SubjectId> free;
  const auto weigh = [&](const SubjectId& subject, int weight) {
    const auto [held, is_new] = weights.try_emplace(subject, 0);
    if (is_new) as_told.push_back(subject);
    held->second += weight;
  };
  for (const SubjectId& event : events_) {
    const std::string* kind = term_of(find(event, Property::kEventKind));
    if (!kind) continue;
    const bool done = find(event, Property::kEventKind)->manner == model::Manner::kStated;
    const auto victims = named_by(event, Property::kVictim);
    if (done && *kind == model::terms::kRelease) {
      free.insert(victims.begin(), victims.end());
    }
    if (!model::is_violation(*kind)) continue;
    for (const SubjectId& victim : victims) {
      weigh(victim, done ? 2 : 1);
      for (const SubjectId& group : named_by(victim, Property::kMemberOf)) {
        weigh(group, done ? 2 : 1);
      }
    }
  }
  // People of whom more is said weigh more than a number in the same message.
  for (auto& [subject, weight] : weights) {
    if (free.contains(subject)) weight -= 3;
    const auto of_group = members_.find(subject);
    if (of_group != members_.end()) weight += static_cast<int>(of_group->second.size());
  }
  if (as_told.empty()) return {};
  return *std::max_element(as_told.begin(), as_told.end(), [&](const auto& one, const auto& other) {
    return weights.at(one) < weights.at(other);
  });
}

void ViewMaker::find_people() {
  const SubjectId about =
      occasion_.about.is_nil() ? most_struck() : knowledge_.canonical(occasion_.about);
  if (about.is_nil()) return;
  struck_ = {about};
  const auto subject = case_.subjects.find(about);
  const bool is_group =
      subject != case_.subjects.end() && subject->second.kind == model::SubjectKind::kGroup;
  if (!is_group) return;
  group_ = about;
  const auto members = members_.find(about);
  if (members != members_.end()) struck_.insert(members->second.begin(), members->second.end());
}

// Where the acts against these people are said to have been done: the first that says so.
std::string ViewMaker::country_of_acts() const {
  for (const SubjectId& event : events_) {
    const std::string* kind = term_of(find(event, Property::kEventKind));
    if (!kind || !model::is_violation(*kind)) continue;
    if (find(event, Property::kEventKind)->manner == model::Manner::kFeared) continue;
    const auto victims = named_by(event, Property::kVictim);
    if (std::none_of(victims.begin(), victims.end(),
                     [&](const SubjectId& id) { return struck_.contains(id); })) {
      continue;
    }
    // Who is returned is returned out of the country that did it, wherever they came to.
    const bool out_of_it = *kind == model::terms::kForcedReturn;
    for (Property property : {Property::kEventPlace, Property::kEventFrom, Property::kEventTo}) {
      const bool tells = !out_of_it || property == Property::kEventFrom;
      const Finding* finding = tells ? find_open(event, property) : nullptr;
      if (!finding) continue;
      for (const auto& group : finding->groups) {
        const auto* place = std::get_if<model::Place>(&group.value);
        if (place && place->inside) return std::string(gazetteer_.country_of(place->inside->id));
        // Near one town, and not near a border, is in its country.
        if (place && place->near.size() == 1 && !place->near_border) {
          return std::string(gazetteer_.country_of(place->near.front().id));
        }
      }
    }
    const Finding* by = find_open(event, Property::kPerpetrator);
    const auto* words = by && by->value() ? std::get_if<model::Text>(by->value()) : nullptr;
    if (!words) continue;
    std::string_view left = words->words;
    while (!left.empty()) {  // "the Chinese border police": one of its words names a people
      std::string home = labels_.home_of(left.substr(0, left.find(' ')));
      if (!home.empty()) return home;
      left = left.find(' ') == left.npos ? "" : left.substr(left.find(' ') + 1);
    }
  }
  return {};
}

base::Status ViewMaker::set_state() {
  state_ = occasion_.state.empty() ? country_of_acts() : labels_.country(occasion_.state);
  if (!state_.empty()) {
    brief_.state = *labels_.state(state_);
    return base::ok_status();
  }
  if (!occasion_.state.empty()) {
    return Error{ErrorCode::kBadInput,
                 "there is no such country; give its code of two or three letters, such as TH"};
  }
  return Error{ErrorCode::kBadInput,
               "no report says in which country this was done, or that is closed to this audience; "
               "--state says which government is meant, by its code, such as TH"};
}

void ViewMaker::set_home() {
  for (const SubjectId& subject : struck_) {
    const Finding* finding = find(subject, Property::kNationality);
    const auto* words =
        finding && finding->value() ? std::get_if<model::Text>(finding->value()) : nullptr;
    if (!words) continue;
    std::string home = labels_.home_of(words->words);
    if (home.empty() || (!home_.empty() && home_ != home)) {
      home_.clear();
      return;
    }
    home_ = home;
  }
}

// They are refugees, or ask to be seen as such, where a report says so, or where it fears that
// they are sent home and persecuted there. Whom their own state holds at home seeks no refuge.
void ViewMaker::set_refuge() {
  if (home_ == state_) return;
  for (const SubjectId& subject : struck_) {
    const Finding* finding = find(subject, Property::kLegalStatus);
    if (!finding) continue;
    const std::string* term = term_of(finding);
    if (!term || (*term != model::terms::kRefugee && *term != model::terms::kAsylumSeeker))
      continue;
    const auto claims = claims_of(*finding);
    brief_.refuge_claims.insert(brief_.refuge_claims.end(), claims.begin(), claims.end());
    brief_.seeks_refuge = true;
  }
  bool return_feared = false;
  std::vector<model::ClaimId> persecution;
  for (const EventSaid& event : brief_.events) {
    if (event.rest.status != Status::kFeared) continue;
    return_feared |= event.kind == model::terms::kForcedReturn;
    if (std::find(std::begin(kPersecution), std::end(kPersecution), event.kind) !=
        std::end(kPersecution)) {
      persecution.insert(persecution.end(), event.rest.claims.begin(), event.rest.claims.end());
    }
  }
  if (!return_feared || persecution.empty()) return;
  brief_.seeks_refuge = true;
  brief_.refuge_claims.insert(brief_.refuge_claims.end(), persecution.begin(), persecution.end());
}

void ViewMaker::set_addressee() {
  brief_.addressee = occasion_.addressee;
  if (!brief_.addressee.lines_en.empty()) return;
  // Partners and bodies of the United Nations have names, which somebody gives.
  if (brief_.audience != model::Audience::kAddressee) return;
  const Label& name = brief_.state.name;
  brief_.addressee.lines_en = {"The Head of Government", name.en};
  if (!name.ja.empty()) brief_.addressee.lines_ja = {name.ja + "政府", "首脳 閣下"};
}

// Kinds of values that reports give of these people and that are not in here.
void ViewMaker::note_held_back() {
  std::set<Property> kinds;
  for (const Finding& finding : weighed_.findings) {
    const bool closed = gates_.is_closed(finding.subject, finding.property);
    if (struck_.contains(finding.subject) && closed && stands(finding))
      kinds.insert(finding.property);
  }
  // A whole act, a death above all.
  for (const SubjectId& event : events_) {
    if (!find(event, Property::kEventKind) || find_open(event, Property::kEventKind)) continue;
    const auto victims = named_by(event, Property::kVictim);
    const bool theirs = std::any_of(victims.begin(), victims.end(),
                                    [&](const auto& id) { return struck_.contains(id); });
    if (theirs) kinds.insert(Property::kEventKind);
  }
  brief_.held_back.assign(kinds.begin(), kinds.end());
}

// Just what is in here counts.
void ViewMaker::set_provisional() {
  const OpenDecisions open = open_decisions(brief_, case_, knowledge_.identities);
  if (!open.claims.empty() || !open.same.empty() || occasion_.policy == Policy::kProvisional) {
    const bool all = open.claims.empty() && open.same.empty();
    const bool nothing = open.claims.size() == claims_in(brief_).size();
    brief_.provisional =
        Provisional{gates_.words(), all       ? Confirmed::kAll
                                    : nothing ? Confirmed::kNothing
                                              : Confirmed::kSome};
  }
}

base::Result<View> ViewMaker::make() {
  brief_.audience = occasion_.audience;
  brief_.day = occasion_.day;
  brief_.reference = occasion_.reference;
  brief_.sender = occasion_.sender;
  brief_.enclosures = occasion_.enclosures;
  brief_.record_head = occasion_.record_head;
  find_people();
  if (struck_.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no report tells of anybody to whom something was done or is feared; there is "
                 "nobody to write about"};
  }
  TRY(set_state());
  set_home();
  tell_events();
  if (brief_.events.empty() && occasion_.policy == Policy::kDecidedOnly) {
    return Error{ErrorCode::kNotAllowed,
                 "nothing of what was done to these people is open to this audience; `whereabouts "
                 "gate set` opens one value after the other"};
  }
  tell_group();
  drop_what_adds_nothing();
  tell_whereabouts();
  set_refuge();
  set_addressee();
  note_held_back();
  set_provisional();
  return View(std::move(brief_));
}

OpenDecisions open_decisions(const Brief& brief, const model::Case& folded,
                             const linking::Identities& identities) {
  OpenDecisions open;
  std::set<std::pair<SubjectId, SubjectId>> same;
  for (const model::ClaimId& id : claims_in(brief)) {
    const model::ClaimState& state = folded.claims.at(id);
    if (state.standing == model::Standing::kProposed) open.claims.push_back(id);
    for (const SubjectId& subject : subjects_of(state.claim)) {
      const SubjectId stands_for_it = identities.canonical(subject);
      if (!identities.decided_same(subject, stands_for_it)) same.insert({subject, stands_for_it});
    }
  }
  open.same.assign(same.begin(), same.end());
  return open;
}

base::Result<View> make_view(const model::Case& folded, const weighing::Weighed& weighed,
                             const weighing::Knowledge& knowledge,
                             const places::Gazetteer& gazetteer, const Occasion& occasion) {
  return ViewMaker(folded, weighed, knowledge, gazetteer, occasion).make();
}

}  // namespace disclosure
