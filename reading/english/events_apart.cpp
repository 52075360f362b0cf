#include "reading/english/events_apart.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/lexicon.h"

namespace reading::english {

EventsApart::EventsApart(const Notes& notes, std::uint32_t sentence, const std::vector<Cue>& cues,
                         EventArguments& arguments, std::vector<EventMention>& found)
    : notes_(notes),
      text_(notes.text),
      sentence_(sentence),
      range_(notes.text.sentences()[sentence].tokens),
      clause_(notes, range_),
      cues_(cues),
      arguments_(arguments),
      found_(found) {}

EventMention EventsApart::made(const VerbGroup& verb) const {
  EventMention event;
  event.kind = verb.verb->kind;
  event.verb = verb.tokens;
  event.sentence = sentence_;
  return event;
}

void EventsApart::keep_struck(EventMention& event) const {
  std::erase_if(event.victims,
                [&](std::size_t mention) { return !clause_.may_be_struck(mention); });
}

// "If extradited, he would", "would be executed if repatriated": of whom the main clause speaks.
void EventsApart::conditional(const VerbGroup& verb, const std::vector<std::size_t>& before) {
  EventMention event = made(verb);
  event.manner = model::Manner::kFeared;
  std::size_t next = verb.tokens.end;
  std::size_t comma = next;
  while (comma < range_.end && !is(comma, ",") && comma < next + 16) ++comma;
  if (is(comma, ",") && verb.tokens.first == range_.first + 1) next = comma;
  while (next < range_.end && next < verb.tokens.end + 24 && clause_.mention_at(next) == kNone &&
         notes_.verb_at[next] == kNone) {
    ++next;
  }
  const std::size_t after = clause_.mention_at(next);
  if (after != kNone && verb.tokens.first == range_.first + 1)
    event.victims = {after};
  else
    event.victims = before;
  keep_struck(event);
  if (event.victims.empty()) return;
  for (std::size_t at = verb.tokens.end; at < next; ++at)
    arguments_.take(event, at, verb.tokens.end);
  found_.push_back(std::move(event));
}

// "Among those detained were A and B."
bool EventsApart::among_those(const VerbGroup& verb) {
  const std::size_t first = verb.tokens.first;
  if (verb.helped || !is_participle(verb) || first < range_.first + 2 || !is(first - 1, "those") ||
      !one_of(text_.lower(first - 2), "among", "amongst")) {
    return false;
  }
  std::size_t were = verb.tokens.end;
  while (were < range_.end && were < verb.tokens.end + 10 &&
         !one_of(text_.lower(were), "were", "was", "are", "is")) {
    ++were;
  }
  const std::size_t who = clause_.mention_at(were + 1);
  if (who == kNone) return false;
  EventMention event = made(verb);
  event.victims = clause_.joined_after(who);
  event.sentence = sentence_;
  keep_struck(event);
  const Telling telling = telling_of(cues_, kNone, verb.tokens, verb.manner, true);
  event.manner = telling.manner;
  event.basis = telling.basis;
  event.origin = telling.origin;
  for (std::size_t at = verb.tokens.end; at < were; ++at)
    arguments_.take(event, at, verb.tokens.end);
  if (!event.victims.empty()) found_.push_back(std::move(event));
  return true;
}

// "A. Example (born 3 June 1980 in Shiraz)": says nothing of the verbs around it.
void EventsApart::born_in_brackets(const VerbGroup& verb) {
  const std::size_t bracket = verb.tokens.first - 1;
  std::size_t who = clause_.mention_at(bracket);
  if (who == kNone && bracket > range_.first) who = clause_.mention_at(bracket - 1);
  if (who == kNone || !clause_.may_be_struck(who)) return;
  EventMention event = made(verb);
  event.victims = {who};
  event.sentence = sentence_;
  for (std::size_t at = verb.tokens.end; at < range_.end && !is(at, ")"); ++at) {
    const std::size_t time = notes_.time_at[at];
    const std::size_t place = notes_.place_at[at];
    if (time != kNone && notes_.times[time].tokens.first == at) event.times.push_back(time);
    if (place != kNone && notes_.places[place].tokens.first == at) event.places.push_back(place);
  }
  found_.push_back(std::move(event));
}

// "The ministry said that nobody had been arrested": denied, of whomever.
bool EventsApart::denied_by_power(const VerbGroup& verb) {
  if (!verb.passive || !model::is_violation(verb.verb->kind) || verb.unreal) return false;
  for (const Cue& cue : cues_) {
    if (cue.kind != Cue::Kind::kAttribution && cue.kind != Cue::Kind::kDenied) continue;
    if (!cue.scope.holds(verb.core)) continue;
    bool power = false;
    for (std::size_t at = range_.first; at < cue.tokens.end; ++at) {
      power = power || body(text_.lower(at)) == Body::kAuthority ||
              one_of(text_.lower(at), "embassy", "consulate");
    }
    if (!power) continue;
    EventMention event = made(verb);
    event.manner = model::Manner::kDenied;
    event.basis = cue.basis;
    event.origin = cue.origin;
    event.of_nobody = true;
    arguments_.fill(event, verb.tokens.end, false);
    std::erase_if(event.times,
                  [&](std::size_t t) { return notes_.times[t].tokens.first < verb.tokens.first; });
    event.places.clear();
    found_.push_back(std::move(event));
    return true;
  }
  return false;
}

// "denied that any journalist had been arrested"
bool EventsApart::of_anybody(const VerbGroup& verb, const Subject& subject) const {
  if (subject.mention != kNone && notes_.mentions[subject.mention].count) return false;
  for (std::size_t back = 1; back <= 5 && verb.tokens.first >= range_.first + back; ++back) {
    const std::string& word = text_.lower(verb.tokens.first - back);
    if (one_of(word, "any", "anybody", "anyone")) return true;
    if (back <= 3 && one_of(word, "no", "nobody", "none")) return true;
    if (one_of(word, "that", ",", ";", "of")) return false;
  }
  return false;
}

}  // namespace reading::english
