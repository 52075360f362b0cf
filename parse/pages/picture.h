// Pictures of pages to text, by tesseract, with the one model that is installed with us: English.
//
// A machine that reads does not know when it is wrong, but how sure it is: below a measure the
// picture is said to be illegible rather than guessed at.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "parse/parsed.h"

namespace parse::pages {

// One byte for each dot, from white (255) to black (0).
struct Gray {
  const unsigned char* dots = nullptr;
  int width = 0;
  int height = 0;
  int bytes_per_row = 0;
};

struct MachineText {
  std::string text;                    // empty: nothing but paper
  std::optional<Unread::Why> problem;  // why there is no text where there should be
};

// To be called before the sandbox closes: reads the model from disk, or finds that there is none.
void load_machine();

// Reads the pages of one file, within limits of time and number that hold for all of them together.
class Machine {
 public:
  MachineText read(const Gray& page);

 private:
  std::size_t pages_ = 0;
  std::chrono::steady_clock::duration spent_{};
};

// PNG, JPEG or TIFF, the last with as many pages as it has.
// Throws Refused: kDamaged, kPictureTooLarge, kNoTextFound, kOutOfMemory.
Parsed read_picture(std::string_view content);

}  // namespace parse::pages
