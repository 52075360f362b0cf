// The database: writes flushed to disk, reads by key, and search over 100,000 reports.
//
// The texts are made up of invented words in four scripts, spread as words are in real texts: a
// few stand in all of them, most in few. Run the release build on a disk, not on a tmpfs.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "database/sqlite/sqlite.h"
#include "database/text_index.h"
#include "database/tokens.h"

namespace {

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

// Invented words, the first ones common (Zipf's law).
class Words {
 public:
  explicit Words(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < kKinds; ++i) words_.push_back(make_word(i));
    double sum = 0;
    for (int i = 0; i < kKinds; ++i) sums_.push_back(sum += 1.0 / (i + 1));
  }

  const std::string& any() {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random_);
    return words_[static_cast<std::size_t>(
        std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin())];
  }
  const std::string& at(std::size_t rank) const { return words_[rank]; }
  std::string text(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += any() + ((i + 1) % 12 == 0 ? ".\n" : " ");
    return text;
  }

 private:
  static constexpr int kKinds = 50'000;

  std::string make_word(int kind) {
    std::string word;
    const auto one_of = [&](std::initializer_list<const char*> parts) {
      word += *(parts.begin() + random_() % parts.size());
    };
    for (int i = 0; i < 2 + static_cast<int>(random_() % 3); ++i) {
      switch (kind % 8) {
        case 5: one_of({"да", "ре", "мо", "на", "ви", "ко", "сё", "ли"}); break;
        case 6: one_of({"山", "川", "港", "北", "南", "村", "橋", "林", "島"}); break;
        case 7: one_of({"با", "دي", "مر", "سو", "قل", "نه"}); break;
        default: one_of({"ka", "ro", "mi", "ven", "sta", "lo", "dri", "pe", "un", "tha"}); break;
      }
    }
    return word;
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

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
      texts.push_back("everywhere " + words.text(40 + static_cast<int>(random() % 120)));
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

void search(benchmark::State& state, TextIndex::Order order, int kind) {
  Library& library = Library::shared();
  auto reader = library.database->reader();
  std::mt19937 random(11);
  std::vector<double> times;
  std::vector<double> cpu_times;
  for (auto _ : state) {
    const auto rank = [&](std::size_t most) { return library.words.at(random() % most); };
    std::string words;
    switch (kind) {
      case 0: words = "everywhere"; break;
      case 1: words = rank(50'000) + " " + rank(1000); break;
      case 2: words = rank(100) + " " + rank(100) + " " + rank(100); break;
      case 3: words = '"' + rank(100) + " " + rank(100) + '"'; break;
      default: words = "山"; break;
    }
    TextIndex::Query query;
    query.words = words;
    query.order = order;
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu_begin = std::clock();
    auto found = library.database->text_index().find(*reader, query);
    times.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    cpu_times.push_back(static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC);
    benchmark::DoNotOptimize(found.ok());
  }
  std::sort(times.begin(), times.end());
  state.counters["p99_ms"] = times[times.size() * 99 / 100] * 1000;
  std::sort(cpu_times.begin(), cpu_times.end());
  state.counters["p99_cpu_ms"] = cpu_times[cpu_times.size() * 99 / 100] * 1000;
}
constexpr auto kNewest = TextIndex::Order::kNewestFirst;
constexpr auto kRanked = TextIndex::Order::kRanked;
BENCHMARK_CAPTURE(search, newest_in_all_texts, kNewest, 0)->Iterations(200);
BENCHMARK_CAPTURE(search, newest_two_words, kNewest, 1)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_three_common, kNewest, 2)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_common_phrase, kNewest, 3)->Iterations(1000);
BENCHMARK_CAPTURE(search, newest_one_character, kNewest, 4)->Iterations(200);
BENCHMARK_CAPTURE(search, ranked_in_all_texts, kRanked, 0)->Iterations(50);
BENCHMARK_CAPTURE(search, ranked_two_words, kRanked, 1)->Iterations(500);
BENCHMARK_CAPTURE(search, ranked_three_common, kRanked, 2)->Iterations(200);
BENCHMARK_CAPTURE(search, ranked_common_phrase, kRanked, 3)->Iterations(200);
BENCHMARK_CAPTURE(search, ranked_one_character, kRanked, 4)->Iterations(50);

}  // namespace

BENCHMARK_MAIN();
