#include "reading/english/noun_events.h"

#include <algorithm>
#include <optional>

#include "model/terms.h"
#include "reading/english/clause.h"
#include "reading/english/cues.h"
#include "reading/english/event_arguments.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

namespace terms = model::terms;

constexpr std::size_t kAdjectivesMax = 2;

// Words that make of an act a threat, a plan, a wish or nothing.
bool is_unreal(std::string_view word) {
  return one_of(
      word, "fear", "fears", "feared", "fearing", "afraid", "risk", "risks", "threat", "threats",
      "threatened", "danger", "if", "unless", "whether", "prevent", "prevented", "stop", "stopped",
      "halt", "halted", "suspend", "suspended", "postponed", "avoid", "avoided", "escaped",
      "evaded", "deny", "denied", "denies", "warrant", "order", "ordered", "orders", "hearing",
      "possible", "possibly", "imminent", "planned", "plan", "plans", "scheduled", "pending",
      "awaiting", "await", "awaits", "attempt", "attempts", "attempted", "demand", "demands",
      "demanded", "demanding", "call", "calls", "called", "request", "requests", "requested",
      "urge", "urges", "urged", "ask", "asks", "asked", "promised", "promise", "expected", "expect",
      "hope", "hopes", "hoped", "not", "n't", "'t", "no", "never", "will", "would", "could", "may",
      "might", "should", "must", "can", "due", "faces", "face", "facing", "next", "future",
      "wanted", "wants", "want", "sought", "seek", "seeks", "seeking", "appeal", "appealed",
      "appeals", "likely", "intends", "intend", "intended", "approved", "refused", "rejected",
      "cancelled", "canceled", "blocked", "against", "alleged", "rumours", "rumors", "false",
      "untrue", "suspicion", "reward", "prospect", "imminently", "neither", "nor", "until",
      "without", "secure", "campaign", "campaigns", "efforts", "negotiate", "petition", "impending",
      "ahead", "unlike", "rather", "instead", "nearly", "almost", "for");
}

// "arrest warrant", "death penalty", "detention centre": the noun only describes another.
bool is_compound(std::string_view next) {
  return one_of(next, "warrant", "warrants", "penalty", "sentence", "sentences", "threat",
                "threats", "order", "orders", "camp", "camps", "centre", "centres", "center",
                "centers", "facility", "facilities", "cell", "cells", "conditions", "row",
                "hearing", "hearings", "squad", "squads", "certificate", "chamber", "date",
                "flight", "team", "officer", "proceedings", "procedure", "record", "records",
                "toll", "policy", "victims", "survivors", "site", "law", "laws", "case", "cases",
                "request", "requests", "charge", "charges", "-");
}

bool may_be_deplored(std::string_view kind) {
  return one_of(kind, {terms::kArrest, terms::kDetention, terms::kTorture, terms::kKilling,
                       terms::kDisappearance});
}

class Finder {
 public:
  Finder(const Notes& notes, std::uint32_t sentence)
      : notes_(notes),
        text_(notes.text),
        sentence_(sentence),
        range_(notes.text.sentences()[sentence].tokens),
        clause_(notes, range_) {}

