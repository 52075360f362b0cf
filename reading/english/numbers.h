// English numbers and counts: "31", "forty-eight", "up to 900", "several dozen", "hundreds".
//
// A count is a range: "up to 900" is 0 to 900, "at least 21" has no upper end, "about 40" is a
// fifth to either side, "several" is three or more, "dozens" 24 or more, "hundreds" 200 or more.
// Pure functions over tokens; nothing is found past the end of the sentence.
#pragma once

#include <cstdint>
#include <optional>

#include "model/value.h"
#include "reading/text.h"

namespace reading::english {

struct Number {
  std::uint64_t value = 0;
  std::size_t end = 0;  // the token after it
};

// A whole number in figures or words that begins at `token`: "1,200", "twenty-five", "two
// hundred", "a dozen". None for a figure of more than nine digits.
std::optional<Number> number_at(const Text& text, std::size_t token);

struct CountPhrase {
  Range tokens;
  model::Count count;  // `words` set
  bool exact = false;  // a plain number
};

// A count that begins at `token`, with the words that bound it ("up to", "at least", "some").
std::optional<CountPhrase> count_at(const Text& text, std::size_t token);

}  // namespace reading::english
