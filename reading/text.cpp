#include "reading/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace reading {
namespace {

struct Letter {
  UChar32 code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Letter letter_at(std::string_view text, std::uint32_t at) {
  Letter letter;
  letter.begin = at;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    letter.code = byte;
    letter.end = at + 1;
    return letter;
  }
  // The text is well formed, so the first byte tells the length.
  const std::uint32_t length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  letter.code = byte & (0xff >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    letter.code = (letter.code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3f);
  }
  letter.end = at + length;
  return letter;
}

bool is_letter(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK ||
         u_charType(c) == U_COMBINING_SPACING_MARK;
}

bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_space(UChar32 c) { return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(c); }
bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x2018; }

void append_lower(std::string& out, UChar32 c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  const auto lower = static_cast<std::uint32_t>(u_tolower(c));
  const auto trail = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80 | ((lower >> shift) & 0x3f)));
  };
  if (lower < 0x80) {
    out.push_back(static_cast<char>(lower));
  } else if (lower < 0x800) {
    out.push_back(static_cast<char>(0xc0 | (lower >> 6)));
    trail(0);
  } else if (lower < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | (lower >> 12)));
    trail(6);
    trail(0);
  } else {
    out.push_back(static_cast<char>(0xf0 | (lower >> 18)));
    trail(12);
    trail(6);
    trail(0);
  }
}

constexpr std::array<std::string_view, 9> kPrefixes = {"mid",  "late", "early", "non",  "pro",
                                                       "anti", "ex",   "then",  "north"};
constexpr std::array<std::string_view, 29> kNumberParts = {
    "one",       "two",      "three",    "four",    "five",     "six",      "seven",   "eight",
    "nine",      "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",  "thirty",   "forty",    "fifty",   "sixty",
    "seventy",   "eighty",   "ninety",   "hundred", "several"};

// "Han-byol" and "al-Hasan" stay whole; "year-old", "Two-year" and "mid-May" are cut.
bool hyphen_joins(std::string_view before_lower, bool before_capital, UChar32 after) {
  if (std::ranges::find(kPrefixes, before_lower) != kPrefixes.end()) return false;
  if (std::ranges::find(kNumberParts, before_lower) != kNumberParts.end()) return false;
  if (before_capital) return is_letter(after);
  return after >= 0x80 ? u_isupper(after) : (after >= 'A' && after <= 'Z');
}

bool is_figure_like(char c) { return c == 'l' || c == 'I' || c == 'O' || is_digit(c); }
char figure_for(char c) { return c == 'l' || c == 'I' ? '1' : c == 'O' ? '0' : c; }

// "l982", "1O3O", "2O": figures and the letters that a scan takes for them; their end, else `at`.
std::uint32_t scanned_figures(std::string_view text, std::uint32_t at) {
  if (!is_figure_like(text[at])) return at;
  std::uint32_t end = at;
  std::size_t digits = 0;
  std::size_t letters = 0;
  while (end < text.size() && is_figure_like(text[end]))
    ++(is_digit(text[end++]) ? digits : letters);
  const bool ends = end >= text.size() || !is_letter(letter_at(text, end).code);
  return digits > 0 && letters > 0 && ends && end - at <= 6 ? end : at;
}

// No word begins with a small l and one of these: "lnes", "lrigoyen" are a scan's Ines, Irigoyen.
bool never_after_l(char c) {
  constexpr std::string_view kLetters = "bcdfgjkmnpqrstvxz";
  return kLetters.find(c) != std::string_view::npos;
}

}  // namespace

const std::string Text::kNone;

Text::Text(std::string_view text, const IsAbbreviation& is_abbreviation, const Mend& mend)
    : text_(text) {
  cut_tokens();
  if (mend) mend_words(mend);
  cut_sentences(is_abbreviation);
}

