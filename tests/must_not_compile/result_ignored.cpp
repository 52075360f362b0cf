// What may have failed is looked at.
// error: ignoring return.*nodiscard
#include "base/world.h"

base::Status forget(base::Files& files) {
#ifdef MUST_NOT_COMPILE
  files.remove("name");
  return base::ok_status();
#else
  return files.remove("name");
#endif
}
