#include "ledger/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

#include "base/testing/asked.h"
#include "ledger/archive.h"
#include "ledger/testing/archives.h"

namespace ledger {
namespace {

using namespace ledger::testing;
using base::ErrorCode;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

// An archive on disk with a bit of everything, closed.
class AtRest : public ::testing::Test {
 protected:
  void SetUp() override {
    Created created = make_archive(*world_, parts_, folder_.archive());
    fill(*created.ledger);
    head_ = created.ledger->sign_head().or_throw().text();
  }

  void fill(Ledger& ledger) {
    const auto opened = an_open_case(*world_);
    const model::CaseOpened closed{model::CaseId::make(*world_), "t", true, {ledger.member()}};
    ASSERT_TRUE(ledger.append({opened, closed}).ok());
    for (int at = 0; at < 6; ++at) {
      auto report = a_report(*world_, "text " + std::to_string(at) + std::string(3000, '.'));
      const base::Bytes original = base::to_bytes(report.report.text);
      const Hash hash = sha256(original);
      report.report.original_hash.assign(hash.begin(), hash.end());
      report.report.original = ledger.put_original(report.report.id, original).or_throw();
      const auto into = at % 2 ? opened.case_id : closed.case_id;
      ASSERT_TRUE(ledger.append({report, model::ReportFiled{into, report.report.id}}, {into}).ok());
    }
    std::vector<model::Body> many(270, model::Body(a_decision(*world_)));
    ASSERT_TRUE(ledger.append(many, {opened.case_id}).ok());
  }

