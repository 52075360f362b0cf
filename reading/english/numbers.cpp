#include "reading/english/numbers.h"

#include <string_view>
#include <unordered_map>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Words = std::unordered_map<std::string_view, std::uint64_t>;

const Words& units() {
  static const Words kUnits = {
#include "reading/english/numbers.inc"
  };
  return kUnits;
}

std::optional<std::uint64_t> figure(const Token& token) {
  if (token.kind != TokenKind::kNumber || token.lower.size() > 9) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : token.lower) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

std::optional<Number> small_at(const Text& text, std::size_t token) {
  const auto found = units().find(text.lower(token));
  if (found == units().end()) return std::nullopt;
  Number number{found->second, token + 1};
  if (number.value < 20 || number.value % 10 != 0) return number;
  const std::size_t next = token + (text.is(token + 1, "-") ? 2 : 1);
  const auto one = units().find(text.lower(next));
  if (one != units().end() && one->second > 0 && one->second < 10 &&
      text.same_sentence(token, next)) {
    return Number{number.value + one->second, next + 1};
  }
  return number;
}

// "3.000", "1.250.000" and "12 000": figures set apart by threes.
std::optional<Number> thousands_at(const Text& text, std::size_t token) {
  const auto first = figure(text[token]);
  if (!first || *first == 0 || text[token].lower.size() > 3) return std::nullopt;
  const bool inside = token > 0 && text[token].glued && text.is(token - 1, ".");
  if (inside) return std::nullopt;
  const auto three = [&](std::size_t at) {
    return at < text.size() && text[at].kind == TokenKind::kNumber && text[at].lower.size() == 3;
  };
  Number number{*first, token + 1};
  while (number.value < 1'000'000 && text.is(number.end, ".") && text[number.end].glued &&
         three(number.end + 1) && text[number.end + 1].glued) {
    number.value = number.value * 1000 + figure(text[number.end + 1]).value_or(0);
    number.end += 2;
  }
  const bool goes_on = text.is(number.end, ".") && number.end + 1 < text.size() &&
                       text[number.end].glued && text[number.end + 1].glued;
  if (number.end > token + 1) return goes_on ? std::nullopt : std::optional(number);
  // Only round thousands: "on 3 200 people" is two numbers.
  if (!text.is(token + 1, "000") || text[token + 1].glued) return std::nullopt;
  return Number{*first * 1000, token + 2};
}

// A word that makes the number before it larger: "two hundred", "5 thousand", "three dozen".
std::uint64_t scale_of(std::string_view word) {
  if (word == "dozen") return 12;
  if (word == "score") return 20;
  if (word == "hundred") return 100;
  if (word == "thousand") return 1000;
  if (word == "million") return 1'000'000;
  return 0;
}

}  // namespace

std::optional<Number> number_at(const Text& text, std::size_t token) {
  if (token >= text.size()) return std::nullopt;
  std::optional<Number> number;
  if (const auto grouped = thousands_at(text, token)) {
    number = grouped;
  } else if (const auto value = figure(text[token])) {
    number = Number{*value, token + 1};
    // "3.5" and "10/12" are no whole numbers, nor is the "2" of "2nd".
    if (token + 2 < text.size() && text[token + 1].glued && text[token + 2].glued &&
        (text.is(token + 1, ".") || text.is(token + 1, "/")) &&
        text[token + 2].kind == TokenKind::kNumber) {
      return std::nullopt;
    }
    if (token > 1 && text[token].glued && text[token - 1].glued &&
        (text.is(token - 1, ".") || text.is(token - 1, "/")) &&
        text[token - 2].kind == TokenKind::kNumber) {
      return std::nullopt;
    }
  } else if (text.is(token, "half") && text.is(token + 1, "a") && text.is(token + 2, "dozen")) {
    number = Number{6, token + 3};
  } else if (text.is(token, "a") && scale_of(text.lower(token + 1)) > 0 &&
             text.same_sentence(token, token + 1)) {
    number = Number{1, token + 1};
  } else {
    number = small_at(text, token);
  }
  if (!number) return std::nullopt;
  while (text.same_sentence(token, number->end)) {
    const std::uint64_t scale = scale_of(text.lower(number->end));
    if (scale == 0 || number->value > 1'000'000) break;
    number->value *= scale;
    ++number->end;
    const std::size_t rest = number->end + (text.is(number->end, "and") ? 1 : 0);
    if (scale < 100 || !text.same_sentence(token, rest)) continue;
    const auto more = small_at(text, rest);
    if (more && more->value < scale) {
      number->value += more->value;
      number->end = more->end;
    }
  }
  return number;
}

std::optional<std::size_t> clock_end(const Text& text, std::size_t token) {
  if (token >= text.size()) return std::nullopt;
  const bool figures = text[token].kind == TokenKind::kNumber;
  if (!figures && text[token].kind != TokenKind::kWord) return std::nullopt;
  std::size_t end = token + 1;
  bool clock = false;
  const auto two_figures = [&](std::size_t at) {
    return at < text.size() && text[at].kind == TokenKind::kNumber && text[at].glued &&
           text[at].lower.size() == 2;
  };
  if (figures) {
    if (text[token].lower.size() > 4) return std::nullopt;
    const bool colon = text.is(end, ":") && text[end].glued && two_figures(end + 1);
    const bool dot = text.is(end, ".") && text[end].glued && two_figures(end + 1) &&
                     !(text.is(end + 2, ".") && text[end + 2].glued && end + 3 < text.size() &&
                       text[end + 3].glued);
    clock = colon;
    if (colon || dot) end += 2;
    while (clock && text.is(end, ":") && text[end].glued && two_figures(end + 1)) end += 2;
    const std::string& unit = text.lower(end);
    const bool four = text[token].lower.size() == 4;
    if (text.same_sentence(token, end)) {
      if (unit == "am" || unit == "pm") {
        clock = true;
        ++end;
      } else if ((unit == "a" || unit == "p") && text.is(end + 1, ".") && text.is(end + 2, "m")) {
        clock = true;
        end += text.is(end + 3, ".") && text.same_sentence(token, end + 3) ? 4U : 3U;
      } else if (four && (unit == "hrs" || unit == "hours" || unit == "h")) {
        clock = true;
        ++end;
      } else if (clock && one_of(unit, "hrs", "hours", "h", "gmt", "utc", "cet")) {
        ++end;
      }
    }
    if (!clock && text[token].lower.size() > 2) return std::nullopt;
  } else if (!units().contains(text.lower(token))) {
    return std::nullopt;
  }
  if (!clock && text.is(end, "o'clock")) {
    clock = true;
    ++end;
  } else if (!clock && text.is(end, "o") && text.is(end + 1, "'clock")) {
    clock = true;
    end += 2;
  }
  // "3 in the morning", "at 11 at night"
  const bool in_the = text.is(end, "in") && text.is(end + 1, "the") &&
                      one_of(text.lower(end + 2), "morning", "afternoon", "evening");
  const bool at_night = text.is(end, "at") && text.is(end + 1, "night");
  const bool told = token > 0 && one_of(text.lower(token - 1), "at", "around", "about", "since",
                                        "until", "by", "from");
  if ((in_the || at_night) && (clock || told) && text.same_sentence(token, end + 1))
    return end + (in_the ? 3U : 2U);
  return clock && text.same_sentence(token, end - 1) ? std::optional(end) : std::nullopt;
}

}  // namespace reading::english