void Text::cut_tokens() {
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t last_end = 0;
  bool line_begins = true;
  for (std::uint32_t at = 0; at < size;) {
    Letter letter = letter_at(text_, at);
    // The marks in front of a quoted mail's lines are none of its words.
    const bool quotes = line_begins && letter.code == '>';
    if (is_space(letter.code) || letter.code == 0xfeff || quotes) {
      line_begins = line_begins || letter.code == '\n';
      at = letter.end;
      continue;
    }
    line_begins = false;
    Token token;
    token.begin = at;
    token.glued = at == last_end && at != 0;
    if (const std::uint32_t end = scanned_figures(text_, at); end > at) {
      token.kind = TokenKind::kNumber;
      for (; at < end; ++at) token.lower.push_back(figure_for(text_[at]));
    } else if (is_digit(letter.code)) {
      token.kind = TokenKind::kNumber;
      while (at < size) {
        const Letter next = letter_at(text_, at);
        const bool comma =
            next.code == ',' && next.end + 3 <= size &&
            is_digit(static_cast<unsigned char>(text_[next.end])) &&
            is_digit(static_cast<unsigned char>(text_[next.end + 1])) &&
            is_digit(static_cast<unsigned char>(text_[next.end + 2])) &&
            (next.end + 3 == size || !is_digit(static_cast<unsigned char>(text_[next.end + 3])));
        if (!is_digit(next.code) && !comma) break;
        if (!comma) token.lower.push_back(static_cast<char>(next.code));
        at = next.end;
      }
    } else if (is_letter(letter.code)) {
      const auto upper = [](UChar32 c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) || u_istitle(c);
      };
      token.capital = upper(letter.code);
      bool part_capital = token.capital;
      std::size_t part = 0;
      std::size_t letters = 0;
      bool any_lower = false;
      while (at < size) {
        const Letter next = letter_at(text_, at);
        if (is_letter(next.code)) {
          if (token.lower.size() == part) part_capital = upper(next.code);
          any_lower = any_lower || !upper(next.code);
          ++letters;
          append_lower(token.lower, next.code);
          at = next.end;
          continue;
        }
        if (next.end >= size) break;
        const Letter after = letter_at(text_, next.end);
        if (next.code == '-' || next.code == 0x2010 || next.code == 0x2011) {
          if (!hyphen_joins(std::string_view(token.lower).substr(part), part_capital, after.code))
            break;
          token.lower.push_back('-');
          at = next.end;
          part = token.lower.size();
          continue;
        }
        if (is_apostrophe(next.code) && is_letter(after.code)) {
          // "'s" and "n't" go by themselves, "O'Neill" and "Qur'an" stay whole.
          const bool possessive =
              (after.code == 's' || after.code == 'S') &&
              (after.end >= size || !is_letter(letter_at(text_, after.end).code));
          if (possessive || !token.capital) break;
          token.lower.push_back('\'');
          at = next.end;
          continue;
        }
        break;
      }
      token.all_capitals = letters >= 2 && !any_lower && token.capital;
    } else if (is_apostrophe(letter.code) && token.glued && letter.end < size &&
               is_letter(letter_at(text_, letter.end).code)) {
      token.lower = "'";  // "'s", "'re", and the "'t" of "don't"
      at = letter.end;
      while (at < size) {
        const Letter next = letter_at(text_, at);
        if (!is_letter(next.code)) break;
        append_lower(token.lower, next.code);
        at = next.end;
      }
    } else {
      token.kind = TokenKind::kMark;
      switch (letter.code) {
        case 0x2018:
        case 0x2019: token.lower = "'"; break;
        case 0x201c:
        case 0x201d:
        case 0x00ab:
        case 0x00bb: token.lower = "\""; break;
        case 0x2013:
        case 0x2012: token.lower = "-"; break;
        case 0xff5e:
        case 0x301c: token.lower = "~"; break;
        default: token.lower = std::string(text_.substr(at, letter.end - at));
      }
      at = letter.end;
    }
    token.end = at;
    last_end = at;
    tokens_.push_back(std::move(token));
  }
}

