// What the sentences of one paragraph left for the next ones to lean on: the people and groups
// that a pronoun, "his mother" or "the others" may stand for.
//
// A pronoun stands for somebody only where one person can be meant, and never for one of the dead.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/english/cast.h"
#include "reading/english/notes.h"

namespace reading::english {

class Traces {
 public:
  // Works on the figures of `cast`, and learns the sex of one that a pronoun tells.
  Traces(const Notes& notes, Cast& cast) : notes_(notes), text_(notes.text), cast_(cast) {}

  void open_paragraph();
  // What comes next was written by somebody else.
  void forget();
  void open_sentence();
  // A mention stands for these figures; `kills`: it is told of as dead.
  void note(std::size_t mention, bool kills);
  // A name of which nobody knows whether it is a person's.
  void note_stranger() { traces_.back().strangers = true; }
  // The mentions [begin, end) of a sentence, once they are noted: who stands together.
  void join(std::size_t begin, std::size_t end);

  // The figures that one event of this sentence struck: "they" are all of them.
  void stand_together(std::vector<std::size_t> figures);

  // The only group of the nearest sentence that has one, else `main_group`.
  std::size_t last_group(std::size_t main_group) const;
  std::vector<std::size_t> person_meant(Sex sex, bool of_before = false);
  // Whom a pronoun stands for, where "A told her sister that she" or "his brother thinks he" stands
  // before it, or "he told us that A" goes on with a name.
  std::vector<std::size_t> pronoun_meant(std::size_t pronoun, bool of_before);
  // Whom "they" stands for; `main_group` if nobody was told of since.
  std::vector<std::size_t> they(std::size_t main_group) const;
  // Whether somebody else of this sex was told of not long before.
  bool anybody_else(Sex sex, std::size_t than) const;
  // "The three": as many people as stood together last.
  std::vector<std::size_t> as_many(std::uint64_t people) const;
  // "The couple": the two people who stood together last, if they were two.
  std::vector<std::size_t> pair() const;
  // The one person the nearest sentence is about who is nobody's relative.
  std::vector<std::size_t> topic() const;
  // Whether the text has told of the death of somebody of this sex not long before.
  bool tells_of_dead(Sex sex) const;

 private:
  struct Trace {
    std::vector<std::size_t> people;  // in the order of the text
    std::vector<std::size_t> groups;
    std::vector<std::vector<std::size_t>> joined;  // "A and B", "A with B"
    std::vector<std::size_t> struck;               // together, groups too
    std::size_t lead = kNone;                      // whom it speaks of first
    bool strangers = false;
  };

  const Mention& mention(std::size_t m) const { return notes_.mentions[m]; }
  Figure& figure(std::size_t f) { return cast_.figures[f]; }
  std::optional<std::vector<std::size_t>> meant_in(const Trace& trace, Sex sex, bool now,
                                                   bool of_before = false);
  std::size_t named_by_teller(std::size_t pronoun) const;
  void note_owner(std::size_t mention);
  static bool in_joint(const Trace& trace, std::size_t f);

  bool fits(std::size_t f, Sex sex) const {
    return cast_.figures[f].sex == sex || cast_.figures[f].sex == Sex::kUnknown;
  }

  const Notes& notes_;
  const Text& text_;
  Cast& cast_;
  std::size_t passed_over_ = kNone;  // whom a pronoun does not mean
  std::vector<Trace> traces_;
  std::vector<Trace> before_;  // of the paragraph before
};

}  // namespace reading::english
