// How fast a text is read for its claims, with the real gazetteer loaded: a message of two
// kilobytes (a desk waits for it), a megabyte of ordinary reports, and texts made to be slow.
// The gazetteer is that of the build folder: bench runs from the source folder.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/world.h"
#include "places/gazetteer.h"
#include "reading/english/english_reader.h"
#include "reading/gazetteer_places.h"

namespace {

const places::Gazetteer& gazetteer() {
  static const auto kGazetteer = [] {
    for (const char* preset : {"release", "dev"}) {
      auto opened = places::Gazetteer::open("build/" + std::string(preset) +
                                            "/share/whereabouts/gazetteer.bin");
      if (opened.ok()) return std::make_unique<places::Gazetteer>(std::move(opened).or_throw());
    }
    throw std::runtime_error("no gazetteer: build the target gazetteer first");
  }();
  return *kGazetteer;
}

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string repeated(std::string_view words, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += words;
  text.resize(bytes);
  return text;
}

void read(benchmark::State& state, const std::string& text) {
  const reading::GazetteerPlaces places(gazetteer());
  const reading::english::EnglishReader reader(places);
  const auto day = base::DateRange::on(base::Day::from_number(15'000));
  base::MemoryWorld world(base::Instant{});
  std::size_t claims = 0;
  for (auto _ : state) {
    const auto found = reader.read({model::ReportId::make(world), text, day, "en", world});
    claims = found.claims.size();
    benchmark::DoNotOptimize(claims);
  }
  state.counters["claims"] = static_cast<double>(claims);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void message(benchmark::State& state) {
  read(state, repeated(file("examples/messages/1-message.txt") + "\n\n", 2048));
}
BENCHMARK(message)->Unit(benchmark::kMillisecond);

void reports(benchmark::State& state) {
  const std::string all = file("examples/messages/1-message.txt") + "\n\n" +
                          file("examples/messages/2-letter.txt") + "\n\n";
  read(state, repeated(all, static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(reports)
    ->Arg(64 * 1024)
    ->Arg(256 * 1024)
    ->Arg(1024 * 1024)
    ->Unit(benchmark::kMillisecond);

// Texts made to be slow: each must stay near the time of ordinary text of its size.
void hostile(benchmark::State& state, std::string_view words) {
  read(state, repeated(words, static_cast<std::size_t>(state.range(0))));
}
#define HOSTILE(name, words)              \
  BENCHMARK_CAPTURE(hostile, name, words) \
      ->Arg(256 * 1024)                   \
      ->Arg(base::kReadingTextBytesMax)   \
      ->Unit(benchmark::kMillisecond)
HOSTILE(no_spaces, "abcdefghij");
HOSTILE(capitals, "A");
HOSTILE(names, "Ana Example, ");
HOSTILE(dates, "May 24~26, ");
HOSTILE(brackets, "((");
HOSTILE(quotes, "\"a\" said \"b\" ");
HOSTILE(kin, "his mother and ");
HOSTILE(verbs, "was arrested and ");
HOSTILE(relays, "On 3 May 2004, Ana Example wrote:\n\n");
HOSTILE(mail_headers, "From: Ana Example\nto you all my friends here\n\n");
HOSTILE(pronouns, "He fled. They were arrested. ");
HOSTILE(risks, "they face torture, face trial, ");
HOSTILE(hyphens, "re-");

void many_names(benchmark::State& state) {
  std::string text;
  for (int i = 0; text.size() < base::kReadingTextBytesMax - 64; ++i) {
    std::string name;
    for (int n = i + 26; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
    text += "Mr. B" + name + " C" + name + " was arrested. ";
  }
  read(state, text);
}
BENCHMARK(many_names)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
