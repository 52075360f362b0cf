#include <algorithm>
#include <array>
#include <string>

#include "base/date.h"
#include "base/limits.h"

namespace base {

namespace {

constexpr int kLastYear = 9999;
constexpr std::string_view kUnknownYear = "XXXX";
constexpr std::string_view kOpen = "..";

// Parts of a year by their numbers in ISO 8601-2, 4.7 and 4.8. A month above 12 lies in the year
// after: a winter is named by the year in which it begins. Seasons without a hemisphere are read
// as northern ones, and all seasons as whole months, as weather services count them.
struct YearPart {
  int number;
  int first_month;
  int last_month;
};
constexpr YearPart kYearParts[] = {
    {21, 3, 5},  {22, 6, 8},   {23, 9, 11},  {24, 12, 14},  // spring to winter
    {25, 3, 5},  {26, 6, 8},   {27, 9, 11},  {28, 12, 14},  // northern
    {29, 9, 11}, {30, 12, 14}, {31, 3, 5},   {32, 6, 8},    // southern
    {33, 1, 3},  {34, 4, 6},   {35, 7, 9},   {36, 10, 12},  // quarters
    {37, 1, 4},  {38, 5, 8},   {39, 9, 12},                 // thirds
    {40, 1, 6},  {41, 7, 12},                               // halves
};

Day first_of_month(int year, int month) { return Day::make(year, month, 1).or_throw(); }

// Months may run on into the next year; after 9999 the calendar ends.
Day last_of_month(int year, int month) {
  if (month > 12) ++year, month -= 12;
  if (year > kLastYear) return last_of_month(kLastYear, 12);
  return Day::make(year, month, days_in_month(year, month)).or_throw();
}

// A number with digits that may not be specified: `199X`, `1X`, `05`.
class Pattern {
 public:
  explicit Pattern(std::string_view digits) : digits_(digits) {}

  int least() const { return filled('0'); }
  int most() const { return filled('9'); }
  bool is_exact() const { return digits_.find('X') == std::string_view::npos; }
  bool is_blank() const { return digits_.find_first_not_of('X') == std::string_view::npos; }
  bool allows(int value) const {
    for (std::size_t at = digits_.size(); at-- > 0; value /= 10) {
      if (digits_[at] != 'X' && digits_[at] - '0' != value % 10) return false;
    }
    return value == 0;
  }

 private:
  int filled(char digit_for_x) const {
    int value = 0;
    for (char digit : digits_) value = value * 10 + ((digit == 'X' ? digit_for_x : digit) - '0');
    return value;
  }
  std::string_view digits_;
};

enum class Seek { kFirst, kLast };

// The first or the last value from `least` to `most` that the pattern allows and for which
// `answer` has one.
template <typename Answer>
auto seek(Seek which, const Pattern& pattern, int least, int most, Answer answer)
    -> decltype(answer(0)) {
  least = std::max(least, pattern.least());
  most = std::min(most, pattern.most());
  for (int step = 0; step <= most - least; ++step) {
    int value = which == Seek::kFirst ? least + step : most - step;
    if (!pattern.allows(value)) continue;
    if (auto found = answer(value)) return found;
  }
  return std::nullopt;
}

std::optional<Day> seek_day(Seek which, const Pattern& year, const Pattern& month,
                            const Pattern& day) {
  return seek(which, year, 1, kLastYear, [&](int y) {
    return seek(which, month, 1, 12, [&](int m) {
      return seek(which, day, 1, days_in_month(y, m), [&](int d) -> std::optional<Day> {
        return Day::make(y, m, d).or_throw();
      });
    });
  });
}

// What a text without `/`, `[` or `..` allows.
struct Moment {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  bool is_exact_day = false;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<DateRange> whole() {
    bool is_interval = rest_.find('/') != rest_.npos;
    bool is_read = rest_.starts_with('[') ? set() : is_interval ? interval() : date();
    if (!is_read || !rest_.empty()) return std::nullopt;
    return range_;
  }

 private:
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  // Qualifiers of parts count for the whole: a date with an uncertain month is uncertain.
  void qualifier() {
    if (rest_.empty()) return;
    char mark = rest_.front();
    if (mark != '~' && mark != '?' && mark != '%') return;
    range_.approximate |= mark != '?';
    range_.uncertain |= mark != '~';
    rest_.remove_prefix(1);
  }

