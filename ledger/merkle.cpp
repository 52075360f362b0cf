#include "ledger/merkle.h"

#include <sodium.h>

#include <bit>

#include "base/result.h"

namespace ledger {

Hash sha256(base::ByteView bytes) {
  Hash hash;
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

Hash leaf_hash(base::ByteView header) {
  crypto_hash_sha256_state state;
  Hash hash;
  const std::uint8_t prefix = 0;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, &prefix, 1);
  crypto_hash_sha256_update(&state, header.data(), header.size());
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 65> joined;
  joined[0] = 1;
  std::copy(left.begin(), left.end(), joined.begin() + 1);
  std::copy(right.begin(), right.end(), joined.begin() + 33);
  return sha256(joined);
}

Hash empty_root() { return sha256({}); }

Hash Frontier::root() const {
  if (peaks_.empty()) return empty_root();
  Hash root = peaks_.back();
  for (std::size_t at = peaks_.size() - 1; at-- > 0;) root = node_hash(peaks_[at], root);
  return root;
}

Frontier Frontier::from_peaks(std::uint64_t size, std::vector<Hash> peaks) {
  WHEREABOUTS_ASSERT(static_cast<std::size_t>(std::popcount(size)) == peaks.size());
  Frontier frontier;
  frontier.size_ = size;
  frontier.peaks_ = std::move(peaks);
  return frontier;
}

namespace {

// The root over the leaves [begin, begin + count); begin is a multiple of the power of two that
// is not below count, as it always is in the proofs of the standard.
Hash range_root(std::uint64_t begin, std::uint64_t count, const NodeSource& nodes) {
  if (std::has_single_bit(count)) {
    const auto level = static_cast<unsigned>(std::countr_zero(count));
    return nodes(level, begin >> level);
  }
  const std::uint64_t left = std::bit_floor(count);
  return node_hash(range_root(begin, left, nodes), range_root(begin + left, count - left, nodes));
}

std::uint64_t left_part(std::uint64_t count) { return std::bit_floor(count - 1); }

}  // namespace

Hash tree_root(std::uint64_t size, const NodeSource& nodes) {
  return size == 0 ? empty_root() : range_root(0, size, nodes);
}

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                  const NodeSource& nodes) {
  WHEREABOUTS_ASSERT(index < size);
  std::vector<Hash> downwards;
  std::uint64_t begin = 0;
  while (size > 1) {
    const std::uint64_t left = left_part(size);
    if (index < left) {
      downwards.push_back(range_root(begin + left, size - left, nodes));
      size = left;
    } else {
      downwards.push_back(range_root(begin, left, nodes));
      begin += left;
      index -= left;
      size -= left;
    }
  }
  return {downwards.rbegin(), downwards.rend()};
}

std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size,
                                    const NodeSource& nodes) {
  WHEREABOUTS_ASSERT(old_size <= size);
  std::vector<Hash> downwards;
  if (old_size == 0 || old_size == size) return downwards;
  std::uint64_t begin = 0;
  // As long as only left turns were taken, the old tree is a node that the checker has already.
  bool whole_old_tree = true;
  while (old_size != size) {
    const std::uint64_t left = left_part(size);
    if (old_size <= left) {
      downwards.push_back(range_root(begin + left, size - left, nodes));
      size = left;
    } else {
      downwards.push_back(range_root(begin, left, nodes));
      begin += left;
      old_size -= left;
      size -= left;
      whole_old_tree = false;
    }
  }
  if (!whole_old_tree) downwards.push_back(range_root(begin, size, nodes));
  return {downwards.rbegin(), downwards.rend()};
}

// RFC 9162, section 2.1.3.2.
bool inclusion_holds(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                     std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t fn = index;
  std::uint64_t sn = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (sn == 0) return false;
    if ((fn & 1) || fn == sn) {
      hash = node_hash(sibling, hash);
      while (!(fn & 1) && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && hash == root;
}

// RFC 9162, section 2.1.4.2.
bool consistency_holds(std::uint64_t old_size, const Hash& old_root, std::uint64_t size,
                       const Hash& root, std::span<const Hash> proof) {
  if (old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (old_size == 0) return proof.empty() && old_root == empty_root();
  std::vector<Hash> path;
  if (std::has_single_bit(old_size)) path.push_back(old_root);
  path.insert(path.end(), proof.begin(), proof.end());
  if (path.empty()) return false;
  std::uint64_t fn = old_size - 1;
  std::uint64_t sn = size - 1;
  while (fn & 1) {
    fn >>= 1;
    sn >>= 1;
  }
  Hash old_hash = path.front();
  Hash new_hash = path.front();
  for (std::size_t at = 1; at < path.size(); ++at) {
    if (sn == 0) return false;
    if ((fn & 1) || fn == sn) {
      old_hash = node_hash(path[at], old_hash);
      new_hash = node_hash(path[at], new_hash);
      while (!(fn & 1) && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      new_hash = node_hash(new_hash, path[at]);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && old_hash == old_root && new_hash == root;
}

}  // namespace ledger
