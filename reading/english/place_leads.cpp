#include "reading/english/place_leads.h"

#include <algorithm>
#include <unordered_set>

#include "reading/english/lexicon.h"

namespace reading::english {
namespace {

using Role = PlaceRole;
using Words = std::unordered_set<std::string_view>;

constexpr std::size_t kDescribingMax = 8;  // words passed over
constexpr std::size_t kBuildingWordsMax = 6;

// Parts of a place that lie in it, and parts that may lie beside it.
bool is_part(std::string_view lower) {
  static const Words kWords = {
      "capital",   "port",      "parts",   "part",       "heart",    "streets",     "slum",
      "slums",     "districts", "suburbs", "camp",       "hills",    "mountains",   "peninsula",
      "territory", "islands",   "hamlet",  "settlement", "locality", "governorate", "provinces",
      "towns",     "villages",  "block",   "ward",       "cell"};
  return is_area_word(lower) || kWords.contains(lower);
}
bool is_fringe(std::string_view lower) {
  return one_of(lower, "outskirts", "edge", "coast", "coasts", "shore", "shores", "vicinity",
                "surroundings", "periphery");
}
bool describes(std::string_view lower) {
  static const Words kWords = {"the",         "a",        "an",      "nearby",     "neighbouring",
                               "neighboring", "border",   "old",     "downtown",   "mainland",
                               "rural",       "remote",   "small",   "large",      "big",
                               "largest",     "second",   "biggest", "main",       "coastal",
                               "ancient",     "holy",     "mining",  "frontier",   "inner",
                               "greater",     "mountain", "oil",     "industrial", "historic"};
  return is_compass(lower) || is_part(lower) || is_fringe(lower) || kWords.contains(lower);
}

class Looker {
 public:
  Looker(const Text& text, Range name, std::size_t floor)
      : text_(text),
        name_(name.first),
        floor_(std::min(floor, name.first)),
        street_(is_building(text.lower(name.end - 1))),
        at_(name.first) {}

  PlaceLead look() {
    lead_.first = name_;
    pass_describing();
    if (lead_.role == Role::kAt) return lead_;
    preposition();
    return lead_;
  }

 private:
  bool inside(std::size_t at) const {
    return at >= floor_ && at < text_.size() && text_[at].sentence == text_[name_].sentence;
  }
  // The word `n` before where we are.
  std::string_view back(std::size_t n = 1) const {
    return at_ >= n && inside(at_ - n) ? std::string_view(text_.lower(at_ - n))
                                       : std::string_view();
  }

  void take(Role role, bool near = false, std::size_t words = 1) {
    lead_.role = role;
    lead_.near = lead_.near || near;
    lead_.first = at_ - words;
  }

  void pass_describing() {
    for (std::size_t steps = 0; steps < kDescribingMax; ++steps) {
      const std::string_view word = back();
      if (word.empty()) return;
      if (word == "of") {
        if (!pass_of()) return;
        continue;
      }
      if (word == "," && back(2) == "capital") {  // "in the capital, X"
        --at_;
        continue;
      }
      if ((word == "called" || word == "named") && is_part(back(2))) {
        --at_;
        continue;
      }
      if (word == "border" && at_ == name_) return;
      // "the Nigerian city of X"
      const bool people = at_ < name_ && demonym(word) != nullptr && text_[at_ - 1].capital;
      if (!people && !describes(word)) return;
      if (one_of(word, "a", "an") && at_ == name_) return;
      if (is_fringe(word)) lead_.near = true;
      --at_;
    }
  }

  // Stands behind "of": goes over the noun that it belongs to. False: it is none of a place.
  bool pass_of() {
    const std::string_view noun = back(2);
    if (is_compass(noun) && back(3) != "the") {
      north_of();
      return false;
    }
    if (is_compass(noun) || is_part(noun) || is_fringe(noun) || noun == "capital" ||
        noun == "city") {
      --at_;
      return true;
    }
    if (noun == "side" || noun == "sides") {
      lead_.near = true;
      at_ -= 2;
      return true;
    }
    if (!is_building(noun)) return false;
    std::size_t end = at_ - 2;  // the words of the building, up to its preposition
    for (std::size_t words = 0; words < kBuildingWordsMax; ++words) {
      if (!inside(end - 1) || end == 0) return false;
      const std::string& word = text_.lower(end - 1);
      if (one_of(word, "in", "at", "to", "from", "into", "inside", "near", "outside", "on")) {
        at_ = end;
        return true;
      }
      if (text_[end - 1].kind != TokenKind::kWord && word != "-") return false;
      if (is_function_word(word) && !one_of(word, "the", "a", "an", "his", "her", "their", "'s"))
        return false;
      --end;
    }
    return false;
  }

