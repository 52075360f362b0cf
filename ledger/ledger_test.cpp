#include "ledger/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "ledger/proof.h"
#include "ledger/testing/archives.h"

namespace ledger {
namespace {

using namespace ledger::testing;
using base::ErrorCode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::uint64_t> numbers_of(const std::vector<model::Entry>& entries) {
  std::vector<std::uint64_t> numbers;
  for (const auto& entry : entries) numbers.push_back(entry.envelope.number);
  return numbers;
}

// Everything that holds in memory and on disk alike.
class Core : public ::testing::TestWithParam<bool> {
 protected:
  bool on_disk() const { return GetParam(); }
  std::filesystem::path place() const { return on_disk() ? folder_.archive() : "/archive"; }
  Parts parts() const { return on_disk() ? disk_parts() : memory_parts(); }
  base::World& world() { return *world_; }

  TemporaryFolder folder_;
  std::unique_ptr<base::World> world_ =
      GetParam() ? base::make_system_world() : base::make_traceless_world();
  Created created_ = make_archive(*world_, parts(), place());
  Ledger& ledger_ = *created_.ledger;
};

INSTANTIATE_TEST_SUITE_P(Both, Core, ::testing::Bool(), [](const auto& each) {
  return each.param ? "OnDisk" : "InMemory";
});

TEST_P(Core, BeginsWithTheArchiveAndItsFirstMember) {
  EXPECT_EQ(ledger_.size(), 2u);
  EXPECT_EQ(ledger_.role(), model::Role::kKeeper);
  const model::Entry first = ledger_.entry(1).or_throw();
  ASSERT_TRUE(first.body);
  EXPECT_EQ(std::get<model::ArchiveOpened>(*first.body).name, kOrganisation.name);
  ASSERT_EQ(ledger_.members().size(), 1u);
  EXPECT_EQ(ledger_.members()[0].id, ledger_.member());
  EXPECT_EQ(ledger_.entry(3).error().code, ErrorCode::kNotFound);
}

TEST_P(Core, WhatIsAppendedIsReadBack) {
  const auto opened = an_open_case(world());
  const auto report = a_report(world(), "Five people were taken off the evening ferry.");
  auto made = ledger_.append({opened, report, model::ReportFiled{opened.case_id, report.report.id}},
                             {}, 2).or_throw();
  ASSERT_EQ(made.size(), 3u);
  EXPECT_EQ(made[0].number, 3u);
  EXPECT_EQ(made[2].number, 5u);
  EXPECT_LT(made[0].id, made[1].id);
  EXPECT_LE(made[0].time, made[1].time);
  const model::Entry entry = ledger_.entry(4).or_throw();
  EXPECT_EQ(std::get<model::ReportReceived>(*entry.body).report.text, report.report.text);
  EXPECT_EQ(entry.envelope.owner.kind, model::Owner::Kind::kReport);
  EXPECT_EQ(entry.envelope.based_on, 2u);
  EXPECT_EQ(entry.envelope.member, ledger_.member());
  std::uint64_t seen = 0;
  ledger_.for_each(1, [&](const model::Entry& each) { return each.body && ++seen; });
  EXPECT_EQ(seen, 5u);
}

TEST_P(Core, ACaseBringsItsReportsAndTheirSourcesFromBefore) {
  const model::SourceId source = model::SourceId::make(world());
  auto report = a_report(world(), "One of the five telephoned.");
  report.report.source = source;
  const auto other = a_report(world(), "Not of this case.");
  ASSERT_TRUE(
      ledger_.append({model::SourceAdded{source, "source 1", false, "B"}, report, other}).ok());
  const auto opened = an_open_case(world());
  ASSERT_TRUE(ledger_.append({opened}).ok());
  EXPECT_THAT(numbers_of(ledger_.entries_of(opened.case_id).or_throw()), ElementsAre(6));
  ASSERT_TRUE(ledger_.append({model::ReportFiled{opened.case_id, report.report.id}}).ok());
  const auto entries = ledger_.entries_of(opened.case_id).or_throw();
  EXPECT_THAT(numbers_of(entries), ElementsAre(3, 4, 6, 7));
  const model::Case folded = model::fold(opened.case_id, entries);
  EXPECT_EQ(folded.reports.size(), 1u);
  EXPECT_EQ(folded.unreadable, 0u);
  EXPECT_THAT(numbers_of(ledger_.entries_of_report(report.report.id)), ElementsAre(4));
  EXPECT_THAT(numbers_of(ledger_.entries_of_source(source)), ElementsAre(3));
}

TEST_P(Core, AsOfShowsNothingRecordedLater) {
  const auto opened = an_open_case(world());
  auto first = ledger_.append({opened}).or_throw();
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  ASSERT_TRUE(ledger_.append({model::CaseChanged{opened.case_id, "Another title", false}}).ok());
  EXPECT_EQ(ledger_.entries_of(opened.case_id).or_throw().size(), 2u);
  EXPECT_EQ(ledger_.entries_of(opened.case_id, first[0].time).or_throw().size(), 1u);
  EXPECT_TRUE(ledger_.entries_of(opened.case_id, base::Instant{0}).or_throw().empty());
}

TEST_P(Core, WhatCannotBeAddedLeavesNothingBehind) {
  const auto report = a_report(world(), "Twice the same.");
  ASSERT_TRUE(ledger_.append({report}).ok());
  const Hash before = ledger_.root();
  EXPECT_EQ(ledger_.append({report}).error().code, ErrorCode::kConflict);
  const model::CaseId nowhere = model::CaseId::make(world());
  EXPECT_EQ(ledger_.append({a_decision(world())}, {nowhere}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(ledger_.append({report}, {model::CaseId()}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(ledger_.append({model::ReportFiled{nowhere, report.report.id}}).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(ledger_.append({}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.append({a_decision(world())}, {}, 99).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.append({model::Erased{}}).error().code, ErrorCode::kNotAllowed);
  const auto opened = an_open_case(world());
  EXPECT_EQ(ledger_.append({opened, opened}).error().code, ErrorCode::kConflict);
  EXPECT_EQ(ledger_.append({an_open_case(world()), report}).error().code, ErrorCode::kConflict);
  EXPECT_EQ(ledger_.root(), before);
  EXPECT_EQ(ledger_.cases().size(), 0u);
  EXPECT_TRUE(ledger_.append({a_decision(world())}).ok());
}

TEST_P(Core, WhatHasNoIdIsRefused) {
  EXPECT_EQ(ledger_.append({model::CaseOpened{{}, "no id", false, {}}}).error().code,
            ErrorCode::kBadInput);
  auto report = a_report(world(), "no id");
  report.report.id = {};
  EXPECT_EQ(ledger_.append({report}).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.append({model::SourceAdded{{}, "no id", false, ""}}).error().code,
            ErrorCode::kBadInput);
}

// A reader sees each act whole or not at all, and never waits for the writer.
TEST_P(Core, TwoReadersSeeWholeActsWhileOneWrites) {
  const auto opened = an_open_case(world());
  const base::Instant before = ledger_.append({opened}).or_throw().front().time;
  constexpr std::size_t kEntriesPerAct = 7;
  constexpr std::size_t kActs = 40;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::atomic<std::size_t> looks = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 2; ++reader) {
    readers.emplace_back([&] {
      std::size_t last = 0;
      while (!done) {
        const auto entries = ledger_.entries_of(opened.case_id).or_throw();
        if (entries.size() % kEntriesPerAct != 1 || entries.size() < last) ++wrong;
        if (ledger_.entries_of(opened.case_id, before).or_throw().size() != 1) ++wrong;
        last = entries.size();
        ++looks;
      }
    });
  }
  const std::vector<model::Body> act(kEntriesPerAct, model::Body(a_decision(world())));
  for (std::size_t at = 0; at < kActs; ++at) {
    if (!ledger_.append(act, {opened.case_id}).ok()) ++wrong;
  }
  while (looks < 4) std::this_thread::yield();
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(ledger_.entries_of(opened.case_id).or_throw().size(), 1 + kActs * kEntriesPerAct);
}

TEST_P(Core, ManyThreadsAppendWithoutGaps) {
  constexpr int kThreads = 4;
  constexpr int kActs = 25;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (int act = 0; act < kActs; ++act) {
        auto made = ledger_.append({a_decision(world()), a_decision(world())});
        if (!made.ok() || made->at(1).number != made->at(0).number + 1) ++failed;
        if (!ledger_.entry(made->at(0).number).ok()) ++failed;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(ledger_.size(), 2u + 2 * kThreads * kActs);
  std::uint64_t expected = 1;
  base::Instant last;
  model::EntryId last_id;
  ledger_.for_each(1, [&](const model::Entry& each) {
    EXPECT_EQ(each.envelope.number, expected++);
    EXPECT_GE(each.envelope.time, last);
    EXPECT_GT(each.envelope.id, last_id);
    last = each.envelope.time;
    last_id = each.envelope.id;
    return true;
  });
}

TEST_P(Core, AProofHoldsWithoutTheArchiveAndOnlyUnchanged) {
  const auto report = a_report(world(), "The words that are proved.");
  ASSERT_TRUE(ledger_.append({report}).ok());
  for (int at = 0; at < 300; ++at) ASSERT_TRUE(ledger_.append({a_decision(world())}).ok());
  const std::string text = ledger_.prove_report(report.report.id).or_throw();
  const Proven proven = check_proof(text).or_throw();
  const auto body = model::decode(proven.envelope.kind, proven.envelope.version, proven.body);
  EXPECT_EQ(std::get<model::ReportReceived>(*body).report.text, report.report.text);
  EXPECT_EQ(proven.head.root, ledger_.root());
  EXPECT_EQ(proven.signing_key, ledger_.members()[0].signing_key);
  std::string bent = text;
  bent[200] = bent[200] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(check_proof(bent).ok());
  EXPECT_EQ(check_proof("no proof").error().code, ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.prove(0).error().code, ErrorCode::kNotFound);
}

TEST_P(Core, AHeadStaysTrueWhileTheRecordGrows) {
  const std::string early = ledger_.sign_head().or_throw().text();
  for (int at = 0; at < 700; ++at) ASSERT_TRUE(ledger_.append({a_decision(world())}).ok());
  const std::string late = ledger_.sign_head().or_throw().text();
  EXPECT_TRUE(ledger_.check_head(early).ok());
  EXPECT_TRUE(ledger_.check_head(late).ok());
  EXPECT_EQ(ledger_.heads().size(), 2u);
  std::string bent = late;
  const auto digit = bent.find("root ") + 6;
  bent[digit] = bent[digit] == '0' ? '1' : '0';
  EXPECT_EQ(ledger_.check_head(bent).error().code, ErrorCode::kDamaged);
  bent = late;
  bent[bent.size() - 3] = bent[bent.size() - 3] == '0' ? '1' : '0';
  EXPECT_EQ(ledger_.check_head(bent).error().code, ErrorCode::kDamaged);
  EXPECT_EQ(ledger_.check_head("whereabouts-head-1").error().code, ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.check_head("").error().code, ErrorCode::kBadInput);
}

// What a letter bears tells its reader nothing of the archive but that it stood so on that day, and
// is still enough to check the archive and a proof by.
TEST_P(Core, ALetterBearsTheRootAloneAndThatIsEnough) {
  const base::Day day = base::Day::parse("2011-03-17").or_throw();
  const Head head = ledger_.sign_head().or_throw();
  const std::string printed = head.letter_text(day);
  EXPECT_EQ(printed.find(head.archive.text()), std::string::npos);
  EXPECT_EQ(printed.find(head.member.text()), std::string::npos);
  EXPECT_EQ(printed.size(), std::string("whereabouts-root-1 2011-03-17\nroot ").size() + 64 + 8);
  const Hash before = ledger_.root();
  for (int at = 0; at < 300; ++at) ASSERT_TRUE(ledger_.append({a_decision(world())}).ok());
  EXPECT_NE(ledger_.root(), before);
  EXPECT_TRUE(ledger_.check_head(printed).ok());
  std::string bent = printed;
  bent[bent.size() - 2] = bent[bent.size() - 2] == '0' ? '1' : '0';
  EXPECT_EQ(ledger_.check_head(bent).error().code, ErrorCode::kDamaged);
  EXPECT_EQ(ledger_.check_head("whereabouts-root-1 2011-02-31" + printed.substr(29)).error().code,
            ErrorCode::kBadInput);
  // A line of the page ends within the root.
  std::string broken = printed;
  broken.insert(broken.find('-', broken.find("root ")) + 1, "\n");
  EXPECT_TRUE(ledger_.check_head(broken).ok());
  // With what stands in front of it there, and where its own name was broken.
  EXPECT_TRUE(ledger_.check_head("Record: " + printed).ok());
  EXPECT_TRUE(ledger_.check_head("記録：whereabouts-\n  " + printed.substr(12)).ok());
  EXPECT_EQ(ledger_.check_head("Record: 2011-03-17").error().code, ErrorCode::kBadInput);

  const Proven proven = check_proof(ledger_.prove(2, printed).or_throw()).or_throw();
  EXPECT_TRUE(PrintedHead::parse(printed).or_throw().names(proven.head));
  EXPECT_TRUE(PrintedHead::parse(head.text()).or_throw().names(proven.head));
  EXPECT_EQ(ledger_.prove(3, printed).error().code, ErrorCode::kNotFound);  // it came later
  EXPECT_EQ(ledger_.prove(2, bent).error().code, ErrorCode::kNotFound);
  const Proven newest = check_proof(ledger_.prove(2).or_throw()).or_throw();
  EXPECT_FALSE(PrintedHead::parse(printed).or_throw().names(newest.head));
}

TEST_P(Core, OriginalsComeBackByteForByte) {
  auto report = a_report(world(), "with an original");
  const base::Bytes bytes = base::to_bytes(std::string(5000, 'x') + "\xff\0end");
  report.report.original = ledger_.put_original(report.report.id, bytes).or_throw();
  EXPECT_FALSE(ledger_.get_original(report.report.id, report.report.original).ok());
  ASSERT_TRUE(ledger_.append({report}).ok());
  EXPECT_EQ(ledger_.get_original(report.report.id, report.report.original).or_throw(), bytes);
  EXPECT_EQ(ledger_.get_original(report.report.id, "../members").error().code,
            ErrorCode::kBadInput);
  EXPECT_EQ(ledger_.put_original(model::ReportId::make(world()),
                                 base::Bytes(base::kReportBytesMax + 1)).error().code,
            ErrorCode::kTooLarge);
}

TEST_P(Core, ReadsAreNoted) {
  ledger_.note_read("case list");
  ledger_.note_read("search");
  const auto notes = ledger_.reads(10);
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(notes[0].what, "search");
  EXPECT_EQ(notes[0].member, ledger_.member());
}

TEST_P(Core, RebuiltIsEqualToLive) {
  const auto opened = an_open_case(world());
  const auto report = a_report(world(), "Somebody saw them.");
  ASSERT_TRUE(ledger_.append({opened, report}).ok());
  ASSERT_TRUE(ledger_.append({model::ReportFiled{opened.case_id, report.report.id}}).ok());
  const Hash live = ledger_.derived_hash();
  ledger_.rebuild();
  EXPECT_EQ(ledger_.derived_hash(), live);
}

TEST(Ledger, OpensAgainWithThePasswordAndWithTheRecoveryKey) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  Created created = make_archive(*world, parts, folder.archive());
  for (int at = 0; at < 600; ++at) ASSERT_TRUE(created.ledger->append({a_decision(*world)}).ok());
  const Hash root = created.ledger->root();
  created.ledger.reset();
  {
    auto again = open_archive(*world, parts, folder.archive());
    EXPECT_EQ(again->size(), 602u);
    EXPECT_EQ(again->root(), root);
    EXPECT_TRUE(again->append({a_decision(*world)}).ok());
  }
  {
    auto recovered = Ledger::open_with_recovery(*world, parts, folder.archive(), " Marta ",
                                                created.recovery).or_throw();
    EXPECT_TRUE(recovered->change_password("another long password").ok());
  }
  const auto old = Ledger::open(*world, parts, folder.archive(), kLogin, kPassword);
  EXPECT_EQ(old.error().code, ErrorCode::kLocked);
  EXPECT_TRUE(Ledger::open(*world, parts, folder.archive(), "MARTA", "another long password").ok());
}

TEST(Ledger, AWrongPasswordAndAWrongLoginSayTheSame) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  make_archive(*world, parts, folder.archive());
  const auto wrong = Ledger::open(*world, parts, folder.archive(), kLogin, "not the password");
  const auto nobody = Ledger::open(*world, parts, folder.archive(), "nobody", kPassword);
  const auto empty = Ledger::open(*world, parts, folder.archive(), kLogin, "");
  EXPECT_EQ(wrong.error().code, ErrorCode::kLocked);
  EXPECT_EQ(nobody.error().message, wrong.error().message);
  EXPECT_EQ(empty.error().message, wrong.error().message);
}

TEST(Ledger, WhereThereIsNoArchiveOrAlreadyOneItSaysSo) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  EXPECT_EQ(Ledger::open(*world, parts, folder.archive(), kLogin, kPassword).error().code,
            ErrorCode::kNotFound);
  make_archive(*world, parts, folder.archive());
  EXPECT_EQ(Ledger::create(*world, parts, folder.archive(), kOrganisation, kLogin, "N", kPassword)
                .error().code,
            ErrorCode::kConflict);
  EXPECT_EQ(Ledger::create(*world, parts, folder.path() / "other", kOrganisation, kLogin, "N",
                           "short").error().code,
            ErrorCode::kBadInput);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "other"));
}

TEST(Ledger, OneWhoseDaysNobodyKnowsIsNotMade) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  for (const char* zone : {"", "Europe/Nowhere", "EST"}) {
    EXPECT_EQ(Ledger::create(*world, disk_parts(), folder.archive(), {"Harbour Watch", zone},
                             kLogin, "N", kPassword)
                  .error()
                  .code,
              ErrorCode::kBadInput)
        << zone;
    EXPECT_FALSE(std::filesystem::exists(folder.archive()));
  }
}

// A disk without room, as the file size limit of the process plays it.
TEST(Ledger, OneThatCannotBeMadeLeavesNothing) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  struct rlimit limit;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  for (rlim_t room : {rlim_t{100}, rlim_t{6'000}, rlim_t{20'000}}) {
    struct rlimit small = limit;
    small.rlim_cur = room;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto made = Ledger::create(*world, disk_parts(), folder.archive(), kOrganisation, kLogin,
                                     "N", kPassword);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    ASSERT_FALSE(made.ok()) << room;
    EXPECT_EQ(made.error().code, ErrorCode::kIo) << made.error().message;
    EXPECT_FALSE(std::filesystem::exists(folder.archive())) << room;
  }
  std::signal(SIGXFSZ, before);
  make_archive(*world, disk_parts(), folder.archive());
}

TEST(Ledger, AClockThatJumpsBackIsToldAndTimeGoesOn) {
  base::MemoryWorld world({2'000'000'000'000'000});
  Created created = make_archive(world, memory_parts(), "/archive");
  world.set_now({1'000'000'000'000'000});
  const auto made = created.ledger->append({a_decision(world)}).or_throw();
  EXPECT_EQ(made[0].time.microseconds, 2'000'000'000'000'001);
  EXPECT_EQ(created.ledger->clock_warnings(), 1u);
  world.set_now({3'000'000'000'000'000});
  const auto later = created.ledger->append({a_decision(world)}).or_throw();
  EXPECT_EQ(later[0].time.microseconds, 3'000'000'000'000'000);
  EXPECT_GT(later[0].id, made[0].id);
}

}  // namespace
}  // namespace ledger
