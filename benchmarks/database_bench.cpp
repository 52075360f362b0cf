// The database: writes flushed to disk, reads by key, and search over 100,000 reports.
//
// Run the release build on a disk, not on a tmpfs.

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "benchmarks/measure.h"
#include "benchmarks/words.h"
#include "database/sqlite/sqlite.h"
#include "database/text_index.h"
#include "database/tokens.h"

namespace {

using benchmarks::Words;
using database::Database;
using database::TextIndex;
using database::Transaction;

constexpr int kReports = 100'000;

class Folder {
 public:
  Folder() {
    const char* asked = std::getenv("WHEREABOUTS_BENCH_FOLDER");
    std::string name = (asked != nullptr ? asked : std::string("/var/tmp")) + "/bench-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path file() const { return path_ / "record.db"; }

 private:
  std::filesystem::path path_;
};

std::unique_ptr<Database> make(const Folder& folder) {
  const base::Bytes key(32, 7);
  return database::sqlite::open_file(folder.file(), key, database::sqlite::OpenMode::kCreate)
      .or_throw();
}

void insert_batches(benchmark::State& state) {
  const Folder folder;
  auto database = make(folder);
  database->writer().execute(
      "CREATE TABLE entries (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id BLOB NOT NULL,"
      " body BLOB NOT NULL) STRICT");
  const base::Bytes id(16, 3);
  const base::Bytes body(300, 5);
  std::int64_t number = 0;
  for (auto _ : state) {
    Transaction write(database->writer(), Transaction::Kind::kWrite);
    for (int i = 0; i < state.range(0); ++i) {
      database->writer()
          .statement("INSERT INTO entries VALUES ($1, $2, $3, $4)")
          .bind(1, ++number)
          .bind(2, number % 40)
          .bind(3, id)
          .bind(4, body)
          .run();
    }
    write.commit();
  }
  state.SetItemsProcessed(number);
}
BENCHMARK(insert_batches)->Arg(1)->Arg(100)->Arg(1000)->Arg(10000)->UseRealTime();

void point_reads(benchmark::State& state) {
  const Folder folder;
  auto database = make(folder);
  database->writer().execute(
      "CREATE TABLE entries (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
  {
    Transaction write(database->writer(), Transaction::Kind::kWrite);
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      database->writer()
          .statement("INSERT INTO entries VALUES ($1, $2)")
          .bind(1, i)
          .bind(2, base::Bytes(300, 5))
          .run();
    }
    write.commit();
  }
  auto reader = database->reader();
  std::mt19937_64 random(1);
  for (auto _ : state) {
    auto& select = reader->statement("SELECT body FROM entries WHERE number = $1");
    select.bind(1,
                static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(state.range(0))));
    if (!select.step()) std::abort();
    benchmark::DoNotOptimize(select.bytes(0).size());
  }
}
BENCHMARK(point_reads)->Arg(10'000)->Arg(300'000);

// Inserts into an archive that is larger than the caches, at random places.
void random_updates(benchmark::State& state) {
  const Folder folder;
  auto database = make(folder);
  database->writer().execute(
      "CREATE TABLE counts (id BLOB PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID");
  std::mt19937_64 random(1);
  std::int64_t rows = 0;
  for (auto _ : state) {
    Transaction write(database->writer(), Transaction::Kind::kWrite);
    for (int i = 0; i < 1000; ++i, ++rows) {
      base::Bytes id(16);
      for (auto& byte : id) byte = static_cast<std::uint8_t>(random());
      database->writer()
          .statement("INSERT INTO counts VALUES ($1, $2)")
          .bind(1, id)
          .bind(2, rows)
          .run();
    }
    write.commit();
  }
  state.SetItemsProcessed(rows);
}
BENCHMARK(random_updates)->UseRealTime()->Iterations(200);

void cut(benchmark::State& state) {
  const std::string text = Words(1).text(20'000);
  for (auto _ : state) {
    std::size_t tokens = 0;
    database::cut_text(text, [&](const database::Token&) { return ++tokens > 0; });
    benchmark::DoNotOptimize(tokens);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(cut);

// 100,000 reports of 40 to 160 words, one time for all benches of search.
struct Library {
  Folder folder;
  std::unique_ptr<Database> database = make(folder);
  Words words{7};
  double seconds = 0;
  double cpu_seconds = 0;  // a machine that does other work as well spoils only the former
  std::int64_t bytes = 0;

  static Library& shared() {
    static Library library;
    return library;
  }

 private:
  Library() {
    std::vector<std::string> texts;
    std::mt19937 random(3);
    for (int i = 0; i < kReports; ++i) {
      texts.push_back("everywhere " + words.text(40 + random() % 120));
      bytes += static_cast<std::int64_t>(texts.back().size());
    }
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu_begin = std::clock();
    database->text_index().create(database->writer());
    for (int i = 0; i < kReports;) {
      Transaction write(database->writer(), Transaction::Kind::kWrite);
      for (int j = 0; j < 10'000; ++j, ++i) {
        database->text_index().add(database->writer(), i + 1, texts[static_cast<std::size_t>(i)]);
      }
      write.commit();
    }
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    cpu_seconds = static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;
  }
};

void index_texts(benchmark::State& state) {
  Library& library = Library::shared();
  for (auto _ : state) state.SetIterationTime(library.seconds);
  state.SetBytesProcessed(library.bytes);
  state.counters["MB_per_cpu_second"] =
      static_cast<double>(library.bytes) / 1e6 / library.cpu_seconds;
}
BENCHMARK(index_texts)->UseManualTime()->Iterations(1);

void search(benchmark::State& state, TextIndex::Order order, std::string (*make)(Words&)) {
  Library& library = Library::shared();
  auto reader = library.database->reader();
  const benchmarks::PeakMemory memory;
  benchmarks::Percentiles times;
  for (auto _ : state) {
    const std::string words = make(library.words);
    TextIndex::Query query;
    query.words = words;
    query.order = order;
    times.time([&] {
      auto found = library.database->text_index().find(*reader, query);
      benchmark::DoNotOptimize(found.ok());
    });
  }
  times.report(state);
  state.counters["peak_MiB"] = memory.mebibytes();
}
std::string everywhere(Words&) { return "everywhere"; }
std::string one_rare(Words& words) { return words.among(Words::kKinds); }
std::string two_words(Words& words) { return words.among(Words::kKinds) + " " + words.among(1000); }
std::string two_medium(Words& words) { return words.among(1000) + " " + words.among(1000); }
std::string three_common(Words& words) {
  return words.among(100) + " " + words.among(100) + " " + words.among(100);
}
std::string common_phrase(Words& words) {
  return '"' + words.among(100) + " " + words.among(100) + '"';
}
std::string one_character(Words&) { return "山"; }
std::string mixed(Words& words) { return words.query(); }

constexpr auto kNewest = TextIndex::Order::kNewestFirst;
constexpr auto kRanked = TextIndex::Order::kRanked;
BENCHMARK_CAPTURE(search, newest_in_all_texts, kNewest, everywhere)->Iterations(200);
BENCHMARK_CAPTURE(search, newest_rare_word, kNewest, one_rare)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_two_words, kNewest, two_words)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_two_medium, kNewest, two_medium)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_three_common, kNewest, three_common)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_common_phrase, kNewest, common_phrase)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_one_character, kNewest, one_character)->Iterations(200);
BENCHMARK_CAPTURE(search, newest_mixed, kNewest, mixed)->Iterations(3000);
BENCHMARK_CAPTURE(search, ranked_in_all_texts, kRanked, everywhere)->Iterations(50);
BENCHMARK_CAPTURE(search, ranked_rare_word, kRanked, one_rare)->Iterations(1000);
BENCHMARK_CAPTURE(search, ranked_two_words, kRanked, two_words)->Iterations(500);
BENCHMARK_CAPTURE(search, ranked_two_medium, kRanked, two_medium)->Iterations(500);
BENCHMARK_CAPTURE(search, ranked_three_common, kRanked, three_common)->Iterations(200);
BENCHMARK_CAPTURE(search, ranked_common_phrase, kRanked, common_phrase)->Iterations(200);
BENCHMARK_CAPTURE(search, ranked_one_character, kRanked, one_character)->Iterations(50);
BENCHMARK_CAPTURE(search, ranked_mixed, kRanked, mixed)->Iterations(1000);

}  // namespace

BENCHMARK_MAIN();
