#include "reading/english/event_arguments.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/agents.h"
#include "reading/english/frame_dates.h"
#include "reading/english/risks.h"

namespace reading::english {

using Kind = Mention::Kind;
using Role = PlacePhrase::Role;

constexpr std::size_t kBackTokensMax = 60;
constexpr std::size_t kDatelineTokensMax = 16;

namespace {

// Begins a predicate: "has", "were", "will".
bool is_tense(std::string_view word) {
  return one_of(word, "is", "are", "was", "were", "has", "have", "had", "will", "can", "may",
                "would", "could", "does", "did", "went", "came", "told", "said", "lost", "became",
                "began", "asked", "could", "spent", "says", "made", "gave", "got", "took", "kept",
                "left", "wrote");
}

}  // namespace

// Times and places that stand with the verb: after it up to the next, and before it if they
// open the clause.
void EventArguments::fill(EventMention& event, std::size_t args, bool inherited) {
  std::size_t end = segment_end(args);
  for (std::size_t at = args; at < end; ++at) {
    if (!ahead_at(at)) continue;
    planned(event, at, end);
    end = at;
  }
  for (std::size_t at = args; at < end; ++at) {
    if (is(at, "(") && one_of(text_->lower(at + 1), "born", "b", "aged")) {
      while (at < end && !is(at, ")")) ++at;
      continue;
    }
    take(event, at, args);
  }
  const std::size_t floor = before_floor(event.verb.first, inherited);
  for (std::size_t at = floor; at < event.verb.first; ++at) {
    if (is(at, "(")) {
      while (at < event.verb.first && !is(at, ")")) ++at;
      continue;
    }
    if (const std::size_t end_of_noun = told_by_noun(event, at, event.verb.first);
        end_of_noun != at) {
      at = end_of_noun;
      continue;
    }
    take(event, at, floor);
  }
  by_whom(event, args, end);
  // "On Friday the court remanded them until 11 July": first the day, then how long.
  std::stable_partition(event.times.begin(), event.times.end(), [&](std::size_t time) {
    return notes_->times[time].edge != TimePhrase::Edge::kUntil;
  });
  // A while or as clause ends the segment, and may be what it ends at.
  for (std::size_t at = args; at <= std::max(end, stop_) && at + 1 < range_.end; ++at) {
    if (!one_of(text_->lower(at), "while", "as")) continue;
    const std::size_t next = at + 1;
    const bool gerund = text_->lower(next).ends_with("ing");
    const bool clause = clause_.mention_at(next) != kNone &&
                        notes_->mentions[clause_.mention_at(next)].kind == Kind::kPronoun;
    if (!gerund && !clause) continue;
    std::size_t last = range_.end;
    if (text_->is(last - 1, ".")) --last;
    for (std::size_t i = next; i < last; ++i) {
      if (is(i, ",") || is(i, ";")) last = i;
    }
    event.circumstance = {at, last};
    break;
  }
}

// "for repatriation", "awaiting trial", "pending his extradition": a noun for what is to come.
bool EventArguments::ahead_at(std::size_t at) const {
  if (event_noun(text_->lower(at)).empty()) return false;
  for (std::size_t back = 1; back <= 3 && at >= range_.first + back; ++back) {
    const std::string& word = text_->lower(at - back);
    if (one_of(word, "for", "awaiting", "pending", "await")) return true;
    if (!one_of(word, "his", "her", "their", "the", "forced", "forcible", "imminent", "possible",
                "likely", "immediate")) {
      return false;
    }
  }
  return false;
}

// "After his arrest on 2 March, he was taken to A": what the noun tells has its own time. The
// token that ends its words, or `at`.
std::size_t EventArguments::told_by_noun(const EventMention& event, std::size_t at,
                                         std::size_t stop) {
  if (at < range_.first + 2 || event_noun(text_->lower(at)).empty()) return at;
  if (!one_of(text_->lower(at - 1), "his", "her", "their", "the")) return at;
  const std::string& before = text_->lower(at - 2);
  if (!one_of(before, "after", "since", "following", "upon", "before", "until")) return at;
  std::size_t end = at + 1;
  while (end < stop && !is(end, ",") && clause_.mention_at(end) == kNone) ++end;
  // "before his release on 2 June": a day of its own says that it came to pass.
  bool dated = false;
  for (std::size_t i = at; i < end; ++i) dated = dated || notes_->time_at[i] != kNone;
  const bool happened = before == "before" ? dated : before != "until";
  const bool whose = !is(at - 1, "the") && std::ranges::none_of(event.victims, [&](std::size_t m) {
    return notes_->mentions[m].kind == Kind::kKin || notes_->mentions[m].kin_of_named;
  });
  if (happened && whose) {
    planned(event, at, end);
    planned_.back().manner = event.manner;
  }
  return end;
}

void EventArguments::planned(const EventMention& event, std::size_t noun, std::size_t end) {
  EventMention made;
  made.kind = event_noun(text_->lower(noun));
  made.verb = {noun, noun + 1};
  made.by_noun = true;
  made.victims = event.victims;
  made.sentence = event.sentence;
  made.manner = model::Manner::kFeared;
  made.origin = event.origin;
  made.basis = event.basis;
  for (std::size_t at = noun + 1; at < end; ++at) take(made, at, noun + 1);
  planned_.push_back(std::move(made));
}

// "seven were freed and four remain in A"
bool EventArguments::another_clause(std::size_t at) const {
  const std::size_t who = clause_.mention_at(at);
  if (who == kNone || notes_->mentions[who].tokens.first != at) return false;
  return one_of(text_->lower(notes_->mentions[who].tokens.end), "remain", "remains", "is", "are",
                "was", "were", "has", "have", "had", "will");
}

// "detained in A, court on 10 May, 15 days": the next note of a line without verbs.
bool EventArguments::another_note(std::size_t at) const {
  if (at >= range_.end || (*text_)[at].kind != TokenKind::kWord) return false;
  const std::string& word = text_->lower(at);
  return notes_->time_at[at] == kNone && notes_->place_at[at] == kNone && !is_preposition(word) &&
         notes_->verb_at[at] == kNone && !word.ends_with("ly") && !(*text_)[at].capital &&
         !is_function_word(word);
}

// "moved to A and have refused food since Thursday": another act, whose words are its own.
bool EventArguments::another_predicate(std::size_t at) const {
  while (at < range_.end && (one_of(text_->lower(at), "then", "now", "later", "also", "still") ||
                             text_->lower(at).ends_with("ly"))) {
    ++at;
  }
  if (at >= range_.end || notes_->verb_at[at] != kNone) return false;
  if (notes_->time_at[at] != kNone || notes_->place_at[at] != kNone) return false;
  const std::string& word = text_->lower(at);
  return is_tense(word) ||
         (word.size() > 4 && word.ends_with("ed") && !(*text_)[at].capital && at + 1 < range_.end &&
          !(*text_)[at + 1].capital && notes_->mention_at[at] == kNone);
}

// "as he tried to flee": not "as a minor in 2012".
bool EventArguments::clause_of_its_own(std::size_t at) const {
  const std::size_t who = clause_.mention_at(at);
  if (who == kNone) return false;
  const Mention& mention = notes_->mentions[who];
  if (mention.kind != Kind::kSingle || mention.definite) return true;
  const std::size_t end = mention.tokens.end;
  return end < range_.end && !is(end, ",") && !is(end, ".") && notes_->place_at[end] == kNone &&
         notes_->time_at[end] == kNone && !is_preposition(text_->lower(end)) && !is(end, "and");
}

// Where what belongs to this verb ends: at the next verb's clause or a while/as clause.
std::size_t EventArguments::segment_end(std::size_t args) const {
  std::size_t end = std::max(args, stop_);
  for (std::size_t at = args; at < end; ++at) {
    if (is(at, ";") || is(at, "while") || (at > args && one_of(text_->lower(at), "\"", "”"))) {
      return at;
    }
    if (is(at, "according") && is(at + 1, "to")) return at;
    // "have gone missing, their families said on Friday": Friday is the saying's.
    if (notes_->verb_at[at] == kNone && clause_.mention_at(at) == kNone && at > args &&
        is_word_of_telling(text_->lower(at))) {
      return at;
    }
    if (fragment_ && is(at, ",") && at > args && another_note(at + 1)) return at;
    if (is(at, "and") && (another_clause(at + 1) || another_predicate(at + 1))) return at;
    if (is(at, "as") && clause_of_its_own(at + 1)) return at;
    if (at > args && one_of(text_->lower(at), "who", "whose", "where", "because", "when", "but")) {
      return at;
    }
  }
  if (end == range_.end || exact_) return end;
  // What the next verb owns begins after the last comma or "and" before it; the comma of "May 26,
  // 2002" is none.
  for (std::size_t at = end; at > args; --at) {
    const bool ends = one_of(text_->lower(at - 1), "and", ",", "then", "who", "which", "when");
    if (ends && notes_->time_at[at - 1] == kNone) return at - 1;
  }
  return end;
}

// "At dawn on 7 June the army surrounded the camp and took away 32": no act is told before.
bool EventArguments::first_verb(std::size_t verb) const {
  for (std::size_t at = range_.first; at < verb; ++at) {
    if (notes_->verb_at[at] != kNone) return false;
  }
  return verb - range_.first < kBackTokensMax;
}

// The beginning of the verb's clause: what opens it ("On 3 May, in Minsk,") belongs to it.
std::size_t EventArguments::before_floor(std::size_t verb, bool inherited) const {
  return std::max(clause_floor(verb, inherited), behind_dateline(verb));
}

// "AKTAU, January 18 (Steppe News) - Three leaders": the token behind the dash.
std::size_t EventArguments::behind_dateline(std::size_t verb) const {
  if (range_.empty() || !(*text_)[range_.first].all_capitals) return range_.first;
  for (std::size_t at = range_.first; at < verb && at < range_.first + kDatelineTokensMax; ++at) {
    if ((is(at, "-") || is(at, "—")) && !(*text_)[at].glued) return at + 1;
  }
  return range_.first;
}

std::size_t EventArguments::clause_floor(std::size_t verb, bool inherited) const {
  if (inherited && joint_ != kNone) return joint_ + 1;
  const bool joined = verb > range_.first && one_of(text_->lower(verb - 1), "and", "but", "then");
  if (joined && !first_verb(verb)) return verb;
  std::size_t floor = verb;
  while (floor > range_.first && verb - floor < kBackTokensMax) {
    const std::size_t before = floor - 1;
    // "was arrested in May and taken to A": May is of the arrest.
    if (inherited && one_of(text_->lower(before), "and", ",", "but", "then", "or")) break;
    // "the men who were deported in May have disappeared": May is of the deporting.
    if (notes_->verb_at[before] != kNone &&
        clause_.relative_before(notes_->verbs[notes_->verb_at[before]].tokens.first) != kNone) {
      return verb;
    }
    // "That evening", "after three days" open a time and no clause.
    const bool time = notes_->time_at[before] != kNone;
    if (notes_->verb_at[before] != kNone ||
        (!time && one_of(text_->lower(before), ";", "who", "which", "that", "because", "when", "if",
                         "where", "while", "after", "before")))
      break;
    --floor;
  }
  return floor;
}

// "Two days before his wedding on 3 May": the day of what it is reckoned from.
bool EventArguments::of_another(std::size_t time) const {
  for (std::size_t back = 1; back <= 6 && time > range_.first + back; ++back) {
    const std::size_t at = time - back;
    if (is(at, ",") || notes_->verb_at[at] != kNone) return false;
    if ((is(at, "before") || is(at, "after")) &&
        one_of(text_->lower(at - 1), "day", "days", "week", "weeks", "month", "months", "year",
               "years", "hours", "minutes")) {
      return true;
    }
  }
  return false;
}

void EventArguments::take(EventMention& event, std::size_t at, std::size_t from) const {
  if (const std::size_t time = notes_->time_at[at];
      time != kNone && notes_->times[time].tokens.first == at) {
    // A time inside somebody's description ("born in 1970") is not of this event.
    // "the letter of 12 December concerning people who": the day of the letter.
    const bool of_noun =
        at < event.verb.first && at > range_.first && one_of(text_->lower(at - 1), "of", "dated");
    const bool has = std::ranges::find(event.times, time) != event.times.end() || of_another(at) ||
                     of_noun || stamps_line(*text_, {at, at + 1});
    if (!has && notes_->times[time].tokens.first >= from) {
      event.times.push_back(time);
      const std::size_t other = notes_->times[time].instead;
      if (other != kNone) event.times.push_back(other);
    }
  }
  if (const std::size_t place = notes_->place_at[at];
      place != kNone && notes_->places[place].tokens.first == at) {
    const bool in_mention = clause_.mention_at(at) != kNone;
    const bool before_verb = at < event.verb.first;
    const PlacePhrase& phrase = notes_->places[place];
    // "From A, he was taken to B"
    const bool leads =
        phrase.role == Role::kAt || (phrase.role == Role::kFrom && at == range_.first);
    if (in_mention || (before_verb && !leads)) return;
    if (before_verb && !opens_clause(at)) return;
    if (!before_verb && of_somebody_else(event, phrase)) return;
    if (std::ranges::find(event.places, place) == event.places.end()) {
      event.places.push_back(place);
      if (phrase.instead != kNone) event.places.push_back(phrase.instead);
    }
  }
}

// "was arrested in A at the request of officials in B", "by police from C": where those are.
bool EventArguments::of_somebody_else(const EventMention& event, const PlacePhrase& phrase) const {
  const std::size_t before = phrase.tokens.first - 1;
  const std::size_t who = clause_.mention_at(before);
  const bool noun = who != kNone && notes_->mentions[who].name.empty() &&
                    notes_->mentions[who].kind != Kind::kPronoun;
  if (phrase.role == Role::kFrom) {
    if (event.kind != model::terms::kArrest && event.kind != model::terms::kDisappearance)
      return false;
    // "on her return from B": the way of somebody, and no place of the arrest.
    if (one_of(text_->lower(before), "return", "way", "arrival", "flight", "journey", "trip",
               "coming", "returning", "back", "bus", "train", "returned"))
      return true;
    return noun && (notes_->mentions[who].kind == Kind::kAuthority || notes_->mentions[who].plural);
  }
  if (phrase.role != Role::kAt || !noun) return false;
  // A second place of the same event that hangs on people.
  return std::ranges::any_of(event.places, [&](std::size_t other) {
    const PlacePhrase& first = notes_->places[other];
    return first.role == Role::kAt && first.tokens.first > event.verb.first;
  });
}

// "In Tumen, witnesses saw ...": the place stands at the head and a comma or subject follows.
bool EventArguments::opens_clause(std::size_t at) const {
  if (at == range_.first) return true;
  const std::string& before = text_->lower(at - 1);
  return before == "," || before == "that" || before == "and" || notes_->time_at[at - 1] != kNone;
}

void EventArguments::times_before(EventMention& event) const {
  const bool placed = !event.places.empty();
  for (std::size_t at = behind_dateline(event.verb.first); at < event.verb.first; ++at) {
    if (notes_->time_at[at] != kNone) take(event, at, range_.first);
    // "was charged in A on 3 May and pleaded guilty"
    const std::size_t place = notes_->place_at[at];
    const bool where = place != kNone && notes_->places[place].tokens.first == at &&
                       notes_->places[place].role == Role::kAt && clause_.mention_at(at) == kNone;
    if (where && !placed && event.kind == model::terms::kTrial) event.places.push_back(place);
  }
}

bool EventArguments::on_a_day(const EventMention& event) const {
  return std::ranges::any_of(event.times, [&](std::size_t t) {
    const TimePhrase& phrase = notes_->times[t];
    const bool day = phrase.from.day || phrase.weekday ||
                     (phrase.relative == TimePhrase::Relative::kDaysBefore && phrase.amount >= 0);
    const bool since =
        phrase.edge == TimePhrase::Edge::kSince && event.kind == model::terms::kDisappearance;
    return day && (since || phrase.edge == TimePhrase::Edge::kNone);
  });
}

void EventArguments::by_whom(EventMention& event, std::size_t args, std::size_t end) const {
  for (std::size_t at = is(args - 1, "by") ? args - 1 : args; at < end; ++at) {
    // "a rumour that they were taken to A has been denied by B"
    if (one_of(text_->lower(at), "has", "have", "had", "was", "were", "is", "are")) return;
    if (!is(at, "by")) continue;
    const std::size_t who = clause_.mention_at(at + 1);
    if (who == kNone || notes_->mentions[who].tokens.first != at + 1) {
      event.agent_words = Agents(*notes_).words_behind(at, end);
      if (!event.agent_words.empty()) return;
      continue;
    }
    event.agent = who;
    return;
  }
}

void EventArguments::together_with(EventMention& event, std::size_t args) const {
  if (event.victims.empty()) return;
  for (std::size_t at = args; at + 1 < std::max(stop_, args) && at + 1 < range_.end; ++at) {
    if (is(at, ";") || is(at, "who") || is(at, "while")) return;
    if (!is(at, "with")) continue;
    const std::size_t other = clause_.mention_at(at + 1);
    if (other == kNone || notes_->mentions[other].tokens.first != at + 1) continue;
    if (!clause_.person(other)) continue;
    for (const std::size_t one : clause_.joined_after(other)) event.victims.push_back(one);
    return;
  }
}

void EventArguments::clones(std::vector<EventMention>& found, std::size_t index,
                            std::size_t args) const {
  const std::size_t end = stop_;
  std::size_t from = args;
  while (from < end) {
    std::size_t joint = from;
    while (joint < end && !is(joint, "and") && !is(joint, "then") && !is(joint, ";")) ++joint;
    if (joint >= end || is(joint, ";")) return;
    std::size_t next = joint + 1;
    while (next < end && (is(next, ",") || is(next, "then") || is(next, "later") ||
                          is(next, "from") || text_->lower(next).ends_with("ly"))) {
      if (is(next, "from") && notes_->place_at[next] != kNone) break;
      ++next;
    }
    from = joint + 1;
    if (next >= end) return;
    const std::size_t place = notes_->place_at[next];
    const std::size_t mention = clause_.mention_at(next);
    const bool to_place = place != kNone && notes_->places[place].tokens.first == next &&
                          notes_->places[place].role == Role::kTo &&
                          found[index].kind == model::terms::kTransfer;
    const bool more_people = mention != kNone && notes_->mentions[mention].tokens.first == next &&
                             notes_->mentions[mention].count && followed_by_argument(mention);
    if (!to_place && !more_people) continue;
    EventMention clone = found[index];
    clone.times.clear();
    clone.places.clear();
    clone.circumstance = {};
    if (more_people) {
      clone.victims = {mention};
      clone.verb = {next, notes_->mentions[mention].tokens.end};
    } else {
      clone.verb = {next, notes_->places[place].tokens.end};
    }
    const std::size_t start = more_people ? notes_->mentions[mention].tokens.end : next;
    std::size_t stop = start;
    while (stop < end && !is(stop, "and") && !is(stop, ";")) ++stop;
    for (std::size_t at = start; at < stop; ++at) take(clone, at, start);
    const auto moved = [&](std::size_t used) {
      return [&clone, used](std::size_t i) {
        (void)used;
        return std::ranges::find(clone.times, i) != clone.times.end();
      };
    };
    std::erase_if(found[index].times, moved(0));
    std::erase_if(found[index].places, [&](std::size_t p) {
      return std::ranges::find(clone.places, p) != clone.places.end();
    });
    found.push_back(std::move(clone));
    index = found.size() - 1;
  }
}

bool EventArguments::followed_by_argument(std::size_t mention) const {
  const std::size_t end = notes_->mentions[mention].tokens.end;
  return end < range_.end && (notes_->place_at[end] != kNone || notes_->time_at[end] != kNone ||
                              is(end, "in") || is(end, "on"));
}

}  // namespace reading::english
