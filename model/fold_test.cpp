// The fold against a slow and obvious twin, over random histories, whole and as of every moment.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "model/case.h"
#include "model/testing/case_builder.h"

namespace model {
namespace {

using testing::CaseBuilder;

// What became of one claim, read out of the whole history again for each claim.
std::optional<Standing> standing_of(ClaimId id, std::span<const Entry> entries) {
  std::optional<Standing> standing;
  ReportId report;
  for (const Entry& entry : entries) {
    if (const auto* reading = std::get_if<ReadingDone>(&*entry.body)) {
      // A newer reading of its report takes a proposal away.
      if (standing == Standing::kProposed && reading->reading.report == report) standing.reset();
      for (const Claim& claim : reading->reading.claims) {
        if (claim.id != id) continue;
        standing = Standing::kProposed;
        report = claim.passage.report;
      }
    }
    if (const auto* added = std::get_if<ClaimAdded>(&*entry.body)) {
      if (added->replaces == id && standing) standing = Standing::kReplaced;
      if (added->claim.id == id) standing = Standing::kAccepted;
    }
    if (const auto* decided = std::get_if<ClaimDecided>(&*entry.body)) {
      const bool named =
          std::find(decided->claims.begin(), decided->claims.end(), id) != decided->claims.end();
      if (!named || !standing || standing == Standing::kReplaced) continue;
      standing = decided->decision == Decision::kAccepted   ? Standing::kAccepted
                 : decided->decision == Decision::kRejected ? Standing::kRejected
                                                            : Standing::kTakenBack;
    }
  }
  return standing;
}

class History {
 public:
  explicit History(unsigned seed) : dice_(seed) {
    for (int turn = 0; turn < 60; ++turn) act();
    story_.entries();
  }

  CaseId id() const { return story_.id(); }
  const std::vector<Entry>& entries() { return story_.entries(); }
  const std::vector<ClaimId>& claims() const { return claims_; }

 private:
  int roll(std::size_t most) {
    return std::uniform_int_distribution<int>(0, static_cast<int>(most))(dice_);
  }
  template <typename T>
  const T& any(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(roll(all.size() - 1))];
  }

  void act() {
    const int what = reports_.empty() ? 0 : roll(4);
    if (what == 0) {
      auto report = story_.report("Teller");
      reports_.push_back(report);
      say(report);
    } else if (what == 1) {
      say(any(reports_));  // as a newer reading, or more of the same one
    } else if (what == 2) {
      ClaimDecided decided{{any(claims_), any(claims_)}, Decision::kAccepted, "so"};
      decided.decision = static_cast<Decision>(1 + roll(2));
      story_.act(decided);
    } else if (what == 3) {
      Claim right = story_.fold().claims.begin()->second.claim;
      right.id = ClaimId(base::IdBytes{1, static_cast<std::uint8_t>(claims_.size())});
      const ClaimId wrong = any(claims_);
      claims_.push_back(right.id);
      story_.act(ClaimAdded{right, roll(1) == 0 ? wrong : ClaimId(), "a slip"});
    } else {
      story_.entries();  // closes what is being read
    }
  }

  void say(CaseBuilder::ReportBuilder report) {
    auto person = report.person("Invented Person");
    claims_.push_back(person.last_claim());
    person.says(Property::kSex, Term{"male"});
    claims_.push_back(person.last_claim());
  }

  std::mt19937 dice_;
  CaseBuilder story_;
  std::vector<CaseBuilder::ReportBuilder> reports_;
  std::vector<ClaimId> claims_;
};

TEST(Fold, IsWhatTheWholeHistorySaysOfEachClaim) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    History history(seed);
    const auto& entries = history.entries();
    Case step_by_step;
    step_by_step.id = history.id();
    for (std::size_t count = 0; count <= entries.size(); ++count) {
      const std::span<const Entry> until(entries.data(), count);
      if (count > 0) apply(step_by_step, entries[count - 1]);
      const Case at_once = fold(history.id(), until);
      for (const ClaimId& id : history.claims()) {
        const auto expected = standing_of(id, until);
        for (const Case* folded : {&at_once, static_cast<const Case*>(&step_by_step)}) {
          const auto claim = folded->claims.find(id);
          ASSERT_EQ(claim != folded->claims.end(), expected.has_value()) << seed << " " << count;
          if (!expected) continue;
          ASSERT_EQ(claim->second.standing, *expected) << seed << " " << count;
        }
      }
    }
  }
}

bool speaks_of(const Claim& claim, const SubjectId& subject) {
  const auto* reference = std::get_if<Reference>(&claim.value);
  return claim.subject == subject || (reference && reference->subject == subject);
}

// Whom a newer reading of a report no longer meets is gone, unless a claim still speaks of them.
TEST(Fold, MeetsEverySubjectOnceInTheOrderOfTheEntries) {
  std::size_t gone = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    History history(seed);
    const auto& entries = history.entries();
    std::vector<SubjectId> met;
    std::map<ReportId, std::vector<SubjectId>> introduced;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      const auto* done = std::get_if<ReadingDone>(&*entries[at].body);
      if (!done) continue;
      std::vector<SubjectId> now;
      for (const Subject& subject : done->reading.subjects) now.push_back(subject.id);
      for (const SubjectId& id : now) {
        if (std::find(met.begin(), met.end(), id) == met.end()) met.push_back(id);
      }
      const Case folded = fold(history.id(), {entries.data(), at + 1});
      for (const SubjectId& id : introduced[done->reading.report]) {
        if (std::find(now.begin(), now.end(), id) != now.end()) continue;
        const bool is_spoken_of =
            std::any_of(folded.claims.begin(), folded.claims.end(),
                        [&](const auto& claim) { return speaks_of(claim.second.claim, id); });
        if (!is_spoken_of) gone += std::erase(met, id);
      }
      introduced[done->reading.report] = now;
    }
    EXPECT_TRUE(fold(history.id(), entries).met == met) << seed;
  }
  EXPECT_GT(gone, 0u);
}

}  // namespace
}  // namespace model
