// Texts of invented words in four scripts, spread as words are in real texts (Zipf's law): a few
// stand in nearly all of them, most in few. The same seed gives the same texts.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace benchmarks {

class Words {
 public:
  static constexpr std::size_t kKinds = 50'000;

  explicit Words(std::uint32_t seed) : random_(seed) {
    double sum = 0;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      words_.push_back(make_word(kind));
      sums_.push_back(sum += 1.0 / static_cast<double>(kind + 1));
    }
  }

  const std::string& any() {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random_);
    return words_[static_cast<std::size_t>(
        std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin())];
  }
  // 0 is the most common one.
  const std::string& at(std::size_t rank) const { return words_[rank]; }
  // One of the so many most common ones, each as likely as the others.
  const std::string& among(std::size_t most) { return words_[random_() % most]; }

  std::string text(std::size_t count) {
    std::string text;
    for (std::size_t at = 1; at <= count; ++at) text += any() + (at % 12 == 0 ? ".\n" : " ");
    return text;
  }

  // What people look for: mostly something rare, alone or with a common word, or a phrase.
  std::string query() {
    switch (random_() % 6) {
      case 0: return among(kKinds);
      case 1: return any();
      case 2: return among(kKinds) + " " + among(1'000);
      case 3: return among(1'000) + " " + among(1'000);
      case 4: return among(100) + " " + among(100) + " " + among(100);
      default: return '"' + among(100) + " " + among(100) + '"';
    }
  }

 private:
  std::string make_word(std::size_t kind) {
    std::string word;
    const auto one_of = [&](std::initializer_list<const char*> parts) {
      word += *(parts.begin() + random_() % parts.size());
    };
    const std::size_t syllables = 2 + random_() % 3;
    for (std::size_t at = 0; at < syllables; ++at) {
      switch (kind % 8) {
        case 5: one_of({"да", "ре", "мо", "на", "ви", "ко", "сё", "ли"}); break;
        case 6: one_of({"山", "川", "港", "北", "南", "村", "橋", "林", "島"}); break;
        case 7: one_of({"با", "دي", "مر", "سو", "قل", "نه"}); break;
        default:
          one_of({"ka", "ro", "mi", "ven", "sta", "lo", "dri", "pe", "un", "tha"});
          break;
      }
    }
    return word;
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

}  // namespace benchmarks
