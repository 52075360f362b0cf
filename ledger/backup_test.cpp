#include "ledger/backup.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <semaphore>
#include <set>
#include <thread>

#include "database/text_index.h"
#include "ledger/archive.h"
#include "ledger/erase.h"
#include "ledger/testing/archives.h"
#include "ledger/testing/machine.h"

namespace ledger {
namespace {

using namespace ledger::testing;
using base::ErrorCode;

TEST(Backup, ComesBackWholeFromArchiveAndKeys) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  auto report = a_report(*world, "kept in the copy");
  const base::Bytes original = base::to_bytes("kept in the copy");
  const Hash hash = sha256(original);
  report.report.original_hash.assign(hash.begin(), hash.end());
  Created created = make_archive(*world, parts, folder.archive());
  report.report.original = created.ledger->put_original(report.report.id, original).or_throw();
  ASSERT_TRUE(created.ledger->append({report}).ok());
  ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
  ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "other safe").ok());
  const Hash root = created.ledger->root();
  EXPECT_EQ(backups(*created.ledger).size(), 2u);
  EXPECT_FALSE(backups(*created.ledger)[0].keys);
  EXPECT_TRUE(backups(*created.ledger)[1].keys);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy" / "members"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy" / "keys-1.db"));
  EXPECT_EQ(back_up(*created.ledger, folder.path() / "copy", "safe").error().code,
            ErrorCode::kConflict);
  created.ledger.reset();

  const auto to = folder.path() / "restored";
  EXPECT_EQ(restore(*world, parts, folder.path() / "copy", folder.path() / "keys", to, kLogin,
                    "a wrong password").error().code,
            ErrorCode::kLocked);
  EXPECT_FALSE(std::filesystem::exists(to));
  const Verification verified = restore(*world, parts, folder.path() / "copy",
                                        folder.path() / "keys", to, kLogin, kPassword).or_throw();
  EXPECT_TRUE(verified.good()) << verified.damages.front().what;
  auto again = open_archive(*world, parts, to);
  EXPECT_EQ(again->root(), root);
  EXPECT_EQ(again->get_original(report.report.id, report.report.original).or_throw(), original);
}

class SyncedFiles final : public MachineFiles {
 public:
  using MachineFiles::MachineFiles;
  base::Status sync(const std::filesystem::path& path) override {
    synced.insert(path.filename());
    return MachineFiles::sync(path);
  }
  std::set<std::string> synced;
};

// Who restores an archive may throw the backup away: the power may go then.
TEST(Backup, WhatWasRestoredIsOnDisk) {
  TemporaryFolder folder;
  Machine<SyncedFiles> world;
  const Parts parts = disk_parts();
  {
    Created created = make_archive(world, parts, folder.archive());
    ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
    ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "safe").ok());
  }
  world.files().synced.clear();
  // With a slash at its end, as a shell completes it.
  ASSERT_TRUE(restore(world, parts, folder.path() / "copy", folder.path() / "keys",
                      folder.path() / "restored/", kLogin, kPassword).ok());
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "restored" / "record.db"));
  for (const char* name : {"record.db", "keys-1.db", "restored.restoring"}) {
    EXPECT_TRUE(world.files().synced.contains(name)) << name;
  }
  EXPECT_TRUE(world.files().synced.contains(folder.path().filename()));
}

// A folder with both is a copy that no erasure reaches.
TEST(Backup, RecordAndKeysAreKeptApart) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  Created created = make_archive(*world, disk_parts(), folder.archive());
  ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
  ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "safe").ok());
  for (const auto& inside : {folder.archive() / "copy", folder.path() / "copy" / "more",
                             folder.path() / "keys" / "more",
                             folder.path() / "keys" / ".." / "copy" / "more"}) {
    EXPECT_EQ(back_up(*created.ledger, inside, "safe").error().code, ErrorCode::kBadInput);
    EXPECT_EQ(back_up_keys(*created.ledger, inside, "safe").error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(std::filesystem::exists(inside));
  }
  EXPECT_EQ(backups(*created.ledger).size(), 2u);
}

