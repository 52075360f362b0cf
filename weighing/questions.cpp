#include "weighing/questions.h"

#include <algorithm>
#include <map>

#include "model/terms.h"
#include "weighing/misfits.h"

namespace weighing {

namespace {

using model::ClaimId;
using model::Property;
using model::ReportId;
using model::SubjectId;
namespace terms = model::terms;

bool concerns_custody(std::string_view kind) {
  return model::is_custody(kind) || kind == terms::kForcedReturn || kind == terms::kDisappearance;
}

class Questions {
 public:
  explicit Questions(const Ground& ground) : ground_(ground) {}

  std::vector<Question> run() {
    gather();
    find_people();
    ask_where_they_are();
    ask_who_they_are();
    ask_whether_they_arrived();
    ask_which_is_right();
    ask_what_came_of(model::Manner::kPossible, "thought possible of");
    ask_what_came_of(model::Manner::kFeared, "feared for");
    ask_who_knows_them();
    ask_how_they_know();
    ask_about_echoes();
    return std::move(questions_);
  }

 private:
  using Tellers = std::map<std::size_t, std::uint64_t>;  // which of tellers_, their first entry

  const Weighed& weighed() const { return ground_.weighed; }

  bool is(SubjectId id, model::SubjectKind kind) const {
    const model::Subject* subject = ground_.subject(id);
    return subject && subject->kind == kind;
  }

  // By whom it befell: events in custody of the people of the case, themselves or in their group.
  void gather() {
    for (const Finding& finding : weighed().findings) {
      if (finding.property == Property::kMemberOf) {
        for (SubjectId group : ground_.named_by(finding.subject, finding.property)) {
          groups_of_[finding.subject].push_back(group);
          has_members_.insert(group);
        }
      }
      if (finding.property != Property::kVictim) continue;
      for (SubjectId victim : ground_.named_by(finding.subject, finding.property)) {
        if (weighed().struck.contains(victim)) events_of_[victim].push_back(finding.subject);
      }
    }
    for (const auto& [id, state] : ground_.folded.claims) {
      claims_about_[ground_.knowledge.canonical(state.claim.subject)].push_back(id);
    }
  }

  // Themselves, and each of their groups.
  template <typename Visit>
  void for_self_and_groups(SubjectId person, Visit visit) const {
    visit(person);
    const auto groups = groups_of_.find(person);
    if (groups == groups_of_.end()) return;
    for (SubjectId group : groups->second) visit(group);
  }

  const std::vector<SubjectId>& events_of(SubjectId victim) const {
    static const std::vector<SubjectId> kNone;
    const auto events = events_of_.find(victim);
    return events == events_of_.end() ? kNone : events->second;
  }

  // Or may be held. Worked out once for each group.
  bool is_held(SubjectId person) {
    bool held = false;
    for_self_and_groups(person, [&](SubjectId victim) {
      auto [kept, is_new] = held_.try_emplace(victim, false);
      if (is_new) {
        const auto& events = events_of(victim);
        kept->second = std::any_of(events.begin(), events.end(), [&](SubjectId event) {
          const auto manner = ground_.manner_of(event);
          return manner && manner != model::Manner::kFeared &&
                 concerns_custody(ground_.kind_of(event));
        });
      }
      held |= kept->second;
    });
    return held;
  }

  bool is_known_dead(SubjectId person) const {
    const Finding* fate = weighed().find(person, Property::kFate);
    const auto* term = fate && fate->value() ? std::get_if<model::Term>(fate->value()) : nullptr;
    return term && model::is_grave(term->code) && fate->manner == model::Manner::kStated;
  }

  // In the order in which they were met.
  void find_people() {
    std::set<SubjectId> seen;
    for (const SubjectId& met : ground_.folded.met) {
      const SubjectId id = ground_.knowledge.canonical(met);
      if (!weighed().struck.contains(id) || !seen.insert(id).second) continue;
      if (!is(id, model::SubjectKind::kPerson)) continue;
      if (!is_held(id) || is_known_dead(id)) continue;
      (ground_.is_unnamed(id) ? unnamed_ : named_).push_back(id);
    }
  }

  // Who told of somebody, or of what befell them, in the order in which they told it.
  const std::vector<std::string>& tellers_about(SubjectId person) {
    auto [kept, is_new] = tellers_about_.try_emplace(person);
    if (is_new) kept->second = find_tellers_about(person);
    return kept->second;
  }

