// What was acknowledged survives: kill -9 at random moments, and power cut at every write.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>
#include <thread>

#include "base/testing/asked.h"
#include "database/testing/lossy_disk.h"
#include "ledger/testing/archives.h"
#include "ledger/verify.h"

namespace ledger {
namespace {

using namespace ledger::testing;
namespace fs = std::filesystem;

struct Acknowledged {
  std::uint64_t newest = 0;
  std::set<std::uint64_t> erased;
};

// Runs the writer and kills it after so long. Empty: it was not up yet.
Acknowledged write_and_kill(const fs::path& archive, unsigned seed,
                            std::chrono::microseconds after) {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const std::string seed_text = std::to_string(seed);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execl(WHEREABOUTS_CRASH_WRITER, "crash_writer", archive.c_str(), seed_text.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << status;
  Acknowledged result;
  std::uint64_t record[2];
  while (::read(ends[0], record, sizeof record) == sizeof record) {
    result.newest = std::max(result.newest, record[0]);
    if (record[1]) result.erased.insert(record[0]);
  }
  ::close(ends[0]);
  return result;
}

// WHEREABOUTS_KILLS=1000 is the slow run.
TEST(Crash, AcknowledgedEntriesSurviveKillAtAnyMoment) {
  const int kills = base::asked("WHEREABOUTS_KILLS", 12);
  constexpr int kKillsPerArchive = 20;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  std::mt19937 chance(7);
  int with_work = 0;
  std::unique_ptr<TemporaryFolder> folder;
  Acknowledged all;
  for (int kill = 0; kill < kills; ++kill) {
    if (kill % kKillsPerArchive == 0) {
      folder = std::make_unique<TemporaryFolder>();
      make_archive(*world, parts, folder->archive());
      all = {};
    }
    const auto after = std::chrono::microseconds(2'000 + chance() % 400'000);
    const Acknowledged now =
        write_and_kill(folder->archive(), static_cast<unsigned>(kill), after);
    with_work += now.newest > 0 ? 1 : 0;
    all.newest = std::max(all.newest, now.newest);
    all.erased.insert(now.erased.begin(), now.erased.end());
    auto ledger = open_archive(*world, parts, folder->archive());
    ASSERT_GE(ledger->size(), all.newest) << "kill " << kill;
    for (std::uint64_t number : all.erased) {
      ASSERT_FALSE(ledger->entry(number).or_throw().body) << "kill " << kill;
    }
    const Verification found = verify(*ledger, Depth::kDeep);
    ASSERT_TRUE(found.good()) << "kill " << kill << ": " << found.damages.front().where << " "
                              << found.damages.front().what;
    ASSERT_EQ(found.opened + found.erased, found.entries);
  }
  EXPECT_GT(with_work, kills / 3);
}

// Databases on a disk whose power can be cut; the small files beside them are written whole.
class PowerCut : public ::testing::Test {
 protected:
  using Keep = database::sqlite::LossyDisk::Keep;

  struct Machine {
    database::sqlite::LossyDisk disk;
    base::MemoryWorld world{{1'700'000'000'000'000}, 3};
    Parts parts = memory_parts();
    Machine() {
      parts.open_database = [this](const fs::path& path, base::ByteView key, OpenMode mode) {
        return database::sqlite::open_file_on(disk.name().c_str(), path, key,
                                              mode == OpenMode::kCreate
                                                  ? database::sqlite::OpenMode::kCreate
                                                  : database::sqlite::OpenMode::kOpen);
      };
    }
  };

  // Appends until the power goes; the number of the newest entry that was acknowledged.
  static std::uint64_t work(Machine& machine, Ledger& ledger) {
    std::uint64_t newest = ledger.size();
    const auto opened = an_open_case(machine.world);
    const model::CaseOpened closed{
        model::CaseId::make(machine.world), "t", true, {ledger.member()}};
    const auto report = a_report(machine.world, std::string(5'000, 'r'));
    const std::vector<std::vector<model::Body>> acts{
        {opened, closed},
        {report},
        {a_decision(machine.world)},
        {model::ReportFiled{closed.case_id, report.report.id}},
        {a_report(machine.world, "another")}};
    for (const auto& act : acts) {
      auto made = ledger.append(act);
      if (!made.ok()) break;
      newest = made->back().number;
    }
    return newest;
  }

  static void cut_everywhere(Keep keep) {
    std::int64_t calls = 0;
    {
      Machine machine;
      Created created = make_archive(machine.world, machine.parts, "/a");
      const std::int64_t before = machine.disk.calls();
      ASSERT_EQ(work(machine, *created.ledger), 8u);
      calls = machine.disk.calls() - before;
    }
    for (std::int64_t call = 1; call <= calls; ++call) {
      Machine machine;
      std::uint64_t newest = 0;
      {
        Created created = make_archive(machine.world, machine.parts, "/a");
        machine.disk.cut_power_at(call);
        newest = work(machine, *created.ledger);
      }
      machine.disk.power_on(keep, static_cast<std::uint32_t>(call));
      auto ledger = open_archive(machine.world, machine.parts, "/a");
      ASSERT_GE(ledger->size(), newest) << "cut at " << call;
      const Verification found = verify(*ledger, Depth::kDeep);
      ASSERT_TRUE(found.good()) << "cut at " << call << ": " << found.damages.front().where << " "
                                << found.damages.front().what;
      ASSERT_TRUE(ledger->append({a_decision(machine.world)}).ok());
    }
  }
};

TEST_F(PowerCut, NothingUnsyncedIsLeft) { cut_everywhere(Keep::kNothing); }
TEST_F(PowerCut, AllUnsyncedIsLeft) { cut_everywhere(Keep::kAll); }
TEST_F(PowerCut, SomeUnsyncedIsLeft) { cut_everywhere(Keep::kSome); }

}  // namespace
}  // namespace ledger
