// A place as a member types it in, looked up in the gazetteer.
#pragma once

#include <string>

#include "base/result.h"
#include "model/value.h"
#include "places/gazetteer.h"

namespace actions {

// An id of the gazetteer, or words: resolved where they mean one place or area. A name that nobody
// knows is kept as words alone. Errors: kBadInput where several places bear the name: with their
// ids, to choose from.
base::Result<model::Place> typed_place(const places::Gazetteer& gazetteer,
                                       const std::string& words);

// "Aksaray: g324496 (Aksaray, Aksaray, Turkey)": which one is meant, or that none is.
std::string understood(const places::Gazetteer& gazetteer, const model::Place& place);

}  // namespace actions
