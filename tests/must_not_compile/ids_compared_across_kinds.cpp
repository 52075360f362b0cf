// Two ids of different kinds are never equal, so asking is a mistake.
// error: (no match for .operator==.|invalid operands to binary expression)
#include "model/ids.h"

bool same(model::ReportId report, model::CaseId one, model::CaseId other) {
#ifdef MUST_NOT_COMPILE
  return report == one && one == other;
#else
  return one == other && !report.is_nil();
#endif
}
