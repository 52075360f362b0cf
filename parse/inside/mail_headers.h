// The headers of one message that matter, as values and as the lines that stand in the text.
#pragma once

#include <gmime/gmime.h>

#include <string>
#include <vector>

#include "parse/parsed.h"

namespace parse::inside {

struct Headers {
  Message message;    // depth and header_lines are the caller's
  std::string lines;  // "From: ...\nTo: ...": without a line end at the end
};

// What had to be shortened is noted in `unread`.
Headers read_headers(GMimeMessage* message, std::vector<Unread>& unread);

// What a sender wrote in one place, as one line of good text.
std::string header_line(const char* raw, std::vector<Unread>& unread);

bool has_headers(GMimeMessage* message);

}  // namespace parse::inside
