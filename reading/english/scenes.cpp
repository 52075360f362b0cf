#include "reading/english/scenes.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/frame_dates.h"

namespace reading::english {
namespace {

using Role = PlacePhrase::Role;

constexpr std::size_t kSceneTokensMax = 16;  // from the verb that sets it to its place
constexpr std::uint32_t kSentencesBack = 3;  // from the sentence that sets a day

class Scenes {
 public:
  explicit Scenes(const Notes& notes) : notes_(notes), text_(notes.text) {
    const auto& sentences = text_.sentences();
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      const bool opens = s == 0 || begins_line(text_, sentences[s].tokens.first);
      line_of_.push_back(opens ? s : line_of_.back());
    }
  }

  void set(EventMention& event) const {
    line_lead(event);
    fields_above(event);
    if (!done_somewhere(event)) return;
    in_which(event);
    if (event.times.empty()) event_day(event);
    if (placed(event) || event.scene != kNone) return;
    const Range sentence = text_.sentences()[event.sentence].tokens;
    event.scene = where_clause(sentence, event.verb.first);
    if (event.scene != kNone) return;
    if (shares_subject(event.verb.first, sentence.first))
      event.scene = set_by_coming(sentence, event.verb.first);
    if (event.scene == kNone && opens_anew(event, sentence))
      event.scene = of_sentence_before(event.sentence);
  }

 private:
  static bool done_somewhere(const EventMention& event) {
    namespace terms = model::terms;
    const bool happened = event.manner != model::Manner::kFeared;
    return happened && !event.of_nobody &&
           one_of(event.kind, {terms::kArrest, terms::kDisappearance, terms::kKilling,
                               terms::kExecution, terms::kTorture, terms::kDeath});
  }
  bool placed(const EventMention& event) const {
    return std::ranges::any_of(event.places, [&](std::size_t place) {
      const Role role = notes_.places[place].role;
      return role == Role::kAt || role == Role::kFrom;
    });
  }

  // "15 June, A: ...", "17 June A - ...": the day and the place that open a line are of all that it
  // tells.
  void line_lead(EventMention& event) const {
    if (event.manner == model::Manner::kFeared || event.of_nobody) return;
    const Range line = text_.sentences()[line_of_[event.sentence]].tokens;
    std::size_t end = line.first;
    std::size_t day = kNone;
    std::size_t where = kNone;
    for (; end < line.end && end < line.first + kSceneTokensMax; ++end) {
      const std::size_t time = notes_.time_at[end];
      const std::size_t place = notes_.place_at[end];
      if (time != kNone) day = time;
      if (place != kNone && notes_.mention_at[end] == kNone) where = place;
      if (time != kNone || (place != kNone && notes_.mention_at[end] == kNone)) continue;
      const Token& token = text_[end];
      const bool set_off = one_of(token.lower, ":", "-", "—", "–") && end > line.first &&
                           (day != kNone || where != kNone);
      if (set_off && (token.lower != "-" || !token.glued)) break;
      if (token.kind != TokenKind::kWord || one_of(token.lower, "on", "in", "at", "near")) continue;
      return;
    }
    if (end >= line.end || end >= line.first + kSceneTokensMax || event.verb.first <= end) return;
    if (day != kNone && stamps_line(text_, notes_.times[day].tokens)) return;
    if (day != kNone && event.times.empty()) event.times.push_back(day);
    if (where != kNone && !placed(event) && done_somewhere(event)) event.scene = where;
  }

  // "Date: 14 June. Place: A. Two students were taken."
  void fields_above(EventMention& event) const {
    if (event.manner == model::Manner::kFeared || event.of_nobody) return;
    const auto& sentences = text_.sentences();
    // "DETAINED: B" is a field of its own, and not of the day that is told of A.
    if (text_.is(sentences[event.sentence].tokens.first + 1, ":")) return;
    for (std::uint32_t back = 1; back <= kSentencesBack && back <= event.sentence; ++back) {
      const Sentence& field = sentences[event.sentence - back];
      if (field.paragraph != sentences[event.sentence].paragraph) return;
      const std::size_t first = field.tokens.first;
      if (!text_.is(first + 1, ":")) return;
      if (one_of(text_.lower(first), "date", "day", "when")) take_day(event, field.tokens);
      if (!one_of(text_.lower(first), "place", "location", "where") || placed(event)) continue;
      for (std::size_t at = first; at < field.tokens.end; ++at) {
        if (notes_.place_at[at] != kNone) event.scene = notes_.place_at[at];
      }
    }
  }

