#include "reading/english/verb_tails.h"

#include "reading/english/custody_states.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

constexpr std::size_t kDescribingMax = 4;
constexpr std::size_t kObjectTokensMax = 10;

bool is_vehicle(std::string_view word) {
  return one_of(word, "car", "cars", "van", "vans", "bus", "buses", "minibus", "minibuses", "truck",
                "trucks", "lorry", "lorries", "pickup", "pickups", "jeep", "jeeps", "vehicle",
                "vehicles", "train", "trains", "plane", "planes", "aircraft", "airplane",
                "aeroplane", "flight", "flights", "helicopter", "boat", "boats", "ship", "ships",
                "ferry", "taxi", "wagon", "wagons", "ambulance", "motorcycle", "motorbike", "coach",
                "coaches", "cart", "tractor", "suv", "sedan", "raft", "dinghy");
}

// The end of "[words] noun" for a noun that `is` knows, or 0.
template <typename Is>
std::size_t noun_end(const Text& text, std::size_t at, Is is) {
  std::size_t end = 0;
  for (std::size_t i = at; i <= at + kDescribingMax && text.same_sentence(at, i); ++i) {
    const std::string& word = text.lower(i);
    if (is(word)) {
      end = i + 1;
      continue;  // "bus" of "bus driver" is none; "police car" goes on to its noun
    }
    if (end != 0) break;
    if (text.is(i, "pick") && text.is(i + 1, "-") && text.is(i + 2, "up")) return i + 3;
    const bool small = one_of(word, "a", "an", "the", "his", "her", "their", "its", "one", "two",
                              "three", "four", "several", "another", "this", "that", "-");
    if (!small && (text[i].kind != TokenKind::kWord || is_function_word(word))) return 0;
  }
  return end;
}

std::size_t vehicle_end(const Text& text, std::size_t at) {
  // "the back of a van", "the boot of their car"
  std::size_t first = at;
  if (text.is(first, "the")) ++first;
  if (one_of(text.lower(first), "back", "boot", "trunk", "bed") && text.is(first + 1, "of")) {
    return noun_end(text, first + 2, is_vehicle);
  }
  return noun_end(text, at, is_vehicle);
}

std::size_t court_end(const Text& text, std::size_t at) {
  return noun_end(text, at, [](std::string_view word) {
    return one_of(word, "court", "courts", "judge", "judges", "tribunal", "magistrate", "jury",
                  "magistrates");
  });
}

std::size_t prison_end(const Text& text, std::size_t at) {
  return noun_end(text, at, [](std::string_view word) {
    return one_of(word, "prison", "jail", "gaol", "custody", "detention", "penitentiary");
  });
}

// "five years", "two and a half years", "10 to 20 days", "a life sentence", "the death penalty"
std::size_t term_end(const Text& text, std::size_t at) {
  std::size_t next = at;
  if (one_of(text.lower(next), "a", "an", "the")) ++next;
  if (one_of(text.lower(next), "life", "death") &&
      one_of(text.lower(next + 1), "sentence", "imprisonment", "term", "penalty", "sentences")) {
    return next + 2;
  }
  const auto number = number_at(text, next);
  if (!number) return 0;
  for (next = number->end; next < number->end + 5 && text.same_sentence(at, next); ++next) {
    if (one_of(text.lower(next), "years", "year", "months", "days")) {
      // "was given five days to leave": no sentence.
      return text.is(next + 1, "to") ? 0 : next + 1;
    }
    const bool small = number_at(text, next).has_value() ||
                       one_of(text.lower(next), "and", "a", "half", "to", "or", "-");
    if (!small) return 0;
  }
  return 0;
}

// One word of a tail, which may stand for a class.
std::size_t word_end(const Text& text, std::size_t at, std::string_view word) {
  if (!word.starts_with('%')) return text.is(at, word) ? at + 1 : 0;
  if (word == "%vehicle") return vehicle_end(text, at);
  if (word == "%court") return court_end(text, at);
  if (word == "%prison") return prison_end(text, at);
  if (word == "%term") return term_end(text, at);
  if (word == "%held") return held_phrase_end(text, at);
  if (word == "%self") {
    const bool self =
        one_of(text.lower(at), "himself", "herself", "themselves", "myself", "ourselves", "itself");
    return self ? at + 1 : 0;
  }
  const bool poss = one_of(text.lower(at), "his", "her", "their", "my", "our", "its");
  return poss ? at + 1 : 0;
}

// Tails of one word that an object may stand before.
bool may_part(std::string_view tail) {
  return tail.find(' ') != std::string_view::npos || tail.starts_with('%') ||
         one_of(tail, "over", "away", "up", "back", "down", "dead", "free", "prisoner", "captive",
                "hostage", "off", "out", "home", "incommunicado", "alive");
}

}  // namespace

std::size_t tail_end(const Text& text, std::size_t at, std::string_view tail) {
  while (!tail.empty()) {
    const std::size_t blank = tail.find(' ');
    at = word_end(text, at, tail.substr(0, blank));
    if (at == 0) return 0;
    tail = blank == std::string_view::npos ? std::string_view{} : tail.substr(blank + 1);
  }
  return at;
}

bool parted_from_tail(const Text& text, std::size_t at, std::string_view tail) {
  if (!may_part(tail)) return false;
  for (std::size_t next = at; next < at + kObjectTokensMax && text.same_sentence(at, next);
       ++next) {
    if (next > at && tail_end(text, next, tail) != 0) return true;
    const Token& token = text[next];
    const bool title_stop = token.lower == "." && token.glued;
    if (token.kind == TokenKind::kMark && token.lower != "-" && !title_stop) return false;
    // "pushed A and B into a van": not "took the boy and went away"
    const bool joins = token.lower == "and" && next > at && text.same_sentence(at, next + 1) &&
                       (text[next + 1].capital || text[next + 1].kind == TokenKind::kNumber ||
                        one_of(text.lower(next + 1), "his", "her", "their", "my", "two", "three",
                               "the", "a", "another", "four"));
    if (!joins && one_of(token.lower, "and", "who", "that", "to", "in", "from", "on", "but", "when",
                         "was", "were", "into", "by")) {
      return false;
    }
  }
  return false;
}

}  // namespace reading::english
