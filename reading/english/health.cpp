#include "reading/english/health.h"

#include <optional>
#include <unordered_set>

#include "reading/english/clause.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using model::Manner;
using model::Property;

constexpr std::size_t kDescribingMax = 4;

bool is_illness(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
#include "reading/english/health.inc"
  };
  return kWords.contains(word);
}

bool is_organ(std::string_view word) {
  return one_of(word, "heart", "kidney", "liver", "lung", "lungs", "stomach", "back", "eye", "eyes",
                "blood", "spinal", "brain", "skin", "breathing", "mental", "psychiatric");
}

// "a heart condition", "high blood pressure", "severe asthma": the token behind it, or 0.
std::size_t illness_at(const Text& text, std::size_t at) {
  for (std::size_t i = at; i < at + kDescribingMax && text.same_sentence(at, i); ++i) {
    if (is_illness(text.lower(i))) return i + 1;
    const bool ailing =
        i > at && is_organ(text.lower(i - 1)) &&
        one_of(text.lower(i), "condition", "disease", "problem", "problems", "failure", "trouble",
               "attack", "pressure", "infection", "ailment", "illness", "injury");
    if (ailing) return i + 1;
    const bool describes = text[i].kind == TokenKind::kWord && !text[i].capital &&
                           (!is_function_word(text.lower(i)) || text.is(i, "a") ||
                            text.is(i, "an") || text.is(i, "the"));
    if (!describes) return 0;
  }
  return 0;
}

bool is_ill(std::string_view word) {
  return one_of(word, "ill", "sick", "unwell", "wounded", "injured", "unconscious", "paralysed",
                "paralyzed", "malnourished", "blind", "diabetic", "disabled", "hospitalised",
                "hospitalized", "bleeding", "hurt", "asthmatic", "epileptic", "emaciated");
}

// The verbs and words that words_at looks for: most tokens are none.
bool may_lead(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      "has",   "have", "had",      "developed", "contracted", "suffers", "suffered", "suffering",
      "is",    "was",  "are",      "were",      "been",       "remains", "fell",     "on",
      "needs", "need", "requires", "lost",      "wounded",    "injured"};
  return kWords.contains(word);
}

class Health {
 public:
  Health(ClaimWriter& writer, const Cast& cast, const std::vector<model::SubjectId>& subjects)
      : writer_(writer),
        notes_(writer.notes()),
        text_(notes_.text),
        cast_(cast),
        subjects_(subjects),
        clause_(notes_, {}) {}

