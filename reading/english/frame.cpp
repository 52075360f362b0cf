#include "reading/english/frame.h"

#include <algorithm>

#include "reading/english/frame_dates.h"
#include "reading/english/relays.h"

namespace reading::english {
namespace {

constexpr std::size_t kHeadSentences = 14;  // a date line stands within these
constexpr std::size_t kShortLine = 9;       // tokens
constexpr std::size_t kAuthorLines = 3;
constexpr std::size_t kPartsMax = 64;  // of a mail with all that it quotes

class Finder {
 public:
  explicit Finder(const Notes& notes)
      : notes_(notes), text_(notes.text), sentences_(notes.text.sentences()) {
    frame_.outside.assign(sentences_.size(), false);
    frame_.parts.push_back({});
  }

  Frame run() {
    headers();
    head();
    relays();
    signature();
    today();
    date_lines();
    return std::move(frame_);
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }
  std::size_t first(std::size_t s) const { return sentences_[s].tokens.first; }
  std::size_t length(std::size_t s) const {
    return sentences_[s].tokens.end - sentences_[s].tokens.first;
  }

  // The words after "From:" up to an address in brackets.
  std::string header_value(std::size_t s) const {
    Range value{first(s) + 2, sentences_[s].tokens.end};
    for (std::size_t i = value.first; i < value.end; ++i) {
      if (is(i, "<") || is(i, "[") || is(i, "("))
        value.end = i;
      else if (is(i, "\"") && i == value.first)
        ++value.first;
    }
    std::string words = text_.words(value);
    while (!words.empty() && (words.back() == '"' || words.back() == ' ')) words.pop_back();
    return words.find('@') == std::string::npos ? words : std::string();
  }

  // Whether a word and a colon open a sentence, as in a mail's header.
  bool header(std::size_t s, std::string_view name) const {
    return length(s) >= 3 && is(first(s), name) && is(first(s) + 1, ":") &&
           text_[first(s) + 1].glued;
  }

  // "Begin forwarded message:", "---------- Forwarded message ---------"
  bool forwards(std::size_t s) const {
    if (length(s) > 30) return false;
    for (std::size_t i = first(s); i + 1 < sentences_[s].tokens.end; ++i) {
      if (one_of(text_.lower(i), "forwarded", "original") && is(i + 1, "message")) {
        return i == first(s) || is(i - 1, "begin") || is(i - 1, "-");
      }
    }
    return false;
  }

  std::optional<std::size_t> time_in(std::size_t s) const {
    for (std::size_t i = first(s); i < sentences_[s].tokens.end; ++i) {
      const std::size_t time = notes_.time_at[i];
      if (time != kNone && notes_.times[time].from.day && !notes_.times[time].to) return time;
    }
    return std::nullopt;
  }

  // "Date:" or "Sent:" at the beginning, or behind "From:" where a line was not cut off.
  bool dates_mail(std::size_t s) const {
    for (std::size_t i = first(s); i + 1 < sentences_[s].tokens.end; ++i) {
      if (one_of(text_.lower(i), "date", "sent") && is(i + 1, ":") && text_[i + 1].glued)
        return true;
    }
    return false;
  }

  // Mail headers: the first block is the document's own, later ones begin a quoted part.
  void headers() {
    bool seen_body = false;
    std::size_t last_from = 0;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      if (forwards(s)) {
        frame_.outside[s] = true;
        seen_body = true;
      }
      const bool from = header(s, "from");
      const bool known = from || header(s, "to") || header(s, "date") || header(s, "sent") ||
                         header(s, "subject") || header(s, "cc") || header(s, "re") ||
                         header(s, "reply-to");
      if (!known) {
        seen_body = seen_body || length(s) > 6;
        continue;
      }
      frame_.outside[s] = true;
      if (from && seen_body) {
        open_part({s, header_value(s), std::nullopt});
        frame_.relays.push_back({sentences_[s].tokens, header_value(s), false});
      } else if (from && frame_.author.empty()) {
        frame_.author = header_value(s);
        frame_.author_tokens = {first(s) + 2, sentences_[s].tokens.end};
      }
      // "DATE: 3 May" in a form far below is no header of a mail.
      const bool near = s < kHeadSentences || s < last_from + kHeadSentences;
      if (from) last_from = s;
      if (dates_mail(s) && near) {
        if (auto time = time_in(s); time && !frame_.parts.back().date)
          frame_.parts.back().date = time;
      }
    }
  }

