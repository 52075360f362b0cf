#include "reading/english/infinitives.h"

#include "reading/english/lexicon.h"

namespace reading::english {

// "intends to deport him": what those plan who can do it.
bool Infinitives::intended(const VerbGroup& verb) const {
  if (verb.tokens.first == range_.first || verb.verb->frame != 't') return false;
  return one_of(text_->lower(verb.tokens.first - 1), "intend", "intends", "intended", "plan",
                "plans", "planned", "planning", "threaten", "threatens", "threatened", "preparing",
                "decided", "ready");
}

// "was forced to flee", "managed to escape", "forced her to leave": told as happened. The word
// that says so, or kNone.
std::size_t Infinitives::implied(const VerbGroup& verb) const {
  for (std::size_t at = verb.tokens.first; at < verb.core; ++at) {
    if (is(at, "had") && is(at + 1, "to")) return at;
  }
  for (std::size_t back = 1; back <= 6 && verb.tokens.first >= range_.first + back; ++back) {
    const std::size_t at = verb.tokens.first - back;
    const std::string& word = text_->lower(at);
    if (one_of(word, "managed", "compelled", "made", "succeeded")) return at;
    if (word == "forced") {
      return at > range_.first && one_of(text_->lower(at - 1), "be", "to", "being") ? kNone : at;
    }
    if (clause_.mention_at(at) == kNone && word != "him" && word != "her" && word != "them") {
      return kNone;
    }
  }
  return kNone;
}

}  // namespace reading::english
