#include "reading/english/acts.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "model/terms.h"
#include "reading/english/agents.h"
#include "reading/english/goals.h"

namespace reading::english {
namespace {

using Role = PlacePhrase::Role;
using model::Manner;
using model::Property;
namespace terms = model::terms;

bool happened(Manner manner) {
  return manner == Manner::kStated || manner == Manner::kReported || manner == Manner::kPossible;
}

class Acts {
 public:
  Acts(ClaimWriter& writer, const Cast& cast, const std::vector<model::SubjectId>& subjects)
      : writer_(writer),
        notes_(writer.notes()),
        text_(notes_.text),
        cast_(cast),
        subjects_(subjects),
        struck_(cast.figures.size(), false) {}

  std::vector<bool> run(const std::vector<EventMention>& events) {
    for (const EventMention& event : events) {
      if (!writer_.frame().outside[event.sentence]) one(event);
    }
    return struck_;
  }

 private:
  struct Known {
    model::SubjectId id;
    std::optional<base::DateRange> time;
    std::string to;
    bool has_count = false;
  };

  void one(const EventMention& event) {
    std::vector<std::size_t> victims;
    for (const std::size_t m : event.victims) {
      for (const std::size_t f : cast_.of_mention[m]) {
        if (std::ranges::find(victims, f) == victims.end()) victims.push_back(f);
      }
    }
    // "Nine people, three women and six men, were arrested": the parts are told with their whole.
    std::erase_if(victims, [&](std::size_t f) {
      const std::size_t whole = cast_.figures[f].member_of;
      return cast_.figures[f].group && std::ranges::find(victims, whole) != victims.end();
    });
    if (victims.empty() && event.mother != kNone) return born_to(event);
    if (victims.empty() && event.of_nobody) return denied_of_all(event);
    if (victims.empty()) return;
    Telling telling{event.manner, event.basis, event.origin, false};
    const std::optional<std::size_t> time = time_of(event);
    // "His release on 3 June", in a text of May: a noun tells of what is to come as well.
    if (time && event.by_noun && happened(event.manner) && lies_ahead(event, *time)) {
      EventMention plan = event;
      plan.manner = Manner::kFeared;
      return one(plan);
    }
    Known& known = subject_of(event, victims, time);
    const model::SubjectId id = known.id;
    writer_.add(id, Property::kEventKind, model::Term{std::string(event.kind)}, event.verb,
                telling);
    for (const std::size_t m : event.victims) {
      for (const std::size_t f : cast_.of_mention[m]) {
        if (std::ranges::find(victims, f) == victims.end()) continue;
        writer_.add(id, Property::kVictim, model::Reference{subjects_[f]},
                    notes_.mentions[m].tokens, telling);
        if (happened(event.manner)) struck_[f] = true;
      }
      const auto& count = notes_.mentions[m].count;
      // "One man drowned" tells of a man and counts nobody: others may have drowned with him.
      const bool alone = count && count->exact && count->count.least == 1;
      if (count && !alone && notes_.mentions[m].kind != Mention::Kind::kKin && counts(m, victims)) {
        writer_.add(id, Property::kEventCount, count->count, count->tokens, telling);
      }
    }
    if (time)
      writer_.add(id, Property::kEventTime, *when_of(event, *time), notes_.times[*time].tokens,
                  telling);
    for (const std::size_t other : event.times) {
      if (!notes_.times[other].denied || !when_of(event, other)) continue;
      writer_.add(id, Property::kEventTime, *when_of(event, other), notes_.times[other].tokens,
                  denied(telling));
    }
    const auto where = places(event, id, telling);
    if (event.agent != kNone || !event.agent_words.empty()) by_whom(event, id, telling);
    if (!event.circumstance.empty()) {
      writer_.add(id, Property::kCircumstance, model::Text{text_.words(event.circumstance)},
                  event.circumstance, telling);
    }
    what_follows(event, victims, time, where, telling);
  }

