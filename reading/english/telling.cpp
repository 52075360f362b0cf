#include "reading/english/events.h"

namespace reading::english {
namespace {

using model::Manner;

// Which way of putting it says least: the higher wins.
int caution(Manner manner) {
  switch (manner) {
    case Manner::kStated: return 0;
    case Manner::kReported: return 1;
    case Manner::kPossible: return 2;
    case Manner::kDenied: return 3;
    case Manner::kFeared: return 4;
    case Manner::kAsked: return 5;
  }
  return 0;
}

Manner manner_of(const Cue& cue) {
  switch (cue.kind) {
    case Cue::Kind::kAttribution: return cue.manner;
    case Cue::Kind::kFeared: return Manner::kFeared;
    case Cue::Kind::kAsked: return Manner::kAsked;
    case Cue::Kind::kDenied: return Manner::kDenied;
    case Cue::Kind::kPossible: return Manner::kPossible;
    case Cue::Kind::kUnreal: return Manner::kFeared;
  }
  return Manner::kStated;
}

}  // namespace

Telling telling_of(const std::vector<Cue>& cues, std::size_t subject, Range verb, Manner own,
                   bool relative) {
  Telling telling;
  telling.manner = own;
  std::size_t nearest = kNone;
  for (const Cue& cue : cues) {
    if (!cue.scope.holds(verb.first) && !cue.scope.holds(verb.end - 1)) continue;
    if (cue.tokens.first >= verb.first && cue.tokens.end <= verb.end &&
        cue.kind != Cue::Kind::kAsked)
      continue;
    const bool attribution = cue.kind == Cue::Kind::kAttribution;
    // A mood rules over a clause only if it stands before the clause's subject: "he feared arrest
    // and fled" tells of a flight, "he feared that they were arrested" of no arrest.
    const bool all = cue.tokens.empty();  // taken back, whatever stands where
    const bool question = cue.kind == Cue::Kind::kAsked && cue.tokens.first >= verb.end;
    if (!attribution && !question && !all) {
      if (relative) continue;
      if (subject != kNone && subject < cue.tokens.first && verb.first > cue.tokens.end + 1)
        continue;
    }
    if (cue.kind == Cue::Kind::kUnreal) {
      if (subject != kNone && subject < cue.tokens.first) continue;
      telling.left_out = true;
      continue;
    }
    const Manner manner = manner_of(cue);
    if (caution(manner) > caution(telling.manner)) telling.manner = manner;
    if (attribution && (nearest == kNone || cue.tokens.first > nearest)) {
      nearest = cue.tokens.first;
      telling.origin = cue.origin;
      telling.basis = cue.basis;
    }
  }
  if (nearest == kNone && telling.manner == Manner::kReported) {
    telling.origin = {model::Origin::Kind::kUnnamed, "", false};  // "reportedly"
  }
  return telling;
}

}  // namespace reading::english
