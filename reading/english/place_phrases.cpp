#include "reading/english/place_phrases.h"

#include <algorithm>
#include <optional>
#include <string>

#include "reading/english/place_settling.h"

namespace reading::english {
namespace {

using Role = PlaceRole;
using Level = PlaceNode::Level;

constexpr std::size_t kGapMax = 7;    // tokens between two names of one place
constexpr std::size_t kListMax = 20;  // places named in a row

struct Piece {
  Range tokens;
  PlaceLead lead;
  std::optional<PlaceNode> node;
  std::optional<PlaceNode> other_side;  // "the Iran-Iraq border"
  bool country_only = false;            // homonyms inside one country: only the country is sure
  bool compass = false;                 // "north China"
  bool building = false;                // "A prison": inside `node`, if that is known
  std::string called_after;             // what a building's name begins with
  bool guessed = false;
  std::size_t name = 0;
};

bool holds(const PlaceNode& outer, const PlaceNode& inner) {
  if (outer.level == Level::kCountry) {
    return inner.level != Level::kCountry && outer.country == inner.country;
  }
  return outer.level == Level::kArea && inner.level == Level::kTown && outer.ref.id == inner.area;
}

class Phrases {
 public:
  Phrases(const Text& text, const std::vector<NameSpan>& names, const PlaceSource& places)
      : text_(text), names_(names), places_(places), settling_(text, names, places) {}

