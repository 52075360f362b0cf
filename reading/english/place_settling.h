// Which of those that bear a name a text means, as far as it surely says.
//
// The countries of a text are those that it names, by name, people, body or a town that everybody
// knows, in headings too; without any, that of two smaller towns, else of a telephone number. A
// name is settled by them, else by being far better known in one country than in any other. A
// small homonym or a near spelling outside the countries of the text is never taken: the words
// stay alone. Names of disputed areas are never put into a country by themselves.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/english/names.h"

namespace reading::english {

// An answer: a node, or only its country where homonyms inside it leave no more sure.
struct Settled {
  std::optional<PlaceNode> node;
  bool country_only = false;
};

class PlaceSettling {
 public:
  PlaceSettling(const Text& text, const std::vector<NameSpan>& names, const PlaceSource& places);

  // `words`: the name as it stands.
  Settled settle(std::string_view words, const std::vector<PlaceNode>& nodes) const;
  // The name stands for a building called after a place ("X prison"): believed only in a country
  // of the text, of a town that is large or named by itself.
  Settled settle_building(std::string_view words) const;
  // A slip of spelling.
  Settled settle_close(std::string_view words) const;
  std::optional<PlaceNode> close_country(std::string_view words) const;

 private:
  void count_demonym(Range tokens);
  void count_body(const NameSpan& name);
  void count_place(const NameSpan& name, std::map<std::string, std::set<std::string>>& weak);
  void count_headings(const std::vector<NameSpan>& names);
  void count_heading_word(std::size_t at, std::size_t end);
  void count_telephones();
  const std::vector<PlaceNode>& close_to(std::string_view words) const;
  bool names_country(const PlaceNode& node) const { return countries_.contains(node.country); }

  const Text& text_;
  const PlaceSource& places_;
  std::map<std::string, std::size_t> countries_;
  std::map<std::string, std::size_t> towns_;  // the same, only by towns that all know
  bool country_named_ = false;                // not only such towns
  std::vector<std::string> country_list_;
  // A search over spellings is dear, and a name comes again and again.
  mutable std::unordered_map<std::string, std::vector<PlaceNode>> close_;
  std::set<std::string> areas_;  // that the text names
  std::set<std::string> named_;  // ids of places that the text names by themselves
};

}  // namespace reading::english
