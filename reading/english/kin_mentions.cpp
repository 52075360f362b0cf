#include "reading/english/kin_mentions.h"

#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"

namespace reading::english {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kPlain = static_cast<std::size_t>(-1);

const NameSpan* KinPhrases::name_at(std::size_t at) const {
  return at < text_.size() && name_at_[at] != kPlain ? &names_[name_at_[at]] : nullptr;
}

// "his mother", "one of his two brothers", "the boy's father", "the mother of A. Example".
std::optional<Mention> KinPhrases::at(std::size_t at, Range sentence) const {
  const Owner owner = owner_of(text_.lower(at));
  if (owner != Owner::kNone) {
    auto mention = words(at + 1, at);
    if (mention) mention->owner = owner;
    return mention;
  }
  if (const auto some = count_at(text_, at); some && is(some->tokens.end, "of")) {
    const std::size_t next = some->tokens.end + 1;
    const Owner whose = owner_of(text_.lower(next));
    auto mention = words(whose == Owner::kNone ? next : next + 1, at);
    if (mention && mention->plural) {
      mention->owner = whose;
      mention->count = some;
      mention->plural = !(some->exact && some->count.least == 1);
      return mention;
    }
  }
  if (is(at, "the") || is(at, "a") || is(at, "an")) {
    // "the child's mother"
    const std::size_t noun = at + 1;
    if (is(noun + 1, "'s") && (person_noun(text_.lower(noun)) || kin_noun(text_.lower(noun)))) {
      return after_owner({at, noun + 1}, noun + 2);
    }
  }
  if (at >= sentence.first + 2 && is(at - 1, "'s")) {
    const NameSpan* name = name_at(at - 2);
    if (name != nullptr && !name->demonym && name->tokens.end == at - 1) {
      auto relative = words(at, at);
      if (relative) {
        relative->owner = Owner::kPhrase;
        relative->owner_tokens = name->tokens;
      }
      return relative;
    }
  }
  const std::size_t first = is(at, "the") || is(at, "a") ? at + 1 : at;
  auto mention = words(first, at);
  if (!mention) return std::nullopt;
  if (const Owner whose = owner_across_and(at, sentence); whose != Owner::kNone) {
    mention->owner = whose;
    return mention;
  }
  const std::size_t of = mention->tokens.end;
  // "a teacher and the father of three": nobody's relative
  if (is(of, "of") && count_at(text_, of + 1)) return std::nullopt;
  if (is(of, "of")) {
    const NameSpan* name = name_at(of + 1);
    if (name && !name->demonym &&
        (name->kind == NameSpan::Kind::kPerson || name->kind == NameSpan::Kind::kUnknown)) {
      mention->owner = Owner::kPhrase;
      mention->owner_tokens = name->tokens;  // a mention of its own, the next one
      mention->tokens.end = of + 1;
      return mention;
    }
    if ((is(of + 1, "the") || is(of + 1, "a")) && person_noun(text_.lower(of + 2)) &&
        !person_noun(text_.lower(of + 2))->plural && of + 2 < sentence.end) {
      mention->owner = Owner::kPhrase;
      mention->owner_tokens = {of + 1, of + 3};
      mention->tokens.end = of + 3;
      return mention;
    }
  }
  // "families", "a mother": people without an owner. A bare "mother" leans on who was told of.
  if (mention->noun == "family" || mention->noun == "families") return std::nullopt;
  if (first == at && mention->ages.empty()) return std::nullopt;
  if (mention->plural) mention->kind = Kind::kGroup;
  return mention;
}

std::optional<Mention> KinPhrases::after_owner(Range owner, std::size_t at) const {
  auto relative = words(at, owner.first);
  if (!relative) return std::nullopt;
  relative->owner = Owner::kPhrase;
  relative->owner_tokens = owner;
  return relative;
}

// [count] [age] [adjectives] kin noun, from `at`; the phrase begins at `first`.
std::optional<Mention> KinPhrases::words(std::size_t at, std::size_t first) const {
  Mention mention;
  mention.kind = Kind::kKin;
  mention.definite = true;
  std::size_t next = at;
  for (std::size_t steps = 0; steps < 5 && text_.same_sentence(first, next); ++steps) {
    if (age_at_[next] != kPlain) {
      mention.ages.push_back(age_at_[next]);
      next = ages_[age_at_[next]].tokens.end;
      continue;
    }
    const std::string& word = text_.lower(next);
    const bool owned = owner_of(text_.lower(first)) != Owner::kNone;
    const KinNoun* noun = kin_noun(word);
    if (noun == nullptr && owned) noun = offspring(word);
    const bool more = offspring(text_.lower(next + 1)) || kin_noun(text_.lower(next + 1));
    if (noun != nullptr && owned && offspring(word) && more) {
      ++next;  // "her baby boy"
      continue;
    }
    // "our partner in Herat" is a body that works with us.
    if (noun != nullptr && noun->relation == "partner" && is(first, "our")) return std::nullopt;
    if (noun != nullptr) {
      const bool in_law =
          is(next + 1, "-") && is(next + 2, "in") && is(next + 3, "-") && is(next + 4, "law");
      mention.tokens = {first, next + (in_law ? 5 : 1)};
      mention.relation = std::string(noun->relation) + (in_law ? "-in-law" : "");
      mention.sex = noun->sex;
      mention.plural = noun->plural;
      mention.noun = word;
      return mention;
    }
    if (const auto count = count_at(text_, next)) {
      mention.count = count;
      next = count->tokens.end;
      continue;
    }
    static constexpr std::string_view kBetween[] = {
        "elder",    "older",   "younger",  "eldest", "youngest", "own",   "late",
        "pregnant", "twin",    "only",     "little", "elderly",  "whole", "entire",
        "big",      "new",     "young",    "small",  "second",   "third", "first",
        "dear",     "beloved", "disabled", "sick"};
    if (std::ranges::find(kBetween, word) == std::end(kBetween)) break;
    ++next;
  }
  return std::nullopt;
}

Mention::Owner KinPhrases::owner_of(std::string_view word) {
  if (word == "his") return Owner::kHe;
  if (word == "her") return Owner::kShe;
  if (word == "their") return Owner::kThey;
  if (word == "my" || word == "our") return Owner::kSpeaker;
  return Owner::kNone;
}

// "his wife and eldest son": the son is his too.
Mention::Owner KinPhrases::owner_across_and(std::size_t at, Range sentence) const {
  if (at < sentence.first + 3 || !is(at - 1, "and") || !kin_noun(text_.lower(at - 2))) {
    return Owner::kNone;
  }
  for (std::size_t back = 3; back <= 6 && at >= sentence.first + back; ++back) {
    const Owner whose = owner_of(text_.lower(at - back));
    if (whose != Owner::kNone) return whose;
  }
  return Owner::kNone;
}

}  // namespace reading::english
