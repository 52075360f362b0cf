// Values as a member types them in, each as its property takes it.
//
//   name, words      as they are
//   a term           one of a few: arrest, female, missing ...
//   a time           EDTF: 2011-03-12, 2011-03, [2011-03-11..2011-03-13]
//   an age           34, 34-36, "18 months": on the day that the report is of, or --time
//   how many         5, 3-5, 21+ (at least), 0-900 (up to)
//   a place          a name that the gazetteer knows, or an id of it: SD, SD-KA, g372753
//   a subject        its id
//   a relative       mother:ID, brother:ID ...
#pragma once

#include <string>

#include "actions/action.h"

namespace actions {

// `on`: the days on which an age was said. Errors: kBadInput (not of the property's type),
// kNotFound (a subject that the case does not have).
base::Result<model::Value> value_from(const Tools& tools, const views::CaseView& view,
                                      model::Property property, const std::string& words,
                                      const base::DateRange& on);

// The terms of each property that takes some: "sex: female, male; ...". For help.
std::string terms_in_words();

}  // namespace actions