  std::optional<Pattern> pattern(std::size_t digits) {
    qualifier();
    std::string_view held = rest_.substr(0, digits);
    if (held.size() < digits || held.find_first_not_of("0123456789X") != held.npos) return {};
    rest_.remove_prefix(digits);
    qualifier();
    return Pattern(held);
  }

  std::optional<Moment> moment() {
    auto year = pattern(4);
    if (!year) return {};
    Pattern month("XX"), day("XX");
    bool has_day = false;
    if (take("-")) {
      auto given = pattern(2);
      if (!given) return {};
      if (given->is_exact() && given->least() > 12) return year_part(*year, given->least());
      month = *given;
      if (take("-")) {
        auto last = pattern(2);
        if (!last) return {};
        day = *last;
        has_day = true;
      }
    }
    Moment found{seek_day(Seek::kFirst, *year, month, day),
                 seek_day(Seek::kLast, *year, month, day), false};
    if (!found.earliest) return {};  // no day of any year is like this
    found.is_exact_day = has_day && year->is_exact() && month.is_exact() && day.is_exact();
    if (year->is_blank()) return Moment{};
    return found;
  }

  static std::optional<Moment> year_part(const Pattern& year, int number) {
    auto part = std::find_if(std::begin(kYearParts), std::end(kYearParts),
                             [&](const YearPart& known) { return known.number == number; });
    int least = std::max(year.least(), 1);
    if (part == std::end(kYearParts) || year.most() < least) return {};
    if (year.is_blank()) return Moment{};
    return Moment{first_of_month(least, part->first_month),
                  last_of_month(year.most(), part->last_month), false};
  }

  bool date() {
    auto found = moment();
    if (!found) return false;
    range_.earliest = found->earliest;
    range_.latest = found->latest;
    return true;
  }

  struct End {
    std::optional<Moment> moment;
    bool is_open = false;     // `..`: no end is meant
    bool is_unknown = false;  // nothing: there is an end, nobody says when
    bool is_sharp() const { return is_open || (moment && moment->is_exact_day); }
  };

  std::optional<End> interval_end() {
    End end;
    if (rest_.empty() || rest_.front() == '/') {
      end.is_unknown = true;
    } else if (take(kOpen)) {
      end.is_open = true;
    } else {
      end.moment = moment();
      if (!end.moment) return {};
    }
    return end;
  }

  bool interval() {
    auto begin = interval_end();
    if (!begin || !take("/")) return false;
    auto end = interval_end();
    if (!end || (begin->is_unknown && end->is_unknown)) return false;
    if (begin->is_open && end->is_open) qualifier();
    if (begin->moment) range_.earliest = begin->moment->earliest;
    if (end->moment) range_.latest = end->moment->latest;
    if (begin->is_sharp() && end->is_sharp()) range_.holds = Holds::kThroughout;
    return in_order(range_.earliest, range_.latest);
  }

  static bool in_order(const std::optional<Day>& earliest, const std::optional<Day>& latest) {
    return !earliest || !latest || *earliest <= *latest;
  }

  // One of `a`, `a..b`, and at the ends of the list `..a` and `a..`
  std::optional<Moment> set_item(bool is_first) {
    Moment item;
    if (take(kOpen)) {
      auto last = is_first ? moment() : std::nullopt;
      if (!last) return {};
      item.latest = last->latest;
      return item;
    }
    auto first = moment();
    if (!first) return {};
    item = *first;
    if (!take(kOpen)) return item;
    item.latest = std::nullopt;
    if (rest_.starts_with(']')) return item;
    auto last = moment();
    if (!last || !in_order(first->earliest, last->latest)) return {};
    item.latest = last->latest;
    return item;
  }

  bool set() {
    take("[");
    bool is_first = true;
    do {
      auto item = set_item(is_first);
      if (!item) return false;
      if (is_first) {
        range_.earliest = item->earliest;
        range_.latest = item->latest;
      } else {
        widen(*item);
      }
      is_first = false;
    } while (take(","));
    return take("]");
  }

  // std::optional orders nothing before every day, as it should be for an early end only.
  void widen(const Moment& item) {
    range_.earliest = std::min(range_.earliest, item.earliest);
    bool open = !range_.latest || !item.latest;
    range_.latest = open ? std::nullopt : std::max(range_.latest, item.latest);
  }

