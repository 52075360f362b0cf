// Archives of earlier releases, kept as files: this program must read each of them for ever.
//
// tests/old_archives/VERSION/ holds `archive`, a small archive with an entry of every kind that
// the release knew, and `facts`: lines of a name and a value that say how it opens and what must
// be found in it. Each release adds one:
//
//   build/release/bin/make_old_archive tests/old_archives/VERSION
//
// and never touches those that are there. All people and places in them are invented.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/world.h"
#include "ledger/ledger.h"

namespace old_archives {

using Facts = std::map<std::string, std::string>;

// Errors: as the ledger's; kConflict where the folder is there already.
base::Result<Facts> make(base::World& world, const std::filesystem::path& folder);

// Throws where there is none.
Facts read_facts(const std::filesystem::path& folder);

// What a member can read of the whole record, in one hash: of each entry its envelope and its
// body, encoded anew from what it was understood to mean.
std::string dump(const ledger::Ledger& ledger);

}  // namespace old_archives
