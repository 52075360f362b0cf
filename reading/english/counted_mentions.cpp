#include "reading/english/counted_mentions.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;

constexpr std::size_t kItemsMax = 40;       // numbers of a list named in one phrase
constexpr std::size_t kLabelTokens = 6;     // "Still held in A:"
constexpr std::size_t kSubjectTokens = 12;  // "the number of those taken at A is 31"

bool says_of_people(std::string_view word) {
  return one_of(word, "were", "have", "had", "remain", "remained", "are", "died", "escaped", "fled",
                "disappeared", "was", "has", "remains", "survived", "returned");
}

// What has happened to as many: "12 dead, 30 wounded".
bool says_what_befell(std::string_view word) {
  return one_of(word, "dead", "killed", "wounded", "injured", "missing", "arrested", "detained",
                "deported", "hurt", "abducted", "executed", "released", "displaced", "hospitalised",
                "hospitalized", "imprisoned");
}

bool done_to_people(std::string_view word) {
  return one_of(word, "killed", "killing", "arrested", "arresting", "detained", "took", "taken",
                "seized", "freed", "released", "deported", "shot", "wounded", "wounding", "injured",
                "injuring", "abducted", "kidnapped", "captured", "rescued", "sentenced", "executed",
                "counted", "interviewed", "interview", "identified", "expelled", "caught", "gave",
                "evacuated");
}

// Whether nothing behind a number can be what it counts.
bool no_noun(const Text& text, std::size_t at, std::size_t from) {
  if (at >= text.size() || !text.same_sentence(from, at)) return true;
  if (text[at].kind == TokenKind::kMark)
    return !one_of(text.lower(at), "%", "$", "€", "/", "-", "°", "x");
  const bool noun = one_of(text.lower(at), "names", "name", "people", "others", "reports", "letter",
                           "letters", "place", "age", "half", "statement");
  return text[at].kind == TokenKind::kWord && !noun && !text[at].capital &&
         is_function_word(text.lower(at));
}

// "Total: 14", "Still held: 9 or 10", "Dead - 3": a field of a form.
bool in_field(const Text& text, std::size_t at, std::size_t end) {
  if (!text.is(at - 1, ":") && !text.is(at - 1, "-") && !text.is(at - 1, "=")) return false;
  if (!no_noun(text, end, at)) return false;
  for (std::size_t back = 2; back < kLabelTokens && at >= back; ++back) {
    const std::size_t word = at - back;
    if (!text.same_sentence(word, at)) break;
    if (one_of(text.lower(word), "total", "held", "people", "persons", "victims", "prisoners",
               "detainees", "men", "women", "children", "minors", "casualties", "known", "named",
               "freed", "toll", "still", "alive") ||
        says_what_befell(text.lower(word))) {
      return true;
    }
  }
  return false;
}

