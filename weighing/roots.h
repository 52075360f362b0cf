// Roots: where claims come from, as far as it can be followed.
//
// A root belongs to a claim, not to a report: the teller of the report at the end of the chain of
// relays, or whom the claim's own words name. Relays of one item, and whoever repeats it, are one
// voice; who passes a message on and says something out of their own knowledge, or names another
// origin for it, is one more. Two roots are surely distinct only when a member decided so with a
// reason; until then they may be. A claim whose basis is not said never counts as surely distinct,
// and an unnamed origin never: it may always be one that we already have.
//
// Chains of relays are followed once for all, so that asking is cheap; a circle ends where it
// began. Memory is quadratic in the reports that take part in relays, of which
// kRelayingReportsMax are followed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "linking/relays.h"
#include "model/case.h"
#include "weighing/finding.h"

namespace weighing {

inline constexpr std::size_t kRelayingReportsMax = 4'000;

class Lineage {
 public:
  explicit Lineage(const model::Case& folded);

  // The report at the start of the chain that `report` passes on; itself where it passes on none.
  model::ReportId first_of(model::ReportId report) const;
  // Does `report` pass on `earlier`, directly or through others?
  bool passes_on(model::ReportId report, model::ReportId earlier) const;
  // Who speaks in a report, as far as it says: its source, its signature, or "" for nobody named.
  std::string teller(model::ReportId report) const { return linking::teller(case_, report); }
  // The teller, or for want of one, whoever wrote what is called so: for sentences.
  std::string teller_in_words(model::ReportId report) const;
  // When a report was told: as it dates itself, else some time until it was received.
  base::DateRange told_on(model::ReportId report) const { return linking::told_on(case_, report); }
  // Reports that pass on each other in a circle: a mistake somewhere. Each circle once.
  const std::vector<std::vector<model::ReportId>>& circles() const { return circles_; }

  // The roots behind a group of claims that agree.
  Roots roots_of(const std::vector<model::ClaimId>& claims) const;
  // Does this claim only repeat the other, told in a report that it passes on?
  bool repeats(const model::Claim& claim, const model::Claim& earlier) const;

 private:
  void follow_relays();
  void find_firsts();
  void find_circles();

  const model::Case& case_;
  linking::Relayed passes_on_;
  std::map<model::ReportId, std::size_t> place_;      // of those that take part in relays
  std::vector<std::vector<bool>> reaches_;            // by place: through any number of relays
  std::map<model::ReportId, model::ReportId> first_;  // of those that pass on another
  std::vector<std::vector<model::ReportId>> circles_;
  std::map<model::ClaimId, std::vector<std::size_t>> decided_;  // decisions on roots, by claim
};

}  // namespace weighing
