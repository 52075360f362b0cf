#include "reading/english/mentions_join.h"

#include <algorithm>

#include "reading/english/ages_forms.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;

constexpr std::size_t kPlain = static_cast<std::size_t>(-1);

class Joiner {
 public:
  Joiner(const Text& text, const std::vector<AgePhrase>& ages,
         const std::vector<std::size_t>& age_at)
      : text_(text), ages_(ages), age_at_(age_at) {}

  // Joins a mention with the one that a comma sets beside it, and takes in ages.
  void join(std::vector<Mention>& found, std::size_t begin, Range sentence) const {
    for (std::size_t i = begin; i < found.size(); ++i) take_scripts(found, i, sentence);
    for (std::size_t i = begin; i < found.size(); ++i) {
      age_in_front(found[i], i > begin ? found[i - 1].tokens.end : sentence.first);
    }
    for (std::size_t i = begin; i < found.size(); ++i) {
      const std::size_t next = i + 1 < found.size() ? found[i + 1].tokens.first : sentence.end;
      take_ages(found[i], {sentence.first, std::min(next, sentence.end)});
    }
    for (std::size_t i = begin; i < found.size(); ++i) take_nickname(found[i]);
    for (std::size_t i = begin; i + 1 < found.size(); ++i) take_alias(found, i, sentence);
    for (std::size_t i = begin; i + 1 < found.size(); ++i) share_surname(found, i, begin, sentence);
    for (std::size_t i = begin; i < found.size(); ++i) take_listed(found, begin, i);
    for (std::size_t i = begin; i + 1 < found.size();) {
      if (!beside(found[i], found[i + 1], sentence)) {
        ++i;
        continue;
      }
      merge(found[i], found[i + 1]);
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      take_ages(found[i], sentence);
    }
    for (std::size_t i = begin; i + 2 < found.size(); ++i) relative_named_later(found, i);
    for (std::size_t i = begin; i < found.size(); ++i) {
      trailing_words(found[i], sentence);
      take_ages(found[i], sentence);  // "A. Example, teacher, 36"
    }
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  // "the brothers A and B Example", "A and B Example and their children": one surname for all.
  void share_surname(std::vector<Mention>& found, std::size_t i, std::size_t begin,
                     Range sentence) const {
    const Mention last = found[i + 1];
    if (!lone(found[i]) || last.kind != Kind::kNamed || last.name.end - last.name.first < 2) return;
    if (!is(found[i].tokens.end, "and") || last.tokens.first != found[i].tokens.end + 1) return;
    std::size_t first = i;
    while (first > begin && lone(found[first - 1]) && is(found[first - 1].tokens.end, ",") &&
           found[first].tokens.first == found[first - 1].tokens.end + 1) {
      --first;
    }
    std::size_t before = found[first].tokens.first;
    if (before > 0 && one_of(text_.lower(before - 1), ",", ":", "named", "called")) --before;
    const bool kin = before > sentence.first && together(text_.lower(before - 1));
    const std::size_t behind = last.tokens.end;
    const bool behind_kin = is(behind, ",") && together(text_.lower(behind + 1));
    const bool parents = is(behind, "and") && is(behind + 1, "their") &&
                         (offspring(text_.lower(behind + 2)) || kin_noun(text_.lower(behind + 2)) ||
                          offspring(text_.lower(behind + 3)) || kin_noun(text_.lower(behind + 3)));
    if (!kin && !behind_kin && !parents) return;
    const KinNoun* noun = kin ? kin_noun(text_.lower(before - 1)) : nullptr;
    for (std::size_t each = first; each <= i + 1; ++each) {
      if (each <= i) found[each].surname = {last.name.end - 1, last.name.end};
      found[each].weak_name = false;
      if (noun != nullptr && found[each].sex == Sex::kUnknown) found[each].sex = noun->sex;
    }
    if (!kin) return;
    // "The brothers" are no others than the two.
    const bool told = first > begin && found[first - 1].tokens.end == before;
    if (told && found[first - 1].owner != Mention::Owner::kNone) return;
    found[first].tokens.first = told ? found[first - 1].tokens.first : before - 1;
    if (told) found.erase(found.begin() + static_cast<std::ptrdiff_t>(first) - 1);
  }

  bool lone(const Mention& who) const {
    return who.kind == Kind::kNamed && who.name.end - who.name.first == 1 && !who.office &&
           !is(who.tokens.end - 1, "'s");
  }

  static bool together(std::string_view word) {
    return one_of(word, "brothers", "sisters", "siblings", "twins", "couple", "spouses", "parents",
                  "sons", "daughters", "husband", "cousins");
  }

  // `Rogelio "Ka Oging" Example`
  void take_nickname(Mention& who) const {
    if (who.kind != Kind::kNamed || !who.alias.empty()) return;
    std::size_t open = who.name.first;
    while (open < who.name.end && !is(open, "\"")) ++open;
    std::size_t close = open + 1;
    while (close < who.name.end && !is(close, "\"")) ++close;
    if (close >= who.name.end || close == open + 1) return;
    who.alias = {open + 1, close};
    who.weak_name = false;
  }

  // "Mwas real name is Samuel Example", "A, whose full name is B", 'the man we called "A" is B':
  // the latter is the name.
  bool take_real_name(std::vector<Mention>& found, std::size_t i) const {
    Mention& called = found[i];
    const Mention& real = found[i + 1];
    if (called.kind != Kind::kNamed || real.kind != Kind::kNamed) return false;
    std::size_t at = called.tokens.end;
    while (one_of(text_.lower(at), ",", "\"", "(", "'s", "whose")) ++at;
    const bool told = one_of(text_.lower(at), "real", "full", "true", "correct", "actual") &&
                      is(at + 1, "name") && (is(at + 2, "is") || is(at + 2, "was"));
    const std::size_t before = called.tokens.first;
    const bool quoted = before > 1 && is(before - 1, "\"") &&
                        one_of(text_.lower(before - 2), "called", "named", "as");
    if (told)
      at += 3;
    else if (quoted && is(at, "is"))
      ++at;
    else
      return false;
    while (one_of(text_.lower(at), "in", "fact", "really", "actually", "\"", ":")) ++at;
    if (at != real.tokens.first) return false;
    Mention named = real;
    named.tokens.first = called.tokens.first;
    named.alias = called.name;
    named.weak_name = false;
    if (named.sex == Sex::kUnknown) named.sex = called.sex;
    found[i] = std::move(named);
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return true;
  }

  // "A. Example, known as B,", "A. Example alias B", "A. Example (also called \"B\")": one person.
  void take_alias(std::vector<Mention>& found, std::size_t i, Range sentence) const {
    if (take_real_name(found, i)) return;
    Mention& who = found[i];
    const Mention& other = found[i + 1];
    if (who.kind != Kind::kNamed || other.kind != Kind::kNamed || who.name.empty()) return;
    std::size_t at = who.tokens.end;
    if (is(at, ",") || is(at, "(")) ++at;
    while (one_of(text_.lower(at), "also", "better", "who", "is", "was", "widely", "a", "k")) ++at;
    if (one_of(text_.lower(at), "alias", "aka", "nicknamed", "nickname", "called", "dubbed")) {
      ++at;
    } else if (is(at, "known") && (is(at + 1, "as") || is(at + 1, "by"))) {
      at += is(at + 2, "the") && is(at + 3, "name") ? 5u : 2u;
    } else {
      return;
    }
    if (is(at, "\"") || is(at, "'")) ++at;
    if (at != other.tokens.first) return;
    at = other.tokens.end;
    while (at < sentence.end && (is(at, "\"") || is(at, "'") || is(at, ")"))) ++at;
    who.alias = other.name;
    who.tokens.end = at;
    who.weak_name = false;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }

  // "The wife of A. Example, B. Example,": B is the wife.
  void relative_named_later(std::vector<Mention>& found, std::size_t i) const {
    const Mention kin = found[i];
    const Mention& owner = found[i + 1];
    Mention& named = found[i + 2];
    const bool of_owner = kin.kind == Kind::kKin && !kin.plural && kin.name.empty() &&
                          kin.owner_tokens.first == kin.tokens.end &&
                          owner.tokens.first == kin.tokens.end;
    if (!of_owner || named.kind != Kind::kNamed || named.kin_of_named) return;
    const bool beside = is(owner.tokens.end, ",") && named.tokens.first == owner.tokens.end + 1;
    const bool closed = is(named.tokens.end, ",") || is(named.tokens.end, ".");
    if (!beside || !closed) return;
    if (named.sex != Sex::kUnknown && kin.sex != Sex::kUnknown && named.sex != kin.sex) return;
    if (named.sex == Sex::kUnknown) named.sex = kin.sex;
    named.kin_of_named = true;
    named.weak_name = false;
    named.relation = kin.relation;
    named.owner = kin.owner;
    named.owner_tokens = kin.owner_tokens;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(i));
  }

