#include "reading/english/name_evidence.h"

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

// "We got a call from A", "a man called A", "His real name is A": phrases that
// only a person's name can end, one word or more.
bool is_told_of(const Text& text, const Mention& who) {
  const std::size_t first = who.tokens.first;
  if (first < 2 || !text.same_sentence(first - 2, first)) return false;
  const std::string& before = text.lower(first - 1);
  const std::string& second = text.lower(first - 2);
  if (one_of(before, "named", "called", "surnamed")) {
    if (one_of(second, "is", "was", "one", "also")) return true;
    for (std::size_t back = 2; back < 7 && first >= back; ++back) {  // "a man from Idlib called"
      if (!text.same_sentence(first - back, first)) break;
      if (person_noun(text.lower(first - back)) || kin_noun(text.lower(first - back))) return true;
    }
    return false;
  }
  // "daughter Eset", "his deputy Esther Example"
  const KinNoun* kin = kin_noun(before);
  if (kin != nullptr && !text[first - 1].capital) return true;
  if (who.name.end - who.name.first > 1 && !text[first - 1].capital &&
      text[first - 1].kind == TokenKind::kWord && !is_function_word(before) &&
      one_of(second, "his", "her", "their", "our", "my")) {
    return true;
  }
  if (one_of(before, "is", "was", "are", "were", ":") && one_of(second, "name", "names", "named")) {
    return true;
  }
  if (before == "from") {
    return one_of(second, "call", "calls", "word", "heard");
  }
  return false;
}

}  // namespace

bool is_persons_name(const Notes& notes, std::size_t mention, bool struck) {
  const Text& text = notes.text;
  const Mention& who = notes.mentions[mention];
  const std::size_t first = who.tokens.first;
  const std::size_t end = who.tokens.end;
  // "died in Khartoum North", "held at Black Beach": where something is, and nobody's name.
  const bool place = who.weak_name && who.kind == Mention::Kind::kNamed && first > 0 &&
                     text.same_sentence(first - 1, first) && !text.is(end - 1, "'s") &&
                     one_of(text.lower(first - 1), "in", "at", "near", "inside", "outside",
                            "towards", "into", "around", "via");
  if (place && who.ages.empty() && who.alias.empty()) return false;
  if (!who.weak_name || struck || !who.ages.empty() || !who.occupation.empty() ||
      who.kin_of_named || !who.alias.empty()) {
    return true;
  }
  if (is_told_of(text, who)) return true;
  // "1. Lena Example; 2. Tom Example": numbered in the run of a sentence.
  const bool numbered = first > 1 && (text.is(first - 1, ".") || text.is(first - 1, ")")) &&
                        text[first - 1].glued && text[first - 2].kind == TokenKind::kNumber &&
                        text.lower(first - 2).size() < 3;
  if (numbered && who.name.end - who.name.first > 1) return true;
  const bool of = first > 1 && text.is(first - 1, "of");
  // "Ana Example's brother", "the mother of Ana Example"
  if (text.is(end - 1, "'s") && kin_noun(text.lower(end))) return true;
  if (of && kin_noun(text.lower(first - 2))) return true;
  if (who.name.end - who.name.first < 2) return false;
  if (text.sentences()[text[first].sentence].list_item) return true;
  if (one_of(text.lower(first - 1), "wounded", "injured", "visited", "met", "phoned", "contacted",
             "know", "knew", "helped")) {
    return true;
  }
  const std::string& second = text.lower(first - 2);
  if (text.is(first - 1, "from") && second == "heard") return true;
  if (text.is(first - 1, "with") && one_of(second, "contact", "spoke", "spoken", "touch")) {
    return true;
  }
  const bool owns =
      text.is(end - 1, "'s") &&
      one_of(text.lower(end), "whereabouts", "house", "home", "lawyer", "body", "health", "case",
             "fate", "phone", "cell", "trial", "shop", "car", "flat", "belongings", "office");
  if (owns) return true;
  // "raided the house of Ana Example": somebody lives there.
  if (of && one_of(text.lower(first - 2), "house", "home", "flat", "apartment", "office", "shop",
                   "farm", "room", "case", "body", "whereabouts", "fate", "news", "name")) {
    return true;
  }
  return text.same_sentence(first, end) &&
         one_of(text.lower(end), "was", "is", "has", "had", "said", "told", "lived", "lives", "who",
                "worked", "works", "remains", "also", "lost", "suffers", "suffered", "needs",
                "died", "left", "came", "went", "phoned", "called", "wrote", "spent");
}

bool is_scribe(const Notes& notes, std::size_t mention) {
  const Text& text = notes.text;
  const Mention& who = notes.mentions[mention];
  const std::size_t first = who.tokens.first;
  const auto is_work = [&](std::size_t at) {
    return one_of(text.lower(at), "written", "recorded", "taken", "noted", "compiled", "prepared",
                  "translated", "reported", "interviewed", "documented", "signed", "typed",
                  "drafted", "edited", "submitted", "minutes", "notes", "note", "interview",
                  "report", "statement", "text", "verified", "transcribed", "interpreted",
                  "published", "updated", "down");
  };
  if (first < 2 || !text.same_sentence(first - 2, first)) return false;
  const bool colon = text.is(first - 1, ":");
  const std::size_t by = colon ? first - 2 : first - 1;
  if (text.is(by, "by") && by > 0 && text.same_sentence(by - 1, by)) {
    // "was taken by A" is an act, "notes taken by A" and "Taken down by A" are papers.
    const std::size_t opens = text.sentences()[text[first].sentence].tokens.first;
    const bool act =
        text.is(by - 1, "taken") && by - 1 > opens && !is_work(by - 2) && !text.is(by - 2, "was");
    return is_work(by - 1) && !act && notes.verb_at[by - 1] == kNone;
  }
  if (colon) {
    return one_of(text.lower(first - 2), "author", "interviewer", "interpreter", "translator",
                  "minutes", "present", "apologies", "chair", "notes", "contact", "signed", "from",
                  "to", "cc", "sender", "recorder", "caseworker", "prepared", "writer");
  }
  for (std::size_t at = first; at < who.name.first; ++at) {
    if (one_of(text.lower(at), "author", "interviewer", "note-taker", "translator", "interpreter",
               "colleague", "researcher", "caseworker", "secretary")) {
      return true;
    }
  }
  return false;
}

bool may_be_a_person(const Notes& notes, std::size_t mention) {
  const Mention& who = notes.mentions[mention];
  return who.kind == Mention::Kind::kNamed && who.name.end - who.name.first >= 2 &&
         !one_of(notes.text.lower(who.tokens.first - 1), "in", "at", "near", "of", "the");
}

}  // namespace reading::english
