#include "reading/english/name_evidence.h"

#include "reading/english/lexicon.h"

namespace reading::english {

bool is_persons_name(const Notes& notes, std::size_t mention, bool struck) {
  const Text& text = notes.text;
  const Mention& who = notes.mentions[mention];
  const std::size_t first = who.tokens.first;
  const std::size_t end = who.tokens.end;
  if (!who.weak_name || struck || !who.ages.empty() || !who.occupation.empty() ||
      who.kin_of_named || !who.alias.empty()) {
    return true;
  }
  const bool of = first > 1 && text.is(first - 1, "of");
  // "Ana Example's brother", "the mother of Ana Example"
  if (text.is(end - 1, "'s") && kin_noun(text.lower(end))) return true;
  if (of && kin_noun(text.lower(first - 2))) return true;
  if (who.name.end - who.name.first < 2) return false;
  if (text.sentences()[text[first].sentence].list_item) return true;
  if (one_of(text.lower(first - 1), {"wounded", "injured", "visited", "met", "phoned", "contacted",
                                     "know", "knew", "helped"})) {
    return true;
  }
  const std::string& second = text.lower(first - 2);
  if (text.is(first - 1, "from") && second == "heard") return true;
  if (text.is(first - 1, "with") && one_of(second, {"contact", "spoke", "spoken", "touch"})) {
    return true;
  }
  const bool owns = text.is(end - 1, "'s") &&
                    one_of(text.lower(end), {"whereabouts", "house", "home", "lawyer", "body",
                                             "health", "case", "fate", "phone", "cell", "trial",
                                             "shop", "car", "flat", "belongings", "office"});
  if (owns) return true;
  // "raided the house of Ana Example": somebody lives there.
  if (of && one_of(text.lower(first - 2),
                   {"house", "home", "flat", "apartment", "office", "shop", "farm", "room", "case",
                    "body", "whereabouts", "fate", "news", "name"})) {
    return true;
  }
  return text.same_sentence(first, end) &&
         one_of(text.lower(end),
                {"was",     "is",       "has",    "had",   "said",    "told", "lived",
                 "lives",   "who",      "worked", "works", "remains", "also", "lost",
                 "suffers", "suffered", "needs",  "died",  "left",    "came", "went",
                 "phoned",  "called",   "wrote",  "spent"});
}

bool may_be_a_person(const Notes& notes, std::size_t mention) {
  const Mention& who = notes.mentions[mention];
  return who.kind == Mention::Kind::kNamed && who.name.end - who.name.first >= 2 &&
         !one_of(notes.text.lower(who.tokens.first - 1), {"in", "at", "near", "of", "the"});
}

}  // namespace reading::english
