#include "reading/english/cues.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "reading/english/beliefs.h"
#include "reading/english/clause.h"
#include "reading/english/retractions.h"

namespace reading::english {
namespace {

using model::Basis;
using model::Manner;
using model::Origin;

// Of others: "the woman thinks that". What the writer thinks is told apart.
bool is_thinking(std::string_view word) {
  return one_of(word, "thinks", "thought", "believes", "believed", "suspects", "suspected",
                "assumes", "supposes", "guesses");
}
bool is_saying(std::string_view word) {
  if (one_of(word, "denied", "denies")) return false;  // see the moods
  return is_word_of_telling(word) || is_thinking(word) ||
         one_of(word, "heard", "learned", "learnt");
}
bool is_admission(std::string_view word) {
  return one_of(word, "confirmed", "confirms", "announced", "admitted", "admits", "acknowledged");
}
bool is_unnamed_source(std::string_view word) {
  return one_of(word, "reports", "report", "sources", "source", "rumours", "rumors", "information",
                "accounts", "account", "media", "witnesses", "eyewitnesses", "news", "testimonies",
                "allegations", "indications", "witness", "eyewitness", "newspapers", "hearsay",
                "rumour", "rumor");
}
bool is_paper(std::string_view word) {
  return one_of(word, "document", "documents", "verdict", "records", "papers", "indictment",
                "certificate", "warrant", "file");
}

constexpr std::size_t kAskedMax = 14;  // tokens from "ask" to what is asked

class Finder {
 public:
  Finder(const Notes& notes, const Sentence& sentence)
      : notes_(notes), text_(notes.text), range_(sentence.tokens) {}

  std::vector<Cue> run() {
    if (text_.is(range_.end - 1, "?")) add(Cue::Kind::kAsked, {range_.end - 1, range_.end}, range_);
    quotation();
    add_retractions(notes_, range_, cues_);
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (text_[at].kind != TokenKind::kWord) continue;
      attribution(at);
      frame_of_mind(at);
    }
    add_beliefs(notes_, range_, cues_);
    return std::move(cues_);
  }

 private:
  bool is(std::size_t at, std::string_view word) const {
    return at < range_.end && text_.is(at, word);
  }

  void add(Cue::Kind kind, Range tokens, Range scope) {
    cues_.push_back(cue_of(kind, tokens, scope));
  }

  std::size_t clause_end(std::size_t from) const {
    return english::clause_end(text_, range_, from);
  }

  // Where the condition of an "if" ends.
  std::size_t comma_end(std::size_t from) const {
    for (std::size_t at = from; at < range_.end; ++at) {
      if (is(at, ",") || is(at, ";")) return at;
    }
    return range_.end;
  }

  const Mention* mention_ending(std::size_t end) const {
    if (end <= range_.first) return nullptr;
    const std::size_t index = notes_.mention_at[end - 1];
    return index == kNone ? nullptr : &notes_.mentions[index];
  }

  Origin named(Range words, bool plural) const {
    return {Origin::Kind::kNamed, text_.words(words), plural};
  }

  static Basis told_by(const Mention& who) {
    if (who.kind == Mention::Kind::kKin || who.kin_of_named) return Basis::kToldByPersonOrFamily;
    return Basis::kToldByAnother;
  }

  void attribute(Range tokens, Range scope, Origin origin, Basis basis) {
    Cue cue;
    cue.tokens = tokens;
    cue.scope = scope;
    cue.origin = std::move(origin);
    cue.basis = basis;
    cues_.push_back(std::move(cue));
  }

