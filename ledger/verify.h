// Verification: is the archive what its members wrote, whole and unchanged?
//
// Reads every page of both databases, free ones and the log as well; computes every leaf, every
// stored node and every act anew and checks each signature against the key that its member had at
// that time; opens each body that this member can and compares it with its commitment; reads every
// original. What is sealed to others is counted, not guessed. An older copy of a whole archive is
// consistent in itself: only a head from outside (Ledger::check_head) shows it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace ledger {

enum class Depth {
  kUsual,
  kDeep,  // also makes the derived tables anew and compares; nothing else can be written meanwhile
};

struct Verification {
  std::vector<database::Damage> damages;  // empty: nothing is wrong
  std::vector<std::string> notes;         // no damage, but worth a look
  std::uint64_t entries = 0;
  std::uint64_t opened = 0;          // bodies that were compared with their commitments
  std::uint64_t sealed_to_others = 0;
  std::uint64_t erased = 0;
  std::uint64_t of_newer_program = 0;
  std::uint64_t acts = 0;
  std::uint64_t originals = 0;
  Hash root{};
  bool good() const { return damages.empty(); }
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

Verification verify(Ledger& ledger, Depth depth = Depth::kUsual, const Progress& progress = {});

// Opens and verifies; where it does not open for damage, that is the damage. Errors: kLocked,
// kNotFound, kUnsupported, kIo, as Ledger::open().
base::Result<Verification> verify_folder(base::World& world, const Parts& parts,
                                         const std::filesystem::path& folder,
                                         std::string_view login, std::string_view password,
                                         Depth depth = Depth::kUsual,
                                         const Progress& progress = {});

}  // namespace ledger
