#include "weighing/days.h"

#include <array>

namespace weighing {

namespace {

using base::CivilDay;
using base::Day;

std::string month_name(int month) {
  static constexpr std::array<const char*, 12> kNames{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kNames[static_cast<std::size_t>(month - 1)];
}

// The parts of a day that the day named next to it does not say too.
std::string day_before(CivilDay day, CivilDay next) {
  std::string words = std::to_string(day.day);
  if (day.year == next.year && day.month == next.month) return words;
  words += " " + month_name(day.month);
  return day.year == next.year ? words : words + " " + std::to_string(day.year);
}

std::string day_words(CivilDay day) {
  return std::to_string(day.day) + " " + month_name(day.month) + " " + std::to_string(day.year);
}

std::string between(Day earliest, Day latest, base::Holds holds) {
  const CivilDay a = earliest.civil();
  const CivilDay b = latest.civil();
  if (earliest == latest) return day_words(a);
  const bool whole_months = a.day == 1 && b.day == base::days_in_month(b.year, b.month);
  if (holds == base::Holds::kThroughout) return "from " + day_before(a, b) + " to " + day_words(b);
  if (whole_months && a.year == b.year && a.month == 1 && b.month == 12) {
    return "in " + std::to_string(a.year);
  }
  if (whole_months && a.year == b.year && a.month == b.month) {
    return "in " + month_name(a.month) + " " + std::to_string(a.year);
  }
  if (earliest.plus(1) == latest) return day_before(a, b) + " or " + day_words(b);
  return "between " + day_before(a, b) + " and " + day_words(b);
}

}  // namespace

std::string days_in_words(const base::DateRange& range) {
  std::string words = "on a day not said";
  const bool throughout = range.holds == base::Holds::kThroughout;
  if (range.earliest && range.latest) {
    words = between(*range.earliest, *range.latest, range.holds);
  } else if (range.earliest) {
    words = (throughout ? "from " : "not before ") + day_words(range.earliest->civil()) +
            (throughout ? " on" : "");
  } else if (range.latest) {
    words = (throughout ? "until " : "by ") + day_words(range.latest->civil());
  }
  if (range.approximate) words = "about: " + words;
  if (range.uncertain) words += " (not sure)";
  return words;
}

}  // namespace weighing