  // "His sister gave birth on 30 July": of the child nothing else is told.
  void born_to(const EventMention& event) {
    if (cast_.of_mention[event.mother].size() != 1) return;
    const Figure& mother = cast_.figures[cast_.of_mention[event.mother].front()];
    if (event.manner == Manner::kFeared) return;
    const Telling telling{event.manner, event.basis, event.origin, false};
    const auto id = writer_.add_subject(
        model::SubjectKind::kEvent,
        std::string(model::term_label(event.kind)) + " to " + mother.label, false);
    writer_.add(id, Property::kEventKind, model::Term{std::string(event.kind)}, event.verb,
                telling);
    if (const auto time = time_of(event)) {
      writer_.add(id, Property::kEventTime, *when_of(event, *time), notes_.times[*time].tokens,
                  telling);
    }
    places(event, id, telling);
  }

  // "The ministry denied that anybody had been arrested."
  void denied_of_all(const EventMention& event) {
    const Telling telling{event.manner, event.basis, event.origin, false};
    const auto id = writer_.add_subject(model::SubjectKind::kEvent,
                                        std::string(model::term_label(event.kind)), false);
    writer_.add(id, Property::kEventKind, model::Term{std::string(event.kind)}, event.verb,
                telling);
    if (const auto time = time_of(event)) {
      writer_.add(id, Property::kEventTime, *when_of(event, *time), notes_.times[*time].tokens,
                  telling);
    }
  }

  // Whether a mention's number is that of those whom it stands for: of "A and three others", who
  // are a group of four told of before, it is not.
  bool counts(std::size_t m, const std::vector<std::size_t>& victims) const {
    const auto& one = cast_.of_mention[m];
    if (one.size() != 1 || std::ranges::find(victims, one.front()) == victims.end()) return false;
    const Figure& figure = cast_.figures[one.front()];
    const Mention& who = notes_.mentions[m];
    return !(who.other && !who.definite && figure.exact && who.count->exact &&
             figure.size->least != who.count->count.least);
  }

  // "in A, not in B"
  static Telling denied(Telling telling) {
    telling.manner = Manner::kDenied;
    return telling;
  }

  const std::optional<model::When>& when_of(const EventMention& event, std::size_t time) const {
    return event.manner == Manner::kFeared ? writer_.when_ahead(time) : writer_.when(time);
  }

  bool lies_ahead(const EventMention& event, std::size_t time) const {
    const auto& day = writer_.written(event.verb.first);
    const base::DateRange& when = when_of(event, time)->range;
    return day && day->latest && when.earliest && *day->latest < *when.earliest;
  }

  // The first time that stands with the verb and could be resolved.
  std::optional<std::size_t> time_of(const EventMention& event) const {
    for (const std::size_t time : event.times) {
      if (when_of(event, time) && !notes_.times[time].denied) return time;
    }
    return std::nullopt;
  }

  // The same act on the same people told again is the same subject, unless times or destinations
  // differ; what is feared is never one with what is told as happened.
  Known& subject_of(const EventMention& event, const std::vector<std::size_t>& victims,
                    std::optional<std::size_t> time) {
    std::string key(event.kind);
    key += happened(event.manner) ? "+" : "-";
    for (const std::size_t f : victims) {
      // "A and three others" are the four that were told of.
      const bool part = cast_.figures[f].member_of != kNone &&
                        std::ranges::find(victims, cast_.figures[f].member_of) != victims.end();
      if (!part) key += std::to_string(f) + ",";
    }
    std::string to;
    for (const std::size_t p : event.places) {
      const PlacePhrase& phrase = notes_.places[p];
      const bool goal = std::ranges::find(event.goals, p) != event.goals.end();
      if ((goal || phrase.role == Role::kTo) && !phrase.denied) to = phrase.place.words;
    }
    // "Four men were arrested in A: B, C and two others": the same act, told of its members.
    if (const std::size_t whole = whole_of(victims);
        whole != kNone && known_in_ == event.sentence && happened(event.manner)) {
      const std::string of_all = std::string(event.kind) + (happened(event.manner) ? "+" : "-") +
                                 std::to_string(whole) + ",";
      if (const auto all = known_.find(of_all); all != known_.end() && !all->second.empty())
        return all->second.back();
    }
    known_in_ = event.sentence;
    auto& list = known_[key];
    for (Known& known : list) {
      const auto& range = time ? std::optional(when_of(event, *time)->range) : std::nullopt;
      const bool times = !range || !known.time || base::may_meet(*range, *known.time);
      const bool ways = to.empty() || known.to.empty() || to == known.to;
      if (!times || !ways) continue;
      if (range) known.time = range;
      if (!to.empty()) known.to = to;
      return known;
    }
    std::string label = std::string(model::term_label(event.kind)) + " of ";
    for (std::size_t i = 0; i < victims.size() && label.size() < base::kLabelBytesMax; ++i) {
      label += (i == 0 ? "" : ", ") + cast_.figures[victims[i]].label;
    }
    Known made;
    made.id = writer_.add_subject(model::SubjectKind::kEvent, label, false);
    made.to = to;
    if (time) made.time = when_of(event, *time)->range;
    if (list.size() >= kSameActsMax) list.clear();
    list.push_back(std::move(made));
    return list.back();
  }

