#include "reading/english/cast.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "base/limits.h"
#include "model/terms.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kTracesMax = 8;  // sentences that a pronoun may reach
constexpr std::size_t kLookBack = 64;  // figures and groups that a pronoun may reach

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a sentence left for the next one to lean on.
struct Trace {
  std::uint32_t sentence = 0;
  std::vector<std::size_t> people;  // in the order of the text
  std::vector<std::size_t> groups;
  std::vector<std::vector<std::size_t>> joined;  // "A and B", "A with B"
  std::size_t lead = kNone;                      // whom it speaks of first
};

class Caster {
 public:
  Caster(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events)
      : notes_(notes),
        text_(notes.text),
        frame_(frame),
        struck_(notes.mentions.size(), false),
        generic_(notes.mentions.size(), false),
        kills_(notes.mentions.size(), false) {
    cast_.of_mention.resize(notes.mentions.size());
    for (const EventMention& event : events) {
      const bool unreal =
          event.manner == model::Manner::kFeared || event.manner == model::Manner::kAsked;
      for (const std::size_t victim : event.victims) {
        struck_[victim] = true;
        if (unreal)
          generic_[victim] = true;
        else if (one_of(event.kind,
                        {model::terms::kExecution, model::terms::kKilling, model::terms::kDeath}))
          kills_[victim] = true;
      }
      if (event.mother != kNone) struck_[event.mother] = true;
    }
  }

  Cast run() {
    std::size_t next = 0;
    for (std::size_t s = 0; s < text_.sentences().size(); ++s) {
      const Sentence& sentence = text_.sentences()[s];
      if (s == 0 || sentence.paragraph != paragraph_) {
        paragraph_ = sentence.paragraph;
        traces_.clear();
        paragraph_opens_ = true;
      }
      traces_.push_back({static_cast<std::uint32_t>(s), {}, {}, {}, kNone});
      if (traces_.size() > kTracesMax) traces_.erase(traces_.begin());
      const std::size_t begin = next;
      while (next < notes_.mentions.size() &&
             notes_.mentions[next].tokens.first < sentence.tokens.end)
        ++next;
      if (frame_.outside[s]) continue;
      read(s, begin, next);
      paragraph_opens_ = false;
    }
    return std::move(cast_);
  }

 private:
  const Mention& mention(std::size_t m) const { return notes_.mentions[m]; }
  Figure& figure(std::size_t f) { return cast_.figures[f]; }

  void read(std::size_t s, std::size_t begin, std::size_t end) {
    sentence_ = s;
    for (std::size_t m = begin; m < end; ++m) {
      if (cast_.figures.size() >= base::kSubjectsPerReadingMax) return;
      cast_.of_mention[m] = resolve(m);
      note(m);
    }
    join(begin, end);
    members(s, begin, end);
    listing(s, begin, end);
  }

  std::vector<std::size_t> resolve(std::size_t m) {
    switch (mention(m).kind) {
      case Kind::kNamed: return named(m);
      case Kind::kSingle: return single(m);
      case Kind::kGroup: return group(m);
      case Kind::kKin: return kin(m);
      case Kind::kPronoun: return pronoun(m);
      case Kind::kAuthority:
        return mention(m).count && struck_[m] ? std::vector{make(m, true)}
                                              : std::vector<std::size_t>{};
      case Kind::kBody: return {};
    }
    return {};
  }

  // -- names --

  static std::vector<std::string> words_of(const Text& text, Range name) {
    std::vector<std::string> words;
    for (std::size_t i = name.first; i < name.end; ++i) {
      if (text[i].kind == TokenKind::kWord && text.lower(i) != "'s") words.push_back(text.lower(i));
    }
    return words;
  }

  // The one figure whose name is this, or has all of its words.
  std::size_t known(const std::vector<std::string>& words) const {
    std::string all;
    for (const std::string& word : words) all += word + ' ';
    if (const auto same = by_name_.find(all); same != by_name_.end()) return same->second;
    const auto bearers = by_word_.find(words.front());
    if (bearers == by_word_.end()) return kNone;
    std::size_t found = kNone;
    for (const std::size_t f : bearers->second) {
      const auto& full = cast_.figures[f].name_words;
      const bool part =
          words.size() < full.size() && std::ranges::all_of(words, [&](const std::string& word) {
            return std::ranges::find(full, word) != full.end();
          });
      if (!part) continue;
      if (found != kNone) return kNone - 1;  // several: for sure none
      found = f;
    }
    return found;
  }

