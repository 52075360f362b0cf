#include "model/rereading.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <tuple>

namespace model {

namespace {

// Where something is said of a subject, and what kind of thing.
struct Anchor {
  Property property;
  std::uint32_t begin;
  std::uint32_t end;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

Anchor anchor_of(const Claim& claim) {
  return {claim.property, claim.passage.begin, claim.passage.end};
}

// The words that bring a person, a group or an event into a text.
bool introduces(Property property) {
  return property == Property::kName || property == Property::kSize ||
         property == Property::kEventKind;
}

// What is said of each subject, and where; the subjects in the order in which they were met.
class Anchors {
 public:
  void add(const Claim& claim) {
    const Anchor anchor = anchor_of(claim);
    if (!of_subject_[claim.subject].insert(anchor).second) return;
    at_[anchor].push_back(claim.subject);
  }
  const std::map<Anchor, std::vector<SubjectId>>& by_anchor() const { return at_; }
  std::size_t count(SubjectId subject) const { return of_subject_.at(subject).size(); }

 private:
  std::map<SubjectId, std::set<Anchor>> of_subject_;
  std::map<Anchor, std::vector<SubjectId>> at_;
};

struct Match {
  SubjectId fresh;
  SubjectId earlier;
  std::size_t shared = 0;
  bool introduced_alike = false;
};

// Of one passage that speaks of more than these, "forty people", they are paired in their order.
constexpr std::size_t kPairsOfAnAnchorMax = 1'024;

// The pairs that share an anchor, the surest first; ties as they stand in the two readings.
std::vector<Match> matches_between(const Anchors& fresh, const Anchors& earlier) {
  std::vector<Match> matches;
  std::map<std::pair<SubjectId, SubjectId>, std::size_t> place_of;
  const auto share = [&](SubjectId one, SubjectId other, const Anchor& anchor) {
    const auto [place, is_new] = place_of.try_emplace({one, other}, matches.size());
    if (is_new) matches.push_back({one, other});
    Match& match = matches[place->second];
    ++match.shared;
    match.introduced_alike |= introduces(anchor.property);
  };
  for (const auto& [anchor, ones] : fresh.by_anchor()) {
    const auto place = earlier.by_anchor().find(anchor);
    if (place == earlier.by_anchor().end()) continue;
    const auto& others = place->second;
    if (ones.size() * others.size() > kPairsOfAnAnchorMax) {
      const std::size_t pairs = std::min(ones.size(), others.size());
      for (std::size_t i = 0; i < pairs; ++i) share(ones[i], others[i], anchor);
      continue;
    }
    for (SubjectId one : ones) {
      for (SubjectId other : others) share(one, other, anchor);
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tie(a.introduced_alike, a.shared) > std::tie(b.introduced_alike, b.shared);
  });
  return matches;
}

// All that readers and members ever found in the report: what the last reading left out may have
// been decided on in a case.
struct Known {
  std::map<SubjectId, SubjectKind> subjects;
  std::vector<Claim> claims;  // in the order in which they were first made
  std::set<ClaimId> of_last_reading;
};

Known known_from(std::span<const Entry> entries) {
  Known known;
  std::set<ClaimId> met;
  const auto keep = [&](const Claim& claim) {
    if (met.insert(claim.id).second) known.claims.push_back(claim);
  };
  for (const Entry& entry : entries) {
    if (!entry.body) continue;
    if (const auto* done = std::get_if<ReadingDone>(&*entry.body)) {
      known.of_last_reading.clear();
      for (const Subject& each : done->reading.subjects) known.subjects[each.id] = each.kind;
      for (const Claim& each : done->reading.claims) {
        keep(each);
        known.of_last_reading.insert(each.id);
      }
    } else if (const auto* subject = std::get_if<SubjectAdded>(&*entry.body)) {
      known.subjects[subject->subject.id] = subject->subject.kind;
    } else if (const auto* claim = std::get_if<ClaimAdded>(&*entry.body)) {
      keep(claim->claim);
    }
  }
  return known;
}

std::map<SubjectId, SubjectId> same_subjects(const Reading& reading, const Known& known) {
  Anchors of_fresh;
  Anchors of_known;
  for (const Claim& claim : reading.claims) of_fresh.add(claim);
  for (const Claim& claim : known.claims) of_known.add(claim);
  std::map<SubjectId, SubjectKind> kinds;
  for (const Subject& subject : reading.subjects) kinds[subject.id] = subject.kind;

  std::map<SubjectId, SubjectId> same;
  std::set<SubjectId> taken;
  for (const Match& match : matches_between(of_fresh, of_known)) {
    const auto held = known.subjects.find(match.earlier);
    const auto kind = kinds.find(match.fresh);
    if (held == known.subjects.end() || kind == kinds.end()) continue;
    if (held->second != kind->second) continue;
    const std::size_t most = std::max(of_fresh.count(match.fresh), of_known.count(match.earlier));
    if (!match.introduced_alike && 2 * match.shared <= most) continue;
    if (same.contains(match.fresh) || taken.contains(match.earlier)) continue;
    same.emplace(match.fresh, match.earlier);
    taken.insert(match.earlier);
  }
  return same;
}

void rename(Reading& reading, const std::map<SubjectId, SubjectId>& same) {
  const auto take_old = [&](SubjectId& id) {
    if (const auto old = same.find(id); old != same.end()) id = old->second;
  };
  for (Subject& subject : reading.subjects) take_old(subject.id);
  for (Claim& claim : reading.claims) {
    take_old(claim.subject);
    if (auto* reference = std::get_if<Reference>(&claim.value)) take_old(reference->subject);
    if (auto* kin = std::get_if<Kin>(&claim.value)) take_old(kin->subject);
  }
}

bool says_the_same(const Claim& a, const Claim& b) {
  return a.subject == b.subject && a.property == b.property && a.passage == b.passage &&
         a.value == b.value && a.time == b.time && a.manner == b.manner && a.basis == b.basis &&
         a.origin == b.origin;
}

}  // namespace

Rereading reread(Reading fresh, std::span<const Entry> earlier) {
  const Known known = known_from(earlier);
  rename(fresh, same_subjects(fresh, known));

  std::map<std::pair<SubjectId, Anchor>, std::vector<const Claim*>> held;
  for (const Claim& claim : known.claims) {
    held[{claim.subject, anchor_of(claim)}].push_back(&claim);
  }
  Rereading made;
  std::set<ClaimId> found;
  for (Claim& claim : fresh.claims) {
    const auto alike = held.find({claim.subject, anchor_of(claim)});
    const Claim* old = nullptr;
    if (alike != held.end()) {
      for (const Claim* each : alike->second) {
        if (!found.contains(each->id) && says_the_same(*each, claim)) old = each;
      }
    }
    if (old) claim.id = old->id;
    if (old) found.insert(old->id);
    ++(old ? made.kept : made.added);
  }
  made.gone = static_cast<std::size_t>(
      std::count_if(known.of_last_reading.begin(), known.of_last_reading.end(),
                    [&](const ClaimId& id) { return !found.contains(id); }));
  made.reading = std::move(fresh);
  return made;
}

}  // namespace model
