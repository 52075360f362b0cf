// This program reads the archives of all releases, and goes on with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "ledger/testing/archives.h"
#include "ledger/verify.h"
#include "tests/old_archives/make.h"
#include "views/lists.h"
#include "views/projections.h"

namespace old_archives {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;

const fs::path kKept = fs::path(WHEREABOUTS_SOURCE) / "tests" / "old_archives";

std::vector<std::string> releases() {
  std::vector<std::string> found;
  for (const auto& each : fs::directory_iterator(kKept)) {
    if (each.is_directory()) found.push_back(each.path().filename());
  }
  std::sort(found.begin(), found.end());
  return found;
}

class Opened {
 public:
  explicit Opened(const fs::path& archive) : archive_(archive) {
    for (auto& each : projections_) parts_.projections.push_back(each.get());
  }
  std::unique_ptr<ledger::Ledger> open(const std::string& login, const std::string& password) {
    return ledger::Ledger::open(*world_, parts_, archive_, login, password).or_throw();
  }
  std::unique_ptr<ledger::Ledger> recover(const Facts& facts) {
    return ledger::Ledger::open_with_recovery(*world_, parts_, archive_, facts.at("login"),
                                              facts.at("recovery")).or_throw();
  }
  base::World& world() { return *world_; }

 private:
  fs::path archive_;
  std::unique_ptr<base::World> world_ = base::make_system_world();
  std::vector<std::unique_ptr<ledger::Projection>> projections_ = views::make_projections();
  ledger::Parts parts_ = ledger::testing::disk_parts();
};

void expect_whole(ledger::Ledger& ledger) {
  const auto found = ledger::verify(ledger, ledger::Depth::kDeep);
  EXPECT_TRUE(found.good()) << found.damages.front().where << ": " << found.damages.front().what;
  EXPECT_EQ(found.of_newer_program, 0u);
  EXPECT_EQ(found.erased, 1u);
}

void expect_all_kinds(const ledger::Ledger& ledger, const std::string& kinds) {
  std::set<model::Kind> seen;
  ledger.for_each(1, [&](const model::Entry& entry) {
    seen.insert(entry.envelope.kind);
    return true;
  });
  for (model::Kind kind = 1; std::to_string(kind - 1) != kinds; ++kind) {
    EXPECT_THAT(seen, Contains(kind));
  }
}

void expect_read(const fs::path& archive, const Facts& facts) {
  Opened opened(archive);
  {
    auto ledger = opened.open(facts.at("login"), facts.at("password"));
    EXPECT_EQ(std::to_string(ledger->size()), facts.at("entries"));
    EXPECT_EQ(base::to_hex(ledger->root()), facts.at("root"));
    EXPECT_EQ(dump(*ledger), facts.at("dump"));
    EXPECT_TRUE(ledger->check_head(facts.at("head")).ok());
    expect_all_kinds(*ledger, facts.at("kinds"));
    expect_whole(*ledger);
    while (ledger->run_jobs(1'000)) {
    }
    const auto hits = views::search(*ledger, facts.at("word"),
                                    database::TextIndex::Order::kNewestFirst, 10).or_throw();
    ASSERT_EQ(hits.size(), 1u);
    const auto report = model::ReportId::parse(facts.at("report")).or_throw();
    EXPECT_EQ(hits[0].report.id, report);
    const auto original = ledger->get_original(report, facts.at("original")).or_throw();
    EXPECT_EQ(base::to_hex(ledger::sha256(original)), facts.at("original-sha256"));
    EXPECT_TRUE(ledger->append({ledger::testing::a_decision(opened.world())}).ok());
  }
  EXPECT_EQ(std::to_string(opened.recover(facts)->size() - 1), facts.at("entries"));
}

class OldArchive : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Releases, OldArchive, ::testing::ValuesIn(releases()),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

TEST_P(OldArchive, IsReadAndGoesOn) {
  ledger::testing::TemporaryFolder folder;
  fs::copy(kKept / GetParam() / "archive", folder.archive(), fs::copy_options::recursive);
  const Facts facts = read_facts(kKept / GetParam());
  EXPECT_EQ(facts.at("version"), GetParam());
  expect_read(folder.archive(), facts);
}

TEST_P(OldArchive, ShowsASecondMemberWhatIsTheirs) {
  ledger::testing::TemporaryFolder folder;
  fs::copy(kKept / GetParam() / "archive", folder.archive(), fs::copy_options::recursive);
  const Facts facts = read_facts(kKept / GetParam());
  Opened opened(folder.archive());
  auto ledger = opened.open(facts.at("second-login"), facts.at("second-password"));
  EXPECT_EQ(dump(*ledger), facts.at("second-dump"));
  EXPECT_NE(facts.at("second-dump"), facts.at("dump"));
}

// Until a release is out its archive is made again when a kind of entry is added.
TEST(OldArchives, ThereIsOneOfThisRelease) {
  ASSERT_THAT(releases(), Contains(WHEREABOUTS_VERSION));
  EXPECT_EQ(read_facts(kKept / WHEREABOUTS_VERSION).at("kinds"),
            std::to_string(model::kKindNewest));
}

// The program that makes the next one works, and covers every kind that there is.
TEST(OldArchives, TheNextOneCanBeMade) {
  ledger::testing::TemporaryFolder folder;
  auto world = base::make_system_world();
  const Facts facts = make(*world, folder.path() / "next").or_throw();
  EXPECT_EQ(read_facts(folder.path() / "next"), facts);
  expect_read(folder.path() / "next" / "archive", facts);
  EXPECT_FALSE(make(*world, folder.path() / "next").ok());
}

}  // namespace
}  // namespace old_archives
