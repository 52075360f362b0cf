// Zone: the days of an organisation. The record is kept in UTC; days, deadlines and "as of" are
// read in the organisation's time zone.
//
// Rules come from the time zone data inside ICU (IANA's tz database). A plain value, cheap to
// copy, safe to read from several threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "base/world.h"

namespace base {

class Zone {
 public:
  // An IANA name of area and place, like Asia/Tokyo, or UTC. Short names (EST, JST) are refused:
  // several zones share them. Errors: kBadInput.
  static Result<Zone> make(std::string_view name);
  static Zone utc();

  const std::string& name() const { return name_; }
  Day day_of(Instant instant) const;
  // The first moment at which it is that day, or a later one: a zone that moved over the date
  // line has left out a day. Where a clock is put forward at midnight, days begin at one o'clock.
  Instant start_of(Day day) const;
  // "2002-05-31 06:00 UTC+9". The offset in numbers: IST is three zones, and CST is two.
  std::string text(Instant instant) const;

 private:
  class Rules;  // ICU's zone
  Zone(std::string name, std::shared_ptr<const Rules> rules);
  std::int64_t local_microseconds(Instant instant) const;

  std::string name_;
  std::shared_ptr<const Rules> rules_;  // shared by all copies, never changed
};

}  // namespace base
