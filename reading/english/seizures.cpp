#include "reading/english/seizures.h"

#include <algorithm>

#include "reading/english/lexicon.h"

namespace reading::english {

// "took him in a white pickup"
bool Seizures::in_vehicle(std::size_t args) const {
  const std::size_t at = is(args, ",") ? args + 1 : args;
  for (std::size_t i = at + 1; is(at, "in") && i < range_.end && i < at + 6; ++i) {
    if (one_of(text_->lower(i), {"car", "van", "pickup", "truck", "jeep", "vehicle", "lorry",
                                 "cars", "vans", "trucks", "vehicles", "minibus"})) {
      return true;
    }
  }
  return false;
}

// "Soldiers took my brother.", "armed men took him from": not "took him home".
bool Seizures::under_arms(std::size_t agent, std::size_t args) const {
  if (agent == kNone) return false;
  const bool closed = args >= range_.end || (*text_)[args].kind == TokenKind::kMark ||
                      one_of(text_->lower(args), {"and", "but", "from", "with", "at"});
  if (!closed) return false;
  if (notes_->mentions[agent].kind == Mention::Kind::kAuthority) return true;
  const Range words = notes_->mentions[agent].tokens;
  for (std::size_t at = words.first > 0 ? words.first - 1 : 0; at < words.end; ++at) {
    if (one_of(text_->lower(at), {"armed", "masked", "uniformed", "hooded"})) return true;
  }
  return false;
}

// "had been taken with him": not "taken with a fever".
bool Seizures::with_somebody(std::size_t at) const {
  const std::size_t who = at < range_.end ? notes_->mention_at[at] : kNone;
  return who != kNone && notes_->mentions[who].kind != Mention::Kind::kBody;
}

bool Seizures::seized(const VerbGroup& verb, std::size_t args, std::size_t stop,
                      std::size_t agent) const {
  if (verb.verb->base != "take" || args >= range_.end) return false;
  const bool said = one_of(text_->lower(args), {"from", "on", "last", "during"}) ||
                    in_vehicle(args) || under_arms(agent, args) ||
                    (verb.passive && one_of(text_->lower(args), {"by", "in", "at"})) ||
                    (verb.passive && is(args, "with") && with_somebody(args + 1)) ||
                    notes_->time_at[args] != kNone;
  if (!said || verb.form == VerbGroup::Form::kGerund || is(verb.core - 1, "being")) return false;
  // "taken from his cell": moved by those who held him already.
  for (std::size_t at = args; is(args, "from") && at < range_.end && at < args + 4; ++at) {
    if (one_of(text_->lower(at),
               {"cell", "prison", "jail", "detention", "custody", "hospital", "ward"})) {
      return false;
    }
  }
  for (std::size_t at = args; at < std::max(stop, args) && at < range_.end; ++at) {
    if (one_of(text_->lower(at), {"to", "towards", "toward", "into", "back"})) return false;
  }
  return true;
}

bool Seizures::from_no_custody(std::size_t args) const {
  if (!is(args, "from")) return false;
  for (std::size_t at = args + 1; at < range_.end && at < args + 4; ++at) {
    if (one_of(text_->lower(at), {"hospital", "clinic", "school", "duty", "service", "contract",
                                  "quarantine", "office", "hospitals"})) {
      return true;
    }
  }
  return false;
}

}  // namespace reading::english