  std::vector<std::string> find_tellers_about(SubjectId person) {
    Tellers first;
    const auto about = claims_about_.find(person);
    if (about != claims_about_.end()) add_tellers(about->second, first);
    for_self_and_groups(person, [&](SubjectId victim) {
      auto [kept, is_new] = tellers_of_events_of_.try_emplace(victim);
      if (is_new) {
        for (SubjectId event : events_of(victim)) {
          add_tellers(claims_of(weighed().find(event, Property::kEventKind)), kept->second);
        }
      }
      for (const auto& [teller, number] : kept->second) add_teller(teller, number, first);
    });
    std::vector<std::pair<std::uint64_t, std::string_view>> in_order;
    for (const auto& [teller, number] : first) in_order.push_back({number, tellers_[teller]});
    std::sort(in_order.begin(), in_order.end());
    std::vector<std::string> names;
    for (const auto& [number, name] : in_order) names.emplace_back(name);
    return names;
  }

  static void add_teller(std::size_t teller, std::uint64_t number, Tellers& to) {
    auto [at, is_new] = to.try_emplace(teller, number);
    if (!is_new) at->second = std::min(at->second, number);
  }

  void add_tellers(const std::vector<ClaimId>& claims, Tellers& to) {
    ground_.for_each_teller(claims, [&](const model::ClaimState& state, const std::string& name) {
      const auto [at, is_new] = teller_places_.try_emplace(name, tellers_.size());
      if (is_new) tellers_.push_back(name);
      add_teller(at->second, state.trace.number, to);
    });
  }

  void ask_where_they_are() {
    for (SubjectId person : named_) {
      questions_.push_back({person,
                            Property::kWhereabouts,
                            "Where is " + ground_.label(person) + " now, and in what state?",
                            tellers_about(person),
                            {}});
    }
  }

  // The unnamed of one group together.
  void ask_who_they_are() {
    std::map<SubjectId, std::vector<SubjectId>> by_group;
    std::vector<SubjectId> order;
    for (SubjectId person : unnamed_) {
      auto groups = groups_of_.find(person);
      const SubjectId group = groups == groups_of_.end() ? person : groups->second.front();
      by_group[group].push_back(person);
      add_once(order, group);
    }
    for (SubjectId group : order) {
      std::vector<SubjectId>& unnamed = by_group[group];
      std::string who = "Who is " + ground_.label(unnamed.front());
      std::string rest = ", where are they now, and in what state?";
      if (unnamed.size() > 1) {
        who = "Who are the " + std::to_string(unnamed.size()) + " who are not named of " +
              ground_.label(group);
      }
      const SubjectId first = unnamed.front();
      unnamed.erase(unnamed.begin());
      questions_.push_back(
          {first, Property::kName, who + rest, tellers_about(first), std::move(unnamed)});
    }
  }

  // A person, or a group of whose people each could be asked for: not "hundreds".
  bool can_be_followed(SubjectId subject) const {
    if (!is(subject, model::SubjectKind::kGroup)) return true;
    const Finding* size = weighed().find(subject, Property::kSize);
    const auto* count = size && size->value() ? std::get_if<model::Count>(size->value()) : nullptr;
    return (count && count->most == count->least) || has_members_.contains(subject);
  }

  // "China, Kunming": where a place is told more exactly as well, only that.
  std::vector<std::string> narrowest(const std::vector<const model::Place*>& places) const {
    std::vector<std::string> labels;
    for (const model::Place* place : places) {
      const bool is_wider = std::any_of(places.begin(), places.end(), [&](const auto* other) {
        return place->inside && other->inside && place->inside->id != other->inside->id &&
               ground_.knowledge.contains(place->inside->id, other->inside->id);
      });
      if (!is_wider) add_once(labels, place->inside ? place->inside->label : place->words);
    }
    return labels;
  }

