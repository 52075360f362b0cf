#include "ledger/erase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "ledger/archive.h"
#include "ledger/backup.h"
#include "ledger/testing/archives.h"
#include "ledger/testing/machine.h"
#include "ledger/verify.h"

namespace ledger {
namespace {

using namespace ledger::testing;
using base::ErrorCode;
using ::testing::ElementsAre;

// Does any file under the folder hold these bytes?
bool stands_on_disk(const std::filesystem::path& folder, std::string_view words) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(in)), {});
    if (content.find(words) != std::string::npos) return true;
  }
  return false;
}

// What was derived: the numbers of all entries whose bodies came by, and how long their text was.
class CountedTexts final : public Projection {
 public:
  explicit CountedTexts(Pace pace) : pace_(pace) {}
  std::string_view name() const override { return pace_ == Pace::kByJob ? "by job" : "with entry"; }
  int version() const override { return version_; }
  Pace pace() const override { return pace_; }
  void create(Place place) override {
    place.connection.execute("DROP TABLE IF EXISTS " + table() + "; CREATE TABLE " + table() +
                             " (number INTEGER PRIMARY KEY, bytes INTEGER NOT NULL)");
  }
  void apply(Place place, const model::Entry& entry) override {
    const auto* received = std::get_if<model::ReportReceived>(&*entry.body);
    if (received == nullptr) return;
    place.connection.statement("INSERT INTO " + table() + " (number, bytes) VALUES ($1, $2)")
        .bind(1, static_cast<std::int64_t>(entry.envelope.number))
        .bind(2, static_cast<std::int64_t>(received->report.text.size()))
        .run();
  }
  void forget(Place place, std::span<const model::Entry> entries) override {
    for (const model::Entry& entry : entries) {
      place.connection.statement("DELETE FROM " + table() + " WHERE number = $1")
          .bind(1, static_cast<std::int64_t>(entry.envelope.number))
          .run();
    }
  }
  std::vector<Dump> dumps() const override { return {{select_, "ii"}}; }
  std::int64_t rows(Ledger& ledger) const {
    database::Reader reader = ledger.reader();
    auto& row = reader->statement("SELECT COUNT(*) FROM " + table());
    row.step();
    const std::int64_t count = row.integer(0);
    row.reset();
    return count;
  }
  int version_ = 1;

 private:
  std::string table() const { return pace_ == Pace::kByJob ? "texts_by_job" : "texts_with_entry"; }
  Pace pace_;
  std::string select_ = "SELECT number, bytes FROM " + table() + " ORDER BY number";
};

class Erasing : public ::testing::Test {
 protected:
  Erasing() { parts_.projections = {&with_entry_, &by_job_}; }

  TemporaryFolder folder_;
  std::unique_ptr<base::World> world_ = base::make_system_world();
  CountedTexts with_entry_{Projection::Pace::kWithEntry};
  CountedTexts by_job_{Projection::Pace::kByJob};
  Parts parts_ = disk_parts();
};

