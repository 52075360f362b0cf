// English names: runs of capitalised words, sorted by what they can be.
//
// A run with a title is a person. Else the gazetteer, then the words for bodies and buildings
// decide ("Ministry", "Hospital"); what is left is unknown, and the sentence must tell whether it
// is a person. Headings and lone first words of sentences give none.
#pragma once

#include <vector>

#include "reading/english/lexicon.h"
#include "reading/english/times.h"
#include "reading/place_source.h"
#include "reading/text.h"

namespace reading::english {

struct NameSpan {
  enum class Kind { kPerson, kUnknown, kPlace, kOrganisation, kAuthority, kFacility };
  Range tokens;  // with titles
  Range name;    // without them
  Kind kind = Kind::kUnknown;
  Sex sex = Sex::kUnknown;
  bool office = false;           // the title is of an office
  bool sentence_start = false;   // its first capital may only be that of the sentence
  std::vector<PlaceNode> nodes;  // of a place
  bool demonym = false;          // "Chinese", "North Korean": a people and no name
};

// In the order of the text, none overlapping.
std::vector<NameSpan> find_names(const Text& text, const std::vector<TimePhrase>& times,
                                 const PlaceSource& places);

}  // namespace reading::english