  void attribution(std::size_t at) {
    const std::string& word = text_.lower(at);
    if (word == "according" && is(at + 1, "to")) return according(at);
    if ((word == "it" || word == "there") && hedged_passive(at + 1)) {
      const std::size_t verb = at + 2;
      return attribute({at, verb + 1}, {verb + 1, clause_end(verb)},
                       {Origin::Kind::kUnnamed, text_.words({at, verb + 1}), false},
                       Basis::kNotSaid);
    }
    const bool item = one_of(word, "message", "letter", "call", "text", "note", "claim") &&
                      (is(at + 1, "that") || is(at + 1, "saying"));
    if ((item || is_unnamed_source(word)) && source_clause(at)) return;
    if (one_of(word, "word", "news") && reached(at)) return;
    if (one_of(word, "source", "sources") && is(at + 1, ":")) return source_in_brackets(at);
    if (first_person(at)) return;
    if (was_told(at)) return;
    if (is_saying(word)) saying(at);
    if (one_of(word, "seeing", "saw", "witnessed")) seeing(at);
  }

  // "Word has reached us that", "news reached him that".
  bool reached(std::size_t at) {
    for (std::size_t next = at + 1; next < range_.end && next < at + 7; ++next) {
      if (is(next, "that")) {
        attribute({at, next}, {next, clause_end(next)},
                  {Origin::Kind::kUnnamed, text_.words({at, next}), false}, Basis::kNotSaid);
        return true;
      }
      const bool small =
          one_of(text_.lower(next), "has", "have", "reached", "just", "us", "me", "came", "come",
                 "to", "him", "her", "now", "is", "it", "around", "on", "the", "street");
      if (!small) return false;
    }
    return false;
  }

  // "He was arrested on 3 May (source: his family)."
  void source_in_brackets(std::size_t at) {
    const std::size_t who = at + 2 < range_.end ? notes_.mention_at[at + 2] : kNone;
    if (who != kNone) {
      const Mention& teller = notes_.mentions[who];
      return attribute({at, teller.tokens.end}, range_, origin_of(teller), basis_of(teller));
    }
    std::size_t end = at + 2;
    while (end < range_.end && end < at + 10 && !is(end, ")") && !is(end, ".")) ++end;
    if (end == at + 2) return;
    attribute({at, end}, range_, named({at + 2, end}, false), Basis::kNotSaid);
  }

  // Words between quotation marks are told by whom the paragraph names beside them.
  void quotation() {
    const std::size_t speaker = notes_.speaker_of[text_[range_.first].sentence];
    if (speaker == kNone) return;
    const Mention& who = notes_.mentions[speaker];
    for (std::size_t at = range_.first; at < range_.end; ++at) {
      if (!notes_.quoted[at]) continue;
      std::size_t end = at;
      while (end < range_.end && notes_.quoted[end]) ++end;
      attribute(who.tokens, {at, end}, origin_of(who), basis_of(who));
      at = end;
    }
  }

  bool hedged_passive(std::size_t at) const {
    if (!one_of(text_.lower(at), "is", "was", "has", "'s")) return false;
    return one_of(text_.lower(at + 1), "reported", "said", "alleged", "understood", "rumoured",
                  "claimed", "believed", "thought");
  }

  // "According to A," rules over its whole sentence, wherever it stands.
  void according(std::size_t at) {
    std::size_t end = at + 2;
    if (end >= range_.end) return;
    bool unnamed = false;
    bool paper = false;
    const std::size_t mention = notes_.mention_at[end];
    if (mention != kNone) {
      const Mention& who = notes_.mentions[mention];
      Range paper_words{at + 2, who.tokens.end + 1};
      if (paper_words.end <= range_.end && is_paper(text_.lower(who.tokens.end))) {
        return attribute({at, paper_words.end}, range_, named(paper_words, false),
                         Basis::kDocument);  // "a court document"
      }
      return attribute({at, who.tokens.end}, range_, origin_of(who), basis_of(who));
    }
    while (end < range_.end && !is(end, ",") && end < at + 12) {
      unnamed = unnamed || is_unnamed_source(text_.lower(end));
      paper = paper || is_paper(text_.lower(end));
      if (notes_.verb_at[end] != kNone) break;
      ++end;
    }
    const Range words{at + 2, std::max(end, at + 3)};
    const bool plural = unnamed && text_.lower(words.end - 1).ends_with("s");
    Origin origin{unnamed ? Origin::Kind::kUnnamed : Origin::Kind::kNamed, text_.words(words),
                  plural};
    attribute({at, words.end}, range_, std::move(origin),
              paper ? Basis::kDocument : Basis::kNotSaid);
  }

