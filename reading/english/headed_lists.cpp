#include "reading/english/headed_lists.h"

#include <algorithm>

#include "model/terms.h"

namespace reading::english {
namespace {

constexpr std::size_t kItemsMax = 200;
constexpr std::size_t kNumberTokens = 3;  // "12." or "a)" before the name

bool is_heading(const Text& text, const VerbGroup& verb, std::size_t s) {
  const Range sentence = text.sentences()[s].tokens;
  if (!text.is(sentence.end - 1, ":") || verb.tokens.first != sentence.first) return false;
  const bool participle =
      verb.form == VerbGroup::Form::kParticiple ||
      (verb.form == VerbGroup::Form::kPast && verb.verb->past == verb.verb->participle);
  return participle && !verb.helped && verb.verb->frame != 'm';
}

// Who heads an item: the first mention in it, at its start but for its number.
std::size_t head_of(const Notes& notes, Range item) {
  const std::size_t end = std::min(item.end, item.first + kNumberTokens + 1);
  for (std::size_t at = item.first; at < end; ++at) {
    const std::size_t mention = notes.mention_at[at];
    if (mention == kNone) continue;
    const Mention::Kind kind = notes.mentions[mention].kind;
    const bool person = kind == Mention::Kind::kNamed || kind == Mention::Kind::kSingle;
    return person ? mention : kNone;
  }
  return kNone;
}

}  // namespace

void find_headed_lists(const Notes& notes, std::vector<EventMention>& found) {
  const auto& sentences = notes.text.sentences();
  const std::size_t before = found.size();
  for (const VerbGroup& verb : notes.verbs) {
    const std::size_t s = notes.text[verb.core].sentence;
    if (!is_heading(notes.text, verb, s)) continue;
    EventMention event;
    event.kind = verb.verb->kind;
    if (verb.verb->base == "detain") event.kind = model::terms::kDetention;
    event.verb = verb.tokens;
    event.sentence = static_cast<std::uint32_t>(s);
    for (std::size_t item = s + 1; item < sentences.size() && event.victims.size() < kItemsMax;
         ++item) {
      if (!sentences[item].list_item) {
        // A sentence inside an item goes on with it.
        if (sentences[item].paragraph == sentences[item - 1].paragraph) continue;
        break;
      }
      const std::size_t head = head_of(notes, sentences[item].tokens);
      if (head != kNone) event.victims.push_back(head);
    }
    for (std::size_t at = verb.tokens.end; at < sentences[s].tokens.end; ++at) {
      if (notes.text.is(at, ",") || notes.text.is(at, "as")) break;  // ", as known on 4 May:"
      const std::size_t place = notes.place_at[at];
      const std::size_t time = notes.time_at[at];
      if (place != kNone && notes.places[place].tokens.first == at) event.places.push_back(place);
      if (time != kNone && notes.times[time].tokens.first == at) event.times.push_back(time);
    }
    if (!event.victims.empty()) found.push_back(std::move(event));
  }
  if (found.size() != before) std::ranges::stable_sort(found, {}, &EventMention::sentence);
}

}  // namespace reading::english