// The words of all reports, as search has them.
class Indexed final : public Projection {
 public:
  std::string_view name() const override { return "indexed"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kWithEntry; }
  void create(Place place) override { place.texts.create(place.connection); }
  void apply(Place place, const model::Entry& entry) override {
    const auto* received = std::get_if<model::ReportReceived>(&*entry.body);
    if (received == nullptr) return;
    place.texts.add(place.connection, static_cast<std::int64_t>(entry.envelope.number),
                    received->report.text);
  }
  void forget(Place place, std::span<const model::Entry> entries) override {
    for (const model::Entry& entry : entries) {
      const auto* received = std::get_if<model::ReportReceived>(&*entry.body);
      if (received == nullptr) continue;
      place.texts.remove(place.connection, static_cast<std::int64_t>(entry.envelope.number),
                         received->report.text);
    }
  }
  std::vector<Dump> dumps() const override { return {}; }
  static std::size_t hits(Ledger& ledger, std::string_view word) {
    database::Reader reader = ledger.reader();
    database::TextIndex::Query query;
    query.words = word;
    return ledger.texts().find(*reader, query).or_throw().size();
  }
};

// Who has the password, and a copy of the record from before, must not find there what was
// erased since: neither in bodies nor in what is derived from them.
TEST(Backup, AnErasureReachesCopiesThatWereMadeBefore) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  Indexed indexed;
  Parts parts = disk_parts();
  parts.projections = {&indexed};
  const auto report = a_report(*world, "the words of a sailor");
  const auto kept = a_report(*world, "the words of a cook");
  base::Bytes record_key_then;
  {
    Created created = make_archive(*world, parts, folder.archive());
    ASSERT_TRUE(created.ledger->append({report, kept}).ok());
    EXPECT_EQ(Indexed::hits(*created.ledger, "sailor"), 1u);
    ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
    ASSERT_TRUE(erase_report(*created.ledger, report.report.id, "asked").ok());
    ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "safe").ok());
    const Key key = record_key(created.ledger->archive()->keys->archive_key());
    record_key_then.assign(key.bytes().begin(), key.bytes().end());
  }
  {
    auto copy = database::sqlite::open_file(folder.path() / "copy" / "record.db", record_key_then,
                                            database::sqlite::OpenMode::kOpen).or_throw();
    database::Reader reader = copy->reader();
    auto& row = reader->statement("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'text%'");
    row.step();
    EXPECT_EQ(row.integer(0), 0);
    row.reset();
  }
  const auto to = folder.path() / "restored";
  const Verification found = restore(*world, parts, folder.path() / "copy", folder.path() / "keys",
                                     to, kLogin, kPassword).or_throw();
  EXPECT_TRUE(found.good()) << found.damages.front().what;
  EXPECT_EQ(found.erased, 1u);
  EXPECT_EQ(found.notes.size(), 1u);
  auto again = open_archive(*world, parts, to);
  EXPECT_FALSE(again->entry(3).or_throw().body);
  EXPECT_TRUE(again->entry(4).or_throw().body);
  EXPECT_EQ(Indexed::hits(*again, "sailor"), 0u);
  EXPECT_EQ(Indexed::hits(*again, "cook"), 1u);
}

