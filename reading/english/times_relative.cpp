#include "reading/english/times_relative.h"

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

using Relative = TimePhrase::Relative;
using Unit = TimePhrase::Unit;

constexpr int kAmountMax = 999;
constexpr int kFewMost = 6;  // "a few days", "several weeks": two to six, three to seven
constexpr int kSeveralMost = 7;
constexpr std::size_t kPerfectTokens = 10;  // "has been held ... for six weeks"

TimePhrase relative(std::size_t first, std::size_t end, Relative kind, Unit unit, int amount) {
  TimePhrase phrase;
  phrase.tokens = {first, end};
  phrase.relative = kind;
  phrase.unit = unit;
  phrase.amount = amount;
  phrase.amount_most = amount;
  return phrase;
}

}  // namespace

std::optional<Unit> RelativeScanner::unit_at(std::size_t at) const {
  const std::string& word = text_.lower(at);
  if (word == "hour" || word == "hours" || word == "hrs") return Unit::kHour;
  if (word == "day" || word == "days") return Unit::kDay;
  if (one_of(word, "week", "weeks", "fortnight", "fortnights")) return Unit::kWeek;
  if (word == "month" || word == "months") return Unit::kMonth;
  if (word == "year" || word == "years") return Unit::kYear;
  return std::nullopt;
}

bool RelativeScanner::day_part(std::size_t token) const {
  return one_of(text_.lower(token), "morning", "afternoon", "evening", "night", "nite", "noon",
                "dawn", "midnight", "midday", "sunrise", "sunset", "dusk");
}

std::size_t RelativeScanner::after_day_part(std::size_t at) const {
  return day_part(at) && in_sentence(at - 1, at) ? at + 1 : at;
}

// Nothing follows that the words could lean on instead: "the day before his arrest".
bool RelativeScanner::closed(std::size_t at) const {
  return at >= text_.size() || !in_sentence(at - 1, at) || text_[at].kind == TokenKind::kMark ||
         one_of(text_.lower(at), "and", "but", "in", "at", "by", "from", "near", "with");
}

// "2", "two", "a", "a few", "a couple of", "several", "a year and a half" up to the unit.
std::optional<RelativeScanner::Amount> RelativeScanner::amount_at(std::size_t at) const {
  const std::size_t next = at + (is(at, "a") ? 1 : 0);
  if (is(at, "half") && is(at + 1, "a") && is(at + 2, "year")) return Amount{6, 6, true, at + 2};
  if (is(next, "few")) return Amount{2, kFewMost, false, next + 1};
  if (is(at, "several") || is(at, "some")) {
    if (unit_at(at + 1)) return Amount{3, kSeveralMost, false, at + 1};
    return std::nullopt;
  }
  if (is(at, "a") && is(next, "couple") && is(next + 1, "of")) return Amount{2, 3, false, at + 3};
  if (const auto number = number_at(text_, at); number && number->value <= kAmountMax) {
    const int value = static_cast<int>(number->value);
    return Amount{value, value, false, number->end};
  }
  if (is(at, "a") || is(at, "an") || is(at, "one")) return Amount{1, 1, false, at + 1};
  return std::nullopt;
}