  // What stands above "Dear ...", and who signs in front: "By A".
  void head() {
    std::size_t salutation = kNone;
    for (std::size_t s = 0; s < sentences_.size() && s < kHeadSentences; ++s) {
      const std::string& word = text_.lower(first(s));
      if ((word == "dear" && length(s) <= 12) ||
          (word == "your" && is(first(s) + 1, "excellency") && length(s) <= 6) ||
          (word == "to" && is(first(s) + 1, "whom"))) {
        salutation = s;
        break;
      }
    }
    if (salutation != kNone) {
      Range words = sentences_[salutation].tokens;
      if (is(words.first, "dear")) ++words.first;
      while (!words.empty() && text_[words.end - 1].kind == TokenKind::kMark) --words.end;
      frame_.addressee = words;
      for (std::size_t s = 0; s <= salutation; ++s) {
        if (s == salutation || (length(s) <= kShortLine + 3 && sentences_[s].line_ends))
          frame_.outside[s] = true;
      }
    }
    for (std::size_t s = 0; s < sentences_.size() && s < kHeadSentences; ++s) {
      if (!is(first(s), "by") || length(s) > 6 || !sentences_[s].line_ends ||
          !frame_.author.empty())
        continue;
      const std::size_t mention = notes_.mention_at[first(s) + 1];
      if (mention == kNone || notes_.mentions[mention].name.empty()) continue;
      frame_.author = text_.words(notes_.mentions[mention].name);
      frame_.outside[s] = true;
    }
  }

