// What is known in tests: a map in which "A-B" lies inside "A", and who is who as linking proposes.
#pragma once

#include <string>
#include <string_view>

#include "linking/identities.h"
#include "model/case.h"
#include "weighing/agreement.h"

namespace weighing::testing {

inline bool contains(std::string_view outer, std::string_view inner) {
  return inner == outer || inner.starts_with(std::string(outer) + "-");
}

// Everybody is themselves.
inline Knowledge apart() { return {contains, {}}; }

inline Knowledge linked(const model::Case& folded,
                        linking::View view = linking::View::kProvisional) {
  return {contains,
          linking::Identities(folded, linking::propose(folded, contains), view)};
}

inline model::Place in(const std::string& id) {
  return {id, model::GazetteerRef{id, id}, {}, false};
}

}  // namespace weighing::testing
