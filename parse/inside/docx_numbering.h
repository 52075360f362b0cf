// The numbers of a DOCX's lists, which stand nowhere in its text: they are counted as the
// paragraphs go by (ECMA-376 part 1, section 17.9).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

namespace parse::inside {

class DocxNumbering {
 public:
  // Either may be without children: the document has no such part.
  void learn(const pugi::xml_node& numbering, const pugi::xml_node& styles);

  // "2.", "b)", "IV", a dash for a bullet; empty: not of a list, or of one that shows no number.
  // To be asked once for each paragraph, in the order of the text: asking counts.
  std::string label(const pugi::xml_node& paragraph);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string shape;  // of the levels; lists of one shape go on counting together
    std::array<std::optional<int>, kLevels> starts;
  };
  struct Place {
    std::string list;
    std::size_t level = 0;
  };
  struct Style {
    std::string based_on;
    std::optional<Place> place;
  };

  static std::optional<Place> place_in(const pugi::xml_node& properties);
  std::optional<Place> place_of(const pugi::xml_node& paragraph) const;
  void learn_level(const pugi::xml_node& level, Levels& levels) const;

  std::map<std::string, Levels> shapes_;
  std::map<std::string, List> lists_;
  std::map<std::string, Style> styles_;
  std::map<std::string, std::array<std::optional<int>, kLevels>> counted_;  // by shape
  std::set<std::string> begun_;                                             // lists
};

// A number in one of the formats of section 17.18.59; those that we have not are told in digits.
std::string in_format(int number, std::string_view format);

}  // namespace parse::inside