  // "20 km north of X", "just south-east of X"
  void north_of() {
    at_ -= 2;
    if (one_of(back(), "to") && back(2) == "the") at_ -= 2;
    lead_.role = Role::kAt;
    lead_.near = true;
    lead_.first = distance_before();
  }

  // Where "about 20 kilometres" before the present word begins, or the present word.
  std::size_t distance_before() const {
    std::size_t first = at_;
    for (std::size_t words = 0; words < 6 && first > 0 && inside(first - 1); ++words) {
      const Token& token = text_[first - 1];
      const bool of_distance =
          token.kind == TokenKind::kNumber || is_compass(token.lower) ||
          one_of(token.lower, "km", "kms", "kilometres", "kilometers", "kilometre", "miles", "mile",
                 "m", "metres", "meters", "hour", "hours", "minutes", "'s", "drive", "walk", "some",
                 "about", "just", "around", "an", "a", "few", "day", "days", "two", "three", "half",
                 "far", "not", "away", "ten", "twenty", "-", "several");
      if (!of_distance) break;
      --first;
    }
    return first;
  }

  void preposition() {
    const std::string_view word = back();
    if (word == "in" || word == "at" || word == "inside" || word == "within") {
      take(Role::kAt);
      building_before();
    } else if (word == "near" || word == "around" || word == "outside") {
      take(Role::kAt, true);
      building_before();
    } else if (word == "on") {  // "on X Street", "on the outskirts of X", "on the island of X"
      const bool part = lead_.near || is_part(text_.lower(at_ + 1)) || is_part(text_.lower(at_));
      if (street_ || (at_ < name_ && part)) {
        take(Role::kAt);
        building_before();
      }
    } else if (word == "off") {
      const std::size_t more = back(2) == "sea" && back(3) == "at" ? 3 : 1;
      take(Role::kAt, true, more);
    } else if (word == "between") {
      if (back(2) == "border" || back(2) == "frontier") {
        lead_ = border_lead(text_, at_ - 2);
      } else {
        take(Role::kAt, true);
      }
      lead_.pair = true;
    } else if (word == "from") {
      from();
    } else if (word == "into" || word == "towards" || word == "toward") {
      take(Role::kTo);
    } else if (word == "for" && leaves()) {
      take(Role::kTo);
    } else if (word == "to") {
      to();
    } else if (word == "with" && (back(2) == "border" || back(2) == "frontier")) {
      lead_ = border_lead(text_, at_ - 2);
      far_from_border();
    } else if (word == "border" || word == "frontier") {
      lead_ = border_lead(text_, at_ - 1);
    }
  }

  // "departed for X", "left Y on Tuesday for X"
  bool leaves() const {
    for (std::size_t n = 2; n <= 8; ++n) {
      const std::string_view word = back(n);
      if (word.empty()) return false;
      if (one_of(word, "left", "leaving", "leave", "leaves", "bound", "departed", "depart",
                 "departs", "sailed", "headed", "heading", "embarked", "departing", "sent", "send",
                 "transferred", "deported")) {
        return true;
      }
      if (n > 2 && one_of(word, "and", ",", "who", "but", "because")) return false;
    }
    return false;
  }

  // "200 metres from the border with X"
  void far_from_border() {
    if (lead_.role != Role::kOther || lead_.first == 0 || !inside(lead_.first - 1) ||
        !text_.is(lead_.first - 1, "from"))
      return;
    at_ = lead_.first - 1;
    const std::size_t first = distance_before();
    if (first == at_) return;
    lead_.role = Role::kAt;
    lead_.first = first;
  }

  void from() {
    const bool road =
        one_of(back(2), "road", "highway", "motorway", "railway", "line", "bus", "train", "boat");
    if (road && one_of(back(3), "the", "a") && one_of(back(4), "on", "along", "by")) {
      take(Role::kAt, true, 4);
      lead_.pair = true;
    } else if (one_of(back(2), "border", "frontier", "river", "strait") && back(3) == "the" &&
               back(4) == "across") {
      take(Role::kAt, true, 4);
    } else if (one_of(back(2), "way", "journey")) {
      return;  // under way from A: where is not said
    } else if (one_of(back(2), "km", "kms", "kilometres", "kilometers", "miles", "drive", "walk",
                      "hours", "far", "minutes", "metres", "meters")) {
      take(Role::kAt, true);
      --at_;
      lead_.first = distance_before();
    } else {
      take(Role::kFrom);
    }
  }

  void to() {
    if (back(2) == "close") {
      take(Role::kAt, true, 2);
    } else if (back(2) == "next") {
      take(Role::kAt, true, 2);
    } else if (one_of(back(2), "way", "journey", "road")) {
      return;
    } else {
      take(Role::kTo);
    }
  }