  // "the 48-year-old A. Example"
  void age_in_front(Mention& mention, std::size_t floor) const {
    const std::size_t first = mention.tokens.first;
    if (mention.name.empty() || mention.kind != Kind::kNamed || !mention.ages.empty()) return;
    for (std::size_t back = 1; back <= 9 && first >= floor + back; ++back) {
      const std::size_t age = age_at_[first - back];
      if (age == kPlain || ages_[age].bare || ages_[age].tokens.end != first) continue;
      mention.ages.push_back(age);
      mention.tokens.first = first - back;
      return;
    }
  }

  // "A. Example (李文华)", "А. Пример (A. Example)": one name in two scripts.
  void take_scripts(std::vector<Mention>& found, std::size_t i, Range sentence) const {
    Mention& who = found[i];
    if (who.kind != Kind::kNamed || who.plural || is(who.tokens.end - 1, "'s")) return;
    const bool own = other_script(text_.lower(who.name.first));
    std::size_t first = who.tokens.end;
    const bool bracket = is(first, "(") || is(first, "[");
    if (bracket || is(first, "/") || (is(first, ",") && !own)) ++first;
    std::size_t end = first;
    while (end < sentence.end && end < first + 8 && text_[end].kind == TokenKind::kWord &&
           other_script(text_.lower(end)) != own && (!own || text_[end].capital)) {
      ++end;
    }
    const bool closed = !bracket || one_of(text_.lower(end), ")", "]", ",", ";");
    if (end == first || !closed || (own && !bracket && !is(first - 1, "/"))) return;
    // The Latin letters are the name, the others a name besides.
    who.alias = own ? who.name : Range{first, end};
    if (own) who.name = {first, end};
    who.tokens.end = bracket && (is(end, ")") || is(end, "]")) ? end + 1 : end;
    const auto next = found.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    auto last = next;
    while (last != found.end() && last->tokens.first < who.tokens.end) ++last;
    found.erase(next, last);
  }

