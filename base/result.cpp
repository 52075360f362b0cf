#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace base {

void assertion_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "whereabouts: a fault of the program itself at %s:%d: %s\n", file, line,
               what);
  std::abort();
}

}  // namespace base
