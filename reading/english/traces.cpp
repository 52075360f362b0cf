#include "reading/english/traces.h"

#include <algorithm>

#include "reading/english/cast_names.h"
#include "reading/english/hearers.h"
#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Kind = Mention::Kind;
using Owner = Mention::Owner;

constexpr std::size_t kTracesMax = 8;      // sentences that a pronoun may reach
constexpr std::size_t kNamedAfterMax = 8;  // mentions behind "he said that"
constexpr std::size_t kPeopleMax = 32;     // of one sentence, from its end

}  // namespace

void Traces::open_paragraph() {
  const bool anybody = std::ranges::any_of(
      traces_, [](const Trace& trace) { return !trace.people.empty() || !trace.groups.empty(); });
  if (anybody) before_ = std::move(traces_);
  traces_.clear();
}

void Traces::forget() {
  traces_.clear();
  before_.clear();
}

void Traces::open_sentence() {
  traces_.emplace_back();
  if (traces_.size() > kTracesMax) traces_.erase(traces_.begin());
}

std::vector<std::size_t> Traces::topic() const {
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

bool Traces::tells_of_dead(Sex sex) const {
  const auto dead = [&](std::size_t f) {
    const Figure& one = cast_.figures[f];
    return one.dead && (one.sex == sex || one.sex == Sex::kUnknown);
  };
  const auto tells = [&](const Trace& trace) { return std::ranges::any_of(trace.people, dead); };
  return std::ranges::any_of(traces_, tells) || std::ranges::any_of(before_, tells);
}

// The one person of this sex that the nearest sentence speaks of; a relative only if nobody else
// can be meant, the dead only where what is told was before ("He had been abducted"). A paragraph
// that has told of nobody yet goes on with the one before.
std::vector<std::size_t> Traces::person_meant(Sex sex, bool of_before) {
  bool anybody = false;
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
    anybody = anybody || !trace->people.empty();
    if (auto meant = meant_in(*trace, sex, trace == traces_.rbegin(), of_before)) return *meant;
  }
  for (auto trace = before_.rbegin(); !anybody && trace != before_.rend(); ++trace) {
    if (auto meant = meant_in(*trace, sex, false, of_before)) return *meant;
  }
  return {};
}

// None: the sentence speaks of nobody who fits. Empty: more than one can be meant.
std::optional<std::vector<std::size_t>> Traces::meant_in(const Trace& trace, Sex sex, bool now,
                                                         bool of_before) {
  std::vector<std::size_t> first;
  std::vector<std::size_t> kin;
  bool unsure = false;
  bool scribe = false;
  for (const std::size_t f : trace.people) {
    const Figure& one = cast_.figures[f];
    if (f == passed_over_) continue;
    scribe = scribe || (one.scribe && (one.sex == sex || one.sex == Sex::kUnknown));
    if (one.speaker || one.office || one.scribe || (one.dead && !of_before)) continue;
    if (one.sex != sex && one.sex != Sex::kUnknown) continue;
    if (one.aide) {
      // "His lawyer said he": not the lawyer. "His lawyer was arrested. He": who knows.
      if (!now && trace.lead == f) return std::vector<std::size_t>{};
      continue;
    }
    if (one.sex == Sex::kUnknown) unsure = true;
    const bool own =
        one.kin_of == kNone || one.kin_of == f || (!one.name.empty() && one.sex == sex);
    auto& list = own ? first : kin;
    if (std::ranges::find(list, f) == list.end()) list.push_back(f);
  }
  if (first.empty() && kin.empty()) {
    return scribe ? std::optional(std::vector<std::size_t>{}) : std::nullopt;
  }
  // Of several, those whose sex is known to fit.
  if (first.size() > 1 && unsure) {
    std::erase_if(first, [&](std::size_t f) { return cast_.figures[f].sex != sex; });
  }
  if (first.size() > 1) return std::vector<std::size_t>{};
  if (first.size() == 1) {
    // "His brother was arrested. He": the brother might be meant as well.
    const bool rival = std::ranges::any_of(
        kin, [&](std::size_t f) { return trace.lead == f && !in_joint(trace, f); });
    if (rival) return std::vector<std::size_t>{};
    if (trace.strangers && figure(first.front()).sex == Sex::kUnknown) {
      return std::vector<std::size_t>{};
    }
    if (figure(first.front()).sex == Sex::kUnknown) figure(first.front()).sex = sex;
    return first;
  }
  return kin.size() == 1 ? kin : std::vector<std::size_t>{};
}

