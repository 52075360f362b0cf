// What an action gave back, in words for a person at a terminal.
#pragma once

#include <ostream>

#include "views/case_view.h"

namespace cli {

// Pages of a case are laid out as people read them; everything else as a list of fields. Colour is
// the caller's word, since only it knows whether a terminal reads this.
void print(std::ostream& out, const views::Json& json, bool colour);

}  // namespace cli
