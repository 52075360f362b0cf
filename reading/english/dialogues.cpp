#include "reading/english/dialogues.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace reading::english {
namespace {

constexpr std::size_t kStampTokens = 14;  // "[27/03/2024, 07:12:33]"

// The mention that labels a line, or kNone; whether a time stands before it.
std::size_t label_of(const Notes& notes, const Sentence& line, bool& stamped) {
  if (line.list_item || line.row) return kNone;
  std::size_t at = line.tokens.first;
  const std::size_t stop = std::min(line.tokens.end, at + kStampTokens);
  stamped = false;
  while (at < stop && notes.mention_at[at] == kNone) {
    const Token& token = notes.text[at];
    if (token.kind == TokenKind::kWord && notes.time_at[at] == kNone) return kNone;
    stamped = stamped || token.kind == TokenKind::kNumber || notes.time_at[at] != kNone;
    ++at;
  }
  if (at == stop) return kNone;
  const std::size_t m = notes.mention_at[at];
  const Mention& who = notes.mentions[m];
  return who.kind == Mention::Kind::kNamed && notes.text.is(who.tokens.end, ":") ? m : kNone;
}

}  // namespace

std::vector<bool> speaker_labels(const Notes& notes) {
  std::vector<bool> labels(notes.mentions.size(), false);
  std::unordered_map<std::string, std::vector<std::size_t>> by_name;
  for (const Sentence& line : notes.text.sentences()) {
    bool stamped = false;
    const std::size_t m = label_of(notes, line, stamped);
    if (m == kNone) continue;
    labels[m] = stamped;
    by_name[notes.text.words(notes.mentions[m].name)].push_back(m);
  }
  for (const auto& [name, mentions] : by_name) {
    for (const std::size_t m : mentions) labels[m] = labels[m] || mentions.size() > 1;
  }
  return labels;
}

}  // namespace reading::english
