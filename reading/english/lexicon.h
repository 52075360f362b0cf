// The English word lists of this folder (*.inc), looked up by lower-case word.
//
// A list is data: a word is added there and nowhere else. Lookups give null for other words and
// may be made from any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace reading::english {

template <std::size_t Size>
constexpr bool is_word(std::string_view word, const char (&other)[Size]) {
  return word.size() == Size - 1 && __builtin_memcmp(word.data(), other, Size - 1) == 0;
}
constexpr bool is_word(std::string_view word, std::string_view other) { return word == other; }

// Called for every word of a text many times over, so that the words are no list that is made at
// each call: their lengths are known to the compiler, and settle most of it.
template <typename... Words>
constexpr bool one_of(std::string_view word, const Words&... words) {
  return (... || is_word(word, words));
}
inline bool one_of(std::string_view word, const std::initializer_list<std::string_view>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Sex : unsigned char { kUnknown, kFemale, kMale };

struct PersonNoun {
  std::string_view singular;
  Sex sex = Sex::kUnknown;
  bool plural = false;
  bool child = false;
  bool legal_status = false;
  bool trade = false;   // "teacher": worth keeping as an occupation
  bool teller = false;  // "witness", "neighbour"
};

struct KinNoun {
  std::string_view relation;  // the term: mother, brother
  Sex sex = Sex::kUnknown;
  bool plural = false;
};

struct Title {
  Sex sex = Sex::kUnknown;
  bool office = false;  // "Premier", "Colonel": one who acts for a state or an army
};

enum class Body : unsigned char { kNone, kAuthority, kOrganisation, kFacility };

const PersonNoun* person_noun(std::string_view lower);
const KinNoun* kin_noun(std::string_view lower);
// "her baby", "his girl": a relative only where whose it is is said.
const KinNoun* offspring(std::string_view lower);
const Title* title(std::string_view lower);
Body body(std::string_view lower);
// "the cooperative", "the newspaper": a name may follow, and it is no person's.
bool leads_name_of_body(std::string_view lower);
// The country of a demonym, "" if it is of a people without one; null if it is no demonym. Knows
// the plural ("Koreans").
const std::string_view* demonym(std::string_view lower);
// The kind of event that a noun names ("repatriation", "trial"), or "".
std::string_view event_noun(std::string_view lower);
// Whether a word above a list says that it is of others than those whom something happened to, or
// of nothing that has happened.
enum class ListOf : char { kAct = 'h', kMembers = 'm' };  // as outsiders.inc has them
bool names_outsiders(std::string_view lower, ListOf list);
bool is_word_of_telling(std::string_view lower);  // "said", "wrote", "confirms"
bool is_function_word(std::string_view lower);    // articles, pronouns, prepositions, conjunctions
// Whether a word is written in letters that are not Latin.
bool other_script(std::string_view word);
bool is_preposition(std::string_view lower);
bool is_area_word(std::string_view lower);      // "province", "district", "river"
bool is_name_particle(std::string_view lower);  // "al", "bin", "van", "de"
bool is_compass(std::string_view lower);        // "north", "north-eastern", "central"
bool is_abbreviation(std::string_view lower);   // a full stop after it ends no sentence

}  // namespace reading::english