  Origin origin_of(const Mention& who) const {
    const bool unnamed = who.teller && who.name.empty() && who.kind != Mention::Kind::kKin;
    Range words = who.tokens;
    // "the family of A. Example"
    if (who.owner_tokens.first == words.end) words.end = who.owner_tokens.end;
    Origin origin = named(words, who.plural);
    if (unnamed) origin.kind = Origin::Kind::kUnnamed;
    return origin;
  }
  Basis basis_of(const Mention& who) const {
    if (who.noun == "witness" || who.noun == "eyewitness") return Basis::kWitnessed;
    return who.kind == Mention::Kind::kBody ? Basis::kNotSaid : told_by(who);
  }

  // "reports suggest that", "reports of", "reports suggesting that".
  bool source_clause(std::size_t at) {
    const std::string& next = text_.lower(at + 1);
    const bool speaks =
        one_of(next, "suggest", "suggests", "suggesting", "say", "says", "saying", "indicate",
               "indicates", "indicating", "claim", "that", "of", "state") ||
        (is(at + 1, "from") && !text_.is(at, "information"));
    const bool eye = one_of(text_.lower(at), "witnesses", "eyewitnesses", "witness", "eyewitness");
    if (!speaks || eye) return false;
    if (text_.is(at, "indications") || (next == "of" && text_.is(at, "information"))) return false;
    std::size_t first = at;
    while (first > range_.first &&
           one_of(text_.lower(first - 1), "some", "several", "many", "continuing", "unconfirmed",
                  "local", "credible", "media", "news", "recent", "two", "received", "have", "we",
                  "other", "various")) {
      --first;
    }
    Origin origin{Origin::Kind::kUnnamed, text_.words({first, at + 1}),
                  text_.lower(at).ends_with("s")};
    attribute({first, at + 2}, {at + 1, clause_end(at)}, std::move(origin), Basis::kNotSaid);
    return true;
  }

  // "We were told that", "I have learned that", "I saw", "we understand that".
  bool first_person(std::size_t at) {
    if (!text_.is(at, "i") && !text_.is(at, "we")) return false;
    if (text_.is(at, "i") && !text_[at].capital) return false;
    std::size_t verb = at + 1;
    while (verb < at + 4 && one_of(text_.lower(verb), "have", "had", "'ve", "was", "were", "also",
                                   "just", "been", "myself", "ourselves", "now", "personally")) {
      ++verb;
    }
    if (verb >= range_.end) return false;
    const std::string& word = text_.lower(verb);
    if (one_of(word, "saw", "seen", "witnessed", "watched")) {
      attribute({at, verb + 1}, {verb + 1, clause_end(verb)}, {}, Basis::kWitnessed);
      cues_.back().manner = Manner::kStated;
      return true;
    }
    if (one_of(word, "told", "informed", "learned", "learnt", "heard", "understand", "hear")) {
      Origin origin{Origin::Kind::kUnnamed, text_.words({at, verb + 1}), false};
      Basis basis = Basis::kNotSaid;
      if (is(verb + 1, "by") || is(verb + 1, "from")) {
        const std::size_t who = verb + 2 < range_.end ? notes_.mention_at[verb + 2] : kNone;
        if (who != kNone) {
          origin = origin_of(notes_.mentions[who]);
          basis = basis_of(notes_.mentions[who]);
        }
      }
      attribute({at, verb + 1}, {verb + 1, clause_end(verb)}, std::move(origin), basis);
      return true;
    }
    return false;
  }

