#include "reading/english/corrections.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kGapMax = 4;     // tokens between the right value and its "not"
constexpr std::size_t kReachMax = 16;  // from a value back to the verb that is negated with it

bool leads(std::string_view word) {
  return one_of(word, "in", "on", "at", "to", "the", "from", "near", "by");
}

// Marks phrases of one kind: times or places.
template <typename Phrase> class Marker {
 public:
  Marker(Notes& notes, std::vector<Phrase>& phrases) : notes_(notes), phrases_(phrases) {}

  void run() {
    for (std::size_t i = 0; i < phrases_.size(); ++i) mark(i);
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return notes_.text.is(at, word); }

  void mark(std::size_t i) {
    const Text& text = notes_.text;
    const Range tokens = phrases_[i].tokens;
    const Range sentence = text.sentences()[text[tokens.first].sentence].tokens;
    std::size_t at = tokens.first;
    while (at > sentence.first && tokens.first - at < 2 && leads(text.lower(at - 1))) --at;
    const bool negated = at > sentence.first && is(at - 1, "not");
    const std::size_t other = instead_of(i, sentence);
    if (other != kNone && (negated || takes_off_verb(at, sentence))) {
      phrases_[i].denied = true;
      phrases_[i].instead = other;
    } else if (negated && at >= sentence.first + 2 &&
               one_of(text.lower(at - 2), ",", "(", "and", "-", ";")) {
      phrases_[i].denied = follows_another(i, at - 1, sentence);
    }
  }

  // "not in A but in B": B.
  std::size_t instead_of(std::size_t i, Range sentence) const {
    std::size_t but = phrases_[i].tokens.end;
    if (is(but, ",")) ++but;
    if (but >= sentence.end || !is(but, "but") || i + 1 >= phrases_.size()) return kNone;
    const std::size_t next = phrases_[i + 1].tokens.first;
    if (next <= but || next >= sentence.end || next > but + 3) return kNone;
    for (std::size_t at = but + 1; at < next; ++at) {
      if (!leads(notes_.text.lower(at)) && !is(at, "rather")) return kNone;
    }
    return i + 1;
  }

  // "was not arrested in A but in B": the place is denied, not the arrest.
  bool takes_off_verb(std::size_t phrase, Range sentence) const {
    for (std::size_t at = phrase; at > sentence.first && phrase - at < kReachMax; --at) {
      if (is(at - 1, ";") || is(at - 1, "but")) return false;
      const std::size_t verb = notes_.verb_at[at - 1];
      if (verb == kNone) continue;
      const bool negated = notes_.verbs[verb].negated;
      notes_.verbs[verb].negated = false;
      return negated;
    }
    return false;
  }

  bool follows_another(std::size_t i, std::size_t negation, Range sentence) const {
    if (i == 0) return false;
    const Range before = phrases_[i - 1].tokens;
    return before.first >= sentence.first && before.end <= negation &&
           negation - before.end <= kGapMax;
  }

  Notes& notes_;
  std::vector<Phrase>& phrases_;
};

}  // namespace

void mark_corrections(Notes& notes) {
  Marker<TimePhrase>(notes, notes.times).run();
  Marker<PlacePhrase>(notes, notes.places).run();
}

Range corrected_number(const Text& text, std::size_t behind) {
  std::size_t at = behind;
  while (at < text.size() && one_of(text.lower(at), ",", "(", "and", "-")) ++at;
  if (at == behind || at > behind + 2 || !text.is(at, "not")) return {};
  const std::size_t number = at + 1;
  const bool whole = number < text.size() && text.same_sentence(behind - 1, number) &&
                     text[number].kind == TokenKind::kNumber &&
                     (number + 1 >= text.size() || !text.same_sentence(number, number + 1) ||
                      text[number + 1].kind == TokenKind::kMark || text.is(number + 1, "and") ||
                      text.is(number + 1, "years") || text.is(number + 1, "as"));
  return whole ? Range{number, number + 1} : Range{};
}

}  // namespace reading::english
