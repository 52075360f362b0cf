// How fast the record takes entries in, gives them back, and is made anew. On disk, each batch
// flushed before it counts, with all derived tables that the program keeps.
//
// TMPDIR says where the archives go; a tmpfs flushes nothing and so measures too little.
#include <benchmark/benchmark.h>

#include "benchmarks/measure.h"
#include "benchmarks/words.h"
#include "ledger/testing/archives.h"
#include "ledger/verify.h"
#include "model/case.h"
#include "views/lists.h"
#include "views/projections.h"

namespace {

using namespace ledger;
using namespace ledger::testing;
using benchmarks::PeakMemory;

struct Desk {
  TemporaryFolder folder;
  std::unique_ptr<base::World> world = base::make_system_world();
  std::vector<std::unique_ptr<Projection>> projections = views::make_projections();
  Parts parts = disk_parts();
  Created created;
  model::CaseOpened opened = an_open_case(*world);

  Desk() {
    for (auto& each : projections) parts.projections.push_back(each.get());
    created = make_archive(*world, parts, folder.archive());
    ledger().append({opened}).or_throw();
  }
  Ledger& ledger() { return *created.ledger; }
  void open_again() {
    created.ledger.reset();
    created.ledger = open_archive(*world, parts, folder.archive());
  }
};

model::Claim a_claim(base::World& world, const model::ReportId& report) {
  model::Claim claim;
  claim.id = model::ClaimId::make(world);
  claim.subject = model::SubjectId::make(world);
  claim.property = model::Property::kWhereabouts;
  model::Place place;
  place.words = "in the hall behind the ferry station";
  place.inside = model::GazetteerRef{"g2267057", "Lisbon"};
  claim.value = place;
  claim.time = model::When{base::DateRange::on(base::Day::from_number(20'000)), "on Tuesday", {}};
  claim.origin.words = "the cousin of one of them";
  claim.passage = {report, 10, 60};
  return claim;
}

model::ReadingDone a_reading(base::World& world, const model::ReportId& report) {
  model::ReadingDone done;
  done.reading.id = model::ReadingId::make(world);
  done.reading.report = report;
  done.reading.language = "en";
  for (int at = 0; at < 8; ++at) done.reading.claims.push_back(a_claim(world, report));
  for (int at = 0; at < 3; ++at) {
    model::Subject subject;
    subject.id = model::SubjectId::make(world);
    subject.label = "the third of them";
    done.reading.subjects.push_back(subject);
  }
  return done;
}

// A report of 2 kB as it is worked on at the desk: taken in, filed, read, decided on: 8 entries.
void add_casework(base::World& world, const model::CaseId& case_id,
                  std::vector<model::Body>& bodies) {
  const auto report = a_report(world, std::string(2'000, 't'));
  const auto reading = a_reading(world, report.report.id);
  bodies.push_back(report);
  bodies.push_back(model::ReportFiled{case_id, report.report.id});
  bodies.push_back(reading);
  for (std::size_t at = 0; at < 3; ++at) {
    bodies.push_back(model::ClaimDecided{
        {reading.reading.claims[at].id}, model::Decision::kAccepted, "heard from the family"});
  }
  bodies.push_back(model::ClaimAdded{
      a_claim(world, report.report.id), reading.reading.claims[5].id, "it says the hall"});
  bodies.push_back(model::ClaimAdded{a_claim(world, report.report.id), {}, "left out"});
}

void append_decisions(benchmark::State& state) {
  Desk desk;
  const PeakMemory memory;
  const std::vector<model::Body> bodies(static_cast<std::size_t>(state.range(0)),
                                        model::Body(a_decision(*desk.world)));
  for (auto _ : state) desk.ledger().append(bodies, {desk.opened.case_id}).or_throw();
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(append_decisions)->Arg(1)->Arg(100)->Arg(1'000)->Arg(10'000)->UseRealTime()->Unit(
    benchmark::kMillisecond);

void append_claims(benchmark::State& state) {
  Desk desk;
  const PeakMemory memory;
  const auto report = a_report(*desk.world, std::string(2'000, 't'));
  desk.ledger().append({report}).or_throw();
  std::vector<model::Body> bodies;
  for (std::int64_t at = 0; at < state.range(0); ++at) {
    bodies.push_back(model::ClaimAdded{a_claim(*desk.world, report.report.id), {}, "left out"});
  }
  for (auto _ : state) desk.ledger().append(bodies, {desk.opened.case_id}).or_throw();
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(append_claims)->Arg(1'000)->Arg(10'000)->UseRealTime()->Unit(benchmark::kMillisecond);

// With the keys of the reports, which lie in a file of their own and are flushed as well.
void append_casework(benchmark::State& state) {
  Desk desk;
  const PeakMemory memory;
  std::int64_t entries = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<model::Body> bodies;
    for (std::int64_t at = 0; at < state.range(0); ++at) {
      add_casework(*desk.world, desk.opened.case_id, bodies);
    }
    entries += static_cast<std::int64_t>(bodies.size());
    state.ResumeTiming();
    desk.ledger().append(bodies, {desk.opened.case_id}).or_throw();
  }
  state.SetItemsProcessed(entries);
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(append_casework)->Arg(100)->Arg(1'000)->UseRealTime()->Unit(benchmark::kMillisecond);

struct Filled : Desk {
  explicit Filled(std::size_t entries) {
    while (ledger().size() < entries) {
      std::vector<model::Body> bodies;
      while (bodies.size() < 8'000 && ledger().size() + bodies.size() < entries) {
        add_casework(*world, opened.case_id, bodies);
      }
      ledger().append(bodies, {opened.case_id}).or_throw();
    }
  }
};

// Without search: what waits for run_jobs() is emptied and stays so.
void rebuild(benchmark::State& state) {
  Filled desk(100'000);
  const PeakMemory memory;
  for (auto _ : state) desk.ledger().rebuild();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(desk.ledger().size()));
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(rebuild)->UseRealTime()->Unit(benchmark::kMillisecond);

void read_case_of_10000(benchmark::State& state) {
  Filled desk(10'000);
  const PeakMemory memory;
  for (auto _ : state) {
    benchmark::DoNotOptimize(desk.ledger().entries_of(desk.opened.case_id).or_throw());
  }
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(read_case_of_10000)->UseRealTime()->Unit(benchmark::kMillisecond);

void fold_case_of_10000(benchmark::State& state) {
  Filled desk(10'000);
  const auto entries = desk.ledger().entries_of(desk.opened.case_id).or_throw();
  const PeakMemory memory;
  for (auto _ : state) benchmark::DoNotOptimize(model::fold(desk.opened.case_id, entries));
  state.counters["entries"] = static_cast<double>(entries.size());
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(fold_case_of_10000)->UseRealTime()->Unit(benchmark::kMillisecond);

// 100,000 reports of 40 to 160 words in one archive, for all benchmarks of search.
struct Library : Desk {
  static constexpr std::size_t kReports = 100'000;
  benchmarks::Words words{7};
  std::int64_t bytes = 0;

  static Library& shared() {
    static Library library;
    return library;
  }

 private:
  Library() {
    std::mt19937 random(3);
    for (std::size_t report = 0; report < kReports;) {
      std::vector<model::Body> bodies;
      for (int at = 0; at < 10'000; ++at, ++report) {
        bodies.push_back(a_report(*world, words.text(40 + random() % 120)));
        bytes += static_cast<std::int64_t>(
            std::get<model::ReportReceived>(bodies.back()).report.text.size());
      }
      ledger().append(bodies, {opened.case_id}).or_throw();
    }
  }
};

// All derived data, the search index with it; bytes are those of the texts.
void rebuild_with_search(benchmark::State& state) {
  Library& library = Library::shared();
  const PeakMemory memory;
  for (auto _ : state) {
    library.ledger().rebuild();
    while (library.ledger().run_jobs(10'000)) {
    }
  }
  state.SetBytesProcessed(state.iterations() * library.bytes);
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(rebuild_with_search)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

// As the command does it: 20 hits with their labels and excerpts.
void search(benchmark::State& state, database::TextIndex::Order order) {
  Library& library = Library::shared();
  const PeakMemory memory;
  benchmarks::Percentiles times;
  for (auto _ : state) {
    const std::string words = library.words.query();
    times.time([&] {
      benchmark::DoNotOptimize(views::search(library.ledger(), words, order, 20).or_throw());
    });
  }
  times.report(state);
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK_CAPTURE(search, newest_first, database::TextIndex::Order::kNewestFirst)
    ->Iterations(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, ranked, database::TextIndex::Order::kRanked)
    ->Iterations(1'000)
    ->Unit(benchmark::kMillisecond);

void verify_100000(benchmark::State& state) {
  Filled desk(100'000);
  const PeakMemory memory;
  for (auto _ : state) benchmark::DoNotOptimize(verify(desk.ledger()));
  state.SetItemsProcessed(state.iterations() * 100'000);
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(verify_100000)->UseRealTime()->Unit(benchmark::kMillisecond);

void prove_one_of_100000(benchmark::State& state) {
  Filled desk(100'000);
  for (auto _ : state) benchmark::DoNotOptimize(desk.ledger().prove(54'321).or_throw());
}
BENCHMARK(prove_one_of_100000)->UseRealTime()->Unit(benchmark::kMillisecond);

void open_archive_of_100000(benchmark::State& state) {
  Filled desk(100'000);
  const PeakMemory memory;
  for (auto _ : state) desk.open_again();
  state.counters["peak_MiB"] = memory.mebibytes();
}
BENCHMARK(open_archive_of_100000)->UseRealTime()->Unit(benchmark::kMillisecond);

void password_cost(benchmark::State& state) {
  const base::Bytes salt(kPasswordSaltBytes, 1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(password_key("four or five words", salt, kPasswordCost).or_throw());
  }
}
BENCHMARK(password_cost)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