  // "she was told that", "the family have been informed by A that": handed on, by A if it is said.
  bool was_told(std::size_t at) {
    if (!one_of(text_.lower(at), "told", "informed") || at == range_.first) return false;
    if (!one_of(text_.lower(at - 1), "was", "were", "been")) return false;
    // "I was told" is the teller's own: see first_person.
    for (std::size_t back = 2; back <= 3 && at >= range_.first + back; ++back) {
      if (one_of(text_.lower(at - back), "i", "we")) return false;
    }
    Origin origin{Origin::Kind::kUnnamed, text_.words({at - 1, at + 1}), false};
    Basis basis = Basis::kToldByAnother;
    std::size_t end = at + 1;
    const std::size_t by =
        is(end, "by") && end + 1 < range_.end ? notes_.mention_at[end + 1] : kNone;
    if (by != kNone) {
      origin = origin_of(notes_.mentions[by]);
      basis = basis_of(notes_.mentions[by]);
      end = notes_.mentions[by].tokens.end;
    }
    attribute({at - 1, end}, {end, clause_end(end)}, std::move(origin), basis);
    return true;
  }

  // "A said that ...", "..., A said." and "A told us that ...".
  void saying(std::size_t at) {
    const std::string& word = text_.lower(at);
    // "Mr. Said Example" says nothing.
    if (text_[at].capital && notes_.mention_at[at] != kNone && at > range_.first) return;
    if (at > range_.first && one_of(text_.lower(at - 1), "is", "are", "was", "were", "be", "been",
                                    "the", "of", "these", "received", "some", "to")) {
      return;  // a passive, or the noun
    }
    std::size_t subject_end = at;
    while (subject_end > range_.first &&
           one_of(text_.lower(subject_end - 1), "have", "has", "had", "also", "later", "then",
                  "further", ",", "today", "yesterday")) {
      --subject_end;
    }
    while (subject_end > range_.first && notes_.time_at[subject_end - 1] != kNone) --subject_end;
    const Mention* who = mention_ending(subject_end);
    // "A relative who asked not to be named says"
    for (std::size_t back = 1; who == nullptr && back <= 8 && subject_end > range_.first + back;
         ++back) {
      if (is(subject_end - back, "who")) who = mention_ending(subject_end - back);
    }
    if (who == nullptr) {
      const Subject subject = Clause(notes_, range_).subject_of(at);
      if (subject.mention != kNone) who = &notes_.mentions[subject.mention];
    }
    const bool inverted = who == nullptr && at + 1 < range_.end && at > range_.first &&
                          (text_.is(at - 1, ",") || text_.is(at - 1, "\"")) &&
                          notes_.mention_at[at + 1] != kNone;
    if (inverted) who = &notes_.mentions[notes_.mention_at[at + 1]];
    if (who == nullptr) return said_by_nobody(at);
    if (who->owner == Mention::Owner::kSpeaker && who->kind == Mention::Kind::kPronoun) return;
    // "..., a church group said."
    std::size_t head = who->tokens.first;
    while (head > range_.first && who->tokens.first - head < 3 && !inverted &&
           text_[head - 1].kind == TokenKind::kWord && notes_.mention_at[head - 1] == kNone &&
           notes_.verb_at[head - 1] == kNone &&
           (!is_function_word(text_.lower(head - 1)) ||
            one_of(text_.lower(head - 1), "a", "an", "the", "one", "another", "local"))) {
      --head;
    }
    const bool after_quote =
        inverted || (head > range_.first && (text_.is(head - 1, ",") || text_.is(head - 1, "\"")));
    const bool leads = !inverted && leads_on(at);
    if (!leads && !after_quote) return;
    Origin origin = origin_of(*who);
    Basis basis = basis_of(*who);
    if (who->kind == Mention::Kind::kAuthority)
      basis = is_admission(word) ? Basis::kOfficialAdmission : Basis::kToldByAnother;
    if (who->kind == Mention::Kind::kPronoun)
      origin = {Origin::Kind::kNamed, text_.words(who->tokens), who->plural};
    const Range own{std::min(who->tokens.first, at), std::max(who->tokens.end, at + 1)};
    if (leads) attribute(own, {at + 1, clause_end(at)}, origin, basis);
    if (leads && is_thinking(word)) cues_.back().manner = Manner::kPossible;
    if (after_quote && (!leads || at + 2 >= range_.end))
      attribute(own, {range_.first, own.first}, std::move(origin), basis);
  }

