// Compares trees and proofs with the slow twin, and feeds bent proofs to the checkers.
#include <cstring>

#include "base/result.h"
#include "ledger/merkle.h"
#include "ledger/merkle_twin.h"

using ledger::Hash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 6) return 0;
  const std::size_t count = data[0] + 1u;
  const std::size_t index = data[1] % count;
  const std::size_t old_size = data[2] % (count + 1);
  std::vector<Hash> leaves(count);
  ledger::Frontier frontier;
  for (std::size_t at = 0; at < count; ++at) {
    leaves[at] = ledger::leaf_hash({data, (at % size) + 1});
    frontier.append(leaves[at]);
  }
  const ledger::NodeSource nodes = [&](unsigned level, std::uint64_t at) {
    return ledger::twin::root(ledger::twin::Leaves(leaves).subspan(at << level, 1u << level));
  };
  const Hash root = ledger::twin::root(leaves);
  WHEREABOUTS_ASSERT(frontier.root() == root);
  auto inclusion = ledger::inclusion_proof(index, count, nodes);
  WHEREABOUTS_ASSERT(inclusion == ledger::twin::path(index, leaves));
  WHEREABOUTS_ASSERT(ledger::inclusion_holds(leaves[index], index, count, inclusion, root));
  const Hash old_root = ledger::twin::root(ledger::twin::Leaves(leaves).first(old_size));
  auto consistency = ledger::consistency_proof(old_size, count, nodes);
  WHEREABOUTS_ASSERT(consistency == ledger::twin::consistency(old_size, leaves));
  WHEREABOUTS_ASSERT(ledger::consistency_holds(old_size, old_root, count, root, consistency));
  if (!inclusion.empty()) {
    Hash& bent = inclusion[data[3] % inclusion.size()];
    bent[data[4] % 32] = static_cast<std::uint8_t>(bent[data[4] % 32] ^ (data[5] | 1));
    WHEREABOUTS_ASSERT(!ledger::inclusion_holds(leaves[index], index, count, inclusion, root));
  }
  if (!consistency.empty()) {
    Hash& bent = consistency[data[3] % consistency.size()];
    bent[data[4] % 32] = static_cast<std::uint8_t>(bent[data[4] % 32] ^ (data[5] | 1));
    WHEREABOUTS_ASSERT(
        !ledger::consistency_holds(old_size, old_root, count, root, consistency));
  }
  return 0;
}
