// A PlaceSource of a few places in memory: for the fuzzer and for tests that need no gazetteer.
#pragma once

#include "reading/place_source.h"

namespace reading::testing {

class FewPlaces final : public PlaceSource {
 public:
  std::vector<PlaceNode> find(std::string_view name) const override;
  // Places of the countries that begin with the same letter and have as many letters, give or
  // take one.
  std::vector<PlaceNode> find_close(std::string_view name,
                                    const std::vector<std::string>& countries) const override;
  std::optional<PlaceNode> country(std::string_view code) const override;
  std::string version() const override { return "few places"; }
};

}  // namespace reading::testing
