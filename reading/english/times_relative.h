// English times without a date, and times of the clock.
//
// "Yesterday evening", "last week", "a few days ago", "the following morning", "a week before",
// "since then": found here, resolved in times_resolve.cpp.
#pragma once

#include <optional>

#include "reading/english/times.h"

namespace reading::english {

class RelativeScanner {
 public:
  explicit RelativeScanner(const Text& text) : text_(text) {}

  std::optional<TimePhrase> at(std::size_t token) const;
  // "morning", "night", "dawn".
  bool day_part(std::size_t token) const;

 private:
  struct Amount {
    int least;
    int most;
    bool half;  // "half a year", as six months
    std::size_t end;
  };

  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }
  bool in_sentence(std::size_t a, std::size_t b) const { return text_.same_sentence(a, b); }
  std::optional<TimePhrase::Unit> unit_at(std::size_t at) const;
  std::optional<Amount> amount_at(std::size_t at) const;
  std::size_t after_day_part(std::size_t at) const;
  bool closed(std::size_t at) const;
  std::optional<TimePhrase> from_the_text(std::size_t at) const;
  std::optional<TimePhrase> past(std::size_t at) const;
  std::optional<TimePhrase> from_the_time_before(std::size_t at) const;
  std::optional<TimePhrase> counted(std::size_t at) const;

  const Text& text_;
};

}  // namespace reading::english
