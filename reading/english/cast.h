// Who is who in one English text: the people and groups that its mentions stand for.
//
// A name told again is the same person if it is the same, or a part of just one name known so far.
// A pronoun stands for somebody only where one person can be meant; else it stands for nobody and
// nothing is claimed. A group of a stated number is told of again by that number, by "the group",
// or by "they" where no other group and nobody else stands between. Who belongs to a group must
// be said: "the group includes A", "another member of the group is A", "three students, A, B and
// C", a list under a group. Relatives, those who tell, sign, decide or are written to do not
// belong to it unless it is said of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/value.h"
#include "reading/english/events.h"
#include "reading/english/frame.h"
#include "reading/english/notes.h"

namespace reading::english {

struct Figure {  // a person or a group
  bool group = false;
  bool speaker = false;  // "I": who writes
  bool dead = false;     // told of as killed, executed or dead
  bool child = false;
  bool aide = false;  // "his lawyer": less likely meant by "he" than whose lawyer it is
  bool office = false;
  bool scribe = false;  // "notes taken by A": never meant by "he"
  Sex sex = Sex::kUnknown;
  std::string name;                     // as first written in full; empty: unnamed
  std::vector<std::string> name_words;  // lower case
  std::string noun;
  std::string label;
  std::optional<model::Count> size;  // of a group
  bool exact = false;
  bool listed = false;  // those of a list, where nobody says how many they are
  bool again = false;   // "the nineteen": people told of before in other words, or a part of them
  bool loose = false;   // a bare plural, "hundreds": never told of again by "the group"
  std::size_t first_mention = kNone;
  std::size_t kin_of = kNone;  // of which figure it is a relative
  std::string relation;
  std::size_t part_of = kNone;  // of a group, whether anybody says so or not
  std::size_t member_of = kNone;
  Range member_passage;
  std::size_t unnamed_of = kNone;  // "one of them"
};

struct Cast {
  std::vector<Figure> figures;
  // For each mention the figures it stands for; empty: nobody for sure.
  std::vector<std::vector<std::size_t>> of_mention;
  struct NamedCount {
    std::size_t group;
    model::Count count;
    Range passage;
  };
  std::vector<NamedCount> named_counts;
  std::size_t main_group = kNone;  // the group that the text is about
};

Cast find_cast(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events);

}  // namespace reading::english
