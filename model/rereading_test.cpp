#include "model/rereading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/case.h"

namespace model {
namespace {

// "Ana was arrested in Gao; her brother Luis fled." read twice by two versions of a reader.
class RereadingStory : public testing::Test {
 protected:
  SubjectId meet(Reading& reading, SubjectKind kind, const std::string& label) {
    reading.subjects.push_back({SubjectId::make(world_), kind, label, false});
    return reading.subjects.back().id;
  }

  ClaimId say(Reading& reading, SubjectId subject, Property property, Value value,
              std::uint32_t begin, std::uint32_t end) {
    Claim claim;
    claim.id = ClaimId::make(world_);
    claim.subject = subject;
    claim.property = property;
    claim.value = std::move(value);
    claim.passage = {report_, begin, end};
    reading.claims.push_back(claim);
    return claim.id;
  }

  Reading reading() {
    Reading made;
    made.id = ReadingId::make(world_);
    made.report = report_;
    made.reader = "story";
    return made;
  }

  void append(Body body) {
    Entry entry;
    entry.envelope.number = entries_.size() + 1;
    entry.body = std::move(body);
    entries_.push_back(std::move(entry));
  }

  // The first reading: Ana, Luis and an arrest of Ana.
  void read_first() {
    Reading made = reading();
    ana_ = meet(made, SubjectKind::kPerson, "Ana");
    luis_ = meet(made, SubjectKind::kPerson, "Luis");
    arrest_ = meet(made, SubjectKind::kEvent, "arrest");
    ana_name_ = say(made, ana_, Property::kName, Name{"Ana"}, 0, 3);
    luis_name_ = say(made, luis_, Property::kName, Name{"Luis"}, 36, 40);
    kin_ = say(made, ana_, Property::kRelative, Kin{"brother", luis_}, 24, 40);
    arrest_kind_ = say(made, arrest_, Property::kEventKind, Term{"arrest"}, 8, 16);
    say(made, arrest_, Property::kVictim, Reference{ana_}, 0, 3);
    append(ReadingDone{made});
  }

  // What a newer version of the reader finds, under ids of its own: the same, and where.
  Reading read_second() {
    Reading made = reading();
    const SubjectId luis = meet(made, SubjectKind::kPerson, "Luis");
    const SubjectId ana = meet(made, SubjectKind::kPerson, "Ana");
    const SubjectId arrest = meet(made, SubjectKind::kEvent, "arrest");
    say(made, luis, Property::kName, Name{"Luis"}, 36, 40);
    say(made, ana, Property::kName, Name{"Ana"}, 0, 3);
    say(made, ana, Property::kRelative, Kin{"brother", luis}, 24, 40);
    say(made, arrest, Property::kEventKind, Term{"arrest"}, 8, 16);
    say(made, arrest, Property::kVictim, Reference{ana}, 0, 3);
    say(made, arrest, Property::kEventPlace, Place{"Gao", {}, {}, false}, 20, 23);
    return made;
  }

  Case folded() const { return fold(CaseId{}, entries_); }

