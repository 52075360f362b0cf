// English place phrases: "in Yunnan Province", "near the border with X and Y", "from A to B".
//
// The preposition gives the role. Phrases that follow one another and fit ("near A, in B
// Province", "A, the capital of B", "A prison in B") are one place: inside the smallest area that
// the words surely allow, near what they say it is near. "In A and B" are two. A name that several
// places bear is settled by the places it stands with, else as place_settling.h says; what stays
// open keeps its words alone. "Sent to A" gives A as where to, never as where.
#pragma once

#include <vector>

#include "reading/english/names.h"
#include "reading/english/place_leads.h"

namespace reading::english {

struct PlacePhrase {
  using Role = PlaceRole;
  Range tokens;  // from the preposition on
  Role role = Role::kOther;
  model::Place place;
  bool guessed = false;  // only its preposition says that the name is a place
  std::size_t name = 0;  // index of its first name span
  bool denied = false;   // "in A, not in B"
  std::size_t instead = static_cast<std::size_t>(-1);  // "not in A but in B": the other one
};

std::vector<PlacePhrase> find_place_phrases(const Text& text, const std::vector<NameSpan>& names,
                                            const PlaceSource& places);

}  // namespace reading::english
