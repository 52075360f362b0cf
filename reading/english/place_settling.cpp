#include "reading/english/place_settling.h"

#include <algorithm>

#include "reading/english/place_leads.h"
#include "reading/transliteration.h"

namespace reading::english {
namespace {

using Level = PlaceNode::Level;

constexpr std::uint64_t kWellKnown = 500'000;   // people of a town that needs no country
constexpr std::uint64_t kKnown = 100'000;       // the same, of the only one of its name
constexpr std::uint64_t kKnownAlone = 30'000;   // the same, where no other country is spoken of
constexpr std::uint64_t kNoHamlet = 15'000;     // where nothing is known of the country
constexpr std::uint64_t kGivesItsName = 50'000;  // to prisons and hospitals
constexpr std::uint64_t kFarMore = 10;
constexpr double kFurtherName = 0.01;  // its weight against a name of its own
constexpr std::size_t kHeadingWordsMax = 3;
constexpr std::size_t kOwnNameBytes = 7;
constexpr std::uint64_t kMore = 5;

// Whose country is in dispute: told as written, unless the words say which.
bool disputed(std::string_view words) {
  std::string lower;
  for (const char letter : words) {
    lower += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  if (lower.starts_with("the ")) lower.erase(0, 4);
  return one_of(lower, "crimea", "kashmir", "golan", "golan heights", "abkhazia", "south ossetia",
                "transnistria", "nagorno-karabakh", "karabakh", "northern cyprus", "somaliland",
                "abyei", "donbas", "donbass", "hala'ib", "jerusalem", "east jerusalem");
}

// Two states are called so; "the Congo" alone is neither.
bool two_states(std::string_view words) { return words == "Congo" || words == "CONGO"; }

// The country where a name is far better known than in any other: "Cairo", "Kabul"; else "".
std::string best_known(const std::vector<PlaceNode>& nodes, std::uint64_t least = kKnown) {
  struct Bearers {
    std::uint64_t people = 0;
    double weight = 0;
  };
  std::map<std::string, Bearers> by_country;
  for (const PlaceNode& node : nodes) {
    Bearers& bearers = by_country[node.country];
    // A further name of one is a chance meeting with the name of another.
    const double part = node.other_name ? kFurtherName : 1;
    bearers.people = std::max(bearers.people, node.people);
    bearers.weight = std::max(bearers.weight, static_cast<double>(node.people) * part);
  }
  std::string known;
  for (const auto& [country, bearers] : by_country) {
    if (known.empty() || bearers.weight > by_country[known].weight) known = country;
  }
  const bool towers = !known.empty() && by_country[known].people >= least &&
                      std::ranges::all_of(by_country, [&](const auto& each) {
                        return each.first == known ||
                               each.second.weight * kFarMore < by_country[known].weight;
                      });
  return towers ? known : std::string();
}

// Too small to be meant where nothing speaks for its country. People not counted: a name of some
// length has hardly a homonym.
bool hamlet(const PlaceNode& node, std::string_view words) {
  return node.people < kNoHamlet && (node.people > 0 || words.size() < kOwnNameBytes);
}

bool one_country(const std::vector<PlaceNode>& nodes) {
  return std::ranges::all_of(
      nodes, [&](const PlaceNode& node) { return node.country == nodes.front().country; });
}

// Telephone codes that are of one country; own work from the ITU's list.
struct DialCode {
  std::string_view digits;
  std::string_view country;
};
constexpr DialCode kDialCodes[] = {
#include "reading/english/dial_codes.inc"
};

std::string_view country_of_number(std::string_view digits) {
  for (std::size_t length = 3; length >= 2; --length) {
    for (const DialCode& code : kDialCodes) {
      if (code.digits == digits.substr(0, length)) return code.country;
    }
  }
  return {};
}

}  // namespace

PlaceSettling::PlaceSettling(const Text& text, const std::vector<NameSpan>& names,
                             const PlaceSource& places)
    : text_(text), places_(places) {
  std::map<std::string, std::set<std::string>> weak;  // by country, the towns
  for (const NameSpan& name : names) {
    if (name.demonym) {
      count_demonym(name.tokens);
    } else if (name.kind == NameSpan::Kind::kPlace) {
      count_place(name, weak);
    } else {
      count_body(name);
    }
  }
  count_headings(names);
  country_named_ = !countries_.empty();
  for (const auto& [country, people] : towns_) countries_[country] += people;
  for (const auto& [country, towns] : weak) {
    if (towns.size() > 1) ++countries_[country];
  }
  if (countries_.empty()) count_telephones();
  for (const auto& [code, times] : countries_) country_list_.push_back(code);
}

void PlaceSettling::count_demonym(Range tokens) {
  const std::string_view* code = demonym(text_.lower(tokens.end - 1));
  if (code && !code->empty()) ++countries_[std::string(*code)];
  // "North Korean": the country is what the gazetteer says of "North Korea".
  if (tokens.end - tokens.first != 2) return;
  std::string stem = text_.words(tokens);
  while (!stem.empty() && stem.back() == 's') stem.pop_back();
  if (!stem.empty()) stem.pop_back();
  for (const PlaceNode& node : places_.find(stem)) {
    if (node.level == Level::kCountry) ++countries_[node.country];
  }
}

// "Government of Chad", "Kenya Police": a country inside the name of a body.
void PlaceSettling::count_body(const NameSpan& name) {
  const bool body = name.kind == NameSpan::Kind::kAuthority ||
                    name.kind == NameSpan::Kind::kOrganisation ||
                    name.kind == NameSpan::Kind::kFacility;
  if (!body) return;
  for (std::size_t at = name.tokens.first; at < name.tokens.end; ++at) {
    if (text_[at].kind != TokenKind::kWord || !text_[at].capital) continue;
    if (const std::string_view* code = demonym(text_.lower(at)); code && !code->empty()) {
      ++countries_[std::string(*code)];
      continue;
    }
    // "People's Court of Nghe An": all that stands behind "of" may be an area.
    const bool behind_of = at > name.tokens.first && text_.is(at - 1, "of");
    const std::string words = text_.words({at, behind_of ? name.tokens.end : at + 1});
    if (two_states(words) || disputed(words)) continue;
    for (const PlaceNode& node : places_.find(words)) {
      const bool area = behind_of && node.level == Level::kArea && !node.other_name;
      if (node.level == Level::kCountry || area) ++countries_[node.country];
    }
  }
}

void PlaceSettling::count_place(const NameSpan& name,
                                std::map<std::string, std::set<std::string>>& weak) {
  if (name.nodes.empty()) return;
  const std::string words = text_.words(name.tokens);
  if (two_states(words) || disputed(words)) return;
  const PlaceNode& first = name.nodes.front();
  const bool building = building_end(text_, name.tokens.end) != name.tokens.end;
  if (building) return;
  for (const PlaceNode& node : name.nodes) {
    named_.insert(node.ref.id);
    if (node.level == Level::kArea) areas_.insert(node.ref.id);
  }
  if (first.level == Level::kCountry) {
    ++countries_[first.country];
  } else if (const std::string known = best_known(name.nodes); !known.empty()) {
    const bool town = std::ranges::any_of(
        name.nodes, [](const PlaceNode& node) { return node.level == Level::kTown; });
    ++(town ? towns_ : countries_)[known];
  } else if (one_country(name.nodes)) {
    // The only one of its name may still be a homonym of what no gazetteer has.
    if (first.level == Level::kArea)
      ++countries_[first.country];
    else if (first.people >= kNoHamlet)
      ++towns_[first.country];
    else
      weak[first.country].insert(first.ref.id);
  }
}

// "Guinea: Four Students Detained": headings give no names, since their capitals mean nothing, but
// a country in one is what the text is about.
void PlaceSettling::count_headings(const std::vector<NameSpan>& names) {
  std::size_t next = 0;
  for (const Sentence& sentence : text_.sentences()) {
    while (next < names.size() && names[next].tokens.first < sentence.tokens.first) ++next;
    const bool named = next < names.size() && names[next].tokens.first < sentence.tokens.end;
    if (named || !sentence.line_ends) continue;
    for (std::size_t at = sentence.tokens.first; at < sentence.tokens.end; ++at) {
      count_heading_word(at, sentence.tokens.end);
    }
  }
}

void PlaceSettling::count_heading_word(std::size_t at, std::size_t end) {
  if (!text_[at].capital || text_[at].kind != TokenKind::kWord || is_function_word(text_.lower(at)))
    return;
  if (const std::string_view* code = demonym(text_.lower(at)); code && !code->empty()) {
    ++countries_[std::string(*code)];
    return;
  }
  for (std::size_t stop = std::min(end, at + kHeadingWordsMax); stop > at; --stop) {
    if (!text_[stop - 1].capital) continue;
    const std::string words = text_.words({at, stop});
    if (two_states(words) || disputed(words)) continue;
    for (const PlaceNode& node : places_.find(words)) {
      const bool sure = node.level == Level::kCountry ||
                        (!node.other_name && node.level == Level::kArea && stop > at + 1) ||
                        (!node.other_name && node.people >= 2 * kWellKnown);
      if (!sure) continue;
      ++countries_[node.country];
      return;
    }
  }
}

void PlaceSettling::count_telephones() {
  for (std::size_t at = 0; at + 1 < text_.size(); ++at) {
    if (!text_.is(at, "+") || text_[at + 1].kind != TokenKind::kNumber) continue;
    const std::string_view country = country_of_number(text_.lower(at + 1));
    if (!country.empty()) ++countries_[std::string(country)];
  }
}

Settled PlaceSettling::settle(std::string_view words, const std::vector<PlaceNode>& nodes) const {
  if (nodes.empty() || disputed(words)) return {};
  if (two_states(words)) {
    for (const PlaceNode& node : nodes) {
      if (node.level != Level::kCountry) continue;
      const bool kinshasa = countries_.contains("CD");
      if (kinshasa == countries_.contains("CG")) return {};
      return {places_.country(kinshasa ? "CD" : "CG"), false};
    }
  }
  std::vector<const PlaceNode*> left;
  for (const PlaceNode& node : nodes) {
    if (node.level == Level::kCountry) return {node, false};
    if (names_country(node)) left.push_back(&node);
  }
  if (left.empty()) {
    std::string country = best_known(nodes, countries_.empty() ? kKnownAlone : kKnown);
    const bool alone = !country_named_ && one_country(nodes) &&
                       (nodes.front().level == Level::kArea || !hamlet(nodes.front(), words));
    if (country.empty() && alone) country = nodes.front().country;
    for (const PlaceNode& node : nodes) {
      const bool far = node.other_name && country_named_ && node.people < 2 * kWellKnown;
      if (node.country == country && !far) left.push_back(&node);
    }
  }
  if (left.empty()) return {};
  // What bears the name as its own, before what has it as a further spelling.
  if (std::ranges::any_of(left, [](const PlaceNode* node) { return !node->other_name; }))
    std::erase_if(left, [](const PlaceNode* node) { return node->other_name; });
  const PlaceNode* best = left.front();
  for (const PlaceNode* node : left) {
    const bool towns = best->level == Level::kTown && node->level == Level::kTown;
    if (towns && node->people > best->people) best = node;
  }
  Settled settled{*best, false};
  for (const PlaceNode* node : left) {
    if (node->country != best->country) {
      if (node->people * kFarMore > best->people) return {};
    } else if (best->level == Level::kTown && node->area != best->area &&
               node->people * kMore > best->people) {
      settled.country_only = true;
    }
  }
  return settled;
}

Settled PlaceSettling::settle_building(std::string_view words) const {
  const auto nodes = places_.find(words);
  if (disputed(words)) return {};
  std::vector<PlaceNode> left;
  for (const PlaceNode& node : nodes) {
    const bool stands = node.level != Level::kTown || node.people >= kGivesItsName ||
                        named_.contains(node.ref.id);
    const bool known = !node.other_name && node.people >= kWellKnown && countries_.empty();
    if (stands && (names_country(node) || known)) left.push_back(node);
  }
  return settle(words, left);
}

const std::vector<PlaceNode>& PlaceSettling::close_to(std::string_view words) const {
  const std::string name(words);
  const auto found = close_.find(name);
  if (found != close_.end()) return found->second;
  return close_.emplace(name, places_.find_close(name, country_list_)).first->second;
}

Settled PlaceSettling::settle_close(std::string_view words) const {
  std::vector<PlaceNode> close = close_to(words);
  // A slip is believed where the text speaks of the area, of a town that all know, or where it is
  // only another way to write the same sounds.
  const std::string sounds = sounds_of(words);
  std::erase_if(close, [&](const PlaceNode& node) {
    return !names_country(node) || (node.people < kWellKnown && !areas_.contains(node.area) &&
                                    sounds_of(node.ref.label) != sounds);
  });
  return settle(words, close);
}

std::optional<PlaceNode> PlaceSettling::close_country(std::string_view words) const {
  for (const PlaceNode& node : close_to(words)) {
    if (node.level == Level::kCountry) return node;
  }
  return std::nullopt;
}

}  // namespace reading::english
