#include "parse/pages/picture.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/inside/text.h"
#include "parse/pages/layout.h"
#include "parse/refusal.h"

// libgomp's: `omp parallel` then never makes a thread, which the sandbox forbids.
extern "C" void omp_set_max_active_levels(int levels);

namespace parse::pages {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr int kSureMin = 65;            // of 100, as tesseract counts it, on average
constexpr std::size_t kLettersMin = 3;  // less is a stain
constexpr int kSideMin = 20;            // dots; less holds no line
constexpr double kPageWidthInches = 8.3;

std::vector<char>& model() {
  static std::vector<char> bytes;
  return bytes;
}

// The engine, made when the first picture comes: it takes a tenth of a second.
tesseract::TessBaseAPI* engine() {
  static const std::unique_ptr<tesseract::TessBaseAPI> made = [] {
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    const int failed =
        engine->Init(model().data(), static_cast<int>(model().size()), "eng",
                     tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr);
    if (failed != 0) engine.reset();
    return engine;
  }();
  return made.get();
}

// Is there anything on it? Specks are not counted: a ten thousandth of the page.
bool is_empty_paper(const Gray& page) {
  std::size_t dark = 0;
  for (int y = 0; y < page.height; ++y) {
    const unsigned char* row = page.dots + static_cast<std::ptrdiff_t>(y) * page.bytes_per_row;
    dark += static_cast<std::size_t>(
        std::count_if(row, row + page.width, [](unsigned char dot) { return dot < 128; }));
  }
  return dark * 10'000 <
         static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height);
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  }));
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  return std::string(text);
}

MachineText read_now(const Gray& page, steady_clock::duration at_most) {
  tesseract::TessBaseAPI* const reader = model().empty() ? nullptr : engine();
  if (reader == nullptr) return {{}, Unread::Why::kIllegible};
  reader->SetPageSegMode(tesseract::PSM_AUTO);
  reader->SetImage(page.dots, page.width, page.height, 1, page.bytes_per_row);
  reader->SetSourceResolution(std::clamp(static_cast<int>(page.width / kPageWidthInches), 70, 600));
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(
      static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(at_most).count()));
  const bool done = reader->Recognize(&monitor) == 0 && !monitor.deadline_exceeded();
  const std::unique_ptr<char[]> words(done ? reader->GetUTF8Text() : nullptr);
  const int sure = done ? reader->MeanTextConf() : 0;
  reader->Clear();
  if (!done) return {{}, Unread::Why::kTooManyPages};
  const std::string text = trimmed(inside::tidy(base::repair_utf8(words ? words.get() : "")));
  if (letters_in(text) < kLettersMin) return {{}, Unread::Why::kPageOfPicture};
  if (sure < kSureMin) return {{}, Unread::Why::kIllegible};
  return {text, std::nullopt};
}

using Picture = std::unique_ptr<Pix, void (*)(Pix*)>;

Picture own(Pix* pix) {
  return {pix, [](Pix* held) { pixDestroy(&held); }};
}

const l_uint8* bytes_of(std::string_view content) {
  return reinterpret_cast<const l_uint8*>(content.data());
}

void check_size(l_int32 failed, l_int32 width, l_int32 height) {
  if (failed != 0 || width < 1 || height < 1) throw Refused(Refusal::kDamaged);
  const auto dots = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
  if (dots > base::kPicturePixelsMax) throw Refused(Refusal::kPictureTooLarge);
}

bool is_tiff(std::string_view content) {
  return content.starts_with("II") || content.starts_with("MM");
}

bool is_png(std::string_view content) { return content.starts_with("\x89PNG"); }

// The size as the head of the file tells it, looked at before anything is unpacked.
void check_head(std::string_view content, int at) {
  const l_uint8* bytes = bytes_of(content);
  l_int32 width = 0;
  l_int32 height = 0;
  l_int32 failed = 0;
  if (is_tiff(content)) {
    failed = readHeaderMemTiff(bytes, content.size(), at, &width, &height, nullptr, nullptr,
                               nullptr, nullptr, nullptr);
  } else if (is_png(content)) {
    failed = readHeaderMemPng(bytes, content.size(), &width, &height, nullptr, nullptr, nullptr);
  } else {
    failed = readHeaderMemJpeg(bytes, content.size(), &width, &height, nullptr, nullptr, nullptr);
  }
  check_size(failed, width, height);
}

