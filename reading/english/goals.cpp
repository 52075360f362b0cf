#include "reading/english/goals.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/place_leads.h"

namespace reading::english {
namespace {

using Role = PlacePhrase::Role;

constexpr std::size_t kBehindMax = 3;  // words between verb and "to": "later", "by road"
constexpr std::size_t kPhraseMax = 8;  // words of an unnamed goal

// Countries have the two letters of ISO 3166 for their id.
bool is_country(const model::Place& place) { return place.inside && place.inside->id.size() == 2; }

bool leads_away(std::string_view word) { return one_of(word, "to", "into", "onto", "towards"); }

}  // namespace

bool stands_beside(const Text& text, std::size_t from, std::size_t to) {
  if (to < from || to - from > 6) return false;
  for (std::size_t at = from; at < to; ++at) {
    const bool small = is_building(text.lower(at)) || is_area_word(text.lower(at)) ||
                       one_of(text.lower(at), "the", "of", "central", "port", "capital", "his",
                              "her", "their", "home", "native", "old", "border");
    if (!small) return false;
  }
  return true;
}

bool Goals::speaks_of_returns(const Notes& notes) {
  const bool told = std::ranges::any_of(notes.verbs, [](const VerbGroup& verb) {
    return verb.verb->kind == model::terms::kForcedReturn;
  });
  return told || std::ranges::any_of(notes.text.tokens(), [](const Token& token) {
           return token.lower == "removal" ||
                  event_noun(token.lower) == model::terms::kForcedReturn;
         });
}

bool Goals::needs_place(const VerbGroup& verb) {
  // "put on a flight" says that they are taken elsewhere.
  return (verb.verb->frame == 'm' && !verb.verb->particle.starts_with("on")) ||
         verb.verb->frame == 'l';
}

// "to hospital", "to an unknown place", "to the police station", "to a foster family": the token
// behind the noun, or 0.
std::size_t Goals::unnamed(std::size_t args) const {
  std::size_t at = args;
  while (at < range_.end && at < args + kBehindMax && !leads_away(text_->lower(at))) {
    if ((*text_)[at].kind == TokenKind::kMark || notes_->verb_at[at] != kNone) return 0;
    ++at;
  }
  if (at >= range_.end || !leads_away(text_->lower(at))) return 0;
  for (std::size_t i = at + 1; i < range_.end && i < at + kPhraseMax; ++i) {
    const std::string& word = text_->lower(i);
    if (notes_->verb_at[i] != kNone || (*text_)[i].kind == TokenKind::kMark) return 0;
    const bool spot =
        is_building(word) ||
        one_of(word, "place", "location", "destination", "cell", "office", "offices", "court",
               "custody", "detention", "isolation", "morgue", "mortuary", "family", "town",
               "village", "building", "ward", "forest", "desert", "border", "villa");
    if (!spot) continue;
    std::size_t end = i + 1;
    while (end < range_.end && is_building(text_->lower(end))) ++end;
    return end;
  }
  return 0;
}

bool Goals::has_place(EventMention& event, const VerbGroup& verb, std::size_t args) const {
  if (verb.verb->frame == 'm' && is(verb.tokens.end, "there")) {
    event.there = clause_.place_before(verb.tokens.first);
    if (event.there != kNone) return true;
  }
  const std::size_t goal = verb.verb->frame == 'm' ? unnamed(args) : 0;
  if (goal != 0) {
    // "to a foster family in A": the place beside it says where that is.
    const std::size_t beside = goal < range_.end ? notes_->place_at[goal] : kNone;
    if (beside != kNone && notes_->places[beside].role == Role::kAt) {
      event.goals.push_back(beside);
      if (std::ranges::find(event.places, beside) == event.places.end())
        event.places.push_back(beside);
    }
    return true;
  }
  if (verb.verb->frame == 'm') {
    return std::ranges::any_of(event.places, [&](std::size_t p) {
      // "taken from his home": seized there, which is no way to anywhere.
      return notes_->places[p].role == Role::kTo ||
             (notes_->places[p].role == Role::kFrom && verb.verb->base != "take");
    });
  }
  // "reached their homes", "left prison"
  if (verb.verb->base == "reach" &&
      one_of(text_->lower(verb.tokens.end), "home", "their", "his", "her", "safety")) {
    return true;
  }
  // "left China", "reached Bangkok", "left for Bangkok", "crossed into China"
  return std::ranges::any_of(event.places, [&](std::size_t p) {
    const PlacePhrase& phrase = notes_->places[p];
    return (stands_beside(*text_, verb.tokens.end, phrase.tokens.first) &&
            (phrase.role == Role::kOther || phrase.tokens.first == verb.tokens.end)) ||
           phrase.role == Role::kTo ||
           (phrase.tokens.first < verb.tokens.end && phrase.tokens.end > verb.tokens.end);
  });
}

// "held" and "detained" tell of a state where they are going on.
void Goals::refine_kind(EventMention& event, const VerbGroup& verb) const {
  if (verb.verb->base == "detain" && verb.going_on) event.kind = model::terms::kDetention;
  if (verb.verb->base == "hand" && to_another_country(event)) {
    event.kind = model::terms::kForcedReturn;
  }
  // "put on a plane" without a word of where to, in a text about deportations: out of the country.
  if (of_returns_ && event.kind == model::terms::kTransfer &&
      verb.verb->particle.ends_with("%vehicle") &&
      std::ranges::none_of(event.places, [&](std::size_t p) {
        return notes_->places[p].role == Role::kTo && !is_country(notes_->places[p].place);
      })) {
    for (std::size_t at = verb.core; at < verb.tokens.end + 4 && at < range_.end; ++at) {
      if (one_of(text_->lower(at), "plane", "flight", "aircraft", "airplane", "planes"))
        event.kind = model::terms::kForcedReturn;
    }
  }
  if (verb.verb->base == "leave" && !event.places.empty()) {
    const Range words = notes_->places[event.places.front()].tokens;
    for (std::size_t at = verb.tokens.end; at < words.end; ++at) {
      if (one_of(text_->lower(at), "prison", "jail")) event.kind = model::terms::kRelease;
    }
  }
}

// "handed over to Chad", "to the Chadian army"; to "the police" is no return.
bool Goals::to_another_country(const EventMention& event) const {
  for (const std::size_t p : event.places) {
    if (notes_->places[p].role == Role::kTo) return true;
  }
  for (std::size_t at = event.verb.end; at < range_.end && at < event.verb.end + 8; ++at) {
    if (!is(at, "to")) continue;
    for (std::size_t next = at + 1; next < range_.end && next < at + 4; ++next) {
      if ((*text_)[next].capital && demonym(text_->lower(next)) != nullptr) return true;
    }
  }
  return false;
}

}  // namespace reading::english
