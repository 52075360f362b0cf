// Proposals of who is who: which subjects of different reports may be one.
//
// The machine proposes, a member decides. A proposal says how strong it is and why, in words that
// can be shown beside it; it never joins two subjects of one report, and never two that a member
// called different. What is likely or strong makes up the provisional view (linking/identities.h);
// what is only possible is a question to a member and joins nothing.
//
// Thin on purpose as yet: names in one script, sizes of groups, kinds of events with their times
// and places, unnamed members counted off one against one, relatives. No weights are learned. A
// pure function of the case: the same case gives the same proposals in the same order.
//
// Cost: subjects that share a word of a name, a member, a victim or a relay are compared pair by
// pair, each with the kComparedMax of them that were met last before it, so that time grows with
// the case and not with its square. What is told of one person in more reports than that still
// comes together, each with those before; a form of a name that only much older reports have may
// be missed. Clusters are checked by their first kClusterCheckedMax members.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/case.h"

namespace linking {

enum class Strength {
  kPossible = 1,  // worth asking
  kLikely = 2,    // one good reason, nothing against it
  kStrong = 3,    // several
};

inline constexpr std::size_t kComparedMax = 12;
inline constexpr std::size_t kClusterCheckedMax = 24;

struct Proposal {
  model::SubjectId one;  // the one that was met first
  model::SubjectId other;
  Strength strength = Strength::kPossible;
  std::vector<std::string> reasons;  // "the same name", "both groups are of 6"
};

// Is the gazetteer's node `inner` inside `outer`, or the same?
using Contains = std::function<bool(std::string_view outer, std::string_view inner)>;

// The strongest first, then as they were met. Subjects whose claims were all rejected take no part.
std::vector<Proposal> propose(const model::Case& folded, const Contains& contains);

}  // namespace linking
