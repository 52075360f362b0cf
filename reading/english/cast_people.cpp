// People of a cast: with a name, and without one.
#include <algorithm>

#include "base/limits.h"
#include "reading/english/caster.h"
#include "reading/english/name_evidence.h"

namespace reading::english {

using Kind = Mention::Kind;

constexpr std::size_t kLookBack = 64;  // figures that "the boy" may reach

Caster::Figures Caster::named(std::size_t m) {
  const Mention& who = mention(m);
  auto words = CastNames::words_of(text_, who.name);
  if (words.empty()) return {};
  for (std::string& word : CastNames::words_of(text_, who.surname))
    words.push_back(std::move(word));
  std::size_t found = names_.known(words);
  if (found == CastNames::kSeveral) return {};
  // "Kevin Example ... Kevin's father Mr Example"
  const auto owners = who.kin_of_named ? owners_of(m) : std::vector<std::size_t>{};
  const bool of_same_name = found != kNone && owners.size() == 1 && owners.front() == found;
  if (of_same_name) found = kNone;
  if (found == kNone && !who.alias.empty()) {
    const std::size_t called = names_.known(CastNames::words_of(text_, who.alias));
    if (called != kNone && called != CastNames::kSeveral) {
      learn(called, who);
      bear(called, who, words);
      return {called};
    }
  }
  if (found != kNone) {
    learn(found, who);
    return {found};
  }
  if (names_teller(m)) {
    const std::size_t f = speaker();
    if (figure(f).name.empty()) bear(f, who, words);
    return {f};
  }
  if (!is_persons_name(notes_, m, struck(m)) && !listed_here(m)) return {};
  if (const std::size_t shorter = of_same_name ? kNone : names_.known_by_part(words, who.sex);
      shorter != kNone) {
    learn(shorter, who);
    bear(shorter, who, words);
    return {shorter};
  }
  // "the boy, A. Example" names somebody told of before without a name.
  const std::size_t f = make(m, false);
  bear(f, who, words);
  figure(f).scribe = is_scribe(notes_, m) && !struck(m);
  if (owners.size() == 1 && owners.front() != f) {
    figure(f).kin_of = owners.front();
    figure(f).relation = who.relation;
    kin_by_owner_[owners.front()].push_back(f);
  }
  return {f};
}

// "My name is A", "I, A, was beaten"
bool Caster::names_teller(std::size_t m) const {
  const std::size_t first = mention(m).tokens.first;
  if (first < 2 || notes_.quoted[first] || !text_.same_sentence(first - 2, first)) return false;
  if (text_.is(first - 1, ",") && text_.is(first - 2, "i")) return true;
  return first > 2 && text_.is(first - 1, "is") && text_.is(first - 2, "name") &&
         text_.is(first - 3, "my");
}

void Caster::bear(std::size_t f, const Mention& who, const std::vector<std::string>& words) {
  figure(f).name = full_name(text_, who);
  figure(f).name_words = words;
  figure(f).label = figure(f).name;
  names_.add(f, words);
  if (!who.alias.empty()) names_.add_alias(f, CastNames::words_of(text_, who.alias));
}

// The name in a range that may begin with titles.
Range Caster::name_in(Range words) const {
  const auto found = std::ranges::lower_bound(
      notes_.names, words.first, {}, [](const NameSpan& name) { return name.tokens.first; });
  const bool begins = found != notes_.names.end() && found->tokens.first == words.first;
  return begins ? found->name : words;
}

// A name directly after a group, or in a list under one.
bool Caster::listed_here(std::size_t m) const {
  const Mention& who = mention(m);
  const std::size_t first = who.tokens.first;
  if (first == 0) return false;
  // "two of his sons, A and B": a first name will do.
  const bool beside = m > 0 && mention(m - 1).tokens.end + 1 == first &&
                      (text_.is(first - 1, ",") || text_.is(first - 1, "and")) &&
                      text_.same_sentence(first - 1, first);
  if (beside && mention(m - 1).plural && mention(m - 1).kind == Kind::kKin) return true;
  if (beside && mention(m - 1).plural && !cast_.of_mention[m - 1].empty() &&
      (mention(m - 1).kind == Kind::kKin || mention(m - 1).kind == Kind::kGroup)) {
    return true;
  }
  if (beside && text_.is(first - 1, "and") && mention(m - 1).kind == Kind::kNamed &&
      !cast_.of_mention[m - 1].empty() &&
      mention(m - 1).name.end - mention(m - 1).name.first == 1) {
    return true;
  }
  if (membership_.picked_out(m) || membership_.in_a_row(m)) return true;
  if (who.name.end - who.name.first < 2) return false;
  const std::string& before = text_.lower(first - 1);
  if (membership_.on_a_line() && text_[first - 1].sentence != text_[first].sentence) return true;
  if (membership_.list_is_open() && (paragraph_opens_ || before == "," || before == "and"))
    return true;
  if (one_of(before, "including", "namely", ":", "includes", "included", "include")) return true;
  const bool among = first >= 3 && one_of(before, "them", "whom", "were", "are") &&
                     (text_.is(first - 2, "among") || text_.is(first - 3, "among"));
  if (among) return true;
  if ((before == "," || before == "and") && m > 0 && mention(m - 1).tokens.end + 2 >= first) {
    return mention(m - 1).kind == Kind::kGroup || !cast_.of_mention[m - 1].empty();
  }
  return false;
}

void Caster::learn(std::size_t f, const Mention& who) {
  if (figure(f).sex == Sex::kUnknown) figure(f).sex = who.sex;
  figure(f).child = figure(f).child || who.child;
}

std::size_t Caster::make(std::size_t m, bool group) {
  const Mention& who = mention(m);
  Figure made;
  made.group = group;
  made.sex = who.sex;
  made.child = who.child;
  made.office = who.office;
  made.aide = who.possessed;
  made.noun = who.noun;
  made.first_mention = m;
  made.label = text_.words(who.tokens);
  if (made.label.size() > base::kLabelBytesMax) made.label.resize(0);
  cast_.figures.push_back(std::move(made));
  return cast_.figures.size() - 1;
}

Caster::Figures Caster::single(std::size_t m) {
  const Mention& who = mention(m);
  if (who.of_them) {
    if (!struck(m) || by_.generic[m]) return {};
    const std::size_t whole = traces_.last_group(main_group());
    const std::size_t f = make(m, false);
    if (whole != kNone) {
      figure(f).unnamed_of = whole;
      figure(f).member_of = whole;
      figure(f).member_passage = who.tokens;
    }
    return {f};
  }
  if (const auto same = said_to_be(m); !same.empty()) return same;
  if (who.noun == "member") {
    const std::size_t named_later = member_named(m);
    if (named_later != kNone) return named(named_later);
    if (who.other) return {};
  }
  if (who.definite) {
    const std::size_t f = told_before(who);
    if (f != kNone) return {f};
    const bool told = struck(m) || !who.ages.empty();
    return told && !by_.generic[m] && !ambiguous_ ? std::vector{make(m, false)}
                                                  : std::vector<std::size_t>{};
  }
  const bool told = struck(m) || !who.ages.empty() || includes_before(m) || membership_.in_a_row(m);
  if (by_.generic[m] || who.teller || !told) return {};
  return {make(m, false)};
}

// "Ana Example is a teacher of 71", "I am a widow": whom words behind "is" describe.
Caster::Figures Caster::said_to_be(std::size_t m) {
  const Mention& who = mention(m);
  const std::size_t first = who.tokens.first;
  if (m == 0 || first < 2 || !one_of(text_.lower(first), "a", "an")) return {};
  if (!one_of(text_.lower(first - 1), "is", "was", "am", "'m", "'s", "became")) return {};
  const Mention& before = mention(m - 1);
  if (!text_.same_sentence(before.tokens.first, first) || before.plural) return {};
  std::size_t end = before.tokens.end;
  if (end < first - 1 && text_.is(end, "who")) ++end;
  if (end != first - 1) return {};
  const auto& figures = cast_.of_mention[m - 1];
  if (figures.size() != 1 || figure(figures.front()).group) return {};
  Figure& one = figure(figures.front());
  if (one.sex != Sex::kUnknown && who.sex != Sex::kUnknown && one.sex != who.sex) return {};
  learn(figures.front(), who);
  return figures;
}

// "Another member of the group reportedly arrested is A": the mention of A.
std::size_t Caster::member_named(std::size_t m) const {
  for (std::size_t next = m + 1; next < notes_.mentions.size(); ++next) {
    const Mention& other = mention(next);
    if (!text_.same_sentence(mention(m).tokens.first, other.tokens.first)) return kNone;
    if (other.kind != Kind::kNamed || other.tokens.first == 0) continue;
    if (one_of(text_.lower(other.tokens.first - 1), "is", "was")) return next;
  }
  return kNone;
}

bool Caster::includes_before(std::size_t m) const {
  const std::size_t first = mention(m).tokens.first;
  return first > 0 && one_of(text_.lower(first - 1), "includes", "included", "including");
}

// "the boy", "the teacher": the one person told of so far who can be meant.
std::size_t Caster::told_before(const Mention& who) {
  ambiguous_ = false;
  std::size_t found = kNone;
  const std::size_t from = cast_.figures.size() > kLookBack ? cast_.figures.size() - kLookBack : 0;
  for (std::size_t f = from; f < cast_.figures.size(); ++f) {
    const Figure& other = cast_.figures[f];
    if (other.group || other.speaker) continue;
    const bool sexes = who.sex == Sex::kUnknown ? true : other.sex == who.sex;
    const bool kinds =
        who.child ? other.child
        : one_of(who.noun, "man", "woman", "person", "individual", "victim", "detainee", "prisoner")
            ? !other.child
            : other.noun == who.noun;
    if (!sexes || !kinds) continue;
    if (found != kNone) ambiguous_ = true;
    found = f;
  }
  return ambiguous_ ? kNone : found;
}

}  // namespace reading::english
