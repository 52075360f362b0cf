#include "ledger/merkle.h"

#include <gtest/gtest.h>

#include "ledger/merkle_twin.h"

namespace ledger {
namespace {

Hash hash_of(std::string_view hex) {
  base::Bytes bytes = base::from_hex(hex).or_throw();
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::vector<Hash> hashes(std::initializer_list<std::string_view> all) {
  std::vector<Hash> made;
  for (auto hex : all) made.push_back(hash_of(hex));
  return made;
}

// The eight leaves that the implementations of RFC 6962 test with, and their trees.
std::vector<Hash> standard_leaves() {
  std::vector<Hash> leaves;
  for (std::string_view hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f"}) {
    leaves.push_back(leaf_hash(base::from_hex(hex).or_throw()));
  }
  return leaves;
}

NodeSource source_over(const std::vector<Hash>& leaves) {
  return [&leaves](unsigned level, std::uint64_t index) {
    return twin::root(twin::Leaves(leaves).subspan(index << level, std::size_t{1} << level));
  };
}

TEST(Merkle, EmptyTreeAndEmptyLeafAreThoseOfTheStandard) {
  EXPECT_EQ(base::to_hex(empty_root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(base::to_hex(leaf_hash({})),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(Frontier{}.root(), empty_root());
}

TEST(Merkle, RootsOfTheStandardLeaves) {
  const auto roots = hashes({"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                             "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                             "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                             "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                             "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                             "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                             "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"});
  const auto leaves = standard_leaves();
  Frontier frontier;
  for (std::size_t at = 0; at < leaves.size(); ++at) {
    frontier.append(leaves[at]);
    EXPECT_EQ(frontier.root(), roots[at]) << at;
    EXPECT_EQ(tree_root(at + 1, source_over(leaves)), roots[at]) << at;
  }
}

TEST(Merkle, InclusionProofsOfTheStandardLeaves) {
  const auto leaves = standard_leaves();
  const auto nodes = source_over(leaves);
  EXPECT_EQ(inclusion_proof(0, 8, nodes),
            hashes({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(inclusion_proof(5, 8, nodes),
            hashes({"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(inclusion_proof(2, 3, nodes),
            hashes({"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}));
  EXPECT_EQ(inclusion_proof(1, 5, nodes),
            hashes({"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

TEST(Merkle, ConsistencyProofsOfTheStandardLeaves) {
  const auto leaves = standard_leaves();
  const auto nodes = source_over(leaves);
  EXPECT_TRUE(consistency_proof(1, 1, nodes).empty());
  EXPECT_EQ(consistency_proof(1, 8, nodes),
            hashes({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(consistency_proof(6, 8, nodes),
            hashes({"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(consistency_proof(2, 5, nodes),
            hashes({"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

// All sizes up to 70, all indices: against the twin, and every proof checks only where it belongs.
TEST(Merkle, AgreesWithTheSlowTwin) {
  std::vector<Hash> leaves;
  Frontier frontier;
  const auto nodes = source_over(leaves);
  for (std::uint8_t size = 1; size <= 70; ++size) {
    leaves.push_back(leaf_hash(std::array<std::uint8_t, 1>{size}));
    frontier.append(leaves.back());
    const Hash root = twin::root(leaves);
    ASSERT_EQ(frontier.root(), root);
    for (std::size_t at = 0; at < size; ++at) {
      const auto proof = inclusion_proof(at, size, nodes);
      ASSERT_EQ(proof, twin::path(at, leaves));
      ASSERT_TRUE(inclusion_holds(leaves[at], at, size, proof, root));
      ASSERT_FALSE(inclusion_holds(leaves[at], at + 1, size, proof, root));
      ASSERT_FALSE(inclusion_holds(leaf_hash({}), at, size, proof, root));
    }
    for (std::size_t old_size = 0; old_size <= size; ++old_size) {
      const Hash old_root = twin::root(twin::Leaves(leaves).first(old_size));
      const auto proof = consistency_proof(old_size, size, nodes);
      ASSERT_EQ(proof, twin::consistency(old_size, leaves));
      ASSERT_TRUE(consistency_holds(old_size, old_root, size, root, proof));
      ASSERT_FALSE(consistency_holds(old_size, leaf_hash({}), size, root, proof));
      if (old_size > 0) {
        ASSERT_FALSE(consistency_holds(old_size, old_root, size, leaf_hash({}), proof));
      }
    }
  }
}

TEST(Merkle, AProofThatIsTooLongOrTooShortDoesNotHold) {
  const auto leaves = standard_leaves();
  const auto nodes = source_over(leaves);
  const Hash root = twin::root(leaves);
  auto proof = inclusion_proof(3, 8, nodes);
  proof.push_back(root);
  EXPECT_FALSE(inclusion_holds(leaves[3], 3, 8, proof, root));
  proof.resize(2);
  EXPECT_FALSE(inclusion_holds(leaves[3], 3, 8, proof, root));
  EXPECT_FALSE(inclusion_holds(leaves[3], 8, 8, {}, root));
  EXPECT_FALSE(consistency_holds(9, root, 8, root, {}));
  EXPECT_FALSE(consistency_holds(3, root, 8, root, {}));
}

}  // namespace
}  // namespace ledger
