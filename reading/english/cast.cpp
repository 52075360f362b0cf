#include "reading/english/cast.h"

#include <algorithm>

#include "base/limits.h"
#include "model/terms.h"
#include "reading/english/caster.h"
#include "reading/english/clause.h"
#include "reading/english/dialogues.h"
#include "reading/english/name_evidence.h"

namespace reading::english {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kLookBack = 64;  // figures that one event may strike together

Caster::Caster(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events)
    : notes_(notes),
      text_(notes.text),
      frame_(frame),
      events_(events),
      by_(struck_mentions(notes, events)),
      labels_(speaker_labels(notes)),
      traces_(notes, cast_),
      membership_(notes, cast_),
      numbers_(notes.text),
      names_(cast_) {
  cast_.of_mention.resize(notes.mentions.size());
}

Cast Caster::run() {
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
  membership_.close();
  cast_.main_group = main_group();
  return std::move(cast_);
}

void Caster::read(std::size_t s, std::size_t begin, std::size_t end) {
  sentence_ = s;
  numbers_.open(text_.sentences()[s]);
  const std::size_t main = main_group();
  membership_.open(s, begin, end, main, traces_.last_group(main));
  for (std::size_t m = begin; m < end; ++m) {
    if (cast_.figures.size() >= base::kSubjectsPerReadingMax) return;
    cast_.of_mention[m] = resolve(m);
    traces_.note(m, by_.kills[m]);
    const bool stranger = cast_.of_mention[m].empty() && !labels_[m];
    if (stranger && may_be_a_person(notes_, m)) traces_.note_stranger();
    if (m == begin && cast_.of_mention[m].size() == 1) numbers_.heads(cast_.of_mention[m].front());
  }
  traces_.join(begin, end);
  struck_together(s);
  membership_.read(s, begin, end, main_group(), paragraph_opens_);
  if (!membership_.housed().empty()) traces_.stand_together(membership_.housed());
}

// "A and three others were arrested. They": all of them.
void Caster::struck_together(std::size_t s) {
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

Caster::Figures Caster::resolve(std::size_t m) {
  if (labels_[m]) return {};
  if (!mention(m).items.empty()) return numbers_.figures(mention(m).items);
  switch (mention(m).kind) {
    case Kind::kNamed: return named(m);
    case Kind::kSingle: return single(m);
    case Kind::kGroup: return group(m);
    case Kind::kKin: return kin(m);
    case Kind::kPronoun: return pronoun(m);
    case Kind::kAuthority:
      if (struck(m) && one_of_authority(text_, mention(m))) {
        const std::size_t f = make(m, false);
        figure(f).aide = true;  // "a guard told his daughter that he": hardly the guard
        return {f};
      }
      return mention(m).count && struck(m) ? Figures{make(m, true)} : Figures{};
    case Kind::kBody: return {};
  }
  return {};
}

Caster::Figures Caster::owners_of(std::size_t m) {
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
      return text_.is(who.tokens.first, "my") ? std::vector{speaker()} : std::vector<std::size_t>{};
    // "75 years old mother": of the one person the paragraph is about.
    case Owner::kNone: return traces_.topic();
    case Owner::kThey: return {};
  }
  return {};
}

Caster::Figures Caster::kin(std::size_t m) {
  const Mention& who = mention(m);
  if (who.owner == Owner::kNone) {
    if (const auto same = said_to_be(m); !same.empty()) return same;
  }
  const auto owners = owners_of(m);
  // "with their two children": whose they are is several people's, who they are is not.
  const bool of_several = who.owner == Owner::kThey && struck(m) && who.noun != "family";
  if (owners.size() != 1) {
    // "A mother and her two daughters were abducted"
    const bool stranger = who.owner == Owner::kNone && struck(m) && !by_.generic[m] &&
                          one_of(text_.lower(who.tokens.first), "a", "an");
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
  if (who.plural && !struck(m)) return {};
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

// The part of the document that is being read.
std::size_t Caster::part() const {
  std::size_t at = 0;
  while (at + 1 < frame_.parts.size() && frame_.parts[at + 1].first_sentence <= sentence_) ++at;
  return at;
}

// Who says "I" in it.
std::size_t Caster::speaker() {
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
std::size_t Caster::speakers(std::size_t m) {
  const auto [known, made] = tellers_.emplace(part(), kNone);
  if (made) {
    known->second = make(m, true);
    figure(known->second).loose = true;
  }
  return known->second;
}

// "Ana Example, her mother, asks that she be released": she who asks is seldom the one.
bool Caster::asks_for(std::size_t f, std::size_t pronoun) const {
  const std::size_t at = mention(pronoun).tokens.first;
  for (std::size_t m = pronoun; m > 0; --m) {
    const Mention& before = mention(m - 1);
    if (!text_.same_sentence(before.tokens.first, at)) return false;
    const auto& figures = cast_.of_mention[m - 1];
    if (figures.size() != 1 || figures.front() != f) continue;
    for (std::size_t next = before.tokens.end; next < at; ++next) {
      if (one_of(text_.lower(next), "asks", "asked", "fears", "feared", "begs", "begged", "hopes",
                 "wants", "demands", "demanded", "worries", "worried", "afraid", "prays", "pleads",
                 "urges")) {
        return true;
      }
    }
  }
  return false;
}

Caster::Figures Caster::pronoun(std::size_t m) {
  const Mention& who = mention(m);
  if (who.owner == Owner::kSpeaker) {
    if (who.plural) return by_.hurt[m] ? Figures{speakers(m)} : Figures{};
    const bool told = struck(m) || text_.is(who.tokens.end, "am") ||
                      text_.is(who.tokens.end, "'m") || text_.is(who.tokens.end, "turned");
    return !who.plural && told && !notes_.quoted[who.tokens.first] ? std::vector{speaker()}
                                                                   : std::vector<std::size_t>{};
  }
  if (who.plural) return traces_.they(main_group());
  // "Peter he is 24 years": said twice, as those do whose own language has it so.
  if (m > 0 && mention(m - 1).tokens.end == who.tokens.first && !mention(m - 1).plural &&
      mention(m - 1).kind != Kind::kPronoun && cast_.of_mention[m - 1].size() == 1) {
    learn(cast_.of_mention[m - 1].front(), who);
    return cast_.of_mention[m - 1];
  }
  // "He had been abducted on 3 May", "His body was found": what is told of the dead as well.
  const std::size_t next = who.tokens.end;
  const bool died = text_.is(next, "died");
  const bool of_before = died || text_.is(next, "had") || text_.is(next, "body");
  auto meant = traces_.pronoun_meant(m, of_before);
  // "The body was shown to his son. He died": nobody dies for whom the dead may be meant.
  const bool alive = died && meant.size() == 1 && !figure(meant.front()).dead;
  if (alive && traces_.tells_of_dead(who.sex)) meant.clear();
  if (meant.size() == 1 && asks_for(meant.front(), m) &&
      traces_.anybody_else(who.sex, meant.front())) {
    meant.clear();
  }
  return meant;
}

Cast find_cast(const Notes& notes, const Frame& frame, const std::vector<EventMention>& events) {
  return Caster(notes, frame, events).run();
}

}  // namespace reading::english
