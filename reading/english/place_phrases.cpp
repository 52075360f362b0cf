#include "reading/english/place_phrases.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace reading::english {
namespace {

using Role = PlacePhrase::Role;

constexpr std::uint64_t kWellKnown = 500'000;  // people of a town
constexpr std::uint64_t kKnownHere = 20'000;   // of one that may speak for its country

struct Lead {  // what stands before a place
  std::size_t first = 0;
  Role role = Role::kOther;
  bool near = false;
  bool border = false;
  bool between = false;  // "between A and B"
};

struct Piece {
  Range tokens;
  Lead lead;
  std::optional<PlaceNode> node;
  bool country_only = false;  // homonyms inside one country: only the country is sure
  bool compass = false;       // "north China"
  bool facility = false;
  bool guessed = false;
  std::size_t name = 0;
};

class Phrases {
 public:
  Phrases(const Text& text, const std::vector<NameSpan>& names, const PlaceSource& places)
      : text_(text), names_(names), places_(places) {
    count_countries();
  }

  std::vector<PlacePhrase> run() {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (auto piece = piece_of(i)) pieces.push_back(std::move(*piece));
    }
    settle_by_neighbours(pieces);
    std::vector<PlacePhrase> phrases;
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t end = i + 1;
      while (end < pieces.size() && continues(pieces, i, end)) ++end;
      phrases.push_back(join(pieces, i, end));
      i = end;
    }
    return phrases;
  }

 private:
  void count_countries() {
    for (const NameSpan& name : names_) {
      if (name.demonym) {
        const std::string_view* code = demonym(text_.lower(name.tokens.end - 1));
        if (code && !code->empty()) {
          ++countries_[std::string(*code)];
          told_of_.insert(std::string(*code));
        }
        // "North Korean": the country is what the gazetteer says of "North Korea".
        if (name.tokens.end - name.tokens.first == 2) {
          std::string stem = text_.words(name.tokens);
          while (!stem.empty() && stem.back() == 's') stem.pop_back();
          if (!stem.empty()) stem.pop_back();
          for (const PlaceNode& node : places_.find(stem)) {
            if (node.level != PlaceNode::Level::kCountry) continue;
            ++countries_[node.country];
            told_of_.insert(node.country);
          }
        }
      }
      if (name.kind != NameSpan::Kind::kPlace || name.nodes.empty()) continue;
      if (of_building(name) && name.nodes.front().people < kWellKnown) continue;
      for (const PlaceNode& node : name.nodes) {
        if (node.level == PlaceNode::Level::kArea) areas_.insert(node.ref.id);
      }
      const bool alone = std::ranges::all_of(name.nodes, [&](const PlaceNode& node) {
        return node.country == name.nodes.front().country;
      });
      if (alone || name.nodes.front().level == PlaceNode::Level::kCountry) {
        ++countries_[name.nodes.front().country];
        const PlaceNode& best = name.nodes.front();
        if (best.level != PlaceNode::Level::kTown || best.people >= kKnownHere)
          told_of_.insert(best.country);
      } else if (const std::string known = best_known(name.nodes); !known.empty()) {
        ++countries_[known];
        told_of_.insert(known);
      }
    }
    for (const auto& [code, times] : countries_) country_list_.push_back(code);
  }

  std::optional<Lead> lead_of(std::size_t token) const {
    Lead lead;
    const std::uint32_t sentence = text_[token].sentence;
    std::size_t at = token;
    const auto back = [&]() -> const std::string& {
      static const std::string kNothing;
      return at > 0 && text_[at - 1].sentence == sentence ? text_.lower(at - 1) : kNothing;
    };
    static constexpr std::string_view kSkipped[] = {
        "the",         "city",   "town",   "village",   "province", "of",
        "capital",     "nearby", "edge",   "outskirts", "suburbs",  "neighbouring",
        "neighboring", "border", "region", "district"};
    std::size_t skipped = 0;
    while (skipped < 4 &&
           (is_compass(back()) || std::ranges::find(kSkipped, back()) != std::end(kSkipped))) {
      if (back() == "of" && at > 1 && !is_area_word(text_.lower(at - 2)) &&
          text_.lower(at - 2) != "capital")
        break;
      if (back() == "border" && at > 1 && text_.is(at - 2, "the")) break;
      --at;
      ++skipped;
    }
    lead.first = at;
    const std::string& word = back();
    const auto take = [&](Role role, bool near = false) {
      lead.role = role;
      lead.near = near;
      lead.first = at - 1;
    };
    if (word == "in" || word == "at" || word == "inside" || word == "within") {
      take(Role::kAt);
      way_to_building(lead);
    } else if (word == "near" || word == "around" || word == "outside")
      take(Role::kAt, true);
    else if (word == "between") {
      take(Role::kAt, true);
      lead.between = true;
    } else if (word == "from")
      take(Role::kFrom);
    else if (word == "into" || word == "towards" || word == "toward")
      take(Role::kTo);
    else if (word == "for" && at > 1 && (text_.is(at - 2, "left") || text_.is(at - 2, "leaving")))
      take(Role::kTo);
    else if (word == "to") {
      if (at > 1 && text_.is(at - 2, "close")) {
        take(Role::kAt, true);
        lead.first = at - 2;
      } else {
        take(Role::kTo);
      }
    } else if (word == "with" && at > 1 && text_.is(at - 2, "border")) {
      take_border(lead, at - 2);
    } else if (word == "border" || word == "frontier") {
      take_border(lead, at - 1);
    } else if (word == "of") {
      lead.first = token;
      take_of(lead, at - 1);
    } else {
      lead.first = token;
    }
    return lead;
  }

  // "in the central prison of X", "at the border post of X", "30 km north of X".
  void take_of(Lead& lead, std::size_t of) const {
    if (of == 0 || !text_.same_sentence(of - 1, of)) return;
    const std::string& noun = text_.lower(of - 1);
    if (is_compass(noun)) {
      std::size_t first = of - 1;
      while (first > 0 && of - first < 5 && text_.same_sentence(first - 1, of) &&
             (text_[first - 1].kind == TokenKind::kNumber ||
              one_of(text_.lower(first - 1), {"km", "kilometres", "kilometers", "miles", "some",
                                              "about", "just", "far", "the", "to"}))) {
        --first;
      }
      lead.role = Role::kAt;
      lead.near = true;
      lead.first = first;
      return;
    }
    const bool building = body(noun) == Body::kFacility ||
                          one_of(noun, {"post", "centre", "center", "outskirts", "area", "cell",
                                        "suburb", "district", "quarter"});
    if (!building) return;
    for (std::size_t back = 2; back <= 7 && of >= back; ++back) {
      const std::size_t at = of - back;
      if (!text_.same_sentence(at, of) || text_[at].kind != TokenKind::kWord) return;
      const std::string& word = text_.lower(at);
      if (one_of(word, {"in", "at", "inside", "near"})) {
        lead.role = Role::kAt;
        lead.near = word == "near";
      } else if (one_of(word, {"to", "into"})) {
        lead.role = Role::kTo;
      } else if (word == "from") {
        lead.role = Role::kFrom;
      } else {
        continue;
      }
      lead.first = at;
      return;
    }
  }

  // "to a hospital in X", "from the church in X": the way leads there, not only the building.
  void way_to_building(Lead& lead) const {
    std::size_t at = lead.first;
    bool building = false;
    for (std::size_t steps = 0; steps < 5 && at > 0; ++steps, --at) {
      const Token& token = text_[at - 1];
      if (token.sentence != text_[lead.first].sentence) return;
      if (token.lower == "to" || token.lower == "from" || token.lower == "into") {
        if (!building) return;
        lead.role = token.lower == "from" ? Role::kFrom : Role::kTo;
        lead.first = at - 1;
        return;
      }
      building = building || body(token.lower) == Body::kFacility || token.lower == "church" ||
                 token.lower == "house" || token.lower == "home" || token.lower == "village" ||
                 token.lower == "town" || token.lower == "centre" || token.lower == "center";
      const bool article = one_of(token.lower, {"a", "an", "the", "his", "her", "their", "my"});
      if (token.kind == TokenKind::kMark && token.lower != "-") return;
      if (!article && is_function_word(token.lower)) return;
    }
  }

  // "near the border with X", "at the X border", "on the border with X".
  void take_border(Lead& lead, std::size_t border) const {
    std::size_t at = border;
    if (at > 0 && text_.is(at - 1, "the")) --at;
    lead.border = true;
    lead.near = true;
    lead.first = at;
    lead.role = Role::kOther;
    if (at == 0) return;
    static constexpr std::string_view kNear[] = {"near", "at", "on", "along", "to", "by"};
    if (std::ranges::find(kNear, text_.lower(at - 1)) == std::end(kNear)) return;
    if (text_.is(at - 1, "to") && !(at > 1 && text_.is(at - 2, "close"))) return;
    lead.role = Role::kAt;
    lead.first = text_.is(at - 1, "to") ? at - 2 : at - 1;
  }

  bool of_building(const NameSpan& name) const {
    return body(text_.lower(name.tokens.end)) == Body::kFacility &&
           text_.same_sentence(name.tokens.first, name.tokens.end);
  }

  // A search over spellings is dear, and a name comes again and again.
  const std::vector<PlaceNode>& close_to(const std::string& name) const {
    const auto found = close_.find(name);
    if (found != close_.end()) return found->second;
    return close_.emplace(name, places_.find_close(name, country_list_)).first->second;
  }

  // The country where a name is far better known than in any other: "Cairo", "Kabul"; else "".
  static std::string best_known(const std::vector<PlaceNode>& nodes) {
    std::map<std::string, std::uint64_t> people;
    for (const PlaceNode& node : nodes) {
      people[node.country] = std::max(people[node.country], node.people);
    }
    std::string known;
    for (const auto& [country, most] : people) {
      if (known.empty() || most > people[known]) known = country;
    }
    const bool towers = !known.empty() && people[known] >= 100'000 &&
                        std::ranges::all_of(people, [&](const auto& each) {
                          return each.first == known || each.second < people[known] / 10;
                        });
    return towers ? known : std::string();
  }

  bool names_country(const PlaceNode& node) const { return countries_.contains(node.country); }

  // One node for a name, or none where it stays open.
  void settle(Piece& piece, const std::vector<PlaceNode>& nodes) const {
    if (nodes.empty()) return;
    std::vector<const PlaceNode*> left;
    for (const PlaceNode& node : nodes) {
      if (node.level == PlaceNode::Level::kCountry) {
        piece.node = node;
        return;
      }
      if (names_country(node)) left.push_back(&node);
    }
    if (left.empty()) {
      const bool same = std::ranges::all_of(
          nodes, [&](const PlaceNode& node) { return node.country == nodes.front().country; });
      const std::string known = best_known(nodes);
      const bool towers = !known.empty();
      if (!same && !towers) return;
      for (const PlaceNode& node : nodes) {
        if (same || node.country == known) left.push_back(&node);
      }
    }
    const PlaceNode& best = *left.front();
    // A small town with another name besides, in a country of which nothing else in the text
    // speaks.
    const std::size_t label = best.ref.label.size();
    const std::size_t said = text_.raw(names_[piece.name].name).size();
    const bool stray = best.level == PlaceNode::Level::kTown && best.people < kKnownHere &&
                       label > said + 2 && !told_of_.empty() && !told_of_.contains(best.country);
    if (stray) return;
    piece.node = best;
    if (left.size() > 1 && best.level == PlaceNode::Level::kTown) {
      const bool other_area = std::ranges::any_of(left, [&](const PlaceNode* node) {
        return node->country != best.country ||
               (node->area != best.area && node->people * 5 > best.people);
      });
      piece.country_only = other_area;
    }
  }

  std::optional<Piece> piece_of(std::size_t index) const {
    const NameSpan& name = names_[index];
    if (name.demonym) return demonym_border(index);
    Piece piece;
    piece.name = index;
    piece.tokens = name.tokens;
    const auto lead = lead_of(name.tokens.first);
    piece.lead = *lead;
    switch (name.kind) {
      case NameSpan::Kind::kPlace: break;
      case NameSpan::Kind::kFacility: piece.facility = true; break;
      case NameSpan::Kind::kUnknown: {
        if (goes_on_after_place(index)) {
          piece.node = slip_of_country(name);
          if (!piece.node) return std::nullopt;
          break;
        }
        if (piece.lead.role == Role::kOther || piece.lead.border) return std::nullopt;
        const std::string& before = text_.lower(piece.lead.first);
        piece.guessed = true;
        const bool sure =
            before == "in" || before == "near" || before == "into" || before == "inside";
        if (!sure && name.tokens.end - name.tokens.first > 2) return std::nullopt;
        break;
      }
      default: return std::nullopt;
    }
    piece.compass =
        name.tokens.first > piece.lead.first && is_compass(text_.lower(name.tokens.first - 1));
    if (piece.compass) --piece.tokens.first;
    piece.compass =
        piece.compass || (is_compass(text_.lower(name.tokens.first)) && !name.nodes.empty() &&
                          name.nodes.front().level == PlaceNode::Level::kCountry &&
                          places_.find(text_.words(name.tokens)).empty());
    if (piece.node) return piece;
    // "in the Example prison": the building is what is named.
    if (name.kind == NameSpan::Kind::kUnknown && of_building(name)) ++piece.tokens.end;
    if (piece.guessed && name.tokens.end - name.tokens.first <= 2) {
      auto close = close_to(text_.words(name.name));
      // A slip is believed where the text speaks of the area, or of a town that all know.
      std::erase_if(close, [&](const PlaceNode& node) {
        return node.people < kWellKnown && !areas_.contains(node.area);
      });
      if (!close.empty()) {
        settle(piece, close);
        piece.guessed = !piece.node.has_value();
      }
    } else {
      settle(piece, name.nodes);
      // "Evin prison" bears its own name, whatever small town elsewhere is called so.
      if (of_building(name) && piece.node && piece.node->people < kWellKnown &&
          piece.node->level == PlaceNode::Level::kTown && !names_country(*piece.node)) {
        piece.node.reset();
      }
    }
    return piece;
  }

  // "near the border with Laos and Myanma": a country that the gazetteer spells otherwise.
  bool goes_on_after_place(std::size_t index) const {
    const NameSpan& name = names_[index];
    if (index == 0 || name.tokens.first < 2 || !text_.is(name.tokens.first - 1, "and"))
      return false;
    const NameSpan& before = names_[index - 1];
    return before.tokens.end == name.tokens.first - 1 && before.kind == NameSpan::Kind::kPlace &&
           lead_of(before.tokens.first)->border;
  }
  std::optional<PlaceNode> slip_of_country(const NameSpan& name) const {
    for (const PlaceNode& node : close_to(text_.words(name.name))) {
      if (node.level == PlaceNode::Level::kCountry) return node;
    }
    return std::nullopt;
  }

  // "the Chinese border" is near a country too.
  std::optional<Piece> demonym_border(std::size_t index) const {
    const NameSpan& name = names_[index];
    if (!text_.is(name.tokens.end, "border")) return std::nullopt;
    // "Indian border police" are people.
    if (body(text_.lower(name.tokens.end + 1)) == Body::kAuthority) return std::nullopt;
    const std::string_view* code = demonym(text_.lower(name.tokens.end - 1));
    if (!code || code->empty()) return std::nullopt;
    Piece piece;
    piece.name = index;
    piece.tokens = {name.tokens.first, name.tokens.end + 1};
    take_border(piece.lead, name.tokens.first);
    if (piece.lead.role != Role::kAt) return std::nullopt;
    piece.node = places_.country(*code);
    if (!piece.node) return std::nullopt;
    return piece;
  }

  // Among homonyms the one that lies in what stands beside it.
  void settle_by_neighbours(std::vector<Piece>& pieces) const {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const NameSpan& name = names_[pieces[i].name];
      if (name.nodes.size() < 2 || name.demonym) continue;
      for (std::size_t other : {i + 1, i - 1}) {
        if (other >= pieces.size() || !pieces[other].node || !adjacent(pieces, std::min(i, other)))
          continue;
        const PlaceNode& holder = *pieces[other].node;
        for (const PlaceNode& node : name.nodes) {
          if (node.ref.id == holder.ref.id || !holds(holder, node)) continue;
          pieces[i].node = node;
          pieces[i].country_only = false;
          break;
        }
      }
    }
  }

  static bool holds(const PlaceNode& outer, const PlaceNode& inner) {
    if (outer.level == PlaceNode::Level::kCountry) {
      return inner.level != PlaceNode::Level::kCountry && outer.country == inner.country;
    }
    return outer.level == PlaceNode::Level::kArea && inner.level == PlaceNode::Level::kTown &&
           outer.ref.id == inner.area;
  }

  // Only small words between piece i and the next one.
  bool adjacent(const std::vector<Piece>& pieces, std::size_t i) const {
    const std::size_t from = pieces[i].tokens.end;
    const std::size_t to = pieces[i + 1].lead.role == Role::kOther && !pieces[i + 1].lead.border
                               ? pieces[i + 1].tokens.first
                               : pieces[i + 1].lead.first;
    if (to < from || to - from > 6 || !text_.same_sentence(from - 1, pieces[i + 1].tokens.first))
      return false;
    static constexpr std::string_view kSmall[] = {
        ",",   "the", "provincial", "regional", "district", "capital", "of",      "in",
        "and", "(",   ")",          "a",        "city",     "town",    "village", "province"};
    for (std::size_t at = from; at < to; ++at) {
      if (body(text_.lower(at)) == Body::kFacility) continue;  // "Silchar jail in Assam"
      if (std::ranges::find(kSmall, text_.lower(at)) == std::end(kSmall)) return false;
    }
    return true;
  }

  bool continues(const std::vector<Piece>& pieces, std::size_t first, std::size_t next) const {
    const Piece& start = pieces[first];
    const Piece& before = pieces[next - 1];
    const Piece& now = pieces[next];
    if (!adjacent(pieces, next - 1)) return false;
    const bool joined_by_and = text_.is(now.tokens.first - 1, "and") ||
                               (now.lead.first > 0 && text_.is(now.lead.first - 1, "and"));
    if (joined_by_and && start.lead.between && next == first + 1) {
      return now.lead.role == Role::kOther && !now.lead.border;
    }
    if (joined_by_and || (before.lead.border && now.lead.role == Role::kOther &&
                          text_.is(now.tokens.first - 1, ","))) {
      return before.lead.border && now.lead.role == Role::kOther && !now.lead.border;
    }
    if (start.lead.role == Role::kOther) return false;
    if (now.lead.role == Role::kFrom || now.lead.role == Role::kTo) return false;
    if (now.lead.role == Role::kOther && !now.lead.border) {
      // ", Yunnan Province", "the capital of Yunnan": only what holds the place before it
      return text_.is(now.tokens.first - 1, ",") || text_.is(now.tokens.first - 1, "of") ||
             text_.is(now.tokens.first - 1, "(") || now.compass;
    }
    if (start.lead.role == Role::kAt) return true;
    return before.node && now.node && holds(*now.node, *before.node);
  }

  PlacePhrase join(const std::vector<Piece>& pieces, std::size_t first, std::size_t end) const {
    PlacePhrase phrase;
    phrase.name = pieces[first].name;
    phrase.role = pieces[first].lead.role;
    phrase.guessed = pieces[first].guessed;
    const bool has_lead = phrase.role != Role::kOther;
    phrase.tokens = {has_lead ? pieces[first].lead.first : pieces[first].tokens.first,
                     pieces[end - 1].tokens.end};
    Range words{phrase.tokens};
    if (has_lead && !pieces[first].lead.near) ++words.first;
    phrase.place.words = text_.words(words);
    std::optional<PlaceNode> inside;
    bool border = false;
    for (std::size_t i = first; i < end; ++i) {
      const Piece& piece = pieces[i];
      border = border || piece.lead.border;
      const bool goes_on =
          i > first && pieces[i - 1].lead.border && piece.lead.role == Role::kOther;
      const bool other_end = pieces[first].lead.between && i == first + 1;
      const bool near = piece.lead.near || goes_on || other_end;
      if (!piece.node) continue;
      if (near) {
        phrase.place.near.push_back(piece.node->ref);
        phrase.place.near_border = phrase.place.near_border || piece.lead.border || goes_on;
        continue;
      }
      PlaceNode node = *piece.node;
      if (piece.country_only) {
        const auto country = places_.country(node.country);
        if (!country) continue;
        node = *country;
      }
      if (!inside || holds(*inside, node)) inside = node;
    }
    if (inside) phrase.place.inside = inside->ref;
    return phrase;
  }

  const Text& text_;
  const std::vector<NameSpan>& names_;
  const PlaceSource& places_;
  std::map<std::string, std::size_t> countries_;
  std::vector<std::string> country_list_;
  mutable std::unordered_map<std::string, std::vector<PlaceNode>> close_;
  std::set<std::string> told_of_;  // countries that more than some small town speaks for
  std::set<std::string> areas_;    // that the text names
};

}  // namespace

std::vector<PlacePhrase> find_place_phrases(const Text& text, const std::vector<NameSpan>& names,
                                            const PlaceSource& places) {
  return Phrases(text, names, places).run();
}

}  // namespace reading::english