  // The group that all of these belong to, or kNone.
  std::size_t whole_of(const std::vector<std::size_t>& victims) const {
    const std::size_t whole = cast_.figures[victims.front()].member_of;
    const bool all = std::ranges::all_of(
        victims, [&](std::size_t f) { return cast_.figures[f].member_of == whole; });
    return all ? whole : kNone;
  }

  bool moves(std::string_view kind) const {
    return one_of(kind, {terms::kTransfer, terms::kForcedReturn, terms::kFlight, terms::kDeparture,
                         terms::kArrival, terms::kRelease});
  }

  // A name that stands for a person of this text is no place.
  bool is_person(const PlacePhrase& phrase) const {
    const std::size_t m = notes_.mention_at[notes_.names[phrase.name].tokens.first];
    return m != kNone && !cast_.of_mention[m].empty() && !notes_.mentions[m].name.empty();
  }

  // A place without a preposition that stands by itself between marks and days behind the verb.
  bool set_down(const EventMention& event, const PlacePhrase& phrase) const {
    const bool somewhere =
        one_of(event.kind,
               {terms::kArrest, terms::kDetention, terms::kKilling, terms::kDeath, terms::kTorture,
                terms::kDisappearance, terms::kExecution, terms::kBirth, terms::kRelease});
    const std::size_t first = phrase.tokens.first;
    if (!somewhere || first < event.verb.end) return false;
    const bool led =
        first == event.verb.end || text_.is(first - 1, ",") || notes_.time_at[first - 1] != kNone;
    const std::size_t end = phrase.tokens.end;
    const bool ends = end >= text_.size() || !text_.same_sentence(first, end) ||
                      text_[end].kind == TokenKind::kMark || notes_.time_at[end] != kNone ||
                      one_of(text_.lower(end), "on", "and", "in", "by");
    return led && ends;
  }

  std::optional<std::size_t> places(const EventMention& event, model::SubjectId id,
                                    const Telling& telling) {
    std::optional<std::size_t> where;
    const bool placed = std::ranges::any_of(
        event.places, [&](std::size_t p) { return notes_.places[p].role == Role::kAt; });
    for (const std::size_t p : event.places) {
      const PlacePhrase& phrase = notes_.places[p];
      if (phrase.guessed && is_person(phrase)) continue;
      const bool beside = stands_beside(text_, event.verb.end, phrase.tokens.first);
      const bool goal = std::ranges::find(event.goals, p) != event.goals.end();
      std::optional<Property> property;
      switch (goal ? Role::kTo : phrase.role) {
        case Role::kAt: property = Property::kEventPlace; break;
        case Role::kFrom:
          if (moves(event.kind) || event.kind == terms::kArrest ||
              event.kind == terms::kDisappearance)
            property = Property::kEventFrom;
          break;
        case Role::kTo:
          if (event.kind == terms::kArrival)
            property = Property::kEventPlace;
          else if (moves(event.kind))
            property = Property::kEventTo;
          else if (event.kind == terms::kDetention)
            property = Property::kEventPlace;  // "remanded to A prison"
          break;
        case Role::kOther:
          // "moved A prison", "arrested A, 3 May", "killed 29 April, A": notes leave small words
          // out
          if (beside && event.kind == terms::kTransfer) property = Property::kEventTo;
          if (!placed && set_down(event, phrase)) property = Property::kEventPlace;
          if (beside && event.kind == terms::kDeparture) property = Property::kEventFrom;
          if (beside && event.kind == terms::kArrival) property = Property::kEventPlace;
          if (beside && event.kind == terms::kFlight) property = Property::kEventFrom;
          if (beside && event.kind == terms::kRelease) property = Property::kEventFrom;
          break;
      }
      if (!property) continue;
      if (*property == Property::kEventPlace && !phrase.denied) where = p;
      writer_.add(id, *property, phrase.place, phrase.tokens,
                  phrase.denied ? denied(telling) : telling);
    }
    if (!where && event.scene != kNone) {
      const PlacePhrase& scene = notes_.places[event.scene];
      writer_.add(id, Property::kEventPlace, scene.place, scene.tokens, telling);
    }
    if (event.there != kNone) {
      const PlacePhrase& phrase = notes_.places[event.there];
      writer_.add(id, Property::kEventTo, phrase.place, phrase.tokens, telling);
    }
    return where;
  }

