#include "reading/english/verbs.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "reading/english/custody_states.h"
#include "reading/english/lexicon.h"
#include "reading/english/numbers.h"
#include "reading/english/verb_tails.h"

namespace reading::english {

bool is_participle(const VerbGroup& verb) {
  return verb.form == VerbGroup::Form::kParticiple ||
         (verb.form == VerbGroup::Form::kPast && verb.verb->past == verb.verb->participle);
}

namespace {

using Form = VerbGroup::Form;
using model::Manner;

constexpr EventVerb kVerbs[] = {
#include "reading/english/events.inc"
};

struct Entry {
  const EventVerb* verb;
  Form form;
};

// Kept for as long as the table of entries, whose keys they are.
const std::string& regular_past(std::string_view base) {
  static std::map<std::string_view, std::string> kept;
  return kept.try_emplace(base, std::string(base) + (base.ends_with("e") ? "d" : "ed"))
      .first->second;
}

const std::unordered_map<std::string_view, std::vector<Entry>>& entries() {
  static const auto kEntries = [] {
    std::unordered_map<std::string_view, std::vector<Entry>> table;
    std::unordered_set<std::string_view> regular_forms;
    for (const EventVerb& verb : kVerbs) {
      table[verb.base].push_back({&verb, Form::kBase});
      table[verb.past].push_back({&verb, Form::kPast});
      if (verb.participle != verb.past)
        table[verb.participle].push_back({&verb, Form::kParticiple});
      table[verb.gerund].push_back({&verb, Form::kGerund});
      // "catched", "taked": what those write who learn the language.
      if (!verb.past.ends_with("ed")) {
        const std::string& regular = regular_past(verb.base);
        if (!table.contains(regular)) regular_forms.insert(regular);
        if (regular_forms.contains(regular)) table[regular].push_back({&verb, Form::kParticiple});
      }
    }
    // The verb with the longest tail of its own words comes first.
    for (auto& [form, list] : table) {
      std::ranges::stable_sort(list, [](const Entry& a, const Entry& b) {
        return a.verb->particle.size() > b.verb->particle.size();
      });
    }
    return table;
  }();
  return kEntries;
}

bool is_be(std::string_view word) {
  return one_of(word, "is", "are", "was", "were", "be", "been", "being", "am", "'re");
}
bool is_modal(std::string_view word) {
  return one_of(word, "will", "would", "shall", "may", "might", "could", "can", "must", "should",
                "'ll");
}
bool is_hedge(std::string_view word) {
  return one_of(word, "reported", "said", "alleged", "rumoured", "rumored", "understood");
}
bool is_belief(std::string_view word) {
  return one_of(word, "believed", "thought", "presumed", "suspected", "assumed", "seem", "seems",
                "seemed", "appear", "appears", "appeared");
}
bool is_adverb(std::string_view word) {
  if (word.size() > 4 && word.ends_with("ly")) return true;
  return one_of(word, "not", "never", "also", "now", "then", "later", "already", "still", "once",
                "again", "both", "all", "last", "since", "n't", "'t", "soon", "finally", "first",
                "therefore", "doubt", "no", "just", "ever", "subsequently", "afterwards",
                "together", "each", "himself", "herself", "themselves", "himslef", "twice", "even",
                "too");
}
bool is_helper(std::string_view word) {
  return is_be(word) || is_modal(word) || is_hedge(word) || is_belief(word) || is_adverb(word) ||
         one_of(word, "has", "have", "had", "having", "to", "do", "does", "did", "get", "got",
                "'ve", "feared", "known", "about", "likely", "due", "set", "going", "expected",
                "able", "remain", "remains", "remained", "unable", "didn", "wasn", "weren", "hasn",
                "haven", "hadn", "isn", "aren", "won", "wouldn", "claimed", "found", "stayed",
                "stays", "languishes", "languishing", "languished");
}

constexpr std::size_t kHelpersMax = 14;

class Reader {
 public:
  Reader(const Text& text, VerbGroup& group) : text_(text), group_(group) {}

