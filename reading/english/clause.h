// Who stands where in a clause: the head of it left of a verb, and what "and" joins with a mention.
#pragma once

#include <vector>

#include "reading/english/notes.h"

namespace reading::english {

struct Subject {
  std::size_t mention = kNone;
  bool relative = false;  // "who was arrested": the clause takes for granted what it tells
};

// "an officer was arrested": one of those in power, and no more than one.
bool one_of_authority(const Text& text, const Mention& who);

class Clause {
 public:
  Clause(const Notes& notes, Range sentence)
      : notes_(&notes), text_(&notes.text), range_(sentence) {}

  // Walks left from the verb over times, places, asides and clauses to the head of the clause.
  Subject subject_of(std::size_t verb) const;
  // "A, B and C": all mentions joined with this one, leftwards and rightwards.
  std::vector<std::size_t> coordinated(std::size_t mention) const;
  std::vector<std::size_t> joined_after(std::size_t mention) const;
  // The mention that holds a token of this sentence.
  std::size_t mention_at(std::size_t at) const {
    return at < range_.end ? notes_->mention_at[at] : kNone;
  }
  bool person(std::size_t mention) const;
  bool may_be_struck(std::size_t mention) const;

  // "A, the women's rights defender detained since May": of whom the participle tells, or kNone.
  std::size_t described_until(std::size_t verb) const;
  // "No person of that name", "none of them", "nobody".
  bool nobody_of(std::size_t mention) const;
  // "must not have him executed": the verb before the object rules, no clause of its own.
  bool caused(std::size_t mention) const;
  // "A guard at the prison of A said that they had been brought there": the one place of the
  // sentence before the verb, or kNone.
  std::size_t place_before(std::size_t verb) const;

  // "was taken to A and on 2 September transferred to B": the "and", "then" or comma that joins a
  // verb with the one before it, over times, places and adverbs; kNone if somebody stands between.
  std::size_t joint_before(std::size_t verb) const;
  // The "who" whose clause a verb stands in, close before it, or kNone.
  std::size_t relative_before(std::size_t verb) const;

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_->is(at, word);
  }
  bool heads_item(std::size_t colon) const;
  Subject subject_across_and(std::size_t verb) const;
  std::size_t aside_before(std::size_t mention) const;
  std::size_t described_before(std::size_t comma, bool relative) const;
  std::size_t aside_of_participle(std::size_t at) const;
  std::size_t behind_possessive(std::size_t first) const;
  std::size_t described_in_row(std::size_t comma) const;
  std::size_t skip_preposition(std::size_t first, std::size_t floor) const;

  const Notes* notes_;
  const Text* text_;
  Range range_;
};

}  // namespace reading::english
