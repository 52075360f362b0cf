// Persons, bodies and authorities of different reports that bear the same name.
#include <algorithm>
#include <map>
#include <set>

#include "linking/workbench.h"

namespace linking {
namespace {

enum class NameFit { kNone, kMay, kLoneWord, kSame };

NameFit compare_names(const Facts& a, const Facts& b) {
  NameFit best = NameFit::kNone;
  for (const names::FoldedName& one : a.names) {
    for (const names::FoldedName& other : b.names) {
      NameFit fit = NameFit::kNone;
      if (names::same_name(one, other)) {
        fit = one.is_full() && other.is_full() ? NameFit::kSame : NameFit::kLoneWord;
      } else if (names::may_be_same_name(one, other)) {
        fit = NameFit::kMay;
      }
      best = std::max(best, fit);
    }
  }
  return best;
}

// Keys under which names that may be the same meet: each unit, and the letters in order, which are
// the same however a name is divided or turned.
std::set<std::string> keys_of(const Facts& facts) {
  std::set<std::string> keys;
  for (const names::FoldedName& name : facts.names) {
    std::string letters = name.joined;
    std::sort(letters.begin(), letters.end());
    keys.insert("=" + letters);
    for (std::string unit : name.units) {
      std::erase(unit, '-');
      keys.insert(std::move(unit));
    }
  }
  return keys;
}

PairsOnce pairs_that_share_a_key(const std::vector<const Facts*>& all) {
  std::map<std::string, std::vector<const Facts*>> bearers;
  for (const Facts* facts : all) {
    for (const std::string& key : keys_of(*facts)) bearers[key].push_back(facts);
  }
  PairsOnce pairs;
  for (const auto& [key, sharing] : bearers) pairs.add(sharing);
  return pairs;
}

struct Match {
  const Facts* one;
  const Facts* other;
  Strength strength;
  std::vector<std::string> reasons;
};

std::optional<Match> match_persons(const Facts& a, const Facts& b) {
  const NameFit name = compare_names(a, b);
  const Fit sex = fit_of_sex(a, b);
  const Fit birth = fit_of_birth(a, b);
  if (name == NameFit::kNone || sex == Fit::kClashes || birth == Fit::kClashes) return {};
  Match match{&a, &b, Strength::kPossible, {}};
  match.reasons.push_back(name == NameFit::kSame       ? "the same name"
                          : name == NameFit::kLoneWord ? "the same name, of one word only"
                                                       : "one name may be a form of the other");
  if (sex == Fit::kFits) match.reasons.push_back("the same sex");
  if (birth == Fit::kFits) match.reasons.push_back("ages or births fit");
  if (name == NameFit::kSame) {
    match.strength = birth == Fit::kFits ? Strength::kStrong : Strength::kLikely;
  } else if (name == NameFit::kMay && birth == Fit::kFits && sex == Fit::kFits) {
    match.strength = Strength::kLikely;
  }
  return match;
}

std::optional<Match> match_bodies(const Facts& a, const Facts& b) {
  const bool same = std::any_of(a.names.begin(), a.names.end(), [&](const names::FoldedName& one) {
    return std::any_of(b.names.begin(), b.names.end(), [&](const names::FoldedName& other) {
      return one.joined == other.joined;
    });
  });
  if (!same) return {};
  return Match{&a, &b, Strength::kLikely, {"the same name"}};
}

// Two people of one name in one report: which of them another report means cannot be told.
void weaken_the_ambiguous(std::vector<Match>& matches) {
  std::map<std::pair<model::SubjectId, model::ReportId>, int> rivals;
  for (const Match& match : matches) {
    if (match.strength == Strength::kPossible) continue;
    ++rivals[{match.one->id, match.other->report}];
    ++rivals[{match.other->id, match.one->report}];
  }
  for (Match& match : matches) {
    const bool alone = rivals[{match.one->id, match.other->report}] <= 1 &&
                       rivals[{match.other->id, match.one->report}] <= 1;
    if (alone || match.strength == Strength::kPossible) continue;
    match.strength = Strength::kPossible;
    match.reasons.push_back("but the other report has several of that name");
  }
}

template <typename Compare>
void link_kind(Workbench& bench, model::SubjectKind kind, Compare compare) {
  std::vector<Match> matches;
  for (const auto& [one, other] : pairs_that_share_a_key(bench.of_kind(kind)).take()) {
    const Facts& a = *one;
    const Facts& b = *other;
    if (auto match = compare(a, b)) matches.push_back(std::move(*match));
  }
  weaken_the_ambiguous(matches);
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.strength != b.strength) return a.strength > b.strength;
    return std::pair(a.one->met, a.other->met) < std::pair(b.one->met, b.other->met);
  });
  for (const Match& match : matches) {
    bench.propose(*match.one, *match.other, match.strength, match.reasons);
  }
}

}  // namespace

void link_named(Workbench& bench) {
  link_kind(bench, model::SubjectKind::kPerson, match_persons);
  link_kind(bench, model::SubjectKind::kOrganisation, match_bodies);
  link_kind(bench, model::SubjectKind::kAuthority, match_bodies);
}

}  // namespace linking