  // "The hospital confirmed that he died": whoever it is, it is handed on.
  void said_by_nobody(std::size_t at) {
    if (!is(at + 1, "that") || at == range_.first) return;
    std::size_t first = at;
    while (first > range_.first && at - first < 6 && text_[first - 1].kind == TokenKind::kWord &&
           notes_.verb_at[first - 1] == kNone && notes_.time_at[first - 1] == kNone) {
      --first;
    }
    for (std::size_t i = first; i < at; ++i) {
      if (text_.is(i, "we") || text_.is(i, "i")) return;
    }
    if (first == at) return;
    attribute({first, at + 1}, {at + 1, clause_end(at)},
              {Origin::Kind::kUnnamed, text_.words({first, at}), false}, Basis::kNotSaid);
  }

  // What is said follows: "that", an object and "that", or a clause.
  bool leads_on(std::size_t at) const {
    std::size_t next = at + 1;
    if (is(next, "us") || is(next, "me") || is(next, "reporters")) ++next;
    if (next < range_.end && notes_.mention_at[next] != kNone &&
        one_of(text_.lower(at), "told", "informed")) {
      next = notes_.mentions[notes_.mention_at[next]].tokens.end;
    }
    // "..., the radio reported on Monday."
    if (next + 1 < range_.end && (is(next, "on") || is(next, "in")) &&
        notes_.time_at[next + 1] != kNone) {
      ++next;
    }
    if (next < range_.end && notes_.time_at[next] != kNone) {
      next = notes_.times[notes_.time_at[next]].tokens.end;
    }
    if (next >= range_.end || is(next, ".") || is(next, ",")) return false;
    return true;
  }

  // "witnesses have reported seeing people being taken away", "neighbours saw".
  void seeing(std::size_t at) {
    std::size_t subject_end = at;
    while (subject_end > range_.first &&
           one_of(text_.lower(subject_end - 1), "reported", "have", "has", "had", "who", "said",
                  "they", "describe", "described")) {
      --subject_end;
    }
    const Mention* who = mention_ending(subject_end);
    if (who == nullptr || who->owner == Mention::Owner::kSpeaker) return;
    attribute({who->tokens.first, at + 1}, {at + 1, clause_end(at)}, origin_of(*who),
              Basis::kWitnessed);
  }

