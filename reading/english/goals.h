// Whether a verb that needs a place has one, and where those it moves are taken.
//
// "Taken to hospital" and "sent to a foster family in A" lead somewhere though "to" stands before
// no name; "handed over to the Chadian army" leads to another country; "left the prison of A" is a
// release.
#pragma once

#include "reading/english/clause.h"
#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// Whether only small words stand from one token to another: "left [the prison of] A".
bool stands_beside(const Text& text, std::size_t from, std::size_t to);

class Goals {
 public:
  // `of_returns`: the text speaks of deportations.
  Goals(const Notes& notes, Range sentence, bool of_returns)
      : notes_(&notes),
        text_(&notes.text),
        range_(sentence),
        clause_(notes, sentence),
        of_returns_(of_returns) {}
  static bool speaks_of_returns(const Notes& notes);

  static bool needs_place(const VerbGroup& verb);
  // `args`: the token behind the verb and its object. Sets the goals of the event.
  bool has_place(EventMention& event, const VerbGroup& verb, std::size_t args) const;
  // The kind that the words around a verb make of it.
  void refine_kind(EventMention& event, const VerbGroup& verb) const;

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_->is(at, word);
  }
  std::size_t unnamed(std::size_t args) const;
  bool to_another_country(const EventMention& event) const;

  const Notes* notes_;
  const Text* text_;
  Range range_;
  Clause clause_;
  bool of_returns_;
};

}  // namespace reading::english
