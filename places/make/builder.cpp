#include "places/make/builder.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <limits>

#include "base/limits.h"
#include "names/letters.h"
#include "places/layout.h"

namespace places::make {
namespace {

class Strings {
 public:
  Strings() { put(""); }
  std::uint32_t put(std::string_view text) {
    const auto found = at_.find(text);
    if (found != at_.end()) return found->second;
    WHEREABOUTS_ASSERT(text.size() <= std::numeric_limits<std::uint16_t>::max());
    const auto begin = static_cast<std::uint32_t>(bytes_.size());
    bytes_.push_back(static_cast<char>(text.size() & 0xff));
    bytes_.push_back(static_cast<char>(text.size() >> 8));
    bytes_.append(text);
    at_.emplace(text, begin);
    return begin;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::map<std::string, std::uint32_t, std::less<>> at_;
};

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash) {
  for (char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3u;
  return hash;
}

// Countries, provinces, towns; towns of a country together, the most people first.
bool in_file_order(const Draft* a, const Draft* b) {
  if (a->kind != b->kind) return a->kind < b->kind;
  if (a->kind != Kind::kTown) return a->id < b->id;
  if (a->country != b->country) return a->country < b->country;
  if (a->population != b->population) return a->population > b->population;
  return a->id < b->id;
}

// The tables of the file, filled from drafts that stand in file order.
class Tables {
 public:
  explicit Tables(const std::vector<const Draft*>& drafts) : drafts_(drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      number_[drafts[i]->id] = static_cast<std::uint32_t>(i);
    }
    fill_keys();
    for (const Draft* draft : drafts) add_node(*draft);
    find_towns_of_countries();
  }

  void add_ids(const std::map<std::string, std::string, std::less<>>& withdrawn) {
    std::map<std::string, std::uint32_t> all(number_.begin(), number_.end());
    for (const auto& [id, now] : withdrawn) all.emplace(id, number_.at(now));
    for (const auto& [id, node] : all) ids_.push_back({strings_.put(id), node});
  }

  void add_borders(const std::vector<std::pair<std::string, std::string>>& borders) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
    for (const auto& [one, other] : borders) {
      both.emplace_back(number_.at(one), number_.at(other));
      both.emplace_back(number_.at(other), number_.at(one));
    }
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    for (const auto& [one, other] : both) borders_.push_back({one, other});
  }

  std::string file(std::string_view newest) {
    layout::Header header{};
    std::copy(std::begin(layout::kMagic), std::end(layout::kMagic), header.magic);
    header.layout_version = layout::kLayoutVersion;
    header.byte_order = layout::kByteOrder;
    header.version = strings_.put(version(newest));
    header.countries = count(Kind::kCountry);
    header.provinces = count(Kind::kProvince);
    std::string out(sizeof header, '\0');
    header.nodes = put(out, nodes_);
    header.keys = put(out, keys_);
    header.postings = put(out, postings_);
    header.names = put(out, names_);
    header.ids = put(out, ids_);
    header.borders = put(out, borders_);
    header.strings = {out.size(), strings_.bytes().size()};
    out += strings_.bytes();
    header.file_bytes = out.size();
    out.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
    return out;
  }

 private:
  template <typename Row>
  static std::string_view raw(const std::vector<Row>& rows) {
    return {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)};
  }

  template <typename Row>
  static layout::Table put(std::string& out, const std::vector<Row>& rows) {
    out.resize((out.size() + 7) / 8 * 8, '\0');
    const layout::Table table{out.size(), rows.size()};
    out += raw(rows);
    return table;
  }

  std::uint32_t count(Kind kind) const {
    return static_cast<std::uint32_t>(std::count_if(
        drafts_.begin(), drafts_.end(),
        [kind](const Draft* draft) { return draft->kind == kind; }));
  }

  std::uint32_t number_of(const std::string& id) const {
    return id.empty() ? layout::kNone : number_.at(id);
  }

