#include "reading/english/seizures.h"

#include <algorithm>

#include "reading/english/agents.h"
#include "reading/english/lexicon.h"

namespace reading::english {

// "took him in a white pickup"
bool Seizures::in_vehicle(std::size_t args) const {
  const std::size_t at = is(args, ",") ? args + 1 : args;
  for (std::size_t i = at + 1; is(at, "in") && i < range_.end && i < at + 6; ++i) {
    if (one_of(text_->lower(i), "car", "van", "pickup", "truck", "jeep", "vehicle", "lorry", "cars",
               "vans", "trucks", "vehicles", "minibus")) {
      return true;
    }
  }
  return false;
}

// "Soldiers took my brother.", "armed men took him from": not "took him home".
bool Seizures::under_arms(std::size_t agent, std::size_t args) const {
  if (agent == kNone) return false;
  // "They took my brother.": of whom nobody says more
  const Mention& who = notes_->mentions[agent];
  const bool nobody = who.kind == Mention::Kind::kPronoun && who.noun == "they";
  if (nobody && (args >= range_.end || is(args, ".") || is(args, "at") || is(args, "and")))
    return true;
  // "took the boy \"for a bath\""
  if (is(args, "\"") && is(args + 1, "for")) return false;
  // "took him seriously"
  if (args < range_.end && text_->lower(args).ends_with("ly")) return false;
  // "took him home", "took her a letter"
  if (args < range_.end && one_of(text_->lower(args), "home", "to", "into", "back", "out", "for",
                                  "a", "an", "the", "his", "her", "their", "some", "aside", "by")) {
    return false;
  }
  return Agents(*notes_).has_power(agent);
}

// "had been taken with him": not "taken with a fever".
bool Seizures::with_somebody(std::size_t at) const {
  const std::size_t who = at < range_.end ? notes_->mention_at[at] : kNone;
  return who != kNone && notes_->mentions[who].kind != Mention::Kind::kBody;
}

// "was taken the same way", "were taken too.", "was taken and": not "taken ill", "taken care of".
bool Seizures::in_that_way(std::size_t at) const {
  if ((*text_)[at].kind == TokenKind::kMark) return !is(at, "-") && !is(at, "\"");
  if (is(at, "the") || is(at, "in")) return is(at + 1, "same");
  return one_of(text_->lower(at), "too", "also", "again", "together", "like", "while", "when",
                "after", "before", "and", "but", "because", "as");
}

bool Seizures::seized(const VerbGroup& verb, std::size_t args, std::size_t stop,
                      std::size_t agent) const {
  if (verb.verb->base != "take" || args >= range_.end) return false;
  const bool said = one_of(text_->lower(args), "from", "on", "last", "during") ||
                    in_vehicle(args) || under_arms(agent, args) ||
                    (verb.passive && one_of(text_->lower(args), "by", "in", "at")) ||
                    (verb.passive && is(args, "with") && with_somebody(args + 1)) ||
                    (verb.passive && in_that_way(args)) || notes_->time_at[args] != kNone ||
                    (agent != kNone && notes_->mentions[agent].plural &&
                     notes_->place_at[args] != kNone);  // "they took us in A"
  if (!said || verb.form == VerbGroup::Form::kGerund || is(verb.core - 1, "being")) return false;
  // "taken from his cell": moved by those who held him already.
  for (std::size_t at = args; is(args, "from") && at < range_.end && at < args + 4; ++at) {
    if (one_of(text_->lower(at), "cell", "prison", "jail", "detention", "custody", "hospital",
               "ward")) {
      return false;
    }
  }
  if (is(args, "off")) return false;  // "was taken off the list"
  for (std::size_t at = args; at < std::max(stop, args) && at < range_.end; ++at) {
    if (one_of(text_->lower(at), "to", "towards", "toward", "into", "back")) return false;
  }
  return true;
}

bool Seizures::from_no_custody(std::size_t args) const {
  if (!is(args, "from")) return false;
  for (std::size_t at = args + 1; at < range_.end && at < args + 4; ++at) {
    if (one_of(text_->lower(at), "hospital", "clinic", "school", "duty", "service", "contract",
               "quarantine", "office", "hospitals")) {
      return true;
    }
  }
  return false;
}

}  // namespace reading::english