// "He told me that A was beaten": A is somebody else, who is told of by name.
std::size_t Traces::named_by_teller(std::size_t pronoun) const {
  std::size_t verb = mention(pronoun).tokens.end;
  if (one_of(text_.lower(verb), "has", "have", "had", "also", "then", "later")) ++verb;
  if (!is_word_of_telling(text_.lower(verb))) return kNone;
  const std::size_t stop = std::min(notes_.mentions.size(), pronoun + kNamedAfterMax);
  for (std::size_t m = pronoun + 1; m < stop; ++m) {
    const Mention& who = mention(m);
    if (!text_.same_sentence(verb, who.tokens.first)) break;
    if (who.name.empty() || who.kind != Kind::kNamed) continue;
    const auto words = CastNames::words_of(text_, who.name);
    for (const auto* traces : {&traces_, &before_}) {
      for (auto trace = traces->rbegin(); trace != traces->rend(); ++trace) {
        const std::size_t from =
            trace->people.size() > kPeopleMax ? trace->people.size() - kPeopleMax : 0;
        for (std::size_t i = from; i < trace->people.size(); ++i) {
          const std::size_t f = trace->people[i];
          const auto& name = cast_.figures[f].name_words;
          const bool same = !words.empty() && std::ranges::all_of(words, [&](const auto& word) {
            return std::ranges::find(name, word) != name.end();
          });
          if (same) return f;
        }
      }
    }
  }
  return kNone;
}

std::vector<std::size_t> Traces::pronoun_meant(std::size_t pronoun, bool of_before) {
  passed_over_ = named_by_teller(pronoun);
  auto meant = person_meant(mention(pronoun).sex, of_before);
  passed_over_ = kNone;
  const Spoken spoken = spoken_before(notes_, pronoun);
  if (spoken.teller == kNone) return meant;
  const auto one = [&](std::size_t m) {
    return m == kNone || cast_.of_mention[m].size() != 1 ? kNone : cast_.of_mention[m].front();
  };
  const std::size_t teller = one(spoken.teller);
  const std::size_t hearer = one(spoken.hearer);
  const Sex sex = mention(pronoun).sex;
  if (spoken.believed) {
    if (teller == kNone || figure(teller).kin_of == kNone) return meant;
    passed_over_ = teller;
    meant = person_meant(sex, of_before);
    passed_over_ = kNone;
    return meant;
  }
  if (hearer == kNone || figure(hearer).group || !fits(hearer, sex)) return meant;
  if (teller == kNone || figure(teller).office || !fits(teller, sex)) return meant;
  if (figure(hearer).kin_of != teller) return {};
  if (figure(teller).sex == Sex::kUnknown) figure(teller).sex = sex;
  return {teller};
}

void Traces::stand_together(std::vector<std::size_t> figures) {
  traces_.back().struck = std::move(figures);
}

bool Traces::in_joint(const Trace& trace, std::size_t f) {
  return std::ranges::any_of(
      trace.joined, [&](const auto& joint) { return std::ranges::find(joint, f) != joint.end(); });
}

std::vector<std::size_t> Traces::they(std::size_t main_group) const {
  bool people = false;
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
    if (!trace->struck.empty() && !people) return trace->struck;
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
  return main_group == kNone ? std::vector<std::size_t>{} : std::vector{main_group};
}

bool Traces::anybody_else(Sex sex, std::size_t than) const {
  const auto fits = [&](std::size_t f) {
    const Figure& one = cast_.figures[f];
    return f != than && !one.office && !one.speaker && !one.scribe &&
           (one.sex == sex || one.sex == Sex::kUnknown);
  };
  const auto has = [&](const Trace& trace) {
    return trace.strangers || std::ranges::any_of(trace.people, fits);
  };
  return std::ranges::any_of(traces_, has) || std::ranges::any_of(before_, has);
}

