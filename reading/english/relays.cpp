#include "reading/english/relays.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kItemOpensMax = 5;  // "The table from", within so many tokens
constexpr std::size_t kHandedMax = 12;    // "given to us on Sunday by A"
constexpr std::size_t kWrittenLineMax = 24;

bool is_item(std::string_view word) {
  return one_of(word, "message", "letter", "report", "account", "list", "table", "note", "notes",
                "mail", "email", "testimony", "statement", "call", "story", "recording", "sms",
                "text", "transcript", "information", "news", "fax", "telegram", "memo", "copy",
                "words", "update", "appeal");
}

class Finder {
 public:
  Finder(const Notes& notes, std::size_t sentence, const std::string& author)
      : notes_(notes),
        text_(notes.text),
        sentence_(notes.text.sentences()[sentence]),
        range_(sentence_.tokens),
        author_(author) {}

  std::vector<RelayCue> run() {
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      const std::string& word = text_.lower(at);
      if (word == "from") {
        item_from(at);
        had_from(at);
      } else if (word == "by" || word == "to") {
        handed_by(at);
        written_by(at);
      } else if (word == "told") {
        told_this(at);
      } else if (word == "translated" && at > range_.first &&
                 one_of(text_.lower(at - 1), "i", "have", "ve", "'ve")) {
        cues_.push_back({range_, author_, true});
      } else if (one_of(word, "interpreter", "translator", "interpreted")) {
        named_behind(at, true);
      }
    }
    return std::move(cues_);
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }
  bool teller(std::size_t at, bool translation = false) {
    if (is(at, "\"")) ++at;
    auto words = at < range_.end ? teller_at(notes_, at) : std::nullopt;
    if (words) {
      const Mention& who = notes_.mentions[notes_.mention_at[at]];
      if (who.kind == Mention::Kind::kAuthority) return false;
      if (who.kind == Mention::Kind::kGroup && !who.teller) return false;
    } else {
      words = capitals(at);
      if (!words) return false;
    }
    cues_.push_back({range_, text_.words(*words), translation});
    return true;
  }

  // A name that nothing else says is one: "typed by Hanna".
  std::optional<Range> capitals(std::size_t at) const {
    std::size_t end = at;
    while (end < range_.end && end < at + 3 && text_[end].kind == TokenKind::kWord &&
           text_[end].capital && notes_.place_at[end] == kNone && notes_.time_at[end] == kNone &&
           !is_function_word(text_.lower(end))) {
      ++end;
    }
    return end > at ? std::optional(Range{at, end}) : std::nullopt;
  }

  // "The table from our contact", "Voice message from A": opens its sentence.
  void item_from(std::size_t from) {
    if (from > range_.first + kItemOpensMax || from == range_.first) return;
    if (!is_item(text_.lower(from - 1))) return;
    for (std::size_t at = range_.first; at + 1 < from; ++at) {
      if (notes_.verb_at[at] != kNone || text_.is(at, "no") || text_.is(at, "not")) return;
    }
    teller(from + 1);
  }

  // "who had it from a trader", "my cousin heard this from a neighbour", "heard from a guard that"
  void had_from(std::size_t from) {
    std::size_t at = from;
    while (at > range_.first && from - at < 3 &&
           one_of(text_.lower(at - 1), "it", "this", "that", "all", "news", "the", "story",
                  "directly", "list")) {
      --at;
    }
    if (at == range_.first) return;
    const std::string& verb = text_.lower(at - 1);
    const bool heard = one_of(verb, "heard", "learned", "learnt", "hears", "know", "knows");
    const bool had = at < from && one_of(verb, "had", "has", "have", "got", "gets");
    if (heard || had) teller(from + 1);
  }

  // "was given to us on Sunday by A", "passed on to me by A"
  void handed_by(std::size_t by) {
    if (!is(by, "by")) return;
    bool us = false;
    for (std::size_t back = 1; back <= kHandedMax && by >= range_.first + back; ++back) {
      const std::string& word = text_.lower(by - back);
      us = us || word == "us" || word == "me";
      if (one_of(word, ",", ";", "that")) return;
      if (us && one_of(word, "given", "sent", "passed", "told", "forwarded", "handed", "dictated",
                       "read", "supplied", "shared", "reported", "communicated", "brought",
                       "relayed", "shown", "entrusted")) {
        teller(by + 1);
        return;
      }
    }
  }

  // "Typed by A", "taken down by telephone by A", "as told to A", "dictated to A": on a line that
  // says how the text came to be.
  void written_by(std::size_t by) {
    if (range_.end - range_.first > kWrittenLineMax) return;
    for (std::size_t back = 1; back <= 6 && by >= range_.first + back; ++back) {
      const std::string& word = text_.lower(by - back);
      const bool down =
          one_of(word, "typed", "written", "taken", "recorded", "noted", "wrote", "transcribed",
                 "copied", "compiled", "dictated", "collected", "edited", "retyped", "scribbled");
      const bool told = word == "told" && is(by, "to") && back == 1 && is(by - 2, "as");
      if (!down && !told) continue;
      if (is(by, "to") && !told && word != "dictated") return;
      // "He was taken by soldiers": of somebody, and no word of the text
      const bool opens = by - back <= range_.first + 2 || told ||
                         is_item(text_.lower(by - back - 1)) || is(by - back - 1, "and") ||
                         is(by - back - 1, ",") || is(by - back - 1, "(");
      if (!opens || (word == "taken" && !is(by - back + 1, "down"))) return;
      teller(by + 1);
      return;
    }
  }

  // "A jumped from the train. He told us all this.": whom the sentence before begins with.
  void told_this(std::size_t at) {
    if (at == range_.first || !one_of(text_.lower(at - 1), "he", "she")) return;
    std::size_t what = at + 1;
    if (!one_of(text_.lower(what), "us", "me")) return;
    ++what;
    if (is(what, "all")) ++what;
    if (!one_of(text_.lower(what), "this", "that", "everything", "it", "the")) return;
    const std::uint32_t now = text_[at].sentence;
    if (now == 0) return;
    for (std::size_t i = text_.sentences()[now - 1].tokens.first; i < range_.first; ++i) {
      const std::size_t who = notes_.mention_at[i];
      if (who == kNone || notes_.mentions[who].kind != Mention::Kind::kNamed) continue;
      cues_.push_back({range_, text_.words(notes_.mentions[who].tokens), false});
      return;
    }
  }

  // "Interpreter: A"
  void named_behind(std::size_t at, bool translation) {
    if (is(at + 1, ":") || is(at + 1, "by")) teller(at + 2, translation);
  }

  const Notes& notes_;
  const Text& text_;
  const Sentence& sentence_;
  Range range_;
  const std::string& author_;
  std::vector<RelayCue> cues_;
};

}  // namespace