  // ", male", "(f)", "(m,", ", boy,": the sex of a named person, as lists put it.
  void take_sex(Mention& mention, Range sentence) const {
    if (mention.kind != Kind::kNamed || mention.plural) return;
    const std::size_t at = mention.tokens.end;
    const bool bracket = is(at, "(");
    if (at + 1 >= sentence.end || !(bracket || is(at, ","))) return;
    const Sex sex = sex_word(text_.lower(at + 1));
    if (sex == Sex::kUnknown) return;
    const std::size_t behind = at + 2;
    const bool closed = behind >= sentence.end || one_of(text_.lower(behind), ",", ")", ";", "/") ||
                        (is(behind, ".") && behind + 1 >= sentence.end);
    if (!closed) return;
    if (mention.sex == Sex::kUnknown) mention.sex = sex;
    mention.child = mention.child || one_of(text_.lower(at + 1), "boy", "girl");
    mention.weak_name = false;
    mention.tokens.end = bracket && is(behind, ")") ? behind + 1 : behind;
  }

  // "(not his name)", "from Osh", "of Fuyang": what may stand between somebody and an age.
  std::size_t past_aside(std::size_t at, Range sentence) const {
    if (is(at, "(")) {
      for (std::size_t close = at + 1; close < std::min(sentence.end, at + 9); ++close) {
        if (age_at_[close] != kPlain) return at;
        if (is(close, ")")) return close + 1;
      }
      return at;
    }
    if (!is(at, "from") && !is(at, "of")) return at;
    std::size_t end = at + 1;
    while (end < std::min(sentence.end, at + 6) &&
           (text_[end].capital || is_name_particle(text_.lower(end)) ||
            is_area_word(text_.lower(end)) || is(end, "the"))) {
      ++end;
    }
    return end > at + 1 && is(end, ",") ? end : at;
  }