  void fill_keys() {
    std::map<std::string_view, std::vector<std::uint32_t>> bearers;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      for (const auto& [name, kind] : drafts_[i]->names) {
        bearers[name].push_back(static_cast<std::uint32_t>(i) |
                                static_cast<std::uint32_t>(kind) << layout::kNameKindShift);
      }
    }
    for (const auto& [name, nodes] : bearers) {
      key_number_[name] = static_cast<std::uint32_t>(keys_.size());
      keys_.push_back({strings_.put(name), static_cast<std::uint32_t>(postings_.size())});
      postings_.insert(postings_.end(), nodes.begin(), nodes.end());
    }
    keys_.push_back({0, static_cast<std::uint32_t>(postings_.size())});
  }

  void add_node(const Draft& draft) {
    layout::NodeRow row{};
    row.id = strings_.put(draft.id);
    row.label = strings_.put(draft.label);
    row.label_ja = strings_.put(draft.label_ja);
    row.kind = static_cast<std::uint32_t>(draft.kind);
    row.country = number_of(draft.country);
    row.province = number_of(draft.province);
    row.first_name = static_cast<std::uint32_t>(names_.size());
    row.names = static_cast<std::uint32_t>(draft.names.size());
    row.latitude = static_cast<float>(draft.latitude);
    row.longitude = static_cast<float>(draft.longitude);
    row.population = draft.population;
    for (const auto& [name, kind] : draft.names) names_.push_back(key_number_.at(name));
    nodes_.push_back(row);
  }

  void find_towns_of_countries() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i]->kind != Kind::kTown) continue;
      layout::NodeRow& country = nodes_[number_.at(drafts_[i]->country)];
      if (country.towns++ == 0) country.first_town = static_cast<std::uint32_t>(i);
    }
  }

  std::string version(std::string_view newest) const {
    std::uint64_t hash = 0xcbf29ce484222325u;
    hash = fnv1a(raw(nodes_), hash);
    hash = fnv1a(raw(keys_), hash);
    hash = fnv1a(raw(postings_), hash);
    hash = fnv1a(raw(ids_), hash);
    hash = fnv1a(raw(borders_), hash);
    hash = fnv1a(strings_.bytes(), hash);
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return std::string(newest) + "-" + std::string(text, 8);
  }

  const std::vector<const Draft*>& drafts_;
  std::map<std::string, std::uint32_t> number_;
  std::map<std::string_view, std::uint32_t> key_number_;
  Strings strings_;
  std::vector<layout::NodeRow> nodes_;
  std::vector<layout::KeyRow> keys_;
  std::vector<std::uint32_t> postings_;
  std::vector<std::uint32_t> names_;
  std::vector<layout::IdRow> ids_;
  std::vector<layout::BorderRow> borders_;
};

// A temporary name first, so that a half-written file is never taken for a gazetteer.
base::Status write_file(const std::filesystem::path& path, const std::string& content) {
  const std::filesystem::path unfinished = path.string() + ".unfinished";
  std::ofstream out(unfinished, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(unfinished, path, failed);
  if (!out || failed) {
    return base::Error{base::ErrorCode::kIo, "cannot write the gazetteer; is the disk full?"};
  }
  return base::ok_status();
}

}  // namespace

Draft& Builder::add(Draft draft) {
  std::string id = draft.id;
  const auto [at, is_new] = nodes_.emplace(std::move(id), std::move(draft));
  WHEREABOUTS_ASSERT(is_new);
  add_name(at->second, at->second.label, NameKind::kMain);
  return at->second;
}

Draft* Builder::find(std::string_view id) {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? nullptr : &found->second;
}

void Builder::add_name(Draft& draft, std::string_view name, NameKind kind) {
  if (name.size() > base::kLabelBytesMax) return;
  std::string folded = names::fold_joined(name);
  if (folded.empty()) return;
  const auto [at, is_new] = draft.names.emplace(std::move(folded), kind);
  if (!is_new && kind < at->second) at->second = kind;
}

void Builder::add_withdrawn_id(std::string_view withdrawn, std::string_view id) {
  WHEREABOUTS_ASSERT(find(id) != nullptr);
  withdrawn_.emplace(withdrawn, id);
}

void Builder::add_border(std::string_view one, std::string_view other) {
  WHEREABOUTS_ASSERT(find(one) != nullptr && find(other) != nullptr);
  borders_.emplace_back(one, other);
}

void Builder::sum_up_towns() {
  std::map<std::string, const Draft*> seat;  // the seat of an area, or else its largest town
  for (const auto& [id, town] : nodes_) {
    if (town.kind != Kind::kTown) continue;
    for (const std::string& area : {town.country, town.province}) {
      if (area.empty()) continue;
      nodes_.find(area)->second.population += town.population;
      const Draft*& best = seat[area];
      const auto rank = [](const Draft& d) { return std::pair(d.is_seat, d.population); };
      if (best == nullptr || rank(*best) < rank(town)) best = &town;
    }
  }
  for (const auto& [area, town] : seat) {
    nodes_.find(area)->second.latitude = town->latitude;
    nodes_.find(area)->second.longitude = town->longitude;
  }
}

base::Status Builder::write(const std::filesystem::path& path, std::string_view newest) {
  sum_up_towns();
  std::vector<const Draft*> drafts;
  for (const auto& [id, draft] : nodes_) drafts.push_back(&draft);
  std::sort(drafts.begin(), drafts.end(), in_file_order);
  WHEREABOUTS_ASSERT(drafts.size() <= layout::kNodeMask);
  Tables tables(drafts);
  tables.add_ids(withdrawn_);
  tables.add_borders(borders_);
  return write_file(path, tables.file(newest));
}

}  // namespace places::make
