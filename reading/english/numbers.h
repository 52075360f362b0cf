// English numbers and counts: "31", "forty-eight", "up to 900", "several dozen", "hundreds".
//
// A count is a range: "up to 900" is 0 to 900, "at least 21" has no upper end, "about 40" is a
// fifth to either side, "several" is three or more, "dozens" 24 or more, "hundreds" 200 or more.
// A number of things ("12 kg", "5 km", "40%", "20 minutes"), one that only names ("Prison No. 6",
// "article 117") and a time of the clock count no people.
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

// A time of the clock that begins at `token`: "9 pm", "10.30 p.m.", "21:00", "6 o'clock", "0600
// hrs", "3 in the morning". The token after it.
std::optional<std::size_t> clock_end(const Text& text, std::size_t token);

struct CountPhrase {
  Range tokens;
  model::Count count;  // `words` set
  bool exact = false;  // a plain number
};

// A count that begins at `token`, with the words that bound it ("up to", "at least", "some").
std::optional<CountPhrase> count_at(const Text& text, std::size_t token);

}  // namespace reading::english
