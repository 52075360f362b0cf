#include "reading/english/asked_parts.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kHeadingTokens = 9;
constexpr std::size_t kLastTokens = 14;  // "We ask the government of A:"

bool asks(std::string_view word) {
  return one_of(word, "demand", "demands", "request", "requests", "ask", "asks", "asking",
                "recommendation", "recommendations", "asked", "wishes", "beg", "begs", "urge",
                "urges", "proposals");
}
// Enough where a colon follows.
bool may_ask(std::string_view word) {
  return asks(word) || one_of(word, "call", "calls", "appeal", "appeals", "petition", "want",
                              "wants", "please", "needed", "needs", "actions", "hopes");
}

class Finder {
 public:
  explicit Finder(const Notes& notes)
      : text_(notes.text), sentences_(notes.text.sentences()), asked_(sentences_.size(), false) {}

  std::vector<bool> run() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      if (sentences_[s].tokens.empty()) continue;
      if (heading(s) || leads_on(s)) s = mark(s) - 1;
    }
    return std::move(asked_);
  }

 private:
  // "Demands", "What we ask", "OUR REQUESTS:": a line of its own.
  bool heading(std::size_t s) const {
    const Range range = sentences_[s].tokens;
    const bool colon = text_.is(range.end - 1, ":");
    if (!sentences_[s].line_ends && !colon) return false;
    if (range.end - range.first > kHeadingTokens || text_.is(range.end - 1, ".")) return false;
    bool found = false;
    for (std::size_t at = range.first; at < range.end; ++at) {
      const std::string& word = text_.lower(at);
      found = found || (colon ? may_ask(word) : asks(word));
      if (one_of(word, "urgent", "for", "questions", "no") && at + 1 < range.end && !colon)
        return false;  // "URGENT APPEAL 07/2013", "Request for information"
    }
    return found;
  }

  // "We ask:", "The family begs you:"
  bool leads_on(std::size_t s) const {
    const Range range = sentences_[s].tokens;
    if (!text_.is(range.end - 1, ":")) return false;
    for (std::size_t back = 2; back <= kLastTokens && range.end >= range.first + back; ++back) {
      if (may_ask(text_.lower(range.end - back))) return true;
    }
    return false;
  }

  // The sentence behind the part that opens at `s`.
  std::size_t mark(std::size_t s) {
    asked_[s] = true;
    std::size_t next = s + 1;
    const bool list = next < sentences_.size() && sentences_[next].list_item;
    for (; next < sentences_.size(); ++next) {
      const Sentence& now = sentences_[next];
      const bool same = now.paragraph == sentences_[next - 1].paragraph;
      if (list && !now.list_item && !same) break;
      if (!list && !same && next > s + 1) break;
      if (!now.list_item && next > s + 1 && now.line_ends && !same) break;
      asked_[next] = true;
    }
    return next;
  }

  const Text& text_;
  const std::vector<Sentence>& sentences_;
  std::vector<bool> asked_;
};

}  // namespace

std::vector<bool> asked_parts(const Notes& notes) { return Finder(notes).run(); }

}  // namespace reading::english