  void run() {
    const auto& sentences = text_.sentences();
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (writer_.frame().outside[s] || sentences[s].tokens.empty()) continue;
      range_ = sentences[s].tokens;
      clause_ = Clause(notes_, range_);
      for (std::size_t at = range_.first; at < range_.end; ++at) {
        if (!may_lead(text_.lower(at))) continue;
        const Range words = words_at(at);
        if (words.empty()) continue;
        tell(at, words);
        at = words.end - 1;
      }
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  std::size_t past_adverbs(std::size_t at) const {
    while (at < range_.end &&
           (text_.lower(at).ends_with("ly") ||
            one_of(text_.lower(at), "very", "now", "still", "also", "been", "since", "gravely"))) {
      ++at;
    }
    return at;
  }

  // The words of a state of health whose verb stands at a token; empty: it is none.
  Range words_at(std::size_t at) const {
    const std::string& verb = text_.lower(at);
    if (one_of(verb, "has", "have", "had", "developed", "contracted", "suffers", "suffered",
               "suffering")) {
      const std::size_t from = past_adverbs(at + 1) + (is(past_adverbs(at + 1), "from") ? 1u : 0u);
      if (const std::size_t end = illness_at(text_, from); end != 0 && end <= range_.end)
        return {from, end};
    }
    if (one_of(verb, "is", "was", "are", "were", "been", "remains", "fell")) {
      const std::size_t from = past_adverbs(at + 1);
      if (from < range_.end && is_ill(text_.lower(from)) && !is(from, "hurt"))
        return {at + 1, from + 1};
      if (is(from, "in") &&
          one_of(text_.lower(from + 1), "poor", "bad", "failing", "ill", "weak") &&
          is(from + 2, "health")) {
        return {from + 1, from + 3};
      }
    }
    if (verb == "on" && is(at + 1, "hunger") && is(at + 2, "strike")) return {at, at + 3};
    if (one_of(verb, "needs", "need", "requires")) {
      const std::size_t from = at + 1;
      for (std::size_t i = from; i < range_.end && i < from + kDescribingMax; ++i) {
        if (one_of(text_.lower(i), "insulin", "medicine", "medication", "surgery", "dialysis",
                   "treatment", "operation", "oxygen", "chemotherapy")) {
          return {at, i + 1};
        }
        if (text_[i].kind != TokenKind::kWord || notes_.mention_at[i] != kNone) break;
      }
    }
    if (verb == "lost" && one_of(text_.lower(at + 1), "an", "a", "his", "her", "one") &&
        one_of(text_.lower(at + 2), "eye", "leg", "arm", "hand", "sight", "hearing", "tooth",
               "finger", "foot")) {
      return {at, at + 3};
    }
    return hurt_by_others(at) ? Range{at, at + 1} : Range{};
  }

  // "Soldiers wounded A": told of the object.
  bool hurt_by_others(std::size_t at) const {
    if (!is(at, "wounded") && !is(at, "injured")) return false;
    const std::size_t whom = at + 1 < range_.end ? notes_.mention_at[at + 1] : kNone;
    return whom != kNone && notes_.mentions[whom].tokens.first == at + 1 && clause_.person(whom);
  }

  void tell(std::size_t at, Range words) {
    if (denied(at)) return;
    std::size_t head = at;
    while (head > range_.first && (text_.lower(head - 1).ends_with("ly") ||
                                   one_of(text_.lower(head - 1), "has", "have", "had", "been", "is",
                                          "was", "are", "were", "still", "also", "now", "since"))) {
      --head;
    }
    const Subject subject = clause_.subject_of(head);
    std::size_t whom = hurt_by_others(at) ? notes_.mention_at[at + 1] : subject.mention;
    if (whom == kNone && joined(at)) whom = last_;
    if (whom == kNone) return;
    const auto cues = find_cues(notes_, text_.sentences()[text_[at].sentence]);
    const Telling telling = telling_of(cues, notes_.mentions[whom].tokens.first, words,
                                       Manner::kStated, subject.relative);
    const bool told = telling.manner == Manner::kStated || telling.manner == Manner::kReported ||
                      telling.manner == Manner::kPossible;
    if (telling.left_out || !told) return;
    for (const std::size_t f : cast_.of_mention[whom]) {
      if (cast_.figures[f].group && cast_.figures[f].loose) continue;
      writer_.add(subjects_[f], Property::kHealth, model::Text{text_.words(words)}, words, telling);
    }
    last_ = whom;
    last_sentence_ = text_[at].sentence;
  }

  // "He has diabetes and needs insulin"
  bool joined(std::size_t at) const {
    return (is(at - 1, "and") || is(at - 1, ",")) && last_sentence_ == text_[at].sentence;
  }

  // "is not ill", "may be ill", "would need": a few words before.
  bool denied(std::size_t at) const {
    for (std::size_t back = 0; back <= 3 && at >= range_.first + back; ++back) {
      if (one_of(text_.lower(at - back), "not", "no", "never", "n't", "'t", "may", "might", "could",
                 "would", "will", "if", "whether", "should")) {
        return true;
      }
    }
    for (std::size_t next = at + 1; next <= at + 3; ++next) {
      if (is(next, "not") || is(next, "no") || is(next, "n't")) return true;
    }
    return false;
  }

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  const Cast& cast_;
  const std::vector<model::SubjectId>& subjects_;
  Clause clause_;
  Range range_;
  std::size_t last_ = kNone;
  std::uint32_t last_sentence_ = 0;
};

}  // namespace

void write_health(ClaimWriter& writer, const Cast& cast,
                  const std::vector<model::SubjectId>& subjects) {
  Health(writer, cast, subjects).run();
}

}  // namespace reading::english
