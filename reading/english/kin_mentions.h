// Phrases for relatives: "his mother", "one of his two brothers", "the child's mother", "the wife
// of A. Example", "her baby boy", "75 years old mother".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reading/english/mentions.h"

namespace reading::english {

class KinPhrases {
 public:
  // Keeps references. `name_at`: for each token the name that holds it; `age_at`: the age that
  // begins there; or the largest number.
  KinPhrases(const Text& text, const std::vector<NameSpan>& names,
             const std::vector<std::size_t>& name_at, const std::vector<AgePhrase>& ages,
             const std::vector<std::size_t>& age_at)
      : text_(text), names_(names), name_at_(name_at), ages_(ages), age_at_(age_at) {}

  // What begins at a token, if anything does.
  std::optional<Mention> at(std::size_t at, Range sentence) const;
  // A relative of whom the words in `owner` name, told from `at` on.
  std::optional<Mention> after_owner(Range owner, std::size_t at) const;
  // Whose "his", "her", "their", "my" makes it.
  static Mention::Owner owner_of(std::string_view word);

 private:
  bool is(std::size_t at, std::string_view word) const { return text_.is(at, word); }
  const NameSpan* name_at(std::size_t at) const;
  std::optional<Mention> words(std::size_t at, std::size_t first) const;
  Mention::Owner owner_across_and(std::size_t at, Range sentence) const;

  const Text& text_;
  const std::vector<NameSpan>& names_;
  const std::vector<std::size_t>& name_at_;
  const std::vector<AgePhrase>& ages_;
  const std::vector<std::size_t>& age_at_;
};

}  // namespace reading::english