  void ask_whether_they_arrived() {
    for (const SubjectId& met : ground_.folded.met) {
      auto events = events_of_.find(met);  // only those that stand for themselves are keys
      if (events == events_of_.end() || !can_be_followed(met)) continue;
      std::vector<const model::Place*> places;
      std::vector<ClaimId> claims;
      for (SubjectId event : events->second) {
        const Finding* to = weighed().find(event, Property::kEventTo);
        const auto* place = to && to->value() ? std::get_if<model::Place>(to->value()) : nullptr;
        const std::string kind = ground_.kind_of(event);
        const bool moved = kind == terms::kTransfer || kind == terms::kForcedReturn;
        if (!place || !moved || !ground_.is_told(event)) continue;
        places.push_back(place);
        for (const ClaimId& id : claims_of(*to)) claims.push_back(id);
      }
      const std::vector<std::string> goals = narrowest(places);
      if (goals.empty()) continue;
      questions_.push_back({met,
                            Property::kWhereabouts,
                            "Did " + ground_.label(met) + ", said to be sent to " + joined(goals) +
                                ", arrive there, and are they still there?",
                            ground_.tellers(claims),
                            {}});
    }
  }

  void ask_which_is_right() {
    for (const Finding& finding : weighed().findings) {
      if (finding.status != FindingStatus::kContested &&
          finding.status != FindingStatus::kDiffering &&
          finding.status != FindingStatus::kChallenged) {
        continue;
      }
      std::vector<std::string> values;
      for (const ClaimGroup& group : finding.groups) {
        add_once(values, "\"" + ground_.words(group.value) + "\"");
      }
      questions_.push_back({finding.subject,
                            finding.property,
                            "Which is right about " + ground_.label(finding.subject) + ", " +
                                std::string(model::info(finding.property).label) + ": " +
                                joined(values, " or ") + "?",
                            ground_.tellers(claims_of(finding)),
                            {}});
    }
    for (const Whereabouts& each : find_differing_whereabouts(ground_)) {
      questions_.push_back({each.subject,
                            Property::kWhereabouts,
                            "Did " + ground_.label(each.subject) + " come to \"" +
                                ground_.words(ground_.claim(each.one).value) + "\", to \"" +
                                ground_.words(ground_.claim(each.other).value) +
                                "\", or to both, and in which order?",
                            ground_.tellers({each.one, each.other}),
                            {}});
    }
  }

  using Unsure = std::map<SubjectId, std::vector<SubjectId>>;  // events, by whom they are put so of

  // The same is put so of the whole group, and asked of it.
  bool is_asked_of_group_of(SubjectId person, SubjectId event, const Unsure& unsure) const {
    auto groups = groups_of_.find(person);
    if (groups == groups_of_.end()) return false;
    return std::any_of(groups->second.begin(), groups->second.end(), [&](SubjectId group) {
      auto events = unsure.find(group);
      return events != unsure.end() &&
             std::any_of(events->second.begin(), events->second.end(), [&](SubjectId other) {
               return ground_.kind_of(other) == ground_.kind_of(event);
             });
    });
  }

  // Of what is only feared, or only thought possible: has it happened?
  void ask_what_came_of(model::Manner manner, const std::string& what) {
    Unsure unsure;
    for (const auto& [person, events] : events_of_) {
      for (SubjectId event : events) {
        if (ground_.manner_of(event) == manner && !ground_.kind_of(event).empty()) {
          unsure[person].push_back(event);
        }
      }
    }
    for (const SubjectId& met : ground_.folded.met) {
      auto events = unsure.find(met);
      if (events == unsure.end()) continue;
      std::vector<std::string> kinds;
      std::vector<ClaimId> claims;
      for (SubjectId event : events->second) {
        if (is_asked_of_group_of(met, event, unsure)) continue;
        add_once(kinds, model::term_label(ground_.kind_of(event)));
        for (const ClaimId& id : claims_of(weighed().find(event, Property::kEventKind))) {
          claims.push_back(id);
        }
      }
      if (kinds.empty()) continue;
      questions_.push_back({events->second.front(),
                            Property::kEventKind,
                            "Has what is " + what + " " + ground_.label(met) +
                                " happened: " + joined(kinds, " or ") + "?",
                            ground_.tellers(claims),
                            {}});
    }
  }

  // Named, and nothing told of them that leads further: no relative, work, place or past.
  void ask_who_knows_them() {
    for (SubjectId person : named_) {
      const bool leads = [&] {
        for (Property property : {Property::kRelative, Property::kOccupation, Property::kFaith,
                                  Property::kDescription, Property::kBirthPlace}) {
          if (weighed().find(person, property)) return true;
        }
        return false;
      }();
      if (leads) continue;
      questions_.push_back({person,
                            Property::kRelative,
                            "Who knows more of " + ground_.label(person) +
                                ": family, friends, where they come from?",
                            tellers_about(person),
                            {}});
    }
  }

