#include "ledger/backup.h"

#include <gtest/gtest.h>

#include "ledger/testing/archives.h"

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
