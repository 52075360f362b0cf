#include "places/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/bytes.h"

namespace places {
namespace {

base::Error damaged() {
  return {base::ErrorCode::kDamaged,
          "the gazetteer is damaged; build it anew (remove share/whereabouts/gazetteer.bin and run "
          "./start)"};
}

template <typename Row>
std::span<const Row> part(std::span<const Row> rows, std::size_t first, std::size_t count) {
  if (first > rows.size() || count > rows.size() - first) return {};
  return rows.subspan(first, count);
}

}  // namespace

base::Result<std::unique_ptr<Gazetteer::File>> Gazetteer::File::open(
    const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno != ENOENT) return base::Error{base::ErrorCode::kIo, "cannot read the gazetteer"};
    return base::Error{base::ErrorCode::kNotFound,
                       "there is no gazetteer; ./start makes it beside the program"};
  }
  struct stat about {};
  const bool known = ::fstat(file, &about) == 0;
  const auto size = known ? static_cast<std::size_t>(about.st_size) : 0;
  void* mapped = size >= sizeof(layout::Header)
                     ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0)
                     : MAP_FAILED;
  ::close(file);
  if (mapped == MAP_FAILED) return damaged();
  std::unique_ptr<File> made(new File(static_cast<const std::uint8_t*>(mapped), size));
  TRY(made->check());
  return made;
}

Gazetteer::File::~File() { ::munmap(const_cast<std::uint8_t*>(bytes_), size_); }

template <typename Row>
bool Gazetteer::File::map(const layout::Table& table, std::span<const Row>& rows) const {
  if (table.begin % alignof(Row) != 0 || table.begin > size_) return false;
  if (table.rows > (size_ - table.begin) / sizeof(Row)) return false;
  rows = {reinterpret_cast<const Row*>(bytes_ + table.begin),
          static_cast<std::size_t>(table.rows)};
  return true;
}

base::Status Gazetteer::File::check() {
  header_ = reinterpret_cast<const layout::Header*>(bytes_);
  if (std::memcmp(header_->magic, layout::kMagic, sizeof header_->magic) != 0) return damaged();
  if (header_->layout_version != layout::kLayoutVersion ||
      header_->byte_order != layout::kByteOrder) {
    return base::Error{base::ErrorCode::kUnsupported,
                       "the gazetteer was made for another version of the program; run ./start to "
                       "make it anew"};
  }
  const bool whole = header_->file_bytes == size_ && map(header_->nodes, nodes_) &&
                     map(header_->keys, keys_) && map(header_->postings, postings_) &&
                     map(header_->names, names_) && map(header_->ids, ids_) &&
                     map(header_->borders, borders_) && map(header_->strings, strings_) &&
                     !keys_.empty() &&
                     std::uint64_t{header_->countries} + header_->provinces <= nodes_.size();
  if (!whole) return damaged();
  return base::ok_status();
}

std::string_view Gazetteer::File::text(std::uint32_t string) const {
  const auto length_bytes = part(strings_, string, 2);
  if (length_bytes.empty()) return {};
  const std::size_t length = length_bytes[0] + 256u * length_bytes[1];
  return base::as_text(part(strings_, string + 2, length));
}

std::span<const layout::NodeRow> Gazetteer::File::areas() const {
  return nodes_.first(header_->countries + header_->provinces);
}

std::span<const std::uint32_t> Gazetteer::File::postings(std::string_view folded) const {
  const auto keys = keys_.first(keys_.size() - 1);
  const auto found = std::lower_bound(
      keys.begin(), keys.end(), folded,
      [this](const layout::KeyRow& row, std::string_view word) { return text(row.key) < word; });
  if (found == keys.end() || text(found->key) != folded) return {};
  return postings_of_key(static_cast<std::uint32_t>(found - keys.begin()));
}

std::span<const std::uint32_t> Gazetteer::File::postings_of_key(std::uint32_t number) const {
  if (std::size_t{number} + 1 >= keys_.size()) return {};
  const std::uint32_t first = keys_[number].first_posting;
  const std::uint32_t next = keys_[number + 1].first_posting;
  if (next < first) return {};
  return part(postings_, first, next - first);
}

std::pair<std::uint32_t, std::uint32_t> Gazetteer::File::keys_that_begin_with(char first) const {
  const auto keys = keys_.first(keys_.size() - 1);
  const auto before = [this](const layout::KeyRow& row, int byte) {
    const std::string_view key = text(row.key);
    return key.empty() || static_cast<std::uint8_t>(key.front()) < byte;
  };
  const int byte = static_cast<std::uint8_t>(first);
  const auto from = std::lower_bound(keys.begin(), keys.end(), byte, before);
  const auto to = std::lower_bound(from, keys.end(), byte + 1, before);
  return {static_cast<std::uint32_t>(from - keys.begin()),
          static_cast<std::uint32_t>(to - keys.begin())};
}

std::string_view Gazetteer::File::key(std::uint32_t number) const {
  return number < keys_.size() ? text(keys_[number].key) : std::string_view();
}

const layout::NodeRow* Gazetteer::File::row(std::uint32_t node) const {
  return node < nodes_.size() ? &nodes_[node] : nullptr;
}

const layout::NodeRow* Gazetteer::File::find(std::string_view id) const {
  const auto found = std::lower_bound(
      ids_.begin(), ids_.end(), id,
      [this](const layout::IdRow& row, std::string_view wanted) { return text(row.id) < wanted; });
  if (found == ids_.end() || text(found->id) != id) return nullptr;
  return row(found->node);
}

Node Gazetteer::File::node(const layout::NodeRow& row) const {
  const auto id_of = [this](std::uint32_t number) {
    const layout::NodeRow* other = this->row(number);
    return other == nullptr ? std::string_view() : text(other->id);
  };
  Node node;
  node.id = text(row.id);
  node.kind = static_cast<Kind>(row.kind);
  node.label = text(row.label);
  node.country = id_of(row.country);
  node.province = node.kind == Kind::kProvince ? node.id : id_of(row.province);
  node.latitude = static_cast<double>(row.latitude);
  node.longitude = static_cast<double>(row.longitude);
  node.population = row.population;
  return node;
}

std::vector<std::string_view> Gazetteer::File::neighbours(std::string_view country) const {
  std::vector<std::string_view> out;
  const layout::NodeRow* wanted = find(country);
  for (const layout::BorderRow& border : borders_) {
    if (wanted == nullptr || row(border.one) != wanted) continue;
    if (const layout::NodeRow* other = row(border.other)) out.push_back(text(other->id));
  }
  return out;
}

}  // namespace places
