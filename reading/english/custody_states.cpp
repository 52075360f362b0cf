#include "reading/english/custody_states.h"

#include "model/terms.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

constexpr std::size_t kWordsBetweenMax = 6;

constexpr EventVerb kHeld = {"hold", "held", "held", "holding", "", "detention", 'p'};
constexpr EventVerb kMissing = {
    "disappear", "disappeared", "disappeared", "disappearing", "", "disappearance", 'p'};
constexpr EventVerb kUnseen = {"see", "saw", "seen", "seeing", "", "disappearance", 'p'};
constexpr EventVerb kSpent = {"spend", "spent", "spent", "spending", "", "detention", 'i'};

bool is_held_noun(const Text& text, std::size_t at) {
  const std::string& word = text.lower(at);
  if (one_of(word, "custody", "detention", "prison", "jail", "gaol", "captivity", "isolation"))
    return true;
  if (word == "camp") {
    return one_of(text.lower(at - 1), "labour", "labor", "prison", "re-education", "education",
                  "internment", "concentration", "reeducation");
  }
  if (word == "confinement") return text.is(at - 1, "solitary");
  if (word == "bars") return text.is(at - 1, "behind");
  return word == "arrest" && (text.is(at - 1, "house") || text.is(at - 1, "under"));
}

// Words that say what kind of custody it is.
bool describes(const Token& token) {
  if (token.kind == TokenKind::kMark) return token.lower == "-" || token.lower == "'s";
  return token.capital || token.lower.ends_with("'s") ||
         one_of(token.lower, "a", "the", "police", "military", "pre", "pre-trial", "trial",
                "solitary", "house", "secret", "incommunicado", "its", "their", "preventive",
                "administrative", "immigration", "prolonged", "arbitrary", "maximum", "security",
                "high", "central", "federal", "local", "state", "juvenile", "women", "same",
                "unlawful", "illegal", "government", "army", "main", "remand", "provincial",
                "regional", "notorious", "overcrowded", "detention", "his", "her", "labour",
                "labor", "re", "education", "reeducation", "internment", "concentration",
                "political", "men", "old", "new", "city", "district", "town", "prison");
}

// "in the prison service", "under arrest warrants": the noun only describes what follows it.
bool noun_follows(const Text& text, std::size_t end) {
  if (end >= text.size() || !text.same_sentence(end - 1, end)) return false;
  const Token& next = text[end];
  if (next.kind != TokenKind::kWord || next.capital) return false;
  return !is_function_word(next.lower) && !next.lower.ends_with("ly") &&
         !one_of(next.lower, "again", "today", "yesterday", "awaiting", "pending", "without",
                 "there", "last", "next", "late", "early", "where");
}

// The token after the noun of a phrase that begins at its preposition; 0 if it is none.
// `named`: a name stands in it, which is a place.
std::size_t phrase_end(const Text& text, std::size_t at, bool& named) {
  if (!one_of(text.lower(at), "in", "under", "behind", "inside", "at")) return 0;
  for (std::size_t i = at + 1; i <= at + kWordsBetweenMax && text.same_sentence(at, i); ++i) {
    if (is_held_noun(text, i)) {
      std::size_t end = i + 1;
      if (one_of(text.lower(end), "centre", "center", "camp", "facility", "cell", "cells", "house",
                 "home", "block", "ward"))
        ++end;
      if (text.is(at, "at") && !named && end == i + 1) return 0;
      return noun_follows(text, end) ? 0 : end;
    }
    if (!describes(text[i])) return 0;
    named = named || text[i].capital;
  }
  return 0;
}

// "is missing since May", "is still missing.": not "is missing her school", "missing persons".
bool told_missing(const Text& text, std::size_t at) {
  if (one_of(text.lower(at + 1), "since", "for", "after")) return true;
  const bool stays =
      at > 0 && one_of(text.lower(at - 1), "still", "remain", "remains", "remained", "been");
  return stays && (at + 1 >= text.size() || !text.same_sentence(at, at + 1) ||
                   text[at + 1].kind == TokenKind::kMark ||
                   one_of(text.lower(at + 1), "and", "in", "from", "now", "today", "but"));
}

// "has not been seen since", "were never heard of again": gone, without a verb that says so.
std::optional<VerbGroup> unseen_at(const Text& text, std::size_t at) {
  if (at < 2 || !one_of(text.lower(at), "seen", "heard") ||
      !one_of(text.lower(at - 1), "been", "not", "never", "n't", "'t")) {
    return std::nullopt;
  }
  std::size_t end = at + 1;
  if (text.is(at, "heard")) {
    if (!one_of(text.lower(end), "of", "from")) return std::nullopt;
    ++end;
  }
  if (!one_of(text.lower(end), "since", "again", "after", "afterwards", "anymore", "any") &&
      text[std::min(end, text.size() - 1)].kind != TokenKind::kMark) {
    return std::nullopt;
  }
  bool never = false;
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    never = never || one_of(text.lower(at - back), "not", "never", "n't", "'t", "neither");
  }
  if (!never) return std::nullopt;
  VerbGroup group;
  group.core = at;
  group.verb = &kUnseen;
  group.form = VerbGroup::Form::kParticiple;
  group.state = true;
  group.tokens = {at, end};
  return group;
}

}  // namespace

std::size_t held_phrase_end(const Text& text, std::size_t at) {
  bool named = false;
  return phrase_end(text, at, named);
}

std::optional<VerbGroup> custody_state_at(const Text& text, std::size_t at) {
  const std::string& word = text.lower(at);
  if (std::string_view("iaubsmh").find(word.front()) == std::string_view::npos) return std::nullopt;
  VerbGroup group;
  group.core = at;
  bool named = false;
  if (one_of(word, "spent", "spend", "served")) {
    for (std::size_t i = at + 1; i < at + kWordsBetweenMax && text.same_sentence(at, i); ++i) {
      const std::size_t end = phrase_end(text, i, named);
      if (end == 0) continue;
      group.verb = &kSpent;
      group.form = word == "spend" ? VerbGroup::Form::kBase : VerbGroup::Form::kPast;
      group.tokens = {at, named ? at + 1 : end};
      return group;
    }
    return std::nullopt;
  }
  if (const auto unseen = unseen_at(text, at)) return unseen;
  const bool missing = word == "missing" && told_missing(text, at);
  const std::size_t end = missing ? at + 1 : phrase_end(text, at, named);
  if (end == 0) return std::nullopt;
  group.verb = missing ? &kMissing : &kHeld;
  group.form = VerbGroup::Form::kParticiple;
  group.state = true;
  group.tokens = {at, named ? at : end};
  return group;
}

}  // namespace reading::english