  // "Bahar (teacher, 34)", "Dilshod (farmer)"
  void take_trade_in_brackets(Mention& mention) const {
    const std::size_t open = mention.tokens.end;
    if (mention.kind != Kind::kNamed || mention.plural || !is(open, "(")) return;
    const PersonNoun* noun = person_noun(text_.lower(open + 1));
    if (noun == nullptr || !noun->trade || noun->plural || !mention.occupation.empty()) return;
    if (!is(open + 2, ")") && !(is(open + 2, ",") && age_at_[open + 3] != kPlain)) return;
    mention.occupation = text_.words({open + 1, open + 2});
    mention.weak_name = false;
    mention.tokens.end = open + 3;
    if (is(open + 2, ")")) return;
    mention.ages.push_back(age_at_[open + 3]);
    mention.tokens.end = ages_[age_at_[open + 3]].tokens.end;
    if (is(mention.tokens.end, ")")) ++mention.tokens.end;
  }

  // ", 48 years old,", "(30)", "aged 48", ", male, 26" after a mention.
  void take_ages(Mention& mention, Range sentence) const {
    take_sex(mention, sentence);
    take_trade_in_brackets(mention);
    std::size_t at = past_aside(mention.tokens.end, sentence);
    Sex sex = Sex::kUnknown;
    for (std::size_t steps = 0; steps < 4 && at < sentence.end; ++steps) {
      const std::string& word = text_.lower(at);
      const bool sexed = sex_word(word) != Sex::kUnknown;
      if (!sexed && age_at_[at] != kPlain) break;
      if (!sexed && !one_of(word, ",", ";", "(", ")", "/", "-", ":", "[", ".", "\"")) break;
      if (sexed) sex = sex_word(word);
      // Without a word for the sex one mark is all that may stand between.
      if (!sexed && sex == Sex::kUnknown && steps > 0 && !is(at - 1, "\"")) break;
      ++at;
    }
    if (at < sentence.end && age_at_[at] == kPlain) {
      if (one_of(text_.lower(at), "only", "then", "just", "now")) ++at;
      if (at < sentence.end && says_about(text_.lower(at)) && age_at_[at] == kPlain) {
        at = after_about(text_, at);
      }
    }
    if (at >= sentence.end || age_at_[at] == kPlain || mention.plural) return;
    const AgePhrase& age = ages_[age_at_[at]];
    if (age.bare && mention.name.empty()) return;
    if (!mention.ages.empty() || age.listed > 0) return;
    mention.ages.push_back(age_at_[at]);
    mention.tokens.end = age.tokens.end;
    if (is(mention.tokens.end, ",") &&
        sex_word(text_.lower(mention.tokens.end + 1)) != Sex::kUnknown) {
      sex = sex_word(text_.lower(mention.tokens.end + 1));
      mention.tokens.end += 2;
    }
    if (mention.sex == Sex::kUnknown) mention.sex = sex;
    if (is(mention.tokens.end, ")") || is(mention.tokens.end, "]")) ++mention.tokens.end;
  }

  // "A and B, aged 19 and 24": as many people as ages, in their order.
  void take_listed(std::vector<Mention>& found, std::size_t begin, std::size_t i) const {
    std::size_t at = found[i].tokens.end;
    if (is(at, ",") && together(text_.lower(at + 1))) at += 2;  // "A and B, brothers (19, 22)"
    if (is(at, ",") || is(at, "(")) ++at;
    const std::size_t first = at < text_.size() ? age_at_[at] : kPlain;
    if (first == kPlain || ages_[first].listed == 0) return;
    const std::size_t people = ages_[first].listed;
    if (i + 1 < begin + people) return;
    const std::size_t one = i + 1 - people;
    for (std::size_t m = one; m <= i; ++m) {
      if (found[m].kind != Kind::kNamed || found[m].plural || !found[m].ages.empty()) return;
      if (m == i) continue;
      std::size_t gap = found[m].tokens.end;
      while (gap < found[m + 1].tokens.first && (is(gap, ",") || is(gap, "and"))) ++gap;
      if (gap != found[m + 1].tokens.first) return;
    }
    for (std::size_t m = one; m <= i; ++m) found[m].ages.push_back(first + (m - one));
    found[i].tokens.end = ages_[first + people - 1].tokens.end;
    if (is(found[i].tokens.end, ")")) ++found[i].tokens.end;
  }

