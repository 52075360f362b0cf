#include "reading/english/lives.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "model/terms.h"
#include "reading/english/corrections.h"
#include "reading/english/numbers.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using model::Property;

constexpr std::uint64_t kOldestYears = 120;
constexpr std::uint64_t kUnnamedMembersMax = 200;  // beyond it a group is a number, not people

class Lives {
 public:
  Lives(ClaimWriter& writer, const Cast& cast, const std::vector<model::SubjectId>& subjects)
      : writer_(writer),
        notes_(writer.notes()),
        text_(notes_.text),
        cast_(cast),
        subjects_(subjects),
        named_(cast.figures.size(), false),
        sexed_(cast.figures.size(), false),
        sized_(cast.figures.size(), false) {}

  void run() {
    for (std::size_t m = 0; m < notes_.mentions.size(); ++m) {
      const auto& figures = cast_.of_mention[m];
      if (figures.size() != 1) continue;
      describe(m, figures.front());
      birth_beside(m, figures.front());
      predicate(m, figures.front());
    }
    for (std::size_t age = 0; age < notes_.ages.size(); ++age) said_of(age);
    for (std::size_t f = 0; f < cast_.figures.size(); ++f) ties(f);
    for (const Cast::NamedCount& count : cast_.named_counts) {
      writer_.add(subjects_[count.group], Property::kNamedCount, count.count, count.passage,
                  writer_.telling(count.passage));
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  void describe(std::size_t m, std::size_t f) {
    const Mention& who = notes_.mentions[m];
    const Figure& figure = cast_.figures[f];
    const model::SubjectId id = subjects_[f];
    const Telling telling = writer_.telling(who.tokens);
    if (!who.name.empty() && !named_[f] && full_name(text_, who) == figure.name) {
      writer_.add(id, Property::kName, model::Name{figure.name},
                  who.surname.empty() ? who.name : Range{who.name.first, who.surname.end}, telling);
      named_[f] = true;
    }
    if (!who.alias.empty() && !figure.group) {
      writer_.add(id, Property::kAlias, model::Name{text_.words(who.alias)}, who.alias, telling);
    }
    if (who.sex != Sex::kUnknown && !figure.group && !sexed_[f]) {
      const auto code = who.sex == Sex::kFemale ? model::terms::kFemale : model::terms::kMale;
      writer_.add(id, Property::kSex, model::Term{std::string(code)}, who.tokens, telling);
      sexed_[f] = true;
    }
    if (figure.group && who.count && !sized_[f] && !who.of_them) {
      writer_.add(id, Property::kSize, who.count->count, who.count->tokens, telling);
      sized_[f] = true;
    } else if (figure.group && who.count && figure.first_mention == m) {
      writer_.add(id, Property::kSize, who.count->count, who.count->tokens, telling);
    }
    for (const std::size_t age : who.ages) add_age(id, age, telling);
    if (!who.nationality.empty() && seen_.insert({f, text_.words(who.nationality)}).second) {
      std::string people = text_.words(who.nationality);
      if (people.size() > 3 && people.back() == 's' &&
          !demonym(text_.lower(who.nationality.end - 1)))
        people.pop_back();
      else if (people.ends_with("ns") || people.ends_with("is"))
        people.pop_back();
      writer_.add(id, Property::kNationality, model::Text{people}, who.nationality, telling);
    }
    if (!who.occupation.empty() && !figure.group) {
      writer_.add(id, Property::kOccupation, model::Text{who.occupation}, who.tokens, telling);
    }
  }

  // On the day of the document, or on the day that the sentence names; else on no day we know.
  void add_age(model::SubjectId id, std::size_t age, const Telling& telling, bool was = false) {
    const AgePhrase& phrase = notes_.ages[age];
    if (phrase.plural) return;
    auto on = writer_.written(phrase.tokens.first);
    const bool past = was || phrase.then || is(phrase.tokens.end, "when") ||
                      (phrase.tokens.first > 0 && is(phrase.tokens.first - 1, "then"));
    if (past) {
      on.reset();
      const Range sentence = text_.sentences()[text_[phrase.tokens.first].sentence].tokens;
      for (std::size_t at = sentence.first; at < sentence.end; ++at) {
        if (notes_.time_at[at] == kNone) continue;
        const auto& when = writer_.when(notes_.time_at[at]);
        if (when && when->range.earliest && when->range.latest) on = when->range;
        if (at > phrase.tokens.first) break;
      }
    }
    // "He was 19 when he disappeared": some day that the sentence does not name.
    if (past && !on && writer_.written(phrase.tokens.first)) {
      on = base::DateRange{std::nullopt, writer_.written(phrase.tokens.first)->latest};
    }
    if (!on || !on->latest) return;
    model::Age value{phrase.months_min, phrase.months_max, *on, text_.words(phrase.tokens)};
    writer_.add(id, Property::kAge, std::move(value), phrase.tokens, telling);
    const Range not_so = corrected_number(text_, phrase.tokens.end);
    const auto number = not_so.empty() ? std::nullopt : number_at(text_, not_so.first);
    if (!number || number->value > kOldestYears) return;
    const auto months = static_cast<int>(number->value) * 12;
    Telling denied = telling;
    denied.manner = model::Manner::kDenied;
    writer_.add(id, Property::kAge, model::Age{months, months + 11, *on, text_.words(not_so)},
                not_so, denied);
  }

  // "A is in Evin prison": where A is, and how, if it says so.
  bool in_place(std::size_t m, std::size_t f, std::size_t at, bool possible) {
    const std::size_t place = at < text_.size() ? notes_.place_at[at] : kNone;
    if (place == kNone || notes_.places[place].role != PlacePhrase::Role::kAt) return false;
    const PlacePhrase& where = notes_.places[place];
    if (where.tokens.first != at) return false;
    std::optional<model::When> time;
    std::size_t end = where.tokens.end;
    const bool held = one_of(text_.lower(end), "prison", "jail", "camp", "custody") ||
                      one_of(text_.lower(end - 1), "prison", "jail", "camp", "custody");
    if (held && body(text_.lower(end)) == Body::kFacility) ++end;
    if (end < text_.size() && text_.same_sentence(at, end) && notes_.time_at[end] != kNone) {
      time = writer_.when(notes_.time_at[end]);
    } else if (const auto& day = writer_.written(at)) {
      time = model::When{*day, "", {}};
    }
    // "is in Evin prison" is told as a detention, with all that follows from it.
    if (held && at > 0 && notes_.verb_at[at - 1] != kNone) return true;
    Telling telling = writer_.telling(where.tokens);
    const bool told = telling.manner == model::Manner::kStated ||
                      telling.manner == model::Manner::kReported;
    if (possible && told) telling.manner = model::Manner::kPossible;
    writer_.add(subjects_[f], Property::kWhereabouts, where.place, where.tokens, telling, time);
    if (held) {
      const Range words{notes_.mentions[m].tokens.first, end};
      writer_.add(subjects_[f], Property::kFate, model::Term{std::string(model::terms::kDetained)},
                  words, telling, time);
    }
    return true;
  }

  // "A was last seen in a cell in B on 3 May": where A was, on the day that is said.
  bool seen_in_place(std::size_t m, std::size_t f, std::size_t at) {
    if (is(at, "last")) ++at;
    if (!is(at, "seen")) return false;
    const Range sentence = text_.sentences()[text_[at].sentence].tokens;
    std::optional<std::size_t> place;
    std::optional<model::When> time;
    for (++at; at < sentence.end && !is(at, ";") && notes_.verb_at[at] == kNone; ++at) {
      const std::size_t p = notes_.place_at[at];
      if (!place && p != kNone && notes_.places[p].role == PlacePhrase::Role::kAt) place = p;
      if (!time && notes_.time_at[at] != kNone) time = writer_.when(notes_.time_at[at]);
      if (one_of(text_.lower(at), "that", "who", "but", "while", "and") &&
          notes_.place_at[at] == kNone) {
        break;
      }
    }
    if (!place) return false;
    const PlacePhrase& where = notes_.places[*place];
    if (!time && writer_.written(where.tokens.first)) {
      time = model::When{{std::nullopt, writer_.written(where.tokens.first)->latest}, "", {}};
    }
    writer_.add(subjects_[f], Property::kWhereabouts, where.place, where.tokens,
                writer_.telling({notes_.mentions[m].tokens.first, where.tokens.end}), time);
    return true;
  }

  // "A, 24, five months pregnant": without a verb.
  bool pregnant_beside(std::size_t m, std::size_t f) {
    std::size_t at = notes_.mentions[m].tokens.end;
    if (!is(at, ",")) return false;
    const auto number = number_at(text_, ++at);
    if (number && is(number->end, "months") && is(number->end + 1, "pregnant")) {
      at = number->end + 1;
    } else if (!is(at, "pregnant")) {
      return false;
    }
    const Range words{notes_.mentions[m].tokens.end + 1, at + 1};
    if (!text_.same_sentence(words.first, at)) return false;
    writer_.add(subjects_[f], Property::kPregnancy, model::Text{text_.words(words)}, words,
                writer_.telling(words));
    return true;
  }

  // "A, who is 17, was arrested.", "He was 41 then; he would be 59 today."
  void said_of(std::size_t age) {
    const AgePhrase& phrase = notes_.ages[age];
    if (phrase.subject >= text_.size()) return;
    const std::size_t f = figure_before(phrase.subject, age);
    if (f == kNone || cast_.figures[f].group) return;
    add_age(subjects_[f], age, writer_.telling(phrase.tokens), phrase.past);
  }

  // Who the words up to a token stand for: "he", a name, the one before "who" or "and".
  std::size_t figure_before(std::size_t at, std::size_t age) const {
    const Range sentence = text_.sentences()[text_[at].sentence].tokens;
    if (is(at, ",")) {  // "A. Example, son of B, is 17"
      std::size_t open = at;
      while (open > sentence.first && at - open < 14 && !is(open - 1, ",")) --open;
      if (open > sentence.first && is(open - 1, ",")) at = open - 1;
      if (at > sentence.first) --at;
    }
    if (is(at, "and")) {  // "was 16 when she was arrested and turned 17"
      const std::size_t before = age == 0 ? kNone : notes_.ages[age - 1].subject;
      return before != kNone && sentence.holds(before) && before != at
                 ? figure_before(before, age - 1)
                 : kNone;
    }
    const std::size_t reach = is(at, "who") ? 10 : 4;
    for (std::size_t back = 0; back < reach && at >= sentence.first + back; ++back) {
      const std::size_t m = notes_.mention_at[at - back];
      if (m == kNone) {
        if (notes_.verb_at[at - back] != kNone) return kNone;
        continue;
      }
      const auto& figures = cast_.of_mention[m];
      return figures.size() == 1 ? figures.front() : kNone;
    }
    return kNone;
  }

  // "(b. 1983)", ", DOB 3 May 1990,": a birth without its verb, which would be an event.
  void birth_beside(std::size_t m, std::size_t f) {
    std::size_t at = notes_.mentions[m].tokens.end;
    if (!is(at, "(") && !is(at, ",")) return;
    ++at;
    if (is(at, "b") || is(at, "dob"))
      ++at;
    else if (is(at, "date") && is(at + 1, "of") && is(at + 2, "birth"))
      at += 3;
    else if (is(at, "d") && is(at + 1, ".") && is(at + 2, "o"))
      at += 5;
    else
      return;
    while (is(at, ".") || is(at, ":")) ++at;
    const std::size_t time = at < text_.size() ? notes_.time_at[at] : kNone;
    if (time == kNone || cast_.figures[f].group) return;
    if (!text_.same_sentence(notes_.mentions[m].tokens.first, at)) return;
    const Range words = notes_.times[time].tokens;
    if (const auto& when = writer_.when(time))
      writer_.add(subjects_[f], Property::kBirth, *when, words, writer_.telling(words));
  }

  // "A is a B", "A is missing", "A, 31, was three months pregnant".
  void predicate(std::size_t m, std::size_t f) {
    const Mention& who = notes_.mentions[m];
    std::size_t at = who.tokens.end;
    if (pregnant_beside(m, f)) return;
    if (is(at, ",")) ++at;
    if (is(at, "who")) ++at;
    if (!text_.same_sentence(who.tokens.first, at)) return;
    // "may be in A", "is probably in A"
    bool possible = one_of(text_.lower(at), "may", "might") && is(at + 1, "be");
    if (possible) ++at;
    if (!possible && !one_of(text_.lower(at), "is", "was", "are", "were", "remains", "became"))
      return;
    const bool before_preposition = who.tokens.first > 0 &&
                                    text_.same_sentence(who.tokens.first - 1, at) &&
                                    is_preposition(text_.lower(who.tokens.first - 1));
    if (before_preposition) return;
    const bool present = possible || is(at, "is") || is(at, "are") || is(at, "remains");
    ++at;
    for (;; ++at) {
      const std::string& word = text_.lower(at);
      if (one_of(word, "probably", "possibly", "perhaps", "maybe", "presumably"))
        possible = true;
      else if (!one_of(word, "now", "also", "still", "then", "currently", "reportedly", "about",
                       "already", "only", "just", "barely", "around"))
        break;
    }
    if (!text_.same_sentence(who.tokens.first, at)) return;
    const model::SubjectId id = subjects_[f];
    if (possible) {
      if (present) in_place(m, f, at, possible);
      return;
    }
    if (const std::size_t age = notes_.age_at[at]; age != kNone && !cast_.figures[f].group) {
      const bool said = notes_.ages[age].subject != kNone;  // told by itself
      if (notes_.ages[age].tokens.first == at && !said)
        add_age(id, age, writer_.telling({at, at + 1}), !present);
      return;
    }
    if (is(at, "missing") || (is(at, "unaccounted") && is(at + 1, "for"))) {
      const Range passage{who.tokens.first, at + 1};
      std::optional<model::When> time;
      if (const auto& day = writer_.written(at); present && day)
        time = model::When{*day, is(at - 1, "now") ? "now" : "", {}};
      Telling telling = writer_.telling({at, at + 1});
      writer_.add(id, Property::kFate, model::Term{std::string(model::terms::kMissing)}, passage,
                  telling, time);
      return;
    }
    if (const auto number = number_at(text_, at)) {
      if (is(number->end, "months") && is(number->end + 1, "pregnant")) {
        const Range words{at, number->end + 2};
        writer_.add(id, Property::kPregnancy, model::Text{text_.words(words)}, words,
                    writer_.telling(words));
        return;
      }
    }
    if (is(at, "pregnant")) {
      writer_.add(id, Property::kPregnancy, model::Text{"pregnant"}, {at, at + 1},
                  writer_.telling({at, at + 1}));
      return;
    }
    if (seen_in_place(m, f, at)) return;
    if (present && in_place(m, f, at, false)) return;
    const std::size_t other = at < text_.size() ? notes_.mention_at[at] : kNone;
    if (other == kNone || notes_.mentions[other].tokens.first != at) return;
    const auto& same = cast_.of_mention[other];
    const bool told = same.size() == 1 && same.front() == f;  // described by itself
    noun_predicate(notes_.mentions[other], id, cast_.figures[f].group || told);
  }

  void noun_predicate(const Mention& what, model::SubjectId id, bool group) {
    if (what.kind != Kind::kSingle && !(group && what.kind == Kind::kGroup && !what.count)) return;
    Range words = what.tokens;
    if (one_of(text_.lower(words.first), "a", "an", "the")) ++words.first;
    if (words.empty()) return;
    const Telling telling = writer_.telling(words);
    if (one_of(what.noun, "christian", "muslim", "buddhist", "catholic", "believer")) {
      writer_.add(id, Property::kFaith, model::Text{text_.words(words)}, words, telling);
    } else if (one_of(what.noun, "citizen", "resident", "national", "refugee", "seeker")) {
      const std::size_t place = words.end < text_.size() ? notes_.place_at[words.end] : kNone;
      if (place != kNone && text_.same_sentence(words.first, words.end))
        words.end = notes_.places[place].tokens.end;
      writer_.add(id, Property::kLegalStatus, model::Text{text_.words(words)}, words, telling);
    } else if (!what.occupation.empty() && !group) {
      writer_.add(id, Property::kOccupation, model::Text{what.occupation}, words, telling);
    }
  }

  void ties(std::size_t f) {
    const Figure& figure = cast_.figures[f];
    if (figure.kin_of != kNone && figure.first_mention != kNone) {
      const Range words = notes_.mentions[figure.first_mention].tokens;
      writer_.add(subjects_[figure.kin_of], Property::kRelative,
                  model::Kin{figure.relation, subjects_[f]}, words, writer_.telling(words));
    }
    if (figure.member_of != kNone) {
      writer_.add(subjects_[f], Property::kMemberOf, model::Reference{subjects_[figure.member_of]},
                  figure.member_passage, writer_.telling(figure.member_passage));
    }
  }

  ClaimWriter& writer_;
  const Notes& notes_;
  const Text& text_;
  const Cast& cast_;
  const std::vector<model::SubjectId>& subjects_;
  std::vector<bool> named_, sexed_, sized_;
  std::set<std::pair<std::size_t, std::string>> seen_;
};

}  // namespace

std::vector<model::SubjectId> write_figures(ClaimWriter& writer, const Cast& cast) {
  std::vector<model::SubjectId> subjects;
  for (const Figure& figure : cast.figures) {
    const auto kind = figure.group ? model::SubjectKind::kGroup : model::SubjectKind::kPerson;
    const bool unnamed = !figure.group && figure.name.empty() && figure.unnamed_of != kNone;
    subjects.push_back(writer.add_subject(kind, figure.label, unnamed));
  }
  return subjects;
}

void write_lives(ClaimWriter& writer, const Cast& cast,
                 const std::vector<model::SubjectId>& subjects) {
  Lives(writer, cast, subjects).run();
}

void write_unnamed(ClaimWriter& writer, const Cast& cast,
                   const std::vector<model::SubjectId>& subjects, const std::vector<bool>& struck,
                   std::uint64_t tabled) {
  std::vector<std::uint64_t> told(cast.figures.size(), 0);
  if (cast.main_group != kNone) told[cast.main_group] = tabled;
  for (const Figure& figure : cast.figures) {
    if (figure.member_of == kNone) continue;
    // Of "three of them" nobody says who they are, nor that they are others than those named.
    if (!figure.group) ++told[figure.member_of];
  }
  for (std::size_t g = 0; g < cast.figures.size(); ++g) {
    const Figure& group = cast.figures[g];
    const bool known =
        group.group && group.exact && group.size && group.member_of == kNone && !group.again;
    if (!known || (!struck[g] && told[g] == 0) || group.size->least > kUnnamedMembersMax) continue;
    if (told[g] >= group.size->least) continue;
    const std::uint64_t left = group.size->least - told[g];
    const Range words = writer.notes().mentions[group.first_mention].tokens;
    for (std::uint64_t i = 1; i <= left; ++i) {
      const std::string label = "one of " + group.size->words + ", not named (" +
                                std::to_string(i) + " of " + std::to_string(left) + ")";
      const model::SubjectId id = writer.add_subject(model::SubjectKind::kPerson, label, true);
      if (id.is_nil()) return;
      writer.add(id, Property::kMemberOf, model::Reference{subjects[g]}, words,
                 writer.telling(words));
    }
  }
}

}  // namespace reading::english
