#include "parse/pages/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "parse/inside/code_point.h"
#include "parse/inside/text.h"
#include "parse/pages/layout.h"
#include "parse/pages/picture.h"
#include "parse/refusal.h"

namespace parse::pages {
namespace {

using inside::is_blank;
using inside::note;
using inside::tidy;

constexpr double kScanDotsPerInch = 300;
constexpr double kGlanceDotsPerInch = 100;
constexpr std::size_t kWritingMin = 500;  // one dot of so many: a line or two on a page

bool complained = false;  // poppler, of fonts, since this was last looked at

// Not poppler's own way to UTF-8, which would go through iconv for each word.
std::string utf8_of(const poppler::ustring& utf16) {
  std::string utf8;
  for (std::size_t at = 0; at < utf16.size(); ++at) {
    char32_t point = utf16[at];
    if (point >= 0xD800 && point < 0xDC00 && at + 1 < utf16.size() && utf16[at + 1] >= 0xDC00 &&
        utf16[at + 1] < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (utf16[++at] - 0xDC00u);
    }
    const bool alone = point >= 0xD800 && point < 0xE000;
    utf8 += inside::utf8_of(alone || point == 0 ? U'\uFFFD' : point).view();
  }
  return utf8;
}

// Hebrew, Arabic and their neighbours: words run from the right.
bool is_from_the_right(char32_t point) {
  return (point >= 0x590 && point < 0x8FF) || (point >= 0xFB1D && point < 0xFEFD);
}

// What no font told the meaning of: private signs and U+FFFD.
bool is_unknown(char32_t point) { return (point >= 0xE000 && point < 0xF900) || point == 0xFFFD; }

struct Letters {
  std::size_t all = 0;
  std::size_t from_the_right = 0;
  std::size_t unknown = 0;
};

void count(std::string_view utf8, Letters& letters) {
  for (std::size_t at = 0; at < utf8.size(); ++letters.all) {
    const char32_t point = inside::next_code_point(utf8, at);
    letters.from_the_right += is_from_the_right(point) ? 1u : 0u;
    letters.unknown += is_unknown(point) ? 1u : 0u;
  }
}

struct PageText {
  std::string text;
  std::vector<poppler::rectf> places;  // of its words, in points
  bool known = true;  // the fonts told what their signs mean
};

PageText text_of(const poppler::page& page) {
  PageText read;
  std::vector<Word> words;
  Letters letters;
  std::size_t turned = 0;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf place = box.bbox();
    Word word{place.left(), place.top(), place.right(), place.bottom(), tidy(utf8_of(box.text()))};
    for (const double edge : {word.left, word.top, word.right, word.bottom}) {
      if (!std::isfinite(edge) || std::abs(edge) > 1e6) word.text.clear();
    }
    if (is_blank(word.text)) continue;
    count(word.text, letters);
    read.places.push_back(place);
    turned += box.rotation() != 0 ? 1u : 0u;
    words.push_back(std::move(word));
  }
  read.known = 4 * letters.unknown <= letters.all;
  if (2 * turned > words.size() || 2 * letters.from_the_right > letters.all) {
    // Our order is for lines across, from the left.
    read.text =
        tidy(utf8_of(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
    while (read.text.ends_with('\n')) read.text.pop_back();
  } else {
    read.text = in_reading_order(std::move(words));
  }
  return read;
}

struct Drawn {
  poppler::image image;
  double dots_per_inch;

  int width() const { return image.width(); }
  int height() const { return image.height(); }
  const unsigned char* row(int y) const {
    return reinterpret_cast<const unsigned char*>(image.const_data()) +
           static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
  }
  Gray gray() const { return {row(0), width(), height(), image.bytes_per_row()}; }

  // As if the words that stand there were not on the paper.
  void take_out(const std::vector<poppler::rectf>& places) {
    constexpr double kEdge = 1;  // points: letters reach out of their boxes
    const double scale = dots_per_inch / 72;
    const auto dot = [&](double points, int most) {
      return static_cast<int>(std::clamp(points * scale, 0.0, static_cast<double>(most)));
    };
    for (const poppler::rectf& place : places) {
      const int left = dot(place.left() - kEdge, width());
      const int right = dot(place.right() + kEdge + 1 / scale, width());
      const int bottom = dot(place.bottom() + kEdge + 1 / scale, height());
      for (int y = dot(place.top() - kEdge, height()); y < bottom; ++y) {
        char* line = image.data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        std::fill(line + left, line + right, static_cast<char>(0xFF));
      }
    }
  }
};

std::optional<Drawn> draw(const poppler::page& page, double wanted) {
  const poppler::rectf size = page.page_rect();
  const double inches = std::max(size.width() * size.height(), 1.0) / (72.0 * 72.0);
  if (!std::isfinite(inches)) return std::nullopt;
  const double dots =
      std::min(wanted, std::sqrt(static_cast<double>(base::kPicturePixelsMax) / inches) * 0.99);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  Drawn drawn{renderer.render_page(&page, dots, dots), dots};
  if (!drawn.image.is_valid() || drawn.image.data() == nullptr) return std::nullopt;
  return drawn;
}

// Is there more on it that could be writing? Small marks are; rules, frames and areas of one colour
// are not, since they go on for long, across or down.
bool may_hold_writing(const Drawn& paper) {
  constexpr int kDark = 176;
  const int longest = static_cast<int>(paper.dots_per_inch / 4);
  const auto width = static_cast<std::size_t>(paper.width());
  const auto height = static_cast<std::size_t>(paper.height());
  std::vector<unsigned char> marks(width * height);  // of dark dots: 1, and 2 where short across
  for (std::size_t y = 0; y < height; ++y) {
    const unsigned char* row = paper.row(static_cast<int>(y));
    unsigned char* mark = &marks[y * width];
    for (std::size_t x = 0, begin = 0; x <= width; ++x) {
      if (x < width && row[x] < kDark) continue;
      const bool is_short = x - begin <= static_cast<std::size_t>(longest);
      std::fill(mark + begin, mark + x, static_cast<unsigned char>(is_short ? 2 : 1));
      begin = x + 1;
    }
  }
  std::size_t dots = 0;
  for (std::size_t x = 0; x < width; ++x) {
    std::size_t run = 0, among = 0;
    for (std::size_t y = 0; y <= height; ++y) {
      const unsigned char mark = y < height ? marks[y * width + x] : 0;
      if (mark != 0) {
        ++run;
        among += mark == 2 ? 1u : 0u;
        continue;
      }
      if (run <= static_cast<std::size_t>(longest)) dots += among;
      run = among = 0;
    }
  }
  return dots * kWritingMin > width * height;
}

class PdfReader {
 public:
  explicit PdfReader(const poppler::document& document) : document_(document) {}

  Parsed read() {
    const auto all = static_cast<std::size_t>(document_.pages());
    for (std::size_t at = 0; at < std::min(all, base::kPdfPagesMax); ++at) page(at);
    for (std::size_t at = base::kPdfPagesMax; at < all; ++at) {
      leave(Unread::Why::kTooManyPages, at);
    }
    if (document_.has_embedded_files())
      note(parsed_.unread, {Unread::Why::kEmbedded, {}, 0, 1, {}});
    parsed_.text = one_text(std::move(pages_));
    if (parsed_.text.size() > base::kTextBytesMax) throw Refused(Refusal::kTextTooLarge);
    parsed_.medium = model::Medium::kPdf;
    parsed_.parts.push_back({{0, parsed_.text.size()}, model::Medium::kPdf, std::nullopt});
    return std::move(parsed_);
  }

 private:
  void page(std::size_t at) {
    pages_.emplace_back();
    complained = false;
    const std::unique_ptr<poppler::page> page(document_.create_page(static_cast<int>(at)));
    if (!page) return leave(Unread::Why::kPage, at);
    PageText read = text_of(*page);
    if (!read.text.empty() && read.known) {
      // Some of its fonts cannot be read here, and their words are missing.
      if (complained) leave(Unread::Why::kPartOfPage, at);
      pages_.back() = std::move(read.text);
      beside_text(*page, read.places, at);
      bytes_ += pages_.back().size();
      if (bytes_ > base::kTextBytesMax) throw Refused(Refusal::kTextTooLarge);
    } else {
      by_machine(*page, at);
    }
  }

  void by_machine(const poppler::page& page, std::size_t at) {
    const std::optional<Drawn> paper = draw(page, kScanDotsPerInch);
    if (!paper) return leave(Unread::Why::kPage, at);
    MachineText read = machine_.read(paper->gray());
    if (read.problem) return leave(*read.problem, at);
    if (read.text.empty()) return;  // an empty page
    leave(Unread::Why::kByMachine, at);
    pages_.back() = std::move(read.text);
  }

  // A scan below a letterhead, a photograph of a list: what stands on the page besides its words.
  void beside_text(const poppler::page& page, const std::vector<poppler::rectf>& words,
                   std::size_t at) {
    std::optional<Drawn> paper = draw(page, kGlanceDotsPerInch);
    if (!paper) return;
    paper->take_out(words);
    if (!may_hold_writing(*paper)) return;
    paper = draw(page, kScanDotsPerInch);
    if (!paper) return;
    paper->take_out(words);
    MachineText read = machine_.read(paper->gray());
    if (read.problem == Unread::Why::kTooManyPages) return leave(*read.problem, at);
    // A portrait, a seal: nothing that anybody would miss as text.
    if (read.problem || read.text.empty()) return leave(Unread::Why::kPicture, at);
    leave(Unread::Why::kPartByMachine, at);
    pages_.back() += "\n\n" + read.text;
  }

  void leave(Unread::Why why, std::size_t at) { note(parsed_.unread, {why, {}, 0, 1, {at + 1}}); }

  const poppler::document& document_;
  Machine machine_;
  Parsed parsed_;
  std::vector<std::string> pages_;
  std::size_t bytes_ = 0;
};

std::unique_ptr<poppler::document> open(std::string_view content) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(content.data(), static_cast<int>(content.size())));
}

}  // namespace

void load_pdf() {
  poppler::set_debug_error_function(
      [](const std::string& words, void*) {
        complained |=
            words.find("CMap") != std::string::npos || words.find("font") != std::string::npos;
      },
      nullptr);
}

Parsed read_pdf(std::string_view content) {
  const std::unique_ptr<poppler::document> document = open(content);
  if (!document) throw Refused(Refusal::kDamaged);
  if (document->is_locked()) throw Refused(Refusal::kEncrypted);
  if (document->pages() < 1) throw Refused(Refusal::kDamaged);
  Parsed parsed = PdfReader(*document).read();
  if (is_blank(parsed.text)) throw Refused(Refusal::kNoTextFound);
  return parsed;
}

}  // namespace parse::pages
