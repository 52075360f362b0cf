#include "reading/english/membership.h"

#include "reading/english/rosters.h"

namespace reading::english {

using Kind = Mention::Kind;

// Figures that a list may already have named before it says that it begins.
constexpr std::size_t kLookBack = 256;
constexpr std::size_t kFieldTokens = 8;  // "From the district of A:"

namespace {

bool is_naming(std::string_view word) {
  return one_of(word, "are", "were", "is", "was", "known", "to", "us", "me", "by", "name", "names",
                "have", "has", "been", "identified", "so", "far", "as", "the", "be", "could",
                "named", "confirmed");
}

}  // namespace

void Membership::read(std::size_t s, std::size_t begin, std::size_t end, std::size_t main_group,
                      bool opens_paragraph) {
  main_group_ = main_group;
  opens_paragraph_ = opens_paragraph;
  const Range range = text_.sentences()[s].tokens;
  among_them(begin, end, range);
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const std::size_t whole = row_whole_[i];
    const bool told = whole != kNone && cast_.of_mention[whole].size() == 1 &&
                      figure(cast_.of_mention[whole].front()).group;
    const std::size_t group = told ? cast_.of_mention[whole].front() : last_group_;
    const Range from = mention(whole == kNone ? row_[i] : whole).tokens;
    if (group != kNone) take_all({row_[i]}, group, from);
  }
  members(s, begin, end);
  said_rows(begin, end, range);
  picked(begin, end);
  household(begin, end, range);
  if (std::size_t head = kNone; run_group_ != kNone && person_line(s, head) && head >= begin &&
                                head < end && cast_.of_mention[head].size() == 1) {
    belong(cast_.of_mention[head].front(), run_group_, mention(head).tokens);
    const auto row = people_in_row(notes_, mention(head).tokens.first, range, end);
    const bool names =
        std::ranges::all_of(row, [&](std::size_t each) { return !mention(each).name.empty(); });
    if (names && row.size() > 1) take_row(row, run_group_);
  }
  listing(s, begin, end);
}

void Membership::belong(std::size_t f, std::size_t group, Range passage) {
  if (f == group || figure(f).member_of != kNone || figure(f).group || figure(f).office ||
      figure(f).scribe) {
    return;
  }
  // A part's members are the whole's: "including two women, A and B".
  if (figure(group).part_of != kNone) group = figure(group).part_of;
  if (figure(group).member_of != kNone) group = figure(group).member_of;
  if (f == group) return;
  if (listing_ && listing_->group == group) ++listing_->found;
  figure(f).member_of = group;
  figure(f).member_passage = passage;
}

// Somebody who may stand in a row behind a group without a word that says so.
bool Membership::may_belong(std::size_t m) const {
  const Mention& who = mention(m);
  return (who.kind == Kind::kNamed || who.kind == Kind::kSingle) && !who.kin_of_named &&
         !who.office && !who.plural && cast_.of_mention[m].size() == 1;
}