  bool beside(const Mention& first, const Mention& second, Range sentence) const {
    std::size_t gap = first.tokens.end;
    bool comma = false;
    // "A. Example (born in 1980), an engineer,"
    if (is(gap, "(")) {
      std::size_t close = gap;
      while (close < second.tokens.first && close < gap + 12 && !is(close, ")")) ++close;
      if (is(close, ")") && is(close + 1, ",")) gap = close + 1;
    }
    if (is(gap, ",") || is(gap, ":") || is(gap, "(")) {
      comma = true;
      ++gap;
    }
    if ((is(gap, "from") || is(gap, "of") || is(gap, "in")) && first.name.empty()) {
      std::size_t place = gap + 1;  // "a man from Idlib called Yasin"
      while (place < gap + 5 && place < sentence.end && text_[place].capital) ++place;
      if (is(place, "named") || is(place, "called")) gap = place;
    }
    if (is(gap, "named") || is(gap, "called")) {
      comma = true;
      ++gap;
    }
    if (who_is(first, second, sentence)) return true;
    // "The father is A. Example, 44": who the father is.
    const bool identified = first.name.empty() && !comma && gap + 1 == second.tokens.first &&
                            (is(gap, "is") || is(gap, "was")) && identifies(first, second);
    if (identified) return true;
    if (gap != second.tokens.first) return false;
    const bool one_named = first.name.empty() != second.name.empty();
    if (!one_named) return false;
    // "A. Example, 44, the mother is B": no words about A.
    if (second.name.empty() && second.definite && comma &&
        (is(second.tokens.end, "is") || is(second.tokens.end, "was")) &&
        second.tokens.end + 1 < sentence.end && text_[second.tokens.end + 1].capital) {
      return false;
    }
    const Mention& named = first.name.empty() ? second : first;
    const Mention& plain = first.name.empty() ? first : second;
    const bool office = plain.kind == Kind::kAuthority && comma && !first.name.empty() &&
                        one_of(text_.lower(plain.tokens.first), "a", "an");
    if (office) return named.kind == Kind::kNamed;  // "A. Example, a judge,"
    if (named.kind != Kind::kNamed || plain.plural || plain.kind == Kind::kAuthority ||
        plain.kind == Kind::kPronoun || plain.kind == Kind::kBody || plain.kind == Kind::kGroup) {
      return false;
    }
    if (named.sex != Sex::kUnknown && plain.sex != Sex::kUnknown && named.sex != plain.sex)
      return false;
    if (is(named.tokens.end - 1, "'s")) return false;
    // "the wife of A. Example": whose wife she is, not her name.
    if (!comma && first.kind == Kind::kKin && first.owner_tokens.first == named.tokens.first)
      return false;
    // "A. Example, his brother B": the brother is B. "A. Example, his wife and their children": so
    // is the wife somebody else.
    const std::size_t behind = second.tokens.end;
    if (comma && second.kind == Kind::kKin && second.name.empty() &&
        (is(behind, "and") || (is(behind, ",") && is(behind + 1, "and")))) {
      return false;
    }
    // "A. Example, the widow of B": whose widow A is.
    if (comma && second.kind == Kind::kKin && second.name.empty() && !second.plural &&
        second.owner == Mention::Owner::kPhrase && is(second.tokens.end - 1, "of")) {
      return true;
    }
    const bool of_first = second.kind == Kind::kKin || second.possessed;
    if (comma && second.name.empty() && of_first && behind < sentence.end &&
        text_[behind].capital) {
      return false;
    }
    // "No news of A, the woman and B": somebody else, of whom nothing more is said here.
    const bool generic = comma && second.name.empty() && plain.definite && plain.ages.empty() &&
                         plain.kind == Kind::kSingle &&
                         one_of(plain.noun, "man", "woman", "boy", "girl", "child", "person");
    if (generic && (behind >= sentence.end || is(behind, ".") || is(behind, "and"))) return false;
    // "a lawyer called A, a farmer called B"
    if (second.name.empty() && one_of(text_.lower(behind), "called", "named")) return false;
    if (!comma) return first.name.empty();  // "his mother Ana Example", "the teacher Ana Example"
    // "A, B and a teacher": what ends a list is a person of their own.
    const std::size_t end = second.tokens.end;
    if (first.name.empty()) return true;
    if (plain.definite && plain.kind == Kind::kSingle && end < sentence.end && is(end, "and"))
      return false;
    return true;
  }