std::vector<std::size_t> Traces::as_many(std::uint64_t people) const {
  const auto all_people = [&](const std::vector<std::size_t>& figures) {
    return figures.size() == people && std::ranges::none_of(figures, [&](std::size_t f) {
             return cast_.figures[f].group || cast_.figures[f].speaker;
           });
  };
  for (const auto* traces : {&traces_, &before_}) {
    for (auto trace = traces->rbegin(); trace != traces->rend(); ++trace) {
      if (all_people(trace->struck)) return trace->struck;
      std::vector<std::size_t> named;
      for (const std::size_t f : trace->people) {
        const bool told = std::ranges::find(named, f) != named.end();
        if (!told && !cast_.figures[f].name.empty() && !cast_.figures[f].office) named.push_back(f);
      }
      if (people > 1 && all_people(named)) return named;
    }
  }
  return {};
}

std::vector<std::size_t> Traces::pair() const {
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
    if (trace->joined.empty()) continue;
    return trace->joined.back().size() == 2 ? trace->joined.back() : std::vector<std::size_t>{};
  }
  return {};
}

// "Her client, A": whose client A is, the text may never say.
void Traces::note_owner(std::size_t m) {
  const Mention& who = mention(m);
  if (!who.possessed) return;
  const std::string& whose = text_.lower(who.tokens.first);
  if (whose != "his" && whose != "her") return;
  if (person_meant(whose == "his" ? Sex::kMale : Sex::kFemale).empty()) note_stranger();
}

void Traces::note(std::size_t m, bool kills) {
  note_owner(m);
  for (const std::size_t f : cast_.of_mention[m]) {
    const Mention& who = mention(m);
    Trace& trace = traces_.back();
    if (trace.lead == kNone) trace.lead = f;
    if (kills) figure(f).dead = true;
    const std::size_t owner = figure(f).kin_of;
    // "His mother" speaks of him too.
    const bool owned = who.kin_of_named && (who.owner == Owner::kHe || who.owner == Owner::kShe);
    if ((who.kind == Kind::kKin || owned) && owner != kNone && owner != f &&
        !figure(owner).group) {
      trace.people.push_back(owner);
      const Sex spouse = who.relation == "wife"      ? Sex::kMale
                         : who.relation == "husband" ? Sex::kFemale
                                                     : Sex::kUnknown;
      if (figure(owner).sex == Sex::kUnknown) figure(owner).sex = spouse;
      if (who.owner == Owner::kHe && figure(owner).sex == Sex::kUnknown)
        figure(owner).sex = Sex::kMale;
      if (who.owner == Owner::kShe && figure(owner).sex == Sex::kUnknown)
        figure(owner).sex = Sex::kFemale;
    }
    if (figure(f).group && figure(f).again && who.of_them) continue;  // only how a group is made up
    if (figure(f).group)
      trace.groups.push_back(f);
    else
      trace.people.push_back(f);
  }
}

// "A and B", "he lived with his mother": people whom "they" may stand for.
void Traces::join(std::size_t begin, std::size_t end) {
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
    if (!joins && gap_end > gap_first && gap_end - gap_first <= 5 && text_.is(gap_end - 1, "with"))
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

std::size_t Traces::last_group(std::size_t main_group) const {
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
    if (trace->groups.empty()) continue;
    // "14 people: nine Hondurans and five Cameroonians" are one group and its parts.
    const auto whole = [&](std::size_t g) {
      return cast_.figures[g].member_of == kNone ? g : cast_.figures[g].member_of;
    };
    const auto& groups = trace->groups;
    if (std::ranges::all_of(groups, [&](std::size_t g) { return g == groups.front(); }))
      return groups.front();
    const bool one = std::ranges::all_of(
        groups, [&](std::size_t g) { return whole(g) == whole(groups.front()); });
    return one ? whole(groups.front()) : kNone;
  }
  return main_group;
}

}  // namespace reading::english