std::optional<TimePhrase> RelativeScanner::from_the_text(std::size_t at) const {
  const std::string& word = text_.lower(at);
  const auto days = [&](std::size_t end, int back) {
    return relative(at, after_day_part(end), Relative::kDaysBefore, Unit::kDay, back);
  };
  if (one_of(word, "yesterday", "yday", "ystday", "yestarday", "yesturday", "yestday"))
    return days(at + 1, 1);
  if (one_of(word, "tomorrow", "tmrw", "tomorow")) return days(at + 1, -1);
  if (one_of(word, "today", "tonight", "2day", "2nite", "tonite")) return days(at + 1, 0);
  if (word == "this" && one_of(text_.lower(at + 1), "morning", "afternoon", "evening", "night"))
    return days(at + 2, 0);
  if (word == "the" && is(at + 1, "day") && is(at + 2, "before") && is(at + 3, "yesterday"))
    return days(at + 4, 2);
  if (word == "last" && one_of(text_.lower(at + 1), "night", "nite"))
    return relative(at, at + 2, Relative::kPast, Unit::kDay, 1);
  if (is(at + 1, "weekend") &&
      (word == "last" || word == "this" ||
       (word == "the" && at > 0 && (is(at - 1, "at") || is(at - 1, "over"))))) {
    return relative(at, at + 2, Relative::kWeekend, Unit::kWeek, 0);
  }
  if (word == "last" || word == "this" || word == "next") {
    const auto unit = unit_at(at + 1);
    if (!unit || *unit == Unit::kDay || *unit == Unit::kHour) return std::nullopt;
    if (word == "this") return relative(at, at + 2, Relative::kThisUnit, *unit, 1);
    // "The next week" leans on the time before.
    if (at > 0 && is(at - 1, "the") && in_sentence(at - 1, at)) return std::nullopt;
    return relative(at, at + 2, Relative::kUnitBefore, *unit, word == "last" ? 1 : -1);
  }
  return std::nullopt;
}

// "The past two weeks", "for the last year", "has been held for six weeks".
std::optional<TimePhrase> RelativeScanner::past(std::size_t at) const {
  const bool the = is(at, "the");
  const std::size_t next = at + (the ? 1 : 0);
  const bool of = is(next + 2, "of") || is(next + 3, "of");  // "the last days of March"
  if ((is(next, "past") || is(next, "last")) && !of && (the || (at > 0 && is(at - 1, "for")))) {
    if (const auto amount = number_at(text_, next + 1); amount && amount->value <= kAmountMax) {
      if (const auto unit = unit_at(amount->end)) {
        return relative(at, amount->end + 1, Relative::kPast, *unit,
                        static_cast<int>(amount->value));
      }
    }
    if (const auto unit = unit_at(next + 1); unit && the)
      return relative(at, next + 2, Relative::kPast, *unit, 1);
  }
  if (!is(at, "for")) return std::nullopt;
  const auto amount = amount_at(at + 1);
  if (!amount || !in_sentence(at, amount->end)) return std::nullopt;
  const auto unit = unit_at(amount->end);
  if (!unit) return std::nullopt;
  for (std::size_t back = 1; back <= kPerfectTokens && at >= back; ++back) {
    if (!in_sentence(at - back, at) || is(at - back, ",") || is(at - back, ";")) break;
    if (!one_of(text_.lower(at - back), "has", "have", "'ve")) continue;
    return relative(at, amount->end + 1, Relative::kPast, *unit, amount->most);
  }
  return std::nullopt;
}

std::optional<TimePhrase> RelativeScanner::from_the_time_before(std::size_t at) const {
  const bool the = is(at, "the");
  if (is(at, "then") && at > 0 && is(at - 1, "since"))
    return relative(at, at + 1, Relative::kSameDay, Unit::kDay, 0);
  // "That night", "the same day", "the very same evening".
  if (is(at, "that") || (the && (is(at + 1, "same") || is(at + 1, "very")))) {
    std::size_t next = at + 1;
    while (next < at + 3 && (is(next, "same") || is(next, "very"))) ++next;
    if (day_part(next) && in_sentence(at, next))
      return relative(at, next + 1, Relative::kSameDay, Unit::kDay, 0);
    const auto unit = unit_at(next);
    if (!unit || *unit == Unit::kHour || !in_sentence(at, next) || text_.lower(next).ends_with("s"))
      return std::nullopt;
    const bool day = *unit == Unit::kDay;
    return relative(at, next + 1, day ? Relative::kSameDay : Relative::kSameUnit, *unit, 0);
  }
  const bool opens = at == 0 || !in_sentence(at - 1, at) || is(at - 1, "and") || is(at - 1, ",");
  const std::size_t next = at + (the ? 1 : 0);
  const bool coming = is(next, "next") || is(next, "following");
  const bool before = is(next, "previous") || is(next, "preceding");
  const bool day_after = is(next, "next") && (is(next + 1, "day") || day_part(next + 1));
  if ((coming && (the || opens || day_after)) || (the && before)) {
    const int step = coming ? 1 : -1;
    if (is(next + 1, "day") || day_part(next + 1)) {
      return relative(at, after_day_part(next + 2), coming ? Relative::kLater : Relative::kEarlier,
                      Unit::kDay, 1);
    }
    const auto unit = unit_at(next + 1);
    if (the && unit && *unit != Unit::kHour && !text_.lower(next + 1).ends_with("s"))
      return relative(at, next + 2, Relative::kNextUnit, *unit, step);
    return std::nullopt;
  }
  // "The day after", "the night before", "the week after".
  const bool after = is(at + 2, "after");
  if (the && (after || is(at + 2, "before")) && closed(at + 3) && in_sentence(at, at + 2)) {
    if (is(at + 1, "day") || day_part(at + 1)) {
      return relative(at, at + 3, after ? Relative::kLater : Relative::kEarlier, Unit::kDay, 1);
    }
    if (const auto unit = unit_at(at + 1); unit && *unit != Unit::kHour)
      return relative(at, at + 3, Relative::kNextUnit, *unit, after ? 1 : -1);
  }
  return std::nullopt;
}

