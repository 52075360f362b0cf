#include "reading/english/cast.h"

#include <algorithm>
#include <unordered_map>

#include "base/limits.h"
#include "model/terms.h"
#include "reading/english/cast_names.h"
#include "reading/english/clause.h"
#include "reading/english/list_numbers.h"
#include "reading/english/membership.h"
#include "reading/english/name_evidence.h"
#include "reading/english/struck.h"
#include "reading/english/traces.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kLookBack = 64;  // figures and groups that a pronoun may reach

class Caster {
 public:
  Caster(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events)
      : notes_(notes),
        text_(notes.text),
        frame_(frame),
        events_(events),
        by_(struck_mentions(notes, events)),
        traces_(notes, cast_),
        membership_(notes, cast_),
        numbers_(notes.text),
        names_(cast_) {
    cast_.of_mention.resize(notes.mentions.size());
  }

  Cast run() {
    std::size_t next = 0;
    for (std::size_t s = 0; s < text_.sentences().size(); ++s) {
      const Sentence& sentence = text_.sentences()[s];
      const bool other_part = std::ranges::any_of(
          frame_.parts, [&](const Part& part) { return part.first_sentence == s; });
      if (other_part) traces_.forget();
      if (s == 0 || sentence.paragraph != paragraph_) {
        paragraph_ = sentence.paragraph;
        traces_.open_paragraph();
        paragraph_opens_ = true;
      }
      traces_.open_sentence();
      const std::size_t begin = next;
      while (next < notes_.mentions.size() &&
             notes_.mentions[next].tokens.first < sentence.tokens.end)
        ++next;
      if (frame_.outside[s]) continue;
      read(s, begin, next);
      paragraph_opens_ = false;
    }
    cast_.main_group = main_group();
    return std::move(cast_);
  }

 private:
  const Mention& mention(std::size_t m) const { return notes_.mentions[m]; }
  Figure& figure(std::size_t f) { return cast_.figures[f]; }

  void read(std::size_t s, std::size_t begin, std::size_t end) {
    sentence_ = s;
    numbers_.open(text_.sentences()[s]);
    const std::size_t main = main_group();
    membership_.open(s, begin, end, main, traces_.last_group(main));
    for (std::size_t m = begin; m < end; ++m) {
      if (cast_.figures.size() >= base::kSubjectsPerReadingMax) return;
      cast_.of_mention[m] = resolve(m);
      traces_.note(m, by_.kills[m]);
      if (cast_.of_mention[m].empty() && may_be_a_person(notes_, m)) traces_.note_stranger();
      if (m == begin && cast_.of_mention[m].size() == 1)
        numbers_.heads(cast_.of_mention[m].front());
    }
    traces_.join(begin, end);
    struck_together(s);
    membership_.read(s, begin, end, main_group(), paragraph_opens_);
    if (!membership_.housed().empty()) traces_.stand_together(membership_.housed());
  }

  // "A and three others were arrested. They": all of them.
  void struck_together(std::size_t s) {
    for (; next_event_ < events_.size() && events_[next_event_].sentence <= s; ++next_event_) {
      const EventMention& event = events_[next_event_];
      if (event.sentence != s) continue;
      std::vector<std::size_t> all;
      for (const std::size_t m : event.victims) {
        for (const std::size_t f : cast_.of_mention[m]) {
          if (std::ranges::find(all, f) == all.end()) all.push_back(f);
        }
      }
      const bool group = all.size() == 1 && figure(all.front()).group;
      if ((group || all.size() > 1) && all.size() <= kLookBack)
        traces_.stand_together(std::move(all));
    }
  }