// Copies slowly from the first original on, and says when it began.
class SlowOriginals final : public MachineFiles {
 public:
  using MachineFiles::MachineFiles;
  base::Result<base::Bytes> read(const std::filesystem::path& path, std::size_t most) override {
    if (is_watched && path.string().find("originals") != std::string::npos) {
      begun.release();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return MachineFiles::read(path, most);
  }
  std::atomic<bool> is_watched = false;
  std::counting_semaphore<> begun{0};
};

TEST(Backup, AnErasureWaitsForACopyThatIsBeingMade) {
  TemporaryFolder folder;
  Machine<SlowOriginals> world;
  Created created = make_archive(world, disk_parts(), folder.archive());
  std::vector<model::ReportId> reports;
  for (int each = 0; each < 8; ++each) {
    const base::Bytes original = base::to_bytes("one of several");
    const Hash hash = sha256(original);
    auto report = a_report(world, "one of several");
    report.report.original_hash.assign(hash.begin(), hash.end());
    report.report.original = created.ledger->put_original(report.report.id, original).or_throw();
    ASSERT_TRUE(created.ledger->append({report}).ok());
    reports.push_back(report.report.id);
  }
  world.files().is_watched = true;
  std::thread eraser([&] {
    world.files().begun.acquire();
    for (const auto& each : reports) {
      EXPECT_TRUE(erase_report(*created.ledger, each, "asked").ok());
    }
  });
  const auto made = back_up(*created.ledger, folder.path() / "copy", "safe");
  world.files().begun.release();  // where it failed before it had begun
  eraser.join();
  ASSERT_TRUE(made.ok()) << made.error().message;
  std::size_t copied = 0;
  for (const auto& each :
       std::filesystem::recursive_directory_iterator(folder.path() / "copy" / "originals")) {
    copied += each.is_regular_file();
  }
  EXPECT_EQ(copied, reports.size());
}

TEST(Backup, KeysFromBeforeTheRecordAreMissed) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  {
    Created created = make_archive(*world, parts, folder.archive());
    ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "safe").ok());
    ASSERT_TRUE(created.ledger->append({a_report(*world, "later")}).ok());
    ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
  }
  const auto found = restore(*world, parts, folder.path() / "copy", folder.path() / "keys",
                             folder.path() / "restored", kLogin, kPassword).or_throw();
  ASSERT_EQ(found.damages.size(), 1u);
  EXPECT_NE(found.damages[0].what.find("newer backup of the keys"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "restored"));
}

// A disk without room, as the file size limit of the process plays it.
TEST(Backup, AFullDiskLeavesNoHalfOfOne) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  Created created = make_archive(*world, disk_parts(), folder.archive());
  ASSERT_TRUE(created.ledger->append({a_report(*world, std::string(900'000, 'x'))}).ok());
  struct rlimit limit;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  struct rlimit small = limit;
  small.rlim_cur = 128 * 1024;
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto made = back_up(*created.ledger, folder.path() / "copy", "safe");
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  std::signal(SIGXFSZ, before);
  EXPECT_EQ(made.error().code, ErrorCode::kIo);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy"));
  EXPECT_TRUE(backups(*created.ledger).empty());
  EXPECT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
}

TEST(Backup, ADamagedOneIsNotPutInPlace) {
  TemporaryFolder folder;
  auto world = base::make_system_world();
  const Parts parts = disk_parts();
  {
    Created created = make_archive(*world, parts, folder.archive());
    ASSERT_TRUE(created.ledger->append({a_report(*world, "text")}).ok());
    ASSERT_TRUE(back_up(*created.ledger, folder.path() / "copy", "safe").ok());
    ASSERT_TRUE(back_up_keys(*created.ledger, folder.path() / "keys", "safe").ok());
  }
  const auto file = folder.path() / "copy" / "record.db";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  const auto to = folder.path() / "restored";
  const auto restored =
      restore(*world, parts, folder.path() / "copy", folder.path() / "keys", to, kLogin, kPassword);
  EXPECT_TRUE(!restored.ok() || !restored->good());
  EXPECT_FALSE(std::filesystem::exists(to));
}

TEST(Backup, NeedsAKeeperADiskAndALabel) {
  base::MemoryWorld world({1'700'000'000'000'000});
  Created created = make_archive(world, memory_parts(), "/archive");
  EXPECT_EQ(back_up(*created.ledger, "/copy", "safe").error().code, ErrorCode::kUnsupported);
  TemporaryFolder folder;
  auto system = base::make_system_world();
  Created on_disk = make_archive(*system, disk_parts(), folder.archive());
  EXPECT_EQ(back_up(*on_disk.ledger, folder.path() / "copy", "").error().code,
            ErrorCode::kBadInput);
  EXPECT_EQ(back_up(*on_disk.ledger, folder.path() / "copy", "safe", 0).error().code,
            ErrorCode::kBadInput);
}

}  // namespace
}  // namespace ledger
