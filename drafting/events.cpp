#include <algorithm>
#include <set>

#include "drafting/telling.h"
#include "model/terms.h"

namespace drafting {
namespace {

using grammar::Clause;
using grammar::Reference;

std::string key_of(const EventSaid& event, std::string_view form) {
  return "kind." + event.kind + "." + std::string(form);
}

// "to have been arrested by police in Yunnan Province on 24 May 2002"
std::string clause_of(const Telling& t, const EventSaid& event, std::string_view form,
                      std::uint64_t number) {
  Clause clause;
  clause.verb = t.words.say_for(key_of(event, form), number);
  clause.by = t.grammar.by(event.perpetrator);
  if (event.from) clause.from = t.grammar.from(*event.from);
  // Arrived somewhere is arrived in it, not to it.
  if (event.to && event.kind == model::terms::kArrival) {
    clause.to = t.grammar.in(*event.to);
  } else if (event.to) {
    clause.to = t.grammar.to(*event.to);
  }
  if (event.where) clause.at = t.grammar.at(*event.where);
  if (event.when) clause.when = t.grammar.when(*event.when);
  return t.grammar.clause(clause);
}

// The people among them whom this is about: all of them, or those whom we may name.
Reference reference_to(const Telling& t, const std::vector<model::SubjectId>& some) {
  const GroupSaid& group = t.brief.group;
  auto is_meant = [&](const model::SubjectId& id) {
    return std::find(some.begin(), some.end(), id) != some.end();
  };
  if (some.empty() || is_meant(group.subject)) return t.them;
  if (group.count.most == some.size() && group.count.least == some.size()) return t.them;
  std::vector<std::string> names;
  for (const PersonSaid& person : group.people) {
    if (person.naming == Naming::kNamed && is_meant(person.subject)) {
      names.push_back(t.grammar.name(person));
    }
  }
  const std::string text =
      names.size() == some.size() ? t.grammar.all_of(names) : t.grammar.some_of_them(some.size());
  const std::string whose = names.size() == some.size()
                                ? t.words.say("whose", {{"who", text}})
                                : t.words.say_for("whose.some", some.size());
  return {text, text, text, text, whose, some.size()};
}

Reference who_of(const Telling& t, const EventSaid& event) {
  return reference_to(t, event.victims);
}

Sentence accounts_of(const Telling& t, const EventSaid& event) {
  std::string accounts;
  for (const Account& account : event.accounts) {
    const std::string said = t.grammar.account(account);
    accounts = accounts.empty()
                   ? t.words.say("account.first", {{"account", said}})
                   : t.words.say("account.more", {{"before", accounts}, {"account", said}});
  }
  const bool differing = event.rest.status == Status::kDiffering;
  const auto key = differing ? "say.accounts-differing" : "say.accounts-contested";
  return t.from_claims(t.words.say(key, {{"accounts", accounts}}), claims_of(event));
}

struct Wording {
  std::string_view key;
  std::string_view form;
};

// The row of the table in drafting/letter.h. `again`: the paragraph has a hedge of this kind.
Wording wording_of(const EventSaid& event, bool again) {
  switch (event.rest.status) {
    case Status::kEstablished: return {"say.established", "plain"};
    case Status::kCorroborated: return {"say.corroborated", "told"};
    case Status::kPossible: return {"say.possible", "possible"};
    case Status::kFeared: return {"say.feared", "feared"};
    case Status::kUnknown: return {"say.unknown", "told"};
    case Status::kDiffering:
    case Status::kContested:
      if (event.accounts.empty()) return {"say.whether", "told"};
      break;
    default: break;
  }
  return {again ? "say.also-reported" : "say.reported", "reported"};
}

void tell(const Telling& t, const EventSaid& event, const Reference& who, bool again,
          std::vector<Sentence>& sentences) {
  const Wording wording = wording_of(event, again);
  const std::string clause = clause_of(t, event, wording.form, who.number);
  sentences.push_back(t.from_claims(
      t.words.say_for(wording.key, who.number, {{"who", who.they}, {"clause", clause}}),
      claims_of(event)));
  if (!event.accounts.empty()) sentences.push_back(accounts_of(t, event));
  if (!event.denied_by.en.empty()) {
    const std::string denier = t.grammar.label(event.denied_by);
    sentences.push_back(
        t.from_claims(t.words.say("say.denied", {{"denier", denier}}), event.denials));
  }
}

bool is_last_sighting(const Brief& brief, const EventSaid& event) {
  const auto is_in = [&](const WhereaboutsSaid& where) {
    return std::any_of(where.last.begin(), where.last.end(), [&](const Sighting& last) {
      return !last.event.is_nil() && last.event == event.subject;
    });
  };
  return is_in(brief.whereabouts) ||
         std::any_of(brief.whereabouts_of_some.begin(), brief.whereabouts_of_some.end(), is_in);
}

bool has_words(const Telling& t, const EventSaid& event) {
  return t.words.has(key_of(event, "reported"));
}

std::vector<const EventSaid*> feared(const Telling& t) {
  std::vector<const EventSaid*> events;
  for (const EventSaid& event : t.brief.events) {
    if (event.rest.status == Status::kFeared && has_words(t, event)) events.push_back(&event);
  }
  return events;
}

std::string return_clause(const Telling& t, const EventSaid& event, std::uint64_t number) {
  std::string clause = clause_of(t, event, "feared", number);
  if (event.to || !t.brief.feared_country) return clause;
  Clause parts;
  parts.verb = t.words.say("kind.forced-return.feared");
  parts.to = t.grammar.to_country(t.brief.feared_country->name);
  return t.grammar.clause(parts);
}

// One sentence for all that is feared for the same people: the return, and what may follow it.
Sentence tell_fears_for(const Telling& t, const Reference& who,
                        const std::vector<const EventSaid*>& events, bool return_was_told) {
  std::vector<std::string> returns, others;
  std::vector<model::ClaimId> claims;
  for (const EventSaid* event : events) {
    const bool back = is_feared_return(*event);
    auto& clauses = back ? returns : others;
    const std::string clause =
        back ? return_clause(t, *event, who.number) : clause_of(t, *event, "feared", who.number);
    // Several reports fear the same; the letter says it once.
    if (std::find(clauses.begin(), clauses.end(), clause) == clauses.end()) {
      clauses.push_back(clause);
    }
    claims.insert(claims.end(), event->rest.claims.begin(), event->rest.claims.end());
  }
  const std::string back = t.grammar.any_of_acts(returns);
  const std::string other = t.grammar.any_of_acts(others);
  const bool both = !returns.empty() && !others.empty();
  const std::string_view key = both              ? "say.feared-after-return"
                               : return_was_told ? "say.feared-if-returned"
                                                 : "say.feared";
  return t.from_claims(t.words.say_for(key, who.number,
                                       {{"who", who.they},
                                        {"return", back},
                                        {"they", who.they},
                                        {"clause", returns.empty() || both ? other : back}}),
                       std::move(claims));
}

std::string sighting_clause(const Telling& t, const Sighting& sighting, std::string_view form,
                            std::uint64_t number) {
  Clause clause;
  const std::string kind = sighting.sent_there ? "kind.transfer." : "kind.stay.";
  clause.verb = t.words.say_for(kind + std::string(form), number);
  clause.to = sighting.sent_there ? t.grammar.to(sighting.place) : t.grammar.in(sighting.place);
  if (sighting.when) clause.when = t.grammar.when(*sighting.when);
  return t.grammar.clause(clause);
}

Sentence tell_whereabouts(const Telling& t, const WhereaboutsSaid& where) {
  const Status status = where.rest.status;
  const Reference who = reference_to(t, where.of);
  std::vector<model::ClaimId> claims = where.rest.claims;
  for (const Sighting& sighting : where.last) {
    claims.insert(claims.end(), sighting.claims.begin(), sighting.claims.end());
  }
  const auto say = [&](std::string_view key, const std::string& clause) {
    return t.from_claims(
        t.words.say_for(key, who.number,
                        {{"who", who.they}, {"their", who.their}, {"clause", clause}}),
        claims);
  };
  if (where.last.empty() || !is_told(status)) {
    return say("where.unknown", "");
  }
  const auto clause = [&](const Sighting& sighting, std::string_view form) {
    return sighting_clause(t, sighting, form, who.number);
  };
  if (where.last.size() > 1) {
    std::vector<std::string> reports;
    for (const Sighting& sighting : where.last) {
      const auto key =
          sighting.status == Status::kPossible ? "where.one-possible" : "where.one-report";
      reports.push_back(t.words.say(key, {{"clause", clause(sighting, "reported")}}));
    }
    return status == Status::kContested ? say("where.contested", t.grammar.any_of_reports(reports))
                                        : say("where.differing", t.grammar.all_of_reports(reports));
  }
  const Sighting& last = where.last.front();
  switch (status) {
    case Status::kEstablished: return say("where.established", clause(last, "plain"));
    case Status::kCorroborated: return say("where.corroborated", clause(last, "told"));
    case Status::kPossible: {
      // Where nobody says when, it was so when it was told: "may be", not "may have been".
      const bool then = last.sent_there || last.when;
      return say("where.possible", clause(last, then ? "possible" : "feared"));
    }
    case Status::kFeared: return say("say.feared", clause(last, "feared"));
    default: return say("where.reported", clause(last, "reported"));
  }
}

// Of all of them first, where that is told; else of some, and that the others' are not known.
std::vector<Sentence> tell_all_whereabouts(const Telling& t) {
  const Brief& brief = t.brief;
  std::vector<Sentence> sentences;
  const bool of_all = !brief.whereabouts.last.empty();
  if (of_all) sentences.push_back(tell_whereabouts(t, brief.whereabouts));
  std::set<model::SubjectId> told;
  for (const WhereaboutsSaid& where : brief.whereabouts_of_some) {
    told.insert(where.of.begin(), where.of.end());
    sentences.push_back(tell_whereabouts(t, where));
  }
  if (of_all) return sentences;
  // What a gate or a word without a translation holds back is not unknown to us.
  if (brief.whereabouts.held_back) return sentences;
  if (told.empty()) return {tell_whereabouts(t, brief.whereabouts)};
  const auto& most = brief.group.count.most;
  const std::uint64_t left = !most ? 2 : *most > told.size() ? *most - told.size() : 0;
  if (left > 0) {
    sentences.push_back(
        t.from_claims(t.words.say_for("where.others-unknown", left), brief.group.claims));
  }
  return sentences;
}

}  // namespace

bool is_told(Status status) { return status != Status::kRefuted && status != Status::kWithdrawn; }

bool is_feared_return(const EventSaid& event) {
  return event.rest.status == Status::kFeared && event.kind == model::terms::kForcedReturn;
}

std::vector<model::ClaimId> claims_of(const EventSaid& event) {
  std::vector<model::ClaimId> claims = event.rest.claims;
  for (const Account& account : event.accounts) {
    claims.insert(claims.end(), account.claims.begin(), account.claims.end());
  }
  return claims;
}

std::vector<Sentence> tell_events(const Telling& t) {
  std::vector<Sentence> sentences;
  bool again = false;
  for (const EventSaid& event : t.brief.events) {
    const Status status = event.rest.status;
    if (!is_told(status) || status == Status::kFeared || !has_words(t, event)) continue;
    if (is_last_sighting(t.brief, event)) continue;
    tell(t, event, who_of(t, event), again, sentences);
    again = again || wording_of(event, false).key == "say.reported";
  }
  return sentences;
}

// What is feared for all of them, and then for some: what is feared for one is not said of all.
std::vector<Sentence> tell_outlook(const Telling& t) {
  std::vector<Sentence> sentences = tell_all_whereabouts(t);
  std::vector<std::pair<Reference, std::vector<const EventSaid*>>> by_whom;
  const auto add = [&](const EventSaid* event) {
    const Reference who = who_of(t, *event);
    const auto same = std::find_if(by_whom.begin(), by_whom.end(),
                                   [&](const auto& each) { return each.first.they == who.they; });
    if (same == by_whom.end()) {
      by_whom.push_back({who, {event}});
    } else {
      same->second.push_back(event);
    }
  };
  std::vector<const EventSaid*> all = feared(t);
  std::stable_partition(all.begin(), all.end(), [&](const EventSaid* event) {
    return who_of(t, *event).they == t.them.they;
  });
  std::for_each(all.begin(), all.end(), add);
  bool return_was_told = false;
  for (auto& [who, events] : by_whom) {
    // Feared for all of them, it is feared for each.
    if (return_was_told)
      std::erase_if(events, [](const auto* one) { return is_feared_return(*one); });
    if (events.empty()) continue;
    sentences.push_back(tell_fears_for(t, who, events, return_was_told));
    return_was_told |= std::any_of(events.begin(), events.end(),
                                   [](const auto* event) { return is_feared_return(*event); });
  }
  return sentences;
}

std::vector<Sentence> tell_background(const Telling& t) {
  std::vector<Sentence> sentences;
  for (const BackgroundSaid& background : t.brief.background) {
    const EventSaid& event = background.event;
    if (!is_told(event.rest.status) || !has_words(t, event)) continue;
    const std::string people = t.grammar.people(background.count, background.nationality);
    const std::uint64_t number = background.count.most == 1u ? 1 : 2;
    tell(t, event, {people, people, people, people, people, number}, true, sentences);
  }
  return sentences;
}

}  // namespace drafting
