// A View is a Brief that went through the gates: what one audience may be told of a case.
//
// Only make_view() makes one, so whoever writes a letter or a page out of a View cannot say what
// a gate keeps closed: it is not in there. Claims that were rejected, taken back or replaced are
// not in there either, and a finding that a member refuted is marked so that nobody tells it.
//
// What comes from a report goes in only as something understood: a date, a place of the gazetteer,
// a count, a term. Of the reports' own words nothing leaves but the names that a gate opened.
// A plain value; making one touches no clock, disk or network.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "disclosure/brief.h"
#include "disclosure/gates.h"
#include "model/case.h"
#include "places/gazetteer.h"
#include "weighing/weigh.h"

namespace disclosure {

// What a member decides about a document before a word of it is written.
struct Occasion {
  model::Audience audience = model::Audience::kAddressee;
  Policy policy = Policy::kDecidedOnly;
  base::Day day;
  std::string reference;
  SenderSaid sender;
  AddresseeSaid addressee;  // none: the government of the state
  std::string state;        // ISO 3166-1, two letters; empty: where the acts are said to have been
  model::SubjectId about;   // a person or group of the case; nil: whom most of it is about
  std::vector<Label> enclosures;
  std::string record_head;
};

class View {
 public:
  const Brief& brief() const { return brief_; }

 private:
  explicit View(Brief brief) : brief_(std::move(brief)) {}
  friend class ViewMaker;
  friend struct ViewForTests;  // disclosure/testing/
  Brief brief_;
};

// What in a brief is still open: the claims it rests on that nobody has confirmed, and the subjects
// that it takes to be one and no member has called so. Both sorted; empty: all is decided.
struct OpenDecisions {
  std::vector<model::ClaimId> claims;
  std::vector<std::pair<model::SubjectId, model::SubjectId>> same;
};
OpenDecisions open_decisions(const Brief& brief, const model::Case& folded,
                             const linking::Identities& identities);

// Errors: kNotFound where nobody in the case is struck by anything; kBadInput where the state is
// not said and the case does not show it, or is no country.
base::Result<View> make_view(const model::Case& folded, const weighing::Weighed& weighed,
                             const weighing::Knowledge& knowledge,
                             const places::Gazetteer& gazetteer, const Occasion& occasion);

}  // namespace disclosure
