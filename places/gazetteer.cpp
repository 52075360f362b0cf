#include "places/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/limits.h"
#include "names/letters.h"
#include "places/file.h"

namespace places {
namespace {

constexpr double kEarthRadiusKm = 6371.0;  // mean radius; towns are points here anyway

bool wanted_first(const Found& a, const Found& b) {
  if (a.name != b.name) return a.name < b.name;
  if (a.node.kind != b.node.kind) return a.node.kind < b.node.kind;
  if (a.node.population != b.node.population) return a.node.population > b.node.population;
  return a.node.id < b.node.id;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<File> file) : file_(std::move(file)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

base::Result<Gazetteer> Gazetteer::open(const std::filesystem::path& path) {
  TRY_ASSIGN(std::unique_ptr<File> file, File::open(path));
  return Gazetteer(std::move(file));
}

std::string_view Gazetteer::version() const { return file_->version(); }

std::optional<Node> Gazetteer::find(std::string_view id) const {
  const layout::NodeRow* row = file_->find(id);
  if (row == nullptr) return std::nullopt;
  return file_->node(*row);
}

std::vector<Found> Gazetteer::lookup(std::string_view words) const {
  std::vector<Found> found;
  if (words.size() > base::kLabelBytesMax) return found;
  const std::string folded = names::fold_joined(words);
  if (folded.empty()) return found;
  for (std::uint32_t posting : file_->postings(folded)) {
    const layout::NodeRow* row = file_->row(posting & layout::kNodeMask);
    if (row == nullptr) continue;
    found.push_back({file_->node(*row), static_cast<NameKind>(posting >> layout::kNameKindShift)});
  }
  std::sort(found.begin(), found.end(), wanted_first);
  return found;
}

bool Gazetteer::contains(std::string_view outer, std::string_view inner) const {
  const layout::NodeRow* out = file_->find(outer);
  const layout::NodeRow* in = file_->find(inner);
  if (out == nullptr || in == nullptr) return false;
  return in == out || file_->row(in->country) == out || file_->row(in->province) == out;
}

std::optional<double> Gazetteer::distance_km(std::string_view a, std::string_view b) const {
  const auto one = find(a);
  const auto other = find(b);
  if (!one || !other || one->kind != Kind::kTown || other->kind != Kind::kTown) return std::nullopt;
  const double north = std::sin(radians(other->latitude - one->latitude) / 2);
  const double east = std::sin(radians(other->longitude - one->longitude) / 2);
  const double h = north * north + std::cos(radians(one->latitude)) *
                                       std::cos(radians(other->latitude)) * east * east;
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::min(1.0, h)));
}

std::optional<std::string_view> Gazetteer::label(std::string_view id,
                                                 std::string_view language) const {
  const layout::NodeRow* row = file_->find(id);
  if (row == nullptr || (language != "en" && language != "ja")) return std::nullopt;
  const std::string_view text = file_->text(language == "en" ? row->label : row->label_ja);
  if (text.empty()) return std::nullopt;
  return text;
}

std::string_view Gazetteer::country_of(std::string_view id) const {
  const auto node = find(id);
  return node ? node->country : std::string_view();
}

std::vector<std::string_view> Gazetteer::neighbours(std::string_view country) const {
  return file_->neighbours(country);
}

}  // namespace places