  // "the unrest of 16 December in A, in which 15 people were killed": when and where it was.
  void in_which(EventMention& event) const {
    const std::size_t first = text_.sentences()[event.sentence].tokens.first;
    std::size_t which = event.verb.first;
    while (which > first && event.verb.first - which < kSceneTokensMax && !text_.is(which, "which"))
      --which;
    if (!text_.is(which, "which") || which < first + 3 || !text_.is(which - 2, ",") ||
        !one_of(text_.lower(which - 1), "in", "during", "at", "after")) {
      return;
    }
    take_day(event, {which > first + kSceneTokensMax ? which - kSceneTokensMax : first, which - 2});
    if (placed(event)) return;
    for (std::size_t at = which - 2; at > first; --at) {
      const std::size_t place = notes_.place_at[at - 1];
      if (place == kNone || notes_.places[place].role != Role::kAt) continue;
      event.places.push_back(place);
      return;
    }
  }

  // The last day told of in some words, if it is a day that something happened on.
  bool take_day(EventMention& event, Range words) const {
    if (!event.times.empty()) return true;
    for (std::size_t at = words.end; at > words.first; --at) {
      const std::size_t time = notes_.time_at[at - 1];
      if (time == kNone) continue;
      const TimePhrase& phrase = notes_.times[time];
      if (stamps_line(text_, phrase.tokens)) continue;
      const bool day = phrase.edge == TimePhrase::Edge::kNone && !phrase.throughout;
      if (day) event.times.push_back(time);
      return true;
    }
    return false;
  }

  // "On 6 April a convoy was attacked near A. Eight drivers were killed.": the day, and where the
  // convoy was, hold for what the next sentences of the paragraph tell in the plain past.
  void event_day(EventMention& event) const {
    const Range sentence = text_.sentences()[event.sentence].tokens;
    if (event.by_noun || event.going_on || !plain_past(event.verb)) return;
    // "In mid-January soldiers shelled the camp; four people died."
    for (std::size_t at = event.verb.first; at > sentence.first; --at) {
      if (!text_.is(at - 1, ";") && !text_.is(at - 1, ":")) continue;
      if (incident({sentence.first, at}) && take_day(event, {sentence.first, at})) return;
      break;
    }
    if (!tells_anew(event, sentence)) return;
    for (std::uint32_t back = 1; back <= kSentencesBack && back <= event.sentence; ++back) {
      const Sentence& before = text_.sentences()[event.sentence - back];
      const Sentence& now = text_.sentences()[event.sentence];
      if (before.paragraph != now.paragraph || now.list_item) return;
      const auto times = notes_.time_at.begin();
      const bool any_time =
          std::any_of(times + static_cast<std::ptrdiff_t>(before.tokens.first),
                      times + static_cast<std::ptrdiff_t>(before.tokens.end),
                      [](std::size_t time) { return time != kNone; });
      if (incident(before.tokens)) {
        take_day(event, before.tokens);
        if (!placed(event)) event.scene = set_by_coming(before.tokens, before.tokens.end);
        return;
      }
      if (any_time) return;
    }
  }

  // "were killed", "abducted": not "had been", "has been", "will be".
  bool plain_past(Range verb) const {
    for (std::size_t at = verb.first; at < verb.end; ++at) {
      if (one_of(text_.lower(at), "has", "have", "had", "is", "are", "being", "still", "will",
                 "would", "once", "ever", "never")) {
        return false;
      }
    }
    return true;
  }

  // Nothing in front of those it struck or who did it takes it elsewhere.
  bool tells_anew(const EventMention& event, Range sentence) const {
    const std::size_t who =
        event.agent != kNone && notes_.mentions[event.agent].tokens.first < event.verb.first
            ? event.agent
        : event.victims.empty() ? kNone
                                : event.victims.front();
    std::size_t head = who == kNone ? event.verb.first : notes_.mentions[who].tokens.first;
    if (head < sentence.first) head = event.verb.first;  // "they", meant from before
    for (std::size_t at = sentence.first; at < std::min(head, event.verb.first); ++at) {
      if (text_[at].kind == TokenKind::kWord &&
          !one_of(text_.lower(at), "at", "least", "about", "some", "the", "then", "and", "they",
                  "in", "all", "another", "soldiers", "police", "more", "than", "as", "result", "a",
                  "of", "them", "two", "three", "others")) {
        return false;
      }
    }
    return event.verb.first < head + kSceneTokensMax;
  }

  // An attack, a raid, those who came: something that others acts are parts of.
  bool incident(Range words) const {
    for (std::size_t at = words.first; at < words.end; ++at) {
      if (comes(at) || (text_.is(at, "took") && text_.is(at + 1, "place"))) return true;
      if (one_of(text_.lower(at), "attack", "raid", "raids", "shelled", "bombed", "opened",
                 "clashed", "fired", "protest", "demonstration", "rally", "march", "operation",
                 "search", "searches", "dispersed", "began", "shelling", "clash", "clashes", "riot",
                 "unrest", "gathering", "checkpoint", "roundup", "crackdown", "convoy")) {
        return true;
      }
    }
    return false;
  }

