// A report that is read again: what the new reading finds again keeps the ids it had, so that what
// members decided about it stands, and what they rejected is not proposed anew.
#pragma once

#include <cstddef>
#include <span>

#include "model/entry.h"

namespace model {

struct Rereading {
  Reading reading;        // the new one, with the ids of old where it finds the same
  std::size_t kept = 0;   // claims that it finds again, just as they were
  std::size_t added = 0;  // claims that it proposes for the first time
  std::size_t gone = 0;   // claims of the last reading that it does not find
};

// `earlier`: the entries of this report. A subject is taken to be the same where both
// readings introduce it by the same words or most of what they say of it has the same passages; a
// claim, where all it says is the same.
Rereading reread(Reading fresh, std::span<const Entry> earlier);

}  // namespace model