  // A name that only its capitals make one counts if something is told of its bearer.
  bool evidence(std::size_t m) const {
    const Mention& who = mention(m);
    if (!who.weak_name || struck_[m] || !who.ages.empty() || !who.occupation.empty() ||
        who.kin_of_named)
      return true;
    if (text_.sentences()[sentence_].list_item && who.name.end - who.name.first >= 2) return true;
    if (who.name.end - who.name.first < 2) return false;
    const std::string& after = text_.lower(who.tokens.end);
    if (!text_.same_sentence(who.tokens.first, who.tokens.end)) return false;
    return one_of(after, {"was", "is", "has", "had", "said", "told", "lived", "lives", "who",
                          "worked", "works", "remains", "also"});
  }

  std::vector<std::size_t> named(std::size_t m) {
    const Mention& who = mention(m);
    const auto words = words_of(text_, who.name);
    if (words.empty()) return {};
    const std::size_t found = known(words);
    if (found == kNone - 1) return {};
    if (found != kNone) {
      learn(found, who);
      return {found};
    }
    if (!evidence(m) && !listed_here(m)) return {};
    // "the boy, A. Example" names somebody told of before without a name.
    const std::size_t f = make(m, false);
    figure(f).name = text_.words(who.name);
    figure(f).name_words = words;
    figure(f).label = figure(f).name;
    std::string all;
    for (const std::string& word : words) {
      all += word + ' ';
      auto& bearers = by_word_[word];
      if (bearers.size() < kLookBack) bearers.push_back(f);
    }
    by_name_.emplace(all, f);
    if (who.kin_of_named) {
      const auto owners = owners_of(m);
      if (owners.size() == 1 && owners.front() != f) {
        figure(f).kin_of = owners.front();
        figure(f).relation = who.relation;
        kin_by_owner_[owners.front()].push_back(f);
      }
    }
    return {f};
  }

  // A name directly after a group, or in a list under one.
  bool listed_here(std::size_t m) const {
    const Mention& who = mention(m);
    const std::size_t first = who.tokens.first;
    if (first == 0 || who.name.end - who.name.first < 2) return false;
    const std::string& before = text_.lower(first - 1);
    if (listing_ && (paragraph_opens_ || before == "," || before == "and")) return true;
    if (one_of(before, {"including", "namely", ":", "includes", "included"})) return true;
    if ((before == "," || before == "and") && m > 0 && mention(m - 1).tokens.end + 2 >= first) {
      return mention(m - 1).kind == Kind::kGroup || !cast_.of_mention[m - 1].empty();
    }
    return false;
  }

  void learn(std::size_t f, const Mention& who) {
    if (figure(f).sex == Sex::kUnknown) figure(f).sex = who.sex;
    figure(f).child = figure(f).child || who.child;
  }

  std::size_t make(std::size_t m, bool group) {
    const Mention& who = mention(m);
    Figure made;
    made.group = group;
    made.sex = who.sex;
    made.child = who.child;
    made.office = who.office;
    made.noun = who.noun;
    made.first_mention = m;
    made.label = text_.words(who.tokens);
    if (made.label.size() > base::kLabelBytesMax) made.label.resize(0);
    cast_.figures.push_back(std::move(made));
    return cast_.figures.size() - 1;
  }

  // -- people without a name --

  std::vector<std::size_t> single(std::size_t m) {
    const Mention& who = mention(m);
    if (who.of_them) {
      if (!struck_[m] || generic_[m]) return {};
      const std::size_t whole = last_group();
      const std::size_t f = make(m, false);
      if (whole != kNone) {
        figure(f).unnamed_of = whole;
        figure(f).member_of = whole;
        figure(f).member_passage = who.tokens;
      }
      return {f};
    }
    if (who.definite) {
      const std::size_t f = told_before(who);
      if (f != kNone) return {f};
      return struck_[m] && !generic_[m] && !ambiguous_ ? std::vector{make(m, false)}
                                                       : std::vector<std::size_t>{};
    }
    if (generic_[m] || who.teller || !(struck_[m] || !who.ages.empty() || includes_before(m)))
      return {};
    return {make(m, false)};
  }

  bool includes_before(std::size_t m) const {
    const std::size_t first = mention(m).tokens.first;
    return first > 0 && one_of(text_.lower(first - 1), {"includes", "included", "including"});
  }

