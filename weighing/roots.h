// Roots: where claims come from, as far as it can be followed.
//
// A root belongs to a claim, not to a report: the teller of the report at the end of the chain of
// relays, or whom the claim's own words name. Relays of one item, and whoever repeats it, are one
// voice. Two roots are surely distinct only when a member decided so with a reason; until then
// they may be. A claim whose basis is not said never counts as surely distinct, and an unnamed
// origin may always be one that we already have.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/case.h"
#include "weighing/finding.h"

namespace weighing {

class Lineage {
 public:
  explicit Lineage(const model::Case& folded);

  // The report at the start of the chain that `report` passes on; itself where it passes on none.
  model::ReportId first_of(model::ReportId report) const;
  // Does `report` pass on `earlier`, directly or through others?
  bool passes_on(model::ReportId report, model::ReportId earlier) const;
  // Who speaks in a report, as far as it says: its source, its signature, or "" for nobody named.
  std::string teller(model::ReportId report) const;
  // Reports that pass on each other in a circle: a mistake somewhere. Each circle once.
  const std::vector<std::vector<model::ReportId>>& circles() const { return circles_; }

  // The roots behind a group of claims that agree.
  Roots roots_of(const std::vector<model::ClaimId>& claims) const;

 private:
  void link_relays();
  void find_circles();

  const model::Case& case_;
  std::map<model::ReportId, std::vector<model::ReportId>> passes_on_;
  std::vector<std::vector<model::ReportId>> circles_;
};

}  // namespace weighing
