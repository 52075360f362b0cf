// Flow: text with the white space of a page taken out and its lines and paragraphs put in.
//
// Breaks are only asked for; they are written when a character follows, and of several the
// greatest counts, so that a text neither begins nor ends with one and no two blank lines meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parse::inside {

class Flow {
 public:
  explicit Flow(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  enum class Spaces { kCollapse, kKeep };
  // `utf8`: whole characters. Past bytes_max the rest is dropped and full() is true.
  void text(std::string_view utf8, Spaces spaces);
  void line();       // what follows begins a line
  void paragraph();  // what follows begins a paragraph
  void line_break(); // one line further; two make a paragraph
  void cell();       // what follows is the next cell of a row: a tab, unless a line begins anyway

  bool full() const { return full_; }
  const std::string& written() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view character);
  void space(std::string_view as_written, Spaces spaces);

  std::string out_;
  std::size_t bytes_max_;
  std::string spaces_;  // asked for, not yet written
  int breaks_ = 0;
  bool tab_ = false;
  bool full_ = false;
};

}  // namespace parse::inside
