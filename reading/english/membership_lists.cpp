// Members that a text sets in a row: lines under a heading, names behind a colon or in brackets,
// "among them were", "A, his wife B and their four children".
#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "reading/english/headed_lists.h"
#include "reading/english/membership.h"
#include "reading/english/rosters.h"

namespace reading::english {

using Kind = Mention::Kind;

namespace {

constexpr std::size_t kRunLinesMax = 200;
constexpr std::size_t kRunsMax = 64;  // lists whose group is looked for at the end
constexpr std::size_t kLineTokensMax = 40;
constexpr std::size_t kBackTokens = 8;

}  // namespace

// Whether a heading speaks of others than those whom something happened to.
bool Membership::about_outsiders(Range words) const {
  for (std::size_t at = words.first; at < words.end; ++at) {
    if (!names_outsiders(text_.lower(at), ListOf::kMembers)) continue;
    const std::size_t m = notes_.mention_at[at];
    const bool counted = m != kNone && mention(m).kind == Kind::kGroup && mention(m).count;
    const bool member = text_.is(at, "members") && text_.is(at + 1, "of");
    if (!counted && !member) return true;
  }
  return false;
}

// A line that a person heads: an item of a list, or one of a few words.
bool Membership::person_line(std::size_t s, std::size_t& head) const {
  const Sentence& sentence = text_.sentences()[s];
  if (sentence.row || sentence.tokens.empty()) return false;
  if (!sentence.list_item &&
      (!sentence.line_ends || sentence.tokens.end - sentence.tokens.first > kLineTokensMax ||
       text_.is(sentence.tokens.end - 1, ":"))) {
    return false;
  }
  const std::size_t first = sentence.tokens.first;
  const bool lettered = text_.lower(first).size() == 1 && one_of(text_.lower(first + 1), ")", ".");
  std::size_t reach = sentence.list_item || lettered ? 4 : 1;
  for (std::size_t at = first; at < std::min(sentence.tokens.end, first + reach); ++at) {
    head = notes_.mention_at[at];
    if (head == kNone) {
      // "- 3 May, Osh: A. Example": a day or place in front
      const std::size_t time = notes_.time_at[at];
      const std::size_t place = notes_.place_at[at];
      std::size_t end = at;
      if (sentence.list_item && time != kNone) end = notes_.times[time].tokens.end;
      if (sentence.list_item && time == kNone && place != kNone)
        end = notes_.places[place].tokens.end;
      if (end > at) {
        reach = end - first + 3;
        at = end - 1;
      }
      continue;
    }
    const Mention& who = mention(head);
    const bool one = (who.kind == Kind::kNamed || who.kind == Kind::kSingle) && !who.plural;
    return one && !who.office && !who.teller && !text_.is(who.tokens.end, ":");
  }
  return false;
}

void Membership::open(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group,
                      std::size_t last_group) {
  last_group_ = last_group;
  rows(begin, end, text_.sentences()[s].tokens);
  names_behind_colons(end, text_.sentences()[s].tokens);
  lines(s, begin, end, main_group);
}

void Membership::lines(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group) {
  const std::size_t heading_begin = before_begin_;
  const std::size_t heading_end = before_end_;
  before_begin_ = begin;
  before_end_ = end;
  if (run_left_ > 0) {
    --run_left_;
    if (run_left_ > 0) return;
  }
  run_group_ = kNone;
  std::size_t head = kNone;
  if (s == 0 || !person_line(s, head)) return;
  const Sentence& heading = text_.sentences()[s - 1];
  const bool colon = text_.is(heading.tokens.end - 1, ":");
  // How many heads: an item may go on over several sentences.
  std::size_t lines = 0;
  std::size_t sentences = 0;
  for (std::size_t next = s; next < text_.sentences().size() && sentences < kRunLinesMax; ++next) {
    if (person_line(next, head)) {
      ++lines;
    } else if (!text_.sentences()[s].list_item ||
               text_.sentences()[next].paragraph != text_.sentences()[next - 1].paragraph ||
               text_.sentences()[next].list_item) {
      break;
    }
    ++sentences;
  }
  run_left_ = sentences;
  if (lines > 2 && runs_.size() < kRunsMax) runs_.push_back({s, s + sentences, false});
  if (lines < 2 && !(colon && text_.sentences()[s].list_item)) run_left_ = 0;
  if (run_left_ == 0) return;
  std::size_t group = kNone;
  for (std::size_t m = heading_begin; m < heading_end; ++m) {
    const auto& one = cast_.of_mention[m];
    if (one.size() == 1 && figure(one.front()).group) group = one.front();
  }
  if (group == kNone) group = main_group;
  const bool headed = colon || heading.line_ends;
  const bool near = headed || heading.paragraph == text_.sentences()[s].paragraph;
  if (near && about_outsiders(heading.tokens)) {
    if (!runs_.empty() && runs_.back().first == s) runs_.pop_back();
    return;
  }
  if (group == kNone && lines > 2) group = listed_as_group(heading);
  if (group == kNone) return;
  // Names that stand apart from every heading are the group's only where it has a number.
  const Figure& whole = cast_.figures[group];
  if (whole.exact ? lines <= whole.size->least : headed || whole.listed) run_group_ = group;
  if (run_group_ != kNone && !runs_.empty() && runs_.back().first == s) runs_.back().known = true;
}

// A list of as many people as a group has that nobody was said to belong to, wherever the text
// tells of the group: the list is of it.
void Membership::close() {
  std::vector<bool> peopled(cast_.figures.size(), false);
  for (const Figure& one : cast_.figures) {
    if (one.member_of != kNone && !one.group) peopled[one.member_of] = true;
  }
  for (const Run& run : runs_) {
    if (run.known) continue;
    std::vector<std::pair<std::size_t, std::size_t>> heads;  // figure, mention
    for (std::size_t s = run.first; s < run.end; ++s) {
      std::size_t head = kNone;
      if (!person_line(s, head) || cast_.of_mention[head].size() != 1) continue;
      const std::size_t f = cast_.of_mention[head].front();
      if (figure(f).group || figure(f).member_of != kNone) continue;
      heads.emplace_back(f, head);
    }
    std::size_t group = kNone;
    bool several = false;
    for (std::size_t g = 0; g < cast_.figures.size(); ++g) {
      const Figure& one = cast_.figures[g];
      if (!one.group || !one.exact || one.again || peopled[g] || one.size->least != heads.size())
        continue;
      several = several || group != kNone;
      group = g;
    }
    if (group == kNone || several) continue;
    for (const auto& [f, head] : heads) belong(f, group, mention(head).tokens);
    peopled[group] = true;
  }
}

// "All were arrested in A:", "Prisoners of the raid": those in the list below are a group, though
// nobody says how many they are.
std::size_t Membership::listed_as_group(const Sentence& heading) {
  bool told = text_.is(heading.tokens.first, "all");
  for (std::size_t at = heading.tokens.first; at < heading.tokens.end; ++at) {
    told = told || !heading_kind(notes_, at).empty();
    const PersonNoun* noun = person_noun(text_.lower(at));
    told = told || (noun != nullptr && noun->plural);
  }
  if (!told || !heads_a_list(notes_, heading.tokens)) return kNone;
  Figure group;
  group.group = true;
  group.loose = true;
  group.listed = true;
  group.noun = "people";
  group.label = std::string(base::utf8_prefix(text_.words(heading.tokens), base::kLabelBytesMax));
  cast_.figures.push_back(std::move(group));
  return cast_.figures.size() - 1;
}

void Membership::take_all(const std::vector<std::size_t>& chain, std::size_t group, Range from) {
  for (const std::size_t m : chain) {
    if (cast_.of_mention[m].size() != 1) continue;
    const std::size_t f = cast_.of_mention[m].front();
    const Range passage{std::min(from.first, mention(m).tokens.first), mention(m).tokens.end};
    if (!figure(f).group) {
      belong(f, group, passage);
    } else if (f != group && figure(f).member_of == kNone && figure(group).member_of == kNone) {
      figure(f).member_of = group;
      figure(f).member_passage = passage;
    }
  }
}

// "14 people were taken off a bus: nine Hondurans and five Cameroonians", "five men were arrested
// (A, B and three others)", "the five are A, ... and E", "two of them, A and B": what stands so
// is of the group if it can be.
void Membership::rows(std::size_t begin, std::size_t end, Range range) {
  row_.clear();
  row_whole_.clear();
  std::size_t whole = kNone;
  std::size_t next = begin;
  for (std::size_t at = range.first; at + 1 < range.end; ++at) {
    for (; next < end && mention(next).tokens.end <= at; ++next) {
      const Mention& who = mention(next);
      if ((who.kind == Kind::kGroup || who.of_them) && who.count && who.count->exact) whole = next;
    }
    names_of_last(at, range, end);
    if (whole == kNone || notes_.mention_at[at] != kNone) continue;
    const bool mark = text_.is(at, ":") || text_.is(at, "(") || text_.is(at, "=");
    const bool direct = mention(whole).tokens.end == at &&
                        one_of(text_.lower(at), ",", "are", "were", "-", "—", "–");
    if (!mark && !direct) continue;
    const auto chain = people_in_row(notes_, at + 1, range, end);
    const auto people = people_of_row(notes_, chain);
    const std::uint64_t size = mention(whole).count->count.least;
    const bool fits = people && (mark ? *people <= size && *people > 1 : *people == size);
    if (fits && !about_outsiders({mention(whole).tokens.end, at})) {
      row_.insert(row_.end(), chain.begin(), chain.end());
      row_whole_.insert(row_whole_.end(), chain.size(), whole);
      at = mention(chain.back()).tokens.end - 1;
    }
    if (text_.is(at, ":")) return;
  }
}

// "They are A, B and C", "we know A and B", "A, B and C are among them": of the group that the
// sentence or one before it tells of, if it can be.
void Membership::said_rows(std::size_t begin, std::size_t end, Range range) {
  std::size_t group = last_group_;
  const auto take = [&](const std::vector<std::size_t>& row, std::size_t least) {
    if (group == kNone || row.size() < least || !cast_.figures[group].exact) return;
    take_row(row, group);
  };
  take(said_row_, 2);
  std::size_t next = begin;
  for (std::size_t at = range.first; at + 1 < range.end; ++at) {
    for (; next < end && mention(next).tokens.end <= at; ++next) {
      const auto& one = cast_.of_mention[next];
      if (one.size() == 1 && figure(one.front()).group) group = one.front();
    }
    const bool they = text_.is(at, "they") && one_of(text_.lower(at + 1), "are", "were");
    if (they) take(people_in_row(notes_, at + 2, range, end), 2);
    const bool know = one_of(text_.lower(at), "know", "knows");
    if (know) {
      const std::size_t from = at + (text_.is(at + 1, "only") ? 2 : 1);
      take(people_in_row(notes_, from, range, end), 2);
    }
  }
  // "A, and her two sons B and C are among them"
  const auto row = people_in_row(notes_, range.first, range, end);
  if (row.empty()) return;
  const std::size_t verb = mention(row.back()).tokens.end;
  const bool among = one_of(text_.lower(verb), "are", "were", "is", "was") &&
                     text_.is(verb + 1, "among") &&
                     one_of(text_.lower(verb + 2), "them", "those", "the");
  if (among) take(row, 1);
}

// "Taken: A (teacher), B and C", "We have these names: A (Adama), B (Adama)": what stands so are
// people, one word each too where the words before the colon speak of people.
void Membership::names_behind_colons(std::size_t end, Range range) {
  named_row_.clear();
  said_row_.clear();
  for (std::size_t at = range.first; at + 1 < range.end; ++at) {
    if (!text_.is(at, ":") || text_[at + 1].glued) continue;
    const auto row = people_in_row(notes_, at + 1, range, end);
    const bool people = speaks_of_people({range.first, at});
    // "Those taken: A, B and C": of the group told of last
    if (people && row.size() > 1 && !about_outsiders({range.first, at}) &&
        heads_a_list(notes_, {range.first, at})) {
      said_row_ = row;
    }
    for (const std::size_t each : row) {
      const Range name = mention(each).name;
      const bool named = !name.empty() && (people || (row.size() > 1 && name.end - name.first > 1));
      if (named) named_row_.push_back(each);
    }
  }
}

bool Membership::speaks_of_people(Range words) const {
  for (std::size_t at = words.first; at < words.end; ++at) {
    const PersonNoun* noun = person_noun(text_.lower(at));
    if ((noun != nullptr && noun->plural) || !heading_kind(notes_, at).empty()) return true;
    if (one_of(text_.lower(at), "names", "victims", "dead", "taken", "missing", "family", "wounded",
               "injured", "known", "killed", "held", "them")) {
      return true;
    }
  }
  return false;
}

// "Their names are A, B and C": of the group told of last.
void Membership::names_of_last(std::size_t at, Range range, std::size_t end) {
  const bool theirs = text_.is(at, "their") && text_.is(at + 1, "names") &&
                      one_of(text_.lower(at + 2), "are", "were", ":");
  if (!theirs || last_group_ == kNone) return;
  const auto chain = people_in_row(notes_, at + 3, range, end);
  const auto people = people_of_row(notes_, chain);
  const Figure& group = cast_.figures[last_group_];
  if (!people || !group.exact || *people > group.size->least) return;
  row_.insert(row_.end(), chain.begin(), chain.end());
  row_whole_.insert(row_whole_.end(), chain.size(), kNone);
}

// "Among them was a woman, A, and her son", "including two women, A and B".
void Membership::among_them(std::size_t begin, std::size_t end, Range range) {
  std::size_t next = begin;
  std::size_t group = kNone;
  std::size_t told = kNone;
  for (std::size_t at = range.first; at + 1 < range.end; ++at) {
    for (; next < end && mention(next).tokens.end <= at; ++next) {
      const auto& one = cast_.of_mention[next];
      if (one.size() != 1 || !figure(one.front()).group) continue;
      const std::size_t above = figure(one.front()).member_of;
      group = above == kNone ? one.front() : above;
      told = mention(next).tokens.first;
    }
    std::size_t from = at + 1;
    if (text_.is(at, "including") || text_.is(at, "namely")) {
      if (group == kNone) continue;
    } else if (one_of(text_.lower(at), "among", "amongst") &&
               one_of(text_.lower(from), "them", "whom", "these", "those")) {
      ++from;
      // "among those arrested in A are B and C"
      for (std::size_t ahead = from; ahead < std::min(range.end, from + kBackTokens); ++ahead) {
        if (notes_.mention_at[ahead] != kNone) break;
        if (one_of(text_.lower(ahead), "is", "are", "was", "were")) from = ahead;
      }
      while (one_of(text_.lower(from), "was", "were", "is", "are", "also", ",", ":", "arrested",
                    "detained", "taken", "killed")) {
        ++from;
      }
    } else {
      continue;
    }
    const std::size_t whole = group != kNone ? group : last_group_;
    if (whole == kNone) continue;
    const auto chain = people_in_row(notes_, from, range, end);
    const auto people = people_of_row(notes_, chain);
    const Figure& one = cast_.figures[whole];
    if (chain.empty() || (one.exact && people && *people > one.size->least)) continue;
    std::vector<std::size_t> people_of;
    for (const std::size_t each : chain) {
      // "including 87 children" says how a group is made up, of nobody in it.
      if (!mention(each).plural) people_of.push_back(each);
    }
    take_all(people_of, whole, {group == kNone ? at : told, from});
  }
}

// "One of them, A, is a teacher. Another, B, is a nurse. The youngest is C."
bool Membership::picked_out(std::size_t m) const {
  std::size_t at = mention(m).tokens.first;
  const std::size_t sentence = text_[at].sentence;
  const auto back = [&](std::initializer_list<std::string_view> words) {
    if (at == 0 || text_[at - 1].sentence != sentence || !one_of(text_.lower(at - 1), words))
      return false;
    --at;
    return true;
  };
  if (mention(m).of_them) return true;
  // "The father, A": of the family told of.
  const bool family = last_group_ != kNone && cast_.figures[last_group_].noun == "family";
  if (family && mention(m).kin_of_named && mention(m).owner == Mention::Owner::kNone) return true;
  if (!back({",", "is", "was", ":"})) return false;
  if (back({"them", "whom"})) {
    if (!back({"of"})) return false;
  } else {
    back({"child", "member", "victim", "detainee", "prisoner"});
  }
  if (back({"youngest", "oldest", "eldest"})) return back({"the"});
  if (!back({"one", "another", "other", "first", "last", "second", "third", "fourth", "fifth"}))
    return false;
  back({"the", "a"});
  return at == text_.sentences()[sentence].tokens.first || back({";", "and", ",", "but"});
}

void Membership::picked(std::size_t begin, std::size_t end) {
  if (last_group_ == kNone) return;
  const std::size_t above = cast_.figures[last_group_].member_of;
  const std::size_t group = above == kNone ? last_group_ : above;
  for (std::size_t m = begin; m < end; ++m) {
    if (cast_.of_mention[m].size() != 1 || mention(m).plural || mention(m).office) continue;
    if (picked_out(m)) belong(cast_.of_mention[m].front(), group, mention(m).tokens);
  }
}

// "A (41), his wife B (38) and their four children" where a family of six was told of.
void Membership::household(std::size_t begin, std::size_t end, Range range) {
  const std::size_t group = last_group_;
  housed_.clear();
  if (group == kNone || !figure(group).exact || figure(group).size->least < 3) return;
  for (std::size_t m = begin; m < end; ++m) {
    if (mention(m).plural || mention(m).kind != Kind::kNamed) continue;
    const auto chain = people_in_row(notes_, mention(m).tokens.first, range, end);
    const bool kin = std::ranges::any_of(chain, [&](std::size_t each) {
      return mention(each).kind == Kind::kKin || mention(each).kin_of_named;
    });
    if (chain.size() < 2) continue;
    if (kin && people_of_row(notes_, chain) == figure(group).size->least) {
      take_all(chain, group, mention(m).tokens);
      for (const std::size_t each : chain) {
        const auto& one = cast_.of_mention[each];
        if (one.size() == 1 && !figure(one.front()).group) housed_.push_back(one.front());
      }
      housed_.push_back(group);
    }
    m = chain.back();
  }
}

std::size_t Membership::completed_by(std::size_t others, std::size_t group) const {
  if (group == kNone || !cast_.figures[group].exact || !mention(others).count ||
      !mention(others).count->exact) {
    return kNone;
  }
  std::uint64_t people = mention(others).count->count.least;
  std::size_t at = mention(others).tokens.first;
  for (std::size_t m = others; m > 0; --m) {
    std::size_t gap = at;
    if (gap > 0 && text_.is(gap - 1, "and")) --gap;
    if (gap > 0 && text_.is(gap - 1, ",")) --gap;
    const Mention& before = mention(m - 1);
    if (gap == at || before.tokens.end != gap || before.plural ||
        cast_.of_mention[m - 1].size() != 1 || !text_.same_sentence(gap, at)) {
      break;
    }
    ++people;
    at = before.tokens.first;
  }
  const bool whole =
      people > mention(others).count->count.least && people == cast_.figures[group].size->least;
  return whole ? group : kNone;
}

}  // namespace reading::english
