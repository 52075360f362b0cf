// A report's text cut into tokens, sentences, lines and paragraphs: what every scanner works on.
//
// Tokens are words (with the hyphens and apostrophes that belong to a name: "Han-byol",
// "O'Neill"), numbers and single marks. "31-year-old" is five tokens; "his mother's" ends in a
// token of its own, "'s"; the marks in front of quoted lines (">") are none. Nothing is copied but
// the lower-case form of each word: the view given must outlive the Text. Positions are bytes of
// the view, on character boundaries.
//
// A sentence never crosses a paragraph. A line end inside a paragraph ends a sentence only where
// the writer ended the line on purpose: the next word would have fitted, a list item begins, or
// the line is a row of a table.
// What counts as an abbreviation, and so not as the end of a sentence, is told by the language.
//
// Slips of a scan are mended in the lower-case form only, what was written stays: figures with
// letters among them ("l982", "2O"), a small l that opens a word where I must ("lnes"), and what
// the language knows better ("wornan", "Septernber", a word cut at the end of a line).
//
// Linear in the text, which is limited by base::kReadingTextBytesMax. Plain values, no threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace reading {

enum class TokenKind : std::uint8_t { kWord, kNumber, kMark };

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::kWord;
  bool capital = false;       // begins with an upper-case letter
  bool all_capitals = false;  // two letters or more, none of them lower case
  bool glued = false;         // no white space before it
  std::uint32_t sentence = 0;
  std::string lower;  // the word in lower case, a mark as it is
};

// Tokens [first, end).
struct Range {
  std::size_t first = 0;
  std::size_t end = 0;
  bool empty() const { return first >= end; }
  bool holds(std::size_t token) const { return token >= first && token < end; }
  friend bool operator==(const Range&, const Range&) = default;
};

struct Sentence {
  Range tokens;
  std::uint32_t paragraph = 0;
  bool list_item = false;  // its line began with a bullet or a number
  bool line_ends = false;  // ended by the end of a line and not by a full stop
  bool row = false;        // its line is cut into cells: by tabs, bars or runs of blanks
};

class Text {
 public:
  using IsAbbreviation = std::function<bool(std::string_view lower)>;
  // The word that a doubtful one must be, or "": asked of words with "rn" or "vv" and of the two
  // halves of a word that a hyphen cuts at the end of a line.
  using Mend = std::function<std::string(std::string_view lower)>;
  // Precondition: `text` is well-formed UTF-8 of at most 4 GB.
  Text(std::string_view text, const IsAbbreviation& is_abbreviation, const Mend& mend = {});

  std::string_view whole() const { return text_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t token) const { return tokens_[token]; }
  // The lower-case form, or "" past either end: scanners may look around freely.
  const std::string& lower(std::size_t token) const {
    return token < tokens_.size() ? tokens_[token].lower : kNone;
  }
  bool is(std::size_t token, std::string_view lower_word) const {
    return lower(token) == lower_word;
  }
  bool same_sentence(std::size_t a, std::size_t b) const {
    return a < size() && b < size() && tokens_[a].sentence == tokens_[b].sentence;
  }
  // The words of a range as they were written, with line ends and runs of blanks made one blank.
  std::string words(Range range) const;
  std::string_view raw(Range range) const;

 private:
  void cut_tokens();
  void mend_words(const Mend& mend);
  void cut_sentences(const IsAbbreviation& is_abbreviation);

  static const std::string kNone;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

}  // namespace reading
