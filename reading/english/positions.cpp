#include "reading/english/positions.h"

#include <map>

#include "base/limits.h"
#include "base/utf8.h"

namespace reading::english {
namespace {

using model::Property;

constexpr std::size_t kAskedTokensMax = 14;  // from "ask" to the "to" of what is asked

class Positions {
 public:
  explicit Positions(ClaimWriter& writer)
      : writer_(writer), notes_(writer.notes()), text_(notes_.text) {}

  void run() {
    const auto& sentences = text_.sentences();
    std::size_t mention = 0;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const std::size_t begin = mention;
      while (mention < notes_.mentions.size() &&
             notes_.mentions[mention].tokens.first < sentences[s].tokens.end) {
        ++mention;
      }
      if (writer_.frame().outside[s]) continue;
      range_ = sentences[s].tokens;
      for (std::size_t m = begin; m < mention; ++m) holds(notes_.mentions[m]);
      for (std::size_t at = range_.first; at < range_.end; ++at) {
        if (asks(at)) break;  // one request a sentence
      }
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  model::Text sentence() const {
    return {std::string(base::utf8_prefix(text_.words(range_), base::kReasonBytesMax))};
  }

  model::SubjectId authority(Range words) {
    std::string name = text_.words(words);
    const auto known = authorities_.find(name);
    if (known != authorities_.end()) return known->second;
    const auto id = writer_.add_subject(model::SubjectKind::kAuthority, name, false);
    writer_.add(id, Property::kName, model::Name{name}, words, {});
    return authorities_.emplace(std::move(name), id).first->second;
  }

  // "The authorities claim that ..."
  void holds(const Mention& who) {
    if (who.kind != Mention::Kind::kAuthority) return;
    std::size_t verb = who.tokens.end;
    while (verb + 2 < range_.end && one_of(text_.lower(verb), "has", "have", "had", "also", "later",
                                           "again", "now", "still", "only", "since", "always")) {
      ++verb;
    }
    if (verb + 2 >= range_.end) return;
    if (!one_of(text_.lower(verb), "claim", "claims", "claimed", "deny", "denies", "denied",
                "insist", "insists", "maintain", "maintains", "stated", "states", "say", "says",
                "said", "rejected", "rejects", "reject", "dismissed", "dismisses", "refused",
                "refuse", "refuses", "admitted", "admits", "confirmed", "confirms", "acknowledged",
                "announced", "argued", "argues", "replied", "accuse", "accuses", "accused")) {
      return;
    }
    writer_.add(authority(who.tokens), Property::kPosition, sentence(), range_, {});
  }

  // "Please write to A and ask for", "Please urge A to": whoever is named as the one to turn to.
  bool please(std::size_t at) {
    if (!is(at, "please") && !is(at, "pls")) return false;
    std::size_t first = at + 1;
    if (!one_of(text_.lower(first), "write", "urge", "ask", "call", "appeal", "contact", "send",
                "press", "petition", "demand", "request")) {
      return false;
    }
    for (std::size_t next = first + 1; next < range_.end && next < first + 8; ++next) {
      const std::size_t mention = notes_.mention_at[next];
      if (mention == kNone) continue;
      const Mention& whom = notes_.mentions[mention];
      if (whom.kind == Mention::Kind::kPronoun) return false;
      Telling telling;
      telling.manner = model::Manner::kAsked;
      writer_.add(authority(whom.tokens), Property::kRequest, sentence(), range_, telling);
      return true;
    }
    return false;
  }

  // "call on A to", "ask you to", "request that A"
  bool asks(std::size_t at) {
    if (please(at)) return true;
    const std::string& verb = text_.lower(at);
    const bool calls = one_of(verb, "call", "calls", "called", "appeal", "appeals");
    if (!calls && !one_of(verb, "ask", "asks", "urge", "urges", "request", "requests", "demand",
                          "demands", "beg", "implore", "petition")) {
      return false;
    }
    if (!asked_by_somebody(at)) return false;
    std::size_t first = at + 1;
    if (is(first, "again") || is(first, "further")) ++first;
    if (calls && !one_of(text_.lower(first), "on", "upon", "to")) return false;
    if (calls) ++first;
    const bool that = is(first, "that");
    if (that) ++first;
    const Range whom = asked(first, that);
    if (whom.empty()) return false;
    Telling telling;
    telling.manner = model::Manner::kAsked;
    writer_.add(authority(whom), Property::kRequest, sentence(), range_, telling);
    return true;
  }

  // "we also ask", "the Committee calls": not "was asked", "to ask", "a request".
  bool asked_by_somebody(std::size_t at) const {
    if (at == range_.first) return false;
    std::size_t before = at - 1;
    while (before > range_.first &&
           one_of(text_.lower(before), "also", "therefore", "again", "urgently", "respectfully",
                  "now", "hereby", "strongly", "should", "must")) {
      --before;
    }
    if (one_of(text_.lower(before), "i", "we")) return true;
    const std::size_t mention = notes_.mention_at[before];
    if (mention != kNone) return !is(before, "who") && !text_.lower(at).ends_with("ed");
    return text_[before].kind == TokenKind::kWord && text_.lower(at).ends_with("s") &&
           !is_function_word(text_.lower(before));
  }

  // Whom: the mention or the words up to "to"; "you" is the one written to.
  Range asked(std::size_t first, bool that) const {
    if (first >= range_.end) return {};
    if (one_of(text_.lower(first), "you", "your")) {
      const Range addressee = writer_.frame().addressee;
      return addressee.empty() ? Range{first, first + 1} : addressee;
    }
    const std::size_t mention = notes_.mention_at[first];
    if (mention != kNone && notes_.mentions[mention].tokens.first == first) {
      Range whom = notes_.mentions[mention].tokens;
      // "the government of Chad to"
      for (std::size_t at = whom.end; at < range_.end && at < whom.end + 6 && !is(at, "to"); ++at) {
        const bool more = text_[at].capital || is(at, "of") || is(at, "the") || is(at, "and");
        if (!more) break;
        if (is(at + 1, "to")) whom.end = at + 1;
      }
      return that || is(whom.end, "to") ? whom : Range{};
    }
    for (std::size_t at = first; at < range_.end && at < first + kAskedTokensMax; ++at) {
      if (is(at, "to") || (that && is(at, "be"))) return {first, at};
      if (is(at, ",") || is(at, ";") || notes_.verb_at[at] != kNone) return {};
    }
    return {};
  }

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  Range range_;
  std::map<std::string, model::SubjectId> authorities_;
};

}  // namespace

void write_positions(ClaimWriter& writer) { Positions(writer).run(); }

}  // namespace reading::english