// Page `at` of a picture file; of a TIFF there may be more than one. Null: damaged.
Picture page_of(std::string_view content, int at) {
  check_head(content, at);
  const l_uint8* bytes = bytes_of(content);
  if (is_tiff(content)) return own(pixReadMemTiff(bytes, content.size(), at));
  if (is_png(content)) return own(pixReadMemPng(bytes, content.size()));
  return own(pixReadMemJpeg(bytes, content.size(), 0, 1, nullptr, 0));
}

// How many pages a TIFF has, up to one more than are read.
int pages_of(std::string_view content) {
  if (!is_tiff(content)) return 1;
  const int most = static_cast<int>(base::kPicturePagesMax) + 1;
  int pages = 0;
  l_int32 width = 0;
  while (pages < most &&
         readHeaderMemTiff(bytes_of(content), content.size(), pages, &width, nullptr, nullptr,
                           nullptr, nullptr, nullptr, nullptr) == 0) {
    ++pages;
  }
  return pages;
}

MachineText read_page(Machine& machine, std::string_view content, int at) {
  const Picture picture = page_of(content, at);
  if (!picture) throw Refused(Refusal::kDamaged);
  const Picture opaque =
      own(pixGetSpp(picture.get()) == 4 ? pixAlphaBlendUniform(picture.get(), 0xffffff00)
                                        : pixClone(picture.get()));
  const Picture gray = own(pixConvertTo8(opaque.get(), 0));
  if (!gray) throw Refused(Refusal::kDamaged);
  const int width = pixGetWidth(gray.get());
  const int height = pixGetHeight(gray.get());
  std::vector<unsigned char> dots;
  dots.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const l_uint32* line =
        pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
    for (int x = 0; x < width; ++x)
      dots.push_back(static_cast<unsigned char>(GET_DATA_BYTE(line, x)));
  }
  return machine.read({dots.data(), width, height, width});
}

}  // namespace

void load_machine() {
  omp_set_max_active_levels(0);
  setMsgSeverity(L_SEVERITY_NONE);
  for (const char* path : {"/usr/share/tesseract-ocr/5/tessdata/eng.traineddata",
                           "/usr/share/tessdata/eng.traineddata"}) {
    std::ifstream file(path, std::ios::binary);
    if (!file) continue;
    model().assign(std::istreambuf_iterator<char>(file), {});
    return;
  }
}

MachineText Machine::read(const Gray& page) {
  if (page.width < kSideMin || page.height < kSideMin || is_empty_paper(page)) return {};
  const steady_clock::duration left = seconds(base::kPicturesSecondsMax) - spent_;
  if (++pages_ > base::kPicturePagesMax || left <= seconds(0)) {
    return {{}, Unread::Why::kTooManyPages};
  }
  const auto before = steady_clock::now();
  MachineText read =
      read_now(page, std::min<steady_clock::duration>(left, seconds(base::kPicturePageSecondsMax)));
  spent_ += steady_clock::now() - before;
  return read;
}

Parsed read_picture(std::string_view content) {
  Parsed parsed;
  Machine machine;
  std::vector<std::string> pages;
  const int all = pages_of(content);
  if (all < 1) throw Refused(Refusal::kDamaged);
  for (int at = 0; at < all; ++at) {
    MachineText read = read_page(machine, content, at);
    std::vector<std::uint64_t> numbers;
    if (all > 1) numbers.push_back(static_cast<std::uint64_t>(at) + 1);
    if (read.problem || !read.text.empty()) {
      inside::note(parsed.unread,
                   {read.problem.value_or(Unread::Why::kByMachine), {}, 0, 1, numbers});
    }
    pages.push_back(std::move(read.text));
  }
  parsed.text = one_text(std::move(pages));
  if (inside::is_blank(parsed.text)) throw Refused(Refusal::kNoTextFound);
  if (parsed.text.size() > base::kTextBytesMax) throw Refused(Refusal::kTextTooLarge);
  parsed.medium = model::Medium::kPicture;
  parsed.parts.push_back({{0, parsed.text.size()}, model::Medium::kPicture, std::nullopt});
  return parsed;
}

}  // namespace parse::pages