  // "at a police station in X", "to a hospital in X": the building belongs to the words, and its
  // preposition rules.
  void building_before() {
    const std::size_t own = lead_.first;
    std::size_t at = own;
    bool building = false;
    for (std::size_t steps = 0; steps <= kBuildingWordsMax && at > 0; ++steps, --at) {
      if (!inside(at - 1)) return;
      const Token& token = text_[at - 1];
      const bool way = one_of(token.lower, "to", "from", "into");
      const bool where = one_of(token.lower, "in", "at", "inside", "near", "outside", "on");
      if (way || where) {
        // "in jail in X" tells how first, and where by itself.
        if (!building || (where && own - at < 2) || (token.lower == "on" && lead_.near)) return;
        lead_.role = !way ? Role::kAt : token.lower == "from" ? Role::kFrom : Role::kTo;
        lead_.first = at - 1;
        return;
      }
      building = building || is_building(token.lower) ||
                 one_of(token.lower, "house", "home", "homes", "village", "town", "office", "flat",
                        "apartment", "shop", "farm", "forest", "cell", "cellar", "hostel",
                        "dormitory", "lodgings", "room", "rooms", "stall", "bakery", "garage",
                        "workshop", "factory", "warehouse", "barn", "compound", "villa", "cafe",
                        "café", "restaurant", "workplace", "offices", "houses", "hut", "hideout",
                        "safehouse", "depot", "barrack", "gendarmerie", "station", "shelter",
                        "squat", "family", "relatives", "wood", "field", "fields", "well");
      const bool article =
          one_of(token.lower, "a", "an", "the", "his", "her", "their", "my", "'s", "our");
      if (token.kind == TokenKind::kMark && token.lower != "-" && !article) return;
      if (!article && is_function_word(token.lower)) return;
    }
  }

  const Text& text_;
  const std::size_t name_;
  const std::size_t floor_;
  const bool street_;
  std::size_t at_;  // the words from here on are passed over
  PlaceLead lead_;
};

// Words that stand between a name and the word for a building.
bool describes_building(std::string_view lower) {
  static const Words kWords = {
      "general",       "women",      "military",      "maximum",        "security",    "high",
      "remand",        "district",   "state",         "federal",        "national",    "regional",
      "provincial",    "local",      "city",          "international",  "teaching",    "referral",
      "refugee",       "army",       "police",        "detention",      "removal",     "reception",
      "immigration",   "pre",        "trial",         "pre-trial",      "juvenile",    "border",
      "bus",           "railway",    "train",         "metro",          "air",         "naval",
      "main",          "university", "children",      "holding",        "deportation", "transit",
      "county",        "medium",     "correctional",  "rehabilitation", "prison",      "'s",
      "investigation", "isolation",  "interrogation", "displaced",      "idp",         "town"};
  return is_compass(lower) || kWords.contains(lower);
}

}  // namespace

PlaceLead border_lead(const Text& text, std::size_t border) {
  PlaceLead lead;
  std::size_t at = border;
  const auto before = [&](std::size_t n) -> std::string_view {
    return at >= n && text.same_sentence(at - n, border) ? std::string_view(text.lower(at - n))
                                                         : std::string_view();
  };
  if (before(1) == "the") --at;
  lead.border = true;
  lead.near = true;
  lead.first = at;
  if (!one_of(before(1), "near", "at", "on", "along", "to", "by")) return lead;
  const bool to = before(1) == "to";
  if (to && before(2) != "close") return lead;
  lead.role = Role::kAt;
  lead.first = to ? at - 2 : at - 1;
  return lead;
}

PlaceLead lead_before(const Text& text, Range name, std::size_t floor) {
  return Looker(text, name, floor).look();
}

bool is_building(std::string_view lower) {
  static const Words kWords = {"centre",     "center",   "crossing",     "post",     "church",
                               "clinic",     "port",     "penitentiary", "facility", "headquarters",
                               "courthouse", "stadium",  "palace",       "cemetery", "bazaar",
                               "terminal",   "harbour",  "harbor",       "dam",      "cells",
                               "garrison",   "refinery", "mine"};
  return body(lower) == Body::kFacility || kWords.contains(lower);
}

std::size_t building_end(const Text& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end < at + kBuildingWordsMax && text.same_sentence(at, end) &&
         describes_building(text.lower(end)) && !is_building(text.lower(end))) {
    ++end;
  }
  if (at == 0 || !text.same_sentence(at - 1, end) || !is_building(text.lower(end))) return at;
  ++end;
  // "police station", "prison hospital", "prison camp"
  while (text.same_sentence(at, end) && is_building(text.lower(end))) ++end;
  return end;
}

}  // namespace reading::english
