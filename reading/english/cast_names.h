// The names that a text has told so far, and whose they are.
//
// A name told again is the same person if it is the same, or a part of just one name known so far
// ("Rustam Orun ... Mr Orun"), or has just one of them as its part ("Robel ... Robel Kidane").
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "reading/english/cast.h"

namespace reading::english {

class CastNames {
 public:
  explicit CastNames(const Cast& cast) : cast_(cast) {}

  static constexpr std::size_t kSeveral = kNone - 1;

  // In lower case, without "'s".
  static std::vector<std::string> words_of(const Text& text, Range name);
  void add(std::size_t figure, const std::vector<std::string>& words);
  // Another name of a figure, in whole.
  void add_alias(std::size_t figure, const std::vector<std::string>& words);
  // The one figure whose name is this, or has all of its words; kSeveral: for sure none.
  std::size_t known(const std::vector<std::string>& words) const;
  // "my cousin Robel" and then "Robel Kidane": the one figure whose name is a part of this.
  std::size_t known_by_part(const std::vector<std::string>& words, Sex sex) const;

 private:
  const Cast& cast_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
};

}  // namespace reading::english
