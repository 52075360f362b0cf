// What members decided in a case and what waits for them: pages beside those of case_view.h.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/zone.h"
#include "views/case_view.h"

namespace views {

// The organisation as a page needs it: the zone of its days, its today, what its members are
// called.
struct Office {
  base::Zone zone;
  base::Day today;
  std::map<model::MemberId, std::string> members;

  std::string name(const model::MemberId& member) const;  // "" for one nobody knows
};

// Who may be who: what members decided, newest first, and what is proposed and still open.
Json identities(const CaseView& view, const Office& office);
// What is opened to whom; what is not listed is closed.
Json gates(const CaseView& view, const Office& office);
// Whom to ask what until when, and what came back: open ones first, by their day.
Json checks(const CaseView& view, const Office& office);
// Every entry of the case, oldest first: which kind, by whom, on which day.
Json history(std::span<const model::Entry> entries, const Office& office);

}  // namespace views
