#include <algorithm>

#include "drafting/telling.h"
#include "model/terms.h"

namespace drafting {
namespace {

using law::Citation;
using law::Concern;

// More than these in one request would be a list, not a reason.
constexpr std::size_t kCitationsPerRequestMax = 3;

bool is_happened(const EventSaid& event) {
  const Status status = event.rest.status;
  return is_told(status) && status != Status::kFeared && status != Status::kPossible &&
         status != Status::kUnknown;
}

bool may_have_happened(const EventSaid& event) {
  return is_happened(event) || event.rest.status == Status::kPossible;
}

bool is_feared(const EventSaid& event) { return event.rest.status == Status::kFeared; }

bool has_event(const Brief& brief, std::string_view kind, bool (*is_so)(const EventSaid&)) {
  return std::any_of(brief.events.begin(), brief.events.end(),
                     [&](const EventSaid& event) { return event.kind == kind && is_so(event); });
}

bool is_in_custody(const Brief& brief, bool (*is_so)(const EventSaid&)) {
  return std::any_of(brief.events.begin(), brief.events.end(), [&](const EventSaid& event) {
    return model::is_custody(event.kind) && is_so(event);
  });
}

// A release that is only reported does not end the duty to treat well whoever is still held.
bool is_surely_released(const Brief& brief) {
  return std::any_of(brief.events.begin(), brief.events.end(), [](const EventSaid& event) {
    return event.kind == model::terms::kRelease && (event.rest.status == Status::kEstablished ||
                                                    event.rest.status == Status::kCorroborated);
  });
}

// When the acts of the letter happened; for what is only feared, the day of the letter.
base::DateRange act_of(const Brief& brief) {
  for (const EventSaid& event : brief.events) {
    if (!may_have_happened(event) || !model::is_custody(event.kind)) continue;
    return event.when.value_or(base::DateRange{});
  }
  return base::DateRange::on(brief.day);
}

std::vector<Citation> citations(const Brief& brief, std::initializer_list<Concern> concerns) {
  std::vector<Citation> all;
  const law::Facts facts = facts_of(brief);
  for (Concern concern : concerns) {
    base::DateRange act = act_of(brief);
    const bool to_come = concern == Concern::kReturn || concern == Concern::kAsylum;
    if (to_come && !act.earliest) act = base::DateRange::on(brief.day);
    auto found = law::Table::built_in().may_cite(brief.state.iso3, concern, act, brief.day, facts);
    all.insert(all.end(), found.begin(), found.end());
  }
  // Articles of one treaty stand together; otherwise the order of the catalogue stays.
  std::vector<Citation> sorted;
  for (const Citation& first : all) {
    for (const Citation& other : all) {
      const bool taken = std::find(sorted.begin(), sorted.end(), other) != sorted.end();
      if (other.treaty == first.treaty && !taken) sorted.push_back(other);
    }
  }
  sorted.resize(std::min(sorted.size(), kCitationsPerRequestMax));
  return sorted;
}

class Asking {
 public:
  explicit Asking(const Telling& telling) : t_(telling) {}

  void add(std::string_view key, std::vector<Citation> law, std::vector<model::ClaimId> claims = {},
           bool custom = false) {
    std::string phrase;
    if (!law.empty()) {
      phrase = t_.words.say("ask.law", {{"articles", t_.grammar.law(law)}});
    } else if (custom) {
      phrase = t_.words.say("ask.custom");
    }
    const StateSaid nowhere;
    const Label& country = t_.brief.feared_country.value_or(nowhere).name;
    const std::string words = t_.words.say_for(
        key, t_.them.number,
        {{"law", phrase},
         {"they", t_.them.they},
         {"them", t_.them.them},
         {"their", t_.them.their},
         {"people", people()},
         {"country", country.en.empty()
                         ? ""
                         : t_.words.say("ask.to", {{"country", t_.grammar.to_country(country)}})},
         {"home", t_.grammar.country(t_.brief.home.value_or(nowhere).name)}});
    Sentence sentence = t_.from_claims("", std::move(claims));
    sentence.words = words;  // goes on from the line above: no capital letter
    if (!law.empty() || custom) {
      sentence.ground = Ground::kLaw;
    } else if (sentence.claims.empty()) {
      sentence.ground = Ground::kFixed;
    }
    sentence.law = std::move(law);
    asked_.push_back(std::move(sentence));
  }