  void frame_of_mind(std::size_t at) {
    const std::string& word = text_.lower(at);
    const Range own{at, at + 1};
    if (word == "should" && at == range_.first) {
      return add(Cue::Kind::kFeared, own, {at + 1, range_.end});  // "Should he be convicted, he"
    }
    if (word == "if" || word == "unless" || word == "lest") {
      const bool asks = word == "if" && at > range_.first &&
                        one_of(text_.lower(at - 1), "ask", "asked", "know", "wonder", "clarify",
                               "tell", "confirm", "say");
      return add(asks ? Cue::Kind::kAsked : Cue::Kind::kFeared, own,
                 {at + 1, asks ? range_.end : comma_end(at)});
    }
    bool open_question = false;
    if (one_of(word, "where", "who", "how", "why", "what", "which")) {
      // "not known where", "inform us where", "say in which prison": nobody says.
      for (std::size_t back = 1; back <= 3 && at >= range_.first + back; ++back) {
        open_question = open_question ||
                        one_of(text_.lower(at - back), "known", "know", "knows", "unclear",
                               "unknown", "clear", "ask", "asks", "asked", "asking", "learn",
                               "clarify", "inform", "tell", "say", "disclose", "reveal", "explain");
      }
    }
    for (std::size_t back = 1; word == "where" && back <= 10 && at >= range_.first + back; ++back) {
      // "we ask you to make public where"
      open_question = open_question ||
                      one_of(text_.lower(at - back), "ask", "asks", "request", "urge", "demand");
    }
    if (open_question) return add(Cue::Kind::kAsked, own, {at + 1, clause_end(at)});
    if (word == "whether") return add(Cue::Kind::kAsked, own, {at + 1, clause_end(at)});
    if (one_of(word, "fear", "fears", "feared", "fearing", "afraid", "worried", "concerned",
               "concern", "risk", "risks", "danger", "threat", "threatened", "threatens",
               "threatening", "prospect", "possibility")) {
      // "Fearing arrest, she left": only up to the comma.
      const bool opens = one_of(word, "fearing", "afraid") && at == range_.first;
      return add(Cue::Kind::kFeared, own, {at + 1, opens ? comma_end(at) : clause_end(at)});
    }
    if (one_of(word, "plan", "plans", "planned", "planning", "intend", "intends", "intended",
               "preparing")) {
      return add(Cue::Kind::kFeared, own, {at + 1, comma_end(at)});
    }
    // "The allegation that she was beaten is without foundation."
    const bool groundless = word == "without" && at > range_.first &&
                            one_of(text_.lower(at + 1), "foundation", "basis", "substance",
                                   "ground", "grounds", "truth") &&
                            one_of(text_.lower(at - 1), "is", "are", "was", "were");
    if (groundless && speaks_of_reports(text_, {range_.first, at}))
      return add(Cue::Kind::kDenied, {at, at}, {range_.first, at});
    if (one_of(word, "order", "orders", "prevent", "prevented", "prevents", "averted", "avoided",
               "halted", "stop", "halt", "avoid", "against", "refrain", "without", "instead",
               "nobody", "none", "neither", "wish", "wished", "wants", "wanted", "hoping", "hoped",
               "tried", "trying", "attempting", "attempted", "attempt", "refused", "suspected",
               "accused", "accusing", "charges", "failed", "imminent")) {
      const bool told = one_of(word, "charges", "accused", "suspected", "accusing", "against");
      const std::size_t end = told ? std::min(range_.end, at + 5) : comma_end(at);
      return add(Cue::Kind::kUnreal, own, {at + 1, end});
    }
    const bool untrue =
        (word == "true" && is(at - 1, "not")) || word == "untrue" || word == "false";
    // "Claims that she was beaten are not true."
    if (word == "true" && is(at - 1, "not") && !is(at + 1, "that") && at >= range_.first + 2 &&
        one_of(text_.lower(at - 2), "is", "are", "was", "were") &&
        !one_of(text_.lower(at - 3), "this", "that", "it", "which", "these") &&
        speaks_of_reports(text_, {range_.first, at})) {
      return add(Cue::Kind::kDenied, {at, at}, {range_.first, at});
    }
    if (untrue && is(at + 1, "that")) {
      return add(Cue::Kind::kDenied, own, {at + 1, clause_end(at)});
    }
    // "It would be wrong to say that"
    const bool to_say = is(at + 1, "to") &&
                        one_of(text_.lower(at + 2), "say", "claim", "suggest", "think", "assume");
    if (to_say && one_of(word, "wrong", "false", "incorrect", "misleading", "untrue"))
      return add(Cue::Kind::kDenied, own, {at + 1, range_.end});
    if (one_of(word, "false", "untrue", "unfounded", "baseless", "wrong", "invented",
               "fabricated") &&
        found_so(at))
      return add(Cue::Kind::kDenied, own, range_);
    // "A rumour that they were taken to A has been denied by the army."
    const bool refuted =
        one_of(word, "denied", "dismissed", "rejected", "refuted") && at > range_.first &&
        one_of(text_.lower(at - 1), "been", "was", "were", "is", "are") &&
        (at + 1 >= range_.end || is(at + 1, "by") || notes_.time_at[at + 1] != kNone ||
         text_[at + 1].kind != TokenKind::kWord);
    if (refuted && speaks_of_reports(text_, {range_.first, at}))
      return add(Cue::Kind::kDenied, {at, at}, {range_.first, at});
    if (one_of(word, "denied", "denies", "deny", "denying"))
      return add(Cue::Kind::kDenied, own, {at + 1, clause_end(at)});
    if (asks_for(at)) {
      // "asked that he be freed and left": what was asked once ends with its clause.
      const bool once = word.ends_with("ed");
      return add(Cue::Kind::kAsked, own, {at + 1, once ? clause_end(at) : range_.end});
    }
    if (one_of(word, "urge", "urges", "demand", "demands", "request", "requests", "clarify", "asks",
               "asking", "must", "should", "appeal", "investigate") ||
        (one_of(word, "call", "calls") &&
         (is(at + 1, "on") || is(at + 1, "upon") || is(at + 1, "for") || is(at + 1, "again")))) {
      return add(Cue::Kind::kAsked, own, {at + 1, clause_end(at)});
    }
    if (one_of(word, "maybe", "perhaps", "possibly")) {
      add(Cue::Kind::kPossible, own, {at + 1, clause_end(at)});
    }
  }