TEST_F(Erasing, DestroysKeyBodyOriginalAndDerivedRows) {
  Created created = make_archive(*world_, parts_, folder_.archive());
  Ledger& ledger = *created.ledger;
  auto report = a_report(*world_, "words to be erased");
  const base::Bytes original = base::to_bytes("words to be erased");
  report.report.original_hash = [&] {
    const Hash hash = sha256(original);
    return base::Bytes(hash.begin(), hash.end());
  }();
  report.report.original = ledger.put_original(report.report.id, original).or_throw();
  const auto kept = a_report(*world_, "words that stay");
  ASSERT_TRUE(ledger.append({report, kept}).ok());
  EXPECT_FALSE(ledger.run_jobs(1000));
  EXPECT_EQ(with_entry_.rows(ledger), 2);
  EXPECT_EQ(by_job_.rows(ledger), 2);
  ASSERT_TRUE(back_up(ledger, folder_.path() / "copy", "disk in the safe", 30).ok());
  const Hash root = ledger.root_at(4).or_throw();

  EXPECT_EQ(erase_report(ledger, report.report.id, " ").error().code, ErrorCode::kBadInput);
  const Erasure erasure = erase_report(ledger, report.report.id, "asked for by her").or_throw();
  EXPECT_EQ(erasure.entries, 1u);
  EXPECT_THAT(erasure.backups, ElementsAre("disk in the safe"));
  EXPECT_EQ(with_entry_.rows(ledger), 1);
  EXPECT_EQ(by_job_.rows(ledger), 1);
  EXPECT_FALSE(ledger.entry(3).or_throw().body);
  EXPECT_TRUE(ledger.entry(4).or_throw().body);
  EXPECT_EQ(ledger.root_at(4).or_throw(), root);
  EXPECT_FALSE(ledger.get_original(report.report.id, report.report.original).ok());
  EXPECT_FALSE(std::filesystem::exists(Folder{folder_.archive()}.original(report.report.original)));
  EXPECT_EQ(erase_report(ledger, report.report.id, "again").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(ledger.append({report}).error().code, ErrorCode::kConflict);

  EXPECT_FALSE(std::filesystem::exists(folder_.archive() / "keys-1.db"));
  EXPECT_TRUE(std::filesystem::exists(folder_.archive() / "keys-2.db"));
  const Verification verified = verify(ledger, Depth::kDeep);
  EXPECT_TRUE(verified.good()) << verified.damages.front().what;
  EXPECT_EQ(verified.erased, 1u);
  created.ledger.reset();
  auto again = open_archive(*world_, parts_, folder_.archive());
  EXPECT_TRUE(again->entry(4).or_throw().body);
  EXPECT_FALSE(again->entry(3).or_throw().body);
}

TEST_F(Erasing, OfASourceTakesItsLabelAndIdentity) {
  Created created = make_archive(*world_, parts_, folder_.archive());
  Ledger& ledger = *created.ledger;
  const model::SourceId source = model::SourceId::make(*world_);
  ASSERT_TRUE(ledger.append({model::SourceAdded{source, "source 9", true, ""},
                             model::SourceIdentity{source, "An invented name", {ledger.member()}}})
                  .ok());
  EXPECT_EQ(erase_source(ledger, source, "in danger").or_throw().entries, 2u);
  for (const auto& entry : ledger.entries_of_source(source)) EXPECT_FALSE(entry.body);
  EXPECT_TRUE(verify(ledger, Depth::kDeep).good());
}

TEST_F(Erasing, ThatWasCutOffIsDoneWhenTheArchiveOpensNext) {
  const auto report = a_report(*world_, "half erased");
  {
    Created created = make_archive(*world_, parts_, folder_.archive());
    ASSERT_TRUE(created.ledger->append({report}).ok());
    // As a program leaves it that dies after the first transaction, with a new keys file begun.
    Archive& archive = *created.ledger->archive();
    database::Connection& writer = archive.record->writer();
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    writer.statement("INSERT INTO erasures (what, id) VALUES ($1, $2)")
        .bind(1, std::int64_t{2})
        .bind(2, base::ByteView(report.report.id.bytes()))
        .run();
    transaction.commit();
    std::ofstream(folder_.archive() / "keys-2.db") << "half of a file";
  }
  auto again = open_archive(*world_, parts_, folder_.archive());
  EXPECT_TRUE(again->archive()->keys->find({KeyOf::kReport, report.report.id.bytes()}).empty());
  EXPECT_FALSE(std::filesystem::exists(folder_.archive() / "keys-1.db"));
  EXPECT_EQ(again->archive()->members_file.generation, 2u);
}

// A disk that will not let a file go: what was asked for stands, which is said, and can be asked
// for again.
TEST_F(Erasing, ThatTheDiskStopsIsSaidToStandAndIsDoneLater) {
  Created created = make_archive(*world_, parts_, folder_.archive());
  Ledger& ledger = *created.ledger;
  auto report = a_report(*world_, "stopped halfway");
  report.report.original =
      ledger.put_original(report.report.id, base::to_bytes("stopped halfway")).or_throw();
  ASSERT_TRUE(ledger.append({report}).ok());
  const auto file = Folder{folder_.archive()}.original(report.report.original);
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);  // no file to the one who would remove it
  const std::uint64_t before = ledger.size();
  for (int again = 1; again <= 2; ++again) {
    const auto stopped = erase_report(ledger, report.report.id, "asked for by her");
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::kIo) << stopped.error().message;
    EXPECT_THAT(stopped.error().message, ::testing::HasSubstr("stands in the record now"));
    EXPECT_EQ(ledger.size(), before + static_cast<std::uint64_t>(again));
    EXPECT_FALSE(ledger.entry(3).or_throw().body);
  }
  std::filesystem::remove(file);
  created.ledger.reset();
  auto opened = open_archive(*world_, parts_, folder_.archive());
  EXPECT_TRUE(opened->archive()->keys->find({KeyOf::kReport, report.report.id.bytes()}).empty());
  EXPECT_TRUE(verify(*opened).good());
}

