#include "reading/english/agents.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::uint32_t kSentencesBack = 4;
constexpr std::size_t kMentionsBack = 16;
constexpr std::size_t kWordsMax = 6;

bool looks_armed(std::string_view word) {
  return one_of(word, "masked", "armed", "hooded", "uniformed", "plainclothes", "plain-clothes",
                "gunmen", "balaclavas", "camouflage", "unidentified");
}

}  // namespace

bool Agents::has_power(std::size_t m) const {
  const Mention& who = notes_.mentions[m];
  if (who.kind == Mention::Kind::kAuthority) return true;
  if (who.kind == Mention::Kind::kPronoun || who.kind == Mention::Kind::kNamed) return false;
  const Range words = words_of(m);
  for (std::size_t at = words.first; at < words.end; ++at) {
    const std::string& word = text_.lower(at);
    if (looks_armed(word) || one_of(word, "uniform", "uniforms", "masks", "rifles", "guns"))
      return true;
  }
  return false;
}

std::size_t Agents::meant(std::size_t m) const {
  const Mention& they = notes_.mentions[m];
  if (they.kind != Mention::Kind::kPronoun || they.noun != "they") return m;
  const std::uint32_t now = text_[they.tokens.first].sentence;
  const std::uint32_t paragraph = text_.sentences()[now].paragraph;
  for (std::size_t back = 1; back <= kMentionsBack && back <= m; ++back) {
    const std::uint32_t sentence = text_[notes_.mentions[m - back].tokens.first].sentence;
    if (sentence + kSentencesBack < now || text_.sentences()[sentence].paragraph != paragraph)
      return m;
    const Mention& who = notes_.mentions[m - back];
    const bool tells = who.tokens.end < text_.size() &&
                       one_of(text_.lower(who.tokens.end), "said", "says", "told", "denied");
    if (!tells && has_power(m - back)) return m - back;
  }
  return m;
}

Range Agents::words_behind(std::size_t by, std::size_t end) const {
  // "by the account of", "by order of": no hands.
  for (std::size_t at = by + 1; at < end && at <= by + 3; ++at) {
    if (one_of(text_.lower(at), "account", "count", "order", "orders", "request", "name", "law",
               "words", "decision", "way", "means", "telephone", "phone")) {
      return {};
    }
  }
  bool people = false;
  std::size_t at = by + 1;
  for (; at < end && at <= by + kWordsMax; ++at) {
    const std::string& word = text_.lower(at);
    if (text_[at].kind == TokenKind::kMark || notes_.time_at[at] != kNone ||
        notes_.verb_at[at] != kNone || notes_.place_at[at] != kNone) {
      break;
    }
    if (people && is_preposition(word) && word != "of") break;
    people = people || person_noun(word) != nullptr || body(word) == Body::kAuthority ||
             one_of(word, "men", "persons", "people", "branch", "unit", "squad");
  }
  return people ? Range{by + 1, at} : Range{};
}

Range Agents::words_of(std::size_t m) const {
  Range words = notes_.mentions[m].tokens;
  const std::uint32_t sentence = text_[words.first].sentence;
  const std::size_t begin = text_.sentences()[sentence].tokens.first;
  const std::size_t end = text_.sentences()[sentence].tokens.end;
  while (words.first > begin &&
         (looks_armed(text_.lower(words.first - 1)) ||
          one_of(text_.lower(words.first - 1), "unknown", "local", "riot", "plain"))) {
    --words.first;
  }
  // "members of the militia", "men in black masks", "men in the uniform of the guard"
  for (std::size_t steps = 0; steps < 2 && words.end + 1 < end; ++steps) {
    const std::size_t lead = words.end;
    if (!one_of(text_.lower(lead), "of", "in", "from", "with")) break;
    if (notes_.place_at[lead] != kNone || notes_.place_at[lead + 1] != kNone ||
        notes_.time_at[lead] != kNone || notes_.time_at[lead + 1] != kNone) {
      break;
    }
    std::size_t at = lead + 1;
    bool worn = false;
    bool body_word = false;
    for (; at < end && at <= lead + kWordsMax; ++at) {
      const std::string& word = text_.lower(at);
      if (text_[at].kind != TokenKind::kWord && word != "-") break;
      if (notes_.time_at[at] != kNone || notes_.verb_at[at] != kNone) break;
      if (at > lead + 1 && (is_preposition(word) || one_of(word, "and", "who", "came", "took")))
        break;
      worn = worn || one_of(word, "uniform", "uniforms", "mask", "masks", "clothes", "clothing",
                            "balaclavas", "camouflage", "plainclothes", "helmets", "black");
      body_word = body_word || body(word) != Body::kNone || text_[at].capital;
      if (worn && !one_of(word, "black", "plain", "military", "civilian", "police")) {
        ++at;
        break;
      }
    }
    const bool fits = text_.is(lead, "in") || text_.is(lead, "with") ? worn : body_word;
    if (!fits) break;
    words.end = at;
  }
  return words;
}

}  // namespace reading::english