  // "We ask that he be released", "they begged for", "the family wants him freed": all that follows
  // in the sentence, whatever stands between its parts. "Asked not to be named" asks for nothing
  // of the kind.
  bool asks_for(std::size_t at) const {
    const std::string& word = text_.lower(at);
    const bool asks =
        one_of(word, "ask", "asks", "asked", "asking", "beg", "begs", "begged", "begging",
               "request", "requests", "requested", "requesting", "urge", "urges", "urged", "urging",
               "demand", "demands", "demanded", "demanding", "plead", "pleads", "pleading",
               "implore", "implores", "petition", "petitioned", "recommend", "recommends",
               "recommended", "insist", "propose", "pray", "prays");
    if (!asks) return false;
    std::size_t next = at + 1;
    if (is(next, "only") || is(next, "again") || is(next, "also")) ++next;
    // "They asked for papers and arrested three men."
    if (is(next, "for")) return !word.ends_with("ed");
    if (is(next, "that") || is(next, ":")) return true;
    // "ask you, the government, the court to", "we ask three things: that"
    if (one_of(text_.lower(next), "not", "whether", "where", "if", "to", "about", "why", "how"))
      return false;
    for (std::size_t i = next; i < range_.end && i < at + kAskedMax; ++i) {
      if (is(i, "to") || is(i, "that") || is(i, ":")) return !one_of(word, "asked") || is(i, "to");
      if (notes_.verb_at[i] != kNone || is(i, "and")) return false;
    }
    return false;
  }

  // "turned out to be false", "proved wrong", "is untrue": all that the sentence tells.
  bool found_so(std::size_t at) const {
    for (std::size_t back = 1; back <= 4 && at >= range_.first + back; ++back) {
      const std::string& word = text_.lower(at - back);
      if (one_of(word, "turned", "proved", "proven")) return true;
      const bool be = back == 1 && one_of(word, "is", "are", "was", "were");
      // "this is untrue: he was released": see taken_back.
      if (be && one_of(text_.lower(at - 2), "this", "that", "it", "which", "these")) return false;
      if (be && (!text_.is(at, "wrong") || speaks_of_reports(text_, {range_.first, at})))
        return true;
    }
    return false;
  }

  const Notes& notes_;
  const Text& text_;
  Range range_;
  std::vector<Cue> cues_;
};

}  // namespace

Cue cue_of(Cue::Kind kind, Range tokens, Range scope) {
  Cue cue;
  cue.kind = kind;
  cue.tokens = tokens;
  cue.scope = scope;
  return cue;
}

std::size_t clause_end(const Text& text, Range sentence, std::size_t from) {
  const auto is = [&](std::size_t at, std::string_view word) {
    return at < sentence.end && text.is(at, word);
  };
  for (std::size_t at = from; at < sentence.end; ++at) {
    if (is(at, ";")) return at;
    if (is(at, ",") && (is(at + 1, "but") || is(at + 1, "while"))) return at;
  }
  return sentence.end;
}

std::vector<Cue> find_cues(const Notes& notes, const Sentence& sentence) {
  if (sentence.tokens.empty()) return {};
  return Finder(notes, sentence).run();
}

}  // namespace reading::english
