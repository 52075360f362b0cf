#include "reading/english/headed_lists.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

namespace terms = model::terms;

constexpr std::size_t kItemsMax = 200;
constexpr std::size_t kNumberTokens = 3;  // "12." or "a)" before the name
constexpr std::size_t kBareTokens = 14;
constexpr std::size_t kHeadingTokens = 40;  // longer ones are sentences

bool participle(const VerbGroup& verb) {
  return verb.form == VerbGroup::Form::kParticiple ||
         (verb.form == VerbGroup::Form::kPast && verb.verb->past == verb.verb->participle);
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

class Finder {
 public:
  Finder(const Notes& notes, std::vector<EventMention>& found)
      : notes_(notes), text_(notes.text), sentences_(notes.text.sentences()), found_(found) {}

  void run() {
    for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
      if (sentences_[s].tokens.empty() || sentences_[s].row) continue;
      const std::size_t colon = heading_end(s);
      if (colon == 0) continue;
      const Range heading{sentences_[s].tokens.first, colon};
      std::size_t at = heading.first;
      while (at < colon && heading_kind(notes_, at).empty()) ++at;
      if (at == colon || !heads_a_list(notes_, heading)) continue;
      list(s, at, colon);
    }
  }

 private:
  // The colon that ends a heading, or the end of a line above list items; 0 for any other
  // sentence.
  std::size_t heading_end(std::uint32_t s) const {
    const Range range = sentences_[s].tokens;
    const std::size_t stop = std::min(range.end, range.first + kHeadingTokens);
    std::size_t open = 0;
    for (std::size_t at = range.first; at < stop; ++at) {
      // "(source: A. Example)" heads nothing.
      if (text_.is(at, "(")) ++open;
      if (text_.is(at, ")") && open > 0) --open;
      if (open > 0) continue;
      if (!text_.is(at, ":") || text_[std::min(at + 1, text_.size() - 1)].glued) continue;
      return at;
    }
    const bool items =
        s + 1 < sentences_.size() && (sentences_[s + 1].list_item || name_line(s, s + 1) ||
                                      (bare_item(s + 1) && bare_item(s + 2)));
    return sentences_[s].line_ends && items && !sentences_[s].list_item ? range.end : 0;
  }

  // A line under the heading, without a mark of its own, that begins with a name.
  bool name_line(std::uint32_t heading, std::size_t s) const {
    const Sentence& line = sentences_[s];
    if (line.tokens.empty() || line.row || line.paragraph != sentences_[heading].paragraph ||
        !sentences_[s - 1].line_ends) {
      return false;
    }
    // "COMMITTEE FOR THE MISSING" above an address
    const Range title = sentences_[heading].tokens;
    for (std::size_t at = title.first; at < title.end; ++at) {
      if (body(text_.lower(at)) == Body::kOrganisation) return false;
    }
    const std::size_t mention = notes_.mention_at[line.tokens.first];
    return mention != kNone && notes_.mentions[mention].kind == Mention::Kind::kNamed &&
           notes_.mentions[mention].name.end - notes_.mentions[mention].name.first >= 2 &&
           notes_.mentions[mention].tokens.first == line.tokens.first;
  }

  // "Amadou Diallo, 34", a line of its own without a mark in front.
  bool bare_item(std::uint32_t s) const {
    if (s >= sentences_.size() || sentences_[s].list_item || sentences_[s].row) return false;
    const Range line = sentences_[s].tokens;
    if (!sentences_[s].line_ends || line.end - line.first > kBareTokens) return false;
    if (text_.is(line.end - 1, ":")) return false;
    const std::size_t head = notes_.mention_at[line.first];
    if (head == kNone || notes_.mentions[head].kind != Mention::Kind::kNamed) return false;
    return !notes_.mentions[head].office && !text_.is(notes_.mentions[head].tokens.end, ":");
  }

  void list(std::uint32_t s, std::size_t told, std::size_t colon) {
    const Range range = sentences_[s].tokens;
    EventMention event;
    event.kind = heading_kind(notes_, told);
    event.sentence = s;
    const std::size_t verb = notes_.verb_at[told];
    event.verb = verb == kNone ? Range{told, told + 1} : notes_.verbs[verb].tokens;
    if (colon + 1 < range.end)
      inline_names(colon + 1, range.end, event);
    else
      items(s, event);
    if (event.victims.empty()) return;
    for (std::size_t at = event.verb.end; at < colon; ++at) {
      if (text_.is(at, ",") || text_.is(at, "as")) break;  // ", as known on 4 May:"
      const std::size_t place = notes_.place_at[at];
      const std::size_t time = notes_.time_at[at];
      if (place != kNone && notes_.places[place].tokens.first == at) event.places.push_back(place);
      if (time != kNone && notes_.times[time].tokens.first == at) event.times.push_back(time);
    }
    if (event.kind == terms::kDetention) event.going_on = text_.is(told - 1, "currently");
    found_.push_back(std::move(event));
  }

  // ": A, 50; B (17); and C": names that nothing but marks and "and" sets apart.
  void inline_names(std::size_t first, std::size_t end, EventMention& event) const {
    bool apart = true;
    for (std::size_t at = first; at < end && event.victims.size() < kItemsMax; ++at) {
      const std::size_t mention = notes_.mention_at[at];
      if (mention == kNone) {
        if (notes_.verb_at[at] != kNone || text_.is(at, ":")) return;
        apart = apart ? text_.is(at, "and") || text_[at].kind == TokenKind::kMark ||
                            text_[at].kind == TokenKind::kNumber
                      : one_of(text_.lower(at), ",", ";", "and");
        continue;
      }
      const Mention& who = notes_.mentions[mention];
      const bool one = who.kind == Mention::Kind::kNamed && !who.office && !who.kin_of_named;
      if (apart && one) event.victims.push_back(mention);
      apart = false;
      at = who.tokens.end - 1;
    }
  }

  void items(std::uint32_t s, EventMention& event) const {
    for (std::uint32_t item = s + 1; item < sentences_.size() && event.victims.size() < kItemsMax;
         ++item) {
      const bool bare = item == s + 1
                            ? bare_item(item) && bare_item(item + 1)
                            : bare_item(item) && !sentences_[s + 1].list_item &&
                                  sentences_[item].paragraph == sentences_[s + 1].paragraph;
      if (!sentences_[item].list_item && !bare && !name_line(s, item)) {
        // A sentence inside an item goes on with it.
        if (item > s + 1 && sentences_[item].paragraph == sentences_[item - 1].paragraph) continue;
        break;
      }
      const std::size_t head = head_of(notes_, sentences_[item].tokens);
      if (head == kNone) continue;
      event.victims.push_back(head);
      // "Maksim and Pavel Example"
      std::size_t at = notes_.mentions[head].tokens.end;
      while (text_.is(at, "and") || text_.is(at, "&")) {
        const std::size_t next = notes_.mention_at[at + 1];
        if (next == kNone || notes_.mentions[next].kind != Mention::Kind::kNamed ||
            notes_.mentions[next].tokens.first != at + 1 ||
            !sentences_[item].tokens.holds(at + 1)) {
          break;
        }
        event.victims.push_back(next);
        at = notes_.mentions[next].tokens.end;
      }
    }
  }

  const Notes& notes_;
  const Text& text_;
  const std::vector<Sentence>& sentences_;
  std::vector<EventMention>& found_;
};

}  // namespace

