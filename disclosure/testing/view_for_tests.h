// A View of a brief that a test made up. No other code may include this.
#pragma once

#include <utility>

#include "disclosure/view.h"

namespace disclosure {

struct ViewForTests {
  static View of(Brief brief) { return View(std::move(brief)); }
};

}  // namespace disclosure
