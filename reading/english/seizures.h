// What "took" and "released" tell where they might tell of something else: "took him from his home
// on 3 May" is an arrest, "took him home" and "taken from his cell" are none; "released from
// hospital" sets nobody free.
#pragma once

#include "reading/english/clause.h"
#include "reading/english/notes.h"

namespace reading::english {

class Seizures {
 public:
  Seizures(const Notes& notes, Range sentence)
      : notes_(&notes), text_(&notes.text), range_(sentence), clause_(notes, sentence) {}

  // `args`: the token behind the verb and its object. `stop`: where the next clause begins.
  // `agent`: the mention of who did it, or kNone.
  bool seized(const VerbGroup& verb, std::size_t args, std::size_t stop, std::size_t agent) const;
  bool from_no_custody(std::size_t args) const;

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_->is(at, word);
  }
  bool in_vehicle(std::size_t args) const;
  bool under_arms(std::size_t agent, std::size_t args) const;
  bool in_that_way(std::size_t at) const;
  bool with_somebody(std::size_t at) const;

  const Notes* notes_;
  const Text* text_;
  Range range_;
  Clause clause_;
};

}  // namespace reading::english