std::string_view heading_kind(const Notes& notes, std::size_t at) {
  const Text& text = notes.text;
  const std::string& word = text.lower(at);
  if (const std::size_t v = notes.verb_at[at]; v != kNone) {
    const VerbGroup& verb = notes.verbs[v];
    const bool tells = participle(verb) && verb.verb->frame != 'm' && verb.verb->frame != 'x' &&
                       (!verb.helped || verb.passive) && !verb.negated && !verb.unreal &&
                       !verb.infinitive && verb.manner != model::Manner::kFeared;
    if (!tells) return {};
    // A list says who is held, not how each was taken.
    const bool held = one_of(verb.verb->base, "detain", "hold", "keep");
    return held && !verb.helped ? terms::kDetention : verb.verb->kind;
  }
  const std::string& before = text.lower(at - 1);
  if (before == "the" || before == "those") {
    if (one_of(word, "detained", "imprisoned", "jailed")) return terms::kDetention;
    if (word == "arrested") return terms::kArrest;
    if (word == "disappeared") return terms::kDisappearance;
    if (word == "killed") return terms::kKilling;
    if (word == "executed") return terms::kExecution;
    if (word == "dead") return terms::kDeath;
    if (word == "deported") return terms::kForcedReturn;
    if (word == "released") return terms::kRelease;
  }
  if (word == "missing") return terms::kDisappearance;
  std::string_view kind = event_noun(word);
  const bool opens = at == text.sentences()[text[at].sentence].tokens.first;
  if (kind.empty() && opens && word.ends_with("s"))  // "Arrests in A, 9-11 June:"
    kind = event_noun(std::string_view(word).substr(0, word.size() - 1));
  return kind == terms::kPunishment ? std::string_view{} : kind;
}

bool heads_a_list(const Notes& notes, Range heading) {
  for (std::size_t at = heading.first; at < heading.end; ++at) {
    if (names_outsiders(notes.text.lower(at), ListOf::kAct)) {
      // "who were arrested" is of them, "May" a month.
      const bool fine = (notes.text.is(at, "may") && notes.text[at].capital) ||
                        (notes.text.is(at, "who") && notes.verb_at[at + 1] != kNone);
      if (!fine) return false;
    }
  }
  return true;
}

void find_headed_lists(const Notes& notes, std::vector<EventMention>& found) {
  const std::size_t before = found.size();
  Finder(notes, found).run();
  if (found.size() != before) std::ranges::stable_sort(found, {}, &EventMention::sentence);
}

}  // namespace reading::english
