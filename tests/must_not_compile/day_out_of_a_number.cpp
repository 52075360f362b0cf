// A number is not a day until somebody says what it counts.
// error: (private within this context|calling a private constructor)
#include "base/date.h"

base::Day first_day() {
#ifdef MUST_NOT_COMPILE
  return base::Day(20020524);
#else
  return base::Day::from_number(0);
#endif
}
