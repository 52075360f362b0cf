// What an infinitive tells: "was forced to flee" has happened, "intends to deport him" is planned
// by those who can do it, "wants to leave" is neither.
#pragma once

#include "reading/english/clause.h"
#include "reading/english/notes.h"

namespace reading::english {

class Infinitives {
 public:
  Infinitives(const Notes& notes, Range sentence)
      : text_(&notes.text), range_(sentence), clause_(notes, sentence) {}

  // The word that says that it happened, or kNone.
  std::size_t implied(const VerbGroup& verb) const;
  bool intended(const VerbGroup& verb) const;

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_->is(at, word);
  }

  const Text* text_;
  Range range_;
  Clause clause_;
};

}  // namespace reading::english
