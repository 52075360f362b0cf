// Puts claims, subjects and relays of one text into a model::Reading, each with its passage and
// within the limits of base/limits.h. Everything that more than one part of the reader needs to
// know of a sentence (its times resolved, its cues, who speaks) is kept here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"
#include "reading/english/cast.h"
#include "reading/english/events.h"
#include "reading/english/frame.h"
#include "reading/reader.h"

namespace reading::english {

inline constexpr std::string_view kTooManyClaims =
    "more claims than one reading may hold: what comes after them was not read";

class ClaimWriter {
 public:
  ClaimWriter(const ReadingInput& input, const Notes& notes, const Frame& frame, const Cast& cast,
              model::Reading& reading);

  const Notes& notes() const { return notes_; }
  const Frame& frame() const { return frame_; }

  // The day or days on which the words at a token were written; none if nothing is known.
  const std::optional<base::DateRange>& written(std::size_t token) const;
  const std::optional<model::When>& when(std::size_t time) const { return whens_[time]; }
  // A time as it is told of what is to come.
  const std::optional<model::When>& when_ahead(std::size_t time) const {
    return ahead_[time] ? ahead_[time] : whens_[time];
  }
  // How the sentence of a range puts what it tells by the way, not as its main act.
  Telling telling(Range range);

  // The nil id past kSubjectsPerReadingMax.
  model::SubjectId add_subject(model::SubjectKind kind, std::string label, bool unnamed);
  // Past kClaimsPerReadingMax nothing is added and `unread` says so once.
  void add(model::SubjectId subject, model::Property property, model::Value value, Range passage,
           const Telling& telling, std::optional<model::When> time = std::nullopt);
  void add_relay(const RelayCue& relay);

 private:
  std::size_t part_of(std::size_t token) const;
  void date_parts();

  const ReadingInput& input_;
  const Notes& notes_;
  const Frame& frame_;
  const Cast& cast_;
  model::Reading& reading_;
  std::vector<std::optional<base::DateRange>> written_;  // of each part
  std::vector<std::optional<model::When>> ahead_;
  std::vector<std::optional<model::When>> whens_;  // of each time
  std::size_t cues_sentence_ = kNone;
  std::vector<Cue> cues_;
};

}  // namespace reading::english
