// English mentions: the phrases that stand for people, authorities and bodies.
//
// "Mr. A. Example, 48 years old", "a 30 months old boy, B. Example", "the child's mother", "his
// father", "one of two brothers", "a group of six North Korean defectors", "up to 900 refugees",
// "three of them", "the others", "he", "the border police". A phrase and the one set beside it by a
// comma ("C. Example, a teacher,") are one mention. Who it is, the reader decides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/english/ages.h"
#include "reading/english/names.h"
#include "reading/english/numbers.h"

namespace reading::english {

struct Mention {
  enum class Kind { kNamed, kSingle, kGroup, kKin, kPronoun, kAuthority, kBody };
  // Whose relative a kKin mention is.
  enum class Owner { kNone, kHe, kShe, kThey, kSpeaker, kPhrase };

  Kind kind = Kind::kSingle;
  Range tokens;
  Range name;              // empty: no name
  Range surname;           // told once for several: "the brothers A and B Example"
  Range alias;             // "known as B": another name
  bool weak_name = false;  // only its capitals say that it is a person's
  Sex sex = Sex::kUnknown;
  bool plural = false;
  bool definite = false;  // "the", "this", "these": told of before
  bool other = false;     // "the other North Koreans", "another", "others"
  bool child = false;
  bool office = false;
  bool teller = false;
  bool group_word = false;           // "a group of"
  bool possessed = false;            // "their lawyer", "her colleague"
  bool possessive = false;           // "his arrest": whose it is
  bool of_them = false;              // "three of them", "two of the six"
  bool number_alone = false;         // "12 dead": a number without a noun
  bool kin_of_named = false;         // set beside a name: "A. Example, his mother"
  std::vector<std::uint64_t> items;  // "Nos. 1 and 2": numbers of a list
  std::optional<CountPhrase> count;
  std::string noun;          // the head noun in lower case
  std::string occupation;    // "teacher", "former vocalist"
  std::string legal_status;  // term: refugee, asylum-seeker
  std::string relation;      // term, of kKin and of kin_of_named
  Owner owner = Owner::kNone;
  Range owner_tokens;             // of kPhrase: "the child", a name
  Range nationality;              // "North Korean"
  std::vector<std::size_t> ages;  // indexes into the ages
};

// The name as it is told, with a surname that it shares.
std::string full_name(const Text& text, const Mention& who);

// In the order of the text, none overlapping.
std::vector<Mention> find_mentions(const Text& text, const std::vector<NameSpan>& names,
                                   const std::vector<AgePhrase>& ages,
                                   const std::vector<TimePhrase>& times);

}  // namespace reading::english