  // False: what looked like a verb is none.
  bool read() {
    std::size_t first = group_.core;
    while (first > 0 && group_.core - first < kHelpersMax &&
           text_.same_sentence(first - 1, group_.core) &&
           (is_helper(text_.lower(first - 1)) || (group_.state && is_length(first - 1)))) {
      --first;
    }
    // A helper at the far left that leads to no other helper is an adverb or an article's "all".
    while (first < group_.core && is_adverb(text_.lower(first)) && !negates(text_.lower(first)) &&
           !text_.lower(first).ends_with("ly")) {
      ++first;
    }
    group_.tokens.first = first;
    for (std::size_t i = first; i < group_.core; ++i) note(text_.lower(i), i);
    return conclude();
  }

 private:
  static bool negates(std::string_view word) {
    return one_of(word, "not", "never", "n't", "'t", "didn", "wasn", "weren", "hasn", "haven",
                  "hadn", "isn", "aren", "unable", "won", "wouldn");
  }

  // "was 5 months in the camp", "has been two years in prison"
  bool is_length(std::size_t at) const {
    return text_[at].kind == TokenKind::kNumber || number_at(text_, at).has_value() ||
           one_of(text_.lower(at), "days", "weeks", "months", "month", "years", "year", "week");
  }

  void note(std::string_view word, std::size_t at) {
    if (is_be(word)) be_ = true;
    if (word == "be") bare_be_ = true;
    if (word == "being") being_ = true;
    if (one_of(word, "is", "are", "am", "'re")) present_ = true;
    if (one_of(word, "is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "am",
               "'ve")) {
      finite_ = true;
    }
    if (one_of(word, "have", "has", "had", "been", "having", "'ve")) perfect_ = true;
    if (one_of(word, "get", "got")) be_ = true;
    if (one_of(word, "remain", "remains", "remained", "still", "currently", "stays", "stayed",
               "languishes", "languishing", "languished")) {
      staying_ = !one_of(word, "remained", "stayed", "languished");
      if (word != "still" && word != "currently") be_ = finite_ = true;
    }
    if (word == "last") staying_ = true;
    if (is_modal(word)) {
      modal_ = word;
      finite_ = true;
    }
    if (word == "to") {
      to_ = true;
      // "are to be tried": a plan.
      if (at > group_.tokens.first && is_be(text_.lower(at - 1))) ahead_ = true;
    }
    if (is_hedge(word) || one_of(word, "reportedly", "allegedly", "supposedly")) hedge_ = true;
    if (is_belief(word) ||
        one_of(word, "possibly", "perhaps", "probably", "apparently", "presumably", "maybe")) {
      belief_ = true;
    }
    if (word == "feared" || one_of(word, "likely", "due", "about", "going", "expected", "set")) {
      if (word == "feared" || text_.is(at + 1, "to")) ahead_ = true;
    }
    if (word == "able" && text_.is(at + 1, "to")) implies_ = true;
    if (word == "found") found_ = true;
    if (negates(word)) group_.negated = true;
  }

  bool conclude() {
    const Form form = group_.form;
    const EventVerb& verb = *group_.verb;
    const bool participle =
        form == Form::kParticiple || (form == Form::kPast && verb.past == verb.participle);
    group_.helped = be_ || finite_ || perfect_ || to_;
    group_.passive = participle && be_ && !(perfect_ && !text_has_be_after_have());
    // "He is died", "they are escaped": as those say it whose own language has it so.
    if (verb.frame == 'i' && !group_.state) group_.passive = false;
    if (form == Form::kPast && verb.past != verb.participle && be_) return false;
    if (form == Form::kGerund) {
      const bool outcome =
          group_.tokens.first == group_.core && group_.core > 0 && text_.is(group_.core - 1, ",");
      if (outcome) return true;  // ", arresting ten people"
      // "The army denies holding him", "admitted shooting him"
      group_.spoken_of = group_.tokens.first == group_.core && group_.core > 0 &&
                         one_of(text_.lower(group_.core - 1), "denied", "denies", "deny", "denying",
                                "admitted", "admits", "acknowledged", "confirmed");
      if (group_.spoken_of) return true;
      if (!be_ || being_) return false;
      group_.going_on = true;
    }
    // "to leave A and arrive in B": what stands before rules over it.
    const bool joined =
        !group_.helped && group_.core > 0 && one_of(text_.lower(group_.core - 1), "and", "or", ",");
    if (form == Form::kBase && !to_ && modal_.empty() && !did_before() && !joined) {
      if (spoilt_participle()) {
        group_.form = Form::kParticiple;
        group_.passive = be_;
        group_.finite = group_.helped = true;
        set_manner();
        return true;
      }
      const bool seen = seen_before();
      group_.plain_present = !seen && !group_.helped && verb.base != verb.past && present_subject();
      if (!seen && !group_.plain_present) return false;
      group_.finite = true;
      return true;
    }
    // "would be put": a base form that is a participle too.
    if (form == Form::kBase && verb.base == verb.participle && be_before()) return false;
    // "people who come here": a present, which tells of no one act.
    if (form == Form::kParticiple && verb.participle == verb.base && !be_ && !perfect_)
      return false;
    if (form == Form::kParticiple && !be_ && !perfect_ && group_.helped) return false;
    if (form == Form::kPast && !group_.helped) finite_ = !participle || finite_;
    group_.joined = form == Form::kBase && !group_.helped;
    group_.finite = finite_ || (form == Form::kPast && !group_.helped);
    group_.going_on = group_.going_on || staying_ ||
                      (group_.passive && present_ && !perfect_ && !hedge_ && !belief_);
    group_.habitual = group_.passive && present_ && !perfect_ && !being_ && !hedge_ && !belief_ &&
                      !staying_ && !ahead_ && !to_;
    group_.infinitive =
        to_ && !hedge_ && !belief_ && !ahead_ && !implies_ && !found_ && modal_.empty();
    set_manner();
    return true;
  }