  std::vector<std::size_t> resolve(std::size_t m) {
    if (!mention(m).items.empty()) return numbers_.figures(mention(m).items);
    switch (mention(m).kind) {
      case Kind::kNamed: return named(m);
      case Kind::kSingle: return single(m);
      case Kind::kGroup: return group(m);
      case Kind::kKin: return kin(m);
      case Kind::kPronoun: return pronoun(m);
      case Kind::kAuthority:
        if (by_.struck[m] && one_of_authority(text_, mention(m))) {
          const std::size_t f = make(m, false);
          figure(f).aide = true;  // "a guard told his daughter that he": hardly the guard
          return {f};
        }
        return mention(m).count && by_.struck[m] ? std::vector{make(m, true)}
                                                 : std::vector<std::size_t>{};
      case Kind::kBody: return {};
    }
    return {};
  }

  // -- names --

  std::vector<std::size_t> named(std::size_t m) {
    const Mention& who = mention(m);
    auto words = CastNames::words_of(text_, who.name);
    if (words.empty()) return {};
    for (std::string& word : CastNames::words_of(text_, who.surname))
      words.push_back(std::move(word));
    const std::size_t found = names_.known(words);
    if (found == CastNames::kSeveral) return {};
    if (found != kNone) {
      learn(found, who);
      return {found};
    }
    if (names_teller(m)) {
      const std::size_t f = speaker();
      if (figure(f).name.empty()) bear(f, who, words);
      return {f};
    }
    if (!is_persons_name(notes_, m, by_.struck[m]) && !listed_here(m)) return {};
    if (const std::size_t shorter = names_.known_by_part(words, who.sex); shorter != kNone) {
      learn(shorter, who);
      bear(shorter, who, words);
      return {shorter};
    }
    // "the boy, A. Example" names somebody told of before without a name.
    const std::size_t f = make(m, false);
    bear(f, who, words);
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

  // "My name is A", "I, A, was beaten"
  bool names_teller(std::size_t m) const {
    const std::size_t first = mention(m).tokens.first;
    if (first < 2 || notes_.quoted[first] || !text_.same_sentence(first - 2, first)) return false;
    if (text_.is(first - 1, ",") && text_.is(first - 2, "i")) return true;
    return first > 2 && text_.is(first - 1, "is") && text_.is(first - 2, "name") &&
           text_.is(first - 3, "my");
  }

  void bear(std::size_t f, const Mention& who, const std::vector<std::string>& words) {
    figure(f).name = full_name(text_, who);
    figure(f).name_words = words;
    figure(f).label = figure(f).name;
    names_.add(f, words);
  }

  // The name in a range that may begin with titles.
  Range name_in(Range words) const {
    const auto found = std::ranges::lower_bound(
        notes_.names, words.first, {}, [](const NameSpan& name) { return name.tokens.first; });
    const bool begins = found != notes_.names.end() && found->tokens.first == words.first;
    return begins ? found->name : words;
  }

  // A name directly after a group, or in a list under one.
  bool listed_here(std::size_t m) const {
    const Mention& who = mention(m);
    const std::size_t first = who.tokens.first;
    if (first == 0) return false;
    // "two of his sons, A and B": a first name will do.
    const bool beside = m > 0 && mention(m - 1).tokens.end + 1 == first &&
                        (text_.is(first - 1, ",") || text_.is(first - 1, "and")) &&
                        text_.same_sentence(first - 1, first);
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
    if (one_of(before, {"including", "namely", ":", "includes", "included", "include"}))
      return true;
    const bool among = first >= 3 && one_of(before, {"them", "whom", "were", "are"}) &&
                       (text_.is(first - 2, "among") || text_.is(first - 3, "among"));
    if (among) return true;
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
    made.aide = who.possessed;
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
      if (!by_.struck[m] || by_.generic[m]) return {};
      const std::size_t whole = traces_.last_group(main_group());
      const std::size_t f = make(m, false);
      if (whole != kNone) {
        figure(f).unnamed_of = whole;
        figure(f).member_of = whole;
        figure(f).member_passage = who.tokens;
      }
      return {f};
    }
    if (who.noun == "member") {
      const std::size_t named_later = member_named(m);
      if (named_later != kNone) return named(named_later);
      if (who.other) return {};
    }
    if (who.definite) {
      const std::size_t f = told_before(who);
      if (f != kNone) return {f};
      const bool told = by_.struck[m] || !who.ages.empty();
      return told && !by_.generic[m] && !ambiguous_ ? std::vector{make(m, false)}
                                                    : std::vector<std::size_t>{};
    }
    const bool told =
        by_.struck[m] || !who.ages.empty() || includes_before(m) || membership_.in_a_row(m);
    if (by_.generic[m] || who.teller || !told) return {};
    return {make(m, false)};
  }

