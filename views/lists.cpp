#include "views/lists.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "database/tokens.h"
#include "model/case.h"

namespace views {

namespace {

constexpr std::size_t kExcerptBytes = 160;

ReportLine report_line(database::Statement& row) {
  return {static_cast<std::uint64_t>(row.integer(0)),
          model::ReportId::from_bytes(row.bytes(1)).or_throw(), std::string(row.text(2))};
}

// Where the first stretch of about so many bytes begins that holds all of the phrase, cut and
// folded as the index does it. Stretches overlap by half, so that none is missed that fits in one.
std::optional<std::size_t> stretch_with(std::string_view text, const database::Phrase& phrase,
                                        std::size_t bytes) {
  const auto boundary = [&](std::size_t at) {
    at = std::min(at, text.size());
    while (at < text.size() && !base::is_boundary(text, at)) ++at;
    // Words are not cut where blanks part them.
    const std::size_t blank = text.find_first_of(" \n\t", at);
    return blank != text.npos && blank - at < kExcerptBytes / 4 ? blank : at;
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = boundary(begin + bytes);
    std::set<std::string, std::less<>> left(phrase.begin(), phrase.end());
    database::cut_text(text.substr(begin, end - begin), [&](const database::Token& token) {
      if (const auto at = left.find(token.term); at != left.end()) left.erase(at);
      return !left.empty();
    });
    if (left.empty()) return begin;
    if (end == text.size()) break;
    begin = std::max(boundary(begin + bytes / 2), begin + 1);
  }
  return std::nullopt;
}

// The neighbourhood of the first phrase that stands together in the text; else the beginning.
std::string excerpt(std::string_view text, const std::vector<database::Phrase>& phrases) {
  constexpr std::size_t kCoarse = 16 * 1024;
  std::size_t begin = 0;
  for (const database::Phrase& phrase : phrases) {
    const auto block = stretch_with(text, phrase, kCoarse);
    if (!block) continue;
    const auto near = stretch_with(text.substr(*block, 2 * kCoarse), phrase, kExcerptBytes / 2);
    begin = *block + near.value_or(0);
    break;
  }
  begin -= std::min(begin, kExcerptBytes / 4);
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
  TRY_ASSIGN(const auto phrases, database::phrases_of(words));
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
    hit.excerpt = excerpt(received->report.text, phrases);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace views
