// Groups of a cast: which of them a mention stands for, and when it is a new one.
#include <algorithm>

#include "reading/english/caster.h"

namespace reading::english {

using Kind = Mention::Kind;

constexpr std::size_t kLookBack = 64;  // groups that "the group" may reach

// The group that the text is about: the only one that may be told of again, or the first with a
// number of its own that something happened to.
std::size_t Caster::main_group() const {
  std::size_t only = kNone;
  std::size_t sized = kNone;
  bool several = false;
  for (std::size_t i = 0; i < groups_.size() && i < kLookBack; ++i) {
    const Figure& one = cast_.figures[groups_[i]];
    if (one.loose || one.kin_of != kNone) continue;
    if (only != kNone) several = true;
    only = groups_[i];
    if (one.exact && sized == kNone) sized = groups_[i];
  }
  return several ? sized : only;
}

Caster::Figures Caster::group(std::size_t m) {
  const Mention& who = mention(m);
  if (who.of_them) {
    const std::size_t whole = traces_.last_group(main_group());
    const bool whole_known = whole != kNone && figure(whole).exact &&
                             who.count->count.least <= figure(whole).size->least;
    const bool aside = who.number_alone ? whole_known : whole == kNone || only_known(m);
    if ((!struck(m) && aside) || by_.generic[m]) return {};
    const std::size_t g = make_group(m);
    // "Hundreds fled": more than any group that was counted.
    const bool part = who.count->exact || text_.is(who.tokens.end - 1, "them");
    if (part && !who.number_alone && whole != kNone && whole != g) figure(g).part_of = whole;
    if (figure(g).part_of != kNone && struck(m)) {
      figure(g).member_of = whole;
      figure(g).member_passage = who.tokens;
    }
    figure(g).again = !struck(m) && !who.number_alone;
    return {g};
  }
  if (who.number_alone && !who.definite) {
    if (by_.generic[m]) return {};
    const std::size_t same = who.other ? kNone : same_group(who);
    return {same != kNone ? same : make_group(m)};
  }
  if ((who.noun == "couple" || who.noun == "both") && who.definite) {
    if (auto two = traces_.pair(); !two.empty()) return two;
    if (who.noun == "both") return traces_.as_many(2);
  }
  if (who.other && !who.count) return {};
  if (who.other && !who.definite) {
    const std::size_t whole = membership_.completed_by(m, main_group());
    if (whole != kNone) return {whole};
  }
  if (!who.other) {
    const std::size_t same = same_group(who);
    if (same != kNone) return {same};
  }
  // "The three men": told of one by one before.
  const bool several = who.count && who.count->exact && who.count->count.least > 1;
  if (who.definite && several && !who.other) {
    if (auto people = traces_.as_many(who.count->count.least); !people.empty()) return people;
  }
  if (who.definite && !who.count && who.noun != "people" && !struck(m)) return {};
  // "Of the eleven who were arrested": told of here for the first time.
  const bool first_told = who.count && struck(m) && cast_.figures.empty();
  if (who.definite && who.noun.empty() && several && !first_told) return again(m);
  if (who.definite && (who.noun == "group" || who.noun.empty()) && !first_told) return {};
  if (by_.generic[m] && !who.count) return {};
  if (who.teller && !struck(m)) return {};
  const bool counted = who.count && who.count->exact && who.count->count.least > 1;
  // "a cell for eight people": how many it could be, nobody who is there.
  const bool measure = who.tokens.first > 0 && !struck(m) &&
                       one_of(text_.lower(who.tokens.first - 1), "for", "than");
  const bool roughly = who.count && !who.teller && !measure && who.noun != "others";
  const bool known_later = who.group_word || (counted && !who.teller && !measure) || roughly;
  if (!struck(m) && !known_later) return {};
  return {make_group(m)};
}

// "We know the names of three of them", "four of them are known to us": how many are named.
bool Caster::only_known(std::size_t m) const {
  const Range tokens = mention(m).tokens;
  for (std::size_t at = tokens.end; at < tokens.end + 3; ++at) {
    if (one_of(text_.lower(at), "known", "named", "identified", "follows")) return true;
  }
  for (std::size_t back = 1; back <= 8 && tokens.first >= back; ++back) {
    if (!text_.same_sentence(tokens.first - back, tokens.first)) break;
    if (one_of(text_.lower(tokens.first - back), "know", "knows", "name", "names", "identify",
               "identified", "named", "confirm", "details", "information", "available")) {
      return true;
    }
  }
  return false;
}

// "The nineteen were pushed back", "the other twelve are in the camp": some of whom the text tells
// in other words as well, so nobody is added to them.
Caster::Figures Caster::again(std::size_t m) {
  const std::string& next = text_.lower(mention(m).tokens.end);
  const bool told = struck(m) || one_of(next, "are", "were", "have", "had", "is");
  if (!told || by_.generic[m] || cast_.figures.empty()) return {};
  const std::size_t g = make_group(m);
  figure(g).again = true;
  figure(g).loose = true;
  return {g};
}

std::size_t Caster::make_group(std::size_t m) {
  const Mention& who = mention(m);
  const std::size_t g = make(m, true);
  if (who.count) {
    figure(g).size = who.count->count;
    figure(g).exact = who.count->exact;
  }
  figure(g).loose = !who.group_word && !(who.count && who.count->exact) && !who.definite;
  groups_.push_back(g);
  return g;
}

std::size_t Caster::same_group(const Mention& who) const {
  if (who.count && who.count->exact && who.count->count.least > 1) {
    std::size_t found = kNone;
    const std::size_t from = groups_.size() > kLookBack ? groups_.size() - kLookBack : 0;
    for (std::size_t i = from; i < groups_.size(); ++i) {
      const std::size_t g = groups_[i];
      const Figure& one = cast_.figures[g];
      if (!one.exact || one.size->least != who.count->count.least) continue;
      if (one.sex != Sex::kUnknown && who.sex != Sex::kUnknown && one.sex != who.sex) continue;
      const bool part = one.member_of != kNone && !(who.definite && one.noun == who.noun);
      if (part || one.kin_of != kNone) continue;
      if (found != kNone) return kNone;
      found = g;
    }
    return found;
  }
  if (!who.definite || who.count) return kNone;
  // "the group", "these people", "the students": the only one it can be
  std::size_t found = kNone;
  const std::size_t from = groups_.size() > kLookBack ? groups_.size() - kLookBack : 0;
  for (std::size_t i = from; i < groups_.size(); ++i) {
    const Figure& one = cast_.figures[groups_[i]];
    const bool general = one_of(who.noun, "group", "people", "person", "individual", "detainee",
                                "prisoner", "victim", "refugee");
    if (one.loose && one.noun != who.noun) continue;
    if (!general && one.noun != who.noun) continue;
    // "Nine people, three women and six men ... The women": a part, by its own noun only.
    const bool part = one.member_of != kNone || one.part_of != kNone;
    if (part && (general || one.noun != who.noun)) continue;
    if (found != kNone) return kNone;
    found = groups_[i];
  }
  return found;
}

}  // namespace reading::english