std::optional<Range> teller_at(const Notes& notes, std::size_t at) {
  const Text& text = notes.text;
  const std::size_t mention = at < text.size() ? notes.mention_at[at] : kNone;
  if (mention == kNone) return std::nullopt;
  const Mention& who = notes.mentions[mention];
  if (who.kind == Mention::Kind::kPronoun) return std::nullopt;
  Range words = who.tokens;
  if (text.is(words.end, ",") && text.same_sentence(at, words.end + 1)) {
    const std::size_t next = notes.mention_at[words.end + 1];
    if (next != kNone && notes.mentions[next].kind == Mention::Kind::kBody)
      words.end = notes.mentions[next].tokens.end;
  } else if (one_of(text.lower(words.end), "of", "from", "at")) {
    std::size_t after = words.end + 1;
    if (text.is(after, "the")) ++after;
    const std::size_t next = after < text.size() ? notes.mention_at[after] : kNone;
    if (next != kNone && notes.mentions[next].kind == Mention::Kind::kBody &&
        text.same_sentence(at, after)) {
      words.end = notes.mentions[next].tokens.end;
    }
  }
  return words;
}

std::vector<RelayCue> told_relays(const Notes& notes, std::size_t sentence,
                                  const std::string& author) {
  if (notes.text.sentences()[sentence].tokens.empty()) return {};
  return Finder(notes, sentence, author).run();
}

}  // namespace reading::english
