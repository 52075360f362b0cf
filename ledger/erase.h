// Erasure: the key, salt and body of everything that a report or source owns, for good.
//
// In one transaction the entry that says so is added, the sealed bodies are emptied and derived
// data forgets them; then the originals go, and the keys move to a new file under a new wrapping
// key, without those erased. Cut off at any point, it is done to its end when the archive opens
// next. The headers stay, so the tree is whole. What it cannot reach: copies made before, until
// they expire. For keepers of the archive.
#pragma once

#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace ledger {

struct Erasure {
  std::uint64_t number = 0;   // of the entry that says it
  std::size_t entries = 0;    // emptied
  // Backups of the archive or of its keys, made since and not yet expired, that still hold it.
  std::vector<std::string> backups;
};

// Errors: kNotAllowed, kNotFound (not there, or erased before), kBadInput (no reason), kIo.
base::Result<Erasure> erase_report(Ledger& ledger, const model::ReportId& report,
                                   std::string_view reason);
base::Result<Erasure> erase_source(Ledger& ledger, const model::SourceId& source,
                                   std::string_view reason);

}  // namespace ledger
