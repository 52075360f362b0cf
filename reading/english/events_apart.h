// Events that do not stand in the shape of subject and verb: conditions ("If extradited, he"),
// "Among those detained were A and B", births in brackets, and what those in power deny of all.
#pragma once

#include <vector>

#include "reading/english/cues.h"
#include "reading/english/event_arguments.h"
#include "reading/english/events.h"

namespace reading::english {

class EventsApart {
 public:
  EventsApart(const Notes& notes, std::uint32_t sentence, const std::vector<Cue>& cues,
              EventArguments& arguments, std::vector<EventMention>& found);

  // `before`: whom the verb before this one struck.
  void conditional(const VerbGroup& verb, const std::vector<std::size_t>& before);
  bool among_those(const VerbGroup& verb);
  void born_in_brackets(const VerbGroup& verb);
  // Told of anybody or nobody: "that any journalist had been arrested".
  bool of_anybody(const VerbGroup& verb, const Subject& subject) const;
  bool denied_by_power(const VerbGroup& verb);

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }
  EventMention made(const VerbGroup& verb) const;
  void keep_struck(EventMention& event) const;

  const Notes& notes_;
  const Text& text_;
  std::uint32_t sentence_;
  Range range_;
  Clause clause_;
  const std::vector<Cue>& cues_;
  EventArguments& arguments_;
  std::vector<EventMention>& found_;
};

}  // namespace reading::english
