// By whom: who did an act, and the words that say how they were seen.
//
// "Four men in black masks", "hooded men of the FAES", "members of the local militia". "They" who
// arrest or beat are those with power or arms that the sentences before tell of.
#pragma once

#include "reading/english/notes.h"

namespace reading::english {

class Agents {
 public:
  explicit Agents(const Notes& notes) : notes_(notes), text_(notes.text) {}

  // Those in power or under arms.
  bool has_power(std::size_t mention) const;
  // Whom "they" stands for as those who do it, or the mention itself.
  std::size_t meant(std::size_t mention) const;
  // The words from "by" on where no mention begins: "by masked persons"; empty if they name nobody.
  Range words_behind(std::size_t by, std::size_t end) const;
  // All the words that tell of a mention as one who does it.
  Range words_of(std::size_t mention) const;

 private:
  const Notes& notes_;
  const Text& text_;
};

}  // namespace reading::english
