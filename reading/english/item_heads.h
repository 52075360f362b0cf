// Of whom a sentence without a subject tells: "Arrested on 3 May in A.", "12 March: moved to B",
// "crossed into C on 8 November".
//
// An item of a list, a line or a paragraph is about the person whose name it begins with. What
// goes on under it, and lines that begin with a day or an act, are about the same person until
// another begins.
#pragma once

#include <vector>

#include "reading/english/notes.h"

namespace reading::english {

class ItemHeads {
 public:
  explicit ItemHeads(const Notes& notes);

  // A mention, or kNone.
  std::size_t of(std::uint32_t sentence) const { return heads_[sentence]; }
  // What stands before a verb: the beginning of its sentence (but for marks, days and places), a
  // mark inside it, or words.
  enum class Opening { kNothing, kMark, kSentence };
  Opening opens(std::size_t verb) const;

 private:
  std::size_t own(std::uint32_t sentence) const;
  std::size_t inherited(std::uint32_t sentence) const;
  std::size_t behind_mark(std::uint32_t sentence) const;

  const Notes& notes_;
  const Text& text_;
  std::vector<std::size_t> heads_;
};

}  // namespace reading::english
