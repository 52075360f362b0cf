// What words alone cannot say: dates, counts, places, lists and the order of a clause, in one
// language. The words themselves come from the Catalogue.
//
// Each Grammar is a constant without state: safe to use from several threads.
#pragma once

#include <string>
#include <vector>

#include "drafting/catalogue.h"
#include "drafting/document.h"
#include "drafting/law/law.h"

namespace drafting::grammar {

// The parts of a clause about an act, each as its function below made it; empty: not said.
struct Clause {
  std::string verb;
  std::string by;
  std::string from;
  std::string to;
  std::string at;
  std::string when;
};

// How the people are spoken of after they were introduced.
struct Reference {
  std::string intro;   // "six North Koreans", "Mr A. Name, aged 48"
  std::string brief;   // "six North Koreans", "Mr A. Name": without what is told besides
  std::string they;
  std::string them;
  std::string their;
  std::uint64_t number = 1;  // grammatical
};

class Grammar {
 public:
  static const Grammar& of(Language language);
  virtual ~Grammar() = default;

  virtual std::string label(const Label& label) const = 0;
  virtual std::string day(base::Day day) const = 0;
  // As an adverb: "at some time between 24 and 26 May 2002". Empty if both ends are open.
  virtual std::string when(const base::DateRange& range) const = 0;
  virtual std::string at(const PlaceSaid& place) const = 0;
  virtual std::string to(const PlaceSaid& place) const = 0;
  virtual std::string from(const PlaceSaid& place) const = 0;
  virtual std::string in(const PlaceSaid& place) const = 0;  // where one is, not where one acts
  virtual std::string by(const Label& perpetrator) const = 0;
  virtual std::string country(const Label& name) const = 0;  // with its article, if it takes one
  virtual std::string to_country(const Label& name) const = 0;
  // What one account says of time and place.
  virtual std::string account(const Account& account) const = 0;
  virtual std::string clause(const Clause& clause) const = 0;
  virtual std::string people(const CountSaid& count, const Label& nationality) const = 0;
  virtual std::string others(std::uint64_t count) const = 0;  // "the other three"
  virtual std::string all_of(const std::vector<std::string>& items) const = 0;  // A, B and C
  // Of what is feared, each a clause: "be tortured or punished".
  virtual std::string any_of_acts(const std::vector<std::string>& acts) const = 0;
  // The same of reports, each of which is a clause.
  virtual std::string all_of_reports(const std::vector<std::string>& reports) const = 0;
  virtual std::string any_of_reports(const std::vector<std::string>& reports) const = 0;
  virtual std::string person(const PersonSaid& person) const = 0;  // with age and the like
  virtual std::string name(const PersonSaid& person) const = 0;    // with a title; named ones only
  virtual Reference reference(const GroupSaid& group) const = 0;
  virtual std::string some_of_them(std::uint64_t count) const = 0;  // "two of them"
  virtual std::string law(const std::vector<law::Citation>& citations) const = 0;
  virtual std::string sentence(std::string words) const = 0;  // with a capital letter, where usual
  virtual std::string after_sentence() const = 0;             // the space before the next sentence
  virtual std::string between_items() const = 0;              // of a bare list
};

// Is the group one person, of whom something may be said?
bool is_one_person(const GroupSaid& group);
// More may be said of this person than that they exist.
bool is_described(const PersonSaid& person);
// Is it the first to the last day of the months of its ends?
bool is_whole_months(const base::DateRange& range);
bool is_whole_years(const base::DateRange& range);

struct TreatyArticles {
  std::string treaty;
  std::vector<std::string> articles;
  bool through = false;
};
// Neighbours of one treaty together, in their order.
std::vector<TreatyArticles> by_treaty(const std::vector<law::Citation>& citations);

const Grammar& english();
const Grammar& japanese();

}  // namespace drafting::grammar
