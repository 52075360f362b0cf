// The Merkle tree of RFC 9162 (section 2.1), SHA-256, over the leaves of the record.
//
// A leaf is SHA-256(0x00 || header), a node SHA-256(0x01 || left || right), the empty tree
// SHA-256 of nothing; the left side of a tree of n leaves holds the largest power of two below n.
// A tree is proved from its complete aligned subtrees alone: node (level, index) is the tree over
// the leaves [index * 2^level, (index + 1) * 2^level). Who keeps those hashes is not known here.
// Plain functions and values; no disk, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace ledger {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(base::ByteView bytes);
Hash leaf_hash(base::ByteView header);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_root();

// A growing tree, of which only the right edge is kept: log2(size) hashes.
class Frontier {
 public:
  void append(const Hash& leaf) {
    append(leaf, [](unsigned, std::uint64_t, const Hash&) {});
  }
  // Tells `completed` of each node above the leaf that the leaf completes.
  template <typename Completed>
  void append(const Hash& leaf, Completed&& completed) {
    Hash carried = leaf;
    unsigned level = 0;
    // Every trailing one bit of the size is a peak that the new leaf completes.
    for (std::uint64_t bits = size_; bits & 1; bits >>= 1) {
      carried = node_hash(peaks_.back(), carried);
      peaks_.pop_back();
      ++level;
      completed(level, bits >> 1, carried);
    }
    peaks_.push_back(carried);
    ++size_;
  }
  std::uint64_t size() const { return size_; }
  Hash root() const;
  // The complete subtrees from left to right, the largest first: one for each bit of size().
  const std::vector<Hash>& peaks() const { return peaks_; }
  static Frontier from_peaks(std::uint64_t size, std::vector<Hash> peaks);

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

// Gives the hash of a complete aligned subtree of the tree at hand.
using NodeSource = std::function<Hash(unsigned level, std::uint64_t index)>;

Hash tree_root(std::uint64_t size, const NodeSource& nodes);
// Precondition: index < size.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                  const NodeSource& nodes);
// That the first `old_size` leaves of the tree of `size` are the tree of `old_size`.
// Precondition: old_size <= size. Empty for equal sizes and for an empty old tree.
std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size,
                                    const NodeSource& nodes);

bool inclusion_holds(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                     std::span<const Hash> proof, const Hash& root);
bool consistency_holds(std::uint64_t old_size, const Hash& old_root, std::uint64_t size,
                       const Hash& root, std::span<const Hash> proof);

}  // namespace ledger
