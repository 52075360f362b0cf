#include "reading/english/origins.h"

#include <algorithm>

#include "base/limits.h"

namespace reading::english {
namespace {

constexpr std::size_t kNamedTogetherMax = 3;
constexpr std::size_t kReachMax = 120;  // tokens from what is told to whoever tells it

bool stands_for_others(std::string_view word) {
  return one_of(word, "he", "she", "they", "him", "her", "them", "his", "their");
}

// The mention of this sentence that has these words, or who speaks in it.
std::size_t mention_of(const Notes& notes, std::size_t told_at, const std::string& words) {
  const std::uint32_t sentence = notes.text[told_at].sentence;
  const Range range = notes.text.sentences()[sentence].tokens;
  const std::size_t reach = told_at > kReachMax ? told_at - kReachMax : 0;
  const std::size_t end = std::min(range.end, told_at + kReachMax);
  for (std::size_t at = std::max(range.first, reach); at < end; ++at) {
    const std::size_t m = notes.mention_at[at];
    const bool first = m != kNone && notes.mentions[m].tokens.first == at;
    if (first && notes.text.words(notes.mentions[m].tokens) == words) return m;
  }
  return notes.speaker_of[sentence];
}

// Whether the same pronoun stands for nobody else in the sentence.
bool one_meaning(const Notes& notes, const Cast& cast, std::size_t m) {
  const std::size_t first = notes.mentions[m].tokens.first;
  const std::size_t stop = std::min(notes.mentions.size(), m + kReachMax);
  for (std::size_t other = m + 1; other < stop; ++other) {
    const Mention& who = notes.mentions[other];
    if (!notes.text.same_sentence(first, who.tokens.first)) break;
    if (who.noun == notes.mentions[m].noun && who.kind == notes.mentions[m].kind &&
        cast.of_mention[other] != cast.of_mention[m] &&
        notes.text.words(who.tokens) == notes.text.words(notes.mentions[m].tokens)) {
      return false;
    }
  }
  return true;
}

std::string name_of(const Figure& figure) {
  const bool relative = figure.name.empty() && figure.kin_of != kNone && !figure.group;
  return relative ? "the " + figure.label : figure.label;
}

}  // namespace

model::Origin known_origin(const Notes& notes, const Cast& cast, std::size_t told_at,
                           const model::Origin& told) {
  if (told.kind != model::Origin::Kind::kNamed) return told;
  const std::size_t m = mention_of(notes, told_at, told.words);
  if (m == kNone) return told;
  const Mention& who = notes.mentions[m];
  // "his lawyer, Ana Example" says who it is.
  const bool bare = who.name.empty() &&
                    (who.kind == Mention::Kind::kPronoun || who.kind == Mention::Kind::kKin);
  const bool pronoun = stands_for_others(notes.text.lower(who.tokens.first));
  if (!bare || !pronoun || notes.text.words(who.tokens) != told.words) return told;
  model::Origin origin = told;
  const auto& figures = cast.of_mention[m];
  if (!figures.empty() && one_meaning(notes, cast, m) && figures.size() <= kNamedTogetherMax) {
    std::string names;
    for (const std::size_t f : figures) {
      const std::string name = name_of(cast.figures[f]);
      if (name.empty()) return told;
      names += (names.empty() ? "" : ", ") + name;
    }
    if (names.size() > base::kLabelBytesMax) return told;
    origin.words = std::move(names);
    return origin;
  }
  origin.kind = model::Origin::Kind::kUnnamed;
  origin.words = who.kind == Mention::Kind::kKin && !who.plural && !who.noun.empty()
                     ? "the " + who.noun + " of somebody not named"
                 : who.plural ? "people who are not named"
                              : "somebody who is not named";
  return origin;
}

}  // namespace reading::english
