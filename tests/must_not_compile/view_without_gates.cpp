// What leaves is a View, and only the maker that asks the gates can make one.
// error: (private|inaccessible)
#include "disclosure/view.h"

disclosure::View leak(const disclosure::View& through_the_gates) {
#ifdef MUST_NOT_COMPILE
  return disclosure::View(disclosure::Brief{});
#else
  return through_the_gates;
#endif
}
