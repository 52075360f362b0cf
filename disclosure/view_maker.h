// What making a View works on, step by step. For disclosure/view*.cpp alone.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "disclosure/labels.h"
#include "disclosure/view.h"

namespace disclosure {

class ViewMaker {
 public:
  ViewMaker(const model::Case& folded, const weighing::Weighed& weighed,
            const weighing::Knowledge& knowledge, const places::Gazetteer& gazetteer,
            const Occasion& occasion);
  base::Result<View> make();

 private:
  using SubjectId = model::SubjectId;
  using Property = model::Property;
  using Finding = weighing::Finding;
  // In the order in which it was told: by the entry, then by the place in the text.
  using Told = std::pair<std::uint64_t, std::uint32_t>;
  struct Seen {
    Sighting sighting;
    Told told;
    model::Place place;
    std::optional<base::DateRange> since;  // of an act without a day: what its report tells before
  };

  // view.cpp: whom it is about, and to whom it goes
  void find_people();
  SubjectId most_struck() const;
  base::Status set_state();
  std::string country_of_acts() const;
  void set_home();
  void set_refuge();
  void set_addressee();
  void note_held_back();
  void set_provisional();

  // view_people.cpp
  void tell_group();
  PersonSaid tell_person(const SubjectId& person);
  void tell_name(const SubjectId& person, PersonSaid& said);
  void tell_age(const SubjectId& person, PersonSaid& said);
  CountSaid count_of(const SubjectId& group) const;
  Label nationality_of(const SubjectId& group) const;
  bool names_may_be_known() const;
  bool may_be_one_act(const SubjectId& one, const SubjectId& other) const;
  bool share_a_report(const SubjectId& one, const SubjectId& other) const;

  // view_events.cpp
  void tell_events();
  std::optional<EventSaid> tell_event(const SubjectId& event);
  const Finding* find_part(const EventSaid& said, Property property) const;
  void tell_when_and_where(EventSaid& said);
  void tell_accounts(const Finding* when, const Finding* where, EventSaid& said);
  Label agency_of(const Finding& by) const;
  void tell_denials(const Finding& kind, EventSaid& said);
  void drop_fears_of_what_happened();
  void drop_what_adds_nothing();
  void tell_background(const SubjectId& event, EventSaid said);
  std::optional<base::DateRange> told_before(const Told& place) const;
  void tell_whereabouts();
  // Empty where these are all of them.
  std::vector<SubjectId> of_whom(std::vector<SubjectId> subjects) const;
  WhereaboutsSaid settle(std::vector<Seen> seen) const;

  // What stands on a question and may be said of it; none: closed, refuted, or nobody says.
  const Finding* find(const SubjectId& subject, Property property) const;
  const Finding* find_open(const SubjectId& subject, Property property) const;
  bool is_coarse(const SubjectId& subject, Property property) const;
  bool is_vague(const PlaceSaid& place) const;
  std::optional<PlaceSaid> place_of(const Finding* finding) const;
  model::Place narrowest(const weighing::ClaimGroup& group) const;
  PlaceSaid place_of_group(const Finding& finding, const weighing::ClaimGroup& group) const;
  bool is_inside(const model::Place& inner, const model::Place& outer) const;
  std::optional<base::DateRange> when_of(const Finding* finding) const;
  // Whom a finding on victims or groups names, canonical.
  std::set<SubjectId> named_by(const SubjectId& subject, Property property) const;
  Told told(const Finding& finding) const;

  const model::Case& case_;
  const weighing::Weighed& weighed_;
  const weighing::Knowledge& knowledge_;
  const places::Gazetteer& gazetteer_;
  const Occasion& occasion_;
  const Labels labels_;
  const Gates gates_;

  std::map<SubjectId, std::set<SubjectId>> members_;  // of each group
  std::vector<SubjectId> events_;                     // as they were told
  SubjectId group_;                                   // nil: no group, only people
  std::set<SubjectId> struck_;                        // the group and everybody in it
  std::string state_;                                 // "CN"
  std::string home_;                                  // of the people; may be empty
  Brief brief_;
};

}  // namespace disclosure
