// Reads a text for its cast: sentence by sentence, mention by mention, what each stands for. Used
// by cast.cpp alone, its parts stand in cast_people.cpp and cast_groups.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/english/cast.h"
#include "reading/english/cast_names.h"
#include "reading/english/list_numbers.h"
#include "reading/english/membership.h"
#include "reading/english/struck.h"
#include "reading/english/traces.h"

namespace reading::english {

class Caster {
 public:
  Caster(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events);
  Cast run();

 private:
  using Figures = std::vector<std::size_t>;

  const Mention& mention(std::size_t m) const { return notes_.mentions[m]; }
  Figure& figure(std::size_t f) { return cast_.figures[f]; }

  bool struck(std::size_t m) const { return by_.struck[m]; }
  void read(std::size_t s, std::size_t begin, std::size_t end);
  void struck_together(std::size_t s);
  Figures resolve(std::size_t m);

  // People with a name and people without one.
  Figures named(std::size_t m);
  bool names_teller(std::size_t m) const;
  void bear(std::size_t f, const Mention& who, const std::vector<std::string>& words);
  Range name_in(Range words) const;
  bool listed_here(std::size_t m) const;
  void learn(std::size_t f, const Mention& who);
  std::size_t make(std::size_t m, bool group);
  Figures single(std::size_t m);
  Figures said_to_be(std::size_t m);
  std::size_t member_named(std::size_t m) const;
  bool includes_before(std::size_t m) const;
  std::size_t told_before(const Mention& who);

  // Groups.
  std::size_t main_group() const;
  Figures group(std::size_t m);
  bool only_known(std::size_t m) const;
  Figures again(std::size_t m);
  std::size_t make_group(std::size_t m);
  std::size_t same_group(const Mention& who) const;

  // Relatives, tellers and pronouns.
  Figures owners_of(std::size_t m);
  Figures kin(std::size_t m);
  std::size_t part() const;
  std::size_t speaker();
  std::size_t speakers(std::size_t m);
  bool asks_for(std::size_t f, std::size_t pronoun) const;
  Figures pronoun(std::size_t m);

  const Notes& notes_;
  const Text& text_;
  const Frame& frame_;
  const std::vector<EventMention>& events_;
  std::size_t next_event_ = 0;
  Cast cast_;
  Struck by_;
  std::vector<bool> labels_;  // "A. Example:" before what A says
  Traces traces_;
  Membership membership_;
  ListNumbers numbers_;
  CastNames names_;
  std::uint32_t paragraph_ = 0;
  bool paragraph_opens_ = true;
  bool ambiguous_ = false;
  std::size_t sentence_ = 0;
  std::unordered_map<std::size_t, std::size_t> speakers_;  // by part of the document
  std::unordered_map<std::size_t, std::size_t> tellers_;   // "we", in the same way
  std::vector<std::size_t> groups_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> kin_by_owner_;
};

}  // namespace reading::english
