// The words of one language: a gettext catalogue (locale/*.po), compiled in.
//
// The language is an argument, never a global. Message ids are stable keys ("say.reported"), so
// that English is a translation like any other. Placeholders are {name}. A key or placeholder that
// is missing is a mistake of ours and ends the program; a test compares the catalogues.
// Immutable: safe to read from several threads.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "drafting/document.h"

namespace drafting {

using Filling = std::pair<std::string_view, std::string_view>;

class Catalogue {
 public:
  static const Catalogue& of(Language language);
  // A GNU MO file, little-endian, of a language with one form or with two (one, any other number).
  // Errors: kBadInput.
  static base::Result<Catalogue> parse(std::string_view mo);

  bool has(std::string_view key) const { return messages_.find(key) != messages_.end(); }
  std::string say(std::string_view key, std::initializer_list<Filling> fillings = {}) const;
  // The form for `number` people or things.
  std::string say_for(std::string_view key, std::uint64_t number,
                      std::initializer_list<Filling> fillings = {}) const;
  std::vector<std::string> keys() const;
  const std::vector<std::string>& forms(std::string_view key) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> messages_;
};

// Replaces each {name} of `pattern`; what is filled in is not looked at again.
std::string fill(std::string_view pattern, std::initializer_list<Filling> fillings);

}  // namespace drafting