void Text::mend_words(const Mend& mend) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i, ++kept) {
    if (kept != i) tokens_[kept] = std::move(tokens_[i]);
    Token& token = tokens_[kept];
    if (token.kind != TokenKind::kWord) continue;
    // "electri-" at the end of a line, "cian" at the begin of the next.
    if (i + 2 < tokens_.size() && tokens_[i + 1].lower == "-" && tokens_[i + 1].glued &&
        !tokens_[i + 2].glued && tokens_[i + 2].kind == TokenKind::kWord &&
        !tokens_[i + 2].capital) {
      const std::string_view gap =
          text_.substr(tokens_[i + 1].end, tokens_[i + 2].begin - tokens_[i + 1].end);
      const std::string whole = token.lower + tokens_[i + 2].lower;
      // A name goes on in small letters: "Fer-" and "nando".
      const std::string known = mend(whole);
      const bool name = token.capital && known.empty() && i > 0 && !tokens_[i - 1].glued &&
                        tokens_[i + 2].lower.size() > 1;
      if (std::ranges::count(gap, '\n') == 1 && (!known.empty() || name)) {
        token.lower = known.empty() ? whole : known;
        token.end = tokens_[i + 2].end;
        i += 2;
        continue;
      }
    }
    const std::string& word = token.lower;
    if (word.size() > 3 && word[0] == 'l' && !token.capital && never_after_l(word[1])) {
      token.lower[0] = 'i';
      token.capital = true;
      continue;
    }
    const bool doubtful = word.size() > 1 && (word.find("rn") != std::string::npos ||
                                              word.find("vv") != std::string::npos);
    if (!doubtful) continue;
    if (std::string better = mend(word); !better.empty()) token.lower = std::move(better);
  }
  tokens_.resize(kept);
}

namespace {

struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t width = 0;  // of the widest line of its paragraph
  bool row = false;
};

// A line of a table: a tab, two bars or two wide gaps between its words.
bool is_row(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  std::size_t gaps = 0;
  std::size_t bars = 0;
  std::size_t blanks = 0;
  bool begun = false;
  char before = ' ';
  for (const char c : line) {
    if (c == '\t' && begun) return true;
    if (c == '|' && begun) ++bars;
    if (c == ' ') {
      ++blanks;
      continue;
    }
    // Two blanks after a full stop are how some people type.
    if (begun && blanks >= 2 && before != '.' && before != '?' && before != '!') ++gaps;
    begun = begun || (c != '>' && c != '|');
    blanks = 0;
    before = c;
  }
  return bars >= 2 || gaps >= 2;
}

std::vector<Line> cut_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t paragraph = 0;
  std::size_t paragraph_first = 0;
  const auto close = [&] {
    std::uint32_t width = 0;
    for (std::size_t i = paragraph_first; i < lines.size(); ++i) {
      width = std::max(width, lines[i].end - lines[i].begin);
    }
    for (std::size_t i = paragraph_first; i < lines.size(); ++i) lines[i].width = width;
    paragraph_first = lines.size();
  };
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, stop - at);
    if (line.find_first_not_of(" \t\r>|") == std::string_view::npos) {
      close();
      ++paragraph;
    } else {
      lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop), paragraph,
                       0, is_row(line)});
    }
    at = stop + 1;
  }
  close();
  return lines;
}

// "1." "2)" "(a)" "-" "*" and a bullet, at the start of a line.
bool is_list_mark(const Text& text, std::size_t token) {
  if (text.is(token, "-") || text.is(token, "*") || text.is(token, "•") || text.is(token, "·")) {
    return token + 1 < text.size() && !text[token + 1].glued;
  }
  if (text.is(token, "(") && text.is(token + 2, ")")) return text[token + 1].lower.size() <= 2;
  // "l. Ana Example": a one that a scan took for a letter
  if (text.is(token, "l") && text.is(token + 1, ".") && token + 2 < text.size() &&
      text[token + 2].capital && !text[token + 2].glued) {
    return true;
  }
  return token < text.size() && text[token].kind == TokenKind::kNumber &&
         text[token].lower.size() <= 3 && (text.is(token + 1, ".") || text.is(token + 1, ")")) &&
         text[token + 1].glued && token + 2 < text.size() && !text[token + 2].glued;
}

