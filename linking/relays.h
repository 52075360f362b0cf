// Which reports pass on which: relays that name a report, and relays that name only its teller.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/case.h"

namespace linking {

// Who speaks in a report, as far as it says: its source, its signature, or "" for nobody named.
std::string teller(const model::Case& folded, model::ReportId report);
// When a report was told: as it dates itself, else some time until it was received.
base::DateRange told_on(const model::Case& folded, model::ReportId report);

// Do these words name the same teller, as "A. Teller" and "A. Teller, Volunteers of Somewhere" do?
// One short word is never enough: "Kim" would name half a country.
bool names_teller(const std::string& words, const std::string& teller);
// The letters and digits of a name, lower case.
std::string letters_of(const std::string& words);

// By report, what it passes on, directly. A relay that names only a teller is taken to pass on the
// report that this teller signs, if that came no later and is the only such one.
using Relayed = std::map<model::ReportId, std::vector<model::ReportId>>;
Relayed find_relayed(const model::Case& folded);

}  // namespace linking
