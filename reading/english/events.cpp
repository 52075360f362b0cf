#include "reading/english/events.h"

#include <algorithm>
#include <optional>

#include "model/terms.h"
#include "reading/english/afterthoughts.h"
#include "reading/english/agents.h"
#include "reading/english/asked_parts.h"
#include "reading/english/clause.h"
#include "reading/english/event_arguments.h"
#include "reading/english/events_apart.h"
#include "reading/english/forms.h"
#include "reading/english/frame_dates.h"
#include "reading/english/goals.h"
#include "reading/english/headed_lists.h"
#include "reading/english/infinitives.h"
#include "reading/english/item_heads.h"
#include "reading/english/noun_events.h"
#include "reading/english/place_leads.h"
#include "reading/english/risks.h"
#include "reading/english/scenes.h"
#include "reading/english/seizures.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Form = VerbGroup::Form;
using Role = PlacePhrase::Role;
using Opening = ItemHeads::Opening;

class Finder {
 public:
  Finder(const Notes& notes, std::vector<EventMention>& found)
      : notes_(notes),
        text_(notes.text),
        clause_(notes, {}),
        arguments_(notes, {}, 0),
        heads_(notes),
        agents_(notes),
        of_returns_(Goals::speaks_of_returns(notes)),
        found_(found) {}