  std::vector<PlacePhrase> run() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (auto piece = piece_of(i)) pieces_.push_back(std::move(*piece));
    }
    settle_by_neighbours();
    std::vector<PlacePhrase> phrases;
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t end = i + 1;
      while (end < pieces_.size() && continues(i, end)) ++end;
      phrases.push_back(join(i, end));
      const std::size_t listed = list_end(i, end);
      for (std::size_t next = end; next < listed; ++next) {
        pieces_[next].lead = pieces_[i].lead;  // "in A, B and C"
        pieces_[next].lead.first = pieces_[next].tokens.first;
        phrases.push_back(join(next, next + 1));
      }
      i = listed;
    }
    return phrases;
  }

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }

  // Where the name before this one ends; a people's name only describes ("the Nigerian city of").
  std::size_t floor_of(std::size_t index) const {
    while (index > 0 && names_[index - 1].demonym) --index;
    return index > 0 ? names_[index - 1].tokens.end : 0;
  }

  std::optional<Piece> piece_of(std::size_t index) const {
    const NameSpan& name = names_[index];
    if (name.demonym) return place_of_people(index);
    Piece piece;
    piece.name = index;
    piece.tokens = name.tokens;
    piece.lead = lead_before(text_, name.tokens, floor_of(index));
    if (is(name.tokens.end, "border") || is(name.tokens.end, "frontier")) {
      if (auto both = border_of_two(piece)) return both;
    }
    piece.building = name.kind == NameSpan::Kind::kFacility;
    const bool body = name.kind == NameSpan::Kind::kAuthority ||
                      name.kind == NameSpan::Kind::kOrganisation ||
                      name.kind == NameSpan::Kind::kPerson;
    if (!body) with_building_words(piece);
    if (piece.building) return building(std::move(piece));
    if (name.kind == NameSpan::Kind::kUnknown) return guess(std::move(piece));
    if (name.kind != NameSpan::Kind::kPlace) return std::nullopt;
    piece.compass = compass_before(piece) || names_part(name);
    if (compass_before(piece)) --piece.tokens.first;
    take(piece, settling_.settle(text_.words(name.tokens), name.nodes));
    return piece;
  }

  static void take(Piece& piece, Settled settled) {
    piece.node = std::move(settled.node);
    piece.country_only = settled.country_only;
  }

  bool compass_before(const Piece& piece) const {
    const std::size_t first = piece.tokens.first;
    return first > piece.lead.first && is_compass(text_.lower(first - 1));
  }
  // "North China" with the compass inside the name.
  bool names_part(const NameSpan& name) const {
    return is_compass(text_.lower(name.tokens.first)) && !name.nodes.empty() &&
           name.nodes.front().level == Level::kCountry &&
           places_.find(text_.words(name.tokens)).empty();
  }

  // "A central prison", "A border crossing", "Prison No. 6", "SIZO-1".
  void with_building_words(Piece& piece) const {
    std::size_t end = building_end(text_, piece.tokens.end);
    if (end != piece.tokens.end) piece.building = true;
    if (!piece.building) return;
    std::size_t number = is(end, "no") ? end + 1 : end;
    if (is(number, ".") || (is(number, "-") && text_[number].glued)) ++number;
    const bool numbered = number > end || is(end - 1, "no");
    if (numbered && text_.same_sentence(end - 1, number) &&
        text_[number].kind == TokenKind::kNumber) {
      end = number + 1;
    }
    piece.tokens.end = end;
  }

  std::optional<Piece> building(Piece piece) const {
    const std::size_t first = piece.tokens.first;
    // What stands before the words for the building, or behind "of", may be a place.
    for (std::size_t at = first + 1; at < piece.tokens.end; ++at) {
      if (building_end(text_, at) >= piece.tokens.end) {
        piece.called_after = without_area_word({first, at});
        break;
      }
      if (is(at, "of") && at + 1 < piece.tokens.end) {
        piece.called_after = text_.words({at + 1, piece.tokens.end});
        break;
      }
    }
    if (!piece.called_after.empty()) take(piece, settling_.settle_building(piece.called_after));
    return piece;
  }

  std::string without_area_word(Range range) const {
    if (range.end - range.first > 1 && is_area_word(text_.lower(range.end - 1))) --range.end;
    return text_.words(range);
  }

  // A name that only its preposition makes a place.
  std::optional<Piece> guess(Piece piece) const {
    const NameSpan& name = names_[piece.name];
    const std::string words = text_.words(name.name);
    if (goes_on_after_border(piece.name)) {
      piece.node = settling_.close_country(words);
      if (piece.node) return piece;
      return std::nullopt;
    }
    if (piece.lead.role == Role::kOther || piece.lead.border) return std::nullopt;
    const std::size_t count = name.tokens.end - name.tokens.first;
    const bool sure = one_of(text_.lower(piece.lead.first), "in", "near", "into", "inside") ||
                      piece.lead.first + 1 < name.tokens.first;
    if (!sure && count > 2) return std::nullopt;
    if (compass_before(piece)) {
      --piece.tokens.first;
      piece.compass = true;
    }
    piece.guessed = true;
    if (count > 2) return piece;
    take(piece, settling_.settle_close(words));
    piece.guessed = !piece.node.has_value();
    return piece;
  }

  // "near the border with Laos and Myanma": a country that the gazetteer spells otherwise.
  bool goes_on_after_border(std::size_t index) const {
    const std::size_t first = names_[index].tokens.first;
    if (index == 0 || first < 2 || !is(first - 1, "and")) return false;
    const NameSpan& before = names_[index - 1];
    return before.tokens.end == first - 1 && before.kind == NameSpan::Kind::kPlace &&
           lead_before(text_, before.tokens, floor_of(index - 1)).border;
  }

  std::optional<PlaceNode> country_called(const std::string& words) const {
    std::string lower = words;
    for (char& letter : lower) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    if (const std::string_view* code = demonym(lower); code && !code->empty())
      return places_.country(*code);
    for (const PlaceNode& node : places_.find(words)) {
      if (node.level == Level::kCountry) return node;
    }
    return std::nullopt;
  }

  // "on the Iran-Iraq border", "the Thai-Burmese border"
  std::optional<Piece> border_of_two(Piece piece) const {
    const std::string words = text_.words(piece.tokens);
    const std::size_t hyphen = words.find('-');
    if (piece.tokens.end - piece.tokens.first != 1 || hyphen == std::string::npos)
      return std::nullopt;
    piece.node = country_called(words.substr(0, hyphen));
    piece.other_side = country_called(words.substr(hyphen + 1));
    if (!piece.node || !piece.other_side) return std::nullopt;
    piece.lead = border_lead(text_, piece.tokens.first);
    ++piece.tokens.end;
    return piece;
  }

  // "the Chinese border" is near a country, "an Iranian prison" and "the Eritrean capital" in it.
  std::optional<Piece> place_of_people(std::size_t index) const {
    const NameSpan& name = names_[index];
    const std::string_view* code = demonym(text_.lower(name.tokens.end - 1));
    if (!code || code->empty()) return std::nullopt;
    Piece piece;
    piece.name = index;
    std::size_t noun = name.tokens.end;
    if (is(noun, "border")) {
      // "Indian border police" are people.
      if (body(text_.lower(noun + 1)) == Body::kAuthority) return std::nullopt;
      piece.lead = border_lead(text_, name.tokens.first);
    } else {
      while (noun < name.tokens.end + 2 && text_.same_sentence(noun, noun + 1) &&
             one_of(text_.lower(noun), "military", "state", "border", "coastal", "refugee")) {
        ++noun;
      }
      const bool ground =
          one_of(text_.lower(noun), "capital", "city", "town", "village", "prison", "jail", "camp",
                 "hospital", "airport", "territory", "soil", "province");
      const std::size_t next = noun + 1;
      const bool named = text_.same_sentence(noun, next) &&
                         (is(next, "of") || is(next, "called") || is(next, "named") ||
                          is(next, ",") || text_[next].kind == TokenKind::kNumber ||
                          (text_[next].kind == TokenKind::kWord &&
                           (text_[next].capital || !is_function_word(text_.lower(next)))));
      if (!ground || !text_.same_sentence(name.tokens.first, noun) || named) return std::nullopt;
      piece.lead = lead_before(text_, name.tokens, floor_of(index));
    }
    piece.tokens = {name.tokens.first, noun + 1};
    if (piece.lead.role == Role::kOther) return std::nullopt;
    piece.node = places_.country(*code);
    if (!piece.node) return std::nullopt;
    return piece;
  }

  // Among homonyms the one that lies in what stands beside it; a place that does not lie in what
  // follows it is another of its name.
  void settle_by_neighbours() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const NameSpan& name = names_[pieces_[i].name];
      if (pieces_[i].building) building_beside(i);
      if (name.demonym || name.nodes.empty() || pieces_[i].building) continue;
      bool settled = false;
      for (std::size_t other : {i + 1, i - 1}) {
        if (settled || other >= pieces_.size() || !pieces_[other].node ||
            pieces_[other].lead.near || pieces_[i].lead.near || !adjacent(std::min(i, other)))
          continue;
        for (const PlaceNode& node : name.nodes) {
          if (node.ref.id == pieces_[other].node->ref.id || !holds(*pieces_[other].node, node))
            continue;
          pieces_[i].node = node;
          pieces_[i].country_only = false;
          settled = true;
          break;
        }
      }
      if (!settled && i + 1 < pieces_.size()) disown(i);
    }
  }

  // "Bugojno hospital, Bosnia": however small the town, what follows says that it is that one.
  void building_beside(std::size_t i) {
    Piece& piece = pieces_[i];
    if (piece.called_after.empty() || piece.node || i + 1 >= pieces_.size()) return;
    const Piece& next = pieces_[i + 1];
    if (!next.node || next.lead.near || !adjacent(i)) return;
    for (const PlaceNode& node : places_.find(piece.called_after)) {
      if (node.other_name || !holds(*next.node, node)) continue;
      piece.node = node;
      return;
    }
  }

  // "Kurdistan, Iraq": not the one in Iran.
  void disown(std::size_t i) {
    Piece& piece = pieces_[i];
    const Piece& next = pieces_[i + 1];
    const bool inside_next = piece.node && next.node && next.node->level == Level::kCountry &&
                             piece.node->level != Level::kCountry && !next.lead.near &&
                             piece.node->country != next.node->country && !next.building;
    if (!inside_next || !adjacent(i)) return;
    const std::size_t gap = piece.tokens.end;
    const bool beside = (is(gap, ",") || is(gap, "in") || is(gap, "(")) && !is(gap + 1, "and");
    if (beside && !is(next.tokens.end, "and") && !is(next.tokens.end, ",")) piece.node.reset();
    if (beside && is(next.tokens.end, ",") && !listed_after(i + 1)) piece.node.reset();
  }
  bool listed_after(std::size_t i) const {
    return i + 1 < pieces_.size() && pieces_[i + 1].tokens.first <= pieces_[i].tokens.end + 2;
  }

  // Only small words between piece i and the next one.
  bool adjacent(std::size_t i) const {
    const Piece& next = pieces_[i + 1];
    const std::size_t from = pieces_[i].tokens.end;
    const std::size_t to = next.lead.role == Role::kOther && !next.lead.border
                               ? next.tokens.first
                               : next.lead.first;
    if (to < from || to - from > kGapMax || !text_.same_sentence(from - 1, next.tokens.first))
      return false;
    for (std::size_t at = from; at < to; ++at) {
      const std::string& word = text_.lower(at);
      if (is_building(word)) continue;  // "Silchar jail in Assam"
      const bool small = is_area_word(word) || is_compass(word) ||
                         one_of(word, ",", "the", "provincial", "regional", "capital", "of", "in",
                                "and", "(", ")", "a", "'s", "small", "large", "remote", "border",
                                "port", "to", "main", "largest", "biggest", "second", "third");
      if (!small) return false;
    }
    return true;
  }

  bool continues(std::size_t first, std::size_t next) const {
    const Piece& start = pieces_[first];
    const Piece& before = pieces_[next - 1];
    const Piece& now = pieces_[next];
    if (!adjacent(next - 1)) return false;
    const std::size_t gap = before.tokens.end;
    const bool plain = now.lead.role == Role::kOther && !now.lead.border;
    if (start.lead.pair && next == first + 1) {
      return (plain && is(gap, "and")) || (now.lead.role == Role::kTo && now.lead.first == gap);
    }
    const bool joined_by_and = is(now.tokens.first - 1, "and") ||
                               (now.lead.first > 0 && is(now.lead.first - 1, "and"));
    if (joined_by_and || (before.lead.border && plain && is(now.tokens.first - 1, ","))) {
      return before.lead.border && plain;
    }
    if (start.lead.role == Role::kOther) return false;
    if (now.lead.role == Role::kFrom || now.lead.role == Role::kTo) return false;
    const bool other_country = before.node && now.node && !start.lead.near && !now.lead.near &&
                               before.node->country != now.node->country;
    if (plain) {
      if (is(gap, "'s")) return before.node && now.node && holds(*before.node, *now.node);
      // ", Yunnan Province", "the capital of Yunnan": what may hold the place before it
      const bool known = before.node && now.node && !before.building && !now.building;
      if (known && !holds(*now.node, *before.node) && !before.country_only) {
        return !other_country && now.node->level != Level::kTown;
      }
      return is(now.tokens.first - 1, ",") || is(now.tokens.first - 1, "of") ||
             is(now.tokens.first - 1, "(") || now.compass || is(gap, ",");
    }
    // "in A in B": one place; "taken to A in B": only if A may lie in B
    if (other_country) return false;
    if (start.lead.role == Role::kAt || now.lead.near) return true;
    return !before.node || (now.node && (holds(*now.node, *before.node) || before.building));
  }

  // "in A, B and C": where the row of places of one kind ends that begins with [first, end).
  std::size_t list_end(std::size_t first, std::size_t end) const {
    const Piece& start = pieces_[first];
    if (start.lead.role == Role::kOther || start.lead.border || start.lead.pair || !start.node)
      return end;
    std::size_t last = end;
    for (std::size_t next = end; next < pieces_.size() && next < end + kListMax; ++next) {
      const Piece& now = pieces_[next];
      std::size_t at = pieces_[next - 1].tokens.end;
      const bool same = now.lead.role == Role::kOther && !now.lead.border && now.node &&
                        (now.node->level == Level::kCountry) ==
                            (start.node->level == Level::kCountry) &&
                        !now.building;
      if (!same || !text_.same_sentence(at, now.tokens.first)) break;
      if (is(at, ",")) ++at;
      const bool closes = is(at, "and") || is(at, "or");
      if (closes) ++at;
      if (at != now.tokens.first || at == pieces_[next - 1].tokens.end) break;
      if (closes) return may_end(now.tokens.end) ? next + 1 : last;
    }
    return last;
  }
  // Nothing behind it makes it the beginning of something else.
  bool may_end(std::size_t at) const {
    if (at >= text_.size() || !text_.same_sentence(at - 1, at)) return true;
    if (text_[at].kind != TokenKind::kWord) return !is(at, "'s") && !is(at, "-");
    if (text_[at].capital) return false;
    return (is_function_word(text_.lower(at)) &&
            !one_of(text_.lower(at), "was", "were", "is", "are", "has", "have", "had")) ||
           one_of(text_.lower(at), "last", "respectively");
  }

  PlacePhrase join(std::size_t first, std::size_t end) const {
    const Piece& start = pieces_[first];
    PlacePhrase phrase;
    phrase.name = start.name;
    phrase.role = start.lead.role;
    phrase.guessed = start.guessed;
    const bool has_lead = phrase.role != Role::kOther;
    phrase.tokens = {has_lead ? start.lead.first : start.tokens.first, pieces_[end - 1].tokens.end};
    Range words{phrase.tokens};
    if (has_lead && !start.lead.near && start.lead.first < start.tokens.first) ++words.first;
    phrase.place.words = text_.words(words);
    std::optional<PlaceNode> inside;
    for (std::size_t i = first; i < end; ++i) {
      const Piece& piece = pieces_[i];
      if (!piece.node) continue;
      const bool goes_on =
          i > first && pieces_[i - 1].lead.border && piece.lead.role == Role::kOther;
      const bool other_end = start.lead.pair && i == first + 1;
      if (piece.lead.near || goes_on || other_end) {
        phrase.place.near.push_back(piece.node->ref);
        if (piece.other_side) phrase.place.near.push_back(piece.other_side->ref);
        phrase.place.near_border = phrase.place.near_border || piece.lead.border || goes_on;
        continue;
      }
      std::optional<PlaceNode> node = piece.node;
      if (piece.country_only) node = places_.country(node->country);
      if (node && (!inside || holds(*inside, *node))) inside = node;
    }
    if (inside) phrase.place.inside = inside->ref;
    return phrase;
  }

  const Text& text_;
  const std::vector<NameSpan>& names_;
  const PlaceSource& places_;
  PlaceSettling settling_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<PlacePhrase> find_place_phrases(const Text& text, const std::vector<NameSpan>& names,
                                            const PlaceSource& places) {
  return Phrases(text, names, places).run();
}

}  // namespace reading::english