// "Three days ago", "a year and a half ago", "a few weeks later", "two days before".
std::optional<TimePhrase> RelativeScanner::counted(std::size_t at) const {
  const auto amount = amount_at(at);
  if (!amount || !in_sentence(at, amount->end)) return std::nullopt;
  const auto unit = unit_at(amount->end);
  if (!unit) return std::nullopt;
  TimePhrase phrase = relative(at, amount->end + 1, Relative::kAgo, *unit, amount->least);
  phrase.amount_most = amount->most;
  if (amount->half) {
    phrase.unit = Unit::kMonth;
    phrase.loose = true;
  }
  if (text_.lower(amount->end).starts_with("fortnight")) {
    phrase.amount *= 2;
    phrase.amount_most *= 2;
  }
  std::size_t end = phrase.tokens.end;
  if (is(end, "and") && is(end + 1, "a") && is(end + 2, "half") &&
      (*unit == Unit::kYear || *unit == Unit::kMonth)) {
    const bool year = *unit == Unit::kYear;
    phrase.unit = year ? Unit::kMonth : Unit::kWeek;
    phrase.amount = year ? phrase.amount * 12 + 6 : phrase.amount * 4 + 2;
    phrase.amount_most = phrase.amount;
    phrase.loose = true;
    end += 3;
  }
  const bool earlier = is(end, "earlier") || (is(end, "before") && closed(end + 1));
  const bool after_that = is(end, "after") && one_of(text_.lower(end + 1), "that", "this");
  const bool later = is(end, "later") || (is(end, "after") && closed(end + 1)) ||
                     is(end, "afterwards") || after_that;
  const bool ago = is(end, "ago") || (is(end, "back") && closed(end + 1));
  if ((earlier || later || ago) && !in_sentence(at, end)) return std::nullopt;
  if (earlier) phrase.relative = Relative::kEarlier;
  if (later) phrase.relative = Relative::kLater;
  if (!earlier && !later && !ago) {
    // "After three days he was released."
    const bool after = at > 0 && is(at - 1, "after") && in_sentence(at - 1, at);
    if (!after || !closed(end) || *unit == Unit::kHour) return std::nullopt;
    phrase.relative = Relative::kLater;
    phrase.tokens = {at - 1, end};
    return phrase;
  }
  phrase.tokens.end = end + (after_that ? 2 : 1);
  return phrase;
}

std::optional<TimePhrase> RelativeScanner::at(std::size_t token) const {
  if (auto phrase = from_the_text(token)) return phrase;
  if (auto phrase = past(token)) return phrase;
  if (auto phrase = from_the_time_before(token)) return phrase;
  return counted(token);
}

}  // namespace reading::english
