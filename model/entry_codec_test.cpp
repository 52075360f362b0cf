#include <gtest/gtest.h>

#include <set>

#include "base/cbor.h"
#include "model/entry_fields.h"
#include "model/testing/case_builder.h"

namespace model {
namespace {

using testing::CaseBuilder;
using testing::on;
using testing::Told;

// A story that uses every kind of value.
std::vector<Entry> story() {
  CaseBuilder story;
  auto report = story.report("Invented Teller");
  auto group = report.group("four people");
  group.says(Property::kSize, Count{4, 4, "four"});
  auto person = report.person("Invented Person");
  person.says(Property::kSex, Term{"female"})
      .says(Property::kAge, Age{360, 371, base::DateRange::on(base::Day::from_number(15000)), "30"})
      .says(Property::kBirthPlace,
            Place{"there", GazetteerRef{"LA", "Laos"}, {{"TH", "Thailand"}}, true})
      .says(Property::kMemberOf, Reference{group})
      .says(Property::kRelative, Kin{"mother", group})
      .says(Property::kOccupation, Text{"teacher"})
      .told({Manner::kFeared, Basis::kWitnessed, {Origin::Kind::kUnnamed, "witnesses", true}})
      .says(Property::kBirth, When{on("1980~").range, "about 1980", base::Weekday::kFriday});
  story.act(ClaimDecided{{person.last_claim()}, Decision::kAccepted, "asked her"});
  story.act(FindingDecided{story.id(), person, Property::kSex, Verdict::kEstablished,
                           Term{"female"}, "seen"});
  story.act(CheckPlanned{EntryId{}, story.id(), person, Property::kName, "her sister", "in person",
                         base::Day::from_number(15100)});
  return story.entries();
}

TEST(EntryCodec, GivesBackEveryBodyByteForByte) {
  for (const Entry& entry : story()) {
    base::Bytes bytes = encode(*entry.body);
    auto read = decode(kind_of(*entry.body), kBodyVersion, bytes);
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(encode(*read), bytes);
  }
}

TEST(EntryCodec, ReadsEveryKindOfEmptyBody) {
  for (Kind kind = 1; kind <= kKindNewest; ++kind) {
    const base::Bytes no_fields{0xa0};
    auto body = decode(kind, kBodyVersion, no_fields);
    ASSERT_TRUE(body.ok());
    EXPECT_EQ(kind_of(*body), kind);
  }
}

TEST(EntryCodec, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(decode(kKindNewest + 1, kBodyVersion, {}).error().code, base::ErrorCode::kUnsupported);
  EXPECT_EQ(decode(1, kBodyVersion + 1, {}).error().code, base::ErrorCode::kUnsupported);
  EXPECT_EQ(decode(0, kBodyVersion, {}).error().code, base::ErrorCode::kDamaged);
  base::CborWriter unknown_field;
  unknown_field.map(1);
  unknown_field.unsigned_integer(99);
  unknown_field.text("x");
  EXPECT_EQ(decode(1, kBodyVersion, unknown_field.written()).error().code,
            base::ErrorCode::kDamaged);
}

TEST(EntryCodec, RefusesEveryShortenedBody) {
  for (const Entry& entry : story()) {
    base::Bytes bytes = encode(*entry.body);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      EXPECT_FALSE(
          decode(kind_of(*entry.body), kBodyVersion, base::ByteView(bytes).first(length)).ok());
    }
  }
}

// The numbers of stored fields are for ever: a changed line here breaks every archive there is.
class NumberList {
 public:
  template <typename T>
  void operator()(std::uint64_t number, T&) {
    EXPECT_GT(number, last_);
    last_ = number;
  }
  std::uint64_t last() const { return last_; }

 private:
  std::uint64_t last_ = 0;
};

template <typename T>
std::uint64_t last_field() {
  T value;
  NumberList list;
  stored::visit(list, value);
  return list.last();
}

TEST(EntryCodec, FieldNumbersAscendAndStay) {
  EXPECT_EQ(last_field<Claim>(), 9u);
  EXPECT_EQ(last_field<Report>(), 8u);
  EXPECT_EQ(last_field<Reading>(), 12u);
  EXPECT_EQ(last_field<MemberAdded>(), 5u);
  EXPECT_EQ(last_field<DocumentDrafted>(), 6u);
}

TEST(EntryCodec, SealsEachBodyWithTheKeyOfItsOwner) {
  CaseBuilder story;
  auto report = story.report("Invented Teller");
  for (const Entry& entry : story.entries()) {
    Owner owner = owner_of(*entry.body, entry.envelope.cases);
    bool of_report = std::holds_alternative<ReportReceived>(*entry.body) ||
                     std::holds_alternative<ReadingDone>(*entry.body);
    EXPECT_EQ(owner.kind, of_report ? Owner::Kind::kReport : Owner::Kind::kCase);
    EXPECT_EQ(owner.id, of_report ? ReportId(report).bytes() : story.id().bytes());
  }
  EXPECT_EQ(owner_of(MemberAdded{}, {}).kind, Owner::Kind::kArchive);
  EXPECT_EQ(owner_of(SourceIdentity{}, {}).kind, Owner::Kind::kSource);
  EXPECT_EQ(owner_of(IdentityDecided{}, {}).kind, Owner::Kind::kArchive);
}

}  // namespace
}  // namespace model
