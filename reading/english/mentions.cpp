#include "reading/english/mentions.h"
#include "reading/english/counted_mentions.h"
#include "reading/english/kin_mentions.h"
#include "reading/english/mentions_join.h"

#include <algorithm>
#include <map>

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kPhraseTokensMax = 16;
constexpr std::size_t kPlain = static_cast<std::size_t>(-1);

class Finder {
 public:
  Finder(const Text& text, const std::vector<NameSpan>& names, const std::vector<AgePhrase>& ages,
         const std::vector<TimePhrase>& times)
      : text_(text),
        names_(names),
        ages_(ages),
        name_at_(text.size(), kPlain),
        age_at_(text.size(), kPlain),
        time_(text.size(), false),
        kin_(text, names, name_at_, ages, age_at_) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t t = names[i].tokens.first; t < names[i].tokens.end; ++t) name_at_[t] = i;
    }
    for (std::size_t i = 0; i < ages.size(); ++i) age_at_[ages[i].tokens.first] = i;
    for (const TimePhrase& time : times) {
      for (std::size_t t = time.tokens.first; t < time.tokens.end; ++t) time_[t] = true;
    }
  }

  std::vector<Mention> run() {
    std::vector<Mention> found;
    for (const Sentence& sentence : text_.sentences()) {
      const std::size_t begin = found.size();
      for (std::size_t at = sentence.tokens.first; at < sentence.tokens.end;) {
        auto mention = mention_at(at, sentence.tokens);
        if (!mention) {
          ++at;
          continue;
        }
        // "detained poet A. Example": the trade is a part of who it is.
        const bool trade = !mention->occupation.empty() && mention->kind == Kind::kNamed &&
                           mention->tokens.first == at && at > sentence.tokens.first;
        const std::size_t before = found.size() > begin ? found.back().tokens.end : 0;
        at = std::max(at + 1, mention->tokens.end);
        if (trade && before < mention->tokens.first) --mention->tokens.first;
        found.push_back(std::move(*mention));
      }
      join_mentions(text_, ages_, age_at_, found, begin, sentence.tokens);
    }
    // "Lies turned 80": only people have ages.
    for (const AgePhrase& age : ages_) {
      if (age.subject == kPlain) continue;
      const auto after = std::ranges::upper_bound(
          found, age.subject, {}, [](const Mention& who) { return who.tokens.first; });
      if (after == found.begin()) continue;
      Mention& who = *std::prev(after);
      if (who.kind == Kind::kNamed && who.tokens.holds(age.subject)) who.weak_name = false;
    }
    return found;
  }

 private:
  const NameSpan* name_at(std::size_t at) const {
    return at < text_.size() && name_at_[at] != kPlain ? &names_[name_at_[at]] : nullptr;
  }
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  std::optional<Mention> mention_at(std::size_t at, Range sentence) const {
    if (time_[at]) return std::nullopt;
    if (auto mention = items_of_list(text_, at)) return mention;
    if (auto mention = named(at)) return mention;
    if (auto mention = kin_.at(at, sentence)) return mention;
    if (auto mention = nominal(at, sentence)) return mention;
    return pronoun(at);
  }

  // "the cooperative La Example", the newspaper "Example": no person's name.
  bool behind_body_noun(std::size_t at) const {
    const std::size_t end = at > 0 && is(at - 1, "\"") ? at - 1 : at;
    return end > 0 && text_.same_sentence(end - 1, at) && !text_[end - 1].capital &&
           leads_name_of_body(text_.lower(end - 1));
  }

  std::optional<Mention> named(std::size_t at) const {
    const NameSpan* name = name_at(at);
    if (!name || name->tokens.first != at || name->demonym) return std::nullopt;
    Mention mention;
    mention.tokens = name->tokens;
    mention.name = name->name;
    mention.sex = name->sex;
    mention.office = name->office;
    switch (name->kind) {
      case NameSpan::Kind::kPerson: mention.kind = Kind::kNamed; break;
      case NameSpan::Kind::kUnknown:
        mention.kind = behind_body_noun(at) ? Kind::kBody : Kind::kNamed;
        mention.weak_name = true;
        break;
      case NameSpan::Kind::kOrganisation: mention.kind = Kind::kBody; break;
      case NameSpan::Kind::kAuthority: mention.kind = Kind::kAuthority; break;
      default: return std::nullopt;
    }
    // "Ji-min-ssi", "Kenji-san"
    if (is(mention.tokens.end, "-") && text_[mention.tokens.end].glued &&
        one_of(text_.lower(mention.tokens.end + 1), "ssi", "nim", "san", "sama")) {
      mention.tokens.end += 2;
    }
    // "trade unionist Pedro Example": known by a trade, so a person.
    const PersonNoun* trade = at > 0 && text_.same_sentence(at - 1, at) && !text_[at - 1].capital
                                  ? person_noun(text_.lower(at - 1))
                                  : nullptr;
    if (mention.kind == Kind::kNamed && trade != nullptr && trade->trade && !trade->plural) {
      mention.weak_name = false;
      mention.occupation = text_.words({at - 1, at});
    }
    // "Kevins dad": the dad alone.
    if (mention.kind == Kind::kNamed && text_.lower(mention.tokens.end - 1).ends_with("s") &&
        kin_noun(text_.lower(mention.tokens.end)) && !is(mention.tokens.end + 1, "of") &&
        text_.same_sentence(at, mention.tokens.end) && !text_[mention.tokens.end].capital &&
        kin_noun(text_.lower(mention.tokens.end))->relation != "partner") {
      return kin_.after_owner(mention.tokens, mention.tokens.end);
    }
    // "Idris' mother"
    if (mention.kind == Kind::kNamed && is(mention.tokens.end, "'") &&
        text_[mention.tokens.end].glued && kin_noun(text_.lower(mention.tokens.end + 1)) &&
        text_.lower(mention.tokens.end - 1).ends_with("s")) {
      if (auto kin = kin_.after_owner(mention.tokens, mention.tokens.end + 1)) return kin;
    }
    if (is(mention.tokens.end, "'s")) {
      // "Ana Example's brother": she, then the brother. Of a body or a place only the latter.
      const std::size_t noun = mention.tokens.end + 1;
      if (mention.kind != Kind::kNamed) {
        if (auto relative = kin_.after_owner(mention.tokens, noun)) return relative;
      }
      if (mention.kind != Kind::kNamed) return std::nullopt;
      mention.tokens.end += 1;
      mention.other = false;
    }
    return mention;
  }

  bool demonym_here(std::size_t at) const {
    const NameSpan* name = name_at(at);
    return name && name->demonym;
  }

  // A word that may stand between an article or number and the noun it belongs to.
  bool may_stand_between(std::size_t at) const {
    const Token& token = text_[at];
    if (token.kind == TokenKind::kMark) return token.lower == "-";
    if (token.kind == TokenKind::kNumber || time_[at]) return false;
    // "at 6 in the morning Croatian police"
    if (one_of(token.lower, "morning", "evening", "afternoon", "night")) return false;
    if (number_at(text_, at)) return false;
    if (demonym_here(at)) return true;
    // "six Jesuit priests": a name that only describes.
    if (token.capital && name_at(at) != nullptr &&
        person_noun(text_.lower(name_at(at)->tokens.end))) {
      return true;
    }
    if (token.capital) return name_at(at) != nullptr && name_at(at)->kind == NameSpan::Kind::kPlace;
    if (is_function_word(token.lower) && token.lower != "other" && token.lower != "more")
      return false;
    static constexpr std::string_view kVerbs[] = {
        "was",     "were", "is",          "are",        "said",     "told", "says",
        "fled",    "left", "died",        "killed",     "arrived",  "took", "sent",
        "brought", "saw",  "disappeared", "reportedly", "allegedly"};
    return std::ranges::find(kVerbs, token.lower) == std::end(kVerbs) &&
           (!token.lower.ends_with("ly") || token.lower == "elderly" || token.lower == "only");
  }

  // [article] [count | "group of" count] [adjectives, peoples, ages] noun.
  std::optional<Mention> nominal(std::size_t at, Range sentence) const {
    Mention mention;
    std::size_t next = at;
    bool article = false;
    const std::string& word = text_.lower(at);
    // "says that men came" points at nobody.
    const bool that =
        word == "that" && (at == sentence.first || is_preposition(text_.lower(at - 1)));
    if (that || word == "the" || word == "this" || word == "these" || word == "those") {
      mention.definite = true;
      article = true;
      ++next;
    } else if (word == "all" || word == "both") {
      const std::size_t of = is(next + 1, "of") ? next + 2 : next + 1;
      const bool the = one_of(text_.lower(of), "the", "these", "those");
      if (!the && !(of == next + 1 && count_at(text_, of))) return everybody(text_, at);
      mention.definite = true;
      article = true;
      next = the ? of + 1 : of;
    } else if (word == "a" || word == "an" || word == "another") {
      if (!count_at(text_, at)) {
        article = true;
        ++next;
      }
      mention.other = word == "another";
    } else if (KinPhrases::owner_of(word) != Owner::kNone || word == "its") {
      // "their lawyer", "her two colleagues": somebody's, and no relative.
      mention.definite = true;
      mention.possessed = true;
      article = true;
      ++next;
    }
    // "a third man": somebody told of for the first time
    if (article && one_of(text_.lower(next), "second", "third", "fourth", "fifth", "sixth",
                          "seventh", "eighth", "ninth", "tenth")) {
      ++next;
    }
    if (!article && one_of(word, "unknown", "unidentified", "unnamed")) {
      article = true;
      ++next;
    }
    if (article && is(next, "remaining")) {
      mention.other = true;
      ++next;
    }
    if (is(next, "other") || is(next, "others")) {
      mention.other = true;
      if (is(next, "others")) return finish_others(mention, at, next);
      ++next;
    }
    if (next < sentence.end &&
        (is(next, "group") || is(next, "groups") || is(next, "party") || is(next, "family"))) {
      if (auto group = group_of(mention, at, next, sentence)) return group;
      if (is(next, "family")) return std::nullopt;
    }
    if (!time_at(next)) {
      if (const auto count = count_at(text_, next)) {
        // "around 9 pm soldiers came"
        if (one_of(text_.lower(count->tokens.end), "am", "pm", "a.m", "p.m", "o'clock", "hrs",
                   "hours", "a", "p")) {
          return std::nullopt;
        }
        if (age_at_.at(next) == kPlain) {
          mention.count = count;
          next = count->tokens.end;
        }
      }
    }
    if (mention.count && is(next, "of")) return part_of(mention, at, next);
    if (mention.count && (is(next, "other") || is(next, "others") || is(next, "more"))) {
      mention.other = true;
      if (is(next, "others")) return finish_others(mention, at, next);
      ++next;
    }
    // "Soldiers arrested students": a verb, not what kind of students.
    const bool verb = next == at && at > sentence.first && text_.lower(at).ends_with("ed") &&
                      text_[at - 1].kind == TokenKind::kWord &&
                      !is_function_word(text_.lower(at - 1));
    if (verb) return std::nullopt;
    if (auto found = head_after(mention, at, next, sentence, article)) return found;
    if (mention.count && !mention.definite && !article) {
      if (auto alone = number_alone(text_, at, *mention.count)) return alone;
    }
    // "the six", "the two", "the three": people told of before
    const bool alone = mention.definite && mention.count && mention.count->exact &&
                       mention.count->count.least > 1 &&
                       (next >= sentence.end || !may_be_noun(next));
    if (!alone) return std::nullopt;
    mention.kind = Kind::kGroup;
    mention.plural = true;
    mention.tokens = {at, next};
    return mention;
  }

  bool time_at(std::size_t at) const { return at < time_.size() && time_[at]; }

  bool may_be_noun(std::size_t at) const {
    const Token& token = text_[at];
    if (token.kind != TokenKind::kWord) return false;
    if (is_function_word(token.lower) || token.lower.ends_with("ly")) return false;
    return token.lower != "said" && !token.lower.ends_with("ed");
  }

  std::optional<Mention> finish_others(Mention mention, std::size_t at, std::size_t others) const {
    mention.kind = Kind::kGroup;
    mention.plural = true;
    mention.tokens = {at, others + 1};
    mention.noun = "others";
    return mention;
  }

  // "three of them", "two of the six", "one of the women".
  std::optional<Mention> part_of(Mention mention, std::size_t at, std::size_t of) const {
    std::size_t next = of + 1;
    const bool them = is(next, "them") || is(next, "these") || is(next, "those");
    if (them) {
      mention.tokens = {at, next + 1};
    } else if (is(next, "the")) {
      ++next;
      if (const auto whole = count_at(text_, next)) next = whole->tokens.end;
      while (next < text_.size() && text_.same_sentence(at, next) && next < of + 6 &&
             !person_noun(text_.lower(next)) && may_stand_between(next) &&
             text_.same_sentence(of, next)) {
        ++next;
      }
      if (person_noun(text_.lower(next))) {
        mention.sex = person_noun(text_.lower(next))->sex;
        ++next;
      }
      // "one of the guards": none of those who were told of
      for (std::size_t word = of + 2; word <= next; ++word) {
        if (body(text_.lower(word)) == Body::kAuthority) return std::nullopt;
      }
      mention.tokens = {at, next};
    } else {
      if (KinPhrases::owner_of(text_.lower(next)) != Owner::kNone)
        ++next;  // "two of his classmates"
      // "hundreds of North Koreans", "thousands of people"
      auto found =
          head_after(mention, at, next, {at, std::min(text_.size(), at + kPhraseTokensMax)}, false);
      return found && found->plural && text_.same_sentence(at, found->tokens.end - 1)
                 ? found
                 : std::nullopt;
    }
    mention.kind = Kind::kGroup;
    mention.of_them = true;
    mention.plural = !(mention.count->exact && mention.count->count.least == 1);
    if (!mention.plural) mention.kind = Kind::kSingle;
    return mention;
  }

  // "a group of six North Korean defectors", "a family of four", "the group".
  std::optional<Mention> group_of(Mention mention, std::size_t at, std::size_t group,
                                  Range sentence) const {
    mention.group_word = true;
    mention.plural = true;
    mention.kind = Kind::kGroup;
    if (is(group, "party") && !is(group + 1, "of")) return std::nullopt;
    const bool family = is(group, "family");
    if (family) mention.noun = "family";
    if (!is(group + 1, "of") || group + 2 >= sentence.end) {
      if (family || is(group, "groups")) return std::nullopt;
      mention.tokens = {at, group + 1};
      mention.noun = "group";
      return mention;
    }
    std::size_t next = group + 2;
    if (const auto count = count_at(text_, next)) {
      mention.count = count;
      next = count->tokens.end;
    }
    if (auto found = head_after(mention, at, next, sentence, true)) {
      found->plural = true;
      found->kind = Kind::kGroup;
      return found;
    }
    if (!mention.count) return std::nullopt;
    mention.tokens = {at, next};
    return mention;
  }

  std::optional<Mention> head_after(Mention mention, std::size_t at, std::size_t next,
                                    Range sentence, bool article) const {
    const std::size_t stop = std::min(sentence.end, at + kPhraseTokensMax);
    std::size_t between = 0;
    std::string occupation;
    for (std::size_t i = next; i < stop; ++i) {
      if (age_at_[i] != kPlain && !ages_[age_at_[i]].bare) {
        mention.ages.push_back(age_at_[i]);
        i = ages_[age_at_[i]].tokens.end - 1;
        // "A 14-year-old was shot": the age stands for the person.
        if (article && is(i, "old") &&
            one_of(text_.lower(i + 1), "was", "is", "has", "had", "who", "died", "disappeared")) {
          mention.kind = Kind::kSingle;
          mention.noun = "person";
          mention.tokens = {at, i + 1};
          return mention;
        }
        continue;
      }
      const std::string& word = text_.lower(i);
      if (demonym_here(i)) {
        const Range people = name_at(i)->tokens;
        mention.nationality = people;
        i = people.end - 1;
        const bool plural_word =
            text_.lower(i).ends_with("s") && demonym(text_.lower(i)) != nullptr &&
            demonym(std::string_view(text_.lower(i)).substr(0, text_.lower(i).size() - 1)) !=
                nullptr;
        // "Twelve Rohingya"
        const bool several = mention.count && mention.count->count.least > 1;
        const bool noun_next = noun_follows(i + 1, stop);
        if (!noun_next &&
            (plural_word || several ||
             (article && mention.count == std::nullopt && singular_people(i, mention)))) {
          mention.kind = plural_word || several ? Kind::kGroup : Kind::kSingle;
          mention.plural = plural_word || several;
          mention.tokens = {at, i + 1};
          mention.noun = "people";
          return mention;
        }
        continue;
      }
      const PersonNoun* noun = person_noun(word);
      if (noun && !noun_follows(i + 1, std::min(stop, i + 3)))
        return with_head(mention, at, i, *noun, article);
      if (!noun && body(word) == Body::kAuthority &&
          (!text_[i].capital || (i == at && i == sentence.first)))
        return authority(mention, at, i);
      if (word == "families" && mention.count) {
        mention.count.reset();  // of families, not of people
        mention.other = false;
        mention.kind = Kind::kGroup;
        mention.plural = true;
        mention.noun = word;
        mention.tokens = {at, i + 1};
        return mention;
      }
      if (const KinNoun* relative = kin_noun(word);
          relative && relative->plural && mention.count && word != "families") {
        mention.kind = Kind::kGroup;
        mention.plural = true;
        mention.sex = relative->sex;
        mention.noun = word;
        mention.tokens = {at, i + 1};
        return mention;
      }
      if (!may_stand_between(i) || ++between > 5) return std::nullopt;
    }
    return std::nullopt;
  }

  // "an Eritrean was arrested": a people's name that is a person here.
  bool singular_people(std::size_t i, const Mention& mention) const {
    if (!text_.same_sentence(i, i + 1)) return !mention.ages.empty();
    const std::string& after = text_.lower(i + 1);
    if (!mention.ages.empty() && (text_[i + 1].kind == TokenKind::kMark || is_preposition(after)))
      return true;
    return one_of(after, "was", "is", "who", "named", "has", ",", "from");
  }

  // A person noun within the next words, so that this one only describes it ("asylum seekers").
  bool noun_follows(std::size_t at, std::size_t stop) const {
    for (std::size_t i = at; i < stop && i < at + 5; ++i) {
      if (person_noun(text_.lower(i)) && text_.same_sentence(at - 1, i)) return true;
      if (body(text_.lower(i)) == Body::kAuthority && !text_[i].capital) return true;
      if (!may_stand_between(i) || text_.lower(i).ends_with("ed")) return false;
    }
    return false;
  }

  std::optional<Mention> with_head(Mention mention, std::size_t at, std::size_t head,
                                   const PersonNoun& noun, bool article) const {
    mention.plural = noun.plural;
    mention.sex = noun.sex;
    mention.child = noun.child;
    mention.teller = noun.teller;
    mention.noun = std::string(noun.singular);
    if (mention.noun == "couple") mention.plural = true;
    mention.tokens = {at, head + 1};
    const bool asylum = noun.singular == "seeker" && is(head - 1, "asylum");
    if (noun.singular == "seeker" && !asylum) return std::nullopt;
    if (noun.legal_status) mention.legal_status = asylum ? "asylum-seeker" : "refugee";
    if (noun.trade && !noun.plural) {
      const bool former = head > at && (is(head - 1, "former") || is(head - 1, "student"));
      mention.occupation = text_.words({former ? head - 1 : head, head + 1});
    }
    if (mention.plural) {
      mention.kind = Kind::kGroup;
    } else {
      mention.kind = Kind::kSingle;
      if (!article && mention.ages.empty() && !mention.count && mention.nationality.empty())
        return std::nullopt;
      if (mention.count && !(mention.count->exact && mention.count->count.least == 1))
        return std::nullopt;
    }
    if (is(mention.tokens.end, "'s")) return std::nullopt;
    if (noun.plural && mention.count) with_the_others(mention);
    return mention;
  }

  // "about 40 women and girls": one number for both.
  void with_the_others(Mention& mention) const {
    const auto kind = [&](std::size_t at) {
      return one_of(text_.lower(at), "women", "girls", "men", "boys", "children");
    };
    const std::size_t next = mention.tokens.end + 1;
    const bool both =
        is(next - 1, "and") && kind(next - 2) && kind(next) && text_.same_sentence(next - 2, next);
    if (!both) return;
    if (mention.sex != person_noun(text_.lower(next))->sex) mention.sex = Sex::kUnknown;
    mention.tokens.end = next + 1;
  }

  std::optional<Mention> authority(Mention mention, std::size_t at, std::size_t head) const {
    mention.kind = Kind::kAuthority;
    std::size_t end = head + 1;
    while (end < text_.size() && text_.same_sentence(at, end) &&
           body(text_.lower(end)) == Body::kAuthority && !text_[end].capital) {
      ++end;  // "security forces", "army officers"
    }
    mention.tokens = {at, end};
    mention.noun = text_.lower(end - 1);
    mention.plural = true;
    return mention;
  }

  std::optional<Mention> pronoun(std::size_t at) const {
    const std::string& word = text_.lower(at);
    Mention mention;
    mention.kind = Kind::kPronoun;
    mention.tokens = {at, at + 1};
    mention.noun = word;
    mention.definite = true;
    if (const std::string_view whose = whose_act(at); !whose.empty()) {
      mention.noun = whose;
      mention.possessive = true;
      mention.plural = whose == "they" || whose == "we";
      mention.sex = whose == "he" ? Sex::kMale : whose == "she" ? Sex::kFemale : Sex::kUnknown;
      if (whose == "i" || whose == "we") mention.owner = Owner::kSpeaker;
    } else if (word == "he" || word == "him")
      mention.sex = Sex::kMale;
    else if (word == "she")
      mention.sex = Sex::kFemale;
    else if (word == "her") {
      // "her" before a noun is whose it is and nobody by itself.
      if (at + 1 < text_.size() && text_[at + 1].kind == TokenKind::kWord &&
          text_.same_sentence(at, at + 1) && !is_function_word(text_.lower(at + 1))) {
        return std::nullopt;
      }
      mention.sex = Sex::kFemale;
    } else if (word == "they" || word == "them") {
      mention.plural = true;
    } else if ((word == "i" && text_[at].capital) || word == "we" || word == "me" || word == "us") {
      mention.owner = Owner::kSpeaker;
      mention.plural = word == "we" || word == "us";
    } else {
      return std::nullopt;
    }
    return mention;
  }

  // "his arrest", "their forced return": the pronoun of whose it is; "" where no act follows.
  std::string_view whose_act(std::size_t at) const {
    static constexpr std::pair<std::string_view, std::string_view> kWhose[] = {
        {"his", "he"}, {"her", "she"}, {"their", "they"}, {"my", "i"}, {"our", "we"}};
    for (const auto& [word, pronoun] : kWhose) {
      if (!is(at, word)) continue;
      for (std::size_t next = at + 1; next < at + 4 && text_.same_sentence(at, next); ++next) {
        if (!event_noun(text_.lower(next)).empty() || is(next, "body")) return pronoun;
        if (text_[next].capital || is_function_word(text_.lower(next))) break;
      }
    }
    return {};
  }

  const Text& text_;
  const std::vector<NameSpan>& names_;
  const std::vector<AgePhrase>& ages_;
  std::vector<std::size_t> name_at_;
  std::vector<std::size_t> age_at_;
  std::vector<bool> time_;
  KinPhrases kin_;
};

}  // namespace

std::string full_name(const Text& text, const Mention& who) {
  std::string name = text.words(who.name);
  return who.surname.empty() ? name : name + " " + text.words(who.surname);
}

std::vector<Mention> find_mentions(const Text& text, const std::vector<NameSpan>& names,
                                   const std::vector<AgePhrase>& ages,
                                   const std::vector<TimePhrase>& times) {
  return Finder(text, names, ages, times).run();
}

}  // namespace reading::english