  // "Another member of the group reportedly arrested is A": the mention of A.
  std::size_t member_named(std::size_t m) const {
    for (std::size_t next = m + 1; next < notes_.mentions.size(); ++next) {
      const Mention& other = mention(next);
      if (!text_.same_sentence(mention(m).tokens.first, other.tokens.first)) return kNone;
      if (other.kind != Kind::kNamed || other.tokens.first == 0) continue;
      if (one_of(text_.lower(other.tokens.first - 1), {"is", "was"})) return next;
    }
    return kNone;
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
      if (!by_.struck[m] || by_.generic[m]) return {};
      const std::size_t whole = traces_.last_group(main_group());
      const std::size_t g = make_group(m);
      // "Hundreds fled": more than any group that was counted.
      const bool part = who.count->exact || text_.is(who.tokens.end - 1, "them");
      if (part && whole != kNone && whole != g) {
        figure(g).member_of = whole;
        figure(g).member_passage = who.tokens;
      }
      return {g};
    }
    if (who.noun == "couple" && who.definite) {
      if (auto two = traces_.pair(); !two.empty()) return two;
    }
    if (who.other && !who.count) return {};
    if (who.other && !who.definite) {
      const std::size_t whole = membership_.completed_by(m, main_group());
      if (whole != kNone) return {whole};
    }
    if (!who.other) {
      const std::size_t same = same_group(who);
      if (same != kNone) return {same};
    }
    if (who.definite && !who.count && who.noun != "people" && !by_.struck[m]) return {};
    // "Of the eleven who were arrested": told of here for the first time.
    const bool first_told = who.count && by_.struck[m] && cast_.figures.empty();
    if (who.definite && (who.noun == "group" || who.noun.empty()) && !first_told) return {};
    if (by_.generic[m] && !who.count) return {};
    if (who.teller && !by_.struck[m]) return {};
    const bool counted = who.count && who.count->exact && who.count->count.least > 1;
    // "a cell for eight people": how many it could be, nobody who is there.
    const bool measure = who.tokens.first > 0 && !by_.struck[m] &&
                         one_of(text_.lower(who.tokens.first - 1), {"for", "than"});
    const bool known_later = who.group_word || (counted && !who.teller && !measure);
    if (!by_.struck[m] && !known_later) return {};
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
        const bool part = one.member_of != kNone && !(who.definite && one.noun == who.noun);
        if (part || one.kin_of != kNone) continue;
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
      // "Nine people, three women and six men ... The women": a part, by its own noun only.
      if (one.member_of != kNone && (general || one.noun != who.noun)) continue;
      if (found != kNone) return kNone;
      found = groups_[i];
    }
    return found;
  }

  // -- relatives --

  std::vector<std::size_t> owners_of(std::size_t m) {
    const Mention& who = mention(m);
    switch (who.owner) {
      case Owner::kHe: return traces_.person_meant(Sex::kMale);
      case Owner::kShe: return traces_.person_meant(Sex::kFemale);
      case Owner::kPhrase: {
        const std::size_t first = who.owner_tokens.first;
        const auto words = CastNames::words_of(text_, who.owner_tokens);
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
        const std::size_t f = names_.known(CastNames::words_of(text_, name_in(who.owner_tokens)));
        if (f != kNone && f != CastNames::kSeveral) return {f};
        // "the mother of A. Example": told of here for the first time.
        const bool next = m + 1 < notes_.mentions.size() && mention(m + 1).kind == Kind::kNamed &&
                          who.owner_tokens.holds(mention(m + 1).tokens.first);
        return next ? named(m + 1) : std::vector<std::size_t>{};
      }
      case Owner::kSpeaker:
        return text_.is(who.tokens.first, "my") ? std::vector{speaker()}
                                                : std::vector<std::size_t>{};
      // "75 years old mother": of the one person the paragraph is about.
      case Owner::kNone: return traces_.topic();
      case Owner::kThey: return {};
    }
    return {};
  }

  std::vector<std::size_t> kin(std::size_t m) {
    const Mention& who = mention(m);
    const auto owners = owners_of(m);
    // "with their two children": whose they are is several people's, who they are is not.
    const bool of_several = who.owner == Owner::kThey && by_.struck[m] && who.noun != "family";
    if (owners.size() != 1) {
      // "A mother and her two daughters were abducted"
      const bool stranger = who.owner == Owner::kNone && by_.struck[m] && !by_.generic[m] &&
                            one_of(text_.lower(who.tokens.first), {"a", "an"});
      if (stranger) return {make(m, false)};
      return of_several ? std::vector{make(m, who.plural)} : std::vector<std::size_t>{};
    }
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
    if (who.plural && !by_.struck[m]) return {};
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

  // Who says "I" in the part of the document that is being read.
  std::size_t part() const {
    std::size_t at = 0;
    while (at + 1 < frame_.parts.size() && frame_.parts[at + 1].first_sentence <= sentence_) ++at;
    return at;
  }
  std::size_t speaker() {
    const std::size_t now = part();
    const auto known = speakers_.find(now);
    if (known != speakers_.end()) return known->second;
    const std::string& teller = frame_.parts[now].teller;
    const std::string& name = teller.empty() && now == 0 ? frame_.author : teller;
    Figure made;
    made.speaker = true;
    made.label = name.empty() || name.size() > base::kLabelBytesMax ? "the teller" : name;
    cast_.figures.push_back(std::move(made));
    return speakers_[now] = cast_.figures.size() - 1;
  }

  // "They arrested us": those of whom the one who writes is one.
  std::size_t speakers(std::size_t m) {
    const auto [known, made] = tellers_.emplace(part(), kNone);
    if (made) {
      known->second = make(m, true);
      figure(known->second).loose = true;
    }
    return known->second;
  }

  // -- pronouns --

  std::vector<std::size_t> pronoun(std::size_t m) {
    const Mention& who = mention(m);
    if (who.owner == Owner::kSpeaker) {
      if (who.plural) return by_.hurt[m] ? std::vector{speakers(m)} : std::vector<std::size_t>{};
      return by_.struck[m] ? std::vector{speaker()} : std::vector<std::size_t>{};
    }
    if (who.plural) return traces_.they(main_group());
    // "He had been abducted on 3 May", "His body was found": what is told of the dead as well.
    const std::size_t next = who.tokens.end;
    const bool died = text_.is(next, "died");
    const bool of_before = died || text_.is(next, "had") || text_.is(next, "body");
    auto meant = traces_.person_meant(who.sex, of_before);
    // "The body was shown to his son. He died": nobody dies for whom the dead may be meant.
    const bool alive = died && meant.size() == 1 && !figure(meant.front()).dead;
    if (alive && traces_.tells_of_dead(who.sex)) meant.clear();
    return meant;
  }

  const Notes& notes_;
  const Text& text_;
  const Frame& frame_;
  const std::vector<EventMention>& events_;
  std::size_t next_event_ = 0;
  Cast cast_;
  Struck by_;
  Traces traces_;
  Membership membership_;
  ListNumbers numbers_;
  CastNames names_;
  std::uint32_t paragraph_ = 0;
  bool paragraph_opens_ = true;
  bool ambiguous_ = false;
  std::size_t sentence_ = 0;
  std::unordered_map<std::size_t, std::size_t> speakers_;  // by part of the document
  std::unordered_map<std::size_t, std::size_t> tellers_;   // "we", in the same way
  std::vector<std::size_t> groups_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> kin_by_owner_;
};

}  // namespace

Cast find_cast(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events) {
  return Caster(notes, frame, events).run();
}

}  // namespace reading::english
