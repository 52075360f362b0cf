#include "base/zone.h"

#include <unicode/basictz.h>
#include <unicode/tztrans.h>
#include <unicode/ucal.h>

#include <algorithm>
#include <cstdlib>

namespace base {

namespace {

constexpr std::int64_t kMillisecond = 1'000;
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kHour = 3'600 * kSecond;
constexpr std::int64_t kDay = 24 * kHour;
// No zone was ever further from UTC; moments are kept this far from the ends of 64 bits.
constexpr std::int64_t kOffsetMax = 26 * kHour;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

Instant kept_in_calendar(Instant instant) {
  std::int64_t first = Day::from_number(INT32_MIN).number() * kDay - kOffsetMax;
  std::int64_t last = (Day::from_number(INT32_MAX).number() + 1) * kDay + kOffsetMax;
  return {std::clamp(instant.microseconds, first, last)};
}

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

// "UTC", "UTC+9", "UTC-3:30"; seconds for the local mean times of the years before zones.
std::string offset_text(std::int64_t offset) {
  if (offset == 0) return "UTC";
  std::int64_t seconds = std::abs(offset) / kSecond;
  std::string text = offset < 0 ? "UTC-" : "UTC+";
  text += std::to_string(seconds / 3600);
  if (seconds % 3600 != 0) text += ":" + two_digits(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ":" + two_digits(seconds % 60);
  return text;
}

}  // namespace

class Zone::Rules {
 public:
  explicit Rules(std::unique_ptr<const icu::BasicTimeZone> zone) : zone_(std::move(zone)) {}

  // What a clock there shows less what it shows at UTC, in microseconds.
  std::int64_t offset_at(Instant instant) const {
    std::int32_t standard = 0, saving = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone_->getOffset(milliseconds(instant), false, standard, saving, error);
    WHEREABOUTS_ASSERT(U_SUCCESS(error));
    return (std::int64_t{standard} + saving) * kMillisecond;
  }

  // When the clock is next put forward or back; `none` if it never is.
  Instant next_change(Instant after, Instant none) const {
    icu::TimeZoneTransition transition;
    if (!zone_->getNextTransition(milliseconds(after), false, transition)) return none;
    return {static_cast<std::int64_t>(transition.getTime()) * kMillisecond};
  }

 private:
  static double milliseconds(Instant instant) {
    return static_cast<double>(floor_divide(instant.microseconds, kMillisecond));
  }
  std::unique_ptr<const icu::BasicTimeZone> zone_;
};

Zone::Zone(std::string name, std::shared_ptr<const Rules> rules)
    : name_(std::move(name)), rules_(std::move(rules)) {}

Result<Zone> Zone::make(std::string_view name) {
  const Error unknown{ErrorCode::kBadInput,
                      "there is no such time zone; write area and place, like Asia/Tokyo, or UTC"};
  if (name != "UTC" && name.find('/') == name.npos) return unknown;
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(text));
  WHEREABOUTS_ASSERT(made != nullptr);
  icu::UnicodeString id;
  if (made->getID(id) == UCAL_UNKNOWN_ZONE_ID) return unknown;
  // Every zone of ICU's own tables is a basic one.
  WHEREABOUTS_ASSERT(dynamic_cast<icu::BasicTimeZone*>(made.get()) != nullptr);
  std::unique_ptr<const icu::BasicTimeZone> zone(
      static_cast<icu::BasicTimeZone*>(made.release()));
  auto rules = std::make_shared<const Rules>(std::move(zone));
  return Zone(std::string(name), std::move(rules));
}

Zone Zone::utc() { return make("UTC").or_throw(); }

std::int64_t Zone::local_microseconds(Instant instant) const {
  Instant held = kept_in_calendar(instant);
  return held.microseconds + rules_->offset_at(held);
}

Day Zone::day_of(Instant instant) const {
  return Day::from_number(floor_divide(local_microseconds(instant), kDay));
}

Instant Zone::start_of(Day day) const {
  const std::int64_t midnight = day.number() * kDay;
  const Instant last{midnight + kOffsetMax};
  // From change to change, as the offset stands still between them.
  Instant begin{midnight - kOffsetMax};
  for (;;) {
    Instant end = rules_->next_change(begin, last);
    Instant reached = std::max(begin, Instant{midnight - rules_->offset_at(begin)});
    if (reached < end || end >= last) return reached;
    begin = end;
  }
}

std::string Zone::text(Instant instant) const {
  Instant held = kept_in_calendar(instant);
  std::int64_t local = local_microseconds(held);
  std::int64_t minutes = (local - floor_divide(local, kDay) * kDay) / (60 * kSecond);
  return day_of(held).iso() + " " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60) +
         " " + offset_text(local - held.microseconds);
}

}  // namespace base
