#include "reading/english/times_written.h"

#include <algorithm>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using base::DateRange;
using base::Day;

constexpr int kFreshDays = 31;  // what tells of a day as new as this came as news

DateRange day_wider(DateRange range) {
  if (range.earliest) range.earliest = range.earliest->plus(-1);
  return range;
}

class Finder {
 public:
  Finder(const Notes& notes, const Frame& frame, const DateRange& received)
      : notes_(notes), text_(notes.text), frame_(frame), received_(received) {}

  std::vector<WrittenDay> run() {
    const bool known = received_.earliest && received_.latest;
    const std::vector<std::optional<Day>> newest = newest_told();
    std::vector<WrittenDay> days;
    std::optional<DateRange> outer;
    if (known) outer = received_;
    for (std::size_t i = 0; i < frame_.parts.size(); ++i) {
      WrittenDay day;
      day.told = told(i, known);
      if (day.told) day.range = day.told->range;
      if (!day.range && outer) day.range = undated(day_wider(*outer), newest[i]);
      days.push_back(day);
      outer = day.range;
    }
    return days;
  }

 private:
  std::optional<model::When> told(std::size_t part, bool known) const {
    const auto& time = frame_.parts[part].date;
    if (!time) return std::nullopt;
    TimeLine line(known ? std::optional(received_) : std::nullopt);
    auto when = line.resolve(notes_.times[*time], text_);
    // A day after the receipt is a slip, or not the day of the text.
    const bool late = when && known && when->range.earliest > received_.latest->plus(1);
    return late ? std::nullopt : when;
  }

  static DateRange undated(DateRange presumed, const std::optional<Day>& newest) {
    if (!newest || !presumed.earliest || !presumed.latest || *newest > *presumed.latest)
      return presumed;
    if (presumed.latest->number() - newest->number() <= kFreshDays) {
      presumed.earliest = std::max(*presumed.earliest, *newest);
      return presumed;
    }
    return DateRange::within(*newest, *presumed.latest);
  }

  // For each part the newest day with its year that it, or what it quotes, tells of as past.
  std::vector<std::optional<Day>> newest_told() const {
    std::vector<std::optional<Day>> newest(frame_.parts.size());
    std::size_t part = 0;
    for (const TimePhrase& phrase : notes_.times) {
      const std::size_t sentence = text_[phrase.tokens.first].sentence;
      while (part + 1 < frame_.parts.size() && frame_.parts[part + 1].first_sentence <= sentence)
        ++part;
      auto year = phrase.from.year;
      if (!year && phrase.to) year = phrase.to->year;  // "May 24~26, 2002"
      if (!phrase.from.day || !phrase.from.month || !year) continue;
      if (phrase.edge == TimePhrase::Edge::kUntil || phrase.edge == TimePhrase::Edge::kBefore)
        continue;
      if (!told_as_past(phrase, sentence)) continue;
      const auto day = Day::make(*year, *phrase.from.month, *phrase.from.day);
      if (!day || (received_.latest && *day > *received_.latest)) continue;
      newest[part] = std::max(newest[part], std::optional(*day));
    }
    for (std::size_t i = newest.size(); i-- > 1;)
      newest[i - 1] = std::max(newest[i - 1], newest[i]);
    return newest;
  }

  // Not a birth, which says little of when a text was written, nor what is to come.
  bool told_as_past(const TimePhrase& phrase, std::size_t sentence) const {
    const Range range = text_.sentences()[sentence].tokens;
    const std::size_t first = phrase.tokens.first;
    for (std::size_t i = first > range.first + 3 ? first - 3 : range.first; i < first; ++i) {
      if (one_of(text_.lower(i), "born", "birth", "dob", "b")) return false;
    }
    const std::size_t begin = first > range.first + 20 ? first - 20 : range.first;
    for (std::size_t i = begin; i < first; ++i) {
      if (one_of(text_.lower(i), "will", "shall", "would", "scheduled", "due", "planned",
                 "expected", "deadline", "expires", "valid")) {
        return false;
      }
    }
    return true;
  }

  const Notes& notes_;
  const Text& text_;
  const Frame& frame_;
  const DateRange& received_;
};

}  // namespace

std::vector<WrittenDay> written_days(const Notes& notes, const Frame& frame,
                                     const base::DateRange& received) {
  return Finder(notes, frame, received).run();
}

}  // namespace reading::english
