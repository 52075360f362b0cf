// Which mentions the events of a text struck, and how.
#pragma once

#include <vector>

#include "reading/english/events.h"
#include "reading/english/notes.h"

namespace reading::english {

// One value for each mention.
struct Struck {
  std::vector<bool> struck;   // told of as one to whom something happened or may happen
  std::vector<bool> hurt;     // arrested, moved, beaten: not only gone or come
  std::vector<bool> generic;  // only of what is feared or asked
  std::vector<bool> kills;    // told of as dead
};

Struck struck_mentions(const Notes& notes, const std::vector<EventMention>& events);

}  // namespace reading::english