bool one_mark(const Text& text, std::size_t at) {
  return text.is(at, "/") || text.is(at, ".") || text.is(at, "-");
}

// "3 May - moved to A", "12/4: released", "[06/05/2019, 21:14] Ana: ...": a line of a chronology or
// of messages.
bool opens_entry(const Text& text, std::size_t token, std::uint32_t line_end) {
  const bool stamp = text.is(token, "[");
  const std::size_t first = token + (stamp ? 1 : 0);
  if (first >= text.size() || text[first].kind != TokenKind::kNumber) return false;
  // "28.06. soldiers came"
  if (text.is(first + 1, ".") && text[first + 1].glued && first + 3 < text.size() &&
      text[first + 2].kind == TokenKind::kNumber && text[first + 2].glued &&
      text[first + 2].lower.size() == 2 && text[first + 3].kind != TokenKind::kNumber) {
    return true;
  }
  // "10/09/24, 07:12 - Ana: ...": a day in figures and a clock stand before the dash.
  const bool day = first + 4 < text.size() && one_mark(text, first + 1) &&
                   text[first + 2].kind == TokenKind::kNumber && one_mark(text, first + 3);
  const std::size_t reach = stamp ? 18 : day ? 14 : 8;
  for (std::size_t at = first + 1; at < first + reach && at < text.size(); ++at) {
    if (text[at].begin >= line_end) return false;
    const bool dash = text.is(at, "-") && !text[at].glued;
    const bool colon = text.is(at, ":") && at + 1 < text.size() && !text[at + 1].glued;
    if (dash || colon) return true;
  }
  return false;
}

constexpr std::uint32_t kColumnsUnwrapped = 110;  // wider than anybody wraps: each line is meant
constexpr std::size_t kSentenceTokensMax = 400;  // longer ones are cut: scanners look at whole ones
constexpr std::uint32_t kColumnsShort = 46;      // an address block, a list of names

// "nobody has seen him. my cousin went": a hurried writer's sentence begins without a capital. A
// shortened word before the stop has a capital, few letters, or is known as one.
bool opens_in_small(const Token& before, const Token& next) {
  if (before.kind != TokenKind::kWord && before.kind != TokenKind::kNumber) return false;
  if (before.kind == TokenKind::kWord && !before.capital && before.lower.size() >= 4) return true;
  static constexpr std::array<std::string_view, 36> kOpeners = {
      "he",   "she",  "they", "we",     "i",     "it",   "his",   "her",   "their",
      "my",   "our",  "the",  "on",     "in",    "at",   "but",   "after", "please",
      "pls",  "if",   "no",   "nobody", "there", "now",  "then",  "when",  "this",
      "that", "also", "last", "since",  "next",  "both", "later", "two",   "today"};
  return before.lower.size() >= 2 && std::ranges::find(kOpeners, next.lower) != kOpeners.end();
}

bool line_was_ended(const Line& line, const Token& next, bool starts_new) {
  if (!starts_new) return false;
  if (line.width >= kColumnsUnwrapped || line.width <= kColumnsShort) return true;
  return line.end - line.begin + 1 + (next.end - next.begin) + 3 < line.width;
}

}  // namespace