  std::vector<Sentence> take() {
    for (Sentence& sentence : asked_) {
      const auto key = &sentence == &asked_.back() ? "ask.last" : "ask.more";
      sentence.words = t_.words.say(key, {{"request", sentence.words}});
    }
    return std::move(asked_);
  }

 private:
  // Those named, and the others.
  std::string people() const {
    const GroupSaid& group = t_.brief.group;
    std::vector<std::string> names;
    for (const PersonSaid& person : group.people) {
      if (person.naming == Naming::kNamed && is_told(person.membership.status)) {
        names.push_back(t_.grammar.name(person));
      }
    }
    if (names.empty()) {
      return grammar::is_one_person(group) ? t_.them.brief
                                           : t_.words.say("people.each", {{"they", t_.them.they}});
    }
    const bool exact = group.count.most == group.count.least && !group.count.approximate;
    if (!exact) {
      names.push_back(t_.words.say("people.rest"));
    } else if (group.count.least > names.size()) {
      names.push_back(t_.grammar.others(group.count.least - names.size()));
    }
    return t_.grammar.all_of(names);
  }

  const Telling& t_;
  std::vector<Sentence> asked_;
};

}  // namespace

law::Facts facts_of(const Brief& brief) {
  law::Facts facts;
  facts.seeks_refuge = brief.seeks_refuge;
  facts.fled_events_in_europe = brief.fled_events_in_europe;
  facts.torture_feared = has_event(brief, model::terms::kTorture, is_feared);
  facts.disappearance_feared = has_event(brief, model::terms::kDisappearance, is_feared);
  facts.child = std::any_of(
      brief.group.people.begin(), brief.group.people.end(),
      [](const PersonSaid& person) { return person.child && is_told(person.membership.status); });
  facts.detained = is_in_custody(brief, may_have_happened) && !is_surely_released(brief);
  facts.torture_reported = has_event(brief, model::terms::kTorture, is_happened);
  facts.asked_for_consul = brief.asked_for_consul && brief.home;
  if (brief.home) facts.home_state = brief.home->iso3;
  return facts;
}

std::vector<Sentence> ask(const Telling& t) {
  const Brief& brief = t.brief;
  const law::Facts facts = facts_of(brief);
  const bool return_feared =
      std::any_of(brief.events.begin(), brief.events.end(), is_feared_return);
  Asking asking(t);
  asking.add("ask.whereabouts", citations(brief, {Concern::kWhereabouts}), brief.group.claims);
  if (has_event(brief, model::terms::kForcedReturn, may_have_happened))
    asking.add("ask.returned", {});
  if (return_feared) {
    auto law = citations(brief, {Concern::kReturn});
    const bool custom = law.empty() && (facts.seeks_refuge || facts.torture_feared);
    asking.add("ask.not-return", std::move(law), brief.refuge_claims, custom);
  }
  if (facts.seeks_refuge) {
    asking.add("ask.asylum", citations(brief, {Concern::kAsylum}), brief.refuge_claims);
  }
  if (facts.detained) {
    const bool held = is_in_custody(brief, is_happened);
    asking.add(held ? "ask.treatment" : "ask.treatment-if-held",
               citations(brief, {Concern::kDetention, Concern::kTreatment}));
  }
  if (facts.torture_reported) {
    asking.add("ask.investigate", citations(brief, {Concern::kInvestigation}));
  }
  if (facts.asked_for_consul && !facts.seeks_refuge) {
    asking.add("ask.consul", citations(brief, {Concern::kConsul}));
  }
  return asking.take();
}

}  // namespace drafting
