// English calendar dates: the forms that name a day, a month, a season or a year.
//
// "24 May 2002", "May 24~26", "30 May to 2 June", "15 November of the same year", "May 2002",
// "2002-05-24", "24/5/02", "in 2001", "spring 2001", "on the 3rd", "the first week of May", "the
// 1990s". Months and weekdays may be in lower case and misspelt (calendar.inc). What stands in
// front ("late", "since", "the morning of") and times without a date are found in times_find.cpp.
#pragma once

#include <optional>

#include "reading/english/times.h"

namespace reading::english {

class DateScanner {
 public:
  explicit DateScanner(const Text& text) : text_(text) {}

  // What begins at a token, if anything does.
  std::optional<TimePhrase> date_at(std::size_t at) const;
  std::optional<TimePhrase> season_at(std::size_t at) const;
  std::optional<base::Weekday> weekday_at(std::size_t at) const;
  // "Thursday", not "Thu": a short one counts only beside a date.
  bool whole_weekday(std::size_t at) const { return text_[at].lower.size() > 5; }

 private:
  struct DayAt {
    int day;
    std::size_t end;
  };

  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }
  bool in_sentence(std::size_t a, std::size_t b) const { return text_.same_sentence(a, b); }
  std::optional<int> number(std::size_t at, std::size_t digits_max) const;
  std::optional<int> year_at(std::size_t at) const;
  std::optional<DayAt> day_at(std::size_t at) const;
  std::optional<int> month_at(std::size_t at) const;
  bool number_beside(std::size_t at) const;
  bool small_month(std::size_t at, int month) const;
  std::size_t after_month(std::size_t month) const;
  void take_year(TimePhrase& phrase, DayFields& fields) const;
  bool joins(std::size_t at) const;
  std::optional<TimePhrase> day_first(std::size_t at) const;
  std::optional<TimePhrase> month_first(std::size_t at) const;
  std::optional<TimePhrase> figures(std::size_t at) const;
  std::optional<TimePhrase> figures_without_year(std::size_t at) const;
  std::optional<TimePhrase> day_alone(std::size_t at) const;
  std::optional<TimePhrase> share_at(std::size_t at) const;
  std::optional<TimePhrase> decade_at(std::size_t at) const;
  std::optional<TimePhrase> month_in_figures(std::size_t at) const;
  std::optional<TimePhrase> year_alone(std::size_t at) const;

  const Text& text_;
};

}  // namespace reading::english