void Text::cut_sentences(const IsAbbreviation& is_abbreviation) {
  const std::vector<Line> lines = cut_lines(text_);
  std::size_t line = 0;
  std::size_t first = 0;
  bool item = false;
  bool row = !lines.empty() && lines.front().row;
  const auto close = [&](std::size_t end, std::uint32_t paragraph, bool by_line) {
    if (end <= first) return;
    for (std::size_t i = first; i < end; ++i) {
      tokens_[i].sentence = static_cast<std::uint32_t>(sentences_.size());
    }
    sentences_.push_back({{first, end}, paragraph, item, by_line, row});
    first = end;
    item = false;
  };
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    while (line + 1 < lines.size() && tokens_[i].begin >= lines[line].end) {
      const Line& old = lines[line];
      ++line;
      const Line& now = lines[line];
      const bool row_before = row;
      row = now.row;
      if (i == 0) continue;
      const bool mark = is_list_mark(*this, i);
      const Token& token = tokens_[i];
      const bool cut = tokens_[i - 1].end > old.end;  // a word goes on in this line
      const bool starts_new = !cut && (token.capital || token.kind != TokenKind::kWord);
      if (old.paragraph != now.paragraph || mark || row || row_before ||
          opens_entry(*this, i, now.end) || line_was_ended(old, token, starts_new)) {
        row = row_before;  // of the sentence that ends here
        close(i, old.paragraph, true);
        row = now.row;
      }
    }
    if (first == i && is_list_mark(*this, i) && (i == 0 || tokens_[i].begin >= lines[line].begin)) {
      item = true;
    }
    if (i - first >= kSentenceTokensMax) close(i, lines[line].paragraph, false);
    const std::string& mark = tokens_[i].lower;
    if (tokens_[i].kind != TokenKind::kMark || row) continue;
    const bool strong = mark == "!" || mark == "?" || mark == "。" || mark == "…";
    if (!strong && mark != ".") continue;
    std::size_t after = i + 1;
    while (after < tokens_.size() && tokens_[after].glued &&
           (tokens_[after].lower == "\"" || tokens_[after].lower == ")" ||
            tokens_[after].lower == "'" || tokens_[after].lower == "]")) {
      ++after;
    }
    if (after < tokens_.size() && tokens_[after].glued) continue;  // "3.5", "a.m", an address
    // "28.06. Soldiers came": the stop of a day in figures
    if (i == first + 3 && tokens_[first].kind == TokenKind::kNumber &&
        tokens_[first + 1].lower == "." && tokens_[first + 2].kind == TokenKind::kNumber &&
        tokens_[first + 2].glued) {
      continue;
    }
    if (item && i < first + 3 && is_list_mark(*this, first) && after == i + 1) continue;
    const bool next_small = after < tokens_.size() && tokens_[after].kind == TokenKind::kWord &&
                            !tokens_[after].capital;
    if (!strong && next_small && !(i > first && opens_in_small(tokens_[i - 1], tokens_[after]))) {
      continue;
    }
    if (!strong && i > first && tokens_[i].glued && after < tokens_.size()) {
      const Token& before = tokens_[i - 1];
      const bool initial = before.capital && before.lower.size() == 1;
      if (initial || is_abbreviation(before.lower)) continue;
    }
    close(after, lines[line].paragraph, false);
    i = after - 1;
  }
  if (!lines.empty()) close(tokens_.size(), lines[line].paragraph, true);
}

std::string_view Text::raw(Range range) const {
  if (range.empty()) return {};
  const std::uint32_t begin = tokens_[range.first].begin;
  return text_.substr(begin, tokens_[range.end - 1].end - begin);
}

std::string Text::words(Range range) const {
  std::string out;
  for (std::size_t at = range.first; at < range.end; ++at) {
    const Token& token = tokens_[at];
    if (at > range.first && token.begin > tokens_[at - 1].end) out.push_back(' ');
    const std::string_view raw = text_.substr(token.begin, token.end - token.begin);
    const std::size_t cut = raw.find('\n');
    if (cut == std::string_view::npos) {
      out += raw;
      continue;
    }
    // One word that the end of a line cut: "electri-" and "cian".
    std::size_t rest = cut;
    while (rest < raw.size() && (raw[rest] == ' ' || raw[rest] == '>' || raw[rest] == '\n')) ++rest;
    out += raw.substr(0, raw.rfind('-', cut));
    out += raw.substr(rest);
  }
  return out;
}

}  // namespace reading