  base::Result<Verification> verified() {
    return verify_folder(*world_, parts_, folder_.archive(), kLogin, kPassword);
  }
  // Damage found, or an error: nobody could take the archive for whole.
  bool found_out() {
    auto result = verified();
    return !result.ok() || !result->good();
  }
  std::vector<fs::path> files() {
    std::vector<fs::path> all;
    for (const auto& file : fs::recursive_directory_iterator(folder_.archive())) {
      if (file.is_regular_file() && file.file_size() > 0) all.push_back(file.path());
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  TemporaryFolder folder_;
  std::unique_ptr<base::World> world_ = base::make_system_world();
  Parts parts_ = disk_parts();
  std::string head_;
};

TEST_F(AtRest, AWholeArchiveIsFoundWhole) {
  const auto result =
      verify_folder(*world_, parts_, folder_.archive(), kLogin, kPassword, Depth::kDeep).or_throw();
  EXPECT_TRUE(result.good()) << result.damages.front().where << result.damages.front().what;
  EXPECT_EQ(result.entries, 286u);
  EXPECT_EQ(result.opened, 286u);
  EXPECT_EQ(result.originals, 6u);
  EXPECT_EQ(result.acts, 9u);
  EXPECT_TRUE(result.notes.empty()) << result.notes.front();
}

// WHEREABOUTS_FLIPS=2000 is the slow run.
TEST_F(AtRest, EveryFlippedByteIsFound) {
  const int flips = base::asked("WHEREABOUTS_FLIPS", 60);
  const std::vector<fs::path> all = files();
  std::vector<std::string> contents;
  std::vector<double> sizes;
  for (const fs::path& file : all) {
    contents.push_back(read_file(file));
    sizes.push_back(static_cast<double>(contents.back().size()));
  }
  std::mt19937 chance(20'240'501);
  std::discrete_distribution<std::size_t> pick(sizes.begin(), sizes.end());
  for (int flip = 0; flip < flips; ++flip) {
    // Anywhere in the archive; every third time in any file, so that small ones get their share.
    const std::size_t file = flip % 3 ? pick(chance) : chance() % all.size();
    std::string bent = contents[file];
    const std::size_t at = chance() % bent.size();
    bent[at] = static_cast<char>(bent[at] ^ static_cast<char>(1 + chance() % 255));
    write_file(all[file], bent);
    EXPECT_TRUE(found_out()) << all[file] << " byte " << at;
    write_file(all[file], contents[file]);
  }
  EXPECT_FALSE(found_out());
}

TEST_F(AtRest, CutFilesAreFound) {
  for (const fs::path& file : files()) {
    const std::string content = read_file(file);
    for (std::size_t kept : {std::size_t{0}, content.size() / 2, content.size() - 1}) {
      write_file(file, content.substr(0, kept));
      EXPECT_TRUE(found_out()) << file << " cut to " << kept;
    }
    fs::remove(file);
    EXPECT_TRUE(found_out()) << file << " removed";
    write_file(file, content);
  }
  EXPECT_FALSE(found_out());
}

TEST_F(AtRest, RandomBytesInPlaceOfAnyFileAreFound) {
  std::mt19937 chance(41);
  for (const fs::path& file : files()) {
    const std::string content = read_file(file);
    std::string noise(content.size(), '\0');
    for (char& each : noise) each = static_cast<char>(chance());
    write_file(file, noise);
    EXPECT_TRUE(found_out()) << file;
    // With the beginning of a real one.
    const std::size_t kept = content.size() / 3;
    write_file(file, content.substr(0, kept) + noise.substr(kept));
    EXPECT_TRUE(found_out()) << file;
    write_file(file, content);
  }
  EXPECT_FALSE(found_out());
  TemporaryFolder strange;
  for (const char* name : {"ARCHIVE", "members", "keys-1.db", "record.db"}) {
    write_file(strange.path() / name, "\x01\xfe no archive at all \xff");
  }
  EXPECT_EQ(Ledger::open(*world_, parts_, strange.path(), kLogin, kPassword).error().code,
            ErrorCode::kDamaged);
}

TEST_F(AtRest, SwappedOriginalsAreFound) {
  std::vector<fs::path> originals;
  for (const fs::path& file : files()) {
    if (file.string().find("originals") != std::string::npos) originals.push_back(file);
  }
  ASSERT_EQ(originals.size(), 6u);
  const std::string first = read_file(originals[0]);
  write_file(originals[0], read_file(originals[1]));
  write_file(originals[1], first);
  const auto result = verified().or_throw();
  EXPECT_EQ(result.damages.size(), 2u);
}

TEST_F(AtRest, FilesOfAnotherArchiveAreFound) {
  TemporaryFolder other;
  { Created created = make_archive(*world_, parts_, other.archive()); }
  for (const char* name : {"ARCHIVE", "members", "keys-1.db", "record.db"}) {
    const std::string mine = read_file(folder_.archive() / name);
    write_file(folder_.archive() / name, read_file(other.archive() / name));
    EXPECT_TRUE(found_out()) << name;
    write_file(folder_.archive() / name, mine);
  }
  EXPECT_FALSE(found_out());
}

TEST_F(AtRest, APlainDatabaseInItsPlaceIsRefused) {
  write_file(folder_.archive() / "record.db",
             std::string("SQLite format 3\0", 16) + std::string(4080, '\0'));
  EXPECT_EQ(Ledger::open(*world_, parts_, folder_.archive(), kLogin, kPassword).error().code,
            ErrorCode::kDamaged);
}

TEST_F(AtRest, AnOlderCopyIsFoundAgainstAPrintedHead) {
  const std::string old_record = read_file(folder_.archive() / "record.db");
  std::string later;
  {
    auto ledger = open_archive(*world_, parts_, folder_.archive());
    EXPECT_TRUE(ledger->check_head(head_).ok());
    ASSERT_TRUE(ledger->append({a_decision(*world_)}).ok());
    later = ledger->sign_head().or_throw().text();
    EXPECT_TRUE(ledger->check_head(later).ok());
  }
  write_file(folder_.archive() / "record.db", old_record);
  auto ledger = open_archive(*world_, parts_, folder_.archive());
  EXPECT_TRUE(verify(*ledger).good());  // consistent in itself
  EXPECT_EQ(ledger->check_head(later).error().code, ErrorCode::kDamaged);
  EXPECT_THAT(ledger->check_head(later).error().message, HasSubstr("older"));
  // And one that went on from the older copy on another way.
  ASSERT_TRUE(ledger->append({a_decision(*world_)}).ok());
  EXPECT_THAT(ledger->check_head(later).error().message, HasSubstr("does not go on"));
}

TEST_F(AtRest, AnOlderFileOfMembersIsRefused) {
  const std::string old = read_file(folder_.archive() / "members");
  {
    auto ledger = open_archive(*world_, parts_, folder_.archive());
    ASSERT_TRUE(ledger->change_password("a new and longer password").ok());
  }
  write_file(folder_.archive() / "members", old);
  EXPECT_EQ(Ledger::open(*world_, parts_, folder_.archive(), kLogin, kPassword).error().code,
            ErrorCode::kDamaged);
}

// Who holds all keys and rewrites a row is found by the tree and the signatures.
TEST_F(AtRest, RowsChangedByOneWhoHoldsTheKeysAreFound) {
  const std::vector<std::string> changes{
      "UPDATE entries SET header = (SELECT header FROM entries WHERE number = 20) "
      "WHERE number = 21",
      "UPDATE entries SET sealed = NULL WHERE number = 30",
      "UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE number = 31) "
      "WHERE number = 32",
      "DELETE FROM entries WHERE number = 286",
      "DELETE FROM acts WHERE first = 3",
      "DELETE FROM nodes",
      "UPDATE acts SET member = (SELECT header FROM entries WHERE number = 1) WHERE first = 3",
      "UPDATE acts SET signature = (SELECT signature FROM acts WHERE first = 1) WHERE first = 3",
      "UPDATE heads SET root = (SELECT root FROM acts WHERE first = 1)",
      "DELETE FROM originals"};
  const std::string pristine = read_file(folder_.archive() / "record.db");
  for (const std::string& change : changes) {
    {
      auto ledger = open_archive(*world_, parts_, folder_.archive());
      database::Connection& writer = ledger->archive()->record->writer();
      database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
      writer.execute(change);
      transaction.commit();
      EXPECT_FALSE(verify(*ledger).good()) << change;
    }
    write_file(folder_.archive() / "record.db", pristine);
  }
  EXPECT_FALSE(found_out());
}

TEST_F(AtRest, DerivedRowsThatAreWrongAreFoundWhenAskedFor) {
  auto ledger = open_archive(*world_, parts_, folder_.archive());
  database::Connection& writer = ledger->archive()->record->writer();
  {
    database::Transaction transaction(writer, database::Transaction::Kind::kWrite);
    writer.execute("DELETE FROM about WHERE number = 40");
    transaction.commit();
  }
  EXPECT_TRUE(verify(*ledger).good());
  EXPECT_FALSE(verify(*ledger, Depth::kDeep).good());
  ledger->rebuild();
  EXPECT_TRUE(verify(*ledger, Depth::kDeep).good());
}

TEST_F(AtRest, ANewerProgramsEntriesMakeItReadOnlyNotUseless) {
  {
    auto ledger = open_archive(*world_, parts_, folder_.archive());
    Act act(ledger->unlocked());
    Item item;
    item.kind = model::kKindNewest + 1;
    item.plain = base::to_bytes("a body of tomorrow");
    act.items.push_back(std::move(item));
    ledger->archive()->append(act);
    ASSERT_FALSE(act.error) << act.error->message;
  }
  auto ledger = open_archive(*world_, parts_, folder_.archive());
  EXPECT_TRUE(ledger->read_only().has_value());
  EXPECT_EQ(ledger->append({a_decision(*world_)}).error().code, ErrorCode::kUnsupported);
  EXPECT_TRUE(ledger->entry(286).or_throw().body);
  EXPECT_FALSE(ledger->entry(287).or_throw().body);
  const Verification result = verify(*ledger);
  EXPECT_TRUE(result.good());
  EXPECT_EQ(result.of_newer_program, 1u);
}

TEST_F(AtRest, ANewerFormatIsRefusedWithAReason) {
  std::string mark = read_file(folder_.archive() / "ARCHIVE");
  mark.replace(mark.find("format 1"), 8, "format 2");
  write_file(folder_.archive() / "ARCHIVE", mark);
  EXPECT_EQ(Ledger::open(*world_, parts_, folder_.archive(), kLogin, kPassword).error().code,
            ErrorCode::kUnsupported);
}

TEST_F(AtRest, ASecondProgramWaitsAndIsToldWhy) {
  auto held = FolderLock::take(folder_.archive() / "lock", std::chrono::milliseconds(0));
  ASSERT_TRUE(held.ok());
  const auto second =
      FolderLock::take(folder_.archive() / "lock", std::chrono::milliseconds(120));
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kLocked);
  held->reset();
  EXPECT_FALSE(found_out());
}

TEST_F(AtRest, AFolderThatCannotBeWrittenIsAClearError) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs root to become somebody who may not write";
  fs::permissions(folder_.path(), fs::perms(0755));
  fs::permissions(folder_.archive(), fs::perms(0555));
  fs::permissions(folder_.archive() / "ARCHIVE", fs::perms(0444));
  ASSERT_EQ(::seteuid(65'534), 0);
  const auto opened = Ledger::open(*world_, parts_, folder_.archive(), kLogin, kPassword);
  ASSERT_EQ(::seteuid(0), 0);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kIo);
  EXPECT_THAT(opened.error().message, HasSubstr("cannot be written"));
}

// A disk without room, as the file size limit of the process plays it.
TEST_F(AtRest, AFullDiskLosesNothingAndTheLedgerGoesOn) {
  auto ledger = open_archive(*world_, parts_, folder_.archive());
  const Hash root = ledger->root();
  struct rlimit limit;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  struct rlimit small = limit;
  small.rlim_cur = 128 * 1024;
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto appended = ledger->append({a_report(*world_, std::string(900'000, 'x'))});
  const auto kept = ledger->put_original(model::ReportId::make(*world_), base::Bytes(900'000));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  std::signal(SIGXFSZ, before);
  ASSERT_FALSE(appended.ok());
  EXPECT_EQ(appended.error().code, ErrorCode::kIo);
  EXPECT_FALSE(kept.ok());
  EXPECT_EQ(ledger->root(), root);
  EXPECT_TRUE(ledger->append({a_report(*world_, std::string(900'000, 'x'))}).ok());
  EXPECT_TRUE(verify(*ledger, Depth::kDeep).good());
}

}  // namespace
}  // namespace ledger
