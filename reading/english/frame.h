// The frame of a document in English: what it says of itself rather than of its matter.
//
// Letterhead and address, the day it was written, salutation and signature, the headers of a mail,
// and whom it passes on: "we received the following message from A", "A told us", "Forwarded
// message", "translated by A", "On 3 May 2004, A wrote:". A text that another text is quoted in
// has several parts, each with a day and a teller of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/value.h"
#include "reading/english/notes.h"

namespace reading::english {

struct RelayCue {
  Range passage;
  std::string of_words;
  bool translation = false;
};

struct Part {
  std::size_t first_sentence = 0;
  std::string teller;               // empty: the document's own author
  std::optional<std::size_t> date;  // index of the time that dates it
};

struct Frame {
  std::string author;
  Range author_tokens;
  Range addressee;          // "Dear Minister,": whom "you" is
  std::vector<Part> parts;  // at least one, from sentence 0
  std::vector<RelayCue> relays;
  std::vector<bool> outside;  // for each sentence: address, signature, header
};

Frame find_frame(const Notes& notes);

}  // namespace reading::english
