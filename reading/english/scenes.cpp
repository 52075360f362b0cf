#include "reading/english/scenes.h"

#include <algorithm>

#include "model/terms.h"

namespace reading::english {
namespace {

using Role = PlacePhrase::Role;

constexpr std::size_t kSceneTokensMax = 16;  // from the verb that sets it to its place

class Scenes {
 public:
  explicit Scenes(const Notes& notes) : notes_(notes), text_(notes.text) {}

  void set(EventMention& event) const {
    if (!done_somewhere(event) || placed(event)) return;
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
    return happened && one_of(event.kind, {terms::kArrest, terms::kDisappearance, terms::kKilling,
                                           terms::kExecution, terms::kTorture});
  }
  bool placed(const EventMention& event) const {
    return std::ranges::any_of(event.places, [&](std::size_t place) {
      const Role role = notes_.places[place].role;
      return role == Role::kAt || role == Role::kFrom;
    });
  }

  // Coming, breaking in, surrounding: those who did it were there.
  bool comes(std::size_t at) const {
    const std::string& word = text_.lower(at);
    if (one_of(word, {"raided", "stormed", "entered", "attacked", "surrounded", "searched",
                      "invaded", "ambushed", "stopped", "intercepted", "overran"})) {
      return at == 0 || !one_of(text_.lower(at - 1), {"not", "never"});
    }
    if (one_of(word, {"came", "went", "arrived", "burst", "broke"})) {
      return one_of(text_.lower(at + 1), {"to", "into", "at", "in"});
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
      if (one_of(word, {"and", ",", "then"})) return true;
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
};

}  // namespace

void set_scenes(const Notes& notes, std::vector<EventMention>& found) {
  const Scenes scenes(notes);
  for (EventMention& event : found) scenes.set(event);
}

}  // namespace reading::english
