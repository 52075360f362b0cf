// Who belongs to a group: only those of whom the text says so.
//
// "The group includes A", "another member of the group is A", "three students, A, B and C", "among
// them was A", "one of them, A,", a list under a group or behind a colon, "A, his wife and their
// two children" beside "a family of four". Relatives, those who tell, sign, decide or are written
// to do not belong to it unless it is said of them; a list whose heading is of lawyers or witnesses
// is of no group, and no list gives a group more members than it has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "reading/english/cast.h"
#include "reading/english/notes.h"

namespace reading::english {

class Membership {
 public:
  Membership(const Notes& notes, Cast& cast) : notes_(notes), text_(notes.text), cast_(cast) {}

  // Of each sentence, in their order: `open` before its mentions [begin, end) stand for figures,
  // `read` once they do. `main_group`: the group that the text is about; `last_group`: the one
  // that was told of last.
  void open(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group,
            std::size_t last_group);
  void read(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group,
            bool opens_paragraph);
  // Once all is read: lists of which nothing said so far whose they are.
  void close();
  // Whether names at the head of what comes next belong to a group.
  bool list_is_open() const { return listing_.has_value(); }
  // Whether this sentence is a line of a list of people, each headed by one of them.
  bool on_a_line() const { return run_left_ > 0; }
  // Whether a mention stands in a row that a colon, a bracket or "are" sets behind a group.
  bool in_a_row(std::size_t m) const {
    return std::ranges::find(row_, m) != row_.end() ||
           std::ranges::find(named_row_, m) != named_row_.end();
  }
  // Whether the words before a name pick somebody out of a group: "one of them, A", "the youngest
  // is A".
  bool picked_out(std::size_t m) const;
  // Those whom this sentence told as a household, with the group that they are: "they" are these.
  const std::vector<std::size_t>& housed() const { return housed_; }
  // "A and three others" where four were told of: the group, else kNone.
  std::size_t completed_by(std::size_t others, std::size_t group) const;

 private:
  struct Listing {
    std::size_t group;
    std::optional<std::uint64_t> expected;
    std::uint64_t found;
    bool begun;
    std::size_t misses;
    bool fresh;  // the next sentence may name the first
  };

  struct Run {  // lines of a list of people: sentences [first, end)
    std::size_t first;
    std::size_t end;
    bool known;  // whose it is
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
  void named_here(std::size_t end, Range range);
  bool take_row(const std::vector<std::size_t>& row, std::size_t group);
  bool row_of_names(std::size_t begin, std::size_t end, Range range);
  void promise(std::size_t begin, std::size_t end);
  bool near_start(std::size_t m, const Sentence& sentence) const;
  bool ends_with_colon(const Sentence& sentence) const;
  std::size_t group_in(std::size_t begin, std::size_t end) const;
  bool person_line(std::size_t s, std::size_t& mention) const;
  bool about_outsiders(Range words) const;
  std::size_t listed_as_group(const Sentence& heading);
  void take_all(const std::vector<std::size_t>& chain, std::size_t group, Range from);
  void rows(std::size_t begin, std::size_t end, Range range);
  void names_behind_colons(std::size_t end, Range range);
  void said_rows(std::size_t begin, std::size_t end, Range range);
  bool speaks_of_people(Range words) const;
  void names_of_last(std::size_t at, Range range, std::size_t end);
  void lines(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group);
  void among_them(std::size_t begin, std::size_t end, Range range);
  void picked(std::size_t begin, std::size_t end);
  void household(std::size_t begin, std::size_t end, Range range);

  const Notes& notes_;
  const Text& text_;
  Cast& cast_;
  std::optional<Listing> listing_;
  std::size_t main_group_ = kNone;
  std::size_t last_group_ = kNone;
  std::vector<std::size_t> row_;        // mentions of this sentence that make up a group
  std::vector<std::size_t> row_whole_;  // for each the mention of the group
  std::vector<std::size_t> said_row_;   // behind a colon that speaks of people
  std::vector<std::size_t> named_row_;  // names behind a colon, of no group perhaps
  std::vector<std::size_t> housed_;
  std::size_t before_begin_ = 0;  // the mentions of the sentence before
  std::size_t before_end_ = 0;
  std::size_t run_left_ = 0;       // lines of a list of people that are still to be read
  std::size_t run_group_ = kNone;  // whose list it is, where that is known
  std::vector<Run> runs_;
  bool opens_paragraph_ = false;
};

}  // namespace reading::english
