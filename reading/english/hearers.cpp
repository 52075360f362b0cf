#include "reading/english/hearers.h"

#include "reading/english/beliefs.h"
#include "reading/english/clause.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

bool tells(std::string_view word) {
  return one_of(word, "told", "tells", "telling", "informed", "informs", "wrote", "writes",
                "phoned", "phones", "called", "calls", "texted", "assured", "reminded", "said",
                "says", "complained", "explained", "explains", "reported", "admitted", "confided",
                "whispered", "shouted", "messaged", "contacted", "visited", "met", "rang",
                "warned");
}
// The hearer follows without a preposition: "told her", not "said her".
bool addresses(std::string_view word) {
  return tells(word) && !one_of(word, "said", "says", "complained", "explained", "explains",
                                "reported", "admitted", "confided", "whispered", "shouted");
}

class Finder {
 public:
  Finder(const Notes& notes, Range sentence) : notes_(notes), text_(notes.text), range_(sentence) {}

  Spoken before(std::size_t at) const {
    if (at > range_.first && text_.is(at - 1, "that")) --at;
    if (at > range_.first && text_.is(at - 1, ",")) --at;  // "her sister, 30, that"
    Spoken spoken;
    if (at <= range_.first) return spoken;
    std::size_t verb = at - 1;
    spoken.hearer = ending(at);
    if (spoken.hearer != kNone) verb = verb_before(spoken.hearer);
    if (verb == kNone) return {};
    const std::string& word = text_.lower(verb);
    spoken.believed = spoken.hearer == kNone && is_verb_of_belief(word);
    if (!spoken.believed && !tells(word)) return {};
    // "called her cousin and said she": the cousin hears it.
    std::size_t head = verb;
    if (spoken.hearer == kNone && verb > range_.first && text_.is(verb - 1, "and")) {
      spoken.hearer = ending(verb - 1);
      head = spoken.hearer == kNone ? verb : verb_before(spoken.hearer);
      if (head == kNone || !addresses(text_.lower(head))) return {};
    }
    spoken.teller = Clause(notes_, range_).subject_of(head).mention;
    return spoken.teller == kNone ? Spoken{} : spoken;
  }

 private:
  std::size_t ending(std::size_t end) const {
    const std::size_t who = end > range_.first ? notes_.mention_at[end - 1] : kNone;
    return who != kNone && notes_.mentions[who].tokens.end == end ? who : kNone;
  }

  // "told A", "wrote to A", "said to his brother"
  std::size_t verb_before(std::size_t hearer) const {
    const std::size_t first = notes_.mentions[hearer].tokens.first;
    if (first <= range_.first + 1) return kNone;
    const bool to = one_of(text_.lower(first - 1), "to", "with");
    const std::size_t verb = to ? first - 2 : first - 1;
    return verb > range_.first && tells(text_.lower(verb)) && (to || addresses(text_.lower(verb)))
               ? verb
               : kNone;
  }

  const Notes& notes_;
  const Text& text_;
  Range range_;
};

}  // namespace

Spoken spoken_before(const Notes& notes, std::size_t pronoun) {
  const std::size_t at = notes.mentions[pronoun].tokens.first;
  const Range sentence = notes.text.sentences()[notes.text[at].sentence].tokens;
  return Finder(notes, sentence).before(at);
}

}  // namespace reading::english