  void by_whom(const EventMention& event, model::SubjectId id, const Telling& telling) {
    if (event.kind == terms::kTrial) return;  // a court is no perpetrator
    Range words = event.agent_words;
    if (event.agent != kNone) {
      if (notes_.mentions[event.agent].kind == Mention::Kind::kPronoun) return;
      words = Agents(notes_).words_of(event.agent);
    }
    writer_.add(id, Property::kPerpetrator, model::Text{text_.words(words)}, words, telling);
  }

  // What an act means for those whom it struck: born, dead, missing, held there.
  void what_follows(const EventMention& event, const std::vector<std::size_t>& victims,
                    std::optional<std::size_t> time, std::optional<std::size_t> where,
                    const Telling& telling) {
    if (!happened(event.manner)) return;
    std::optional<model::When> when;
    if (time) when = writer_.when(*time);
    for (const std::size_t f : victims) {
      const model::SubjectId id = subjects_[f];
      const auto fate = [&](std::string_view code) {
        writer_.add(id, Property::kFate, model::Term{std::string(code)}, event.verb, telling, when);
      };
      // Of "hundreds" or "one of two" it is the act that is told, of nobody by name.
      if (cast_.figures[f].group && cast_.figures[f].loose) continue;
      if (event.kind == terms::kExecution)
        fate(terms::kExecuted);
      else if (event.kind == terms::kKilling || event.kind == terms::kDeath)
        fate(terms::kDead);
      else if (event.kind == terms::kDisappearance)
        fate(terms::kMissing);
      else if (event.kind == terms::kDetention && event.going_on)
        fate(terms::kDetained);
      if (event.kind == terms::kBirth && !cast_.figures[f].group) {
        if (time) writer_.add(id, Property::kBirth, *when, notes_.times[*time].tokens, telling);
        if (where)
          writer_.add(id, Property::kBirthPlace, notes_.places[*where].place,
                      notes_.places[*where].tokens, telling);
      }
      const bool held_there = event.kind == terms::kDetention && where;
      if (held_there) {
        auto day = when;
        if (!day && writer_.written(event.verb.first))
          day = model::When{*writer_.written(event.verb.first), "", {}};
        // "was last reported held in A": on some day up to now.
        // So was who "was held in A" or "spent a month in prison in A".
        if (day && !when && (is_last(event.verb) || event.ended))
          day->range.earliest = std::nullopt;
        writer_.add(id, Property::kWhereabouts, notes_.places[*where].place,
                    notes_.places[*where].tokens, telling, day);
      }
    }
  }

  bool is_last(Range verb) const {
    for (std::size_t at = verb.first; at < verb.end; ++at) {
      if (text_.is(at, "last")) return true;
    }
    return false;
  }

  static constexpr std::size_t kSameActsMax = 16;

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  const Cast& cast_;
  const std::vector<model::SubjectId>& subjects_;
  std::vector<bool> struck_;
  std::map<std::string, std::vector<Known>> known_;
  std::size_t known_in_ = kNone;  // the sentence of the event before
};

}  // namespace

std::vector<bool> write_acts(ClaimWriter& writer, const Cast& cast,
                             const std::vector<model::SubjectId>& subjects,
                             const std::vector<EventMention>& events) {
  return Acts(writer, cast, subjects).run(events);
}

}  // namespace reading::english
