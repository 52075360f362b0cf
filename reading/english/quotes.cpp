#include "reading/english/quotes.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

class Finder {
 public:
  Finder(const Text& text, const std::vector<Mention>& mentions,
         const std::vector<std::size_t>& mention_at)
      : text_(text), mentions_(mentions), mention_at_(mention_at) {
    quotes_.quoted.assign(text.size(), false);
    quotes_.speaker_of.assign(text.sentences().size(), kNobody);
  }

  Quotes run() {
    const auto& sentences = text_.sentences();
    for (std::size_t first = 0; first < sentences.size();) {
      std::size_t end = first;
      while (end < sentences.size() && sentences[end].paragraph == sentences[first].paragraph)
        ++end;
      if (mark({sentences[first].tokens.first, sentences[end - 1].tokens.end})) name(first, end);
      first = end;
    }
    return std::move(quotes_);
  }

 private:
  bool mark(Range paragraph) {
    bool any = false;
    std::size_t open = kNobody;
    for (std::size_t at = paragraph.first; at < paragraph.end; ++at) {
      if (!one_of(text_.lower(at), "\"", "“", "”", "«", "»")) continue;
      if (open == kNobody) {
        open = at;
        continue;
      }
      for (std::size_t i = open + 1; i < at; ++i) quotes_.quoted[i] = true;
      any = any || at > open + 3;
      open = kNobody;
    }
    return any;
  }

  // The speaker named last before a sentence, for the first ones the one named first after them.
  void name(std::size_t first, std::size_t end) {
    std::size_t last = kNobody;
    for (std::size_t s = first; s < end; ++s) {
      const std::size_t found = speaker_in(text_.sentences()[s].tokens);
      if (found != kNobody) {
        for (std::size_t i = first; last == kNobody && i < s; ++i) quotes_.speaker_of[i] = found;
        last = found;
      }
      quotes_.speaker_of[s] = last;
    }
  }

  std::size_t speaker_in(Range sentence) const {
    for (std::size_t at = sentence.first; at < sentence.end; ++at) {
      if (quotes_.quoted[at] || !is_word_of_telling(text_.lower(at))) {
        continue;
      }
      const std::size_t back = at > sentence.first + 1 && text_.is(at - 1, ",") ? 2 : 1;
      for (const std::size_t who :
           {at + 1 < sentence.end ? mention_at_[at + 1] : kNobody,
            at >= sentence.first + back ? mention_at_[at - back] : kNobody}) {
        if (who == kNobody || mentions_[who].owner == Mention::Owner::kSpeaker) continue;
        if (text_.is(at, "told") && mentions_[who].tokens.first > at) continue;
        return who;
      }
    }
    return kNobody;
  }

  const Text& text_;
  const std::vector<Mention>& mentions_;
  const std::vector<std::size_t>& mention_at_;
  Quotes quotes_;
};

}  // namespace

Quotes find_quotes(const Text& text, const std::vector<Mention>& mentions,
                   const std::vector<std::size_t>& mention_at) {
  return Finder(text, mentions, mention_at).run();
}

}  // namespace reading::english