  void run(const std::vector<EventMention>& known, std::vector<EventMention>& made) {
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (auto found = found_dead(at)) made.push_back(std::move(*found));
      if (event_noun(text_.lower(at)).empty() || is_compound(text_.lower(at + 1))) continue;
      const bool told = std::ranges::any_of(
          known, [&](const EventMention& event) { return event.verb.holds(at); });
      if (told || notes_.verb_at[at] != kNone) continue;
      if (auto event = event_at(at)) made.push_back(std::move(*event));
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  // "The body of A was found on Thursday": A is dead, since when nobody says.
  std::optional<EventMention> found_dead(std::size_t at) const {
    if (!one_of(text_.lower(at), "body", "bodies", "corpse", "corpses", "remains")) return {};
    EventMention event;
    event.kind = terms::kDeath;
    event.verb = {at, at + 1};
    event.by_noun = true;
    event.sentence = sentence_;
    std::size_t end = at + 1;
    const std::size_t of = is(end, "of") ? clause_.mention_at(end + 1) : kNone;
    if (of != kNone && notes_.mentions[of].tokens.first == end + 1) {
      event.victims = clause_.joined_after(of);
      end = notes_.mentions[event.victims.back()].tokens.end;
    } else if (at > range_.first && clause_.mention_at(at - 1) != kNone && text_.is(at - 1, "'s")) {
      event.victims = {clause_.mention_at(at - 1)};
    } else if (at > range_.first && clause_.mention_at(at - 1) != kNone &&
               notes_.mentions[clause_.mention_at(at - 1)].possessive) {
      event.victims = {clause_.mention_at(at - 1)};  // "His body was found"
    } else {
      return std::nullopt;
    }
    // "The body of A, a 47-year-old leader, was found"
    const std::size_t comma = end;
    for (std::size_t i = comma;
         (is(comma, ",") || is(comma, "of")) && i + 1 < range_.end && i < comma + 20; ++i) {
      if (!is(i, ",") || !one_of(text_.lower(i + 1), "was", "were")) continue;
      end = i + 1;
      break;
    }
    if (!one_of(text_.lower(end), "was", "were")) return std::nullopt;
    if (!one_of(text_.lower(end + 1), "found", "discovered", "recovered", "returned", "buried",
                "dumped", "identified", "washed")) {
      return std::nullopt;
    }
    std::erase_if(event.victims, [&](std::size_t m) { return !clause_.may_be_struck(m); });
    if (event.victims.empty() || unreal(range_.first, terms::kDeath)) return std::nullopt;
    const Telling telling = telling_of(find_cues(notes_, text_.sentences()[sentence_]), at,
                                       event.verb, model::Manner::kStated, false);
    const bool told = telling.manner == model::Manner::kStated ||
                      telling.manner == model::Manner::kReported ||
                      telling.manner == model::Manner::kPossible;
    if (telling.left_out || !told) return std::nullopt;
    event.manner = telling.manner;
    event.basis = telling.basis;
    event.origin = telling.origin;
    return event;
  }

  // Whose act it is, and where the words for it begin and end.
  struct Whose {
    std::vector<std::size_t> victims;
    Range phrase;
  };

  std::optional<Whose> whose(std::size_t at) const {
    // "the arrest and torture of A"
    std::size_t of = at + 1;
    while ((is(of, "and") || is(of, ",")) && !event_noun(text_.lower(of + 1)).empty()) of += 2;
    if (is(of, "of") && of + 1 < range_.end) {
      // "of Dr. A": the title may stand outside the name
      const bool title = text_[of + 1].capital && is(of + 2, ".") && text_[of + 2].glued;
      if (title && clause_.mention_at(of + 1) == kNone) of += 2;
      const std::size_t m = clause_.mention_at(of + 1);
      if (m == kNone || notes_.mentions[m].tokens.first != of + 1) return std::nullopt;
      Whose found{clause_.joined_after(m), {phrase_first(first_joined(at)), 0}};
      found.phrase.end = notes_.mentions[found.victims.back()].tokens.end;
      return found;
    }
    std::size_t before = first_joined(at);
    // "A, whose arrest we reported"
    if (is(before - 1, "whose") && before > range_.first + 1) {
      const std::size_t end = before - (is(before - 2, ",") ? 2 : 1);
      const std::size_t m = end > range_.first ? clause_.mention_at(end - 1) : kNone;
      if (m == kNone) return std::nullopt;
      return Whose{{m}, {before - 1, at + 1}};
    }
    for (std::size_t back = 0; back <= kAdjectivesMax && before > range_.first; ++back, --before) {
      const std::size_t m = clause_.mention_at(before - 1);
      if (m != kNone) {
        const Mention& who = notes_.mentions[m];
        const bool owns = who.possessive || text_.is(who.tokens.end - 1, "'s");
        if (!owns || who.tokens.end != before) return std::nullopt;
        return Whose{{m}, {who.tokens.first, at + 1}};
      }
      if (text_[before - 1].kind != TokenKind::kWord || is_function_word(text_.lower(before - 1)))
        return std::nullopt;
    }
    return std::nullopt;
  }

  // "his arrest and torture": the first of the nouns.
  std::size_t first_joined(std::size_t at) const {
    while (at > range_.first + 1 && (is(at - 1, "and") || is(at - 1, ",")) &&
           !event_noun(text_.lower(at - 2)).empty()) {
      at -= 2;
    }
    return at;
  }

  std::size_t phrase_first(std::size_t at) const {
    std::size_t first = at;
    while (
        first > range_.first && at - first < 2 * kAdjectivesMax &&
        (!is_function_word(text_.lower(first - 1)) || is(first - 1, "the") || is(first - 1, "a")) &&
        clause_.mention_at(first - 1) == kNone && text_[first - 1].kind == TokenKind::kWord) {
      --first;
      if (is(first, "the") || is(first, "a")) break;
    }
    return first;
  }

  std::optional<EventMention> event_at(std::size_t at) const {
    auto of = whose(at);
    if (!of) return std::nullopt;
    std::erase_if(of->victims, [&](std::size_t m) { return !clause_.may_be_struck(m); });
    if (of->victims.empty()) return std::nullopt;
    const std::string_view kind = event_noun(text_.lower(at));
    EventMention event;
    event.kind = kind;
    event.verb = {at, at + 1};
    event.by_noun = true;
    event.sentence = sentence_;
    event.victims = std::move(of->victims);
    const std::size_t end = arguments(event, of->phrase.end);
    const bool dated = !event.times.empty();
    bool reported = false;
    const std::size_t predicate_end = took_place(end, reported);
    const bool predicate = predicate_end != 0;
    if (predicate) arguments(event, predicate_end);
    if (kind == terms::kPunishment) return std::nullopt;
    if (unreal(of->phrase.first, kind)) return std::nullopt;
    const bool led = leads(of->phrase.first, kind);
    const bool needs_day = one_of(kind, {terms::kRelease, terms::kForcedReturn, terms::kTrial,
                                         terms::kExecution, terms::kDeath, terms::kTransfer});
    if (!dated && !predicate && (!led || (needs_day && !after_it(of->phrase.first))))
      return std::nullopt;
    auto cues = find_cues(notes_, text_.sentences()[sentence_]);
    std::erase_if(cues, [&](const Cue& cue) { return deplores(cue.tokens.first, kind); });
    const Telling telling =
        telling_of(cues, of->phrase.first, event.verb, model::Manner::kStated, false);
    const bool told = telling.manner == model::Manner::kStated ||
                      telling.manner == model::Manner::kReported ||
                      telling.manner == model::Manner::kPossible;
    if (telling.left_out || !told) return std::nullopt;
    event.manner = telling.manner;
    event.basis = telling.basis;
    event.origin = telling.origin;
    if (reported && event.manner == model::Manner::kStated) {
      event.manner = model::Manner::kReported;
      event.origin = {model::Origin::Kind::kUnnamed, "", false};
    }
    return event;
  }

  bool after_it(std::size_t first) const {
    return first > range_.first &&
           one_of(text_.lower(first - 1), "after", "since", "following", "upon");
  }

  // "after", "the news of", "learned of", "witnessed": what follows has happened.
  bool leads(std::size_t first, std::string_view kind) const {
    if (after_it(first)) return true;
    for (std::size_t back = 1; back <= 3 && first >= range_.first + back; ++back) {
      const std::string& word = text_.lower(first - back);
      if (one_of(word, "learned", "learnt", "news", "witnessed", "witnessing", "saw", "condemn",
                 "condemns", "condemned", "deplore", "deplores", "deplored", "confirmed", "mourn",
                 "mourns", "reported", "responsible", "circumstances", "during")) {
        return true;
      }
      if (may_be_deplored(kind) && one_of(word, "protest", "protests", "protested")) return true;
    }
    return false;
  }

  // "took place", "was confirmed", "began" after the phrase: the token behind it, or 0.
  std::size_t took_place(std::size_t end, bool& reported) const {
    if (end >= range_.end) return 0;
    if (is(end, "took") && is(end + 1, "place")) return end + 2;
    if (one_of(text_.lower(end), "happened", "occurred", "began", "started", "followed", "shocked",
               "lasted")) {
      return end + 1;
    }
    const bool has_been = is(end, "has") && is(end + 1, "been");
    if (!is(end, "was") && !is(end, "were") && !has_been) return 0;
    const std::size_t at = end + (has_been ? 2 : 1);
    reported = one_of(text_.lower(at), "reported", "announced");
    const bool told = reported || one_of(text_.lower(at), "confirmed", "witnessed", "seen",
                                         "filmed", "recorded", "followed", "carried", "condemned");
    return told ? at + 1 : 0;
  }

  // Times, places and those who did it, directly behind the phrase. The token that ends them.
  std::size_t arguments(EventMention& event, std::size_t at) const {
    EventArguments take(notes_, range_, range_.end);
    for (; at < range_.end; ++at) {
      const std::size_t time = notes_.time_at[at];
      const std::size_t place = notes_.place_at[at];
      if (time != kNone) {
        take.take(event, at, event.verb.first);
        at = notes_.times[time].tokens.end - 1;
      } else if (place != kNone && notes_.places[place].role != PlacePhrase::Role::kOther) {
        take.take(event, at, event.verb.first);
        at = building_end(notes_.places[place].tokens.end) - 1;  // "in Evin prison"
      } else if (is(at, "by") && clause_.mention_at(at + 1) != kNone) {
        event.agent = clause_.mention_at(at + 1);
        at = notes_.mentions[event.agent].tokens.end - 1;
      } else if (const std::size_t end = unknown_place(at); end != at) {
        at = end - 1;
      } else if (is(at, ",") && notes_.age_at[at + 1] != kNone) {
        at = notes_.ages[notes_.age_at[at + 1]].tokens.end - 1;  // "of A, 58, in B"
      } else if (is(at, "in") && is(at + 1, "custody")) {
        ++at;
      } else if (is(at, ",") || one_of(text_.lower(at), "on", "in", "at", "during", "the")) {
        const bool more = at + 1 < range_.end &&
                          (notes_.time_at[at + 1] != kNone || notes_.place_at[at + 1] != kNone ||
                           notes_.time_at[std::min(at + 2, range_.end - 1)] != kNone);
        if (!more) return at;
      } else {
        return at;
      }
    }
    return at;
  }

  // "the death of A in Tora prison on 3 May": a place that is not known, up to what follows it.
  std::size_t unknown_place(std::size_t at) const {
    if (!is(at, "in") && !is(at, "at")) return at;
    std::size_t end = at + 1;
    if (is(end, "the")) ++end;
    const std::size_t name = end;
    while (end < range_.end && end < name + 4 && text_[end].kind == TokenKind::kWord &&
           text_[end].capital && notes_.time_at[end] == kNone && clause_.mention_at(end) == kNone) {
      ++end;
    }
    if (end == name) return at;
    return building_end(end);
  }

  std::size_t building_end(std::size_t at) const {
    while (at < range_.end && one_of(text_.lower(at), "prison", "jail", "camp", "hospital",
                                     "detention", "centre", "center", "police", "station")) {
      ++at;
    }
    return at;
  }

  // "We protest against the arrest of A."
  bool deplores(std::size_t at, std::string_view kind) const {
    return is(at, "against") && may_be_deplored(kind) && at > range_.first &&
           one_of(text_.lower(at - 1), "protest", "protests", "protested");
  }

  bool unreal(std::size_t first, std::string_view kind) const {
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (is(at, "?")) return true;
      const std::string& word = text_.lower(at);
      if (!is_unreal(word)) continue;
      // "after his arrest he could not": what is told of later acts leaves a past one as it is.
      if (after_it(first) && at > first) continue;
      if (deplores(at, kind)) continue;
      if (word == "for" && at + 1 != first) continue;
      if (one_of(word, "not", "n't", "'t", "no", "never") && at > first) continue;
      if (word == "may" && text_[at].capital) continue;  // the month
      return true;
    }
    return false;
  }

  const Notes& notes_;
  const Text& text_;
  std::uint32_t sentence_;
  Range range_;
  Clause clause_;
};

}  // namespace

void find_noun_events(const Notes& notes, std::vector<EventMention>& found) {
  std::vector<EventMention> made;
  std::vector<EventMention> here;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < notes.text.sentences().size(); ++s) {
    if (notes.text.sentences()[s].tokens.empty()) continue;
    here.clear();
    for (; next < found.size() && found[next].sentence <= s; ++next) {
      if (found[next].sentence == s) here.push_back(found[next]);
    }
    Finder(notes, s).run(here, made);
  }
  if (made.empty()) return;
  found.insert(found.end(), made.begin(), made.end());
  std::ranges::stable_sort(found, {}, &EventMention::sentence);
}

}  // namespace reading::english
