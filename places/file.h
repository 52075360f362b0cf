// The mapped gazetteer file: its tables as spans, its strings as views. Internal to this room.
//
// open() checks that every table lies inside the file; what stands in a row is checked when it is
// followed, so a damaged file gives empty answers and no wild reads. Never written to.
#pragma once

#include <span>
#include <utility>

#include "places/gazetteer.h"
#include "places/layout.h"

namespace places {

class Gazetteer::File {
 public:
  static base::Result<std::unique_ptr<File>> open(const std::filesystem::path& path);
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  std::string_view text(std::uint32_t string) const;
  std::string_view version() const { return text(header_->version); }
  std::span<const layout::NodeRow> nodes() const { return nodes_; }
  std::span<const layout::NodeRow> areas() const;  // countries and provinces
  std::span<const std::uint32_t> postings(std::string_view folded) const;
  std::string_view key(std::uint32_t number) const;
  // The folded names that begin with this byte: numbers [first, end) of keys.
  std::pair<std::uint32_t, std::uint32_t> keys_that_begin_with(char first) const;
  std::span<const std::uint32_t> postings_of_key(std::uint32_t number) const;
  const layout::NodeRow* find(std::string_view id) const;
  const layout::NodeRow* row(std::uint32_t node) const;
  Node node(const layout::NodeRow& row) const;
  std::vector<std::string_view> neighbours(std::string_view country) const;

 private:
  File(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  base::Status check();
  template <typename Row>
  bool map(const layout::Table& table, std::span<const Row>& rows) const;

  const std::uint8_t* bytes_;
  std::size_t size_;
  const layout::Header* header_ = nullptr;
  std::span<const layout::NodeRow> nodes_;
  std::span<const layout::KeyRow> keys_;
  std::span<const std::uint32_t> postings_;
  std::span<const std::uint32_t> names_;
  std::span<const layout::IdRow> ids_;
  std::span<const layout::BorderRow> borders_;
  std::span<const std::uint8_t> strings_;
};

}  // namespace places
