// The id of a report where the id of a claim is asked for.
// error: (could not convert|no matching function).*ReportTag.*ClaimTag
#include "model/ids.h"

void withdraw(model::ClaimId claim);

void act(model::ReportId report, model::ClaimId claim) {
#ifdef MUST_NOT_COMPILE
  withdraw(report);
#else
  withdraw(claim);
#endif
  (void)report;
  (void)claim;
}
