#include "reading/english/events.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "model/terms.h"
#include "reading/english/clause.h"
#include "reading/english/risks.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Form = VerbGroup::Form;
using Role = PlacePhrase::Role;

constexpr std::size_t kBackTokensMax = 60;

class Finder {
 public:
  Finder(const Notes& notes, std::vector<EventMention>& found)
      : notes_(notes), text_(notes.text), clause_(notes, {}), found_(found) {}

  void read(std::uint32_t sentence, std::size_t first_verb, std::size_t end_verb) {
    sentence_ = sentence;
    range_ = text_.sentences()[sentence].tokens;
    clause_ = Clause(notes_, range_);
    cues_ = find_cues(notes_, text_.sentences()[sentence]);
    last_ = {};
    last_implied_ = false;
    implied_by_ = kNone;
    last_victims_.clear();
    for (std::size_t v = first_verb; v < end_verb; ++v) {
      stop_ = v + 1 < end_verb ? notes_.verbs[v + 1].tokens.first : range_.end;
      one(notes_.verbs[v]);
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  void one(const VerbGroup& group) {
    VerbGroup verb = group;
    const bool elliptic = !verb.helped && verb.tokens.first > range_.first &&
                          (is(verb.tokens.first - 1, "and") || is(verb.tokens.first - 1, ",") ||
                           is(verb.tokens.first - 1, "or") || is(verb.tokens.first - 1, "but") ||
                           is(verb.tokens.first - 1, "then"));
    Subject subject;
    bool inherited = false;
    bool reduced = false;
    if (!verb.helped && is(verb.tokens.first - 1, "(") && verb.verb->base == "bear") {
      return born_in_brackets(verb);
    }
    if (!verb.helped && participle(verb) && verb.tokens.first > range_.first &&
        one_of(text_.lower(verb.tokens.first - 1), {"if", "unless", "once", "when"})) {
      return conditional(verb);
    }
    if (verb.joined) {
      // "to leave A and arrive in B": told as the verb before it is.
      const bool follows = elliptic && last_.verb && last_.form == Form::kBase &&
                           (!last_.infinitive || last_implied_);
      if (!follows) return;
      verb.manner = last_.manner;
      verb.unreal = last_.unreal;
      verb.negated = last_.negated;
      inherited = true;
    } else if (elliptic && last_.verb && participle(verb) && last_.passive && takes_object(verb)) {
      verb.passive = true;
      verb.manner = last_.manner;
      verb.unreal = last_.unreal;
      verb.negated = last_.negated;
      verb.going_on = last_.going_on;
      inherited = true;
    } else {
      subject = clause_.subject_of(verb.tokens.first);
      const bool has_object = object_of(verb) != kNone;
      const bool subject_acts = subject.mention != kNone && !clause_.person(subject.mention);
      if (!verb.helped && participle(verb) && takes_object(verb) && !subject_acts && !has_object &&
          subject.mention != kNone && touches(subject.mention, verb.tokens.first)) {
        verb.passive = true;  // "the students arrested in May"
        reduced = !caused(subject.mention);
      }
      if (subject.mention == kNone && last_.verb &&
          (is(verb.tokens.first - 1, "and") || is(verb.tokens.first - 1, "then") ||
           is(verb.tokens.first - 1, ",") || is(verb.tokens.first - 1, "but"))) {
        inherited = true;
      }
    }
    const bool nobody = subject.mention != kNone && nobody_of(subject.mention);
    if (verb.unreal || nobody) return remember(verb, subject, inherited);
    if (verb.negated) {
      // "was not tortured" denies a thing done; "has not arrived", "will not be released" do not.
      const bool denies = verb.passive && verb.finite && model::is_violation(verb.verb->kind) &&
                          verb.manner != model::Manner::kFeared;
      if (!denies) return remember(verb, subject, inherited);
      verb.manner = model::Manner::kDenied;
    }
    last_implied_ = implied_by_ != kNone && verb.joined;
    if (verb.infinitive) {
      implied_by_ = implied(verb);
      last_implied_ = implied_by_ != kNone;
      if (!last_implied_) return;
    } else if (!verb.joined) {
      implied_by_ = kNone;
    }
    if (verb.form == Form::kGerund && !verb.helped) return outcome(verb, subject);
    build(verb, subject, inherited, reduced);
  }

  // "If extradited, he would", "would be executed if repatriated": of whom the main clause speaks.
  void conditional(VerbGroup verb) {
    EventMention event;
    event.kind = verb.verb->kind;
    event.verb = verb.tokens;
    event.sentence = sentence_;
    event.manner = model::Manner::kFeared;
    std::size_t next = verb.tokens.end;
    while (next < range_.end && next < verb.tokens.end + 8 && clause_.mention_at(next) == kNone &&
           notes_.verb_at[next] == kNone) {
      ++next;
    }
    const std::size_t after = clause_.mention_at(next);
    if (after != kNone && verb.tokens.first == range_.first + 1)
      event.victims = {after};
    else
      event.victims = last_victims_;
    std::erase_if(event.victims,
                  [&](std::size_t mention) { return !clause_.may_be_struck(mention); });
    if (event.victims.empty()) return;
    for (std::size_t at = verb.tokens.end; at < next; ++at) take(event, at, verb.tokens.end);
    found_.push_back(std::move(event));
  }

  // "Police raided a house, arresting ten people": what came of it, by the same hands.
  void outcome(const VerbGroup& verb, const Subject& subject) {
    const std::size_t object = object_of(verb);
    if (object == kNone || !clause_.person(object) || verb.verb->frame != 't') return;
    if (verb.tokens.first == range_.first || !is(verb.tokens.first - 1, ",")) return;
    build(verb, subject, false, false);
  }

  // "A. Example (born 3 June 1980 in Shiraz)": says nothing of the verbs around it.
  void born_in_brackets(VerbGroup verb) {
    const std::size_t bracket = verb.tokens.first - 1;
    std::size_t who = clause_.mention_at(bracket);
    if (who == kNone && bracket > range_.first) who = clause_.mention_at(bracket - 1);
    if (who == kNone || !clause_.may_be_struck(who)) return;
    EventMention event;
    event.kind = verb.verb->kind;
    event.verb = verb.tokens;
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

  // "must not have him executed": the verb before the object rules, no clause of its own.
  bool caused(std::size_t mention) const {
    const std::size_t first = notes_.mentions[mention].tokens.first;
    return first > range_.first &&
           one_of(text_.lower(first - 1), {"have", "has", "had", "having", "get", "got", "let",
                                           "see", "want", "wants", "wanted", "order", "ordered"});
  }

  // "No person of that name", "none of them", "nobody".
  bool nobody_of(std::size_t mention) const {
    const std::size_t first = notes_.mentions[clause_.coordinated(mention).front()].tokens.first;
    const auto none = [&](std::size_t at) {
      return one_of(text_.lower(at), {"no", "nobody", "none", "neither"});
    };
    for (std::size_t back = 1; back <= 3 && first >= range_.first + back; ++back) {
      if (none(first - back)) return true;
    }
    return none(first);
  }

  static bool participle(const VerbGroup& verb) {
    return verb.form == Form::kParticiple ||
           (verb.form == Form::kPast && verb.verb->past == verb.verb->participle);
  }
  static bool takes_object(const VerbGroup& verb) {
    return verb.verb->frame == 't' || verb.verb->frame == 'm' || verb.verb->frame == 'p';
  }

  bool touches(std::size_t mention, std::size_t verb) const {
    return notes_.mentions[mention].tokens.end == verb ||
           (notes_.mentions[mention].tokens.end + 1 == verb &&
            (is(verb - 1, ",") || is(verb - 1, "("))) ||
           text_.lower(verb).ends_with("ly");
  }

  // "was forced to flee", "managed to escape", "forced her to leave": told as happened. The word
  // that says so, or kNone.
  std::size_t implied(const VerbGroup& verb) const {
    for (std::size_t at = verb.tokens.first; at < verb.core; ++at) {
      if (is(at, "had") && is(at + 1, "to")) return at;
    }
    for (std::size_t back = 1; back <= 6 && verb.tokens.first >= range_.first + back; ++back) {
      const std::size_t at = verb.tokens.first - back;
      const std::string& word = text_.lower(at);
      if (one_of(word, {"managed", "compelled", "made", "succeeded"})) return at;
      if (word == "forced") {
        return at > range_.first && one_of(text_.lower(at - 1), {"be", "to", "being"}) ? kNone : at;
      }
      if (clause_.mention_at(at) == kNone && word != "him" && word != "her" && word != "them") {
        return kNone;
      }
    }
    return kNone;
  }

  void remember(const VerbGroup& verb, const Subject& subject, bool inherited) {
    last_ = verb;
    if (!inherited)
      last_victims_ = subject.mention == kNone ? std::vector<std::size_t>{}
                                               : clause_.coordinated(subject.mention);
  }

  // The mention that follows the verb as its object, with all joined to it rightwards.
  std::size_t object_of(const VerbGroup& verb) const {
    std::size_t at = verb.tokens.end;
    if (is(at, "all")) ++at;
    return at < stop_at(verb) && clause_.mention_at(at) != kNone &&
                   notes_.mentions[clause_.mention_at(at)].tokens.first == at
               ? clause_.mention_at(at)
               : kNone;
  }
  std::size_t stop_at(const VerbGroup& verb) const { return std::max(stop_, verb.tokens.end); }

  void build(const VerbGroup& verb, const Subject& subject, bool inherited, bool reduced) {
    EventMention event;
    event.kind = verb.verb->kind;
    event.verb = verb.tokens;
    event.sentence = sentence_;
    event.going_on = verb.going_on;
    std::size_t args = verb.tokens.end;
    const std::size_t object = object_of(verb);
    const bool object_person = object != kNone && clause_.person(object);
    switch (verb.verb->frame) {
      case 't':
      case 'p':
      case 'm':
        if (verb.passive) {
          event.victims = inherited ? last_victims_ : victims_of(subject);
          together_with(event, args);
        } else {
          if (verb.verb->frame == 'p' || !object_person) return remember(verb, subject, inherited);
          event.victims = clause_.joined_after(object);
          args = notes_.mentions[event.victims.back()].tokens.end;
          if (subject.mention != kNone) event.agent = subject.mention;
        }
        break;
      case 'i':
      case 'l':
        if (verb.passive) return remember(verb, subject, inherited);
        event.victims = inherited ? last_victims_ : victims_of(subject);
        // "left his mother": somebody was left, nobody departed.
        if (verb.verb->frame == 'l' && object != kNone) return remember(verb, subject, inherited);
        break;
      default:
        if (!object_person || verb.passive) return remember(verb, subject, inherited);
        event.victims = {object};
        args = notes_.mentions[object].tokens.end;
        event.mother =
            inherited ? (last_victims_.empty() ? kNone : last_victims_.front()) : subject.mention;
        if (event.mother == kNone || !clause_.person(event.mother))
          return remember(verb, subject, inherited);
        break;
    }
    std::erase_if(event.victims,
                  [&](std::size_t mention) { return !clause_.may_be_struck(mention); });
    if (verb.verb->base == "bear" && !verb.passive) return;
    last_ = verb;
    if (!inherited || !verb.passive)
      last_victims_ = verb.passive || verb.verb->frame == 'i' || verb.verb->frame == 'l'
                          ? event.victims
                      : subject.mention == kNone ? std::vector<std::size_t>{}
                                                 : clause_.coordinated(subject.mention);
    if (event.victims.empty()) return;
    const std::size_t head =
        inherited
            ? subject_start_
            : (subject.mention == kNone ? kNone : notes_.mentions[subject.mention].tokens.first);
    if (!inherited) subject_start_ = head;
    const Telling telling =
        telling_of(ruling_cues(), head, verb.tokens, verb.manner, subject.relative || reduced);
    if (telling.left_out) return;
    event.manner = telling.manner;
    event.basis = telling.basis;
    event.origin = telling.origin;
    planned_.clear();
    arguments(event, args, verb);
    if (needs_place(verb) && !has_place(event, verb) && !seized(event, verb, args)) return;
    refine_kind(event, verb);
    const std::size_t at = found_.size();
    found_.push_back(event);
    clones(at, args);
    std::ranges::move(planned_, std::back_inserter(found_));
    planned_.clear();
  }

  // "The fear of arrest forced her to leave": she left, whatever was feared before.
  std::vector<Cue> ruling_cues() const {
    std::vector<Cue> ruling = cues_;
    if (implied_by_ != kNone) {
      std::erase_if(ruling, [&](const Cue& cue) {
        return cue.kind == Cue::Kind::kFeared && cue.tokens.first < implied_by_ &&
               (is(cue.tokens.end, "of") || is(cue.tokens.end, "for"));
      });
    }
    return ruling;
  }

  // "was arrested in Osh on 3 May with four colleagues"
  void together_with(EventMention& event, std::size_t args) const {
    if (event.victims.empty()) return;
    for (std::size_t at = args; at + 1 < std::max(stop_, args) && at + 1 < range_.end; ++at) {
      if (is(at, ";") || is(at, "who") || is(at, "while")) return;
      if (!is(at, "with")) continue;
      const std::size_t other = clause_.mention_at(at + 1);
      if (other == kNone || notes_.mentions[other].tokens.first != at + 1) continue;
      if (!clause_.person(other)) continue;
      for (const std::size_t one : clause_.joined_after(other)) event.victims.push_back(one);
      return;
    }
  }

  std::vector<std::size_t> victims_of(const Subject& subject) const {
    return subject.mention == kNone ? std::vector<std::size_t>{}
                                    : clause_.coordinated(subject.mention);
  }

  // "were taken by soldiers", "took him from his home on 3 May": seized, by whom and from where or
  // when it is said; not "taken ill", "taken to" somewhere.
  bool seized(EventMention& event, const VerbGroup& verb, std::size_t args) const {
    if (verb.verb->base != "take" || args >= range_.end) return false;
    const bool said = one_of(text_.lower(args), {"from", "on", "last", "during"}) ||
                      (verb.passive && one_of(text_.lower(args), {"by", "in", "at"})) ||
                      notes_.time_at[args] != kNone;
    if (!said) return false;
    event.kind = model::terms::kArrest;
    return true;
  }

  bool needs_place(const VerbGroup& verb) const {
    return verb.verb->frame == 'm' || verb.verb->frame == 'l';
  }
  bool has_place(EventMention& event, const VerbGroup& verb) const {
    if (verb.verb->frame == 'm') {
      return std::ranges::any_of(event.places, [&](std::size_t p) {
        // "taken from his home": seized there, which is no way to anywhere.
        return notes_.places[p].role == Role::kTo ||
               (notes_.places[p].role == Role::kFrom && verb.verb->base != "take");
      });
    }
    // "left China", "reached Bangkok", "left for Bangkok"
    return std::ranges::any_of(event.places, [&](std::size_t p) {
      return notes_.places[p].tokens.first == verb.tokens.end || notes_.places[p].role == Role::kTo;
    });
  }

  // Times and places that stand with the verb: after it up to the next, and before it if they
  // open the clause.
  void arguments(EventMention& event, std::size_t args, const VerbGroup& verb) {
    std::size_t end = segment_end(args);
    for (std::size_t at = args; at < end; ++at) {
      if (!ahead_at(at)) continue;
      planned(event, at, end);
      end = at;
    }
    for (std::size_t at = args; at < end; ++at) take(event, at, args);
    const std::size_t floor = before_floor(verb.tokens.first);
    for (std::size_t at = floor; at < verb.tokens.first; ++at) {
      if (is(at, "(")) {
        while (at < verb.tokens.first && !is(at, ")")) ++at;
        continue;
      }
      if (const std::size_t end_of_noun = told_by_noun(event, at, verb.tokens.first);
          end_of_noun != at) {
        at = end_of_noun;
        continue;
      }
      take(event, at, floor);
    }
    by_whom(event, args, end);
    // A while or as clause ends the segment, and may be what it ends at.
    for (std::size_t at = args; at <= end && at + 1 < range_.end; ++at) {
      if (!one_of(text_.lower(at), {"while", "as"})) continue;
      const std::size_t next = at + 1;
      const bool gerund = text_.lower(next).ends_with("ing");
      const bool clause = clause_.mention_at(next) != kNone &&
                          notes_.mentions[clause_.mention_at(next)].kind == Kind::kPronoun;
      if (!gerund && !clause) continue;
      std::size_t last = range_.end;
      if (text_.is(last - 1, ".")) --last;
      for (std::size_t i = next; i < last; ++i) {
        if (is(i, ",") || is(i, ";")) last = i;
      }
      event.circumstance = {at, last};
      break;
    }
  }

  // "for repatriation", "awaiting trial", "pending his extradition": a noun for what is to come.
  bool ahead_at(std::size_t at) const {
    if (event_noun(text_.lower(at)).empty()) return false;
    for (std::size_t back = 1; back <= 3 && at >= range_.first + back; ++back) {
      const std::string& word = text_.lower(at - back);
      if (one_of(word, {"for", "awaiting", "pending", "await"})) return true;
      if (!one_of(word, {"his", "her", "their", "the", "forced", "forcible", "imminent", "possible",
                         "likely", "immediate"})) {
        return false;
      }
    }
    return false;
  }

  // "After his arrest on 2 March, he was taken to A": what the noun tells has its own time. The
  // token that ends its words, or `at`.
  std::size_t told_by_noun(const EventMention& event, std::size_t at, std::size_t stop) {
    if (at < range_.first + 2 || event_noun(text_.lower(at)).empty()) return at;
    if (!one_of(text_.lower(at - 1), {"his", "her", "their", "the"})) return at;
    const std::string& before = text_.lower(at - 2);
    if (!one_of(before, {"after", "since", "following", "upon", "before", "until"})) return at;
    std::size_t end = at + 1;
    while (end < stop && !is(end, ",") && clause_.mention_at(end) == kNone) ++end;
    const bool happened = before != "before" && before != "until";
    const bool whose =
        !is(at - 1, "the") && std::ranges::none_of(event.victims, [&](std::size_t m) {
          return notes_.mentions[m].kind == Kind::kKin || notes_.mentions[m].kin_of_named;
        });
    if (happened && whose) {
      planned(event, at, end);
      planned_.back().manner = event.manner;
    }
    return end;
  }

  void planned(const EventMention& event, std::size_t noun, std::size_t end) {
    EventMention made;
    made.kind = event_noun(text_.lower(noun));
    made.verb = {noun, noun + 1};
    made.victims = event.victims;
    made.sentence = sentence_;
    made.manner = model::Manner::kFeared;
    made.origin = event.origin;
    made.basis = event.basis;
    for (std::size_t at = noun + 1; at < end; ++at) take(made, at, noun + 1);
    planned_.push_back(std::move(made));
  }

  // Where what belongs to this verb ends: at the next verb's clause or a while/as clause.
  std::size_t segment_end(std::size_t args) const {
    std::size_t end = std::max(args, stop_);
    if (end < range_.end) {
      // What the next verb owns begins after the last comma or "and" before it.
      for (std::size_t at = end; at > args; --at) {
        const std::string& word = text_.lower(at - 1);
        if (word == "and" || word == "," || word == "then" || word == "but" || word == "who" ||
            word == "which" || word == "when") {
          bool time_after = false;
          for (std::size_t i = at; i < end; ++i)
            time_after = time_after || notes_.time_at[i] != kNone || clause_.mention_at(i) != kNone;
          if (at == end || time_after) {
            end = at - 1;
            break;
          }
          end = at - 1;
          break;
        }
      }
    }
    for (std::size_t at = args; at < end; ++at) {
      if (is(at, ";") || is(at, "while")) return at;
      if (is(at, "according") && is(at + 1, "to")) return at;
      if (is(at, "as") && clause_.mention_at(at + 1) != kNone) return at;
      if (one_of(text_.lower(at), {"who", "whose", "where", "because", "when", "but"}) && at > args)
        return at;
    }
    return end;
  }

  // The beginning of the verb's clause: what opens it ("On 3 May, in Minsk,") belongs to it.
  std::size_t before_floor(std::size_t verb) const {
    std::size_t floor = verb;
    while (floor > range_.first && verb - floor < kBackTokensMax) {
      const std::size_t before = floor - 1;
      // "the men who were deported in May have disappeared": May is of the deporting.
      if (notes_.verb_at[before] != kNone &&
          clause_.relative_before(notes_.verbs[notes_.verb_at[before]].tokens.first) != kNone) {
        return verb;
      }
      if (notes_.verb_at[before] != kNone ||
          one_of(text_.lower(before), {";", "who", "which", "that", "because", "when", "if",
                                       "where", "while", "after", "before"}))
        break;
      --floor;
    }
    return floor;
  }

  void take(EventMention& event, std::size_t at, std::size_t from) const {
    if (const std::size_t time = notes_.time_at[at];
        time != kNone && notes_.times[time].tokens.first == at) {
      // A time inside somebody's description ("born in 1970") is not of this event.
      const bool has = std::ranges::find(event.times, time) != event.times.end();
      if (!has && notes_.times[time].tokens.first >= from) event.times.push_back(time);
    }
    if (const std::size_t place = notes_.place_at[at];
        place != kNone && notes_.places[place].tokens.first == at) {
      const bool in_mention = clause_.mention_at(at) != kNone;
      const bool before_verb = at < event.verb.first;
      const PlacePhrase& phrase = notes_.places[place];
      if (in_mention || (before_verb && phrase.role != Role::kAt)) return;
      if (before_verb && !opens_clause(at)) return;
      if (std::ranges::find(event.places, place) == event.places.end())
        event.places.push_back(place);
    }
  }

  // "In Tumen, witnesses saw ...": the place stands at the head and a comma or subject follows.
  bool opens_clause(std::size_t at) const {
    if (at == range_.first) return true;
    const std::string& before = text_.lower(at - 1);
    return before == "," || before == "that" || before == "and" || notes_.time_at[at - 1] != kNone;
  }

  void by_whom(EventMention& event, std::size_t args, std::size_t end) const {
    for (std::size_t at = args; at < end; ++at) {
      if (!is(at, "by")) continue;
      const std::size_t who = clause_.mention_at(at + 1);
      if (who == kNone || notes_.mentions[who].tokens.first != at + 1) continue;
      event.agent = who;
      return;
    }
  }

  // "held" and "detained" tell of a state where they are going on.
  void refine_kind(EventMention& event, const VerbGroup& verb) const {
    if (verb.verb->base == "detain" && verb.going_on) event.kind = model::terms::kDetention;
    if (event.kind == model::terms::kTransfer && verb.verb->frame == 't' &&
        verb.verb->base == "hand")
      event.kind = model::terms::kForcedReturn;
  }

  // "and to B yesterday", "and subsequently to north C", "and up to 500 others from D in May".
  void clones(std::size_t index, std::size_t args) {
    const std::size_t end = stop_;
    std::size_t from = args;
    while (from < end) {
      std::size_t joint = from;
      while (joint < end && !is(joint, "and") && !is(joint, "then") && !is(joint, ";")) ++joint;
      if (joint >= end || is(joint, ";")) return;
      std::size_t next = joint + 1;
      while (next < end && (is(next, ",") || is(next, "then") || is(next, "later") ||
                            is(next, "from") || text_.lower(next).ends_with("ly"))) {
        if (is(next, "from") && notes_.place_at[next] != kNone) break;
        ++next;
      }
      from = joint + 1;
      if (next >= end) return;
      const std::size_t place = notes_.place_at[next];
      const std::size_t mention = clause_.mention_at(next);
      const bool to_place = place != kNone && notes_.places[place].tokens.first == next &&
                            notes_.places[place].role == Role::kTo &&
                            found_[index].kind == model::terms::kTransfer;
      const bool more_people = mention != kNone && notes_.mentions[mention].tokens.first == next &&
                               notes_.mentions[mention].count && followed_by_argument(mention);
      if (!to_place && !more_people) continue;
      EventMention clone = found_[index];
      clone.times.clear();
      clone.places.clear();
      clone.circumstance = {};
      if (more_people) {
        clone.victims = {mention};
        clone.verb = {next, notes_.mentions[mention].tokens.end};
      } else {
        clone.verb = {next, notes_.places[place].tokens.end};
      }
      const std::size_t start = more_people ? notes_.mentions[mention].tokens.end : next;
      std::size_t stop = start;
      while (stop < end && !is(stop, "and") && !is(stop, ";")) ++stop;
      for (std::size_t at = start; at < stop; ++at) take(clone, at, start);
      const auto moved = [&](std::size_t used) {
        return [&clone, used](std::size_t i) {
          (void)used;
          return std::ranges::find(clone.times, i) != clone.times.end();
        };
      };
      std::erase_if(found_[index].times, moved(0));
      std::erase_if(found_[index].places, [&](std::size_t p) {
        return std::ranges::find(clone.places, p) != clone.places.end();
      });
      found_.push_back(std::move(clone));
      index = found_.size() - 1;
    }
  }

  bool followed_by_argument(std::size_t mention) const {
    const std::size_t end = notes_.mentions[mention].tokens.end;
    return end < range_.end && (notes_.place_at[end] != kNone || notes_.time_at[end] != kNone ||
                                is(end, "in") || is(end, "on"));
  }

  const Notes& notes_;
  const Text& text_;
  Clause clause_;
  std::vector<EventMention>& found_;
  std::uint32_t sentence_ = 0;
  Range range_;
  std::size_t stop_ = 0;
  std::vector<Cue> cues_;
  VerbGroup last_;
  bool last_implied_ = false;       // an infinitive that is told as happened
  std::size_t implied_by_ = kNone;  // the word that says so
  std::vector<std::size_t> last_victims_;
  std::vector<EventMention> planned_;  // what the event at hand is said to lead to
  std::size_t subject_start_ = kNone;
};

}  // namespace

std::vector<EventMention> find_events(const Notes& notes) {
  std::vector<EventMention> found;
  Finder finder(notes, found);
  for (std::size_t v = 0; v < notes.verbs.size();) {
    const std::uint32_t sentence = notes.text[notes.verbs[v].core].sentence;
    std::size_t end = v;
    while (end < notes.verbs.size() && notes.text[notes.verbs[end].core].sentence == sentence)
      ++end;
    finder.read(sentence, v, end);
    v = end;
  }
  find_risks(notes, found);
  return found;
}

}  // namespace reading::english
