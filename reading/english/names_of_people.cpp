#include "reading/english/names_of_people.h"

#include <string_view>
#include <unordered_set>

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

class Sorter {
 public:
  explicit Sorter(const Text& text) : text_(text) {}

  // "Robel Kidane ... Robel said": a word of a name told before is that person, even where some
  // town bears it too, unless it stands where a place does.
  void run(std::vector<NameSpan>& found) const {
    std::unordered_set<std::string_view> words;
    for (NameSpan& span : found) {
      const bool lone = span.tokens.end - span.tokens.first == 1;
      if (span.kind == NameSpan::Kind::kPlace && done_to_person(span.tokens.first)) {
        span.kind = NameSpan::Kind::kUnknown;
        span.nodes.clear();
      }
      if (span.kind == NameSpan::Kind::kPlace && lone &&
          (words.contains(text_.lower(span.tokens.first)) || after_person(span.tokens.first) ||
           suffers(span) || of_age(span.tokens.end) || suffers_with_others(span))) {
        const std::size_t before = span.tokens.first;
        const bool led = before > 0 && text_.same_sentence(before - 1, before) &&
                         is_preposition(text_.lower(before - 1));
        if (led) continue;
        span.kind = NameSpan::Kind::kUnknown;
        span.nodes.clear();
      }
      const bool person =
          span.kind == NameSpan::Kind::kPerson || (span.kind == NameSpan::Kind::kUnknown && !lone);
      if (!person || span.demonym) continue;
      for (std::size_t at = span.name.first; at < span.name.end; ++at) {
        words.insert(text_.lower(at));
      }
    }
  }

  // "Pedro, Juan and Lucas, all from one village, are missing": as many names that all suffer.
  bool suffers_with_others(const NameSpan& span) const {
    std::size_t at = span.tokens.first;
    const std::size_t sentence = text_[at].sentence;
    while (at > 1 && text_.same_sentence(at - 2, at) && one_of(text_.lower(at - 1), ",", "and") &&
           text_[at - 2].capital) {
      at -= 2;
    }
    if (at > 0 && text_[at - 1].sentence == sentence && is_preposition(text_.lower(at - 1)))
      return false;
    bool joined = false;
    at = span.tokens.end;
    while (at + 1 < text_.size() && text_.same_sentence(at, at + 1) &&
           one_of(text_.lower(at), ",", "and") && text_[at + 1].capital) {
      joined = joined || text_.is(at, "and");
      at += 2;
    }
    joined = joined || text_.is(span.tokens.first - 1, "and");
    if (!joined) return false;
    if (text_.is(at, ",")) {  // an aside
      std::size_t close = at + 1;
      while (close < at + 10 && text_.same_sentence(at, close) && !text_.is(close, ",")) ++close;
      if (!text_.is(close, ",")) return false;
      at = close + 1;
    }
    if (!text_.same_sentence(span.tokens.first, at + 1)) return false;
    const std::size_t verb = text_.is(at + 1, "been") ? at + 2 : at + 1;
    return one_of(text_.lower(at), "were", "are", "have", "had") &&
           one_of(text_.lower(verb), "arrested", "detained", "killed", "released", "tortured",
                  "beaten", "abducted", "kidnapped", "deported", "sentenced", "charged", "missing",
                  "wounded", "executed", "brothers", "sisters", "cousins", "students");
  }

  // "Musa (19)", "Dulce, 11 months,": only people have ages.
  bool of_age(std::size_t end) const {
    const bool bracket = text_.is(end, "(");
    if (!bracket && !text_.is(end, ",")) return false;
    const std::size_t first =
        end + (one_of(text_.lower(end + 1), "aged", "age", "about", "only") ? 2 : 1);
    const PersonNoun* noun = bracket ? person_noun(text_.lower(end + 1)) : nullptr;
    if (noun != nullptr && noun->trade && !noun->plural) return true;  // "Bahar (teacher, 34)"
    const auto number = number_at(text_, first);
    if (!number || number->value < 1 || number->value > 110 || !text_.same_sentence(end, first))
      return false;
    const std::size_t next = number->end;
    if (one_of(text_.lower(next), "years", "yrs", "yr", "months", "y", "year")) return true;
    if (bracket) return one_of(text_.lower(next), ")", ",", ";");
    return first > end + 1 ||
           (text_[first].kind == TokenKind::kNumber && one_of(text_.lower(next), ",", ";", ")"));
  }

  // "Sofia was arrested": what befalls people only. Countries are killed and released in speech.
  bool suffers(const NameSpan& span) const {
    const std::size_t end = span.tokens.end;
    if (span.nodes.empty() || span.nodes.front().level == PlaceNode::Level::kCountry ||
        !text_.same_sentence(span.tokens.first, end + 1))
      return false;
    const std::size_t verb = text_.is(end + 1, "been") ? end + 2 : end + 1;
    if (one_of(text_.lower(end), "died", "disappeared")) return true;
    return one_of(text_.lower(end), "was", "is", "has", "had") &&
           one_of(text_.lower(verb), "arrested", "detained", "killed", "released", "tortured",
                  "beaten", "abducted", "kidnapped", "born", "deported", "sentenced", "charged",
                  "raped", "interrogated", "wounded", "handcuffed", "blindfolded", "pregnant");
  }

  // "detained Lin Hai", "the poet Lin Hai": no town, whatever bears the name.
  bool done_to_person(std::size_t at) const {
    if (at == 0 || !text_.same_sentence(at - 1, at) || text_[at - 1].capital) return false;
    const PersonNoun* noun = person_noun(text_.lower(at - 1));
    if (noun != nullptr && noun->trade && !noun->plural) return true;
    return one_of(text_.lower(at - 1), "arrested", "detained", "abducted", "kidnapped", "jailed",
                  "imprisoned", "tortured", "questioned", "interrogated", "deported", "executed");
  }

  // "my sister Meron", "his friend Sam"
  bool after_person(std::size_t at) const {
    // "brothers Hasan and"
    const std::size_t noun_at = at > 1 && text_.is(at - 1, ",") ? at - 2 : at - 1;
    const KinNoun* kin = at > 0 ? kin_noun(text_.lower(noun_at)) : nullptr;
    if (kin != nullptr && kin->plural && one_of(text_.lower(at + 1), "and", ",")) return true;
    // "His wife, Elmira, stood": set beside a relative
    if (kin != nullptr && !kin->plural && text_.is(at - 1, ",") && text_.is(at + 1, ",") &&
        at > 2 && text_.same_sentence(at - 3, at) &&
        one_of(text_.lower(at - 3), "my", "his", "her", "their", "our", "'s", "the", "elder",
               "younger", "eldest", "youngest")) {
      return true;
    }
    // "a lawyer called Dong"
    const PersonNoun* person = at > 1 ? person_noun(text_.lower(at - 2)) : nullptr;
    if (person != nullptr && one_of(text_.lower(at - 1), "called", "named")) return true;
    if (at < 2 || !text_.same_sentence(at - 2, at) || text_[at - 1].capital) return false;
    const PersonNoun* noun = person_noun(text_.lower(at - 1));
    const bool one = kin_noun(text_.lower(at - 1)) || (noun != nullptr && !noun->plural);
    return one && one_of(text_.lower(at - 2), "my", "his", "her", "their", "our", "a", "the");
  }

 private:
  const Text& text_;
};

}  // namespace

void people_not_places(const Text& text, std::vector<NameSpan>& found) { Sorter(text).run(found); }

}  // namespace reading::english
