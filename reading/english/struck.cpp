#include "reading/english/struck.h"

#include "model/terms.h"
#include "reading/english/clause.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

namespace terms = model::terms;

constexpr std::size_t kSaysMax = 20;  // from "who" to "says"

// "A man who was released last week says that ...": one who tells, no victim of the case.
bool tells_of_others(const Notes& notes, const Mention& who) {
  const Text& text = notes.text;
  if (who.kind != Mention::Kind::kSingle || who.definite || !text.is(who.tokens.end, "who"))
    return false;
  const Range sentence = text.sentences()[text[who.tokens.first].sentence].tokens;
  const std::size_t stop = std::min(sentence.end, who.tokens.end + kSaysMax);
  for (std::size_t at = who.tokens.end; at < stop; ++at) {
    if (is_word_of_telling(text.lower(at)) || text.is(at, "saw")) return true;
  }
  return false;
}

// "Ten soldiers arrived": nothing was done to them; "a guard fled" is told of one.
bool only_moved(const Notes& notes, const EventMention& event, const Mention& who) {
  const bool moves = one_of(event.kind, {terms::kArrival, terms::kDeparture, terms::kFlight});
  if (!moves || who.kind != Mention::Kind::kAuthority) return false;
  return event.kind != terms::kFlight || !one_of_authority(notes.text, who);
}

}  // namespace

Struck struck_mentions(const Notes& notes, const std::vector<EventMention>& events) {
  const std::size_t size = notes.mentions.size();
  const std::vector<bool> none(size, false);
  Struck by{none, none, none, none};
  std::vector<bool> happened(size, false);
  for (const EventMention& event : events) {
    const bool unreal =
        event.manner == model::Manner::kFeared || event.manner == model::Manner::kAsked;
    for (const std::size_t victim : event.victims) {
      const Mention& who = notes.mentions[victim];
      if (only_moved(notes, event, who)) continue;
      if (event.kind == terms::kRelease && tells_of_others(notes, who)) continue;
      by.struck[victim] = true;
      (unreal ? by.generic : happened)[victim] = true;
      if (unreal) continue;
      if (model::is_violation(event.kind) || event.kind == terms::kTransfer) by.hurt[victim] = true;
      if (one_of(event.kind, {terms::kExecution, terms::kKilling, terms::kDeath}))
        by.kills[victim] = true;
    }
    if (event.mother != kNone) by.struck[event.mother] = true;
  }
  // "Three leaders have been arrested and will be tried": told of once is enough.
  for (std::size_t m = 0; m < size; ++m) by.generic[m] = by.generic[m] && !happened[m];
  return by;
}

}  // namespace reading::english