void Membership::members(std::size_t s, std::size_t begin, std::size_t end) {
  const Range range = text_.sentences()[s].tokens;
  for (std::size_t m = begin; m < end; ++m) {
    const auto& one = cast_.of_mention[m];
    if (one.size() == 1 && figure(one.front()).group) {
      after_group(m, one.front(), range, end);
    } else if (one.empty() && mention(m).of_them && mention(m).count && main_group_ != kNone) {
      // "we know the names of three of them: A, B and C", "Two are known to us: A and B"
      if (colon_after(mention(m).tokens.end, range)) after_group(m, main_group_, range, end);
    }
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
    if (of != kNone && whole == kNone && mention(of).noun == "group") whole = main_group_;
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

// A colon behind a few words that only say that somebody is known: "are known to us by name:".
bool Membership::colon_after(std::size_t at, Range range) const {
  for (; at < range.end; ++at) {
    if (text_.is(at, ":")) return true;
    if (!is_naming(text_.lower(at))) return false;
  }
  return false;
}

bool Membership::copula_between(std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < to; ++at) {
    if (one_of(text_.lower(at), "is", "was", "are", "were")) return true;
  }
  return false;
}

bool Membership::copula_just_before(std::size_t at) const {
  return at > 0 && one_of(text_.lower(at - 1), "is", "was", "are", "were", ":", ",", "-");
}

// The token after an event's verb, a time or a place that begins at a token; else the token.
std::size_t Membership::past_telling(std::size_t at) const {
  if (const std::size_t verb = notes_.verb_at[at]; verb != kNone)
    return notes_.verbs[verb].tokens.end;
  if (const std::size_t time = notes_.time_at[at]; time != kNone)
    return notes_.times[time].tokens.end;
  if (const std::size_t place = notes_.place_at[at];
      place != kNone && notes_.places[place].role != PlacePhrase::Role::kOther) {
    return notes_.places[place].tokens.end;
  }
  return at;
}

// "were dismissed and arrested, among them A"
bool Membership::joins_verb(std::size_t at) const {
  return text_.is(at, "and") && notes_.verb_at[at + 1] != kNone;
}

// The comma that ends a few words set behind a group, or 0.
std::size_t Membership::comma_after(std::size_t at, Range range) const {
  for (std::size_t next = at + 1; next < range.end && next < at + 6; ++next) {
    if (text_.is(next, ",")) return next;
    if (notes_.verb_at[next] != kNone) return 0;
  }
  return 0;
}

// "the group includes A", "six students, A, B and C", "six people, among them A and B"
void Membership::after_group(std::size_t m, std::size_t whole, Range range,
                             std::size_t mentions_end) {
  const Mention& who = mention(m);
  std::size_t at = who.tokens.end;
  bool open = false;
  bool told = false;
  for (std::size_t steps = 0; at < range.end && steps < 9; ++steps) {
    if (const std::size_t past = past_telling(at); past != at) {
      at = past;  // "were arrested in May, among them A and B"
      open = false;
      continue;
    }
    const std::size_t next = notes_.mention_at[at];
    const bool us = next != kNone && mention(next).owner == Mention::Owner::kSpeaker;
    if (next != kNone && mention(next).tokens.first == at && !us) break;
    const std::string& word = text_.lower(at);
    if (one_of(word, "includes", "included", "include", "including", "comprises", "comprised",
               "namely"))
      told = true;
    else if (word == "consists" || word == "consisted" || word == "composed")
      told = true;
    else if (word == "among" || word == "amongst") {
      told = true;
      const bool whom = at + 1 < range.end && notes_.mention_at[at + 1] != kNone;
      if (whom || text_.is(at + 1, "whom")) ++at;
      if (text_.is(at + 1, "are") || text_.is(at + 1, "were")) ++at;
    } else if (one_of(word, ",", ":", "(", "-", "—", "–"))
      open = true;
    else if (steps == 0 && one_of(word, "of", "from", "in", "at") && comma_after(at, range)) {
      at = comma_after(at, range);  // "three catechists of my parish, A, B and C"
      continue;
    } else if (!one_of(word, "of", "the", "a", "were", "are", "named", "called", "following", "who",
                       "them", "also", "further", "now", "so", "far") &&
               !(is_naming(word) && colon_after(at, range)) && !joins_verb(at))
      return;
    if (word == "named" || word == "called") told = true;
    ++at;
  }
  if (!told && !open) return;
  std::vector<std::size_t> people;
  if (told) {
    for (const std::size_t each : people_in_row(notes_, at, range, mentions_end)) {
      if (!mention(each).plural && cast_.of_mention[each].size() == 1) people.push_back(each);
    }
  }
  for (std::size_t next = !told && at < range.end ? notes_.mention_at[at] : kNone;
       next != kNone && next < mentions_end;) {
    if (!may_belong(next) || mention(next).name.empty()) break;
    people.push_back(next);
    std::size_t after = mention(next).tokens.end;
    if (text_.is(after, ",") || text_.is(after, ";")) ++after;
    if (text_.is(after, "and")) ++after;
    if (after == mention(next).tokens.end || after >= range.end) break;
    const std::size_t following = notes_.mention_at[after];
    if (following == kNone || mention(following).tokens.first != after || following == next) break;
    next = following;
  }
  // "Four men, A and B said, were arrested": those who tell do not belong.
  if (people.empty() ||
      one_of(text_.lower(mention(people.back()).tokens.end), "said", "says", "told", "reported")) {
    return;
  }
  const Figure& group = cast_.figures[whole];
  // Beside a number only names that do not outnumber it, and at least two of them.
  if (!told && (!group.exact || people.size() > group.size->least || people.size() < 2)) return;
  for (const std::size_t one : people)
    belong(cast_.of_mention[one].front(), whole, {who.tokens.first, mention(one).tokens.end});
}

// "... as follows", "their names are": the named people who head what comes next belong to it.
void Membership::listing(std::size_t s, std::size_t begin, std::size_t end) {
  const Sentence& sentence = text_.sentences()[s];
  if (listing_) {
    const bool heads = opens_paragraph_ || sentence.list_item || listing_->fresh;
    listing_->fresh = false;
    if (heads && !sentence.list_item && row_of_names(begin, end, sentence.tokens)) {
      listing_->begun = true;
      listing_->misses = 0;
    } else if (heads && begin < end && may_belong(begin) && !mention(begin).name.empty() &&
               near_start(begin, sentence)) {
      belong(cast_.of_mention[begin].front(), listing_->group, mention(begin).tokens);
      listing_->begun = true;
      listing_->misses = 0;
    } else if (heads && listing_->begun && !sentence.list_item) {
      // One paragraph of another kind may stand between where more names are promised.
      if (!listing_->expected || ++listing_->misses > 1) listing_.reset();
    }
    if (listing_ && listing_->expected && listing_->found >= *listing_->expected &&
        !sentence.list_item)
      listing_.reset();
  }
  for (std::size_t at = sentence.tokens.first; at < sentence.tokens.end; ++at) {
    const bool follows = (text_.is(at, "follows") && text_.is(at - 1, "as")) ||
                         (text_.is(at, "names") && ends_with_colon(sentence)) ||
                         (text_.is(at, "following") && ends_with_colon(sentence));
    if (!follows || about_outsiders(sentence.tokens)) continue;
    const std::size_t whole = group_in(begin, end);
    if (whole == kNone) continue;
    listing_ = Listing{whole, std::nullopt, 0, false, 0, false};
    // "Nine names are known to us:"
    if (at > sentence.tokens.first && text_.is(at, "names")) {
      if (const auto count = count_at(text_, at - 1); count && count->exact) {
        cast_.named_counts.push_back({whole, count->count, count->tokens});
        listing_->expected = count->count.least;
      }
    }
    for (std::size_t m = begin; m < end; ++m) {
      if (mention(m).of_them && mention(m).count && mention(m).tokens.first < at) {
        cast_.named_counts.push_back({whole, mention(m).count->count, mention(m).tokens});
        if (mention(m).count->exact) listing_->expected = mention(m).count->count.least;
      }
    }
    const std::size_t known = cast_.figures.size();
    for (std::size_t f = known > kLookBack ? known - kLookBack : 0; f < known; ++f) {
      const Figure& one = cast_.figures[f];
      listing_->found += one.member_of == whole && !one.name.empty() ? 1u : 0u;
    }
    return;
  }
  named_here(end, sentence.tokens);
  promise(begin, end);
}

// "Their names: A, B and C.", "The names of those known are: A and B": of the group told of last.
void Membership::named_here(std::size_t end, Range range) {
  if (main_group_ == kNone) return;
  bool names = false;
  std::size_t colon = range.first;
  for (; colon < range.end && !text_.is(colon, ":"); ++colon) {
    names = names || one_of(text_.lower(colon), "names", "named", "identified", "known");
    if (one_of(text_.lower(colon), "others", "lawyers", "relatives", "witnesses", "officers")) {
      return;
    }
  }
  if (!names || colon + 1 >= range.end) return;
  take_row(people_in_row(notes_, colon + 1, range, end), main_group_);
}

// A row that begins with a name, of no more people than the group has.
bool Membership::take_row(const std::vector<std::size_t>& row, std::size_t group) {
  if (row.empty() || mention(row.front()).name.empty()) return false;
  const auto people = people_of_row(notes_, row);
  const Figure& whole = cast_.figures[group];
  if (whole.exact && (!people || *people > whole.size->least)) return false;
  for (const std::size_t each : row) {
    if (mention(each).plural || cast_.of_mention[each].size() != 1) continue;
    belong(cast_.of_mention[each].front(), group, mention(each).tokens);
  }
  return true;
}

// "From Hubei: A, f, 56; B and C": several names in the line of a list that goes on.
bool Membership::row_of_names(std::size_t begin, std::size_t end, Range range) {
  std::size_t at = range.first;
  for (std::size_t colon = at; colon < std::min(range.end, at + kFieldTokens); ++colon) {
    if (text_.is(colon, ":")) at = colon + 1;
  }
  if (begin == end) return false;
  const auto row = people_in_row(notes_, at, range, end);
  return row.size() > 1 && take_row(row, listing_->group);
}

// "We know only two of them so far.": who heads what comes next is one of the two.
void Membership::promise(std::size_t begin, std::size_t end) {
  for (std::size_t m = begin; m < end; ++m) {
    const Mention& some = mention(m);
    if (!some.of_them || !some.count || !some.count->exact || main_group_ == kNone) continue;
    for (std::size_t back = 1; back <= 6 && back <= some.tokens.first; ++back) {
      const std::size_t at = some.tokens.first - back;
      if (!text_.same_sentence(at, some.tokens.first)) break;
      if (!one_of(text_.lower(at), "know", "names", "identified", "information", "details")) {
        continue;
      }
      listing_ = Listing{main_group_, some.count->count.least, 0, false, 0, true};
      cast_.named_counts.push_back({main_group_, some.count->count, some.tokens});
      return;
    }
  }
}

bool Membership::near_start(std::size_t m, const Sentence& sentence) const {
  return mention(m).tokens.first - sentence.tokens.first <= (sentence.list_item ? 4u : 0u);
}

bool Membership::ends_with_colon(const Sentence& sentence) const {
  return text_.is(sentence.tokens.end - 1, ":");
}

std::size_t Membership::group_in(std::size_t begin, std::size_t end) const {
  for (std::size_t m = begin; m < end; ++m) {
    if (mention(m).of_them) return main_group_;
    const auto& one = cast_.of_mention[m];
    if (one.size() == 1 && cast_.figures[one.front()].group) return one.front();
  }
  return main_group_;
}

}  // namespace reading::english
