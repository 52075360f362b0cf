// The slow, obvious twin of ledger/merkle.h: the recursive definitions of RFC 9162 word for word,
// over all leaves in memory. For tests and the fuzzer.
#pragma once

#include <span>
#include <vector>

#include "ledger/merkle.h"

namespace ledger::twin {

using Leaves = std::span<const Hash>;  // leaf hashes

inline std::size_t power_below(std::size_t count) {
  std::size_t power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

inline Hash root(Leaves leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = power_below(leaves.size());
  return node_hash(root(leaves.first(k)), root(leaves.subspan(k)));
}

inline std::vector<Hash> path(std::size_t index, Leaves leaves) {
  if (leaves.size() == 1) return {};
  const std::size_t k = power_below(leaves.size());
  std::vector<Hash> proof;
  if (index < k) {
    proof = path(index, leaves.first(k));
    proof.push_back(root(leaves.subspan(k)));
  } else {
    proof = path(index - k, leaves.subspan(k));
    proof.push_back(root(leaves.first(k)));
  }
  return proof;
}

inline std::vector<Hash> subproof(std::size_t old_size, Leaves leaves, bool whole) {
  if (old_size == leaves.size()) {
    return whole ? std::vector<Hash>{} : std::vector<Hash>{root(leaves)};
  }
  const std::size_t k = power_below(leaves.size());
  std::vector<Hash> proof;
  if (old_size <= k) {
    proof = subproof(old_size, leaves.first(k), whole);
    proof.push_back(root(leaves.subspan(k)));
  } else {
    proof = subproof(old_size - k, leaves.subspan(k), false);
    proof.push_back(root(leaves.first(k)));
  }
  return proof;
}

inline std::vector<Hash> consistency(std::size_t old_size, Leaves leaves) {
  if (old_size == 0) return {};
  return subproof(old_size, leaves, true);
}

}  // namespace ledger::twin