  std::string_view rest_;
  DateRange range_;
};

std::string first_letters(const Day& day, std::size_t letters) {
  return day.iso().substr(0, letters);
}

constexpr std::size_t kYearLetters = 4, kMonthLetters = 7, kDayLetters = 10;

// How short the ends of a range can be written: years if it runs over whole years, or months.
std::size_t letters_for(const std::optional<Day>& earliest, const std::optional<Day>& latest) {
  std::size_t letters = kYearLetters;
  if (earliest) {
    CivilDay begin = earliest->civil();
    if (begin.month != 1) letters = kMonthLetters;
    if (begin.day != 1) return kDayLetters;
  }
  if (latest) {
    CivilDay end = latest->civil();
    if (end.day != days_in_month(end.year, end.month)) return kDayLetters;
    if (end.month != 12) letters = kMonthLetters;
  }
  return letters;
}

// `199X`, `19XX` or `1XXX` for whole decades, centuries, millennia; there is no year 0.
std::string years_with_blanks(int first, int last) {
  int block = 10;
  for (std::size_t blanks = 1; blanks <= 3; ++blanks, block *= 10) {
    bool begins = first % block == 0 || first == 1;
    if (!begins || last % block != block - 1 || last / block != first / block) continue;
    std::string text = std::to_string(kLastYear + 1 + last).substr(1);
    return text.replace(4 - blanks, blanks, blanks, 'X');
  }
  return {};
}

// The range as one year, month, day or other period that has a name; empty if it has none.
std::string as_one_period(const Day& earliest, const Day& latest) {
  if (earliest == latest) return earliest.iso();
  std::size_t letters = letters_for(earliest, latest);
  if (letters == kDayLetters) return {};
  if (first_letters(earliest, letters) == first_letters(latest, letters)) {
    return first_letters(earliest, letters);
  }
  CivilDay begin = earliest.civil(), end = latest.civil();
  if (letters == kYearLetters) return years_with_blanks(begin.year, end.year);
  for (const YearPart& part : kYearParts) {
    if (begin.month == part.first_month && last_of_month(begin.year, part.last_month) == latest) {
      return first_letters(earliest, kYearLetters) + "-" + std::to_string(part.number);
    }
  }
  return {};
}

std::string mark_of(const DateRange& range) {
  if (range.approximate) return range.uncertain ? "%" : "~";
  return range.uncertain ? "?" : "";
}

std::string throughout_text(const DateRange& range, const std::string& mark) {
  if (!range.earliest && !range.latest) return "../.." + mark;
  auto end = [&](const std::optional<Day>& day) {
    return day ? day->iso() + mark : std::string(kOpen);
  };
  return end(range.earliest) + "/" + end(range.latest);
}

std::string within_text(const DateRange& range, const std::string& mark) {
  const auto& earliest = range.earliest;
  const auto& latest = range.latest;
  if (!earliest && !latest) return std::string(kUnknownYear) + mark;
  if (earliest && latest) {
    std::string period = as_one_period(*earliest, *latest);
    if (!period.empty()) return period + mark;
  }
  std::size_t letters = letters_for(earliest, latest);
  std::string text = "[";
  if (earliest) text += first_letters(*earliest, letters) + mark;
  text += kOpen;
  if (latest) text += first_letters(*latest, letters) + mark;
  return text + "]";
}

}  // namespace

Result<DateRange> parse_edtf(std::string_view text) {
  if (text.size() > kEdtfBytesMax) {
    return Error{ErrorCode::kTooLarge, "a date has more than the " +
                                           std::to_string(kEdtfBytesMax) + " letters allowed"};
  }
  if (auto range = Reader(text).whole()) return *range;
  return Error{ErrorCode::kBadInput,
               "this is not a date that the calendar has; write 2002-05-24, 2002-05, 2002, "
               "199X, 2002-05~, [2002-05-24..2002-05-26] or 2002-05-24/2002-05-26"};
}

std::string edtf(const DateRange& range) {
  std::string mark = mark_of(range);
  return range.holds == Holds::kThroughout ? throughout_text(range, mark)
                                           : within_text(range, mark);
}

}  // namespace base
