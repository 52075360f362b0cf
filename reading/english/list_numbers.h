// Whom "Nos. 1 and 2" stand for: the people who head the items of the last numbered list.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "reading/text.h"

namespace reading::english {

class ListNumbers {
 public:
  explicit ListNumbers(const Text& text) : text_(text) {}

  // A sentence begins: an item of number one begins another list.
  void open(const Sentence& sentence);
  // The first mention of the sentence stands for this figure.
  void heads(std::size_t figure);
  // Nobody unless each of them is known.
  std::vector<std::size_t> figures(const std::vector<std::uint64_t>& numbers) const;

 private:
  const Text& text_;
  std::uint64_t now_ = 0;  // the number of the item that is being read; 0: none
  std::unordered_map<std::uint64_t, std::size_t> figures_;
};

}  // namespace reading::english
