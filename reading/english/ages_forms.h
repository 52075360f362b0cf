// What the forms of an age have in common, for ages.cpp and ages_beside.cpp alone.
#pragma once

#include <optional>
#include <string_view>

#include "reading/english/ages.h"

namespace reading::english {

inline constexpr int kAgeYearsMax = 115;

struct AgeAmount {
  int months_min = 0;
  int months_max = 0;
  std::size_t end = 0;
};

AgePhrase age_of_months(Range tokens, int least, int most);
// "About 40" is four years to either side, "about 14" one.
AgePhrase age_of_years(Range tokens, int years, bool about);
// "31 year(s)", "two and a half years", "30 months", "three weeks".
std::optional<AgeAmount> age_amount_at(const Text& text, std::size_t at);
bool says_about(std::string_view word);
// The token behind a word that says "about", past the full stop of "ca.".
std::size_t after_about(const Text& text, std::size_t at);
// "at that time", "at the time", "then"
bool says_then(const Text& text, std::size_t end);
// How many ages stand together from the end of the first number on ("19 and 24", "12, 14 and 15"),
// or 0.
std::size_t ages_together(const Text& text, std::size_t end);

// Whom the words before an age say it of ("who is", "he was", "would be"); false if they do not.
bool take_subject(const Text& text, AgePhrase& age);

// An age that only what stands beside it makes one: ", 30," and "(30)" behind a name, "(f, 30)",
// "is 17", "a woman of 30", "A. Example 15 yrs".
std::optional<AgePhrase> age_beside_at(const Text& text, std::size_t at);

}  // namespace reading::english
