#include "reading/english/item_heads.h"

#include <algorithm>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kHeadingTokens = 10;  // of a line that only names somebody
constexpr std::size_t kOpeningTokens = 14;

}  // namespace

ItemHeads::ItemHeads(const Notes& notes) : notes_(notes), text_(notes.text) {
  heads_.assign(text_.sentences().size(), kNone);
  for (std::uint32_t s = 0; s < heads_.size(); ++s) {
    if (text_.sentences()[s].tokens.empty()) continue;
    heads_[s] = own(s);
    if (heads_[s] == kNone) heads_[s] = inherited(s);
  }
}

// The token behind "1.", "(a)", "-" and a day that the line begins with.
std::size_t ItemHeads::behind_mark(std::uint32_t sentence) const {
  const Range range = text_.sentences()[sentence].tokens;
  std::size_t at = range.first;
  for (std::size_t steps = 0; steps < 6 && at < range.end; ++steps) {
    const Token& token = text_[at];
    if (const std::size_t time = notes_.time_at[at]; time != kNone) {
      at = notes_.times[time].tokens.end;
      continue;
    }
    const bool number =
        token.kind == TokenKind::kNumber && one_of(text_.lower(at + 1), ".", ")", ":");
    const bool letter = token.lower.size() == 1 && text_.is(at + 1, ")");
    const bool mark = token.kind == TokenKind::kMark && token.lower != "\"";
    if (!number && !letter && !mark && !one_of(token.lower, "on", "in")) break;
    if (one_of(token.lower, "on", "in") && notes_.time_at[at + 1] == kNone) break;
    ++at;
  }
  return at;
}

std::size_t ItemHeads::own(std::uint32_t sentence) const {
  const Range range = text_.sentences()[sentence].tokens;
  std::size_t at = behind_mark(sentence);
  if (at < range.end && text_.is(at, "\"")) ++at;
  // "Husband: Ana Example, 45, driver."
  if (at + 2 < range.end && text_.is(at + 1, ":") && notes_.mention_at[at + 2] != kNone &&
      notes_.verb_at[at] == kNone) {
    at += 2;
  }
  if (at >= range.end) return kNone;
  const std::size_t mention = notes_.mention_at[at];
  if (mention == kNone || notes_.verb_at[at] != kNone) return kNone;
  const Mention& who = notes_.mentions[mention];
  // "LIST OF DETAINED PERSONS" in capitals names nobody.
  for (std::size_t i = who.name.first; i < who.name.end; ++i) {
    if (one_of(text_.lower(i), "of", "the", "and", "in", "for")) return kNone;
  }
  // "Printer." and "Arrived by boat" inside an item begin no line and name nobody.
  const Sentence& now = text_.sentences()[sentence];
  const bool line = sentence == 0 || now.list_item || text_.sentences()[sentence - 1].line_ends ||
                    text_.sentences()[sentence - 1].paragraph != now.paragraph;
  if (!line && (who.name.empty() || who.name.end - who.name.first < 2)) return kNone;
  const bool person = who.kind == Mention::Kind::kNamed ||
                      (who.kind == Mention::Kind::kSingle && !who.definite) ||
                      (who.kind == Mention::Kind::kKin && !who.name.empty());
  return person && who.tokens.first == at && !who.office ? mention : kNone;
}

std::size_t ItemHeads::inherited(std::uint32_t s) const {
  if (s == 0 || heads_[s - 1] == kNone) return kNone;
  const Sentence& now = text_.sentences()[s];
  const Sentence& before = text_.sentences()[s - 1];
  const bool same = now.paragraph == before.paragraph;
  if (same && !now.list_item && !before.line_ends) return heads_[s - 1];
  // A new line: one that begins with a day or an act goes on with who was named above it.
  const std::size_t first = now.tokens.first;
  const std::size_t at = behind_mark(s);
  const bool day = at > first && notes_.time_at[first + (now.list_item ? 1 : 0)] != kNone;
  const bool act = at < now.tokens.end && notes_.verb_at[at] != kNone &&
                   notes_.verbs[notes_.verb_at[at]].tokens.first == at;
  if (!day && !act) return kNone;
  // "Released: A, B" heads a list of its own.
  if (act && text_.is(notes_.verbs[notes_.verb_at[at]].tokens.end, ":")) return kNone;
  const std::size_t length = before.tokens.end - before.tokens.first;
  // "KILLED" and "Arrested in A" above names head what follows.
  const bool capitals = text_[std::min(at, text_.size() - 1)].all_capitals;
  const bool heads =
      s + 1 < heads_.size() && !day && now.line_ends && !now.list_item && own(s + 1) != kNone;
  if (capitals || heads || (!same && !day)) return kNone;
  const bool heading = before.line_ends && length <= kHeadingTokens && own(s - 1) != kNone;
  return same || heading || own(s - 1) == kNone ? heads_[s - 1] : kNone;
}

ItemHeads::Opening ItemHeads::opens(std::size_t verb) const {
  const Range range = text_.sentences()[text_[verb].sentence].tokens;
  for (std::size_t at = verb; at > range.first; --at) {
    if (verb - at > kOpeningTokens) return Opening::kNothing;
    const std::size_t before = at - 1;
    if (notes_.time_at[before] != kNone || notes_.place_at[before] != kNone) continue;
    const Token& token = text_[before];
    if (one_of(token.lower, ",", ";", ":", "-") && before > range.first + 2) return Opening::kMark;
    const bool small = token.kind != TokenKind::kWord || token.lower.size() == 1 ||
                       one_of(token.lower, "on", "in", "at", "then", "later", "also", "first",
                              "again", "and", "now", "since", "last", "the");
    if (!small) return Opening::kNothing;
  }
  return Opening::kSentence;
}

}  // namespace reading::english
