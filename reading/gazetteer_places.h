// The house's gazetteer as a reader asks of it.
#pragma once

#include "places/gazetteer.h"
#include "reading/place_source.h"

namespace reading {

// Keeps a reference: the gazetteer must outlive it. As safe for threads as the gazetteer.
class GazetteerPlaces final : public PlaceSource {
 public:
  explicit GazetteerPlaces(const places::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
  std::vector<PlaceNode> find(std::string_view name) const override;
  std::vector<PlaceNode> find_close(std::string_view name,
                                    const std::vector<std::string>& countries) const override;
  std::optional<PlaceNode> country(std::string_view code) const override;
  std::string version() const override;

 private:
  const places::Gazetteer& gazetteer_;
};

}  // namespace reading
