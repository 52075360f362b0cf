// Buildings that people are taken to and held in, as a letter may name them.
#pragma once

#include <string_view>

#include "disclosure/brief.h"

namespace disclosure {

// "Nagad Detention Centre", "a police station", "the central prison of Kassala": the building in
// the languages of the letters, without the place that it stands in. The kind of building must be
// known here, and of what stands before it only a name in capitals is kept. Empty: no building, or
// none that is known.
Label building(std::string_view words);

}  // namespace disclosure
