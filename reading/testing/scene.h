// A scene: an invented message goes in, and what the reader says it tells comes out as lines.
//
//   EXPECT_TRUE(Scene("Ana Example was arrested on 3 May 2004.")
//                   .tells("arrest | event-time | 2004-05-03 | stated"));
//
// Lines are written as in reading/testing/document.h: `*` stands for anything.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"
#include "reading/gazetteer_places.h"
#include "reading/testing/document.h"

namespace reading::testing {

inline const PlaceSource& real_places() {
  static const auto kGazetteer = places::Gazetteer::open(WHEREABOUTS_GAZETTEER).or_throw();
  static const GazetteerPlaces kPlaces(kGazetteer);
  return kPlaces;
}

class Scene {
 public:
  explicit Scene(std::string text, std::string_view received = "2011-03-17")
      : text_(std::move(text)),
        read_(read_english(real_places(), text_,
                           base::DateRange::on(base::Day::parse(received).or_throw()))),
        lines_(claim_lines(read_, text_)) {}

  const model::Reading& read() const { return read_; }
  const std::vector<ClaimLine>& lines() const { return lines_; }

  ::testing::AssertionResult tells(std::string_view line) const {
    if (count(line) > 0) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "not told: " << line << "\n" << transcript();
  }
  ::testing::AssertionResult never_tells(std::string_view line) const {
    if (count(line) == 0) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "told: " << line << "\n" << transcript();
  }
  std::size_t count(std::string_view line) const {
    const Expected expected = parse_expected("+ " + std::string(line)).or_throw();
    return static_cast<std::size_t>(std::ranges::count_if(
        lines_, [&](const ClaimLine& each) { return matches(expected, each); }));
  }
  // The value of the first claim of a property, or "".
  std::string value_of(std::string_view property) const {
    for (const ClaimLine& line : lines_) {
      if (line.property == property) return line.value;
    }
    return {};
  }
  std::string transcript() const {
    std::string out = text_ + "\n";
    for (const ClaimLine& line : lines_) out += "  " + line_text(line) + "\n";
    return out;
  }

 private:
  std::string text_;
  model::Reading read_;
  std::vector<ClaimLine> lines_;
};

}  // namespace reading::testing
