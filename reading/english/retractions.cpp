#include "reading/english/retractions.h"

namespace reading::english {
namespace {

// "this was wrong", "it is not true", "that was a mistake" from a token on. `moral`: it says wrong,
// which may blame what was done.
bool said_to_be_wrong(const Text& text, std::size_t at, bool& moral) {
  // "She was not: she was in hiding", "They were not."
  if (one_of(text.lower(at), "he", "she", "they", "it") &&
      one_of(text.lower(at + 1), "was", "were", "is", "are", "has", "have", "did")) {
    std::size_t end = at + 2;
    if (!one_of(text.lower(end), "not", "n't", "'t")) return false;
    ++end;
    return end >= text.size() || !text.same_sentence(at, end) || text[end].kind == TokenKind::kMark;
  }
  if (!one_of(text.lower(at), "this", "that", "it", "which", "these", "both", "report", "message",
              "alert", "information", "news", "statement", "letter", "update")) {
    return false;
  }
  std::size_t verb = at + 1;
  if (one_of(text.lower(verb), "has", "have", "turned")) ++verb;
  if (!one_of(text.lower(verb), "was", "is", "were", "are", "wasn", "isn", "proved", "proven",
              "out", "been")) {
    return false;
  }
  bool negated = false;
  for (std::size_t i = verb; i < verb + 7 && i < text.size() && text.same_sentence(at, i); ++i) {
    const std::string& word = text.lower(i);
    negated = negated || one_of(word, "not", "n't", "'t", "wasn", "isn");
    // "It is not true that", "It would be wrong to say": see the cues.
    if (word != "out" && (text.is(i + 1, "that") || text.is(i + 1, "to"))) return false;
    if (one_of(word, "untrue", "false", "incorrect", "mistaken", "inaccurate", "unfounded",
               "baseless", "invented", "fabricated", "nonsense"))
      return true;
    const bool slip = one_of(word, "mistake", "error", "misunderstanding");
    if (slip && one_of(text.lower(i - 1), "a", "an", "our", "my")) return true;
    if (negated && one_of(word, "true", "correct", "so", "right")) return true;
    if (word == "wrong") {
      moral = one_of(text.lower(at), "this", "that", "it", "which", "these", "both");
      return true;
    }
  }
  return false;
}

void deny(std::size_t at, Range scope, std::vector<Cue>& cues) {
  Cue cue;
  cue.kind = Cue::Kind::kDenied;
  cue.tokens = {at, at};
  cue.scope = scope;
  cues.push_back(std::move(cue));
}

bool is_rumour(const Text& text, Range words) {
  for (std::size_t at = words.first; at < words.end; ++at) {
    if (one_of(text.lower(at), "rumour", "rumor", "rumours", "rumors", "rumoured", "hearsay",
               "gossip")) {
      return true;
    }
  }
  return false;
}

bool denies(const Text& text, Range words) {
  for (std::size_t at = words.first; at < words.end && at < words.first + 40; ++at) {
    const std::string& word = text.lower(at);
    if (one_of(word, "denies", "denied", "deny", "untrue", "false", "unfounded", "baseless"))
      return !text.is(at - 1, "not") && !text.is(at + 1, "that");
  }
  return false;
}

constexpr std::size_t kOpeningTokens = 7;  // "We now know that this is not true"

}  // namespace

bool speaks_of_reports(const Text& text, Range words) {
  for (std::size_t at = words.first; at < words.end; ++at) {
    if (one_of(text.lower(at), "report", "reports", "rumour", "rumours", "rumor", "rumors", "news",
               "claim", "claims", "allegation", "allegations", "information", "story", "stories",
               "message", "alert", "update", "wrote", "written", "said", "told", "letter",
               "speculation", "reported"))
      return true;
  }
  return false;
}

void add_retractions(const Notes& notes, Range sentence, std::vector<Cue>& cues) {
  const Text& text = notes.text;
  bool moral = false;
  // That "they beat him" was wrong blames: it must be of something that was written or said.
  for (std::size_t at = sentence.first + 1; at < sentence.end; ++at) {
    if (!said_to_be_wrong(text, at, moral)) continue;
    const Range before{sentence.first, at};
    if (!moral || speaks_of_reports(text, before)) deny(at, before, cues);
    break;
  }
  const std::size_t next = text[sentence.first].sentence + 1;
  if (is_rumour(text, sentence)) {
    // "A rumour says that he was executed. The family denies it."
    const bool denied = denies(text, sentence) || (next < text.sentences().size() &&
                                                   denies(text, text.sentences()[next].tokens));
    if (denied) return deny(sentence.end, sentence, cues);
  }
  if (next >= text.sentences().size()) return;
  const Range after = text.sentences()[next].tokens;
  moral = false;
  // "We wrote that A was arrested. In fact he", "Actually": another thing is told now.
  const bool instead = one_of(text.lower(after.first), "actually", "instead", "correction") ||
                       (text.is(after.first, "in") &&
                        one_of(text.lower(after.first + 1), "fact", "reality", "truth"));
  if (instead && speaks_of_reports(text, sentence)) return deny(sentence.end, sentence, cues);
  for (std::size_t at = after.first; at < after.end && at < after.first + kOpeningTokens; ++at) {
    if (!said_to_be_wrong(text, at, moral)) continue;
    if (!moral || speaks_of_reports(text, sentence)) deny(sentence.end, sentence, cues);
    return;
  }
}

}  // namespace reading::english
