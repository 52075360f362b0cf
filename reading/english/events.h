// English events: a verb group with those it struck, who did it, when, where, from where and to
// where, and how the sentence puts it.
//
// Found sentence by sentence from what the scanners left: subject and object by the shape of the
// clause ("were arrested", "who were reported to have been detained", "arrested in May", "and
// taken to A"), times and places by where they stand. A second place or group without a verb of
// its own ("and to B yesterday", "and up to 500 others from C in May") is an event of the same
// kind. An event without anybody whom it struck is left out, and so is what is neither told as
// happened nor as feared ("attempting to leave", "should be released").
#pragma once

#include <vector>

#include "reading/english/cues.h"
#include "reading/english/notes.h"

namespace reading::english {

struct EventMention {
  std::string_view kind;             // a term
  Range verb;                        // the words that tell it
  std::vector<std::size_t> victims;  // indexes of mentions
  std::size_t agent = kNone;         // index of a mention
  std::size_t mother = kNone;        // of a birth
  std::vector<std::size_t> times;    // indexes
  std::vector<std::size_t> places;
  std::vector<std::size_t> goals;  // of the places those where it led: "to a family in A"
  Range agent_words;               // by whom, where no mention stands for them
  std::size_t scene = kNone;       // index of a place that another clause gives
  std::size_t there = kNone;       // of one told of before: "had been brought there"
  Range circumstance;              // "while attempting to leave"
  bool going_on = false;
  bool ended = false;      // "was held", "spent a month in prison": no state of now
  bool by_noun = false;    // "her release on 3 May"
  bool of_nobody = false;  // "denied that anybody had been arrested"
  std::uint32_t sentence = 0;
  model::Manner manner = model::Manner::kStated;
  model::Basis basis = model::Basis::kNotSaid;
  model::Origin origin;
};

std::vector<EventMention> find_events(const Notes& notes);

// How a sentence puts what it tells between `from` and `verb` (tokens), from its cues. `relative`:
// a clause that takes for granted what it tells ("who was arrested", "arrested in May").
struct Telling {
  model::Manner manner = model::Manner::kStated;
  model::Basis basis = model::Basis::kNotSaid;
  model::Origin origin;
  bool left_out = false;
};
Telling telling_of(const std::vector<Cue>& cues, std::size_t subject, Range verb, model::Manner own,
                   bool relative);

}  // namespace reading::english
