// The parser end to end: from bytes in this process to text in this process, through the program
// that is started for each file.
#include <benchmark/benchmark.h>

#include <string>

#include "base/result.h"
#include "parse/parser.h"

namespace {

const std::string kWords = "Nothing is known of the six people since they were taken. ";

std::string of_size(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string mail_head(const std::string& type) {
  return "Message-ID: <1@example.org>\nFrom: A <a@example.org>\nSubject: x\nContent-Type: " + type +
         "\n";
}

void read_through_program(benchmark::State& state, const std::string& content) {
  const parse::Parser parser(parse::program_beside_this_one());
  for (auto _ : state) {
    parse::Parsed parsed = parser.parse(base::as_bytes(content)).or_throw();
    benchmark::DoNotOptimize(parsed);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(content.size()) * state.iterations());
}

constexpr std::size_t kLarge = 7 * 1024 * 1024;

void small_text(benchmark::State& state) { read_through_program(state, of_size(kWords, 1500)); }
void small_page(benchmark::State& state) {
  read_through_program(state, "<html><body>" + of_size("<p>" + kWords, 1500));
}
void small_mail(benchmark::State& state) {
  read_through_program(state, mail_head("text/plain") + "\n" + of_size(kWords, 1500));
}
void large_text(benchmark::State& state) {
  read_through_program(state, of_size(kWords + "\n", kLarge));
}
void large_page(benchmark::State& state) {
  read_through_program(state, "<html><body>" + of_size("<p>" + kWords, kLarge));
}
void large_mail(benchmark::State& state) {
  read_through_program(state, mail_head("multipart/mixed; boundary=b") + "\n--b\n\n" +
                                  of_size(kWords + "\n", kLarge) + "\n--b--\n");
}
// A picture of twenty megabytes, which is passed over.
void mail_with_attachment(benchmark::State& state) {
  read_through_program(
      state, mail_head("multipart/mixed; boundary=b") + "\n--b\n\n" + kWords +
                 "\n--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n" +
                 of_size(std::string(76, 'A') + "\n", 20 * 1024 * 1024) + "\n--b--\n");
}

BENCHMARK(small_text)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(small_page)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(small_mail)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(large_text)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(large_page)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(large_mail)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(mail_with_attachment)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
