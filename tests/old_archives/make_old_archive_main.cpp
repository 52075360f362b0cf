// Makes the archive of this release for tests/old_archives; see make.h.
#include <iostream>

#include "tests/old_archives/make.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: make_old_archive tests/old_archives/VERSION\n";
    return 2;
  }
  auto world = base::make_system_world();
  const auto made = old_archives::make(*world, arguments[1]);
  if (made.ok()) return 0;
  std::cerr << "make_old_archive: " << made.error().message << '\n';
  return 1;
}
