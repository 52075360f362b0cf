// Identities: which subjects are one, as members decided, and for the provisional view as proposed.
//
// The newest decision of members on a pair stands. "Same" joins, "different" keeps apart for good,
// also whatever is joined to either; "unsure" only takes a proposal on that pair away. Where
// decisions clash (A is B, B is C, A is not C), the older "same" stands, the newer is left out and
// listed in clashes(): a member has to look. Proposals come after all decisions, the strongest
// first, and join only where no "different" and no two subjects of one report would meet.
//
// A plain value, the same for the same case; safe to read from several threads.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "linking/proposal.h"
#include "model/case.h"

namespace linking {

class Merger;

enum class View {
  kDecidedOnly,  // for what is approved, sent or published
  kProvisional,  // and what is likely, marked so
};

class Identities {
 public:
  Identities() = default;  // everybody is themselves
  Identities(const model::Case& folded, std::vector<Proposal> proposals, View view);

  // The subject that stands for all that are the same: a named one before unnamed ones, then the
  // one met first. A subject that nobody joined stands for itself, also one that is not known here.
  model::SubjectId canonical(model::SubjectId subject) const;
  // All that are the same as this one, itself among them, as they were met.
  std::vector<model::SubjectId> members(model::SubjectId subject) const;
  // Does something that nobody has decided yet hold these together?
  bool provisional(model::SubjectId subject) const;
  // Are these one by what members decided alone, or the same subject?
  bool decided_same(model::SubjectId one, model::SubjectId other) const;
  // All that were proposed, in the order of propose(), whether they joined anything or not.
  const std::vector<Proposal>& proposals() const { return proposals_; }
  // "Same" decisions that clash with others and were left out.
  const std::vector<model::IdentityDecided>& clashes() const { return clashes_; }

 private:
  void take_proposals(Merger& merger);
  void name_clusters(const model::Case& folded, const Merger& merger);
  void note_decided(const model::Case& folded, const Merger& merger);

  std::vector<Proposal> proposals_;
  std::map<model::SubjectId, model::SubjectId> decided_;  // one for all that were decided the same

  std::map<model::SubjectId, model::SubjectId> canonical_;
  std::map<model::SubjectId, std::vector<model::SubjectId>> members_;
  std::set<model::SubjectId> proposed_;  // every subject that a proposal joined
  std::set<std::pair<model::SubjectId, model::SubjectId>> unsure_;
  std::vector<model::IdentityDecided> clashes_;
};

}  // namespace linking
