#include "reading/english/afterthoughts.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::uint32_t kSentencesBack = 3;

// The token behind "That was", "This happened", "The arrest took place"; 0: another sentence.
std::size_t opening(const Notes& notes, Range range, std::string_view& kind) {
  const Text& text = notes.text;
  std::size_t at = range.first + (text.is(range.first, "\"") ? 1 : 0);
  const auto happens = [&](std::size_t verb) -> std::size_t {
    if (text.is(verb, "took") && text.is(verb + 1, "place")) return verb + 2;
    if (one_of(text.lower(verb), "happened", "occurred")) return verb + 1;
    return 0;
  };
  const bool act =
      (text.is(at, "the") || text.is(at, "his") || text.is(at, "her") || text.is(at, "their")) &&
      !event_noun(text.lower(at + 1)).empty();
  if (act) {
    kind = event_noun(text.lower(at + 1));
    const std::size_t end = happens(at + 2);
    return end == 0 && text.is(at + 2, "was") ? at + 3 : end;
  }
  if (text.is(at, "all")) ++at;
  if (!one_of(text.lower(at), "that", "this", "it", "which")) return 0;
  if (const std::size_t end = happens(at + 1)) return end;
  return text.is(at + 1, "was") ? at + 2 : 0;
}

}  // namespace

void add_afterthoughts(const Notes& notes, std::vector<EventMention>& found) {
  const Text& text = notes.text;
  std::size_t before = 0;  // the events of the sentences before this one
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const Sentence& sentence = text.sentences()[s];
    while (before < found.size() && found[before].sentence < s) ++before;
    if (before == 0 || sentence.tokens.empty()) continue;
    if (before < found.size() && found[before].sentence == s) continue;
    std::string_view kind;
    const std::size_t open = opening(notes, sentence.tokens, kind);
    if (open == 0 || open >= sentence.tokens.end) continue;
    std::size_t of = before;
    while (of > 0 && found[of - 1].sentence + kSentencesBack >= s && !kind.empty() &&
           found[of - 1].kind != kind) {
      --of;
    }
    if (of == 0 || found[of - 1].sentence + (kind.empty() ? 1 : kSentencesBack) < s) continue;
    EventMention& event = found[of - 1];
    if (text.sentences()[event.sentence].paragraph != sentence.paragraph) continue;
    const bool timed = !event.times.empty();
    const bool placed = !event.places.empty();
    for (std::size_t at = open; at < sentence.tokens.end; ++at) {
      const std::size_t time = notes.time_at[at];
      const std::size_t place = notes.place_at[at];
      // "It was cold in Gao": something else stands between.
      const bool small = time != kNone || place != kNone || is_preposition(text.lower(at)) ||
                         text[at].kind != TokenKind::kWord ||
                         one_of(text.lower(at), "the", "a", "early", "late", "just", "only");
      if (!small) break;
      if (time != kNone && notes.times[time].tokens.first == at && !timed)
        event.times.push_back(time);
      if (place != kNone && notes.places[place].tokens.first == at && !placed &&
          notes.places[place].role == PlacePhrase::Role::kAt) {
        event.places.push_back(place);
      }
    }
  }
}

}  // namespace reading::english
