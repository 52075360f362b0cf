// Who belongs to a group: only those of whom the text says so.
//
// "The group includes A", "another member of the group is A", "three students, A, B and C", a list
// under a group. Relatives, those who tell, sign, decide or are written to do not belong to it
// unless it is said of them.
#pragma once

#include <cstdint>
#include <optional>

#include "reading/english/cast.h"
#include "reading/english/notes.h"

namespace reading::english {

class Membership {
 public:
  Membership(const Notes& notes, Cast& cast) : notes_(notes), text_(notes.text), cast_(cast) {}

  // Sentence `s` with its mentions [begin, end), which stand for figures already. `main_group`:
  // the group that the text is about. Sentences are read in their order.
  void read(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group,
            bool opens_paragraph);
  // Whether names at the head of what comes next belong to a group.
  bool list_is_open() const { return listing_.has_value(); }

 private:
  struct Listing {
    std::size_t group;
    std::optional<std::uint64_t> expected;
    std::uint64_t found;
    bool begun;
    std::size_t misses;
    bool fresh;  // the next sentence may name the first
  };

  const Mention& mention(std::size_t m) const { return notes_.mentions[m]; }
  Figure& figure(std::size_t f) { return cast_.figures[f]; }
  void belong(std::size_t f, std::size_t group, Range passage);
  bool may_belong(std::size_t m) const;
  void members(std::size_t s, std::size_t begin, std::size_t end);
  bool colon_after(std::size_t at, Range range) const;
  bool joins_verb(std::size_t at) const;
  bool copula_between(std::size_t from, std::size_t to) const;
  bool copula_just_before(std::size_t at) const;
  std::size_t past_telling(std::size_t at) const;
  std::size_t comma_after(std::size_t at, Range range) const;
  void after_group(std::size_t m, std::size_t whole, Range range, std::size_t mentions_end);
  void listing(std::size_t s, std::size_t begin, std::size_t end);
  void named_here(std::size_t begin, std::size_t end, Range range);
  void promise(std::size_t begin, std::size_t end);
  bool near_start(std::size_t m, const Sentence& sentence) const;
  bool ends_with_colon(const Sentence& sentence) const;
  std::size_t group_in(std::size_t begin, std::size_t end) const;

  const Notes& notes_;
  const Text& text_;
  Cast& cast_;
  std::optional<Listing> listing_;
  std::size_t main_group_ = kNone;
  bool opens_paragraph_ = false;
};

}  // namespace reading::english