  // Coming, breaking in, surrounding: those who did it were there.
  bool comes(std::size_t at) const {
    const std::string& word = text_.lower(at);
    if (one_of(word, "raided", "stormed", "entered", "attacked", "surrounded", "searched",
               "invaded", "ambushed", "stopped", "intercepted", "overran")) {
      return at == 0 || !one_of(text_.lower(at - 1), "not", "never");
    }
    if (one_of(word, "came", "went", "arrived", "burst", "broke")) {
      return one_of(text_.lower(at + 1), "to", "into", "at", "in");
    }
    return false;
  }

  // The place behind the last verb of coming before `stop`.
  std::size_t set_by_coming(Range sentence, std::size_t stop) const {
    for (std::size_t at = stop; at > sentence.first; --at) {
      if (!comes(at - 1)) continue;
      const std::size_t end = std::min(stop, at + kSceneTokensMax);
      for (std::size_t next = at; next < end; ++next) {
        const std::size_t place = notes_.place_at[next];
        if (place == kNone) continue;
        const PlacePhrase& phrase = notes_.places[place];
        return phrase.role == Role::kFrom || phrase.tokens.end > stop ? kNone : place;
      }
      return kNone;
    }
    return kNone;
  }

  // "... and took", ", arresting": whoever came did it.
  bool shares_subject(std::size_t verb, std::size_t first) const {
    for (std::size_t back = 1; back <= 3 && verb >= first + back; ++back) {
      const std::string& word = text_.lower(verb - back);
      if (one_of(word, "and", ",", "then")) return true;
      if (!word.ends_with("ly") && word != "then") return false;
    }
    return false;
  }

  // "They arrested", "Ten men were arrested": begins with who did it or whom it struck.
  bool opens_anew(const EventMention& event, Range sentence) const {
    const bool people = text_.is(sentence.first, "they") ||
                        (event.agent == kNone && !event.victims.empty() &&
                         notes_.mentions[event.victims.front()].tokens.first == sentence.first);
    return people && event.verb.first < sentence.first + kSceneTokensMax;
  }
  std::size_t of_sentence_before(std::uint32_t sentence) const {
    if (sentence == 0) return kNone;
    const Sentence& now = text_.sentences()[sentence];
    const Sentence& before = text_.sentences()[sentence - 1];
    if (now.paragraph != before.paragraph || now.list_item || before.list_item) return kNone;
    return set_by_coming(before.tokens, before.tokens.end);
  }

  // "In A, where he had lived since 1999, B was arrested"
  std::size_t where_clause(Range sentence, std::size_t verb) const {
    const std::size_t place = notes_.place_at[sentence.first];
    if (place == kNone || notes_.places[place].role != Role::kAt) return kNone;
    const std::size_t comma = notes_.places[place].tokens.end;
    if (!text_.is(comma, ",") || !text_.is(comma + 1, "where")) return kNone;
    for (std::size_t at = comma + 2; at < verb; ++at) {
      if (text_.is(at, ",")) return place;
    }
    return kNone;
  }

  const Notes& notes_;
  const Text& text_;
  std::vector<std::uint32_t> line_of_;  // for each sentence the one that opens its line
};

// "Two were killed and three others arrested in A on Monday": the day and the place of both.
void share_tails(const Notes& notes, std::vector<EventMention>& found) {
  const auto shares = [](std::string_view kind) {
    namespace terms = model::terms;
    return one_of(kind, {terms::kArrest, terms::kDisappearance, terms::kKilling, terms::kTorture,
                         terms::kExecution});
  };
  for (std::size_t i = found.size(); i-- > 1;) {
    EventMention& first = found[i - 1];
    const EventMention& second = found[i];
    if (first.sentence != second.sentence || !shares(first.kind) || !shares(second.kind) ||
        first.verb.end > second.verb.first || first.manner != second.manner ||
        second.verb.first - first.verb.end > kSceneTokensMax / 2) {
      continue;
    }
    bool joined = false;
    bool apart = false;
    for (std::size_t at = first.verb.end; at < second.verb.first; ++at) {
      const std::string& word = notes.text.lower(at);
      joined = joined || word == "and";
      apart = apart || notes.time_at[at] != kNone || notes.place_at[at] != kNone ||
              one_of(word, ";", "after", "before", "who", "then", "later");
    }
    if (!joined || apart) continue;
    if (first.times.empty()) {
      for (const std::size_t time : second.times) {
        if (notes.times[time].tokens.first > second.verb.first) first.times.push_back(time);
      }
    }
    if (first.places.empty()) {
      for (const std::size_t place : second.places) {
        if (notes.places[place].role == Role::kAt) first.places.push_back(place);
      }
    }
  }
}

}  // namespace

void set_scenes(const Notes& notes, std::vector<EventMention>& found) {
  share_tails(notes, found);
  const Scenes scenes(notes);
  for (EventMention& event : found) scenes.set(event);
}

}  // namespace reading::english
