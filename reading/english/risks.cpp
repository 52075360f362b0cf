#include "reading/english/risks.h"

#include <algorithm>

#include "model/terms.h"
#include "reading/english/clause.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

namespace terms = model::terms;

constexpr std::size_t kListTokensMax = 24;

class Finder {
 public:
  Finder(const Notes& notes, const Sentence& sentence)
      : notes_(notes), text_(notes.text), range_(sentence.tokens), clause_(notes, range_) {}

  void run(std::vector<EventMention>& found) {
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (faces(at)) {
        list(head_of(at), at + 1, found);
      } else if (at_risk(at)) {
        list(head_of(at - 1), at + 2, found);
      }
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  bool faces(std::size_t at) const {
    const bool told = at > range_.first && one_of(text_.lower(at - 1), "the", "a", "have", "has",
                                                  "had", "did", "in", "to");
    const bool verb = one_of(text_.lower(at), "face", "faces", "facing", "risk", "risks");
    return verb && (!told || (is(at - 1, "to") && is(at, "face")));
  }

  bool at_risk(std::size_t at) const {
    const bool noun = one_of(text_.lower(at), "risk", "danger", "threatened");
    const bool led = at > range_.first &&
                     one_of(text_.lower(at - 1), "at", "in", "is", "are", "great", "grave", "real");
    return noun && led && (is(at + 1, "of") || is(at + 1, "with"));
  }

  // Left over the helpers of the verb.
  std::size_t head_of(std::size_t at) const {
    while (at > range_.first &&
           one_of(text_.lower(at - 1), "would", "will", "may", "might", "could", "can", "be", "is",
                  "are", "likely", "to", "also", "at", "in", "great", "grave", "real", "now",
                  "surely", "'ll")) {
      --at;
    }
    return at;
  }

  void list(std::size_t head, std::size_t from, std::vector<EventMention>& found) const {
    const Subject subject = clause_.subject_of(head);
    if (subject.mention == kNone || !clause_.may_be_struck(subject.mention)) return;
    std::vector<std::string_view> told;
    for (std::size_t at = from; at < range_.end && at < from + kListTokensMax; ++at) {
      if (is(at, ";") || notes_.verb_at[at] != kNone) return;
      if (is(at, "death") && (is(at + 1, "penalty") || is(at + 1, "sentence"))) continue;
      const std::string_view kind = is(at, "penalty") && is(at - 1, "death")
                                        ? terms::kExecution
                                        : event_noun(text_.lower(at));
      if (kind.empty() || std::ranges::find(told, kind) != told.end()) continue;
      told.push_back(kind);
      EventMention event;
      event.kind = kind;
      event.verb = {at, at + 1};
      event.victims = clause_.coordinated(subject.mention);
      event.sentence = text_[at].sentence;
      event.manner = model::Manner::kFeared;
      found.push_back(std::move(event));
    }
  }

  const Notes& notes_;
  const Text& text_;
  Range range_;
  Clause clause_;
};

}  // namespace

void find_risks(const Notes& notes, std::vector<EventMention>& found) {
  const std::size_t before = found.size();
  for (const Sentence& sentence : notes.text.sentences()) {
    if (!sentence.tokens.empty()) Finder(notes, sentence).run(found);
  }
  if (found.size() != before) std::ranges::stable_sort(found, {}, &EventMention::sentence);
}

}  // namespace reading::english
