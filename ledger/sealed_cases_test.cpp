// Who can open what: members, closed cases, protected sources.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "ledger/testing/archives.h"
#include "ledger/verify.h"

namespace ledger {
namespace {

using namespace ledger::testing;
using base::ErrorCode;

class Sealed : public ::testing::Test {
 protected:
  std::unique_ptr<Ledger> join(std::string_view login, model::Role role) {
    ledger_.add_member(login, "A colleague (invented)", role, "a password of many letters")
        .or_throw();
    return ledger_.another(login, "a password of many letters").or_throw();
  }
  model::CaseOpened closed_case(std::vector<model::MemberId> keepers) {
    return {model::CaseId::make(world_), "Not for everybody", true, std::move(keepers)};
  }

  base::MemoryWorld world_{{1'700'000'000'000'000}, 11};
  Parts parts_ = memory_parts();
  Created created_ = make_archive(world_, parts_, "/archive");
  Ledger& ledger_ = *created_.ledger;
};

TEST_F(Sealed, RolesAreKept) {
  auto reader = join("rita", model::Role::kReader);
  auto researcher = join("ruben", model::Role::kResearcher);
  EXPECT_EQ(reader->append({a_decision(world_)}).error().code, ErrorCode::kNotAllowed);
  EXPECT_TRUE(researcher->append({a_decision(world_)}).ok());
  EXPECT_EQ(researcher->add_member("x", "X", model::Role::kReader, "long enough one").error().code,
            ErrorCode::kNotAllowed);
  EXPECT_EQ(ledger_.add_member(" RITA ", "R", model::Role::kReader, "long enough one").error().code,
            ErrorCode::kConflict);
}

TEST_F(Sealed, WhoLeftCanNeitherSignNorOpen) {
  auto colleague = join("ruben", model::Role::kResearcher);
  ASSERT_TRUE(ledger_.change_member(colleague->member(), model::Role::kResearcher, true).ok());
  EXPECT_FALSE(colleague->append({a_decision(world_)}).ok());
  EXPECT_TRUE(colleague->read_only().has_value());
  EXPECT_EQ(ledger_.another("ruben", "a password of many letters").error().code,
            ErrorCode::kLocked);
  EXPECT_EQ(ledger_.change_member(ledger_.member(), model::Role::kReader, false).error().code,
            ErrorCode::kNotAllowed);
}

// Acts that wait together share a transaction, but each meets the record as the one before it
// left it.
TEST_F(Sealed, WhoLeavesWhileTheyWriteHasSignedNothingAfterwards) {
  for (int round = 0; round < 20; ++round) {
    auto colleague = join("ruben" + std::to_string(round), model::Role::kResearcher);
    std::vector<std::thread> writers;
    std::atomic<int> running = 0;
    for (int writer = 0; writer < 3; ++writer) {
      writers.emplace_back([&] {
        ++running;
        for (int at = 0; at < 200; ++at) {
          if (!colleague->append({a_decision(world_)}).ok()) break;
        }
      });
    }
    while (running < 3) std::this_thread::yield();
    ASSERT_TRUE(ledger_.change_member(colleague->member(), model::Role::kReader, true).ok());
    for (auto& writer : writers) writer.join();
  }
  const Verification found = verify(ledger_);
  EXPECT_TRUE(found.good()) << found.damages.front().where << " " << found.damages.front().what;
}

TEST_F(Sealed, AClosedCaseOpensToItsKeepersOnly) {
  auto keeper = join("kai", model::Role::kResearcher);
  const auto opened = closed_case({keeper->member()});
  EXPECT_EQ(ledger_.append({opened}).error().code, ErrorCode::kBadInput);
  const auto report = a_report(world_, "Sealed words.");
  ASSERT_TRUE(keeper->append({opened, report, model::ReportFiled{opened.case_id, report.report.id}},
                             {opened.case_id}).ok());
  EXPECT_EQ(keeper->entries_of(opened.case_id).or_throw().size(), 3u);
  EXPECT_EQ(ledger_.entries_of(opened.case_id).error().code, ErrorCode::kNotAllowed);
  EXPECT_EQ(ledger_.append({a_decision(world_)}, {opened.case_id}).error().code,
            ErrorCode::kNotAllowed);
  int closed_to_marta = 0;
  ledger_.for_each(4, [&](const model::Entry& each) {
    closed_to_marta += each.body ? 0 : 1;
    return true;
  });
  EXPECT_EQ(closed_to_marta, 3);
  ASSERT_EQ(ledger_.cases().size(), 1u);
  EXPECT_TRUE(ledger_.cases()[0].closed);
  EXPECT_FALSE(ledger_.cases()[0].mine);
  EXPECT_TRUE(keeper->cases()[0].mine);
}

TEST_F(Sealed, ADecisionOfAClosedCaseIsSealedToIt) {
  auto keeper = join("kai", model::Role::kResearcher);
  const auto one = closed_case({keeper->member()});
  const auto two = closed_case({keeper->member()});
  const auto open_one = an_open_case(world_);
  ASSERT_TRUE(keeper->append({one, two, open_one}).ok());
  auto made = keeper->append({a_decision(world_)}, {one.case_id, open_one.case_id}).or_throw();
  EXPECT_EQ(made[0].owner, (model::Owner{model::Owner::Kind::kCase, one.case_id.bytes()}));
  EXPECT_FALSE(ledger_.entry(made[0].number).or_throw().body);
  EXPECT_EQ(keeper->append({a_decision(world_)}, {one.case_id, two.case_id}).error().code,
            ErrorCode::kBadInput);
}

TEST_F(Sealed, WhatWaitedForACaseIsClosedWithIt) {
  auto keeper = join("kai", model::Role::kResearcher);
  const auto report = a_report(world_, "In no case yet.");
  auto received = keeper->append({report}).or_throw();
  EXPECT_TRUE(ledger_.entry(received[0].number).or_throw().body);
  const auto opened = closed_case({keeper->member()});
  ASSERT_TRUE(keeper->append({opened, model::ReportFiled{opened.case_id, report.report.id}}).ok());
  // Marta's ledger had the key in memory; one that is opened anew does not get it.
  auto marta = ledger_.another(kLogin, kPassword).or_throw();
  EXPECT_FALSE(marta->entry(received[0].number).or_throw().body);
  EXPECT_TRUE(keeper->entry(received[0].number).or_throw().body);
  const auto open_one = an_open_case(world_);
  ASSERT_TRUE(
      keeper->append({open_one, model::ReportFiled{open_one.case_id, report.report.id}}).ok());
  EXPECT_TRUE(marta->entry(received[0].number).or_throw().body);
  EXPECT_EQ(marta->entries_of(open_one.case_id).or_throw().size(), 3u);
}

TEST_F(Sealed, WhatWasSeenInAnOpenCaseStaysSeen) {
  auto keeper = join("kai", model::Role::kResearcher);
  const auto open_one = an_open_case(world_);
  const auto report = a_report(world_, "Seen by all.");
  const auto closed = closed_case({keeper->member()});
  ASSERT_TRUE(keeper->append({open_one, report,
                              model::ReportFiled{open_one.case_id, report.report.id}, closed,
                              model::ReportFiled{closed.case_id, report.report.id}}).ok());
  auto marta = ledger_.another(kLogin, kPassword).or_throw();
  EXPECT_TRUE(marta->entries_of_report(report.report.id).at(0).body);
}

TEST_F(Sealed, TheIdentityOfASourceIsForItsKeepers) {
  auto keeper = join("kai", model::Role::kResearcher);
  const model::SourceId source = model::SourceId::make(world_);
  ASSERT_TRUE(keeper->append({model::SourceAdded{source, "source 3", true, ""},
                              model::SourceIdentity{source, "The cook of the ferry (invented)",
                                                    {keeper->member()}}}).ok());
  const auto mine = keeper->entries_of_source(source);
  const auto theirs = ledger_.entries_of_source(source);
  ASSERT_EQ(mine.size(), 2u);
  EXPECT_TRUE(mine[1].body);
  EXPECT_TRUE(theirs[0].body);
  EXPECT_FALSE(theirs[1].body);
  EXPECT_EQ(ledger_.append({model::SourceIdentity{source, "x", {ledger_.member()}}}).error().code,
            ErrorCode::kNotAllowed);
}

TEST_F(Sealed, AResetOpensTheArchiveButNothingThatWasSealed) {
  auto keeper = join("kai", model::Role::kResearcher);
  auto second = join("lin", model::Role::kResearcher);
  const auto opened = closed_case({keeper->member(), second->member()});
  ASSERT_TRUE(keeper->append({opened}).ok());
  const model::MemberId kai = keeper->member();
  const auto reset = ledger_.reset_password(kai, "kai", "quite another password").or_throw();
  EXPECT_EQ(reset.member, kai);
  EXPECT_FALSE(ledger_.another("kai", "a password of many letters").ok());
  auto again = ledger_.another("kai", "quite another password").or_throw();
  EXPECT_TRUE(again->append({a_decision(world_)}).ok());
  EXPECT_EQ(again->entries_of(opened.case_id).error().code, ErrorCode::kNotAllowed);
  EXPECT_EQ(second->share_case(opened.case_id, ledger_.member()).error().code,
            ErrorCode::kNotAllowed);
  ASSERT_TRUE(second->share_case(opened.case_id, kai).ok());
  EXPECT_TRUE(again->entries_of(opened.case_id).ok());
}

}  // namespace
}  // namespace ledger
