// What law a letter may name: which articles bind a state on the days that matter.
//
// A treaty is named only where it surely binds: the state is a party on every day on which the act
// may have happened and on the day of the letter, the article is not touched by a reservation or
// declaration that we know or cannot read, no source disputes the membership, and what the article
// needs is known of the people. Whatever is not known is not cited: a letter that names law which
// does not bind is answered with that and nothing else. Signing binds nobody.
//
// The facts are in parties.tsv and articles.tsv beside this file, with their sources; they are
// compiled in. Tables are immutable once made: safe to read from several threads.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace drafting::law {

enum class Concern {
  kReturn,
  kAsylum,
  kDetention,
  kTreatment,
  kWhereabouts,
  kInvestigation,
  kConsul,
};

// What is known of the people a letter is about. False is "not known".
struct Facts {
  bool seeks_refuge = false;
  bool fled_events_in_europe = false;  // matters for states that take in refugees of Europe only
  bool torture_feared = false;
  bool torture_reported = false;  // said to have happened where they are held
  bool disappearance_feared = false;
  bool child = false;
  bool detained = false;
  bool asked_for_consul = false;
  std::string home_state;  // ISO 3166-1 alpha-3; empty: not known
};

struct Citation {
  std::string treaty;   // REF51, CAT ...
  std::string article;  // "33(1)"
  // The state is bound by this article of `treaty` only because it joined this other treaty.
  std::string through;
  base::Day checked;  // membership is known as of this day; a member checks what came later
  friend bool operator==(const Citation&, const Citation&) = default;
};

// One state's membership of one treaty.
struct Membership {
  base::Day from;
  std::optional<base::Day> until;  // first day no longer bound
  std::vector<std::string> texts;  // articles named in its reservations; "?" not known which
  enum class Standing { kSure, kContested, kEuropeOnly } standing = Standing::kSure;
  base::Day checked;
};

class Table {
 public:
  // The tables that are compiled in. A mistake in them ends the program: they are ours.
  static const Table& built_in();
  // Errors: kBadInput, with the line, for text that is not such a table.
  static base::Result<Table> parse(std::string_view parties, std::string_view articles);

  // The articles that may be named, in the order of articles.tsv. `act`: when what the letter is
  // about happened; for something only feared, the day of the letter. A range with an open end
  // towards the past may have begun before the state was bound, so nothing is cited for it.
  std::vector<Citation> may_cite(std::string_view state, Concern concern,
                                 const base::DateRange& act, base::Day letter,
                                 const Facts& facts) const;

  const Membership* membership(std::string_view state, std::string_view treaty) const;
  std::size_t memberships() const { return memberships_.size(); }

 private:
  struct Article {
    Concern concern;
    std::string treaty;
    std::string article;
    bool reservable = true;
    std::vector<std::string> needs;
  };
  struct Days {
    base::Day first;
    base::Day last;
  };
  const Membership* bound(std::string_view state, std::string_view treaty, Days days,
                          const Facts& facts) const;
  bool needs_are_met(const Article& article, Days days, const Facts& facts) const;
  std::optional<Citation> cite(const Article& article, std::string_view state, Days days,
                               const Facts& facts) const;

  std::map<std::pair<std::string, std::string>, Membership> memberships_;
  std::vector<Article> articles_;
};

}  // namespace drafting::law
