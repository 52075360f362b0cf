// Bytes become an id by name only, so that no value slips in for one.
// error: (could not convert|no matching function).*ClaimTag
#include "model/ids.h"

void withdraw(model::ClaimId claim);

void act(const base::IdBytes& bytes) {
#ifdef MUST_NOT_COMPILE
  withdraw(bytes);
#else
  withdraw(model::ClaimId(bytes));
#endif
}