  // "saw rebels abduct him"
  bool seen_before() const {
    for (std::size_t back = 2; back <= 5 && group_.core >= back; ++back) {
      const std::size_t at = group_.core - back;
      if (!text_.same_sentence(at, group_.core) || text_[at].kind == TokenKind::kMark) return false;
      if (one_of(text_.lower(at), "saw", "watched", "witnessed", "heard")) return true;
    }
    return false;
  }

  // "They have send him", "he was arrest": how those write who learn the language.
  bool spoilt_participle() const {
    if (group_.core == group_.tokens.first) return false;
    const std::string& next = text_.lower(group_.tokens.end);
    if (group_.verb->base == group_.verb->participle || one_of(next, "of", "warrant", "order"))
      return false;
    return one_of(text_.lower(group_.core - 1), "have", "has", "had", "was", "were", "been");
  }

  // Who does it stands beside it: "they arrest him", "police arrest ten".
  bool present_subject() const {
    if (group_.core == 0 || !text_.same_sentence(group_.core - 1, group_.core)) return false;
    return one_of(text_.lower(group_.core - 1), "they", "he", "she", "we", "i", "police",
                  "soldiers", "army", "officers", "men", "guards", "agents", "gendarmes",
                  "militia");
  }

  bool be_before() const {
    std::size_t at = group_.core;
    while (at > group_.tokens.first && is_adverb(text_.lower(at - 1))) --at;
    return at > group_.tokens.first && is_be(text_.lower(at - 1));
  }

  bool did_before() const {
    for (std::size_t i = group_.tokens.first; i < group_.core; ++i) {
      if (one_of(text_.lower(i), "did", "didn", "does", "do")) return true;
    }
    return false;
  }

  // "has been taken" is passive, "has taken" is not; "was forced and has taken" is cut elsewhere.
  bool text_has_be_after_have() const {
    bool have = false;
    for (std::size_t i = group_.tokens.first; i < group_.core; ++i) {
      if (one_of(text_.lower(i), "has", "have", "had", "having", "'ve"))
        have = true;
      else if (have && is_be(text_.lower(i)))
        return true;
    }
    return !have;
  }

  void set_manner() {
    if (!modal_.empty()) {
      if (one_of(modal_, "may", "might", "could") && perfect_)
        group_.manner = Manner::kPossible;
      else if (one_of(modal_, "will", "would", "shall", "may", "might", "could", "'ll") &&
               !perfect_) {
        group_.manner = Manner::kFeared;
      } else {
        group_.unreal = true;
      }
      return;
    }
    // "ordered that he be executed", "do not let him be executed"
    if (ahead_ || (bare_be_ && !to_))
      group_.manner = Manner::kFeared;
    else if (belief_)
      group_.manner = Manner::kPossible;
    else if (hedge_)
      group_.manner = Manner::kReported;
  }

