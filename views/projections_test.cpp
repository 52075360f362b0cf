// Derived tables made anew are what they were, whatever happened before: one hash over all.
#include "views/projections.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

#include "ledger/archive.h"
#include "ledger/erase.h"
#include "ledger/testing/archives.h"
#include "ledger/verify.h"
#include "views/lists.h"

namespace views {
namespace {

using namespace ledger::testing;

// One archive with a random history: reports in open cases, in closed ones and in none, filed
// later, erased, sources, titles that change. The same seed gives the same history.
class History {
 public:
  explicit History(unsigned seed) : chance_(seed) {
    for (auto& each : projections_) parts_.projections.push_back(each.get());
    created_ = make_archive(world_, parts_, "/archive");
    for (bool closed : {false, true, false, true}) {
      const model::CaseOpened opened{model::CaseId::make(world_), "case", closed,
                                     closed ? std::vector{ledger().member()}
                                            : std::vector<model::MemberId>{}};
      ledger().append({opened}).or_throw();
      cases_.push_back(opened.case_id);
    }
  }
  ledger::Ledger& ledger() { return *created_.ledger; }

  void step() {
    switch (chance_() % 8) {
      case 0:
      case 1:
      case 2: receive(); break;
      case 3:
      case 4: file(); break;
      case 5: erase(); break;
      case 6:
        ledger().append({model::CaseChanged{any_case(), "title " + word(), chance_() % 2 == 0}})
            .or_throw();
        break;
      default: ledger().run_jobs(1 + chance_() % 5); break;
    }
  }
  void run_all_jobs() {
    while (ledger().run_jobs(100)) {
    }
  }

 private:
  std::string word() {
    constexpr std::string_view kWords[] = {"harbour", "gate", "北港", "wall", "قارب", "Ferry"};
    return std::string(kWords[chance_() % std::size(kWords)]);
  }
  model::CaseId any_case() { return cases_[chance_() % cases_.size()]; }