  // "A. Example, who is a delegate of": what A is.
  bool who_is(const Mention& first, const Mention& second, Range sentence) const {
    std::size_t at = first.tokens.end;
    if (is(at, ",")) ++at;
    if (!is(at, "who") || !(is(at + 1, "is") || is(at + 1, "was"))) return false;
    at += 2;
    while (at < sentence.end && one_of(text_.lower(at), "also", "himself", "herself", "now")) ++at;
    const bool person = first.kind == Kind::kNamed || first.kind == Kind::kKin;
    return person && !first.plural && at == second.tokens.first && second.kind == Kind::kSingle &&
           !second.plural && second.name.empty() && one_of(text_.lower(at), "a", "an") &&
           (first.sex == Sex::kUnknown || second.sex == Sex::kUnknown || first.sex == second.sex);
  }

  // Somebody told of without a name, and the name that says who it is. Not what is done to it: "The
  // boy was Ana's".
  bool identifies(const Mention& plain, const Mention& named) const {
    const bool one = (plain.kind == Kind::kSingle || plain.kind == Kind::kKin) && !plain.plural &&
                     plain.definite && plain.ages.empty();
    const std::size_t end = named.tokens.end;
    return one && named.kind == Kind::kNamed && !is(end - 1, "'s") && named.surname.empty() &&
           (plain.sex == Sex::kUnknown || named.sex == Sex::kUnknown || plain.sex == named.sex) &&
           (end >= text_.size() || !text_.same_sentence(end - 1, end) ||
            text_[end].kind == TokenKind::kMark ||
            one_of(text_.lower(end), "and", "who", "from", "but"));
  }

  void merge(Mention& first, const Mention& second) const {
    const bool first_named = !first.name.empty() || second.name.empty();
    const Mention plain = first_named ? second : first;
    Mention named = first_named ? first : second;
    named.tokens = {first.tokens.first, second.tokens.end};
    if (named.sex == Sex::kUnknown) named.sex = plain.sex;
    named.child = named.child || plain.child;
    named.weak_name = false;
    named.other = named.other || plain.other;
    named.definite = named.definite || plain.definite;
    named.possessed = named.possessed || plain.possessed;
    named.of_them = named.of_them || plain.of_them;
    if (named.occupation.empty()) named.occupation = plain.occupation;
    if (named.legal_status.empty()) named.legal_status = plain.legal_status;
    if (named.nationality.empty()) named.nationality = plain.nationality;
    if (named.noun.empty()) named.noun = plain.noun;
    if (plain.kind == Kind::kAuthority && named.occupation.empty()) {
      named.occupation = text_.words({plain.tokens.first + 1, plain.tokens.end});
    }
    if (plain.kind == Kind::kKin) {
      named.kin_of_named = true;
      named.relation = plain.relation;
      named.owner = plain.owner;
      named.owner_tokens = plain.owner_tokens;
    }
    named.ages.insert(named.ages.end(), plain.ages.begin(), plain.ages.end());
    first = std::move(named);
  }

  // ", former vocalist,": a trade set beside a person without an article.
  void trailing_words(Mention& mention, Range sentence) const {
    if (mention.plural || mention.kind == Kind::kPronoun || mention.kind == Kind::kAuthority ||
        mention.kind == Kind::kBody || !mention.occupation.empty()) {
      return;
    }
    std::size_t at = mention.tokens.end;
    if (at + 1 >= sentence.end || !is(at, ",")) return;
    const std::size_t first = at + 1;
    at = first;
    while (at < sentence.end && at < first + 3 && !person_noun(text_.lower(at)) &&
           !is_function_word(text_.lower(at)) && text_[at].kind == TokenKind::kWord &&
           !text_[at].capital) {
      ++at;
    }
    const PersonNoun* noun = at < sentence.end ? person_noun(text_.lower(at)) : nullptr;
    if (!noun || noun->plural || !noun->trade || text_[at].capital) return;
    const std::size_t end = at + 1;
    if (end < sentence.end && !one_of(text_.lower(end), ",", ".", ";", ")", "-", ":")) return;
    mention.occupation = text_.words({first, end});
    mention.tokens.end = end;
  }

  const Text& text_;
  const std::vector<AgePhrase>& ages_;
  const std::vector<std::size_t>& age_at_;
};

}  // namespace

void join_mentions(const Text& text, const std::vector<AgePhrase>& ages,
                   const std::vector<std::size_t>& age_at, std::vector<Mention>& found,
                   std::size_t begin, Range sentence) {
  Joiner(text, ages, age_at).join(found, begin, sentence);
}

}  // namespace reading::english
