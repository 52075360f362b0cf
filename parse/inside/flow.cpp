#include "parse/inside/flow.h"

#include <algorithm>
#include <array>

#include "parse/inside/code_point.h"

namespace parse::inside {
namespace {

constexpr int kParagraph = 2;
constexpr std::size_t kSpacesKeptMax = 200;

// HTML Standard, "numeric character reference end state": references to C1 controls mean the
// characters that windows-1252 has there; empty where it has none.
constexpr std::array<std::string_view, 32> kWindows1252 = {
    "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
    "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};

bool is_c1(std::string_view character) {
  return character.size() == 2 && character[0] == '\xC2' &&
         static_cast<unsigned char>(character[1]) < 0xA0;
}

}  // namespace

void Flow::text(std::string_view utf8, Spaces spaces) {
  for (std::size_t at = 0; at < utf8.size() && !full_;) {
    const std::string_view one = utf8.substr(at, utf8_length(utf8[at]));
    at += one.size();
    if (one == "\n" && spaces == Spaces::kKeep) {
      line_break();
    } else if (one == " " || one == "\t" || one == "\n" || one == "\r" || one == "\f") {
      space(one, spaces);
    } else if (one == "\xC2\xA0") {  // a no-break space: used for layout far more than for meaning
      space(" ", spaces);
    } else if (is_c1(one)) {
      put(kWindows1252[static_cast<unsigned char>(one[1]) - 0x80u]);
    } else if (static_cast<unsigned char>(one[0]) >= 0x20 && one[0] != '\x7f') {
      put(one);
    }
  }
}

void Flow::space(std::string_view as_written, Spaces spaces) {
  if (spaces == Spaces::kCollapse) {
    if (spaces_.empty()) spaces_ = " ";
  } else if (as_written != "\r" && spaces_.size() < kSpacesKeptMax) {
    spaces_ += as_written == "\t" ? "\t" : " ";
  }
}

void Flow::put(std::string_view character) {
  if (character.empty()) return;
  std::string between;
  if (out_.empty() || breaks_ > 0) {
    if (!out_.empty()) between.assign(static_cast<std::size_t>(breaks_), '\n');
    if (spaces_.size() > 1) between += spaces_;  // an indentation that was kept, not collapsed
  } else {
    between = tab_ ? "\t" : spaces_;
  }
  if (out_.size() + between.size() + character.size() > bytes_max_) {
    full_ = true;
    return;
  }
  out_ += between;
  out_ += character;
  spaces_.clear();
  breaks_ = 0;
  tab_ = false;
}

void Flow::line() {
  breaks_ = std::max(breaks_, 1);
  spaces_.clear();
}

void Flow::paragraph() {
  breaks_ = kParagraph;
  spaces_.clear();
}

void Flow::line_break() {
  breaks_ = std::min(breaks_ + 1, kParagraph);
  spaces_.clear();
}

void Flow::cell() {
  tab_ = true;
  spaces_.clear();
}

}  // namespace parse::inside
