#include "parse/pages/layout.h"

#include <algorithm>
#include <optional>

namespace parse::pages {
namespace {

// In widths of a character, which are about half of the size of the font.
constexpr double kWordGap = 0.2;   // less: one word in two pieces, or a script without spaces
constexpr double kCellGap = 2.5;   // more: not the space between two words
constexpr std::size_t kProseCharacters = 15;  // of a fragment, on average: less is a cell
constexpr std::size_t kColumnLines = 3;
constexpr double kParagraphPitch = 1.3;  // of the usual distance between two lines
constexpr int kColumnsDepth = 8;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80;
  }));
}

// Words of one line with no more than spaces between.
struct Fragment {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double character = 1;  // width of one
  std::string text;
  double middle() const { return (top + bottom) / 2; }
  double middle_x() const { return (left + right) / 2; }
  double height() const { return bottom - top; }
};

using Fragments = std::vector<Fragment>;

Fragment fragment_of(Word&& word) {
  const double width = word.right - word.left;
  const auto count = static_cast<double>(std::max<std::size_t>(characters(word.text), 1));
  return {word.left,           word.top, word.right, word.bottom, std::max(width / count, 0.1),
          std::move(word.text)};
}

bool on_one_line(const Fragment& a, const Fragment& b) {
  return std::abs(a.middle() - b.middle()) < 0.5 * std::min(a.height(), b.height());
}

// Sorts into lines from the top, each from the left. Lines are told apart by the middles of their
// words: a word belongs to the line whose first word it stands beside.
template <typename Item, typename Middle, typename Height>
void sort_into_lines(std::vector<Item>& items, Middle middle, Height height) {
  std::sort(items.begin(), items.end(),
            [&](const Item& a, const Item& b) { return middle(a) < middle(b); });
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && middle(items[end]) - middle(items[begin]) <
                                     0.5 * std::min(height(items[begin]), height(items[end]))) {
      ++end;
    }
    std::sort(items.begin() + static_cast<std::ptrdiff_t>(begin),
              items.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Item& a, const Item& b) { return a.left < b.left; });
    begin = end;
  }
}

void sort_fragments(Fragments& fragments) {
  sort_into_lines(
      fragments, [](const Fragment& f) { return f.middle(); },
      [](const Fragment& f) { return f.height(); });
}

Fragments fragments_of(std::vector<Word> words) {
  sort_into_lines(
      words, [](const Word& w) { return (w.top + w.bottom) / 2; },
      [](const Word& w) { return w.bottom - w.top; });
  Fragments fragments;
  for (Word& word : words) {
    Fragment next = fragment_of(std::move(word));
    if (!fragments.empty()) {
      Fragment& last = fragments.back();
      const double gap = next.left - last.right;
      const double character = std::max(last.character, next.character);
      if (on_one_line(last, next) && gap > -character && gap < kCellGap * character) {
        if (gap > kWordGap * std::min(last.character, next.character)) last.text += ' ';
        last.text += next.text;
        last.right = std::max(last.right, next.right);
        last.top = std::min(last.top, next.top);
        last.bottom = std::max(last.bottom, next.bottom);
        const auto count = static_cast<double>(characters(last.text));
        last.character = std::max((last.right - last.left) / count, 0.1);
        continue;
      }
    }
    fragments.push_back(std::move(next));
  }
  return fragments;
}

struct Gap {
  double left = 0;
  double right = 0;
  double width() const { return right - left; }
};

// The empty strips between fragments, of which [begin, end) of `all` is looked at.
std::vector<Gap> gaps_of(const Fragments& all, std::size_t begin, std::size_t end) {
  std::vector<Gap> taken;
  for (std::size_t at = begin; at < end; ++at) taken.push_back({all[at].left, all[at].right});
  std::sort(taken.begin(), taken.end(), [](const Gap& a, const Gap& b) { return a.left < b.left; });
  std::vector<Gap> gaps;
  double reached = taken.empty() ? 0 : taken.front().right;
  for (const Gap& each : taken) {
    if (each.left > reached) gaps.push_back({reached, each.left});
    reached = std::max(reached, each.right);
  }
  return gaps;
}

// Bands of fragments that overlap from top to bottom: [begin, end) each, in order.
struct Band {
  std::size_t begin = 0;
  std::size_t end = 0;
  double top = 0;
  double bottom = 0;
};

std::vector<Band> bands_of(const Fragments& fragments) {
  std::vector<Band> bands;
  for (std::size_t at = 0; at < fragments.size(); ++at) {
    const Fragment& next = fragments[at];
    // A fifth of each line may reach into the next: descenders and accents do.
    const double slack = 0.2 * next.height();
    if (!bands.empty() && next.top + slack < bands.back().bottom - slack) {
      bands.back().end = at + 1;
      bands.back().bottom = std::max(bands.back().bottom, next.bottom);
    } else {
      bands.push_back({at, at + 1, next.top, next.bottom});
    }
  }
  return bands;
}

