// Briefs of invented cases, for tests. Every person, body and event in them is invented; places
// and states are real, as law and gazetteer are.
#pragma once

#include "disclosure/testing/view_for_tests.h"
#include "drafting/document.h"

namespace drafting {
using disclosure::Provisional;
using disclosure::ViewForTests;
}

namespace drafting::samples {

// Eleven Eritreans arrested in Sudan: three named, a child, a woman whose name is held back, and
// others; sent on, return feared. Treaties bind Sudan on refugees, and on much else.
Brief eleven_in_sudan();
// One journalist held in Belarus, nobody seeks refuge; accounts differ on where she is.
Brief journalist_in_belarus();
// Families already returned by a state that joined none of the refugee treaties; counts are loose.
Brief families_from_thailand();

// The claim with this number: ids that a test can recognise.
model::ClaimId claim(unsigned char number);
model::SubjectId subject(unsigned char number);
base::Day day(std::string_view iso);

}  // namespace drafting::samples