  // Each teller once, about all that they tell of the people of the case without saying how they
  // know it.
  void ask_how_they_know() {
    struct Told {
      std::vector<std::string> kinds;
      SubjectId event;
      bool of_others = false;  // "according to reports": of whom?
    };
    std::map<ReportId, Told> by_report;  // by the report that stands for the teller
    std::map<std::string, ReportId> by_name;
    std::vector<ReportId> order;
    for (const Finding& finding : weighed().findings) {
      if (finding.property != Property::kEventKind || !ground_.is_told(finding.subject)) continue;
      const std::string kind = ground_.kind_of(finding.subject);
      if (!model::is_violation(kind) || !strikes(finding.subject)) continue;
      for (const ClaimId& id : claims_of(finding)) {
        const model::Claim& claim = ground_.claim(id);
        const bool says_how =
            claim.basis != model::Basis::kNotSaid && claim.basis != model::Basis::kToldByAnother;
        if (says_how || claim.origin.kind == model::Origin::Kind::kNamed) continue;
        const ReportId first = ground_.lineage.first_of(claim.passage.report);
        const std::string name = ground_.lineage.teller(first);
        const ReportId key = name.empty() ? first : by_name.try_emplace(name, first).first->second;
        auto [told, is_new] = by_report.try_emplace(key);
        if (is_new) {
          told->second.event = finding.subject;
          order.push_back(key);
        }
        add_once(told->second.kinds, "the " + model::term_label(kind));
        told->second.of_others |= claim.origin.kind == model::Origin::Kind::kUnnamed;
      }
    }
    auto received = [&](const ReportId& id) {
      auto at = ground_.folded.reports.find(id);
      return at == ground_.folded.reports.end() ? 0 : at->second.received.number;
    };
    std::sort(order.begin(), order.end(), [&](const ReportId& a, const ReportId& b) {
      return std::pair(received(a), a) < std::pair(received(b), b);
    });
    for (const ReportId& report : order) {
      const Told& told = by_report.at(report);
      const std::string name = ground_.lineage.teller_in_words(report);
      std::string sentence = "How does " + name + " know of " + joined(told.kinds);
      if (told.of_others) sentence += ", and whose reports are they";
      const std::string teller = ground_.lineage.teller(report);
      questions_.push_back({told.event,
                            Property::kEventKind,
                            sentence + "?",
                            teller.empty() ? std::vector<std::string>() : std::vector{teller},
                            {}});
    }
  }

  bool strikes(SubjectId event) const {
    const auto victims = ground_.named_by(event, Property::kVictim);
    return std::any_of(victims.begin(), victims.end(),
                       [&](SubjectId each) { return weighed().struck.contains(each); });
  }

  void ask_about_echoes() {
    for (const Echo& echo : weighed().echoes) {
      const std::string later = ground_.lineage.teller(echo.report);
      questions_.push_back({{},
                            Property::kEventKind,
                            "Does " + ground_.report_label(echo.report) + ", which shares " +
                                std::to_string(echo.details) + " particulars with " +
                                ground_.report_label(echo.earlier) +
                                ", rest on it, or does its teller know of them some other way?",
                            later.empty() ? std::vector<std::string>() : std::vector{later},
                            {}});
    }
  }

  const Ground& ground_;
  std::vector<Question> questions_;
  std::vector<SubjectId> named_;    // the people of the case who may be held, as they were met
  std::vector<SubjectId> unnamed_;  // and those of whom no name is known
  std::map<SubjectId, std::vector<std::string>> tellers_about_;
  std::map<SubjectId, std::vector<SubjectId>> events_of_;
  std::map<SubjectId, bool> held_;
  std::map<SubjectId, std::vector<SubjectId>> groups_of_;
  std::set<SubjectId> has_members_;
  std::map<SubjectId, std::vector<ClaimId>> claims_about_;
  // Names of tellers, each once, and what was worked out of them already.
  std::vector<std::string> tellers_;
  std::map<std::string, std::size_t> teller_places_;
  std::map<SubjectId, Tellers> tellers_of_events_of_;  // each subject by itself
};

}  // namespace

std::vector<Question> find_questions(const Ground& ground) { return Questions(ground).run(); }

}  // namespace weighing