// "The number of those taken is 31", "put the toll at more than 60", "a total of 12".
bool said_number(const Text& text, std::size_t at) {
  if (!one_of(text.lower(at - 1), "is", "was", "at", "to", "of", "reached", "as")) return false;
  for (std::size_t back = 2; back < kSubjectTokens && at >= back; ++back) {
    if (!text.same_sentence(at - back, at)) return false;
    if (one_of(text.lower(at - back), "toll", "total")) return true;
    const std::string& of = text.lower(at - back + 2);
    if (text.is(at - back, "number") &&
        (!text.is(at - back + 1, "of") || one_of(of, "those", "the", "people", "dead") ||
         person_noun(of) != nullptr)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Mention> items_of_list(const Text& text, std::size_t at) {
  if (!one_of(text.lower(at), "nos", "no", "numbers", "number")) return std::nullopt;
  std::size_t next = at + 1;
  if (text.is(next, ".")) ++next;
  Mention mention;
  mention.kind = Kind::kGroup;
  mention.definite = true;
  while (text.same_sentence(at, next) && text[next].kind == TokenKind::kNumber &&
         text[next].lower.size() <= 3 && mention.items.size() < kItemsMax) {
    const auto number = number_at(text, next);
    if (!number) break;
    mention.items.push_back(number->value);
    mention.tokens = {at, next + 1};
    ++next;
    if (text.is(next, ",")) ++next;
    if (text.is(next, "and") || text.is(next, "&")) ++next;
  }
  if (mention.items.empty()) return std::nullopt;
  mention.plural = mention.items.size() > 1;
  return mention;
}

std::optional<Mention> number_alone(const Text& text, std::size_t at, const CountPhrase& count) {
  const std::size_t next = count.tokens.end;
  const std::size_t before = at == 0 || !text.same_sentence(at - 1, at) ? text.size() : at - 1;
  // "31, not 23"; "Nos. 1 and 2 were released"; a year
  if (one_of(text.lower(before), "not", "no", "nos", "than", "age", "and", ".")) {
    const bool adds = text.is(before, "and") && says_what_befell(text.lower(next));
    if (!adds) return std::nullopt;
  }
  const std::uint64_t least = count.count.least;
  if (count.exact && least >= 1900 && least <= 2100 && next == at + 1) return std::nullopt;
  Mention mention;
  mention.kind = Kind::kGroup;
  mention.count = count;
  mention.plural = !(count.exact && least == 1);
  if (!mention.plural) mention.kind = Kind::kSingle;
  mention.tokens = {at, next};
  mention.of_them = true;
  const bool follows = next < text.size() && text.same_sentence(at, next);
  // "nine were released": of people told of before
  if (follows && says_of_people(text.lower(next))) return mention;
  if (follows && text.is(next, "\"") && says_of_people(text.lower(next + 1))) return mention;
  if (!mention.plural) return std::nullopt;
  mention.number_alone = true;
  if (follows && text.is(next, "more") && no_noun(text, next + 1, at)) {
    mention.of_them = false;
    mention.other = true;
    mention.tokens.end = next + 1;
    return mention;
  }
  mention.of_them = false;
  const bool dead = follows && says_what_befell(text.lower(next)) && no_noun(text, next + 1, at);
  if (dead || before >= text.size()) return dead ? std::optional(mention) : std::nullopt;
  if (in_field(text, at, next)) return mention;
  if (!no_noun(text, next, at)) return std::nullopt;
  const std::string& word = text.lower(before);
  const std::string& second = text.lower(before == 0 ? text.size() : before - 1);
  const bool we_were = one_of(word, "were", "are") && one_of(second, "we", "they", "there");
  const bool knows =
      one_of(word, "know", "knows", "name", "named", "identified") && text.is(next, ":");
  const bool names_of =
      knows || (word == "of" && one_of(second, "names", "name", "lists", "list", "here"));
  const bool in_all = (text.is(next, "in") && one_of(text.lower(next + 1), "all", "total")) ||
                      text.is(next, "altogether") ||
                      (text.is(next, "as") && one_of(text.lower(next + 2), "number", "total"));
  mention.of_them = names_of;
  if (we_were || names_of || in_all || done_to_people(word) || said_number(text, at))
    return mention;
  return std::nullopt;
}

std::optional<Mention> everybody(const Text& text, std::size_t at) {
  const bool both = text.is(at, "both");
  Mention mention;
  mention.kind = both ? Kind::kGroup : Kind::kPronoun;
  mention.plural = true;
  mention.definite = true;
  mention.noun = text.lower(at);
  const bool of_them = text.is(at + 1, "of") && text.is(at + 2, "them");
  mention.tokens = {at, of_them ? at + 3 : at + 1};
  const std::size_t next = mention.tokens.end;
  const bool verb =
      next < text.size() && text.same_sentence(at, next) && says_of_people(text.lower(next));
  // "they were all arrested" has its subject before it
  const bool subject = verb && (at == 0 || !text.same_sentence(at - 1, at) ||
                                text[at - 1].kind == TokenKind::kMark || text.is(at - 1, "and"));
  return of_them || subject ? std::optional(mention) : std::nullopt;
}

}  // namespace reading::english
