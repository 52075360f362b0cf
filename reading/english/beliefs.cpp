#include "reading/english/beliefs.h"

#include <algorithm>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kAsideTokens = 7;  // ", or so all his neighbours believe"

class Finder {
 public:
  Finder(const Notes& notes, Range sentence, std::vector<Cue>& cues)
      : notes_(notes), text_(notes.text), range_(sentence), cues_(cues) {}

  void run() {
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (text_[at].kind != TokenKind::kWord) continue;
      noun(at);
      verb(at);
      // "As far as we can tell, he was deported."
      if (is(at, "far") && is(at - 1, "as") && is(at + 1, "as") &&
          one_of(text_.lower(at + 2), "i", "we", "anybody", "anyone")) {
        add(Cue::Kind::kPossible, {at, at}, range_);
      }
      if (const std::size_t from = unsure(at); from != kNone && from > range_.first)
        add(Cue::Kind::kPossible, {from, from}, {range_.first, from});
    }
    // "He was moved to A. This is not confirmed."
    const std::size_t next = text_[range_.first].sentence + 1;
    if (next >= text_.sentences().size()) return;
    const Range after = text_.sentences()[next].tokens;
    for (std::size_t at = after.first; at < std::min(after.end, after.first + 6); ++at) {
      if (text_.is(after.first, "(") || points_back(after.first)) {
        if (unsure(at) == after.first) add(Cue::Kind::kPossible, {range_.end, range_.end}, range_);
      }
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  void add(Cue::Kind kind, Range tokens, Range scope) {
    cues_.push_back(cue_of(kind, tokens, scope));
  }

  std::size_t clause_end(std::size_t from) const {
    return english::clause_end(text_, range_, from);
  }

  // "a bad feeling that", "my guess is that", "the assumption is he was killed".
  void noun(std::size_t at) {
    const std::string& word = text_.lower(at);
    const bool feeling = one_of(word, "feeling", "feelings", "sense", "premonition", "instinct");
    if (!feeling && !one_of(word, "belief", "guess", "assumption", "suspicion", "suspicions",
                            "impression", "theory", "hunch", "opinion", "speculation")) {
      return;
    }
    std::size_t next = at + 1;
    if (is(next, "is") || is(next, "was")) ++next;
    if (next == at + 1 && !is(next, "that")) return;
    bool bad = word == "premonition";
    for (std::size_t back = 1; back <= 3 && at >= range_.first + back; ++back) {
      bad = bad || one_of(text_.lower(at - back), "bad", "terrible", "horrible", "awful", "dark",
                          "worst", "sick", "dreadful", "uneasy");
    }
    add(bad ? Cue::Kind::kFeared : Cue::Kind::kPossible, {at, at + 1}, {next, clause_end(next)});
  }

  void verb(std::size_t at) {
    const std::string& word = text_.lower(at);
    const bool seems = one_of(word, "seems", "seem", "seemed", "appears", "appear", "appeared");
    const bool dreads =
        one_of(word, "dread", "dreads", "worry", "worries", "scared", "terrified", "frightened");
    if (!seems && !dreads && !is_verb_of_belief(word)) return;
    // "have been killed, we think,", "killed, or so his neighbours believe.": of all that is told.
    if (closes_aside(at)) return add(Cue::Kind::kPossible, {at, at}, range_);
    if (!opens_clause(at + 1)) return;
    if (seems && !one_of(text_.lower(at + 1), "that", "to", "like", "as") && !is(at - 1, "it"))
      return;
    if (article(at)) return;  // "the thought that"
    const Range own{at, at + 1};
    const Range scope{at + 1, clause_end(at)};
    if (negated(at)) return add(Cue::Kind::kUnreal, own, scope);
    add(dreads ? Cue::Kind::kFeared : Cue::Kind::kPossible, own, scope);
  }

  bool points_back(std::size_t at) const {
    return one_of(text_.lower(at), "this", "that", "it", "which", "not");
  }

  // ", but this is not certain", "(not confirmed)", "unverified": where the words that say so
  // begin, or kNone. "Not certain whether" says it of what follows.
  std::size_t unsure(std::size_t at) const {
    const std::string& word = text_.lower(at);
    const bool alone = one_of(word, "unconfirmed", "unverified", "uncertain");
    if (!alone && !one_of(word, "certain", "confirmed", "verified", "sure")) return kNone;
    const std::size_t end = text_.sentences()[text_[at].sentence].tokens.end;
    const std::size_t begin = text_.sentences()[text_[at].sentence].tokens.first;
    if (at + 1 < end && text_[at + 1].kind == TokenKind::kWord && !text_.is(at + 1, "yet"))
      return kNone;
    std::size_t from = at;
    bool negated = alone;
    while (from > begin && at - from < 7) {
      const std::string& before = text_.lower(from - 1);
      if (before == "," || before == "(" || before == "-") return negated ? from - 1 : kNone;
      const bool small = one_of(before, "not", "n't", "yet", "been", "is", "was", "has", "this",
                                "that", "it", "but", "still", "we", "are", "i", "am", "which",
                                "though", "although", "so", "far");
      if (!small) return kNone;
      negated = negated || before == "not" || before == "n't";
      --from;
    }
    return negated && from == begin ? from : kNone;
  }

  bool closes_aside(std::size_t at) const {
    if (at + 1 < range_.end && !one_of(text_.lower(at + 1), ",", ".", ")", "-", "!")) return false;
    for (std::size_t back = 1; back <= kAsideTokens && at > range_.first + back; ++back) {
      if (one_of(text_.lower(at - back), ",", "(", "-")) return back > 1;
      if (notes_.verb_at[at - back] != kNone || is(at - back, "who")) return false;
    }
    return false;
  }
  bool article(std::size_t at) const {
    return at > range_.first &&
           one_of(text_.lower(at - 1), "the", "a", "an", "this", "any", "of", "no");
  }

  // "I do not think that", "nobody believes": said of nothing that came to pass.
  bool negated(std::size_t at) const {
    for (std::size_t back = 1; back <= 3 && at >= range_.first + back; ++back) {
      const std::string& word = text_.lower(at - back);
      if (word == "," || word == ";") return false;
      if (one_of(word, "not", "n't", "'t", "don", "doesn", "didn", "nobody", "never", "cannot"))
        return true;
    }
    return false;
  }

  // What is believed follows: "that", or somebody of whom it is believed.
  bool opens_clause(std::size_t at) const {
    if (at >= range_.end) return false;
    if (notes_.mention_at[at] != kNone || text_[at].capital) return true;
    return one_of(text_.lower(at), "that", "the", "a", "an", "his", "her", "their", "my", "our",
                  "to", "like", "as", "at", "on", "some", "all", "both", "many", "most", "several",
                  "this", "it", "they", "he", "she", "there", "these", "those", "one", "two",
                  "three");
  }

  const Notes& notes_;
  const Text& text_;
  Range range_;
  std::vector<Cue>& cues_;
};

}  // namespace

bool is_verb_of_belief(std::string_view lower) {
  return one_of(lower, "believe", "believes", "believed", "think", "thinks", "thought", "suppose",
                "supposes", "supposed", "guess", "guesses", "guessed", "reckon", "reckons",
                "reckoned", "presume", "presumes", "presumed", "assume", "assumes", "assumed",
                "suspect", "suspects", "suspected", "imagine", "imagines", "imagined", "surmise",
                "surmises", "speculate", "speculates", "speculated", "conclude", "concludes",
                "concluded", "convinced", "persuaded");
}

void add_beliefs(const Notes& notes, Range sentence, std::vector<Cue>& cues) {
  Finder(notes, sentence, cues).run();
}

}  // namespace reading::english
