// Collects countries, provinces and towns with their names, and writes them as a gazetteer file.
// Used only when the gazetteer is made; everything is held in memory (some 200 MB) until then.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"

namespace places::make {

struct Draft {  // of a node
  std::string id;
  Kind kind = Kind::kTown;
  std::string label;
  std::string label_ja;
  std::string country;   // ids
  std::string province;  // empty: none or not known
  double latitude = 0;
  double longitude = 0;
  std::uint64_t population = 0;
  bool is_seat = false;  // of its country or province: lends it its place on the map
  std::map<std::string, NameKind> names;  // folded; of two kinds the stronger stands
};

class Builder {
 public:
  // Precondition: the id is new. The reference holds until write().
  Draft& add(Draft draft);
  Draft* find(std::string_view id);
  void add_name(Draft& draft, std::string_view name, NameKind kind);
  void add_withdrawn_id(std::string_view withdrawn, std::string_view id);
  void add_border(std::string_view one, std::string_view other);

  const std::map<std::string, Draft, std::less<>>& nodes() const { return nodes_; }

  // `newest` is the day of the newest source, the first part of the version. Errors: kIo.
  base::Status write(const std::filesystem::path& path, std::string_view newest);

 private:
  void sum_up_towns();  // population and seat of areas

  std::map<std::string, Draft, std::less<>> nodes_;
  std::map<std::string, std::string, std::less<>> withdrawn_;
  std::vector<std::pair<std::string, std::string>> borders_;
};

}  // namespace places::make