  base::MemoryWorld world_{base::Instant{1'300'000'000'000'000}};
  ReportId report_ = ReportId::make(world_);
  std::vector<Entry> entries_;
  SubjectId ana_, luis_, arrest_;
  ClaimId ana_name_, luis_name_, kin_, arrest_kind_;
};

TEST_F(RereadingStory, WhatIsFoundAgainKeepsItsIds) {
  read_first();
  const Rereading again = reread(read_second(), entries_);
  EXPECT_EQ(again.kept, 5u);
  EXPECT_EQ(again.added, 1u);
  EXPECT_EQ(again.gone, 0u);
  EXPECT_EQ(again.reading.claims[0].id, luis_name_);
  EXPECT_EQ(again.reading.claims[2].id, kin_);
  EXPECT_EQ(std::get<Kin>(again.reading.claims[2].value).subject, luis_);
  EXPECT_EQ(again.reading.claims[5].subject, arrest_);
}

TEST_F(RereadingStory, DecisionsOnAClaimStandAfterAnotherReading) {
  read_first();
  append(ClaimDecided{{ana_name_}, Decision::kAccepted, "read"});
  append(ClaimDecided{{luis_name_}, Decision::kRejected, "another Luis"});
  append(ReadingDone{reread(read_second(), entries_).reading});
  const Case now = folded();
  EXPECT_EQ(now.claims.size(), 6u);
  EXPECT_EQ(now.subjects.size(), 3u);
  EXPECT_EQ(now.claims.at(ana_name_).standing, Standing::kAccepted);
  EXPECT_EQ(now.claims.at(luis_name_).standing, Standing::kRejected);
  EXPECT_EQ(now.claims.at(kin_).standing, Standing::kProposed);
  EXPECT_EQ(now.claims.at(kin_).trace.number, 1u) << "it was told first by the first reading";
}

TEST_F(RereadingStory, ARejectedClaimStaysRejectedThoughAReadingBetweenMissedIt) {
  read_first();
  append(ClaimDecided{{luis_name_}, Decision::kRejected, "another Luis"});
  Reading poorer = read_second();
  poorer.claims.erase(poorer.claims.begin());
  append(ReadingDone{reread(poorer, entries_).reading});
  append(ReadingDone{reread(read_second(), entries_).reading});
  EXPECT_EQ(folded().claims.at(luis_name_).standing, Standing::kRejected);
  EXPECT_EQ(folded().claims.size(), 6u);
}

TEST_F(RereadingStory, WhoIsNoLongerSpokenOfIsGoneUnlessAMemberDecidedAboutThem) {
  read_first();
  Reading poorer = reading();
  const SubjectId ana = meet(poorer, SubjectKind::kPerson, "Ana");
  say(poorer, ana, Property::kName, Name{"Ana"}, 0, 3);
  const std::vector<Entry> before = entries_;

  const Rereading again = reread(poorer, entries_);
  EXPECT_EQ(again.gone, 4u);
  append(ReadingDone{again.reading});
  EXPECT_THAT(folded().met, testing::ElementsAre(ana_));

  entries_ = before;
  append(ClaimDecided{{luis_name_}, Decision::kAccepted, "read"});
  append(ReadingDone{reread(poorer, entries_).reading});
  EXPECT_TRUE(folded().subjects.contains(luis_));
  EXPECT_FALSE(folded().subjects.contains(arrest_));
}

TEST_F(RereadingStory, SomebodyElseAtTheSameWordsIsNotTakenForTheOneOfBefore) {
  read_first();
  Reading other = reading();
  const SubjectId maria = meet(other, SubjectKind::kPerson, "Maria");
  say(other, maria, Property::kName, Name{"Maria"}, 50, 55);
  say(other, maria, Property::kRelative, Kin{"brother", maria}, 24, 40);
  say(other, maria, Property::kSex, Term{"female"}, 60, 63);
  const Rereading again = reread(other, entries_);
  EXPECT_EQ(again.reading.claims[0].subject, maria);
  EXPECT_EQ(again.kept, 0u);
}

TEST_F(RereadingStory, ManyWithoutANameArePairedInTheirOrder) {
  constexpr std::size_t kMany = 300;
  const auto many = [&] {
    Reading made = reading();
    const SubjectId group = meet(made, SubjectKind::kGroup, "300 people");
    say(made, group, Property::kSize, Count{kMany, kMany, "300"}, 0, 3);
    for (std::size_t i = 0; i < kMany; ++i) {
      const SubjectId one = meet(made, SubjectKind::kPerson, "one of 300");
      say(made, one, Property::kMemberOf, Reference{group}, 0, 10);
    }
    return made;
  };
  append(ReadingDone{many()});
  const auto& first = std::get<ReadingDone>(*entries_[0].body).reading;
  const Rereading again = reread(many(), entries_);
  EXPECT_EQ(again.kept, kMany + 1);
  for (std::size_t i = 0; i <= kMany; ++i) {
    EXPECT_EQ(again.reading.subjects[i].id, first.subjects[i].id);
  }
}

}  // namespace
}  // namespace model
