// What benchmarks count beside time: the most memory used, and percentiles of single calls.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace benchmarks {

// The most memory that the process has had in use since this was made. Linux can begin anew to
// count it; where it does not let us, the peak is that of the whole program so far.
class PeakMemory {
 public:
  PeakMemory() { std::ofstream("/proc/self/clear_refs") << "5"; }
  double mebibytes() const {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
      if (word != "VmHWM:") continue;
      double kibibytes = 0;
      status >> kibibytes;
      return kibibytes / 1024;
    }
    return 0;
  }
};

// Times each call by the wall and by the processor: other work on the machine spoils the former.
class Percentiles {
 public:
  template <typename Call>
  void time(Call&& call) {
    const std::clock_t cpu_begin = std::clock();
    const auto begin = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    wall_.push_back(taken.count());
    cpu_.push_back(1000.0 * static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC);
  }
  void report(benchmark::State& state) {
    state.counters["p50_ms"] = at(wall_, 50);
    state.counters["p99_ms"] = at(wall_, 99);
    state.counters["p99_cpu_ms"] = at(cpu_, 99);
    state.counters["max_ms"] = at(wall_, 100);
  }

 private:
  static double at(std::vector<double>& times, std::size_t percent) {
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[std::min(times.size() * percent / 100, times.size() - 1)];
  }
  std::vector<double> wall_;
  std::vector<double> cpu_;
};

}  // namespace benchmarks