  const Text& text_;
  VerbGroup& group_;
  std::string_view modal_;
  bool bare_be_ = false;
  bool be_ = false, being_ = false, present_ = false, finite_ = false, perfect_ = false,
       to_ = false;
  bool hedge_ = false, belief_ = false, ahead_ = false, implies_ = false, staying_ = false,
       found_ = false;
};

bool article_before(const Text& text, std::size_t at) {
  return at > 0 && one_of(text.lower(at - 1), "the", "a", "an", "his", "her", "their", "its", "my",
                          "our", "'s", "of", "this", "that");
}

// "is in custody since May", ", in custody since May,": not "died in custody".
bool read_state(const Text& text, VerbGroup& state, const std::vector<VerbGroup>& found) {
  const std::size_t end = state.tokens.end;
  const bool told = !found.empty() && found.back().tokens.end == state.core;
  if (told || !Reader(text, state).read()) return false;
  state.tokens.end = end;
  if (state.verb->base == "see") {  // "not been seen since": the "not" is what tells it
    state.negated = false;
    return state.passive && state.manner != Manner::kFeared;
  }
  if (!state.state) return true;
  bool holds_on = false;
  for (std::size_t i = state.tokens.first; i < state.core; ++i) {
    holds_on = holds_on || one_of(text.lower(i), "has", "have", "'ve");
  }
  state.going_on = state.going_on || holds_on;
  if (state.helped) return state.core > state.tokens.first;
  state.going_on = true;
  return one_of(text.lower(end), "since", "for") && state.core > 0 && text.is(state.core - 1, ",");
}

// "was arrested, questioned and released": what is no act of its own, yet hands its subject on.
bool carries_on(const Text& text, const VerbGroup& group, const std::vector<VerbGroup>& found) {
  const bool after = !found.empty() && text.same_sentence(found.back().core, group.core) &&
                     one_of(text.lower(group.tokens.first - 1), "and", ",", "or", "but", "then");
  // "Fined and released 5 May.": a note that begins with it
  const bool opens =
      group.tokens.first == 0 || !text.same_sentence(group.tokens.first - 1, group.tokens.first);
  return (group.helped && group.passive) || after || (opens && is_participle(group));
}

}  // namespace

std::vector<VerbGroup> find_verbs(const Text& text) {
  std::vector<VerbGroup> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at].kind != TokenKind::kWord) continue;
    if (auto state = custody_state_at(text, at); state && read_state(text, *state, found)) {
      found.push_back(*state);
      continue;
    }
    std::string_view word = text.lower(at);
    std::string joined;  // "re-arrested", "ill-treated": three tokens
    std::size_t own = at + 1;
    if (text.is(at + 1, "-") && at + 2 < text.size() && text[at + 2].glued) {
      joined = text.lower(at) + "-" + text.lower(at + 2);
      if (entries().contains(joined)) {
        word = joined;
        own = at + 3;
      }
    }
    auto entry = entries().find(word);
    if (entry == entries().end()) continue;
    if (at > 1 && text.is(at - 1, "-") &&
        entries().contains(text.lower(at - 2) + "-" + text.lower(at))) {
      continue;
    }
    // "the arrested man", "the executed plan": an adjective; "his return": a noun.
    if (article_before(text, at)) continue;
    if (word == "tried" && text.is(own, "to")) continue;  // an attempt, and no trial
    std::size_t longest = 0;
    for (const Entry& candidate : entry->second) {
      if (candidate.verb->particle.size() < longest) break;
      std::size_t end = tail_end(text, own, candidate.verb->particle);
      if (end == 0 && parted_from_tail(text, own, candidate.verb->particle)) end = own;
      if (end == 0 || !text.same_sentence(at, end - 1)) continue;
      // "Monday, March 15": a capital inside a sentence begins a name.
      const bool name = candidate.form == Form::kBase && text[at].capital &&
                        !text[at].all_capitals && at > 0 && text.same_sentence(at - 1, at);
      if (name) continue;
      VerbGroup group;
      group.verb = candidate.verb;
      group.form = candidate.form;
      group.core = at;
      group.tokens = {at, end};
      // "beat" and "put" are one form of two: what is no base form may be a past.
      if (Reader(text, group).read()) {
        if (group.verb->frame != 'x' || carries_on(text, group, found)) found.push_back(group);
        break;
      }
      longest = candidate.verb->particle.size();
    }
  }
  return found;
}

}  // namespace reading::english