  // "the boy", "the teacher": the one person told of so far who can be meant.
  std::size_t told_before(const Mention& who) {
    ambiguous_ = false;
    std::size_t found = kNone;
    const std::size_t from =
        cast_.figures.size() > kLookBack ? cast_.figures.size() - kLookBack : 0;
    for (std::size_t f = from; f < cast_.figures.size(); ++f) {
      const Figure& other = cast_.figures[f];
      if (other.group || other.speaker) continue;
      const bool sexes = who.sex == Sex::kUnknown ? true : other.sex == who.sex;
      const bool kinds = who.child ? other.child
                         : one_of(who.noun, {"man", "woman", "person", "individual", "victim",
                                             "detainee", "prisoner"})
                             ? !other.child
                             : other.noun == who.noun;
      if (!sexes || !kinds) continue;
      if (found != kNone) ambiguous_ = true;
      found = f;
    }
    return ambiguous_ ? kNone : found;
  }

  // -- groups --

  std::size_t last_group() const {
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (trace->groups.empty()) continue;
      return std::ranges::all_of(trace->groups,
                                 [&](std::size_t g) { return g == trace->groups.front(); })
                 ? trace->groups.front()
                 : kNone;
    }
    return main_group();
  }

  // The group that the text is about: the only one that may be told of again, or the first with a
  // number of its own that something happened to.
  std::size_t main_group() const {
    std::size_t only = kNone;
    std::size_t sized = kNone;
    bool several = false;
    for (std::size_t i = 0; i < groups_.size() && i < kLookBack; ++i) {
      const Figure& one = cast_.figures[groups_[i]];
      if (one.loose || one.kin_of != kNone) continue;
      if (only != kNone) several = true;
      only = groups_[i];
      if (one.exact && sized == kNone) sized = groups_[i];
    }
    return several ? sized : only;
  }

  std::vector<std::size_t> group(std::size_t m) {
    const Mention& who = mention(m);
    if (who.of_them) {
      if (!struck_[m] || generic_[m]) return {};
      const std::size_t whole = last_group();
      const std::size_t g = make_group(m);
      if (whole != kNone && whole != g) {
        figure(g).member_of = whole;
        figure(g).member_passage = who.tokens;
      }
      return {g};
    }
    if (who.other && !who.count) return {};
    if (!who.other) {
      const std::size_t same = same_group(who);
      if (same != kNone) return {same};
    }
    if (who.definite && !who.count && who.noun != "people" && !struck_[m]) return {};
    if (who.definite && (who.noun == "group" || who.noun.empty())) return {};
    if (generic_[m] && !who.count) return {};
    if (who.teller && !struck_[m]) return {};
    const bool counted = who.count && who.count->exact && who.count->count.least > 1;
    const bool known_later = who.group_word || (counted && !who.teller);
    if (!struck_[m] && !known_later) return {};
    return {make_group(m)};
  }

  std::size_t make_group(std::size_t m) {
    const Mention& who = mention(m);
    const std::size_t g = make(m, true);
    if (who.count) {
      figure(g).size = who.count->count;
      figure(g).exact = who.count->exact;
    }
    figure(g).loose = !who.group_word && !(who.count && who.count->exact) && !who.definite;
    groups_.push_back(g);
    return g;
  }

  std::size_t same_group(const Mention& who) const {
    if (who.count && who.count->exact && who.count->count.least > 1) {
      std::size_t found = kNone;
      const std::size_t from = groups_.size() > kLookBack ? groups_.size() - kLookBack : 0;
      for (std::size_t i = from; i < groups_.size(); ++i) {
        const std::size_t g = groups_[i];
        const Figure& one = cast_.figures[g];
        if (!one.exact || one.size->least != who.count->count.least) continue;
        if (one.sex != Sex::kUnknown && who.sex != Sex::kUnknown && one.sex != who.sex) continue;
        if (one.member_of != kNone || one.kin_of != kNone) continue;
        if (found != kNone) return kNone;
        found = g;
      }
      return found;
    }
    if (!who.definite || who.count) return kNone;
    // "the group", "these people", "the students": the only one it can be
    std::size_t found = kNone;
    const std::size_t from = groups_.size() > kLookBack ? groups_.size() - kLookBack : 0;
    for (std::size_t i = from; i < groups_.size(); ++i) {
      const Figure& one = cast_.figures[groups_[i]];
      const bool general = one_of(who.noun, {"group", "people", "person", "individual", "detainee",
                                             "prisoner", "victim", "refugee"});
      if (one.loose && one.noun != who.noun) continue;
      if (!general && one.noun != who.noun) continue;
      if (one.member_of != kNone) continue;
      if (found != kNone) return kNone;
      found = groups_[i];
    }
    return found;
  }

  // -- relatives --

  std::vector<std::size_t> owners_of(std::size_t m) {
    const Mention& who = mention(m);
    switch (who.owner) {
      case Owner::kHe: return person_meant(Sex::kMale);
      case Owner::kShe: return person_meant(Sex::kFemale);
      case Owner::kPhrase: {
        const std::size_t first = who.owner_tokens.first;
        const auto words = words_of(text_, who.owner_tokens);
        if (text_.is(first, "the") || text_.is(first, "a")) {
          const std::string& noun = text_.lower(first + 1);
          Mention owner;
          const PersonNoun* found = person_noun(noun);
          if (!found) return {};
          owner.noun = std::string(found->singular);
          owner.sex = found->sex;
          owner.child = found->child;
          const std::size_t f = told_before(owner);
          return f == kNone ? std::vector<std::size_t>{} : std::vector{f};
        }
        if (words.empty()) return {};
        const std::size_t f = known(words);
        if (f != kNone && f != kNone - 1) return {f};
        return {};
      }
      case Owner::kSpeaker:
        return text_.is(who.tokens.first, "my") ? std::vector{speaker()}
                                                : std::vector<std::size_t>{};
      // "75 years old mother": of the one person the paragraph is about.
      case Owner::kNone: return topic();
      case Owner::kThey: return {};
    }
    return {};
  }

  std::vector<std::size_t> topic() const {
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (trace->people.empty()) continue;
      std::size_t found = kNone;
      for (const std::size_t f : trace->people) {
        if (cast_.figures[f].kin_of != kNone) continue;
        if (found != kNone && found != f) return {};
        found = f;
      }
      if (found != kNone) return {found};
    }
    return {};
  }

  std::vector<std::size_t> kin(std::size_t m) {
    const Mention& who = mention(m);
    const auto owners = owners_of(m);
    if (owners.size() != 1) return {};
    const std::size_t owner = owners.front();
    if (who.noun == "family") return {};
    for (const std::size_t f : kin_by_owner_[owner]) {
      if (!who.plural && !figure(f).group && figure(f).relation == who.relation &&
          !(who.count && who.count->tokens.end < who.tokens.end && figure(f).name.empty() &&
            text_.is(who.count->tokens.end, "of")))
        return {f};
    }
    // Told the other way round: whose mother she is, is her child.
    if (who.relation == "child" || who.relation == "son" || who.relation == "daughter") {
      const Figure& parent = cast_.figures[owner];
      if ((parent.relation == "mother" || parent.relation == "father" ||
           parent.relation == "parent") &&
          parent.kin_of != kNone && !who.plural &&
          (who.sex == Sex::kUnknown || figure(parent.kin_of).sex == Sex::kUnknown ||
           who.sex == figure(parent.kin_of).sex)) {
        return {parent.kin_of};
      }
    }
    if (who.plural && !struck_[m]) return {};
    const std::size_t f = make(m, who.plural);
    if (who.plural) {
      if (who.count) {
        figure(f).size = who.count->count;
        figure(f).exact = who.count->exact;
      }
      figure(f).loose = true;
      groups_.push_back(f);
    }
    figure(f).kin_of = owner;
    figure(f).relation = who.relation;
    figure(f).label = who.relation + " of " + cast_.figures[owner].label;
    if (figure(f).label.size() > base::kLabelBytesMax) figure(f).label = who.relation;
    kin_by_owner_[owner].push_back(f);
    return {f};
  }

  std::size_t speaker() {
    if (speaker_ == kNone) {
      Figure made;
      made.speaker = true;
      made.name = "";
      made.label = frame_.author.empty() || frame_.author.size() > base::kLabelBytesMax
                       ? "the teller"
                       : frame_.author;
      cast_.figures.push_back(std::move(made));
      speaker_ = cast_.figures.size() - 1;
    }
    return speaker_;
  }

  // -- pronouns --

  std::vector<std::size_t> pronoun(std::size_t m) {
    const Mention& who = mention(m);
    if (who.owner == Owner::kSpeaker) {
      return !who.plural && struck_[m] ? std::vector{speaker()} : std::vector<std::size_t>{};
    }
    if (who.plural) return they(m);
    return person_meant(who.sex);
  }

  // The one person of this sex that the nearest sentence speaks of; a relative only if nobody else
  // can be meant, the dead never.
  std::vector<std::size_t> person_meant(Sex sex) {
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      std::vector<std::size_t> first;
      std::vector<std::size_t> kin;
      bool unsure = false;
      for (const std::size_t f : trace->people) {
        const Figure& one = cast_.figures[f];
        if (one.speaker || one.office || one.dead) continue;
        if (one.sex != sex && one.sex != Sex::kUnknown) continue;
        if (one.sex == Sex::kUnknown) unsure = true;
        auto& list = one.kin_of == kNone || one.kin_of == f || (!one.name.empty() && one.sex == sex)
                         ? first
                         : kin;
        if (std::ranges::find(list, f) == list.end()) list.push_back(f);
      }
      if (first.empty() && kin.empty()) continue;
      // Of several, those whose sex is known to fit.
      if (first.size() > 1 && unsure) {
        std::erase_if(first, [&](std::size_t f) { return cast_.figures[f].sex != sex; });
      }
      if (first.size() > 1) return {};
      if (first.size() == 1) {
        // "His brother was arrested. He": the brother might be meant as well.
        const bool rival = std::ranges::any_of(
            kin, [&](std::size_t f) { return trace->lead == f && !in_joint(*trace, f); });
        if (rival) return {};
        if (figure(first.front()).sex == Sex::kUnknown) figure(first.front()).sex = sex;
        return first;
      }
      return kin.size() == 1 ? kin : std::vector<std::size_t>{};
    }
    return {};
  }

  bool in_joint(const Trace& trace, std::size_t f) const {
    return std::ranges::any_of(trace.joined, [&](const auto& joint) {
      return std::ranges::find(joint, f) != joint.end();
    });
  }

  std::vector<std::size_t> they(std::size_t) {
    bool people = false;
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (!trace->groups.empty()) {
        std::vector<std::size_t> different;
        for (const std::size_t g : trace->groups) {
          if (std::ranges::find(different, g) == different.end()) different.push_back(g);
        }
        return different.size() == 1 && !people ? different : std::vector<std::size_t>{};
      }
      if (!trace->joined.empty()) return trace->joined.back();
      people = people || !trace->people.empty();
    }
    if (people) return {};
    const std::size_t main = main_group();
    return main == kNone ? std::vector<std::size_t>{} : std::vector{main};
  }

  void note(std::size_t m) {
    for (const std::size_t f : cast_.of_mention[m]) {
      const Mention& who = mention(m);
      Trace& trace = traces_.back();
      if (trace.lead == kNone) trace.lead = f;
      if (kills_[m]) figure(f).dead = true;
      const std::size_t owner = figure(f).kin_of;
      // "His mother" speaks of him too.
      if (who.kind == Kind::kKin && owner != kNone && !figure(owner).group) {
        trace.people.push_back(owner);
        if (who.owner == Owner::kHe && figure(owner).sex == Sex::kUnknown)
          figure(owner).sex = Sex::kMale;
        if (who.owner == Owner::kShe && figure(owner).sex == Sex::kUnknown)
          figure(owner).sex = Sex::kFemale;
      }
      if (figure(f).group)
        trace.groups.push_back(f);
      else
        trace.people.push_back(f);
    }
  }

  // "A and B", "he lived with his mother": people whom "they" may stand for.
  void join(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> joint;
    for (std::size_t m = begin; m + 1 < end; ++m) {
      const auto& one = cast_.of_mention[m];
      const auto& other = cast_.of_mention[m + 1];
      if (one.size() != 1 || other.size() != 1 || figure(one.front()).group ||
          figure(other.front()).group || one == other) {
        joint.clear();
        continue;
      }
      const std::size_t gap_first = mention(m).tokens.end;
      const std::size_t gap_end = mention(m + 1).tokens.first;
      bool joins =
          gap_end == gap_first + 1 && (text_.is(gap_first, "and") || text_.is(gap_first, ","));
      joins = joins || (gap_end == gap_first + 2 && text_.is(gap_first, ",") &&
                        text_.is(gap_first + 1, "and"));
      if (!joins && gap_end > gap_first && gap_end - gap_first <= 5 &&
          text_.is(gap_end - 1, "with"))
        joins = true;
      if (!joins) {
        joint.clear();
        continue;
      }
      if (joint.empty()) joint.push_back(one.front());
      joint.push_back(other.front());
      auto& joined = traces_.back().joined;
      if (!joined.empty() && joined.back().size() + 1 == joint.size() &&
          joined.back().front() == joint.front())
        joined.pop_back();
      if (joint.size() <= 20) joined.push_back(joint);
    }
  }

  // -- who belongs to a group --

  void belong(std::size_t f, std::size_t group, Range passage) {
    if (f == group || figure(f).member_of != kNone || figure(f).group || figure(f).office) return;
    figure(f).member_of = group;
    figure(f).member_passage = passage;
  }

  bool may_belong(std::size_t m) const {
    const Mention& who = mention(m);
    return (who.kind == Kind::kNamed || who.kind == Kind::kSingle) && !who.kin_of_named &&
           !who.office && !who.plural && cast_.of_mention[m].size() == 1;
  }

  void members(std::size_t s, std::size_t begin, std::size_t end) {
    const Range range = text_.sentences()[s].tokens;
    for (std::size_t m = begin; m < end; ++m) {
      const auto& one = cast_.of_mention[m];
      if (one.size() == 1 && figure(one.front()).group) after_group(m, one.front(), range, end);
    }
    // "Another member of the group ... is A", "A was a member of the group"
    for (std::size_t at = range.first; at < range.end; ++at) {
      if (!text_.is(at, "member") && !text_.is(at, "members")) continue;
      if (!text_.is(at + 1, "of")) continue;
      const std::size_t of = notes_.mention_at[std::min(at + 2, range.end - 1)];
      std::size_t whole = kNone;
      if (of != kNone && cast_.of_mention[of].size() == 1 &&
          figure(cast_.of_mention[of].front()).group)
        whole = cast_.of_mention[of].front();
      if (of != kNone && whole == kNone && mention(of).noun == "group") whole = main_group();
      if (whole == kNone) continue;
      for (std::size_t m = begin; m < end; ++m) {
        if (!may_belong(m) || mention(m).name.empty()) continue;
        const bool before = mention(m).tokens.end <= at &&
                            copula_between(mention(m).tokens.end, at) &&
                            at - mention(m).tokens.end <= 5;
        const bool after =
            mention(m).tokens.first > at && copula_just_before(mention(m).tokens.first);
        if (before || after) belong(cast_.of_mention[m].front(), whole, range);
      }
    }
  }

  bool copula_between(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; ++at) {
      if (one_of(text_.lower(at), {"is", "was", "are", "were"})) return true;
    }
    return false;
  }
  bool copula_just_before(std::size_t at) const {
    return at > 0 && one_of(text_.lower(at - 1), {"is", "was", "are", "were", ":", ",", "-"});
  }

  // "the group includes A", "six students, A, B and C", "six people, among them A and B"
  void after_group(std::size_t m, std::size_t whole, Range range, std::size_t mentions_end) {
    const Mention& who = mention(m);
    std::size_t at = who.tokens.end;
    bool open = false;
    bool told = false;
    for (std::size_t steps = 0; at < range.end && steps < 7; ++steps) {
      const std::size_t next = notes_.mention_at[at];
      if (next != kNone && mention(next).tokens.first == at) break;
      const std::string& word = text_.lower(at);
      if (one_of(word, {"includes", "included", "including", "comprises", "comprised", "namely"}))
        told = true;
      else if (word == "consists" || word == "consisted" || word == "composed")
        told = true;
      else if (word == "among" || word == "amongst") {
        told = true;
        if (notes_.mention_at[at + 1] != kNone || text_.is(at + 1, "whom")) ++at;
        if (text_.is(at + 1, "are") || text_.is(at + 1, "were")) ++at;
      } else if (one_of(word, {",", ":", "(", "-", "—", "–"}))
        open = true;
      else if (!one_of(word, {"of", "the", "a", "were", "are", "named", "called", "following",
                              "who", "them"}))
        return;
      if (word == "named" || word == "called") told = true;
      ++at;
    }
    if (!told && !open) return;
    std::vector<std::size_t> people;
    for (std::size_t next = at < range.end ? notes_.mention_at[at] : kNone;
         next != kNone && next < mentions_end;) {
      if (!may_belong(next) || (!told && mention(next).name.empty())) break;
      people.push_back(next);
      std::size_t after = mention(next).tokens.end;
      if (text_.is(after, ",") || text_.is(after, ";")) ++after;
      if (text_.is(after, "and")) ++after;
      if (after == mention(next).tokens.end || after >= range.end) break;
      const std::size_t following = notes_.mention_at[after];
      if (following == kNone || mention(following).tokens.first != after || following == next)
        break;
      next = following;
    }
    if (people.empty()) return;
    const Figure& group = cast_.figures[whole];
    // Beside a number only names that do not outnumber it, and at least two of them.
    if (!told && (!group.exact || people.size() > group.size->least || people.size() < 2)) return;
    for (const std::size_t one : people)
      belong(cast_.of_mention[one].front(), whole, {who.tokens.first, mention(one).tokens.end});
  }

  // "... as follows", "their names are": the named people who head what comes next belong to it.
  void listing(std::size_t s, std::size_t begin, std::size_t end) {
    const Sentence& sentence = text_.sentences()[s];
    if (listing_) {
      const bool heads = paragraph_opens_ || sentence.list_item;
      if (heads && begin < end && may_belong(begin) && !mention(begin).name.empty() &&
          near_start(begin, sentence)) {
        belong(cast_.of_mention[begin].front(), listing_->group, mention(begin).tokens);
        ++listing_->found;
        listing_->begun = true;
      } else if (heads && listing_->begun && !sentence.list_item) {
        listing_.reset();
      }
      if (listing_ && listing_->expected && listing_->found >= *listing_->expected &&
          !sentence.list_item)
        listing_.reset();
    }
    for (std::size_t at = sentence.tokens.first; at < sentence.tokens.end; ++at) {
      const bool follows = (text_.is(at, "follows") && text_.is(at - 1, "as")) ||
                           (text_.is(at, "names") && ends_with_colon(sentence)) ||
                           (text_.is(at, "following") && ends_with_colon(sentence));
      if (!follows) continue;
      const std::size_t whole = group_in(begin, end);
      if (whole == kNone) continue;
      listing_ = Listing{whole, std::nullopt, 0, false};
      for (std::size_t m = begin; m < end; ++m) {
        if (mention(m).of_them && mention(m).count && mention(m).tokens.first < at) {
          cast_.named_counts.push_back({whole, mention(m).count->count, mention(m).tokens});
          if (mention(m).count->exact) listing_->expected = mention(m).count->count.least;
        }
      }
      for (const Figure& one : cast_.figures)
        listing_->found += one.member_of == whole && !one.name.empty() ? 1u : 0u;
      return;
    }
    // A line that ends with a colon and speaks of a group, then list items.
    if (ends_with_colon(sentence) && s + 1 < text_.sentences().size() &&
        text_.sentences()[s + 1].list_item) {
      const std::size_t whole = group_in(begin, end);
      if (whole != kNone) listing_ = Listing{whole, std::nullopt, 0, false};
    }
  }

  bool near_start(std::size_t m, const Sentence& sentence) const {
    return mention(m).tokens.first - sentence.tokens.first <= (sentence.list_item ? 4u : 0u);
  }
  bool ends_with_colon(const Sentence& sentence) const {
    return text_.is(sentence.tokens.end - 1, ":");
  }

  std::size_t group_in(std::size_t begin, std::size_t end) const {
    for (std::size_t m = begin; m < end; ++m) {
      if (mention(m).of_them) return main_group();
      const auto& one = cast_.of_mention[m];
      if (one.size() == 1 && cast_.figures[one.front()].group) return one.front();
    }
    return main_group();
  }

  struct Listing {
    std::size_t group;
    std::optional<std::uint64_t> expected;
    std::uint64_t found;
    bool begun;
  };

  const Notes& notes_;
  const Text& text_;
  const Frame& frame_;
  Cast cast_;
  std::vector<bool> struck_, generic_, kills_;
  std::vector<Trace> traces_;  // of this paragraph
  std::uint32_t paragraph_ = 0;
  bool paragraph_opens_ = true;
  bool ambiguous_ = false;
  std::size_t sentence_ = 0;
  std::size_t speaker_ = kNone;
  std::vector<std::size_t> groups_;
  std::optional<Listing> listing_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> kin_by_owner_;
};

}  // namespace

Cast find_cast(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events) {
  return Caster(notes, frame, events).run();
}

}  // namespace reading::english