  void read(std::uint32_t sentence, std::size_t first_verb, std::size_t end_verb) {
    sentence_ = sentence;
    range_ = text_.sentences()[sentence].tokens;
    clause_ = Clause(notes_, range_);
    cues_ = find_cues(notes_, text_.sentences()[sentence]);
    last_ = {};
    last_agent_ = kNone;
    of_head_ = false;
    last_implied_ = false;
    implied_by_ = kNone;
    last_victims_.clear();
    last_struck_.clear();
    for (std::size_t v = first_verb; v < end_verb; ++v) {
      std::size_t next = v + 1;
      while (next < end_verb && is(notes_.verbs[next].tokens.first - 1, "(")) ++next;
      stop_ = next < end_verb ? notes_.verbs[next].tokens.first : range_.end;
      const std::size_t joint = next < end_verb ? clause_.joint_before(stop_) : kNone;
      const bool exact = joint != kNone && joint >= notes_.verbs[v].tokens.end;
      if (exact) stop_ = joint;
      joint_ = clause_.joint_before(notes_.verbs[v].tokens.first);
      arguments_ = EventArguments(notes_, range_, stop_, exact, joint_);
      one(notes_.verbs[v]);
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  void one(const VerbGroup& group) {
    VerbGroup verb = group;
    const bool elliptic = !verb.helped && joint_ != kNone && !is(joint_, ";");
    // "seven were freed; the other four appeared in court and were sent to A": not the seven
    bool parted = false;
    for (std::size_t at = last_.verb ? last_.tokens.end : verb.tokens.first; at < verb.tokens.first;
         ++at) {
      parted = parted || is(at, ";");
    }
    Subject subject;
    bool inherited = false;
    bool reduced = false;
    if (!verb.helped && is(verb.tokens.first - 1, "(") && verb.verb->base == "bear") {
      return apart().born_in_brackets(verb);
    }
    if (!verb.helped && is_participle(verb) && verb.tokens.first > range_.first &&
        one_of(text_.lower(verb.tokens.first - 1), "if", "unless", "once", "when")) {
      return apart().conditional(verb, last_victims_);
    }
    if (apart().among_those(verb) || not_yet(verb)) return;
    // "was fined and let go": a base form that is a participle too.
    if (verb.joined && last_.passive && verb.verb->base == verb.verb->participle) {
      verb.joined = false;
      verb.form = Form::kParticiple;
    }
    // "seized their phones, beat them": a base form that is a past too.
    if (verb.joined && last_.verb && last_.form != Form::kBase &&
        verb.verb->base == verb.verb->past) {
      verb.joined = false;
      verb.form = Form::kPast;
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
    } else if (elliptic && last_.verb && is_participle(verb) && last_.passive &&
               takes_object(verb)) {
      verb.passive = true;
      verb.manner = last_.manner;
      verb.unreal = last_.unreal;
      verb.negated = last_.negated;
      verb.going_on = last_.going_on;
      inherited = true;
    } else {
      subject = clause_.subject_of(verb.tokens.first - (verb.spoken_of ? 1u : 0u));
      const Subject other = described_by(verb, subject);
      const bool described = other.mention != kNone;
      if (described) subject = other;
      // "took him from A, held him and killed him": not he held, who took.
      const bool object_of_last = subject.mention != kNone && !subject.relative &&
                                  joint_ != kNone && last_.verb != nullptr && !last_.passive &&
                                  notes_.mentions[subject.mention].tokens.first >= last_.core;
      if (object_of_last) subject = {};
      const bool has_object = object_of(verb) != kNone;
      const bool subject_acts = subject.mention != kNone && !clause_.person(subject.mention);
      if (!verb.helped && may_be_reduced(verb, subject) && takes_object(verb) && !subject_acts &&
          !has_object && subject.mention != kNone && touches(subject.mention, verb.tokens.first)) {
        verb.passive = true;  // "the students arrested in May"
        reduced = !clause_.caused(subject.mention);
      } else if (!verb.helped && is_participle(verb) && takes_object(verb) && !has_object &&
                 described) {
        verb.passive = true;
      }
      inherited = subject.mention == kNone && last_.verb && joint_ != kNone && !is(joint_, ";") &&
                  !(parted && verb.helped);
      // "They arrested him this morning, taken to A": he was.
      const bool same = subject.mention == kNone ||
                        std::ranges::find(last_struck_, subject.mention) != last_struck_.end();
      if (same && !verb.passive && struck_by_last(verb)) {
        verb.passive = inherited = true;
        last_victims_ = last_struck_;
      }
      if (const std::size_t head = inherited ? kNone : head_for(verb, subject); head != kNone) {
        subject = {head, false};
        verb.passive = verb.passive || (!verb.helped && takes_object(verb));
        of_head_ = true;
        if (!verb.helped) arguments_.set_fragment();
      }
    }
    of_head_ = of_head_ || (!verb.helped && subject.mention != kNone &&
                            subject.mention == heads_.of(sentence_));
    const bool nobody =
        subject.mention != kNone && !subject.relative && clause_.nobody_of(subject.mention);
    if ((nobody || apart().of_anybody(verb, subject)) && apart().denied_by_power(verb)) return;
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
      const Infinitives infinitives(notes_, range_);
      implied_by_ = infinitives.implied(verb);
      last_implied_ = implied_by_ != kNone;
      if (!last_implied_ && !infinitives.intended(verb)) return;
      if (!last_implied_) verb.manner = model::Manner::kFeared;
    } else if (!verb.joined) {
      implied_by_ = kNone;
    }
    // "If she is sent back she will be shot": nobody means a wound.
    static constexpr EventVerb kShot{"shoot", "shot", "shot", "shooting", "", "killing", 't'};
    if (verb.verb->base == kShot.base && verb.verb->frame == 'x' && verb.passive &&
        verb.manner == model::Manner::kFeared) {
      verb.verb = &kShot;
    }
    if (verb.verb->frame == 'x') return remember(verb, subject, inherited);
    if (verb.spoken_of) return build(verb, subject, inherited, false);
    if (verb.form == Form::kGerund && !verb.helped) return outcome(verb, subject);
    build(verb, subject, inherited, reduced);
  }

  // "Police raided a house, arresting ten people": what came of it, by the same hands.
  void outcome(const VerbGroup& verb, const Subject& subject) {
    const std::size_t object = object_of(verb);
    if (object == kNone || !clause_.person(object) || verb.verb->frame != 't') return;
    if (verb.tokens.first == range_.first || !is(verb.tokens.first - 1, ",")) return;
    build(verb, subject, false, false);
  }

  EventsApart apart() { return {notes_, sentence_, cues_, arguments_, found_}; }

  // "fears being deported", "fled before being arrested": not told as happened. "was held before
  // being moved" is.
  bool not_yet(const VerbGroup& verb) const {
    const std::size_t first = verb.tokens.first;
    if (first == range_.first || !is(first, "being")) return false;
    const std::string& word = text_.lower(first - 1);
    if (word == "before") return first - 1 == range_.first || !last_.verb || !last_.passive;
    return one_of(word, "fear", "fears", "fearing", "feared", "risk", "risks", "risked", "of",
                  "risking", "avoid", "avoids", "avoided", "escape", "escaped", "from", "without",
                  "against", "about", "by", "for", "to", "than", "face", "faces", "prevent",
                  "despite", "if", "or");
  }

  // "disappeared after being returned from A", "After being held for a week, he": who the clause
  // beside it tells of. "about A, a driver, abducted in May"; in an item of a list, its head.
  Subject described_by(const VerbGroup& verb, const Subject& subject) const {
    const std::size_t first = verb.tokens.first;
    if (first == range_.first || !is_participle(verb)) return {};
    if (is(first, "being") && one_of(text_.lower(first - 1), "after", "since", "before", "upon")) {
      const bool before = is(first - 1, "before");
      if (first - 1 != range_.first) {
        const bool struck = last_.verb && last_.passive;
        const bool told = last_.verb && !last_.unreal && !last_.negated && !last_.infinitive &&
                          last_.manner != model::Manner::kFeared && last_victims_.size() == 1 &&
                          (struck || (!before && last_.verb->frame == 'i'));
        return told ? Subject{last_victims_.front(), true} : Subject{};
      }
      std::size_t comma = verb.tokens.end;
      while (comma < range_.end && !is(comma, ",") && notes_.verb_at[comma] == kNone) ++comma;
      return is(comma, ",") ? Subject{clause_.mention_at(comma + 1), false} : Subject{};
    }
    if (verb.helped) return {};
    const bool comma = is(first - 1, ",");
    if (subject.mention == kNone && takes_object(verb) && object_of(verb) == kNone) {
      if (const std::size_t who = clause_.described_until(first); who != kNone) return {who, true};
    }
    const std::size_t beside = clause_.mention_at(first - (comma ? 2 : 1));
    if (subject.mention != kNone || beside == kNone || !comma) return {};
    const bool named = notes_.mentions[beside].kind == Kind::kNamed;
    return named && notes_.mentions[beside].tokens.end == first - 1 ? Subject{beside, false}
                                                                    : Subject{};
  }

  // "Arrested on 3 May in A." of whom the item or line tells; kNone for any other verb.
  std::size_t head_for(const VerbGroup& verb, const Subject& subject) const {
    const std::size_t head = heads_.of(sentence_);
    if (head == kNone || !clause_.person(head)) return kNone;
    const std::size_t first = verb.tokens.first;
    const bool alone = subject.mention == kNone || subject.mention == head;
    const bool told = verb.helped           ? verb.finite && (verb.passive || !takes_object(verb))
                      : !takes_object(verb) ? verb.finite || is_participle(verb)
                                            : is_participle(verb);
    if (!alone || !told || (takes_object(verb) && object_of(verb) != kNone)) return kNone;
    const Opening opening = heads_.opens(first);
    if (opening == Opening::kSentence) return head;
    if (opening != Opening::kMark || verb.helped) return kNone;
    // Behind a mark: in an item or line that begins with the head and tells by fragments only.
    const bool own = range_.holds(notes_.mentions[head].tokens.first);
    const bool item = text_.sentences()[sentence_].list_item || begins_line(text_, range_.first);
    return of_head_ || (own && item && last_.verb == nullptr) ? head : kNone;
  }

  // "the students arrested in May" were arrested; "she returned" and "they moved" by themselves.
  bool may_be_reduced(const VerbGroup& verb, const Subject& subject) const {
    if (!is_participle(verb) || subject.mention == kNone) return false;
    if (notes_.mentions[subject.mention].kind == Kind::kPronoun) return false;
    const bool alone = one_of(verb.verb->base, "return", "move", "relocate");
    return !alone || is(verb.tokens.end, "by") || is(verb.core - 1, "forcibly");
  }

  // "A, whom police arrested in May"
  std::size_t antecedent_of(const Subject& agent) const {
    if (agent.mention == kNone) return kNone;
    const std::size_t first = notes_.mentions[agent.mention].tokens.first;
    if (first < range_.first + 2 || !is(first - 1, "whom")) return kNone;
    return clause_.mention_at(is(first - 2, ",") ? first - 3 : first - 2);
  }

  static bool takes_object(const VerbGroup& verb) {
    return one_of(std::string_view(&verb.verb->frame, 1), "t", "m", "p", "x");
  }

  bool touches(std::size_t mention, std::size_t verb) const {
    return notes_.mentions[mention].tokens.end == verb ||
           (notes_.mentions[mention].tokens.end + 1 == verb &&
            (is(verb - 1, ",") || is(verb - 1, "(") || is(verb - 1, "-") || is(verb - 1, ":"))) ||
           text_.lower(verb).ends_with("ly");
  }

  void add_planned() {
    for (EventMention& each : arguments_.planned()) found_.push_back(std::move(each));
    arguments_.planned().clear();
  }

  // "Soldiers returned 158 people to A", "took him and held him for a week": those who hold power.
  bool done_by_power(const VerbGroup& verb, const Subject& subject, bool inherited) const {
    if (!one_of(verb.verb->base, "return", "hold", "keep", "catch", "remand")) return false;
    if (verb.spoken_of) return true;  // "denies holding him"
    // "the depot now holds 611 people"
    std::size_t before = verb.tokens.first;
    while (before > range_.first && one_of(text_.lower(before - 1), "now", "still", "also")) {
      --before;
    }
    if (before > range_.first && is_building(text_.lower(before - 1))) return true;
    const std::size_t agent = inherited ? last_agent_ : subject.mention;
    return agent != kNone && !clause_.person(agent);
  }

  void remember(const VerbGroup& verb, const Subject& subject, bool inherited) {
    last_ = verb;
    if (!inherited) last_agent_ = verb.passive ? kNone : subject.mention;
    if (!inherited)
      last_victims_ = subject.mention == kNone ? std::vector<std::size_t>{}
                                               : clause_.coordinated(subject.mention);
  }

  // "Ana Example - detained Lira 5 May": in a line of notes a word behind the participle is a
  // place.
  bool notes_place(const VerbGroup& verb, std::size_t mention) const {
    const Mention& who = notes_.mentions[mention];
    const std::size_t head = heads_.of(sentence_);
    return who.kind == Kind::kNamed && who.weak_name && who.name.end - who.name.first == 1 &&
           !verb.helped && is_participle(verb) && head != kNone && head != mention &&
           range_.holds(notes_.mentions[head].tokens.first) &&
           (notes_.time_at[who.tokens.end] != kNone || is(who.tokens.end, ","));
  }

  // The mention that follows the verb as its object, with all joined to it rightwards.
  std::size_t object_of(const VerbGroup& verb) const {
    std::size_t at = verb.tokens.end;
    if (one_of(text_.lower(at), "also", "then", "again", "there")) ++at;
    if (clause_.mention_at(at) == kNone &&
        one_of(text_.lower(at), "all", "both", "some", "each", "most")) {
      ++at;
      if (is(at, "of")) ++at;
    }
    if (clause_.mention_at(at) != kNone && notes_place(verb, clause_.mention_at(at))) return kNone;
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
    event.ended = verb.finite && !verb.going_on && verb.verb->base != "detain";
    std::size_t args = verb.tokens.end;
    const std::size_t object = object_of(verb);
    const bool object_person = object != kNone && clause_.person(object);
    switch (verb.verb->frame) {
      case 't':
      case 'p':
      case 'm':
        if (verb.passive) {
          event.victims = inherited ? last_victims_ : victims_of(subject);
          arguments_.together_with(event, args);
        } else {
          // "Soldiers returned 158 people to A": those who hold power do it to others.
          if (verb.verb->frame == 'p' &&
              !(object_person && done_by_power(verb, subject, inherited)))
            return remember(verb, subject, inherited);
          if (object_person) {
            event.victims = clause_.joined_after(object);
            args = notes_.mentions[event.victims.back()].tokens.end;
          } else if (const std::size_t whom = antecedent_of(subject); whom != kNone) {
            event.victims = {whom};
          } else {
            return remember(verb, subject, inherited);
          }
          event.agent = inherited ? last_agent_ : subject.mention;
          // "They came for him": those who can.
          if (verb.verb->base == "come" &&
              (event.agent == kNone || !agents_.has_power(agents_.meant(event.agent)))) {
            return remember(verb, subject, inherited);
          }
          if (event.agent != kNone && model::is_violation(event.kind))
            event.agent = agents_.meant(event.agent);
        }
        break;
      case 'i':
      case 'l':
        if (verb.passive) return remember(verb, subject, inherited);
        event.victims = inherited ? last_victims_ : victims_of(subject);
        arguments_.together_with(event, args);
        // "left his mother": somebody was left, nobody departed.
        if (verb.verb->frame == 'l' && object != kNone) return remember(verb, subject, inherited);
        break;
      default:
        if (verb.passive || (!object_person && verb.verb->particle != "birth"))
          return remember(verb, subject, inherited);
        if (object_person) {
          event.victims = {object};
          args = notes_.mentions[object].tokens.end;
        }
        event.mother =
            inherited ? (last_victims_.empty() ? kNone : last_victims_.front()) : subject.mention;
        if (event.mother == kNone || !clause_.person(event.mother))
          return remember(verb, subject, inherited);
        break;
    }
    std::erase_if(event.victims,
                  [&](std::size_t mention) { return !clause_.may_be_struck(mention); });
    if (verb.verb->base == "bear" && !verb.passive) return;
    last_struck_ = event.victims;
    last_ = verb;
    if (!inherited) last_agent_ = verb.passive ? kNone : subject.mention;
    if (!inherited || !verb.passive)
      last_victims_ = verb.passive || verb.verb->frame == 'i' || verb.verb->frame == 'l'
                          ? event.victims
                      : subject.mention == kNone ? std::vector<std::size_t>{}
                                                 : clause_.coordinated(subject.mention);
    if (event.victims.empty() && event.mother == kNone) return;
    if (verb.habitual && all_general(event)) return;
    const std::size_t head =
        inherited
            ? subject_start_
            : (subject.mention == kNone ? kNone : notes_.mentions[subject.mention].tokens.first);
    if (!inherited) subject_start_ = head;
    const Telling telling =
        telling_of(ruling_cues(), head, verb.tokens, verb.manner, subject.relative || reduced);
    if (telling.left_out) return;
    // Who fears or hopes to leave has not left, and nobody need know.
    const bool feared = telling.manner == model::Manner::kFeared;
    if (feared && (verb.verb->frame == 'l' || event.kind == model::terms::kFlight ||
                   event.kind == model::terms::kArrival)) {
      return;
    }
    event.manner = telling.manner;
    event.basis = telling.basis;
    event.origin = telling.origin;
    // "crossed into A", "is in the prison of A": the words of the verb lead into the place.
    const bool leads = args == verb.tokens.end && args < range_.end && args > range_.first &&
                       notes_.place_at[args - 1] != kNone;
    const std::size_t from = leads ? notes_.places[notes_.place_at[args - 1]].tokens.first : args;
    arguments_.fill(event, from >= verb.core ? from : args, inherited);
    place_of_agent(event);
    // "They arrest him on 5 May": a present that a day makes past; else of no one act.
    if (verb.plain_present && event.times.empty()) arguments_.times_before(event);
    if (verb.plain_present && !arguments_.on_a_day(event)) return;
    // "Police came at dawn on 9 June, broke down the door and arrested him": of the first act told.
    if (inherited && event.times.empty() && (found_.empty() || found_.back().sentence != sentence_))
      arguments_.times_before(event);
    const Seizures seizures(notes_, range_);
    const Goals goals(notes_, range_, of_returns_);
    if (Goals::needs_place(verb) && !goals.has_place(event, verb, args)) {
      if (seizures.seized(verb, args, stop_, event.agent)) {
        event.kind = model::terms::kArrest;
      } else {
        return add_planned();  // "taken to the border for deportation to A"
      }
    }
    if (event.kind == model::terms::kRelease && seizures.from_no_custody(args)) return;
    if (event.kind == model::terms::kArrest && off_vehicle(verb) &&
        (held_before(event) || is(args, "to"))) {
      return;
    }
    goals.refine_kind(event, verb);
    // "is in Evin prison": the words that tell it are those of the place.
    if (verb.state && event.verb.end == verb.core && !event.places.empty())
      event.verb.end = std::max(event.verb.end, notes_.places[event.places.front()].tokens.end);
    const std::size_t at = found_.size();
    found_.push_back(event);
    arguments_.clones(found_, at, args);
    add_planned();
  }

  bool struck_by_last(const VerbGroup& verb) const {
    const std::size_t first = verb.tokens.first;
    return !verb.helped && is_participle(verb) && takes_object(verb) && first > range_.first &&
           is(first - 1, ",") && object_of(verb) == kNone && last_.verb && !last_.passive &&
           !last_struck_.empty();
  }

  // "were taken off the plane": no arrest of those who are told of as held or moved before.
  static bool off_vehicle(const VerbGroup& verb) {
    const std::string_view tail = verb.verb->particle;
    return tail.ends_with("%vehicle") &&
           (tail.starts_with("off") || tail.starts_with("from") || tail.starts_with("out"));
  }
  bool held_before(const EventMention& event) const {
    namespace terms = model::terms;
    const Mention& who = notes_.mentions[event.victims.front()];
    if (who.kind == Kind::kGroup && !who.definite) return false;
    const auto& sentences = text_.sentences();
    for (std::size_t i = found_.size(); i-- > 0 && found_[i].sentence + 1 >= sentence_;) {
      const bool same =
          found_[i].sentence == sentence_ ||
          (sentences[found_[i].sentence].paragraph == sentences[sentence_].paragraph &&
           !sentences[sentence_].list_item);
      const bool moved = one_of(found_[i].kind, {terms::kDetention, terms::kForcedReturn}) ||
                         (found_[i].kind == terms::kTransfer && found_[i].sentence == sentence_);
      if (same && moved && found_[i].manner != model::Manner::kFeared) return true;
    }
    return false;
  }

  // "Police in A arrested": where those are who did it, it was done.
  void place_of_agent(EventMention& event) {
    if (event.agent == kNone || event.agent != agents_.meant(event.agent)) return;
    if (notes_.mentions[event.agent].noun == "court") return;  // who it sends is held elsewhere
    const std::size_t beside = notes_.mentions[event.agent].tokens.end;
    if (beside >= event.verb.first || notes_.place_at[beside] == kNone) return;
    const std::size_t place = notes_.place_at[beside];
    const bool placed = std::ranges::any_of(
        event.places, [&](std::size_t p) { return notes_.places[p].role == Role::kAt; });
    if (!placed && notes_.places[place].role == Role::kAt) event.places.push_back(place);
  }

  // "Women who complain", "people": nobody in particular.
  bool all_general(const EventMention& event) const {
    return !event.victims.empty() && std::ranges::all_of(event.victims, [&](std::size_t m) {
      const Mention& who = notes_.mentions[m];
      return who.kind == Kind::kGroup && !who.count && !who.definite && !who.group_word;
    });
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

  std::vector<std::size_t> victims_of(const Subject& subject) const {
    return subject.mention == kNone ? std::vector<std::size_t>{}
                                    : clause_.coordinated(subject.mention);
  }

  const Notes& notes_;
  const Text& text_;
  Clause clause_;
  EventArguments arguments_;  // of the verb at hand
  ItemHeads heads_;
  Agents agents_;
  bool of_returns_;
  bool of_head_ = false;  // a verb of this sentence was told of the head of its item
  std::vector<EventMention>& found_;
  std::uint32_t sentence_ = 0;
  Range range_;
  std::size_t stop_ = 0;
  std::vector<Cue> cues_;
  VerbGroup last_;
  std::size_t last_agent_ = kNone;
  std::size_t joint_ = kNone;       // of the verb at hand with the one before it
  bool last_implied_ = false;       // an infinitive that is told as happened
  std::size_t implied_by_ = kNone;  // the word that says so
  std::vector<std::size_t> last_victims_;
  std::vector<std::size_t> last_struck_;  // by the verb before, also as its objects
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
  find_headed_lists(notes, found);
  find_forms(notes, found);
  find_noun_events(notes, found);
  add_afterthoughts(notes, found);
  set_scenes(notes, found);
  find_risks(notes, found);
  // What only a demand speaks of has not come to pass.
  const std::vector<bool> asked = asked_parts(notes);
  for (EventMention& event : found) {
    if (asked[event.sentence]) event.manner = model::Manner::kAsked;
  }
  return found;
}

}  // namespace reading::english