class Page {
 public:
  explicit Page(std::vector<Word> words) { read(fragments_of(std::move(words)), 0); }
  std::string take() { return std::move(out_); }

 private:
  void read(Fragments fragments, int depth) {
    sort_fragments(fragments);
    const std::vector<Band> bands = bands_of(fragments);
    std::size_t plain = 0;  // bands from here on are not yet written
    for (std::size_t at = 0; at < bands.size();) {
      const auto [end, gutter] = region_from(fragments, bands, at);
      Fragments left;
      Fragments right;
      for (std::size_t i = bands[at].begin; gutter && i < bands[end - 1].end; ++i) {
        (fragments[i].right <= gutter->left + 0.01 ? left : right).push_back(fragments[i]);
      }
      if (depth < kColumnsDepth && are_columns(left, right)) {
        write(fragments, bands, plain, at);
        plain = end;
        read(std::move(left), depth + 1);
        out_ += out_.empty() ? "" : "\n\n";
        read(std::move(right), depth + 1);
        out_ += "\n\n";
      }
      at = end;
    }
    write(fragments, bands, plain, bands.size());
  }

  struct Region {
    std::size_t end;  // one past its last band
    std::optional<Gap> gutter;
  };

  // The longest run of bands from `first` on that leave one gap of its free.
  static Region region_from(const Fragments& fragments, const std::vector<Band>& bands,
                            std::size_t first) {
    Region best{first + 1, std::nullopt};
    std::vector<Gap> gaps = gaps_of(fragments, bands[first].begin, bands[first].end);
    std::sort(gaps.begin(), gaps.end(),
              [](const Gap& a, const Gap& b) { return a.width() > b.width(); });
    if (gaps.size() > 4) gaps.resize(4);
    for (Gap gutter : gaps) {
      const double narrowest = kCellGap * fragments[bands[first].begin].character;
      if (gutter.width() < narrowest) continue;
      std::size_t end = first + 1;
      for (; end < bands.size(); ++end) {
        const std::optional<Gap> narrowed = narrow(fragments, bands[end], gutter);
        const double distance = bands[end].top - bands[end - 1].bottom;
        const double line = fragments[bands[end].begin].height();
        if (!narrowed || narrowed->width() < narrowest || distance > 1.5 * line) break;
        gutter = *narrowed;
      }
      if (!best.gutter || end > best.end) best = {end, gutter};
    }
    return best;
  }

  static std::optional<Gap> narrow(const Fragments& fragments, const Band& band, Gap gap) {
    for (std::size_t at = band.begin; at < band.end; ++at) {
      const Fragment& each = fragments[at];
      if (each.middle_x() < (gap.left + gap.right) / 2) {
        gap.left = std::max(gap.left, each.right);
      } else {
        gap.right = std::min(gap.right, each.left);
      }
      if (gap.left >= gap.right) return std::nullopt;
    }
    return gap;
  }

  static bool is_prose(const Fragments& side) {
    std::size_t count = 0;
    for (const Fragment& each : side) count += characters(each.text);
    return side.size() >= kColumnLines && count >= kProseCharacters * side.size();
  }
  static bool are_columns(const Fragments& left, const Fragments& right) {
    return is_prose(left) && is_prose(right);
  }

  void write(const Fragments& fragments, const std::vector<Band>& bands, std::size_t first,
             std::size_t last) {
    if (first >= last) return;
    const std::size_t begin = bands[first].begin;
    const std::size_t end = bands[last - 1].end;
    const double usual = usual_pitch(fragments, begin, end);
    for (std::size_t at = begin; at < end; ++at) {
      const Fragment& next = fragments[at];
      if (at == begin) {
        if (!out_.empty() && !out_.ends_with("\n\n")) out_ += "\n\n";
      } else if (on_one_line(fragments[at - 1], next)) {
        out_ += '\t';
      } else {
        const double pitch = next.middle() - fragments[at - 1].middle();
        out_ += pitch > kParagraphPitch * usual ? "\n\n" : "\n";
      }
      out_ += next.text;
    }
  }

  // The distance from line to line that half of all lines do not exceed.
  static double usual_pitch(const Fragments& fragments, std::size_t begin, std::size_t end) {
    std::vector<double> pitches;
    for (std::size_t at = begin + 1; at < end; ++at) {
      if (on_one_line(fragments[at - 1], fragments[at])) continue;
      pitches.push_back(fragments[at].middle() - fragments[at - 1].middle());
    }
    if (pitches.empty()) return 1e9;
    const auto half = pitches.begin() + static_cast<std::ptrdiff_t>((pitches.size() - 1) / 2);
    std::nth_element(pitches.begin(), half, pitches.end());
    // Where paragraphs of one line stand apart, the height of a line is the better measure.
    return std::min(*half, 1.5 * fragments[begin].height());
  }

  std::string out_;
};

}  // namespace

std::string in_reading_order(std::vector<Word> words) {
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  std::string text = Page(std::move(words)).take();
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace parse::pages
