#include "views/lists.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "model/case.h"

namespace views {

namespace {

constexpr std::size_t kExcerptBytes = 160;

ReportLine report_line(database::Statement& row) {
  return {static_cast<std::uint64_t>(row.integer(0)),
          model::ReportId::from_bytes(row.bytes(1)).or_throw(), std::string(row.text(2))};
}

// The neighbourhood of the first looked-for word that stands in the text as it was typed; else
// the beginning.
std::string excerpt(std::string_view text, std::string_view words) {
  std::size_t at = std::string_view::npos;
  for (std::size_t from = 0; from < words.size() && at == std::string_view::npos;) {
    std::size_t end = std::min(words.find_first_of(" \"", from), words.size());
    if (end > from) at = text.find(words.substr(from, end - from));
    from = end + 1;
  }
  std::size_t begin =
      at == std::string_view::npos || at < kExcerptBytes / 3 ? 0 : at - kExcerptBytes / 3;
  while (begin > 0 && !base::is_boundary(text, begin)) --begin;
  std::string cut(base::utf8_prefix(text.substr(begin), kExcerptBytes));
  std::replace(cut.begin(), cut.end(), '\n', ' ');
  return cut;
}

}  // namespace

std::vector<CaseLine> cases(const ledger::Ledger& ledger) {
  std::vector<CaseLine> lines;
  {
    auto reader = ledger.reader();
    auto& rows =
        reader->statement("SELECT case_id, title, ended FROM view_cases ORDER BY opened DESC");
    while (rows.step()) {
      lines.push_back({model::CaseId::from_bytes(rows.bytes(0)).or_throw(),
                       std::string(rows.text(1)), false, rows.integer(2) != 0});
    }
  }
  for (const ledger::CaseInfo& each : ledger.cases()) {
    if (!each.closed || !each.mine) continue;
    model::Case folded = model::fold(each.id, ledger.entries_of(each.id).or_throw());
    lines.insert(lines.begin(), {each.id, folded.title, true, folded.ended});
  }
  return lines;
}

std::vector<ReportLine> reports(const ledger::Ledger& ledger, std::size_t most,
                                std::uint64_t older_than) {
  auto reader = ledger.reader();
  auto& rows = reader->statement(
      "SELECT number, report_id, label FROM view_reports WHERE number < $1"
      " ORDER BY number DESC LIMIT $2");
  constexpr auto kNoEnd = std::numeric_limits<std::int64_t>::max();
  rows.bind(1, older_than == 0 ? kNoEnd : static_cast<std::int64_t>(older_than));
  rows.bind(2, static_cast<std::int64_t>(most));
  std::vector<ReportLine> lines;
  while (rows.step()) lines.push_back(report_line(rows));
  return lines;
}

std::vector<SourceLine> sources(const ledger::Ledger& ledger) {
  auto reader = ledger.reader();
  auto& rows = reader->statement(
      "SELECT source_id, label, is_protected, grade FROM view_sources ORDER BY number");
  std::vector<SourceLine> lines;
  while (rows.step()) {
    lines.push_back({model::SourceId::from_bytes(rows.bytes(0)).or_throw(),
                     std::string(rows.text(1)), rows.integer(2) != 0, std::string(rows.text(3))});
  }
  return lines;
}

base::Result<std::vector<Hit>> search(const ledger::Ledger& ledger, std::string_view words,
                                      database::TextIndex::Order order, std::size_t most) {
  auto reader = ledger.reader();
  TRY_ASSIGN(auto numbers, ledger.texts().find(*reader, {words, order, most, {}}));
  std::vector<Hit> hits;
  for (std::int64_t number : numbers) {
    auto& row =
        reader->statement("SELECT number, report_id, label FROM view_reports WHERE number = $1");
    row.bind(1, number);
    if (!row.step()) continue;
    Hit hit{report_line(row), {}};
    row.reset();
    TRY_ASSIGN(model::Entry entry, ledger.entry(hit.report.number));
    const auto* received = entry.body ? std::get_if<model::ReportReceived>(&*entry.body) : nullptr;
    if (!received) continue;
    hit.excerpt = excerpt(received->report.text, words);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace views
