#include "reading/english/claim_writer.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "reading/english/frame_dates.h"
#include "reading/english/origins.h"
#include "reading/english/times_written.h"

namespace reading::english {

ClaimWriter::ClaimWriter(const ReadingInput& input, const Notes& notes, const Frame& frame,
                         const Cast& cast, model::Reading& reading)
    : input_(input), notes_(notes), frame_(frame), cast_(cast), reading_(reading) {
  date_parts();
}

std::size_t ClaimWriter::part_of(std::size_t token) const {
  const std::uint32_t sentence = notes_.text[token].sentence;
  std::size_t part = 0;
  while (part + 1 < frame_.parts.size() && frame_.parts[part + 1].first_sentence <= sentence)
    ++part;
  return part;
}

void ClaimWriter::date_parts() {
  const auto days = written_days(notes_, frame_, input_.received);
  reading_.document_date = days.front().told;
  for (const WrittenDay& day : days) written_.push_back(day.range);
  std::optional<TimeLine> line;
  std::size_t part = kNone;
  whens_.reserve(notes_.times.size());
  for (const TimePhrase& phrase : notes_.times) {
    const std::size_t now = part_of(phrase.tokens.first);
    if (now != part) line.emplace(written_[now]);
    part = now;
    if (stamps_line(notes_.text, phrase.tokens)) {
      const auto day = line->resolve(phrase, notes_.text);
      if (day && day->range.is_one_day()) line.emplace(day->range);
    }
    ahead_.push_back(line->ahead(phrase, notes_.text));
    whens_.push_back(line->resolve(phrase, notes_.text));
  }
}

const std::optional<base::DateRange>& ClaimWriter::written(std::size_t token) const {
  return written_[part_of(token)];
}

Telling ClaimWriter::telling(Range range) {
  const std::uint32_t sentence = notes_.text[range.first].sentence;
  if (cues_sentence_ != sentence) {
    cues_ = find_cues(notes_, notes_.text.sentences()[sentence]);
    cues_sentence_ = sentence;
  }
  return telling_of(cues_, range.first, range, model::Manner::kStated, true);
}

model::SubjectId ClaimWriter::add_subject(model::SubjectKind kind, std::string label,
                                          bool unnamed) {
  if (reading_.subjects.size() >= base::kSubjectsPerReadingMax) return {};
  if (label.size() > base::kLabelBytesMax)
    label = std::string(base::utf8_prefix(label, base::kLabelBytesMax));
  model::Subject subject{model::SubjectId::make(input_.world), kind, std::move(label), unnamed};
  reading_.subjects.push_back(subject);
  return subject.id;
}

void ClaimWriter::add(model::SubjectId subject, model::Property property, model::Value value,
                      Range passage, const Telling& telling, std::optional<model::When> time) {
  if (subject.is_nil() || passage.empty()) return;
  if (reading_.claims.size() >= base::kClaimsPerReadingMax) {
    if (reading_.claims.size() == base::kClaimsPerReadingMax &&
        (reading_.unread.empty() || reading_.unread.back() != kTooManyClaims)) {
      reading_.unread.emplace_back(kTooManyClaims);
    }
    return;
  }
  model::Claim claim;
  claim.id = model::ClaimId::make(input_.world);
  claim.subject = subject;
  claim.property = property;
  claim.value = std::move(value);
  claim.time = std::move(time);
  claim.manner = telling.manner;
  claim.basis = telling.basis;
  claim.origin = known_origin(notes_, cast_, passage.first, telling.origin);
  const std::string& teller = frame_.parts[part_of(passage.first)].teller;
  if (claim.origin.kind == model::Origin::Kind::kTeller && !teller.empty()) {
    claim.origin = {model::Origin::Kind::kNamed, teller, false};
  }
  claim.passage = {input_.report, notes_.text[passage.first].begin,
                   notes_.text[passage.end - 1].end};
  reading_.claims.push_back(std::move(claim));
}

void ClaimWriter::add_relay(const RelayCue& relay) {
  model::Relay made;
  made.report = input_.report;
  made.of_words = std::string(base::utf8_prefix(relay.of_words, base::kLabelBytesMax));
  made.translation = relay.translation;
  made.passage = {input_.report, notes_.text[relay.passage.first].begin,
                  notes_.text[relay.passage.end - 1].end};
  reading_.relays.push_back(std::move(made));
}

}  // namespace reading::english
