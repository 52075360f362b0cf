#include "reading/english/list_numbers.h"

#include "reading/english/numbers.h"

namespace reading::english {

void ListNumbers::open(const Sentence& sentence) {
  now_ = 0;
  if (!sentence.list_item) return;
  const Token& first = text_[sentence.tokens.first];
  if (first.kind != TokenKind::kNumber || first.lower.size() > 3) return;
  const auto number = number_at(text_, sentence.tokens.first);
  if (!number) return;
  now_ = number->value;
  if (now_ == 1) figures_.clear();
}

void ListNumbers::heads(std::size_t figure) {
  if (now_ != 0) figures_.emplace(now_, figure);
}

std::vector<std::size_t> ListNumbers::figures(const std::vector<std::uint64_t>& numbers) const {
  std::vector<std::size_t> all;
  for (const std::uint64_t number : numbers) {
    const auto found = figures_.find(number);
    if (found == figures_.end()) return {};
    all.push_back(found->second);
  }
  return all;
}

}  // namespace reading::english
