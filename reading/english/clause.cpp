#include "reading/english/clause.h"

#include <algorithm>

namespace reading::english {
namespace {

using Kind = Mention::Kind;

constexpr std::size_t kBackTokensMax = 60;
constexpr std::size_t kDescriptionTokensMax = 30;  // between two commas
constexpr std::size_t kVictimsListedMax = 200;
constexpr std::size_t kRowTokensMax = 14;  // of a description inside a row of people

}  // namespace

bool one_of_authority(const Text& text, const Mention& who) {
  return who.kind == Kind::kAuthority && who.name.empty() &&
         one_of(text.lower(who.tokens.first), "a", "an", "another", "one") &&
         one_of(who.noun, "officer", "policeman", "policewoman", "soldier", "guard", "agent",
                "sergeant", "lieutenant", "official", "gendarme", "warder", "prosecutor",
                "commandant", "judge", "interrogator");
}

bool Clause::person(std::size_t mention) const {
  const Kind kind = notes_->mentions[mention].kind;
  return kind != Kind::kAuthority && kind != Kind::kBody;
}

// "A was acquitted in June and left": A heads the clause, whatever its first verb is. People who
// stand inside it are its objects; a verb of an event hands its own subject on.
Subject Clause::subject_across_and(std::size_t verb) const {
  const std::size_t floor =
      verb > kBackTokensMax ? std::max(range_.first, verb - kBackTokensMax) : range_.first;
  for (std::size_t at = verb - 1; at > floor;) {
    const std::size_t before = at - 1;
    if (notes_->verb_at[before] != kNone) return {};
    const std::size_t mention = notes_->mention_at[before];
    // "appeared before the judge": leads no clause
    if (one_of(text_->lower(before), "before", "after", "until") &&
        (notes_->mention_at[before + 1] != kNone || notes_->time_at[before + 1] != kNone)) {
      at = before;
      continue;
    }
    if (mention == kNone) {
      if (one_of(text_->lower(before), ";", "that", "when", "while", "because", "if", "who",
                 "which", "where", "whether", "until", "after", "before", "\"")) {
        return {};
      }
      at = before;
      continue;
    }
    const Range tokens = notes_->mentions[mention].tokens;
    const bool heads =
        tokens.first == range_.first || is(tokens.first - 1, ",") || is(tokens.first - 1, ";");
    const bool aside = is(tokens.end, ",") && notes_->mentions[mention].kind == Kind::kGroup &&
                       one_of(text_->lower(tokens.end + 1), "among", "including", "all", "most");
    const bool verb_next = tokens.end < range_.end && !(*text_)[tokens.end].capital &&
                           (*text_)[tokens.end].kind == TokenKind::kWord &&
                           !is_preposition(text_->lower(tokens.end)) &&
                           !one_of(text_->lower(tokens.end), "and", "or", "who", "whose");
    if (heads && (verb_next || aside)) return {mention, false};
    at = tokens.first;
  }
  return {};
}

Subject Clause::subject_of(std::size_t verb) const {
  const bool joined = verb > range_.first + 1 && one_of(text_->lower(verb - 1), "and", "but");
  if (joined) return subject_across_and(verb);
  Subject subject;
  std::size_t at = verb;
  std::size_t unknown = 0;
  std::size_t relative_at = kNone;  // the "who" that leads back to its noun
  std::size_t aside = kNone;        // the comma that closes words set beside the subject
  std::size_t describes = kNone;    // a participle among words not known: "listed below"
  const std::size_t floor =
      verb > kBackTokensMax ? std::max(range_.first, verb - kBackTokensMax) : range_.first;
  while (at > floor) {
    const std::size_t before = at - 1;
    const std::string& word = text_->lower(before);
    if (word == ")") {
      std::size_t open = before;
      while (open > floor && before - open < 20 && !is(open, "(")) --open;
      if (is(open, "(")) {
        at = open;
        continue;
      }
    }
    if (const std::size_t time = notes_->time_at[before]; time != kNone) {
      const std::size_t first = notes_->times[time].tokens.first;
      at = skip_preposition(first, floor);
      if (at != first) unknown = 0;  // "leaders of last year's strike"
      continue;
    }
    if (const std::size_t mention = notes_->mention_at[before]; mention != kNone) {
      const Mention& who = notes_->mentions[mention];
      const std::size_t first = who.tokens.first;
      const std::size_t end = who.tokens.end;
      if (who.possessive) {  // "since his arrest"
        at = first;
        ++unknown;
        continue;
      }
      // "of A, born on 14 June 1979, who was sentenced": the nearest person is meant.
      const bool nearest = relative_at != kNone && is(relative_at, "who") && person(mention) &&
                           who.kind != Kind::kPronoun && who.kind != Kind::kKin;
      const bool antecedent = relative_at != kNone && (nearest || end == relative_at ||
                                                       (end + 1 == relative_at && is(end, ",")));
      // "the leader of the cooperative A": no head of a clause either.
      std::size_t outer = first;
      if (who.kind == Kind::kBody) {
        if (outer > floor && is(outer - 1, "\"")) --outer;
        if (outer > floor && leads_name_of_body(text_->lower(outer - 1))) --outer;
        if (outer > floor && one_of(text_->lower(outer - 1), "the", "a", "an", "our")) --outer;
      }
      const bool guest = !antecedent && outer > floor && is_preposition(text_->lower(outer - 1)) &&
                         !is(outer - 1, "after") && !is(outer - 1, "before") &&
                         !is(outer - 1, "since");
      if (guest && !is(outer - 1, "as") && !is(outer - 1, "until")) {
        at = outer - 1;
        unknown = 0;
        continue;
      }
      if (const std::size_t opens = aside_before(mention); opens != kNone && aside != kNone) {
        at = opens;
        if (relative_at != kNone) relative_at = opens;
        unknown = 0;
        continue;
      }
      // "A and B, both teachers, were detained"
      std::size_t lead = first;
      if (lead > floor && one_of(text_->lower(lead - 1), "both", "all")) --lead;
      if (aside != kNone && who.plural && !who.count && !who.definite && lead > floor &&
          is(lead - 1, ",") && lead >= 2 && notes_->mention_at[lead - 2] != kNone) {
        at = lead;
        unknown = 0;
        continue;
      }
      if (unknown > 0 && describes == end) unknown = 0;
      if (unknown > 0 && !subject.relative) return {};
      // "eleven members of a prayer group who have been held": the members
      if (antecedent && who.noun == "group" && !who.definite) {
        std::size_t of = first;
        while (of > floor && first - of < 4 && !is(of, "of")) --of;
        const std::size_t whole = is(of, "of") && of > floor ? notes_->mention_at[of - 1] : kNone;
        if (whole != kNone && notes_->mentions[whole].kind == Kind::kGroup &&
            notes_->mentions[whole].count) {
          subject.mention = whole;
          return subject;
        }
      }
      // "I write about A, ..., who was sentenced": not the writer.
      if (subject.relative && !antecedent && who.owner == Mention::Owner::kSpeaker) return {};
      subject.mention = mention;
      return subject;
    }
    if (const std::size_t place = notes_->place_at[before]; place != kNone) {
      at = skip_preposition(notes_->places[place].tokens.first, floor);
      continue;
    }
    if (notes_->age_at[before] != kNone) {
      at = notes_->ages[notes_->age_at[before]].tokens.first;
      continue;
    }
    // "A and B, 18 and 19 years old,"
    if (word == "and" && unknown == 0 && notes_->age_at[before + 1] != kNone) {
      at = before;
      if ((*text_)[at - 1].kind == TokenKind::kNumber) --at;
      continue;
    }
    if (one_of(word, "who", "which", "whom") ||
        (word == "that" && unknown == 0 &&
         notes_->mention_at[before > 0 ? before - 1 : 0] != kNone)) {
      subject.relative = true;
      relative_at = before;
      unknown = 0;
      at = before;
      continue;
    }
    // "A and B, 18 and 19 years old, both born in C, were taken"
    if (const std::size_t comma = aside_of_participle(before); comma != kNone) {
      aside = comma;
      unknown = 0;
      at = comma;
      continue;
    }
    if (notes_->verb_at[before] != kNone && !subject.relative) {
      // The subject of a verb before belongs to that verb, unless a clause of asides lies
      // between.
      if (unknown == 0 && is(at - 1, ",")) {
        at = before;
        continue;
      }
      // "the men who were deported in May have disappeared"
      const std::size_t who = relative_before(notes_->verbs[notes_->verb_at[before]].tokens.first);
      if (who == kNone) return {};
      unknown = 0;
      relative_at = at = who;
      continue;
    }
    // "1. A, 41, driver - taken from his home", "A, photographer: arrested at his flat"
    const bool dash = word == "-" && !(*text_)[before].glued;
    if (dash || (word == ":" && at == verb && heads_item(before))) {
      aside = before;
      unknown = 0;
      at = before;
      continue;
    }
    if (word == ",") {
      const bool relative = relative_at == at;
      if (at == verb || relative) {
        if (const std::size_t who = described_before(before, relative); who != kNone) {
          subject.mention = who;
          return subject;
        }
      }
      if (unknown > 0 && aside != kNone) unknown = 0;  // ", the footballer,"
      aside = before;
      at = before;
      continue;
    }
    if (one_of(word, "also", "all", "both", "then", "each", "later", "now", "allegedly",
               "reportedly", "(", ")", "\"", "himself", "herself", "themselves", "together") ||
        (word.size() > 4 && word.ends_with("ly"))) {
      at = before;
      continue;
    }
    if (one_of(word, "and", "but", "or", ";", ":", "that", "when", "while", "as", "because",
               "after", "before", "if", "since", "although", "where", "than", "whether", "until") &&
        unknown == 0 && !(aside != kNone && word == "and" && verb - aside < 12)) {
      return {};
    }
    if (is_preposition(word)) {
      unknown = 0;
      at = before;
      continue;
    }
    if (word.ends_with("ed") || one_of(word, "shown", "known", "below", "above")) {
      describes = before;
    }
    if (++unknown > 6) return {};
    at = before;
  }
  return {};
}

// ", both born in A": the comma before words that begin with a participle, or kNone.
std::size_t Clause::aside_of_participle(std::size_t at) const {
  const std::size_t index = notes_->verb_at[at];
  if (index == kNone) return kNone;
  const VerbGroup& verb = notes_->verbs[index];
  if (verb.helped || !is_participle(verb) || verb.tokens.first <= range_.first + 1) return kNone;
  std::size_t first = verb.tokens.first;
  if (one_of(text_->lower(first - 1), "both", "all", "then", "once", "each", "first")) --first;
  if (!is(first - 1, ",") || first < range_.first + 2) return kNone;
  const std::size_t end = first - 1;
  const bool described = notes_->age_at[end - 1] != kNone || is(end - 1, ")") ||
                         is(end - 1, "old") ||
                         (notes_->mention_at[end - 1] != kNone &&
                          notes_->mentions[notes_->mention_at[end - 1]].kind == Kind::kNamed);
  return described ? end : kNone;
}

// "A, the women's rights defender detained since May, was released": who is described between two
// commas, the second of which is given. Behind a preposition only the "who" of a clause looks
// there.
std::size_t Clause::described_before(std::size_t comma, bool relative) const {
  const std::size_t floor = comma > kDescriptionTokensMax
                                ? std::max(range_.first, comma - kDescriptionTokensMax)
                                : range_.first;
  // "A, her husband B and their son C, 9, were expelled": of all of them.
  const std::size_t last = comma > range_.first ? notes_->mention_at[comma - 1] : kNone;
  if (last != kNone && coordinated(last).size() > 1) return kNone;
  for (std::size_t at = comma; at > floor + 1; --at) {
    const std::size_t open = at - 1;
    if (is(open, ";") || is(open, ":") || is(open, "\"")) return kNone;
    // "A, an activist born in May, who": the name and its trade are one mention.
    const std::size_t head = notes_->mention_at[open];
    const std::size_t after = head == kNone ? kNone : notes_->verb_at[at];
    if (relative && after != kNone && notes_->mentions[head].tokens.end == at &&
        notes_->mentions[head].kind == Kind::kNamed && !notes_->verbs[after].helped) {
      return head;
    }
    if (const std::size_t verb = notes_->verb_at[open];
        verb != kNone && notes_->verbs[verb].helped &&
        relative_before(notes_->verbs[verb].tokens.first) == kNone) {
      return kNone;
    }
    if (!is(open, ",")) continue;
    const std::size_t who = notes_->mention_at[open - 1];
    if (who == kNone || notes_->mentions[who].tokens.end != open || !person(who)) continue;
    const Mention& mention = notes_->mentions[who];
    if (mention.kind != Kind::kNamed && mention.kind != Kind::kKin) continue;
    const std::size_t next = notes_->mention_at[open + 1];
    if (next != kNone && !person(next)) return kNone;
    const std::size_t verb = notes_->verb_at[open + 1];
    const bool describes = one_of(text_->lower(open + 1), "a", "an", "the", "his", "her", "their",
                                  "our", "my", "who", "whom", "whose", "one", "then", "now", "also",
                                  "aged", "born", "himself", "herself", "both") ||
                           notes_->age_at[open + 1] != kNone ||
                           (verb != kNone && !notes_->verbs[verb].helped &&
                            notes_->verbs[verb].form != VerbGroup::Form::kGerund);
    if (!describes) return kNone;
    const std::size_t first = notes_->mentions[coordinated(who).front()].tokens.first;
    const bool heads = first == range_.first || notes_->time_at[first - 1] != kNone ||
                       notes_->place_at[first - 1] != kNone ||
                       one_of(text_->lower(first - 1), ",", "and", "but", "that", "because", "when",
                              "while", ":", "-", "\"", "said", "says", "where", "after");
    return heads || relative ? who : kNone;
  }
  return kNone;
}

std::size_t Clause::described_until(std::size_t verb) const {
  for (std::size_t at = verb; at > range_.first + 1 && verb - at < 10; --at) {
    const std::size_t open = at - 1;
    if (notes_->verb_at[open] != kNone) return kNone;
    if (const std::size_t mention = notes_->mention_at[open];
        mention != kNone && notes_->mentions[mention].kind != Kind::kSingle) {
      return kNone;
    }
    if (!is(open, ",")) continue;
    const std::size_t who = notes_->mention_at[open - 1];
    const bool named = who != kNone && notes_->mentions[who].tokens.end == open &&
                       notes_->mentions[who].kind == Kind::kNamed;
    return named && one_of(text_->lower(at), "a", "an", "the", "one") ? who : kNone;
  }
  return kNone;
}

// A name and a few words up to a colon, at the head of a line.
bool Clause::heads_item(std::size_t colon) const {
  if (colon - range_.first > 12 || text_->lower(colon).empty()) return false;
  for (std::size_t at = range_.first; at < colon; ++at) {
    const std::size_t who = mention_at(at);
    if (who == kNone) {
      if (is_function_word(text_->lower(at))) return false;
      continue;
    }
    return notes_->mentions[who].kind == Kind::kNamed;
  }
  return false;
}

std::size_t Clause::joint_before(std::size_t verb) const {
  const auto joins = [](std::string_view word) { return one_of(word, "and", "but", "or", "then"); };
  std::size_t comma = kNone;  // one that may only close an aside: "and, on 9 May, handed over"
  for (std::size_t at = verb; at > range_.first;) {
    const std::size_t before = at - 1;
    const std::string& word = text_->lower(before);
    const std::size_t place = notes_->place_at[before];
    if (const std::size_t time = notes_->time_at[before]; time != kNone) {
      at = skip_preposition(notes_->times[time].tokens.first, range_.first);
      continue;
    }
    if (place != kNone && notes_->places[place].role == PlacePhrase::Role::kAt) {
      at = notes_->places[place].tokens.first;
      continue;
    }
    if (joins(word)) {
      const bool more = before > range_.first && joins(text_->lower(before - 1));
      if (!more) return before;
    } else if (word == ";") {
      return before;
    } else if (word == ",") {
      if (comma == kNone) comma = before;
    } else if (!(word.size() > 4 && word.ends_with("ly")) &&
               !one_of(word, "later", "again", "also", "soon", "afterwards", "thereafter", "there",
                       "once", "now", "twice", "first", "both", "all")) {
      return comma;
    }
    at = before;
  }
  return comma;
}

std::size_t Clause::relative_before(std::size_t verb) const {
  for (std::size_t back = 1; back <= 4 && verb >= range_.first + back; ++back) {
    const std::string& word = text_->lower(verb - back);
    if (one_of(word, "who", "which", "that")) return verb - back;
    if (word == "," || word == "and") return kNone;
  }
  return kNone;
}

// ", among them A and B,", ", including A,": where such an aside begins that holds the mention.
std::size_t Clause::aside_before(std::size_t mention) const {
  const std::size_t first = notes_->mentions[coordinated(mention).front()].tokens.first;
  if (first <= range_.first) return kNone;
  if (is(first - 1, "including")) return first - 1;
  // "Five students, said their teacher A,"
  if (first >= range_.first + 2 && is(first - 2, ",") &&
      is_word_of_telling(text_->lower(first - 1))) {
    return first - 1;
  }
  // "the prisoners, most of them women,"
  if (first >= range_.first + 3 && is(first - 1, "them") && is(first - 2, "of")) return first - 3;
  if (first < range_.first + 2 || !is(first - 2, "among")) return kNone;
  return one_of(text_->lower(first - 1), "them", "whom", "these", "those") ? first - 2 : kNone;
}

std::size_t Clause::skip_preposition(std::size_t first, std::size_t floor) const {
  return first > floor &&
                 one_of(text_->lower(first - 1), "on", "in", "at", "of", "by", "for", "the")
             ? first - 1
             : first;
}

std::vector<std::size_t> Clause::coordinated(std::size_t mention) const {
  std::vector<std::size_t> all{mention};
  std::size_t at = behind_possessive(notes_->mentions[mention].tokens.first);
  bool last_joint = false;
  while (at > range_.first && all.size() < kVictimsListedMax) {
    std::size_t before = at - 1;
    bool joint = false;
    if (is(before, "and")) {
      joint = true;
      if (before > range_.first && is(before - 1, ",")) --before;
    } else if (is(before, ",")) {
      joint = last_joint;
    } else if (is(before, "with") && before > range_.first &&
               one_of(text_->lower(before - 1), "along", "together")) {
      joint = true;
      --before;
      if (before > range_.first && is(before - 1, ",")) --before;
    }
    // "our sons A and B": the names stand for the sons.
    const std::size_t whole = at > range_.first ? notes_->mention_at[at - 1] : kNone;
    if (!joint && whole != kNone && notes_->mentions[whole].plural &&
        notes_->mentions[whole].tokens.end == at && !notes_->mentions[all.back()].name.empty() &&
        (notes_->mentions[whole].kind == Kind::kKin ||
         notes_->mentions[whole].kind == Kind::kGroup)) {
      at = notes_->mentions[whole].tokens.first;
      last_joint = true;
      continue;
    }
    if (!joint || before <= range_.first) break;
    // "A (born in 1980) and B"
    if (is(before - 1, ")") && notes_->mention_at[before - 1] == kNone) {
      std::size_t open = before - 1;
      while (open > range_.first && before - open < 12 && !is(open, "(")) --open;
      if (is(open, "(") && open > range_.first && notes_->mention_at[open - 1] != kNone)
        before = open;
    }
    std::size_t other = notes_->mention_at[before - 1];
    const bool beside = other != kNone && notes_->mentions[other].tokens.end == before;
    const bool sure = beside && !(is(before, ",") && notes_->mentions[other].name.empty());
    if (const std::size_t who = sure ? kNone : described_in_row(before); who != kNone)
      other = who;
    else if (!beside)
      break;
    if (!person(other)) break;
    // "Of the four others, A and B were released"
    const std::size_t first = notes_->mentions[other].tokens.first;
    if (notes_->mentions[other].plural && first > range_.first &&
        one_of(text_->lower(first - 1), "of", "among", "amongst")) {
      break;
    }
    if (notes_->mentions[other].kind == Kind::kPronoun && notes_->mentions[other].noun != "he" &&
        notes_->mentions[other].noun != "she" && notes_->mentions[other].noun != "they") {
      break;
    }
    all.push_back(other);
    at = first;
    last_joint = true;
  }
  std::ranges::reverse(all);
  return all;
}

// "and his room-mate B": where the words that lead to a name begin.
std::size_t Clause::behind_possessive(std::size_t first) const {
  for (std::size_t at = first; at > range_.first + 1 && first - at < 5; --at) {
    const std::string& word = text_->lower(at - 1);
    if (notes_->mention_at[at - 1] != kNone) return first;
    if (one_of(word, "his", "her", "their"))
      return is(at - 2, "and") || is(at - 2, ",") ? at - 1 : first;
    if (word != "-" && (is_function_word(word) || (*text_)[at - 1].kind != TokenKind::kWord ||
                        (*text_)[at - 1].capital)) {
      return first;
    }
  }
  return first;
}

// "A, 23, a student of chemistry, and his room-mate B": A, who is described up to the comma before
// "and"; or kNone.
std::size_t Clause::described_in_row(std::size_t comma) const {
  if (!is(comma, ",")) return kNone;
  const std::size_t floor =
      comma > kRowTokensMax ? std::max(range_.first, comma - kRowTokensMax) : range_.first;
  for (std::size_t at = comma; at > floor + 1; --at) {
    const std::size_t open = at - 1;
    if (const std::size_t verb = notes_->verb_at[open];
        verb != kNone && notes_->verbs[verb].helped) {
      return kNone;
    }
    if (is(open, ";") || is(open, ":") || is(open, "and")) return kNone;
    if (!is(open, ",")) continue;
    const std::size_t who = notes_->mention_at[open - 1];
    if (who == kNone || notes_->mentions[who].tokens.end != open) continue;
    if (notes_->mentions[who].kind != Kind::kNamed || !person(who)) return kNone;
    const bool describes =
        notes_->age_at[open + 1] != kNone || (*text_)[open + 1].kind == TokenKind::kNumber ||
        one_of(text_->lower(open + 1), "a", "an", "the", "his", "her", "aged", "who", "born",
               "also", "both", "one") ||
        (!(*text_)[open + 1].capital && !is_function_word(text_->lower(open + 1)));
    return describes ? who : kNone;
  }
  return kNone;
}

std::vector<std::size_t> Clause::joined_after(std::size_t mention) const {
  // "the brothers A and B": the names stand for the brothers.
  const Mention& whole = notes_->mentions[mention];
  const std::size_t named = whole.plural ? mention_at(whole.tokens.end) : kNone;
  if (named != kNone && !notes_->mentions[named].name.empty() && person(named)) mention = named;
  std::vector<std::size_t> all{mention};
  std::size_t at = notes_->mentions[mention].tokens.end;
  while (at < range_.end && all.size() < kVictimsListedMax) {
    std::size_t next = at;
    if (is(next, ",")) ++next;
    if (is(next, "and")) ++next;
    if (next == at) break;
    const std::size_t other = mention_at(next);
    if (other == kNone || !person(other) || notes_->mentions[other].tokens.first != next) break;
    const std::size_t end = notes_->mentions[other].tokens.end;
    // "arrested A, and B was beaten": a subject of its own.
    if (end < range_.end &&
        (notes_->verb_at[end] != kNone || one_of(text_->lower(end), "was", "were", "is", "are",
                                                 "said", "who", "told", "has", "had")))
      break;
    all.push_back(other);
    at = end;
  }
  return all;
}

bool Clause::may_be_struck(std::size_t mention) const {
  const Mention& who = notes_->mentions[mention];
  if (who.kind == Kind::kPronoun)
    return who.noun == "all" || who.noun == "both" || who.noun == "he" || who.noun == "she" ||
           who.noun == "they" || who.noun == "him" || who.noun == "her" || who.noun == "them" ||
           who.noun == "i" || who.noun == "we" || who.noun == "me" || who.noun == "us";
  if (who.kind == Kind::kAuthority) return who.count.has_value() || one_of_authority(*text_, who);
  return who.kind != Kind::kBody;
}

bool Clause::nobody_of(std::size_t mention) const {
  if (!notes_->mentions[mention].items.empty()) return false;  // "No. 3"
  const std::size_t first = notes_->mentions[coordinated(mention).front()].tokens.first;
  const auto none = [&](std::size_t at) {
    return one_of(text_->lower(at), "no", "nobody", "none", "neither");
  };
  for (std::size_t back = 1; back <= 3 && first >= range_.first + back; ++back) {
    if (none(first - back)) return true;
  }
  return none(first);
}

bool Clause::caused(std::size_t mention) const {
  const std::size_t first = notes_->mentions[mention].tokens.first;
  return first > range_.first &&
         one_of(text_->lower(first - 1), "have", "has", "had", "having", "get", "got", "let", "see",
                "want", "wants", "wanted", "order", "ordered");
}

std::size_t Clause::place_before(std::size_t verb) const {
  std::size_t found = kNone;
  for (std::size_t at = range_.first; at < verb; ++at) {
    const std::size_t place = notes_->place_at[at];
    if (place == kNone || place == found || notes_->places[place].role != PlacePhrase::Role::kAt)
      continue;
    if (found != kNone && notes_->places[found].tokens.end != at) return kNone;
    found = place;
  }
  return found;
}

}  // namespace reading::english