  void relays() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const Range range = sentences_[s].tokens;
      bool handed_on = false;
      for (std::size_t i = range.first; i < range.end; ++i) {
        const std::string& word = text_.lower(i);
        if (word == "received" || word == "got" || word == "forward" || word == "forwarding" ||
            word == "share" || word == "pass" || word == "passing" || word == "relay" ||
            word == "find" || word == "below") {
          if (received_from(s, i)) break;
        }
        const bool pass = (word == "pass" || word == "passing") &&
                          (is(i + 1, "this") || is(i + 1, "it") || is(i + 1, "the") ||
                           is(i + 1, "on") || is(i + 1, "along"));
        const bool forward = (word == "forwarding" || word == "forward") &&
                             (is(i + 1, "this") || is(i + 1, "the") || is(i + 1, "you"));
        // "Please pass this on" asks others to.
        const bool asked = i > range.first && one_of(text_.lower(i - 1), "please", "to", "pls");
        handed_on = handed_on || ((pass || forward) && !asked);
        if (word == "translated" || word == "translation") translated(s, i);
        if (one_of(word, "source", "sources") && i == range.first && is(i + 1, ":")) source(s);
        if (one_of(word, "told", "sent", "wrote", "writes") &&
            (is(i + 1, "us") || is(i + 1, "me"))) {
          told_us(s, i);
        }
        // "Our partner in Herat writes: ..."
        if (one_of(word, "writes", "reports", "wrote", "reported", "told") && is(i + 1, ":") &&
            i + 2 < range.end) {
          told_us(s, i);
        }
        if (word == "wrote" && i + 2 >= range.end && is(range.end - 1, ":")) wrote(s);
        if ((word == "original" || word == "forwarded") && is(i + 1, "message") && length(s) < 20 &&
            is(range.first, "-")) {
          frame_.outside[s] = true;
        }
      }
      for (RelayCue& cue : told_relays(notes_, s, frame_.author)) {
        const bool known = std::ranges::any_of(frame_.relays, [&](const RelayCue& other) {
          return other.of_words == cue.of_words && other.translation == cue.translation;
        });
        if (!known) frame_.relays.push_back(std::move(cue));
      }
      if (handed_on && frame_.relays.empty()) frame_.relays.push_back({range, "", false});
    }
    // A bare "we pass this along" says nothing more once the teller is named.
    const bool named = std::ranges::any_of(
        frame_.relays, [](const RelayCue& relay) { return !relay.of_words.empty(); });
    if (named)
      std::erase_if(frame_.relays, [](const RelayCue& relay) {
        return relay.of_words.empty() && !relay.translation;
      });
  }

  // "received ... message|letter|report|appeal|news from A"
  bool received_from(std::size_t s, std::size_t at) {
    const Range range = sentences_[s].tokens;
    // "see below what I got from our contact"
    bool item = at > range.first + 1 && is(at - 2, "what");
    for (std::size_t i = at; i < range.end && i < at + 14; ++i) {
      item =
          item || one_of(text_.lower(i), "message", "letter", "report", "appeal", "mail", "email",
                         "e-mail", "call", "information", "news", "note", "fax", "statement",
                         "testimony", "list", "this", "it", "following", "words", "account");
      if (!item ||
          (!is(i, "from") && !(is(i, "by") && (is(i - 1, "written") || is(i - 1, "sent")))))
        continue;
      const auto teller = teller_at(notes_, i + 1);
      if (!teller) continue;
      if (notes_.mentions[notes_.mention_at[i + 1]].kind == Mention::Kind::kGroup) continue;
      frame_.relays.push_back({range, text_.words(*teller), false});
      if (is(range.end - 1, ":") && s + 1 < sentences_.size())
        open_part({s + 1, text_.words(*teller), std::nullopt});
      return true;
    }
    return false;
  }

  void translated(std::size_t s, std::size_t at) {
    const Range range = sentences_[s].tokens;
    for (std::size_t i = at + 1; i < range.end && i < at + 8; ++i) {
      if (!is(i, "by") && !(is(i, ":") && i <= at + 3)) continue;
      const auto teller = teller_at(notes_, i + 1);
      if (!teller) continue;
      frame_.relays.push_back({range, text_.words(*teller), true});
      if (length(s) <= 8) frame_.outside[s] = true;
      return;
    }
    // "(Unofficial translation)", "Translated from Dari": by nobody named.
    bool only = length(s) <= 7;
    for (std::size_t i = range.first; i < range.end; ++i) {
      only = only && (i == at || text_[i].kind != TokenKind::kWord || text_[i].capital ||
                      one_of(text_.lower(i), "unofficial", "rough", "machine", "working", "our",
                             "a", "from", "the", "literal"));
    }
    if (!only) return;
    frame_.relays.push_back({range, "", true});
    frame_.outside[s] = true;
  }

  // "Source: Example Radio", on a line of its own.
  void source(std::size_t s) {
    const Range range = sentences_[s].tokens;
    if (length(s) < 3 || length(s) > 10 || !sentences_[s].line_ends) return;
    Range words{range.first + 2, range.end};
    if (is(words.end - 1, ".")) --words.end;
    frame_.relays.push_back({range, text_.words(words), false});
    frame_.outside[s] = true;
  }

  void told_us(std::size_t s, std::size_t at) {
    if (at == sentences_[s].tokens.first) return;
    std::size_t end = at;
    while (end > sentences_[s].tokens.first &&
           (one_of(text_.lower(end - 1), "has", "have", "had", ",") ||
            notes_.time_at[end - 1] != kNone))
      --end;
    // "my cousin, who told me"
    if (end > sentences_[s].tokens.first + 1 && is(end - 1, "who"))
      end -= is(end - 2, ",") && end > sentences_[s].tokens.first + 2 ? 2u : 1u;
    if (end == sentences_[s].tokens.first) return;
    const std::size_t mention = notes_.mention_at[end - 1];
    if (mention == kNone) return;
    const Mention& who = notes_.mentions[mention];
    if (who.kind == Mention::Kind::kPronoun || who.kind == Mention::Kind::kAuthority) return;
    if (who.kind == Mention::Kind::kBody) {
      // "what Rima of the Example Group sent us"
      std::size_t of = who.tokens.first - 1;
      if (is(of, "the") && of > sentences_[s].tokens.first) --of;
      if (of > sentences_[s].tokens.first && one_of(text_.lower(of), "of", "from", "at") &&
          text_[of - 1].capital) {
        const std::size_t person = notes_.mention_at[of - 1];
        const std::size_t from = person == kNone ? of - 1 : notes_.mentions[person].tokens.first;
        frame_.relays.push_back({sentences_[s].tokens, text_.words({from, who.tokens.end}), false});
        return;
      }
    }
    if (const auto words = teller_at(notes_, who.tokens.first); words && words->end == end) {
      frame_.relays.push_back({sentences_[s].tokens, text_.words(*words), false});
      return;
    }
    frame_.relays.push_back({sentences_[s].tokens, text_.words(who.tokens), false});
  }

  // "On 3 May 2004, A. Example wrote:" begins a quoted part.
  void wrote(std::size_t s) {
    const Range range = sentences_[s].tokens;
    for (std::size_t i = range.end; i-- > range.first;) {
      const std::size_t mention = notes_.mention_at[i];
      if (mention == kNone || notes_.mentions[mention].kind != Mention::Kind::kNamed) continue;
      const std::string words = text_.words(notes_.mentions[mention].tokens);
      frame_.relays.push_back({range, words, false});
      open_part({s, words, time_in(s)});
      frame_.outside[s] = true;
      return;
    }
  }

  bool closing(std::size_t s) const {
    if (length(s) > 7) return false;
    const std::string& word = text_.lower(first(s));
    const std::string& second = text_.lower(first(s) + 1);
    if (word == "yours" || word == "sincerely" || word == "respectfully" || word == "regards" ||
        word == "rgds" || word == "faithfully")
      return true;
    if (second == "regards" || second == "wishes") return true;
    if (one_of(word, "thanks", "thank", "best", "cheers", "signed")) return sentences_[s].line_ends;
    return word == "in" && (second == "solidarity" || second == "hope");
  }

  bool name_line(std::size_t s) const {
    const Range range = sentences_[s].tokens;
    std::size_t at = range.first + (is(range.first, "for") ? 1 : 0);
    std::size_t words = 0;
    for (std::size_t i = range.first; i < range.end; ++i) {
      if (notes_.age_at[i] != kNone) return false;  // nobody signs with an age
    }
    while (at < range.end && !is(at, ",")) {
      if (is(at, ":")) return false;  // "Name: A": a form
      if (text_[at].kind == TokenKind::kWord && !text_[at].capital &&
          !is_name_particle(text_.lower(at)))
        return false;
      if (text_[at].kind == TokenKind::kNumber || notes_.time_at[at] != kNone) return false;
      if (text_[at].kind == TokenKind::kWord) {
        if (is_function_word(text_.lower(at))) return false;
        ++words;
      }
      ++at;
    }
    return words >= 2 && words <= 5;
  }

  static bool contact(const std::string& words) {
    for (const std::string_view mark : {"http", "www", "@", "Contact", "Tel", "Fax", "Phone"}) {
      if (words.find(mark) != std::string::npos) return true;
    }
    return false;
  }

  bool short_line(std::size_t s) const {
    return length(s) <= kShortLine && (sentences_[s].line_ends || s + 1 == sentences_.size()) &&
           !sentences_[s].list_item && !is(sentences_[s].tokens.end - 1, ".");
  }

  void signature() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      if (!closing(s)) continue;
      frame_.outside[s] = true;
      if (s + 1 < sentences_.size() && short_line(s + 1)) sign(s + 1);
    }
    if (!frame_.author_tokens.empty() || sentences_.empty()) return;
    // Without a farewell: short lines at the end, the first of them a name.
    std::size_t s = sentences_.size();
    while (s > 0 && sentences_.size() - s < 8 &&
           (short_line(s - 1) || contact(text_.words(sentences_[s - 1].tokens))))
      --s;
    if (s == 0 || s + 1 >= sentences_.size()) return;
    for (; s < sentences_.size(); ++s) {
      const bool own_block = sentences_[s].paragraph != sentences_[s - 1].paragraph;
      // "Names known so far:" heads a list, and no signature.
      if (is(sentences_[s - 1].tokens.end - 1, ":")) return;
      if (own_block && list_of_names(s)) continue;
      if (own_block && name_line(s) && length(s) <= 5) return sign(s);
    }
  }

  // Three names or more below each other, or a name with an age: a list, and no signature.
  bool list_of_names(std::size_t s) const {
    std::size_t names = 0;
    for (std::size_t i = s;
         i < sentences_.size() && sentences_[i].paragraph == sentences_[s].paragraph; ++i) {
      const Range line = sentences_[i].tokens;
      for (std::size_t at = line.first; at < line.end; ++at) {
        if (notes_.age_at[at] != kNone) return true;
      }
      names += name_line(i) ? 1u : 0u;
    }
    return names > 2;
  }

  // "Maria Lopez, Casa del Sur, 15 July 2019": the day is no part of who signs.
  Range before_date(Range line) const {
    for (std::size_t i = line.first; i < line.end; ++i) {
      if (notes_.time_at[i] == kNone || !notes_.times[notes_.time_at[i]].from.day) continue;
      line.end = i;
      while (line.end > line.first && text_[line.end - 1].kind == TokenKind::kMark) --line.end;
    }
    return line;
  }

  void sign(std::size_t s) {
    const bool own = frame_.parts.size() == 1 || s < frame_.parts[1].first_sentence;
    std::string words;
    std::size_t lines = 0;
    Range tokens{first(s), first(s)};
    for (std::size_t i = s; i < sentences_.size() && i < s + 8 && short_line(i); ++i) {
      const Range named = before_date(sentences_[i].tokens);
      const std::string line = text_.words(named);
      if (i > s && sentences_[i].paragraph != sentences_[s].paragraph && !contact(line)) break;
      frame_.outside[i] = true;
      const bool dated = i > s && named.end != sentences_[i].tokens.end;
      if (contact(line) || dated || named.empty() || lines == kAuthorLines) continue;
      words += (words.empty() ? "" : ", ") + line;
      tokens.end = named.end;
      ++lines;
    }
    if (words.starts_with("For ")) words.erase(0, 4);
    words = without_day(tokens, std::move(words));
    if (words.empty()) return;
    if (own && (frame_.author_tokens.empty() || frame_.author.empty())) {
      frame_.author = words;
      frame_.author_tokens = tokens;
    } else if (!own) {
      std::string& teller = part_of(s).teller;
      if (teller.empty()) teller = words;
    }
  }

  // "A. Example, Bonn, 20 June 2019": a day, and the place before it, are of the letter, not of the
  // name.
  std::string without_day(Range tokens, std::string words) const {
    for (std::size_t at = tokens.first; at < tokens.end; ++at) {
      if (notes_.time_at[at] == kNone) continue;
      std::size_t end = at;
      while (end > tokens.first && text_.is(end - 1, ",")) --end;
      if (end > tokens.first && notes_.place_at[end - 1] != kNone)
        end = notes_.places[notes_.place_at[end - 1]].tokens.first;
      while (end > tokens.first && text_.is(end - 1, ",")) --end;
      return end > tokens.first ? text_.words({tokens.first, end}) : std::move(words);
    }
    return words;
  }

  void open_part(Part part) {
    if (frame_.parts.size() < kPartsMax) frame_.parts.push_back(std::move(part));
  }

  Part& part_of(std::size_t s) {
    std::size_t at = 0;
    while (at + 1 < frame_.parts.size() && frame_.parts[at + 1].first_sentence <= s) ++at;
    return frame_.parts[at];
  }

  // "At 6:00 this morning, May 31, we received": the day of the document itself.
  void today() {
    for (std::size_t t = 0; t < notes_.times.size(); ++t) {
      if (!notes_.times[t].today) continue;
      Part& part = part_of(text_[notes_.times[t].tokens.first].sentence);
      if (!part.date) part.date = t;
    }
  }

  // The line that dates each part which no header dates. A line of its own tells nothing else.
  void date_lines() {
    std::ranges::stable_sort(frame_.parts, {}, &Part::first_sentence);
    for (std::size_t p = 0; p < frame_.parts.size(); ++p) {
      const std::size_t begin = frame_.parts[p].first_sentence;
      const std::size_t end =
          p + 1 < frame_.parts.size() ? frame_.parts[p + 1].first_sentence : sentences_.size();
      if (frame_.parts[p].date) continue;
      const auto line = find_date_line(notes_, begin, end);
      if (!line) continue;
      frame_.parts[p].date = line->time;
      if (line->whole) frame_.outside[line->sentence] = true;
      if (p != 0 || !text_[first(line->sentence)].all_capitals) continue;
      // A news item: what its headline tells, its first sentence tells with more care.
      for (std::size_t above = 0; above < line->sentence; ++above) {
        if (sentences_[above].line_ends) frame_.outside[above] = true;
      }
    }
  }

  const Notes& notes_;
  const Text& text_;
  const std::vector<Sentence>& sentences_;
  Frame frame_;
};

}  // namespace

Frame find_frame(const Notes& notes) { return Finder(notes).run(); }

}  // namespace reading::english
