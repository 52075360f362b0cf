#include "disclosure/labels.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>

#include "disclosure/buildings.h"
#include "disclosure/words.h"

namespace disclosure {

namespace {

struct Agency {
  std::string_view words;  // lower case, without an article
  std::string_view en;
  std::string_view ja;
};

// Longer ones first where one ends in another.
constexpr Agency kAgencies[] = {
    {"border police", "border police", "国境警察"},
    {"border guards", "border guards", "国境警備隊"},
    {"border guard", "border guard", "国境警備隊"},
    {"frontier guards", "border guards", "国境警備隊"},
    {"coast guard", "coast guard", "沿岸警備隊"},
    {"coastguard", "coast guard", "沿岸警備隊"},
    {"national guard", "national guard", "国家警備隊"},
    {"secret police", "secret police", "秘密警察"},
    {"security police", "security police", "治安警察"},
    {"military police", "military police", "憲兵"},
    {"immigration police", "immigration police", "入国管理警察"},
    {"immigration officers", "immigration officers", "入国管理官"},
    {"immigration authorities", "immigration authorities", "入国管理当局"},
    {"police officers", "police officers", "警察官"},
    {"plainclothes police", "plain-clothes police", "私服警官"},
    {"policemen", "police officers", "警察官"},
    {"police", "police", "警察"},
    {"security forces", "security forces", "治安部隊"},
    {"security service", "security service", "治安機関"},
    {"security services", "security services", "治安機関"},
    {"security agents", "security agents", "治安機関員"},
    {"security officers", "security officers", "治安機関員"},
    {"intelligence service", "intelligence service", "情報機関"},
    {"intelligence services", "intelligence services", "情報機関"},
    {"intelligence agents", "intelligence agents", "情報機関員"},
    {"army", "army", "軍"},
    {"military", "military", "軍"},
    {"navy", "navy", "海軍"},
    {"militia", "militia", "民兵"},
    {"militiamen", "militiamen", "民兵"},
    {"soldiers", "soldiers", "兵士"},
    {"troops", "troops", "軍部隊"},
    {"gendarmes", "gendarmes", "憲兵隊員"},
    {"gendarmerie", "gendarmerie", "憲兵隊"},
    {"prison guards", "prison guards", "刑務官"},
    {"authorities", "authorities", "当局"},
    {"government", "government", "政府"},
    {"officials", "officials", "当局者"},
};

// "north korean" -> "North Korean"
std::string with_capitals(std::string words) {
  bool first = true;
  for (char& letter : words) {
    if (first && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
    first = letter == ' ' || letter == '-';
  }
  return words;
}

}  // namespace

Label Labels::of(std::string_view id) const {
  const auto en = gazetteer_.label(id, "en");
  const auto ja = gazetteer_.label(id, "ja");
  return {std::string(en.value_or("")), std::string(ja.value_or(""))};
}

std::string Labels::country(std::string_view code) const {
  if (code.size() != 2 && code.size() != 3) return {};
  std::string wanted(code);
  for (char& letter : wanted) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
  }
  if (wanted.size() == 2) {
    const auto node = gazetteer_.find(wanted);
    return node && node->kind == places::Kind::kCountry ? wanted : std::string();
  }
  for (const char* const* each = icu::Locale::getISOCountries(); *each != nullptr; ++each) {
    if (wanted == icu::Locale("", *each).getISO3Country()) return country(*each);
  }
  return {};
}

std::optional<StateSaid> Labels::state(std::string_view code) const {
  const std::string two = country(code);
  if (two.empty()) return std::nullopt;
  return StateSaid{icu::Locale("", two.c_str()).getISO3Country(), of(two)};
}

std::string Labels::home_of(std::string_view words) const {
  std::string home;
  for (const places::Found& found : gazetteer_.lookup(words)) {
    const bool of_country = found.node.kind == places::Kind::kCountry && found.edits == 0;
    if (!of_country || found.name == places::NameKind::kPart) continue;
    if (!home.empty() && home != found.node.id) return {};
    home = found.node.id;
  }
  return home;
}

Label Labels::nationality(std::string_view words) const {
  // What stands around it in a report ("- Thai authorities") is no part of it.
  constexpr std::string_view kMarks = " \t\n-.,:;()[]\"'*";
  while (!words.empty() && kMarks.find(words.front()) != kMarks.npos) words.remove_prefix(1);
  while (!words.empty() && kMarks.find(words.back()) != kMarks.npos) words.remove_suffix(1);
  const std::string home = home_of(words);
  if (home.empty()) return {};
  return {with_capitals(lower_words(words)), of(home).ja};
}

Label Labels::agency(std::string_view words) const {
  std::string lower = lower_words(words);
  const bool definite = lower.starts_with("the ");
  if (definite) lower.erase(0, 4);
  for (const Agency& known : kAgencies) {
    if (!ends_in_word(lower, known.words)) continue;
    std::string before = lower.substr(0, lower.size() - known.words.size());
    while (!before.empty() && before.back() == ' ') before.pop_back();
    if (before.starts_with("local ")) before.erase(0, 6);
    const Label whose = nationality(before);
    Label label;
    // "By soldiers", "by plain-clothes police": which ones is known only where it was said.
    label.en = definite || !whose.en.empty() ? "the " : "";
    label.en += (whose.en.empty() ? "" : whose.en + " ") + std::string(known.en);
    label.ja = (whose.ja.empty() ? "" : whose.ja + "の") + std::string(known.ja);
    return label;
  }
  return {};
}

bool Labels::is_general(std::string_view words) const {
  const std::string lower = lower_words(words);
  return ends_in_word(lower, "authorities") || ends_in_word(lower, "government") ||
         ends_in_word(lower, "officials");
}

PlaceSaid Labels::place(const model::Place& place, bool coarse) const {
  PlaceSaid said;
  const auto node = place.inside ? gazetteer_.find(place.inside->id) : std::nullopt;
  if (node && node->kind == places::Kind::kTown) {
    if (!coarse) said.inside.push_back(of(node->id));
    const std::string_view around = node->province.empty() ? node->country : node->province;
    // A town and the province named after it are said once, whichever way it is spelt.
    const auto names = coarse ? std::vector<places::Found>() : gazetteer_.lookup(node->label);
    const bool named_after = std::any_of(names.begin(), names.end(), [&](const auto& found) {
      return found.edits == 0 && found.node.id == around;
    });
    if (!named_after) {
      said.inside.push_back(of(around));
    } else if (said.inside.front().ja.empty()) {
      said.inside.front().ja = of(around).ja;
    }
  } else if (node) {
    said.inside.push_back(of(node->id));
  }
  if (coarse) return said;
  said.building = building(place.words);
  for (const model::GazetteerRef& near : place.near) {
    if (!gazetteer_.find(near.id)) continue;
    // "Near Sesheke, near the border with Namibia": a town has no border.
    const bool border = place.near_border && model::is_country(near);
    (border ? said.border : said.near).push_back(of(near.id));
  }
  return said;
}

}  // namespace disclosure