  void receive() {
    std::string text = word();
    while (chance_() % 4 != 0) text += " " + word();
    auto report = a_report(world_, text);
    std::vector<model::CaseId> about;
    if (chance_() % 3 != 0) about.push_back(any_case());
    ledger().append({report}, about).or_throw();
    reports_.push_back(report.report.id);
  }
  void file() {
    if (reports_.empty()) return;
    ledger().append({model::ReportFiled{any_case(), reports_[chance_() % reports_.size()]}})
        .or_throw();
  }
  void erase() {
    if (reports_.empty()) return;
    const std::size_t at = chance_() % reports_.size();
    ledger::erase_report(ledger(), reports_[at], "asked for").or_throw();
    reports_.erase(reports_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::mt19937 chance_;
  base::MemoryWorld world_{{1'700'000'000'000'000}, 21};
  std::vector<std::unique_ptr<ledger::Projection>> projections_ = make_projections();
  ledger::Parts parts_ = memory_parts();
  ledger::Created created_;
  std::vector<model::CaseId> cases_;
  std::vector<model::ReportId> reports_;
};

TEST(Projections, MadeAnewAreWhatTheyWere) {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    History history(seed);
    for (int at = 0; at < 60; ++at) history.step();
    history.run_all_jobs();
    const ledger::Hash live = history.ledger().derived_hash();
    EXPECT_TRUE(ledger::verify(history.ledger(), ledger::Depth::kDeep).good()) << "seed " << seed;
    EXPECT_EQ(history.ledger().derived_hash(), live) << "verifying changes nothing";
    history.ledger().rebuild();
    history.run_all_jobs();
    EXPECT_EQ(history.ledger().derived_hash(), live) << "seed " << seed;
  }
}

TEST(Projections, OneWordMoreIsAnotherHash) {
  History history(3);
  for (int at = 0; at < 40; ++at) history.step();
  history.run_all_jobs();
  const ledger::Hash before = history.ledger().derived_hash();
  database::Connection& writer = history.ledger().archive()->record->writer();
  history.ledger().texts().add(writer, 1'000'000, "ferry");
  EXPECT_NE(history.ledger().derived_hash(), before);
}

// Each act of those that are written together meets the lists as the one before it left them.
TEST(Projections, NothingOfAReportComesBackWhileItIsErasedOrClosed) {
  for (int round = 0; round < 30; ++round) {
    base::MemoryWorld world{{1'700'000'000'000'000}, static_cast<std::uint64_t>(round)};
    auto projections = make_projections();
    ledger::Parts parts = memory_parts();
    for (auto& each : projections) parts.projections.push_back(each.get());
    ledger::Created created = make_archive(world, parts, "/archive");
    ledger::Ledger& ledger = *created.ledger;
    const model::CaseOpened closed{model::CaseId::make(world), "x", true, {ledger.member()}};
    const auto report = a_report(world, "the words of a sailor");
    ledger.append({closed, report}).or_throw();
    std::atomic<bool> began = false;
    std::thread writer([&] {
      for (int at = 0; at < 60; ++at) {
        model::SubjectAdded met;
        met.subject.id = model::SubjectId::make(world);
        met.report = report.report.id;
        began = true;
        if (!ledger.append({met}).ok()) break;
      }
    });
    while (!began) std::this_thread::yield();
    if (round % 2 == 0) {
      ledger::erase_report(ledger, report.report.id, "asked").or_throw();
    } else {
      ledger.append({model::ReportFiled{closed.case_id, report.report.id}}).or_throw();
    }
    writer.join();
    for (const auto& entry : ledger.entries_of_report(report.report.id)) {
      EXPECT_EQ(entry.body.has_value(), round % 2 == 1);
    }
    const auto found = ledger::verify(ledger, ledger::Depth::kDeep);
    ASSERT_TRUE(found.good()) << found.damages.front().where << " " << found.damages.front().what;
    EXPECT_TRUE(found.notes.empty()) << found.notes.front();
  }
}

// The words stand far from the beginning, in another case and with other accents.
TEST(Search, AnExcerptShowsWhereTheWordsStand) {
  base::MemoryWorld world{{1'700'000'000'000'000}, 4};
  auto projections = make_projections();
  ledger::Parts parts = memory_parts();
  for (auto& each : projections) parts.projections.push_back(each.get());
  ledger::Created created = make_archive(world, parts, "/archive");
  std::string text;
  while (text.size() < 40'000) text += "a line of no weight\n";
  created.ledger->append({a_report(world, text + "They sit in ARNAVUTKÖY camp. " + text)})
      .or_throw();
  created.ledger->append({a_report(world, text + "彼らは長春の収容所にいる。" + text)}).or_throw();
  created.ledger->run_jobs(100);
  const auto shown = [&](const char* words) {
    const auto hits =
        search(*created.ledger, words, database::TextIndex::Order::kNewestFirst, 10).or_throw();
    return hits.size() == 1 ? hits[0].excerpt : std::string("not one hit");
  };
  EXPECT_NE(shown("arnavutkoy").find("ARNAVUTKÖY camp"), std::string::npos);
  EXPECT_NE(shown("\"arnavutköy CAMP\" sit").find("ARNAVUTKÖY camp"), std::string::npos);
  EXPECT_NE(shown("収容所").find("長春の収容所"), std::string::npos);
}

// Search shows nothing of what is closed or was erased.
TEST(Projections, ReportsOfClosedCasesStandInNoList) {
  base::MemoryWorld world{{1'700'000'000'000'000}, 4};
  auto projections = make_projections();
  ledger::Parts parts = memory_parts();
  for (auto& each : projections) parts.projections.push_back(each.get());
  ledger::Created created = make_archive(world, parts, "/archive");
  ledger::Ledger& ledger = *created.ledger;
  const model::CaseOpened closed{model::CaseId::make(world), "x", true, {ledger.member()}};
  const auto report = a_report(world, "the words of a sailor");
  ledger.append({report}).or_throw();
  ledger.run_jobs(100);
  const auto found = [&] {
    return search(ledger, "sailor", database::TextIndex::Order::kNewestFirst, 10)
        .or_throw()
        .size();
  };
  EXPECT_EQ(found(), 1u);
  ledger.append({closed, model::ReportFiled{closed.case_id, report.report.id}}).or_throw();
  EXPECT_EQ(found(), 0u);
  EXPECT_TRUE(reports(ledger, 10).empty());
}

}  // namespace
}  // namespace views