// A disk that fails: the first time when `members` is in place already, then before it is.
class DoubtfulFiles final : public MachineFiles {
 public:
  using MachineFiles::MachineFiles;
  base::Status write_whole(const std::filesystem::path& path, base::ByteView content) override {
    const bool is_failing = failing && path.filename() == "members";
    if (!is_failing || ++tries == 1) TRY(MachineFiles::write_whole(path, content));
    if (!is_failing) return base::ok_status();
    return base::Error{ErrorCode::kIo, "cannot write to disk"};
  }
  bool failing = false;
  int tries = 0;
};

// The next try must not take away the keys that the file on disk has named since.
TEST_F(Erasing, ThatLeftTheDiskInDoubtTakesNoKeysAway) {
  Machine<DoubtfulFiles> world;
  Created created = make_archive(world, parts_, folder_.archive());
  const auto report = a_report(world, "in doubt");
  ASSERT_TRUE(created.ledger->append({report, a_report(world, "kept")}).ok());
  world.files().failing = true;
  EXPECT_FALSE(erase_report(*created.ledger, report.report.id, "asked").ok());
  EXPECT_FALSE(created.ledger->append({a_decision(world)}).ok());  // tries to finish it
  EXPECT_TRUE(std::filesystem::exists(folder_.archive() / "keys-2.db"));
  world.files().failing = false;
  created.ledger.reset();
  auto again = open_archive(world, parts_, folder_.archive());
  EXPECT_TRUE(again->archive()->keys->find({KeyOf::kReport, report.report.id.bytes()}).empty());
  EXPECT_TRUE(again->entry(4).or_throw().body);
  EXPECT_TRUE(verify(*again).good());
}

TEST_F(Erasing, NoWordsStandOnDiskBeforeOrAfter) {
  constexpr std::string_view kWords = "Quetzalcoatlus seventeen";
  Created created = make_archive(*world_, parts_, folder_.archive());
  auto report = a_report(*world_, std::string(kWords) + " was said");
  report.report.original =
      created.ledger->put_original(report.report.id, base::as_bytes(kWords)).or_throw();
  ASSERT_TRUE(created.ledger->append({report}).ok());
  EXPECT_FALSE(stands_on_disk(folder_.path(), kWords));
  for (const auto* plain : {"Harbour Watch", "Marta", "message 1", "marta"}) {
    EXPECT_FALSE(stands_on_disk(folder_.path(), plain)) << plain;
  }
  ASSERT_TRUE(erase_report(*created.ledger, report.report.id, "asked").ok());
  EXPECT_FALSE(stands_on_disk(folder_.path(), kWords));
  created.ledger.reset();
  EXPECT_FALSE(stands_on_disk(folder_.path(), kWords));
}

TEST_F(Erasing, ProjectionsAreMadeAnewWhenTheirVersionChanges) {
  {
    Created created = make_archive(*world_, parts_, folder_.archive());
    ASSERT_TRUE(created.ledger->append({a_report(*world_, "one")}).ok());
  }
  with_entry_.version_ = 2;
  auto again = open_archive(*world_, parts_, folder_.archive());
  EXPECT_EQ(with_entry_.rows(*again), 1);
  EXPECT_EQ(by_job_.rows(*again), 0);
  while (again->run_jobs(1)) {
  }
  EXPECT_EQ(by_job_.rows(*again), 1);
}

}  // namespace
}  // namespace ledger
