#include "parse/inside/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "parse/inside/office_xml.h"

namespace parse::inside {
namespace {

std::string roman(int number) {
  constexpr std::array<std::pair<int, const char*>, 13> kSigns = {{{1000, "m"},
                                                                   {900, "cm"},
                                                                   {500, "d"},
                                                                   {400, "cd"},
                                                                   {100, "c"},
                                                                   {90, "xc"},
                                                                   {50, "l"},
                                                                   {40, "xl"},
                                                                   {10, "x"},
                                                                   {9, "ix"},
                                                                   {5, "v"},
                                                                   {4, "iv"},
                                                                   {1, "i"}}};
  if (number < 1 || number > 3999) return std::to_string(number);
  std::string signs;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) signs += sign;
  }
  return signs;
}

// a, b ... z, aa, bb ...
std::string letters(int number) {
  if (number < 1 || number > 26 * 20) return std::to_string(number);
  const auto zero_based = static_cast<unsigned>(number - 1);
  return std::string(zero_based / 26 + 1, static_cast<char>('a' + zero_based % 26));
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::string in_format(int number, std::string_view format) {
  if (format == "lowerLetter") return letters(number);
  if (format == "upperLetter") return upper(letters(number));
  if (format == "lowerRoman") return roman(number);
  if (format == "upperRoman") return upper(roman(number));
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

void DocxNumbering::learn_level(const pugi::xml_node& level, Levels& levels) const {
  const auto at = static_cast<std::size_t>(number(level, "ilvl", 0));
  if (at >= kLevels) return;
  levels[at].start = number(child(level, "start"), "val", 1);
  levels[at].format = attribute(child(level, "numFmt"), "val");
  levels[at].text = attribute(child(level, "lvlText"), "val");
}

void DocxNumbering::learn(const pugi::xml_node& numbering, const pugi::xml_node& styles) {
  for (const pugi::xml_node& node : numbering.children()) {
    if (local_name(node) == "abstractNum") {
      Levels& levels = shapes_[std::string(attribute(node, "abstractNumId"))];
      for (const pugi::xml_node& level : node.children()) {
        if (local_name(level) == "lvl") learn_level(level, levels);
      }
    } else if (local_name(node) == "num") {
      List& list = lists_[std::string(attribute(node, "numId"))];
      list.shape = attribute(child(node, "abstractNumId"), "val");
      for (const pugi::xml_node& change : node.children()) {
        const auto at = static_cast<std::size_t>(number(change, "ilvl", 0));
        const pugi::xml_node start = child(change, "startOverride");
        if (start && at < kLevels) list.starts[at] = number(start, "val", 1);
      }
    }
  }
  for (const pugi::xml_node& node : styles.children()) {
    if (local_name(node) != "style") continue;
    Style& style = styles_[std::string(attribute(node, "styleId"))];
    style.based_on = attribute(child(node, "basedOn"), "val");
    style.place = place_in(child(node, "pPr"));
  }
}

std::optional<DocxNumbering::Place> DocxNumbering::place_in(const pugi::xml_node& properties) {
  const pugi::xml_node numbered = child(properties, "numPr");
  const pugi::xml_node list = child(numbered, "numId");
  if (!list) return std::nullopt;
  const auto level = static_cast<std::size_t>(number(child(numbered, "ilvl"), "val", 0));
  return Place{std::string(attribute(list, "val")), std::min(level, kLevels - 1)};
}

std::optional<DocxNumbering::Place> DocxNumbering::place_of(const pugi::xml_node& paragraph) const {
  const pugi::xml_node properties = child(paragraph, "pPr");
  if (auto place = place_in(properties)) return place;
  std::string name(attribute(child(properties, "pStyle"), "val"));
  for (int step = 0; step < 20; ++step) {  // styles may be made to go round
    const auto style = styles_.find(name);
    if (style == styles_.end()) return std::nullopt;
    if (style->second.place) return style->second.place;
    name = style->second.based_on;
  }
  return std::nullopt;
}

std::string DocxNumbering::label(const pugi::xml_node& paragraph) {
  const std::optional<Place> place = place_of(paragraph);
  if (!place) return {};
  const auto list = lists_.find(place->list);  // the list "0" takes a paragraph out of its style's
  if (list == lists_.end()) return {};
  const auto shape = shapes_.find(list->second.shape);
  if (shape == shapes_.end()) return {};
  const Levels& levels = shape->second;
  auto& counted = counted_[list->second.shape];
  if (begun_.insert(place->list).second) {
    for (std::size_t at = 0; at < kLevels; ++at) {
      if (list->second.starts[at]) counted[at] = *list->second.starts[at] - 1;
    }
  }
  const std::size_t at = place->level;
  counted[at] = counted[at].value_or(levels[at].start - 1) + 1;
  for (std::size_t deeper = at + 1; deeper < kLevels; ++deeper) counted[deeper].reset();
  if (levels[at].format == "bullet") return "-";
  if (levels[at].format == "none") return {};
  std::string label;
  const std::string& text = levels[at].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool counter =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!counter) {
      label += text[i];
      continue;
    }
    const auto level = static_cast<std::size_t>(text[++i] - '1');
    label += in_format(counted[level].value_or(levels[level].start), levels[level].format);
  }
  return label;
}

}  // namespace parse::inside
