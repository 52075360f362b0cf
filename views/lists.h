// Lists and search over all that a member may see: one query per screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database/text_index.h"
#include "ledger/ledger.h"

namespace views {

struct CaseLine {
  model::CaseId id;
  std::string title;
  bool closed = false;  // sealed to its keepers, of whom this member is one
  bool ended = false;
};

// Newest first. Closed cases are folded in memory for those who may open them.
std::vector<CaseLine> cases(const ledger::Ledger& ledger);

struct ReportLine {
  std::uint64_t number = 0;
  model::ReportId id;
  std::string label;
};

// Newest first, of the reports that stand in the shared lists.
std::vector<ReportLine> reports(const ledger::Ledger& ledger, std::size_t most,
                                std::uint64_t older_than = 0);

struct SourceLine {
  model::SourceId id;
  std::string label;
  bool is_protected = false;
  std::string grade;
};

// In the order in which they were added. Who they are is nowhere in it.
std::vector<SourceLine> sources(const ledger::Ledger& ledger);

struct Hit {
  ReportLine report;
  std::string excerpt;  // some words around the first of those looked for
};

// Reports of closed cases are in no index and so are not found. Errors: kBadInput, kTooLarge.
base::Result<std::vector<Hit>> search(const ledger::Ledger& ledger, std::string_view words,
                                      database::TextIndex::Order order, std::size_t most);

}  // namespace views
