// How fast the record takes entries in, and how fast it is read and made anew. On disk, with every
// batch flushed before it counts; derived tables included.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "ledger/archive.h"
#include "ledger/testing/archives.h"
#include "ledger/verify.h"

namespace {

using namespace ledger;
using namespace ledger::testing;

struct Desk {
  TemporaryFolder folder;
  std::unique_ptr<base::World> world = base::make_system_world();
  Parts parts = disk_parts();
  Created created = make_archive(*world, parts, folder.archive());
  Ledger& ledger = *created.ledger;
  model::CaseOpened opened = an_open_case(*world);
  Desk() { ledger.append({opened}).or_throw(); }
};

model::ClaimAdded a_claim(base::World& world, const model::ReportId& report) {
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
  return {claim, model::ClaimId(), "left out by the reader"};
}

double peak_memory_mib() {
  struct rusage usage;
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void append_small(benchmark::State& state) {
  Desk desk;
  const auto batch = static_cast<std::size_t>(state.range(0));
  const std::vector<model::Body> bodies(batch, model::Body(a_decision(*desk.world)));
  for (auto _ : state) desk.ledger.append(bodies, {desk.opened.case_id}).or_throw();
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["peak_MiB"] = peak_memory_mib();
}
BENCHMARK(append_small)->Arg(1)->Arg(100)->Arg(1'000)->Arg(10'000)->UseRealTime()->Unit(
    benchmark::kMillisecond);

void append_claims(benchmark::State& state) {
  Desk desk;
  const auto report = a_report(*desk.world, std::string(2'000, 't'));
  desk.ledger.append({report}).or_throw();
  const std::vector<model::Body> bodies(static_cast<std::size_t>(state.range(0)),
                                        model::Body(a_claim(*desk.world, report.report.id)));
  for (auto _ : state) desk.ledger.append(bodies, {desk.opened.case_id}).or_throw();
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append_claims)->Arg(1'000)->Arg(10'000)->UseRealTime()->Unit(benchmark::kMillisecond);

// One report of 2 kB, its reading and filing, and 30 claims: an act each, as at the desk.
void append_casework(benchmark::State& state) {
  Desk desk;
  std::int64_t entries = 0;
  for (auto _ : state) {
    std::vector<model::Body> bodies;
    for (int each = 0; each < 100; ++each) {
      const auto report = a_report(*desk.world, std::string(2'000, 't'));
      bodies.push_back(report);
      bodies.push_back(model::ReportFiled{desk.opened.case_id, report.report.id});
      for (int claim = 0; claim < 30; ++claim) {
        bodies.push_back(a_claim(*desk.world, report.report.id));
      }
    }
    entries += static_cast<std::int64_t>(bodies.size());
    desk.ledger.append(bodies, {desk.opened.case_id}).or_throw();
  }
  state.SetItemsProcessed(entries);
}
BENCHMARK(append_casework)->UseRealTime()->Unit(benchmark::kMillisecond);

struct Filled : Desk {
  explicit Filled(std::int64_t entries) {
    const auto report = a_report(*world, std::string(2'000, 't'));
    ledger.append({report, model::ReportFiled{opened.case_id, report.report.id}}).or_throw();
    std::vector<model::Body> bodies;
    for (int at = 0; at < 5'000; ++at) {
      bodies.push_back(a_claim(*world, report.report.id));
      bodies.push_back(a_decision(*world));
    }
    for (std::int64_t done = 0; done < entries; done += 10'000) {
      ledger.append(bodies, {opened.case_id}).or_throw();
    }
  }
};

// Sees every body, as the projections of the rooms above do.
class Looked final : public Projection {
 public:
  std::string_view name() const override { return "looked"; }
  int version() const override { return 1; }
  Pace pace() const override { return Pace::kWithEntry; }
  void create(Place) override {}
  void apply(Place, const model::Entry& entry) override { seen_ += entry.body->index(); }
  void forget(Place, std::span<const model::Entry>) override {}
  std::vector<Dump> dumps() const override { return {}; }

 private:
  std::size_t seen_ = 0;
};

void rebuild(benchmark::State& state) {
  Filled desk(100'000);
  Looked looked;
  if (state.range(0)) {
    desk.created.ledger.reset();
    desk.parts.projections = {&looked};
    desk.created.ledger = open_archive(*desk.world, desk.parts, desk.folder.archive());
  }
  Ledger& held = *desk.created.ledger;
  for (auto _ : state) held.rebuild();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(held.size()));
  state.counters["peak_MiB"] = peak_memory_mib();
}
BENCHMARK(rebuild)->ArgName("bodies")->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);

void read_case_of_10000(benchmark::State& state) {
  Filled desk(10'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(desk.ledger.entries_of(desk.opened.case_id).or_throw());
  }
}
BENCHMARK(read_case_of_10000)->UseRealTime()->Unit(benchmark::kMillisecond);

void verify_100000(benchmark::State& state) {
  Filled desk(100'000);
  for (auto _ : state) benchmark::DoNotOptimize(verify(desk.ledger));
  state.SetItemsProcessed(state.iterations() * 100'000);
}
BENCHMARK(verify_100000)->UseRealTime()->Unit(benchmark::kMillisecond);

void prove_one_of_100000(benchmark::State& state) {
  Filled desk(100'000);
  for (auto _ : state) benchmark::DoNotOptimize(desk.ledger.prove(54'321).or_throw());
}
BENCHMARK(prove_one_of_100000)->UseRealTime()->Unit(benchmark::kMillisecond);

void open_archive_of_100000(benchmark::State& state) {
  Filled desk(100'000);
  for (auto _ : state) {
    desk.created.ledger.reset();
    desk.created.ledger = open_archive(*desk.world, desk.parts, desk.folder.archive());
  }
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
