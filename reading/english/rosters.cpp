#include "reading/english/rosters.h"

#include <algorithm>

namespace reading::english {
namespace {

using Kind = Mention::Kind;

constexpr std::size_t kRowMax = 60;
constexpr std::size_t kAsideTokens = 9;    // "from Homs", "whose name I do not know"
constexpr std::size_t kClauseTokens = 25;  // "who keeps a shop at the market of A"
constexpr std::size_t kItemTokens = 60;    // up to the next semicolon
constexpr std::size_t kLeadTokens = 4;     // "the builder A"

bool is_telling(std::string_view word) {
  return one_of(word, "said", "says", "told", "tells", "reported", "reports", "wrote", "writes");
}

class Row {
 public:
  Row(const Notes& notes, Range range, std::size_t end)
      : notes_(notes), text_(notes.text), range_(range), end_(end) {}

  std::vector<std::size_t> read(std::size_t at) {
    for (std::size_t i = at; i < range_.end; ++i) by_semicolon_ = by_semicolon_ || is(i, ";");
    std::vector<std::size_t> row;
    // "brothers A and B", "both students: A and B"
    const KinNoun* noun = at < range_.end ? kin_noun(text_.lower(at)) : nullptr;
    if (noun != nullptr && noun->plural && notes_.mention_at[at] == kNone) ++at;
    while (at < range_.end && row.size() < kRowMax) {
      const std::size_t m = begins_at(at);
      if (m == kNone) break;
      const Mention& who = notes_.mentions[m];
      if (is_telling(text_.lower(who.tokens.end))) return {};
      row.push_back(m);
      at = who.tokens.end;
      // "the widow of B": B is told of by the way.
      if (who.owner == Mention::Owner::kPhrase && who.owner_tokens.first == at)
        at = who.owner_tokens.end;
      const std::size_t gap = past_asides(at);
      at = past_marks(gap);
      // "their daughters A and B"
      const bool names = who.plural && gap == who.tokens.end && begins_at(at) != kNone;
      if (at == gap && !names) break;
    }
    return row;
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  std::size_t past_marks(std::size_t at) const {
    if (is(at, ",") || is(at, ";")) ++at;
    if (is(at, "and") || is(at, "&") || is(at, "with") || is(at, "plus")) ++at;
    return at;
  }

  // Whom a token begins to tell of, past "the builder" and a number of the list; or kNone.
  std::size_t begins_at(std::size_t at) const {
    for (std::size_t lead = 0; lead <= kLeadTokens && at + lead < range_.end; ++lead) {
      const std::size_t m = notes_.mention_at[at + lead];
      if (m == kNone) {
        const Token& token = text_[at + lead];
        const bool number = lead == 0 && token.kind == TokenKind::kNumber && is(at + 1, ")");
        const bool mark =
            lead > 0 && is(at + lead, ")") && text_[at + lead - 1].kind == TokenKind::kNumber;
        const bool word = token.kind == TokenKind::kWord && !token.capital &&
                          notes_.verb_at[at + lead] == kNone &&
                          notes_.time_at[at + lead] == kNone &&
                          !(is_function_word(token.lower) && token.lower != "the" &&
                            token.lower != "a" && token.lower != "an" && token.lower != "also");
        if (number || mark || word) continue;
        return kNone;
      }
      const Mention& who = notes_.mentions[m];
      if (m >= end_ || who.tokens.first != at + lead) return kNone;
      if (lead > 0 && (who.name.empty() || text_.is(at + lead - 1, "the"))) return kNone;
      const bool counted = who.kind == Kind::kAuthority && who.count;
      if (who.kind == Kind::kPronoun || who.kind == Kind::kBody || who.office ||
          (who.possessed && who.name.empty()) || (who.kind == Kind::kAuthority && !counted)) {
        return kNone;
      }
      return m;
    }
    return kNone;
  }

  // What is told of one of them before the next begins.
  std::size_t past_asides(std::size_t at) const {
    const std::size_t first = at;
    while (at < range_.end && at - first < (by_semicolon_ ? kItemTokens : kAsideTokens * 2)) {
      if (is(at, "(")) {
        std::size_t close = at;
        while (close < range_.end && close - at < kAsideTokens * 2 && !is(close, ")")) ++close;
        if (!is(close, ")")) return at;
        at = close + 1;
        continue;
      }
      if (is(at, ";")) return at;
      if (is(at, ",") || is(at, "and") || is(at, "&") || is(at, "with") || is(at, "plus")) {
        if (begins_at(past_marks(at)) != kNone) return at;
        if (!is(at, ",") && !by_semicolon_) return at;
        ++at;
        continue;
      }
      if (is(at, "who") || is(at, "whose") || is(at, "whom") || is(at, "which")) {
        const std::size_t from = at;
        while (at < range_.end && at - from < kClauseTokens && !is(at, ";") && !is(at, ",")) ++at;
        continue;
      }
      if (!by_semicolon_) {
        if (notes_.verb_at[at] != kNone || at - first > kAsideTokens) return at;
        const std::size_t m = notes_.mention_at[at];
        if (m != kNone && notes_.mentions[m].kind != Kind::kPronoun &&
            notes_.mentions[m].kind != Kind::kBody) {
          return at;
        }
      }
      ++at;
    }
    return at;
  }

  const Notes& notes_;
  const Text& text_;
  Range range_;
  std::size_t end_;
  bool by_semicolon_ = false;
};

}  // namespace

std::vector<std::size_t> people_in_row(const Notes& notes, std::size_t at, Range range,
                                       std::size_t end) {
  return Row(notes, range, end).read(at);
}

std::optional<std::uint64_t> people_of_row(const Notes& notes,
                                           const std::vector<std::size_t>& row) {
  std::uint64_t people = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Mention& who = notes.mentions[row[i]];
    if (!who.plural) {
      ++people;
      continue;
    }
    // "two women, A and B", "their daughters A and B": the names of the two.
    std::size_t names = 0;
    while (i + names + 1 < row.size() && !notes.mentions[row[i + names + 1]].name.empty()) ++names;
    const bool counted = who.count && who.count->exact;
    if (!counted && names == 0) return std::nullopt;
    const std::uint64_t size = counted ? who.count->count.least : names;
    people += size;
    // "two women, A and B, C and D": only as many names as there are of them.
    if (!counted || names >= size) i += static_cast<std::size_t>(size);
  }
  return people;
}

}  // namespace reading::english
